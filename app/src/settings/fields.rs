//! Fields of the settings: where the shop was started with a value, it is shown with where it comes from.

use super::{texts as t, types::ShopSettings};
use crate::ui::{Field, SelectField, lang};
use leptos::prelude::*;

/// Whether a field is fixed, and where.
pub(super) fn fixed(settings: &ShopSettings, name: &str) -> Option<String> {
    settings
        .fixed
        .iter()
        .find(|(field, _)| field == name)
        .map(|(_, place)| place.clone())
}

/// A field's name in the form.
pub(super) fn of_form(name: &str) -> String {
    format!("form[{name}]")
}

/// What is fixed travels with the form all the same, so that its rules hold.
#[component]
pub(super) fn FixedField(
    name: &'static str,
    label: &'static str,
    value: String,
    /// In words, where that is not the value itself.
    #[prop(optional, into)]
    shown: Option<String>,
    place: String,
) -> impl IntoView {
    let shown = shown.unwrap_or_else(|| value.clone());
    view! {
        <div class="field">
            <span class="field__label">{label}</span>
            <span class="fixed-value">{shown}</span>
            <p class="field__hint">{place}</p>
            <input type="hidden" name=of_form(name) value=value />
        </div>
    }
}

/// A text, unless it is fixed.
#[component]
pub(super) fn TextSetting(
    name: &'static str,
    label: &'static str,
    value: String,
    #[prop(optional)] hint: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] inputmode: &'static str,
    #[prop(optional)] list: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional_no_strip)] place: Option<String>,
) -> impl IntoView {
    match place {
        Some(place) => view! { <FixedField name label value place /> }.into_any(),
        None => view! {
            <Field name=of_form(name) label value hint kind inputmode list autocomplete="off" required />
        }
        .into_any(),
    }
}

/// A choice, unless it is fixed.
#[component]
pub(super) fn ChoiceSetting(
    name: &'static str,
    label: &'static str,
    value: String,
    options: Vec<(String, String)>,
    #[prop(optional)] hint: &'static str,
    #[prop(optional_no_strip)] place: Option<String>,
) -> impl IntoView {
    match place {
        Some(place) => {
            let shown = options
                .into_iter()
                .find(|(option, _)| *option == value)
                .map_or_else(|| value.clone(), |(_, text)| text);
            view! { <FixedField name label value shown place /> }.into_any()
        }
        None => view! { <SelectField name=of_form(name) label value options hint /> }.into_any(),
    }
}

/// The version that a change names, and the button that saves it.
#[component]
pub(super) fn Save(version: i64) -> impl IntoView {
    view! {
        <input type="hidden" name="version" value=version.to_string() />
        <div class="toolbar">
            <button class="button button--primary">{t::save(lang())}</button>
        </div>
    }
}
