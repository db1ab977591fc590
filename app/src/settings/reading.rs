//! The settings as their page shows them.

use super::{
    Section,
    current::{Origin, Setting, Settings},
    relay::Relay,
    shipping, store,
    stored::{MINUTE, Stored},
    tax,
    types::{Edited, LimitsForm, MailForm, RegionForm, SessionsForm, ShopForm, ShopSettings},
    words,
};
use crate::{
    auth::Staff,
    ui::{AppError, Lang},
};

const HOUR: i64 = 60 * MINUTE;

pub(super) async fn settings(staff: &Staff) -> Result<ShopSettings, AppError> {
    let start = staff.shop().snapshot().start();
    let stored = Stored::read(staff.shop().db()).await?;
    let settings = start.settings.with(&stored, &start.fixed);
    let relay = settings.mail.relay.as_deref().and_then(Relay::read);
    Ok(ShopSettings {
        shop: edited(&stored, Section::Shop, shop(&settings)),
        face: settings.face(),
        region: edited(&stored, Section::Region, region(&settings)),
        has_orders: store::has_orders(staff).await?,
        has_password: relay.as_ref().is_some_and(Relay::has_password),
        mail: edited(&stored, Section::Mail, mail(&settings, relay)),
        limits: edited(&stored, Section::Limits, limits(&settings)),
        sessions: edited(&stored, Section::Sessions, sessions(&settings)),
        tax_classes: tax::list(staff).await?,
        shipping: shipping::list(staff).await?,
        fixed: start
            .fixed
            .iter()
            .map(|(setting, origin)| (field(*setting).to_owned(), place(*setting, *origin, staff.lang())))
            .collect(),
    })
}

fn edited<Form>(stored: &Stored, section: Section, form: Form) -> Edited<Form> {
    Edited {
        version: stored.version(section),
        form,
    }
}

fn shop(settings: &Settings) -> ShopForm {
    ShopForm {
        name: settings.name.clone(),
        accent: settings
            .accent
            .as_ref()
            .map(|digits| format!("#{digits}"))
            .unwrap_or_default(),
    }
}

fn region(settings: &Settings) -> RegionForm {
    let codes: Vec<&str> = settings.languages.iter().map(|lang| lang.code()).collect();
    RegionForm {
        languages: codes.join(","),
        default_language: settings.default_language.code().to_owned(),
        currency: settings.currency.code.clone(),
        time_zone: settings.time_zone.iana_name().unwrap_or("UTC").to_owned(),
    }
}

fn mail(settings: &Settings, relay: Option<Relay>) -> MailForm {
    let mail = settings.mail.clone();
    let form = MailForm {
        from_name: mail.from_name,
        from_address: mail.from_address,
        fallback: mail.fallback.unwrap_or_default(),
        operators: mail.operators.unwrap_or_default(),
        relay_security: "tls".to_owned(),
        ..MailForm::default()
    };
    match relay {
        Some(relay) => MailForm {
            relay_host: relay.host,
            relay_port: relay.port.map(|port| port.to_string()).unwrap_or_default(),
            relay_security: relay.security.to_owned(),
            relay_user: relay.user,
            ..form
        },
        None => form,
    }
}

fn limits(settings: &Settings) -> LimitsForm {
    LimitsForm {
        longest_upload: (settings.longest_upload / 1_000_000).to_string(),
        cart_lines: settings.cart_lines.to_string(),
    }
}

fn sessions(settings: &Settings) -> SessionsForm {
    SessionsForm {
        idle: (settings.session_idle / HOUR).to_string(),
        end: (settings.session_end / HOUR).to_string(),
        on_behalf_limit: (settings.on_behalf_limit / MINUTE).to_string(),
        on_behalf_idle: (settings.on_behalf_idle / MINUTE).to_string(),
    }
}

/// The field that a setting is edited in; of several, the first.
const fn field(setting: Setting) -> &'static str {
    match setting {
        Setting::Currency => "currency",
        Setting::TimeZone => "time_zone",
        Setting::MailFrom => "from_address",
        Setting::MailFallback => "fallback",
        Setting::MailOperators => "operators",
        Setting::Relay => "relay_host",
        Setting::LongestUpload => "longest_upload",
        Setting::OnBehalfLimit => "on_behalf_limit",
        Setting::OnBehalfIdle => "on_behalf_idle",
    }
}

fn place(setting: Setting, origin: Origin, lang: Lang) -> String {
    let name = setting.option().replace('-', "_");
    let at = match origin {
        Origin::Start => format!("--{} / QUOIN_{}", setting.option(), name.to_uppercase()),
        Origin::File => format!("{name}, quoin.toml"),
    };
    words::fixed(&at, lang)
}
