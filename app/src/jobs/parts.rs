//! What a job's page shows to customers and to staff alike.

use super::{
    JobState, texts as t,
    types::{Comment, Happened, Job, JobSummary},
};
use crate::{
    cart::Choices,
    ui::{AreaField, PostForm, count, lang, shop_money},
};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub(super) fn StateStamp(state: JobState) -> impl IntoView {
    view! { <span class=format!("status status--{}", state.key())>{state.text(lang())}</span> }
}

/// A job in a list: its name, which leads to its page, its number and its code.
pub(super) fn job_name(job: &JobSummary, list: &str) -> impl IntoView + use<> {
    let mut numbers = job.number.clone();
    if !job.code.is_empty() {
        numbers = format!("{numbers} · {}", job.code);
    }
    view! {
        <a href=format!("{list}/{}", job.number)>{job.name.clone()}</a>
        " "
        <span class="job-number">{numbers}</span>
    }
}

/// What the job is called and how far it is.
#[component]
pub(super) fn JobHead(job: Job) -> impl IntoView {
    view! {
        <Title text=format!("{} · {}", job.details.name, job.number) />
        <div class="page-head">
            <h1>{job.details.name} " " <span class="job-number">{job.number}</span></h1>
            <StateStamp state=job.state />
        </div>
    }
}

/// What the job is; `facts` are more pairs for the audience that may read them.
#[component]
pub(super) fn JobFacts(
    job: Job,
    /// Where the job's order is shown, without its number.
    orders: &'static str,
    #[prop(optional)] facts: Option<AnyView>,
) -> impl IntoView {
    let lang = lang();
    let by_customer_service = job.by_customer_service && facts.is_none();
    let fact = |name: &'static str, value: Option<AnyView>| {
        value.map(|value| {
            view! {
                <dt>{name}</dt>
                <dd>{value}</dd>
            }
        })
    };
    let text = |text: String| (!text.is_empty()).then(|| text.into_any());
    let order = job
        .order
        .map(|order| view! { <a href=format!("{orders}/{order}")>{order.clone()}</a> }.into_any());
    let product = job.product.filter(|product| *product != job.details.name);
    let choices = (!job.choices.is_empty()).then(|| view! { <Choices choices=job.choices /> }.into_any());
    view! {
        <dl class="facts">
            {fact(t::order(lang), order)}
            {fact(t::product(lang), product.map(IntoAny::into_any))}
            {fact(t::quantity(lang), Some(count(job.details.quantity).into_any()))}
            {fact(t::options(lang), choices)}
            {fact(t::price(lang), job.price.map(|price| shop_money(price).into_any()))}
            {fact(t::due(lang), job.due.map(IntoAny::into_any))}
            {fact(t::code(lang), text(job.details.code))}
            {fact(t::description(lang), text(job.details.description))}
            <dt>{t::opened(lang)}</dt>
            <dd>
                {job.opened.view()}
                {by_customer_service.then(|| view! { " · " {t::by_customer_service(lang)} })}
            </dd>
            {facts}
        </dl>
    }
}

/// Comments, and where one more is written.
#[component]
pub(super) fn Comments(
    heading: &'static str,
    none: &'static str,
    comments: Vec<Comment>,
    /// The server function that takes one more, and its button; none where the reader may not.
    to: Option<(&'static str, &'static str)>,
    /// The name and the label of its field.
    field: (&'static str, &'static str),
    number: String,
    /// Distinguishes the section among those of its kind.
    id: &'static str,
) -> impl IntoView {
    let list = if comments.is_empty() {
        view! { <p class="quiet">{none}</p> }.into_any()
    } else {
        let comments = comments
            .into_iter()
            .map(|comment| {
                view! {
                    <li>
                        <p class="comments__by">
                            <strong>{comment.author}</strong>
                            " "
                            {comment.at.view()}
                        </p>
                        <p class="comments__text">{comment.text}</p>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="comments">{comments}</ul> }.into_any()
    };
    let form = to.map(|(to, button)| {
        view! {
            <PostForm to only=("number", number) class="stack" clears=true>
                <AreaField name=field.0 label=field.1 required=true />
                <button class="button">{button}</button>
            </PostForm>
        }
    });
    view! {
        <section class="account" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {list}
            {form}
        </section>
    }
}

#[component]
pub(super) fn History(history: Vec<Happened>) -> impl IntoView {
    let rows = history
        .into_iter()
        .map(|event| {
            view! {
                <li>
                    {event.at.view()}
                    <span>{event.what} <span class="log__by">" · " {event.by}</span></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="account" aria-labelledby="history">
            <h2 id="history">{t::history(lang())}</h2>
            <ul class="log">{rows}</ul>
        </section>
    }
}
