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
                {number("longest_upload", t::longest_upload(lang), form.longest_upload, &settings)}
                {number("cart_lines", t::cart_lines(lang), form.cart_lines, &settings)}
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
                {number("idle", t::session_idle(lang), form.idle, &settings)}
                {number("end", t::session_end(lang), form.end, &settings)}
                {number("on_behalf_limit", t::on_behalf_limit(lang), form.on_behalf_limit, &settings)}
                {number("on_behalf_idle", t::on_behalf_idle(lang), form.on_behalf_idle, &settings)}
            </div>
            <Save version=settings.sessions.version />
        </PostForm>
    }
}

/// A whole number, which has to be given.
fn number(name: &'static str, label: &'static str, value: String, settings: &ShopSettings) -> AnyView {
    let place = fixed(settings, name);
    view! { <TextSetting name label value inputmode="numeric" required=true place /> }.into_any()
}
