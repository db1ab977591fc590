//! Saving a section: whoever saw an older version is told so, and what is saved counts on this server at once.

use super::{
    current::{Logo, Setting, Settings},
    relay::Relay,
    stored::{LimitsPart, MailPart, Part, RegionPart, SessionsPart, ShopPart, Stored},
    texts as t,
    types::{LimitsForm, MailForm, RegionForm, SessionsForm, ShopForm},
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    mails::{Mailer, is_address, note_addresses},
    store::{StoreError, Tx, encode},
    ui::{AppError, FieldError, Lang, at},
};
use jiff::tz::TimeZone;

/// A section as it is stored, and what holds without it.
struct Ground<P> {
    stored: Stored,
    settings: Settings,
    before: P,
}

async fn ground<P: Part>(staff: &Staff, version: i64) -> Result<Ground<P>, AppError> {
    let start = staff.shop().snapshot().start();
    let stored = Stored::read(staff.shop().db()).await?;
    if stored.version(P::SECTION) != version {
        return Err(changed_meanwhile(staff.lang()));
    }
    let settings = start.settings.with(&stored, &start.fixed);
    Ok(Ground {
        before: P::of(&settings),
        stored,
        settings,
    })
}

pub(super) fn changed_meanwhile(lang: Lang) -> AppError {
    AppError::Conflict(t::changed_meanwhile(lang).to_owned())
}

fn is_fixed(staff: &Staff, setting: Setting) -> bool {
    staff.shop().snapshot().start().fixed.contains_key(&setting)
}

/// Writes a section down if it is still at this version, with the event.
async fn save<P: Part>(tx: &mut Tx, staff: &Staff, ground: &Ground<P>, after: &P) -> Result<(), AppError> {
    let (key, value) = (P::SECTION.key(), encode(after)?);
    let version = ground.stored.version(P::SECTION);
    let saved = if version == 0 {
        tx.execute(
            "INSERT INTO settings (section, version, value) VALUES ($1, 1, $2) ON CONFLICT DO NOTHING",
            args![key, value],
        )
        .await?
    } else {
        tx.execute(
            "UPDATE settings SET value = $2, version = version + 1 WHERE section = $1 AND version = $3",
            args![key, value, version],
        )
        .await?
    };
    if saved == 0 {
        return Err(changed_meanwhile(staff.lang()));
    }
    let event = Event::by(staff.id(), "settings_changed", key);
    let event = event.change(Some(&ground.before.told()), Some(&after.told()));
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}

async fn save_alone<P: Part>(staff: &Staff, ground: &Ground<P>, after: &P) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    save(&mut tx, staff, ground, after).await?;
    tx.commit().await?;
    hold(staff).await
}

/// What was saved counts at once here, and within seconds on other servers.
async fn hold(staff: &Staff) -> Result<(), AppError> {
    Ok(staff.shop().read_settings().await?)
}

pub(super) async fn change_shop(staff: &Staff, version: i64, form: &ShopForm) -> Result<(), AppError> {
    let ground = ground::<ShopPart>(staff, version).await?;
    let after = ShopPart {
        name: form.name.trim().to_owned(),
        accent: super::palette::Colour::read(&form.accent).map(super::palette::Colour::digits),
        logo: ground.before.logo.clone(),
    };
    save_alone(staff, &ground, &after).await
}

/// Puts a logo in the place of the one before, which it returns.
pub(super) async fn set_logo(staff: &Staff, version: i64, logo: Option<Logo>) -> Result<Option<Logo>, AppError> {
    let ground = ground::<ShopPart>(staff, version).await?;
    let after = ShopPart {
        logo,
        ..ground.before.clone()
    };
    save_alone(staff, &ground, &after).await?;
    Ok(ground.before.logo)
}

pub(super) async fn change_region(staff: &Staff, version: i64, form: &RegionForm) -> Result<(), AppError> {
    let ground = ground::<RegionPart>(staff, version).await?;
    let (lang, before) = (staff.lang(), &ground.before);
    let zone = form.time_zone.trim();
    let mut problems: Vec<FieldError> = Vec::new();
    let currency = form.currency.clone();
    let keeps_currency = is_fixed(staff, Setting::Currency) || currency == before.currency;
    if !keeps_currency && has_orders(staff).await? {
        problems.push(at("currency", t::currency_stays(lang)));
    }
    if TimeZone::get(zone).is_err() {
        problems.push(at("time_zone", t::no_time_zone(lang)));
    }
    if !problems.is_empty() {
        return Err(AppError::Invalid(problems));
    }
    let after = RegionPart {
        languages: form.offered(),
        default_language: Lang::from_code(&form.default_language).unwrap_or_default(),
        currency: if keeps_currency {
            before.currency.clone()
        } else {
            currency
        },
        time_zone: if is_fixed(staff, Setting::TimeZone) {
            before.time_zone.clone()
        } else {
            zone.to_owned()
        },
    };
    save_alone(staff, &ground, &after).await
}

