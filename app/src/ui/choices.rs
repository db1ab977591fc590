//! Choices of a form: one of several kinds, and several at once.

use super::{
    field::{described_by, error_view, hint_view, invalid, labelled},
    form::FormState,
};
use leptos::prelude::*;

/// A choice of one, whose options stand under headings: (heading, its options as value and text).
#[component]
pub fn GroupedSelectField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// What stands there while nothing is chosen.
    empty: &'static str,
    options: Vec<(&'static str, Vec<(String, String)>)>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&name);
    let chosen = state.typed(&name).unwrap_or_default();
    let groups = options
        .into_iter()
        .filter(|(_, options)| !options.is_empty())
        .map(|(heading, options)| {
            let options = options
                .into_iter()
                .map(|(value, text)| {
                    let selected = value == chosen;
                    view! {
                        <option value=value selected=selected>
                            {text}
                        </option>
                    }
                })
                .collect_view();
            view! { <optgroup label=heading>{options}</optgroup> }
        })
        .collect_view();
    let select = view! {
        <select
            id=id.clone()
            name=name.clone()
            aria-required=required.then_some("true")
            aria-invalid=invalid(state, &name)
            aria-describedby=described_by(state, &name, &id, !hint.is_empty())
        >
            <option value="">{empty}</option>
            {groups}
        </select>
    };
    labelled(state, name, id, label, hint, select.into_any())
}

/// One of several boxes to check.
#[derive(Clone, Debug)]
pub struct CheckBox {
    pub value: String,
    pub text: String,
    pub checked: bool,
    /// Cannot be changed; checked, it is sent all the same.
    pub fixed: bool,
}

/// Several boxes to check. The checked ones send their values as a list.
#[component]
pub fn CheckBoxes(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    boxes: Vec<CheckBox>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&name);
    let list = format!("{name}[]");
    let describes = !hint.is_empty();
    let boxes = boxes
        .into_iter()
        .map(|one| {
            let checked = match state.checked_of(&list, &one.value) {
                Some(checked) if !one.fixed => checked,
                _ => one.checked,
            };
            // A box that is disabled sends nothing.
            let kept = (one.fixed && checked)
                .then(|| view! { <input type="hidden" name=list.clone() value=one.value.clone() /> });
            view! {
                <label class="choice">
                    {kept}
                    <input
                        type="checkbox"
                        name=list.clone()
                        value=one.value
                        checked=checked
                        disabled=one.fixed
                        aria-invalid=invalid(state, &name)
                    />
                    <span>{one.text}</span>
                </label>
            }
        })
        .collect_view();
    let described_by = described_by(state, &name, &id, describes);
    let error = error_view(state, name, &id);
    view! {
        <fieldset class="choices" aria-describedby=described_by>
            <legend>{label}</legend>
            {boxes}
            {hint_view(&id, hint)}
            {error}
        </fieldset>
    }
}

/// One of several boxes of a name, each of which sends its own value when it is checked.
#[component]
pub fn PickField(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    /// The label is for those who do not see where the box stands.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&format!("{name}{value}"));
    let input = view! {
        <input
            id=id.clone()
            name=name.clone()
            type="checkbox"
            value=value.clone()
            checked=state.checked_of(&name, &value).unwrap_or(checked)
            aria-label=bare.then(|| label.clone())
        />
    };
    if bare {
        return input.into_any();
    }
    view! {
        <div class="field field--check">
            {input}
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}
