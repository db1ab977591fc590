//! Members of a group, several taken out at once; users to be added, several at once.

use super::{
    api::{AddGroupMembers, RemoveGroupMembers, find_users_for_group, list_group_members},
    page::HERE,
    texts as t,
    types::{Audience, GroupDetail, Member, MemberList},
};
use crate::ui::{Lang, Pager, PickField, PostForm, address, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::{components::Form, hooks::use_query_map};

/// A value of the page's query string, as it changes.
fn asked(name: &'static str) -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get(name).unwrap_or_default()))
}

#[component]
pub(super) fn MembersPanel(group: GroupDetail) -> impl IntoView {
    let lang = lang();
    let refresh = refresh();
    let (q, after) = (asked("q"), asked("after"));
    let id = group.summary.id.clone();
    let here = format!("{HERE}/{id}");
    let members = reading(
        move || (q.get(), after.get(), refresh.get()),
        move |(q, after, _)| list_group_members(id.clone(), q, after),
    );
    let search = (group.summary.members > 0).then(|| {
        view! {
            <Form
                method="GET"
                action=here
                attr:class="toolbar"
                attr:role="search"
                attr:aria-label=t::find_members(lang)
            >
                <div class="field">
                    <label for="members-q">{t::find_members(lang)}</label>
                    <input id="members-q" type="search" name="q" value=q.get_untracked() />
                </div>
                <button class="button button--quiet">{t::search(lang)}</button>
            </Form>
        }
    });
    view! {
        <section class="account" aria-labelledby="members">
            <h2 id="members" tabindex="-1">
                {t::members(lang)}
            </h2>
            {search}
            {loaded(
                members,
                move |members| {
                    let (q, after) = (q.get_untracked(), after.get_untracked());
                    view! { <Members group=group.clone() members q after /> }.into_any()
                },
            )}
        </section>
    }
}

#[component]
fn Members(group: GroupDetail, members: MemberList, q: String, after: String) -> impl IntoView {
    let lang = lang();
    let here = format!("{HERE}/{}", group.summary.id);
    if members.members.is_empty() {
        return if q.is_empty() {
            view! { <p>{t::no_members(lang)}</p> }.into_any()
        } else {
            view! {
                <p>
                    {t::no_member_found(lang)} ". " <a href=here>{t::show_all(lang)}</a>
                </p>
            }
            .into_any()
        };
    }
    let next = members.next.map(|next| address(&here, &[("q", &q), ("after", &next)]));
    let start = address(&here, &[("q", &q)]);
    let users = members.members;
    let form = match group.filled_by_others {
        Some(why) => view! {
            <p class="notice">{why}</p>
            <UserTable users may_tick=false />
        }
        .into_any(),
        None => view! {
            <PostForm to=RemoveGroupMembers::PATH class="members">
                <input type="hidden" name="id" value=group.summary.id />
                <UserTable users may_tick=true />
                <div class="cluster">
                    <button class="button">{t::remove_from_group(lang)}</button>
                </div>
            </PostForm>
        }
        .into_any(),
    };
    view! {
        {form}
        <Pager to=start next before=after older=t::next(lang) newest=t::first(lang) />
    }
    .into_any()
}

#[component]
pub(super) fn AddPanel(group: GroupDetail) -> impl IntoView {
    let lang = lang();
    let refresh = refresh();
    let find = asked("find");
    let id = group.summary.id.clone();
    let here = format!("{HERE}/{id}#add");
    let found = reading(
        move || (find.get(), refresh.get()),
        move |(find, _)| find_users_for_group(id.clone(), find),
    );
    (group.filled_by_others.is_none()).then(|| {
        view! {
            <section class="account" aria-labelledby="add">
                <h2 id="add" tabindex="-1">
                    {t::add_users(lang)}
                </h2>
                <Form
                    method="GET"
                    action=here
                    attr:class="toolbar"
                    attr:role="search"
                    attr:aria-label=t::add_users(lang)
                >
                    <div class="field">
                        <label for="users-q">{t::find_users(lang)}</label>
                        <input id="users-q" type="search" name="find" value=find.get_untracked() />
                    </div>
                    <button class="button button--quiet">{t::search(lang)}</button>
                </Form>
                {loaded(
                    found,
                    move |found| {
                        view! { <Found group=group.clone() found asked=find.get_untracked() /> }.into_any()
                    },
                )}
            </section>
        }
    })
}

#[component]
fn Found(group: GroupDetail, found: MemberList, asked: String) -> impl IntoView {
    let lang = lang();
    if found.members.is_empty() {
        let says = match (asked.trim().is_empty(), group.summary.audience) {
            (true, Audience::Customer) => return ().into_any(),
            (true, Audience::Staff) => t::nobody_to_add(lang),
            (false, _) if found.next.is_some() => t::more_found(lang),
            (false, _) => t::no_user_found(lang),
        };
        return view! { <p>{says}</p> }.into_any();
    }
    let more = found.next.map(|_| view! { <p>{t::more_found(lang)}</p> });
    view! {
        <PostForm to=AddGroupMembers::PATH class="members">
            <input type="hidden" name="id" value=group.summary.id />
            <UserTable users=found.members may_tick=true />
            {more}
            <div class="cluster">
                <button class="button button--primary">{t::add_to_group(lang)}</button>
            </div>
        </PostForm>
    }
    .into_any()
}

#[component]
fn UserTable(users: Vec<Member>, may_tick: bool) -> impl IntoView {
    let lang = lang();
    let customers = users.iter().any(|user| user.company.is_some());
    let rows = users
        .into_iter()
        .map(|user| row(user, may_tick, customers, lang))
        .collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::name(lang)}</th>
                        <th scope="col">{t::email(lang)}</th>
                        {customers.then(|| view! { <th scope="col">{t::company(lang)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(user: Member, may_tick: bool, customers: bool, lang: Lang) -> impl IntoView {
    let inactive = (!user.active).then(|| view! { <span class="tag">{t::deactivated(lang)}</span> });
    let name = if may_tick {
        view! { <PickField name="users[]" label=user.name value=user.id /> }.into_any()
    } else {
        user.name.into_any()
    };
    view! {
        <tr>
            <th scope="row" data-label=t::name(lang)>
                <div class="cluster">{name} {inactive}</div>
            </th>
            <td data-label=t::email(lang)>{user.email}</td>
            {customers
                .then(|| {
                    view! { <td data-label=t::company(lang)>{user.company.unwrap_or_default()}</td> }
                })}
        </tr>
    }
}
