//! What a buyer sees of ordering on their behalf, and decides about it: the section of their account.

use super::{Consent, Done, GrantConsent, OnMyBehalf, Policy, Visit, WithdrawConsent, texts as t};
use crate::{
    auth::Role,
    ui::{Field, Lang, Pager, PostForm, lang, use_viewer},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub fn OnMyBehalfView(on_my_behalf: OnMyBehalf, before: String) -> impl IntoView {
    let lang = lang();
    let policy = match on_my_behalf.policy {
        Policy::Allowed => t::policy_allowed(lang),
        Policy::Ask => t::policy_ask(lang),
        Policy::Off => t::policy_off(lang),
    };
    let asked = on_my_behalf.policy == Policy::Ask;
    let next = on_my_behalf.next.map(|next| format!("/account?before={next}"));
    view! {
        <section class="account">
            <h2>{t::on_my_behalf(lang)}</h2>
            <p>{policy}</p>
            {asked.then(|| view! { <ConsentForms consent=on_my_behalf.consent /> })}
        </section>
        <section class="account">
            <h2>{t::visits(lang)}</h2>
            <Visits visits=on_my_behalf.visits />
            <Pager to="/account" next before older=t::older(lang) newest=t::newest(lang) />
        </section>
    }
}

/// Where the buyer's consent stands; a CSR on behalf reads it, and reads why there is nothing to press.
#[component]
fn ConsentForms(consent: Consent) -> impl IntoView {
    let lang = lang();
    let in_person = use_viewer().with_untracked(|viewer| matches!(viewer.role, Role::Buyer { .. }));
    let given = consent != Consent::NotGiven;
    let stands = match consent {
        Consent::NotGiven => t::consent_not_given(lang).to_owned(),
        Consent::ForGood => t::consent_for_good(lang).to_owned(),
        Consent::Until(when) => t::consent_until(&when.text, lang),
    };
    let forms = match (in_person, given) {
        (false, _) => view! { <p class="notice">{t::consent_only_buyer(lang)}</p> }.into_any(),
        (true, true) => view! { <Withdraw /> }.into_any(),
        (true, false) => view! { <Grant /> }.into_any(),
    };
    view! {
        <p>
            <strong>{stands}</strong>
        </p>
        {forms}
    }
}

#[component]
fn Withdraw() -> impl IntoView {
    let lang = lang();
    view! {
        <PostForm to=WithdrawConsent::PATH class="stack">
            <p>{t::withdraw_text(lang)}</p>
            <button class="button button--danger">{t::withdraw(lang)}</button>
        </PostForm>
    }
}

#[component]
fn Grant() -> impl IntoView {
    let lang = lang();
    let choice = |value: &'static str, name: &'static str, checked: bool| {
        view! {
            <label class="choice">
                <input type="radio" name="how_long" value=value checked=checked />
                <span class="choice__name">{name}</span>
            </label>
        }
    };
    view! {
        <PostForm to=GrantConsent::PATH class="stack">
            <fieldset class="choices">
                <legend>{t::how_long(lang)}</legend>
                {choice("for_good", t::for_good(lang), true)}
                {choice("until", t::until_a_day(lang), false)}
            </fieldset>
            <Field name="until" kind="date" label=t::until(lang) autocomplete="off" />
            <button class="button button--primary">{t::allow(lang)}</button>
        </PostForm>
    }
}

#[component]
fn Visits(visits: Vec<Visit>) -> impl IntoView {
    let lang = lang();
    if visits.is_empty() {
        return view! { <p>{t::no_visits(lang)}</p> }.into_any();
    }
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::visit_at(lang)}</th>
                        <th scope="col" class="num">{t::visit_length(lang)}</th>
                        <th scope="col">{t::visit_done(lang)}</th>
                    </tr>
                </thead>
                <tbody>{visits.into_iter().map(|visit| row(visit, lang)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(visit: Visit, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::visit_at(lang)>
                {visit.at.view()}
            </th>
            <td class="num" data-label=t::visit_length(lang)>
                {if visit.running { t::running(lang).to_owned() } else { t::minutes(visit.minutes, lang) }}
            </td>
            <td data-label=t::visit_done(lang)>
                <DoneView done=visit.done orders="/orders" />
            </td>
        </tr>
    }
}

/// What was done in an on-behalf session, with links to its orders under this path.
#[component]
pub(super) fn DoneView(done: Done, orders: &'static str) -> impl IntoView {
    let lang = lang();
    if done == Done::default() {
        return t::nothing_done(lang).into_any();
    }
    let linked = |name: &'static str, numbers: Vec<String>| {
        let links = numbers
            .into_iter()
            .map(|number| {
                view! {
                    " "
                    <a href=format!("{orders}/{number}")>{number.clone()}</a>
                }
            })
            .collect_view();
        view! { <li>{name} {links}</li> }
    };
    let placed = (!done.placed.is_empty()).then(|| linked(t::ordered(lang), done.placed));
    let cancelled = (!done.cancelled.is_empty()).then(|| linked(t::cancelled(lang), done.cancelled));
    let cart = (done.cart_changes > 0).then(|| view! { <li>{t::cart_changed(done.cart_changes, lang)}</li> });
    view! { <ul class="deeds">{placed} {cancelled} {cart}</ul> }.into_any()
}
