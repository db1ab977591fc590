//! Fields of a form: label, control, hint and message belong together for eye and screen reader alike.

use super::form::FormState;
use leptos::prelude::*;

/// A text field. What was typed into a refused form comes back, but never a password.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional)] inputmode: &'static str,
    /// The id of a `datalist` with suggestions.
    #[prop(optional)]
    list: &'static str,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&name);
    let typed = state.typed(&name).filter(|_| kind != "password");
    let input = view! {
        <input
            id=id.clone()
            name=name.clone()
            type=kind
            value=typed.unwrap_or(value)
            autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
            inputmode=(!inputmode.is_empty()).then_some(inputmode)
            list=(!list.is_empty()).then_some(list)
            aria-required=required.then_some("true")
            aria-invalid=invalid(state, &name)
            aria-describedby=described_by(state, &name, &id, !hint.is_empty())
        />
    };
    labelled(state, name, id, label, hint, input.into_any())
}

/// A field of several lines.
#[component]
pub fn AreaField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&name);
    let area = view! {
        <textarea
            id=id.clone()
            name=name.clone()
            rows="4"
            aria-required=required.then_some("true")
            aria-invalid=invalid(state, &name)
            aria-describedby=described_by(state, &name, &id, false)
        >
            {state.typed(&name).unwrap_or(value)}
        </textarea>
    };
    labelled(state, name, id, label, String::new(), area.into_any())
}

/// A choice among options: (value, text).
#[component]
pub fn SelectField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&name);
    let chosen = state.typed(&name).unwrap_or(value);
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
    let select = view! {
        <select
            id=id.clone()
            name=name.clone()
            aria-required=required.then_some("true")
            aria-invalid=invalid(state, &name)
            aria-describedby=described_by(state, &name, &id, !hint.is_empty())
        >
            {options}
        </select>
    };
    labelled(state, name, id, label, hint, select.into_any())
}

/// A box to check, beside its label. Checked, it sends `on`; else nothing.
#[component]
pub fn CheckField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let state: FormState = expect_context();
    let id = state.id(&name);
    view! {
        <div class="field field--check">
            <input
                id=id.clone()
                name=name.clone()
                type="checkbox"
                value="on"
                checked=state.checked(&name).unwrap_or(checked)
                aria-invalid=invalid(state, &name)
                aria-describedby=described_by(state, &name, &id, !hint.is_empty())
            />
            <label for=id.clone()>{label}</label>
            {hint_view(&id, hint)}
            {error_view(state, name, &id)}
        </div>
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
            checked=state.picked(&name, &value).unwrap_or(checked)
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

fn labelled(
    state: FormState,
    name: String,
    id: String,
    label: String,
    hint: String,
    control: AnyView,
) -> impl IntoView {
    let error = Memo::new({
        let name = name.clone();
        move |_| state.error(&name).is_some()
    });
    view! {
        <div class="field" class:field--invalid=move || error.get()>
            <label for=id.clone()>{label}</label>
            {control}
            {hint_view(&id, hint)}
            {error_view(state, name, &id)}
        </div>
    }
}

fn hint_view(id: &str, hint: String) -> impl IntoView + use<> {
    let id = format!("{id}-hint");
    (!hint.is_empty()).then(|| {
        view! {
            <p class="field__hint" id=id>
                {hint}
            </p>
        }
    })
}

fn error_view(state: FormState, name: String, id: &str) -> impl IntoView + use<> {
    let id = format!("{id}-error");
    move || {
        state.error(&name).map(|message| {
            view! {
                <p class="field__error" id=id.clone()>
                    {message}
                </p>
            }
        })
    }
}

fn described_by(
    state: FormState,
    name: &str,
    id: &str,
    hint: bool,
) -> impl Fn() -> Option<String> + Send + Sync + use<> {
    let (name, id) = (name.to_owned(), id.to_owned());
    move || match (state.error(&name).is_some(), hint) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

fn invalid(state: FormState, name: &str) -> impl Fn() -> Option<&'static str> + Send + Sync + use<> {
    let name = name.to_owned();
    move || state.error(&name).map(|_| "true")
}
