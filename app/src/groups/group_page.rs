//! The page of one group: its members, its names, and its end.

use super::{
    api::{DeleteGroup, RenameGroup, get_group},
    forms::GroupNames,
    members_panel::{AddPanel, MembersPanel},
    page::{ACCESS, HERE},
    parts::{BuiltInNote, page_names},
    texts as t,
    types::GroupDetail,
};
use crate::ui::{Field, PostForm, check, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

#[component]
pub fn GroupPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let group = reading(move || (id.get(), refresh.get()), |(id, _)| get_group(id));
    loaded(group, |group| view! { <GroupView group /> }.into_any()).into_any()
}

#[component]
fn GroupView(group: GroupDetail) -> impl IntoView {
    let lang = lang();
    let summary = group.summary.clone();
    let fact = |name: &'static str, value: String| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    };
    view! {
        <Title text=summary.name.clone() />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{summary.name.clone()}</h1>
            <a class="button" href=ACCESS>
                {t::page_access(lang)}
            </a>
        </div>
        <Done />
        <dl class="facts account">
            {fact(t::is_for(lang), t::audience_name(summary.audience, lang).to_owned())}
            {fact(t::opens(lang), page_names(&summary.pages, lang))}
            {fact(t::members(lang), summary.members.to_string())}
        </dl>
        <MembersPanel group=group.clone() />
        <AddPanel group=group.clone() />
        {match summary.built_in {
            Some(built_in) => {
                view! {
                    <section class="account">
                        <h2>{t::built_in_group(lang)}</h2>
                        <BuiltInNote text=t::built_in(built_in, lang) />
                    </section>
                }
                    .into_any()
            }
            None => view! { <OwnGroup group /> }.into_any(),
        }}
    }
}

/// What was just done here, as the address says since.
#[component]
fn Done() -> impl IntoView {
    let query = use_query_map();
    let lang = lang();
    let said = move || {
        let number = |name: &str| query.with(|query| query.get(name).and_then(|number| number.parse::<u32>().ok()));
        number("added")
            .map(|number| t::added(number, lang))
            .or_else(|| number("removed").map(|number| t::removed(number, lang)))
    };
    view! {
        <div role="status">
            {move || said().map(|text| view! { <p class="notice notice--success">{text}</p> })}
        </div>
    }
}

#[component]
fn OwnGroup(group: GroupDetail) -> impl IntoView {
    let lang = lang();
    let id = group.summary.id;
    let delete = id.clone();
    view! {
        <section class="account">
            <h2>{t::names(lang)}</h2>
            <PostForm to=RenameGroup::PATH check={check::<GroupNames>} class="stack">
                <input type="hidden" name="id" value=id.clone() />
                <input type="hidden" name="form[version]" value=group.version />
                <Field
                    name="form[name_en]"
                    label=t::name_en(lang)
                    hint=t::names_hint(lang)
                    value=group.name_en
                    required=true
                />
                <Field name="form[name_ja]" label=t::name_ja(lang) value=group.name_ja required=true />
                <div class="cluster">
                    <button class="button">{t::save(lang)}</button>
                </div>
            </PostForm>
        </section>
        <section class="account">
            <h2>{t::delete_group(lang)}</h2>
            <p>
                {if group.summary.members > 0 {
                    view! { <a href="#members">{t::delete_in_use(lang)}</a> }.into_any()
                } else {
                    t::delete_text(lang).into_any()
                }}
            </p>
            <PostForm to=DeleteGroup::PATH only=("id", delete)>
                <button class="button button--danger">{t::delete_group(lang)}</button>
            </PostForm>
        </section>
    }
}
