//! The page "Groups", and the one that adds one.

use super::{
    api::{AddGroup, DeleteGroup, list_groups},
    forms::NewGroup,
    parts::{BuiltInNote, page_names},
    texts as t,
    types::{Audience, GroupSummary},
};
use crate::ui::{Field, Lang, PostForm, SelectField, check, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

pub(super) const HERE: &str = "/staff/groups";
pub(super) const ACCESS: &str = "/staff/groups/access";

#[component]
pub fn GroupsPage() -> impl IntoView {
    let refresh = refresh();
    let groups = reading(move || refresh.get(), |_| list_groups());
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <div class="cluster">
                <a class="button" href=ACCESS>
                    {t::page_access(lang)}
                </a>
                <a class="button button--primary" href=format!("{HERE}/new")>
                    {t::add_group(lang)}
                </a>
            </div>
            <p class="lede">{t::lede(lang)}</p>
        </div>
        {loaded(groups, |groups| view! { <GroupTable groups /> }.into_any())}
    }
    .into_any()
}

#[component]
fn GroupTable(groups: Vec<GroupSummary>) -> impl IntoView {
    let lang = lang();
    let rows = groups.into_iter().map(|group| row(group, lang)).collect_view();
    view! {
        <div class="table-scroll">
            <table class="table groups">
                <thead>
                    <tr>
                        <th scope="col">{t::group(lang)}</th>
                        <th scope="col">{t::is_for(lang)}</th>
                        <th scope="col" class="num">
                            {t::members(lang)}
                        </th>
                        <th scope="col">{t::opens(lang)}</th>
                        <th scope="col">
                            <span class="visually-hidden">{t::delete(lang)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(group: GroupSummary, lang: Lang) -> impl IntoView {
    let name = group.name.clone();
    let delete = match group.built_in {
        // Why stands on its page.
        Some(_) => view! { <BuiltInNote text=t::built_in_short(lang) /> }.into_any(),
        None => view! {
            <PostForm to=DeleteGroup::PATH only=("id", group.id.clone())>
                <button class="link-button" aria-label=format!("{}: {}", t::delete(lang), group.name)>
                    {t::delete(lang)}
                </button>
            </PostForm>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" data-label=t::group(lang)>
                <a href=format!("{HERE}/{}", group.id)>{name}</a>
            </th>
            <td data-label=t::is_for(lang)>{t::audience_name(group.audience, lang)}</td>
            <td data-label=t::members(lang) class="num">
                {group.members}
            </td>
            <td data-label=t::opens(lang)>{page_names(&group.pages, lang)}</td>
            <td>{delete}</td>
        </tr>
    }
}

#[component]
pub fn NewGroupPage() -> impl IntoView {
    // Who may not open the groups is not shown a form either.
    let groups = reading(|| (), |()| list_groups());
    loaded(groups, |_| view! { <NewGroupForm /> }.into_any()).into_any()
}

#[component]
fn NewGroupForm() -> impl IntoView {
    let lang = lang();
    let audiences =
        Audience::ALL.map(|audience| (audience.key().to_owned(), t::audience_name(audience, lang).to_owned()));
    let options = std::iter::once((String::new(), t::choose(lang).to_owned()))
        .chain(audiences)
        .collect();
    view! {
        <Title text=t::new_group(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::new_group(lang)}</h1>
            <p class="lede">{t::after_adding(lang)}</p>
        </div>
        <section class="account">
            <PostForm to=AddGroup::PATH check={check::<NewGroup>} class="stack">
                <Field name="form[name_en]" label=t::name_en(lang) hint=t::names_hint(lang) required=true />
                <Field name="form[name_ja]" label=t::name_ja(lang) required=true />
                <SelectField
                    name="form[audience]"
                    label=t::audience(lang)
                    hint=t::audience_hint(lang)
                    options=options
                    required=true
                />
                <div class="cluster">
                    <button class="button button--primary">{t::add_group(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
}
