//! An order as staff see it: a chunk that customers' browsers never load.

use super::{
    OrderStep,
    order_page::OrderSheet,
    staff_api::{MoveOrder, get_staff_order},
    texts as t,
    types::StaffOrder,
};
use crate::{
    auth::Page,
    production::ReasonForm,
    ui::{Field, Leads, PostForm, check, lang, loaded, reading, refresh},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

#[component]
pub fn StaffOrderPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let refresh = refresh();
    let order = reading(
        move || (number.get(), refresh.get()),
        |(number, _)| get_staff_order(number),
    );
    loaded(order, |order| view! { <StaffOrderView order /> }.into_any()).into_any()
}

#[component]
fn StaffOrderView(order: StaffOrder) -> impl IntoView {
    let lang = lang();
    let buyer = order.order.buyer.clone();
    let number = order.order.number.clone();
    let order_for_buyer = order.serves.then(|| {
        let to = format!("/on-behalf?buyer={}&from=/staff/orders/{number}", order.buyer_id);
        view! {
            <a class="button" href=to>
                {t::order_for_buyer(lang)}
            </a>
        }
    });
    let acts = (order.serves || !order.steps.is_empty()).then(|| {
        view! {
            <div class="toolbar">{order_for_buyer} <Steps number steps=order.steps /></div>
        }
    });
    let by = order.on_behalf.map(|on_behalf| {
        view! {
            <dt>{t::customer_service(lang)}</dt>
            <dd>{t::on_behalf_of(&on_behalf.csr, &buyer, lang)}</dd>
            <dt>{t::why(lang)}</dt>
            <dd>{on_behalf.reason}</dd>
        }
    });
    let of_jobs = |name: &'static str, people: Vec<(String, String)>| {
        let lines: Vec<String> = people
            .iter()
            .map(|(job, person)| t::for_job(person, job, lang))
            .collect();
        view! {
            <dt>{name}</dt>
            <dd>{lines.join("\n")}</dd>
        }
    };
    let added_by = (!order.added_by.is_empty()).then(|| of_jobs(t::added_by(lang), order.added_by));
    let facts = view! {
        <dt>{t::buyer(lang)}</dt>
        <dd>
            <Leads to=Page::Users path=format!("/staff/users/{}", order.buyer_id) name=order.order.buyer.clone() />
        </dd>
        <dt>{t::company(lang)}</dt>
        <dd>
            <Leads to=Page::Companies path=format!("/staff/companies/{}", order.company_id) name=order.company />
        </dd>
        <dt>{t::email(lang)}</dt>
        <dd>{order.buyer_email}</dd>
        {by}
        {added_by}
    }
    .into_any();
    view! {
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href="/staff/orders">{t::title(lang)}</a>
        </nav>
        <OrderSheet order=order.order jobs="/staff/jobs" facts />
        {acts}
    }
}

/// What the reader can make of the order. All but a release ask for a reason.
#[component]
fn Steps(number: String, steps: Vec<OrderStep>) -> impl IntoView {
    let lang = lang();
    steps
        .into_iter()
        .map(|step| {
            let number = view! { <input type="hidden" name="number" value=number.clone() /> };
            let only = ("step", step.key().to_owned());
            if step == OrderStep::Release {
                return view! {
                    <PostForm to=MoveOrder::PATH only>
                        {number}
                        <button class="button button--primary">{step.text(lang)}</button>
                    </PostForm>
                }
                .into_any();
            }
            let class = match step {
                OrderStep::Hold | OrderStep::Release => "button",
                OrderStep::Reject | OrderStep::Cancel => "button button--danger",
            };
            view! {
                <details class="inline-form">
                    <summary class="button">{step.text(lang)}</summary>
                    <PostForm to=MoveOrder::PATH only check={check::<ReasonForm>} class="stack">
                        {number}
                        <Field name="form[reason]" label=t::why_customer_reads(lang) autocomplete="off" required=true />
                        <button class=class>{step.text(lang)}</button>
                    </PostForm>
                </details>
            }
            .into_any()
        })
        .collect_view()
}
