//! Colleagues who are assigned to something, with what it takes to add and remove them.

use super::{staff_types::Colleague, texts as t};
use crate::ui::{PostForm, SelectField, lang};
use leptos::prelude::*;

#[component]
pub(crate) fn People(
    assigned: Vec<Colleague>,
    /// Who can be added.
    others: Vec<Colleague>,
    /// The field that names what they are assigned to.
    of: (&'static str, String),
    /// The server functions' paths.
    add: &'static str,
    remove: &'static str,
    /// The label of the choice of whom to add.
    label: &'static str,
) -> impl IntoView {
    let lang = lang();
    let options = std::iter::once((String::new(), t::choose(lang).to_owned()))
        .chain(others.into_iter().map(|other| (other.id, other.name)))
        .collect();
    let list = if assigned.is_empty() {
        view! { <p>{t::nobody_assigned(lang)}</p> }.into_any()
    } else {
        let people = assigned
            .into_iter()
            .map(|person| view! { <Person person of=of.clone() remove /> })
            .collect_view();
        view! { <ul class="people">{people}</ul> }.into_any()
    };
    view! {
        {list}
        <PostForm to=add only=of class="cluster">
            <SelectField name="user" label=label options=options required=true />
            <button class="button">{t::add(lang)}</button>
        </PostForm>
    }
}

#[component]
fn Person(person: Colleague, of: (&'static str, String), remove: &'static str) -> impl IntoView {
    let lang = lang();
    let inactive = (!person.active).then(|| view! { " " <span class="tag">{t::inactive(lang)}</span> });
    view! {
        <li>
            <span>{person.name.clone()} {inactive}</span>
            <PostForm to=remove only=("user", person.id)>
                <input type="hidden" name=of.0 value=of.1 />
                <button class="link-button" aria-label=format!("{}: {}", t::remove(lang), person.name)>
                    {t::remove(lang)}
                </button>
            </PostForm>
        </li>
    }
}
