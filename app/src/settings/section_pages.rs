//! The sections that are a form each: languages and currency, limits, session times.

use super::{
    api::{ChangeLimits, ChangeRegion, ChangeSessions},
    fields::{ChoiceSetting, Save, TextSetting, fixed},
    texts as t,
    types::{LimitsForm, RegionForm, SessionsForm, ShopSettings},
};
use crate::ui::{Currency, Lang, PostForm, check, lang};
use leptos::{prelude::*, server_fn::ServerFn};

/// Suggestions; every name of the time zone database is taken.
const ZONES: [&str; 16] = [
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Warsaw",
    "Europe/Stockholm",
    "Europe/Zurich",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "Asia/Tokyo",
    "Australia/Sydney",
];

#[component]
pub(super) fn RegionSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let form = settings.region.form.clone();
    let owned = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(value, text)| ((*value).to_owned(), (*text).to_owned()))
            .collect::<Vec<_>>()
    };
    let languages = owned(&[
        ("en,ja", t::both_languages(lang)),
        ("en", t::english_only(lang)),
        ("ja", t::japanese_only(lang)),
    ]);
    let defaults = owned(&[(Lang::En.code(), Lang::En.name()), (Lang::Ja.code(), Lang::Ja.name())]);
    let currencies = Currency::CODES
        .iter()
        .map(|code| ((*code).to_owned(), (*code).to_owned()))
        .collect();
    let stays = settings.has_orders.then(|| t::currency_stays(lang).to_owned());
    view! {
        <PostForm to=ChangeRegion::PATH check={check::<RegionForm>} class="stack settings-form">
            <div class="fields">
                <ChoiceSetting name="languages" label=t::languages(lang) value=form.languages options=languages />
                <ChoiceSetting
                    name="default_language"
                    label=t::default_language(lang)
                    value=form.default_language
                    options=defaults
                />
                <ChoiceSetting
                    name="currency"
                    label=t::currency(lang)
                    value=form.currency
                    options=currencies
                    hint=t::currency_hint(lang)
                    place=fixed(&settings, "currency").or(stays)
                />
                <TextSetting
                    name="time_zone"
                    label=t::time_zone(lang)
                    value=form.time_zone
                    hint=t::time_zone_hint(lang)
                    list="time-zones"
                    required=true
                    place=fixed(&settings, "time_zone")
                />
            </div>
            <datalist id="time-zones">
                {ZONES.map(|zone| view! { <option value=zone></option> }).collect_view()}
            </datalist>
            <Save version=settings.region.version />
        </PostForm>
    }
}

#[component]
pub(super) fn LimitsSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let form = settings.limits.form.clone();
    view! {
        <PostForm to=ChangeLimits::PATH check={check::<LimitsForm>} class="stack settings-form">
            <div class="fields">
                <TextSetting
                    name="longest_upload"
                    label=t::longest_upload(lang)
                    value=form.longest_upload
                    inputmode="numeric"
                    required=true
                    place=fixed(&settings, "longest_upload")
                />
                <TextSetting
                    name="cart_lines"
                    label=t::cart_lines(lang)
                    value=form.cart_lines
                    inputmode="numeric"
                    required=true
                />
            </div>
            <Save version=settings.limits.version />
        </PostForm>
    }
}

#[component]
pub(super) fn SessionsSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let form = settings.sessions.form.clone();
    view! {
        <PostForm to=ChangeSessions::PATH check={check::<SessionsForm>} class="stack settings-form">
            <div class="fields">
                <TextSetting
                    name="idle"
                    label=t::session_idle(lang)
                    value=form.idle
                    inputmode="numeric"
                    required=true
                />
                <TextSetting name="end" label=t::session_end(lang) value=form.end inputmode="numeric" required=true />
                <TextSetting
                    name="on_behalf_limit"
                    label=t::on_behalf_limit(lang)
                    value=form.on_behalf_limit
                    inputmode="numeric"
                    required=true
                    place=fixed(&settings, "on_behalf_limit")
                />
                <TextSetting
                    name="on_behalf_idle"
                    label=t::on_behalf_idle(lang)
                    value=form.on_behalf_idle
                    inputmode="numeric"
                    required=true
                    place=fixed(&settings, "on_behalf_idle")
                />
            </div>
            <Save version=settings.sessions.version />
        </PostForm>
    }
}
