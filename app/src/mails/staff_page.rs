//! The page "Mails": what went out, what waits, what failed. Administrators only.

use super::{
    staff_api::{ResendMail, get_mail, list_mails},
    texts as t,
    types::{MailPreview, OutboxMail, OutboxPage, State},
};
use crate::ui::{Lang, Pager, PostForm, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{
    components::Form,
    hooks::{use_params_map, use_query_map},
};

const HERE: &str = "/staff/mails";

#[component]
pub fn MailsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let value = |name: &str| query.get(name).unwrap_or_default();
            (value("state"), value("before"))
        })
    });
    let refresh = refresh();
    let mails = reading(
        move || (asked.get(), refresh.get()),
        |((state, before), _)| list_mails(state, before),
    );
    let lang = lang();
    view! {
        <Title text=t::mails(lang) />
        <div class="page-head">
            <h1>{t::mails(lang)}</h1>
        </div>
        {move || view! { <Narrow state=asked.get().0 /> }}
        {loaded(
            mails,
            move |mails| {
                let (state, before) = asked.get_untracked();
                view! { <MailTable mails state before /> }.into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn Narrow(state: String) -> impl IntoView {
    let lang = lang();
    let options = State::ALL
        .map(|option| {
            view! {
                <option value=option.key() selected=option.key() == state>
                    {t::state(option, lang)}
                </option>
            }
        })
        .collect_view();
    view! {
        <Form method="GET" action=HERE attr:class="toolbar">
            <div class="field">
                <label for="mails-state">{t::state_label(lang)}</label>
                <select id="mails-state" name="state">
                    <option value="">{t::any_state(lang)}</option>
                    {options}
                </select>
            </div>
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
    }
}

#[component]
fn MailTable(mails: OutboxPage, state: String, before: String) -> impl IntoView {
    let lang = lang();
    if mails.mails.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t::no_mails(lang)}</h2>
                <p>{t::no_mails_text(lang)}</p>
            </div>
        }
        .into_any();
    }
    let narrowed = format!("{HERE}?state={state}");
    let next = mails.next.map(|next| format!("{narrowed}&before={next}"));
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::subject_label(lang)}</th>
                        <th scope="col">{t::to(lang)}</th>
                        <th scope="col">{t::created(lang)}</th>
                        <th scope="col">{t::state_label(lang)}</th>
                        <th scope="col">{t::error(lang)}</th>
                    </tr>
                </thead>
                <tbody>{mails.mails.into_iter().map(|mail| row(mail, lang)).collect_view()}</tbody>
            </table>
        </div>
        <Pager to=narrowed next before older=t::older(lang) newest=t::newest(lang) />
    }
    .into_any()
}

fn row(mail: OutboxMail, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::subject_label(lang)>
                <a href=format!("{HERE}/{}", mail.id)>{mail.subject}</a>
            </th>
            <td data-label=t::to(lang)>{mail.to}</td>
            <td data-label=t::created(lang)>{mail.created.view()}</td>
            <td data-label=t::state_label(lang)>
                <StateStamp state=mail.state />
            </td>
            <td data-label=t::error(lang)>{(!mail.error.is_empty()).then_some(mail.error)}</td>
        </tr>
    }
}

#[component]
fn StateStamp(state: State) -> impl IntoView {
    // The stamps of orders, by what they mean: done, under way, waiting, refused.
    let stamp = match state {
        State::Sent => "shipped",
        State::Pending | State::Sending => "in_production",
        State::Retrying => "on_hold",
        State::Failed => "rejected",
        State::Suppressed => "cancelled",
    };
    view! { <span class=format!("status status--{stamp}")>{t::state(state, lang())}</span> }
}

#[component]
pub fn MailPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let mail = reading(move || (id.get(), refresh.get()), |(id, _)| get_mail(id));
    loaded(mail, |preview| view! { <MailView preview /> }.into_any()).into_any()
}

#[component]
fn MailView(preview: MailPreview) -> impl IntoView {
    let lang = lang();
    let MailPreview { mail, text } = preview;
    let fact = |name: &'static str, value: AnyView| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    };
    let may_go_again = !matches!(mail.state, State::Pending | State::Sending);
    view! {
        <Title text=mail.subject.clone() />
        <nav class="breadcrumbs" aria-label=t::mails(lang)>
            <a href=HERE>{t::mails(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{mail.subject}</h1>
            <StateStamp state=mail.state />
        </div>
        <dl class="facts account">
            {fact(t::to(lang), mail.to.into_any())}
            {fact(t::created(lang), mail.created.view().into_any())}
            {mail.sent.map(|at| fact(t::sent(lang), at.view().into_any()))}
            {mail.due.map(|at| fact(t::due(lang), at.view().into_any()))}
            {fact(t::attempts(lang), mail.attempts.into_any())}
            {(!mail.error.is_empty()).then(|| fact(t::error(lang), mail.error.into_any()))}
        </dl>
        <section class="account">
            <h2>{t::what_it_says(lang)}</h2>
            <pre class="mail">{text}</pre>
        </section>
        {may_go_again
            .then(|| {
                view! {
                    <PostForm to=ResendMail::PATH class="account">
                        <input type="hidden" name="id" value=mail.id />
                        <button class="button">{t::send_again(lang)}</button>
                    </PostForm>
                }
            })}
    }
}