pub(super) async fn has_orders(staff: &Staff) -> Result<bool, StoreError> {
    let any: Option<(String,)> = staff.shop().db().one("SELECT id FROM orders LIMIT 1", args![]).await?;
    Ok(any.is_some())
}

pub(super) async fn change_mail(staff: &Staff, version: i64, form: &MailForm) -> Result<(), AppError> {
    let ground = ground::<MailPart>(staff, version).await?;
    let (lang, before) = (staff.lang(), ground.before.clone());
    let addresses = [
        ("from_address", &form.from_address),
        ("fallback", &form.fallback),
        ("operators", &form.operators),
    ];
    let problems: Vec<FieldError> = addresses
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty() && !is_address(text.trim()))
        .map(|(field, _)| at(field, t::no_address(lang)))
        .collect();
    if !problems.is_empty() {
        return Err(AppError::Invalid(problems));
    }
    let after = MailPart {
        from_name: form.from_name.trim().to_owned(),
        from_address: form.from_address.trim().to_owned(),
        fallback: form.fallback.trim().to_owned(),
        operators: form.operators.trim().to_owned(),
        relay: if is_fixed(staff, Setting::Relay) {
            before.relay
        } else {
            relay(form, before.relay.as_deref(), lang)?
        },
    };
    // What holds once it is saved, of which the shop's own addresses are noted beside.
    let start = staff.shop().snapshot().start();
    let mut settings = ground.settings.clone();
    after.clone().apply(&mut settings, &start.fixed);
    if Mailer::with(&settings, start).is_err() {
        return Err(AppError::Invalid(vec![at("relay_host", t::relay_unusable(lang))]));
    }
    let mut tx = staff.shop().db().begin().await?;
    save(&mut tx, staff, &ground, &after).await?;
    note_addresses(&mut tx, &settings.mail).await?;
    tx.commit().await?;
    hold(staff).await
}

/// The relay that a form names, with its password or, where that is empty, the one before.
fn relay(form: &MailForm, before: Option<&str>, lang: Lang) -> Result<Option<String>, AppError> {
    let refused = |field, message| AppError::Invalid(vec![at(field, message)]);
    let host = form.relay_host.trim();
    if host.is_empty() {
        return Ok(None);
    }
    let user = form.relay_user.trim();
    let port = crate::ui::parse_amount(&form.relay_port, 0).and_then(|port| u16::try_from(port).ok());
    let relay = Relay::new(host, port, &form.relay_security, user);
    let relay = if user.is_empty() {
        Some(relay)
    } else if form.relay_password.is_empty() {
        relay.with_password_of(before.and_then(Relay::read).as_ref())
    } else {
        Some(relay.with_password(&form.relay_password))
    };
    let relay = relay.ok_or_else(|| refused("relay_password", t::password_again(lang)))?;
    let url = relay.url().ok_or_else(|| refused("relay_host", t::no_host(lang)))?;
    Ok(Some(url))
}

pub(super) async fn change_limits(staff: &Staff, version: i64, form: &LimitsForm) -> Result<(), AppError> {
    let ground = ground::<LimitsPart>(staff, version).await?;
    let (longest_upload, cart_lines) = form.read(staff.lang()).map_err(AppError::Invalid)?;
    let after = LimitsPart {
        longest_upload: if is_fixed(staff, Setting::LongestUpload) {
            ground.before.longest_upload
        } else {
            longest_upload.into()
        },
        cart_lines: cart_lines.into(),
    };
    save_alone(staff, &ground, &after).await
}

pub(super) async fn change_sessions(staff: &Staff, version: i64, form: &SessionsForm) -> Result<(), AppError> {
    let ground = ground::<SessionsPart>(staff, version).await?;
    let times = form.read(staff.lang()).map_err(AppError::Invalid)?;
    let unless_fixed = |setting, before: i64, wanted: u32| {
        if is_fixed(staff, setting) {
            before
        } else {
            wanted.into()
        }
    };
    let before = &ground.before;
    let after = SessionsPart {
        idle: times.idle.into(),
        end: times.end.into(),
        on_behalf_limit: unless_fixed(Setting::OnBehalfLimit, before.on_behalf_limit, times.on_behalf_limit),
        on_behalf_idle: unless_fixed(Setting::OnBehalfIdle, before.on_behalf_idle, times.on_behalf_idle),
    };
    save_alone(staff, &ground, &after).await
}
