//! The page "Users": the list, and what can be done for several of them.

use super::{
    api::{ChangeUsers, list_users},
    texts as t,
    types::{Choices, Outcome, Task, UserList, UserSummary},
};
use crate::{
    groups::{Audience, GroupChoice},
    ui::{GroupedSelectField, Lang, Pager, PostForm, address, lang, loaded, raw_query_value, reading, refresh},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

pub(super) const HERE: &str = "/staff/users";

/// What the list is narrowed to and its order, in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Narrowed {
    q: String,
    group: String,
    company: String,
    state: String,
    sort: String,
    from: String,
    batch: String,
}

impl Narrowed {
    fn of_page() -> Memo<Self> {
        let query = use_query_map();
        Memo::new(move |_| {
            query.with(|query| {
                let value = |name: &str| query.get(name).unwrap_or_default();
                Self {
                    // The router decodes what is typed twice where it has a percent sign.
                    q: raw_query_value("q").unwrap_or_default(),
                    group: value("group"),
                    company: value("company"),
                    state: value("state"),
                    sort: value("sort"),
                    from: value("from"),
                    batch: value("batch"),
                }
            })
        })
    }

    fn values(&self) -> [(&'static str, &str); 5] {
        [
            ("q", &self.q),
            ("group", &self.group),
            ("company", &self.company),
            ("state", &self.state),
            ("sort", &self.sort),
        ]
    }

    /// The list as it is narrowed, from there on.
    fn address(&self, from: &str) -> String {
        let values: Vec<_> = self.values().into_iter().chain([("from", from)]).collect();
        address(HERE, &values)
    }

    fn export(&self) -> String {
        address("/staff/users.csv", &self.values())
    }
}

#[component]
pub fn UsersPage() -> impl IntoView {
    let narrowed = Narrowed::of_page();
    let refresh = refresh();
    let users = reading(
        move || (narrowed.get(), refresh.get()),
        |(n, _)| list_users(n.q, n.group, n.company, n.state, n.sort, n.from, n.batch),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <p class="cluster">
                <a class="button" href="/staff/users/import">
                    {t::import(lang)}
                </a>
                <a class="button" href=move || narrowed.get().export() rel="external" download="users.csv">
                    {t::export(lang)}
                </a>
                <a class="button button--primary" href="/staff/users/new">
                    {t::add_user(lang)}
                </a>
            </p>
        </div>
        {loaded(
            users,
            move |users| {
                let narrowed = narrowed.get_untracked();
                view! {
                    <Narrow narrowed=narrowed.clone() choices=users.choices.clone() />
                    <Users users narrowed />
                }
                    .into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn Narrow(narrowed: Narrowed, choices: Choices) -> impl IntoView {
    let lang = lang();
    let options = |options: Vec<(String, String)>, chosen: String| {
        options
            .into_iter()
            .map(|(value, text)| {
                let selected = value == chosen;
                view! {
                    <option value=value selected=selected>
                        {text}
                    </option>
                }
            })
            .collect_view()
    };
    let words = |words: &[(&str, &str)]| -> Vec<(String, String)> {
        words
            .iter()
            .map(|(value, text)| ((*value).to_owned(), (*text).to_owned()))
            .collect()
    };
    let groups = choices.groups.into_iter().map(|group| (group.id, group.name)).collect();
    let companies = choices
        .companies
        .into_iter()
        .map(|company| (company.id, company.name))
        .collect();
    let states = words(&[("active", t::active(lang)), ("deactivated", t::deactivated(lang))]);
    let sorts = words(&[
        ("", t::by_name(lang)),
        ("email", t::by_email(lang)),
        ("newest", t::by_newest(lang)),
    ]);
    view! {
        <Form method="GET" action=HERE attr:class="toolbar" attr:role="search" attr:aria-label=t::title(lang)>
            <div class="field">
                <label for="users-q">{t::find(lang)}</label>
                <input id="users-q" type="search" name="q" value=narrowed.q />
            </div>
            <div class="field">
                <label for="users-group">{t::group(lang)}</label>
                <select id="users-group" name="group">
                    <option value="">{t::any_group(lang)}</option>
                    {options(groups, narrowed.group)}
                </select>
            </div>
            <div class="field">
                <label for="users-company">{t::company(lang)}</label>
                <select id="users-company" name="company">
                    <option value="">{t::any_company(lang)}</option>
                    {options(companies, narrowed.company)}
                </select>
            </div>
            <div class="field">
                <label for="users-state">{t::state(lang)}</label>
                <select id="users-state" name="state">
                    <option value="">{t::any_state(lang)}</option>
                    {options(states, narrowed.state)}
                </select>
            </div>
            <div class="field">
                <label for="users-sort">{t::sort(lang)}</label>
                <select id="users-sort" name="sort">
                    {options(sorts, narrowed.sort)}
                </select>
            </div>
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
    }
    .into_any()
}

#[component]
fn Users(users: UserList, narrowed: Narrowed) -> impl IntoView {
    let lang = lang();
    let outcome = users.outcome.map(|outcome| view! { <WhatCame outcome /> });
    if users.users.is_empty() {
        return view! {
            {outcome}
            <div class="empty">
                <h2>{t::none(lang)}</h2>
                <a class="button" href=HERE>
                    {t::show_all(lang)}
                </a>
            </div>
        }
        .into_any();
    }
    let next = users.next.map(|next| narrowed.address(&next));
    let rows = users.users.into_iter().map(|user| row(user, lang)).collect_view();
    let back = narrowed.address(&narrowed.from);
    view! {
        {outcome}
        <PostForm to=ChangeUsers::PATH label=t::title(lang)>
            <input type="hidden" name="back" value=back />
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::name(lang)}</th>
                            <th scope="col">{t::email(lang)}</th>
                            <th scope="col">{t::company(lang)}</th>
                            <th scope="col">{t::groups(lang)}</th>
                            <th scope="col">{t::added(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Tasks groups=users.choices.groups />
        </PostForm>
        <Pager to=narrowed.address("") next before=narrowed.from older=t::next(lang) newest=t::first(lang) />
    }
    .into_any()
}

fn row(user: UserSummary, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::name(lang)>
                <span class="user-name">
                    <input
                        type="checkbox"
                        name="users[]"
                        value=user.id.clone()
                        aria-label=t::choose_user(&user.name, lang)
                    />
                    <a href=format!("{HERE}/{}", user.id)>{user.name}</a>
                </span>
                {(!user.active).then(|| view! { " " <span class="tag">{t::deactivated(lang)}</span> })}
            </th>
            <td data-label=t::email(lang)>{user.email}</td>
            <td data-label=t::company(lang)>{user.company}</td>
            <td data-label=t::groups(lang)>{user.groups.join(", ")}</td>
            <td data-label=t::added(lang)>{user.added.view()}</td>
        </tr>
    }
}

/// What can be done for the chosen users.
#[component]
fn Tasks(groups: Vec<GroupChoice>) -> impl IntoView {
    let lang = lang();
    let buttons = [Task::SendLink, Task::Deactivate, Task::Reactivate]
        .map(|task| {
            view! {
                <button class="button button--quiet" name="task" value=task.key()>
                    {t::task(task, lang)}
                </button>
            }
        })
        .collect_view();
    view! {
        <fieldset class="user-tasks">
            <legend>{t::several(lang)}</legend>
            <div class="cluster">{buttons}</div>
            <div class="toolbar">
                <GroupedSelectField
                    name="group"
                    label=t::group(lang)
                    empty=t::choose(lang)
                    options=by_audience(groups, lang)
                />
                <button class="button button--quiet" name="task" value=Task::Join.key()>
                    {t::task(Task::Join, lang)}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// The groups that this person may fill, of staff and of customers.
pub(super) fn by_audience(groups: Vec<GroupChoice>, lang: Lang) -> Vec<(&'static str, Vec<(String, String)>)> {
    let of = |audience: Audience| {
        groups
            .iter()
            .filter(|group| group.audience == audience && group.may_add)
            .map(|group| (group.id.clone(), group.name.clone()))
            .collect()
    };
    vec![
        (t::staff(lang), of(Audience::Staff)),
        (t::customers(lang), of(Audience::Customer)),
    ]
}

#[component]
fn WhatCame(outcome: Outcome) -> impl IntoView {
    let lang = lang();
    let warns = !outcome.refused.is_empty();
    let refused = outcome
        .refused
        .into_iter()
        .map(|user| view! { <li>{user.name} ": " {user.why}</li> })
        .collect_view();
    view! {
        <div class="notice" class:notice--warning=warns role="status">
            <p>{t::done(outcome.task, outcome.done, lang)}</p>
            {warns
                .then(|| {
                    view! {
                        <p>{t::not_done(lang)}</p>
                        <ul>{refused}</ul>
                    }
                })}
        </div>
    }
    .into_any()
}
