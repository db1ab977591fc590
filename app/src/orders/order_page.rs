//! One order, as its buyer (or approver) sees it; also the sheet that staff see, with their own facts.

use super::{
    api::{ApproveOrder, CancelOrder, DeclineOrder, Reorder, get_order},
    list_page::StatusStamp,
    texts as t,
    types::{Action, Order, OrderJob, Shipment},
};
use crate::{
    cart::Choices,
    on_behalf::UnlessLooking,
    ui::{Field, Lang, PostForm, count, lang, loaded, reading, refresh, shop_money},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn OrderPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let refresh = refresh();
    let order = reading(move || (number.get(), refresh.get()), |(number, _)| get_order(number));
    loaded(order, |order| view! { <OrderView order /> }.into_any())
}

#[component]
fn OrderView(order: Order) -> impl IntoView {
    let lang = lang();
    let number = order.number.clone();
    let actions = order.may.clone();
    let may = |action| actions.contains(&action);
    let hidden = move |number: String| view! { <input type="hidden" name="number" value=number /> };
    let approval = may(Action::Approve).then(|| view! { <Approval number=number.clone() /> });
    let to_cancel = number.clone();
    let cancel = may(Action::Cancel).then(|| {
        view! {
            <PostForm to=CancelOrder::PATH>
                {hidden(to_cancel)}
                <button class="button button--danger">{t::cancel_order(lang)}</button>
            </PostForm>
        }
    });
    // Whoever is asked to approve shall not find the repetition more prominent.
    let class = if may(Action::Approve) {
        "button"
    } else {
        "button button--primary"
    };
    let reorder = may(Action::Reorder).then(|| {
        view! {
            <PostForm to=Reorder::PATH>
                {hidden(number)}
                <button class=class>{t::order_again(lang)}</button>
            </PostForm>
        }
    });
    view! {
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href="/orders">{t::title(lang)}</a>
        </nav>
        <OrderSheet order jobs="/jobs" />
        {approval}
        {may(Action::AwaitApprover).then(|| view! { <p class="notice">{t::only_the_approver(lang)}</p> })}
        <div class="toolbar">
            <UnlessLooking>{reorder} {cancel}</UnlessLooking>
        </div>
    }
}

#[component]
fn Approval(number: String) -> impl IntoView {
    let lang = lang();
    let declined = number.clone();
    view! {
        <section class="panel">
            <h2>{t::approval(lang)}</h2>
            <p>{t::approval_text(lang)}</p>
            <PostForm to=ApproveOrder::PATH>
                <input type="hidden" name="number" value=number />
                <button class="button button--primary">{t::approve(lang)}</button>
            </PostForm>
            <PostForm to=DeclineOrder::PATH class="stack">
                <input type="hidden" name="number" value=declined />
                <Field name="reason" label=t::reason(lang) autocomplete="off" required=true />
                <button class="button button--danger">{t::decline(lang)}</button>
            </PostForm>
        </section>
    }
}

/// An order on one sheet, also for paper; `facts` are more for the audience that may read them, from its buyer on.
#[component]
pub(super) fn OrderSheet(
    order: Order,
    /// Where its jobs are shown, without their numbers.
    jobs: &'static str,
    #[prop(optional)] facts: Option<AnyView>,
) -> impl IntoView {
    let lang = lang();
    let title = t::order(&order.number, lang);
    // Staff read for whom and by whom in words of their own.
    let by_customer_service = order.by_customer_service && facts.is_none();
    let fact = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd>{value}</dd>
            }
        })
    };
    let facts = facts.unwrap_or_else(|| fact(t::buyer(lang), order.buyer).into_any());
    view! {
        <Title text=title />
        <article class="order-sheet">
            <div class="page-head">
                <h1>{t::one(lang)} " " <span>{order.number}</span></h1>
                <StatusStamp status=order.status />
            </div>
            <dl class="facts">
                <dt>{t::placed(lang)}</dt>
                <dd>
                    {order.placed_at.view()}
                    {by_customer_service.then(|| view! { " · " {t::by_customer_service(lang)} })}
                </dd>
                {facts}
                {fact(t::ship_to(lang), order.address)}
                {fact(t::cost_centre(lang), order.cost_centre)}
                {fact(t::po_number(lang), order.po_number)}
                {fact(t::note(lang), order.note)}
                {fact(t::declined_because(lang), order.decline_reason)}
                {fact(t::why(lang), order.status_reason)}
                {(!order.shipments.is_empty()).then(|| shipments(order.shipments, lang))}
            </dl>
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::job(lang)}</th>
                            <th scope="col" class="num">{t::quantity(lang)}</th>
                            <th scope="col">{t::status(lang)}</th>
                            <th scope="col" class="num">{t::price(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{order.jobs.into_iter().map(|job| job_row(job, jobs, lang)).collect_view()}</tbody>
                    <tfoot>
                        {order
                            .totals
                            .lines(lang)
                            .into_iter()
                            .map(|(name, amount)| {
                                view! {
                                    <tr>
                                        <th scope="row" colspan="3">{name.clone()}</th>
                                        <td class="num" data-label=name>
                                            {amount}
                                        </td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                        <tr>
                            <th scope="row" colspan="3">{order.totals.name(lang)}</th>
                            <td class="num" data-label=order.totals.name(lang)>
                                <strong>{shop_money(order.totals.total)}</strong>
                            </td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </article>
    }
}

/// What was sent, when, how, and where to follow it.
fn shipments(shipments: Vec<Shipment>, lang: Lang) -> impl IntoView {
    let rows = shipments
        .into_iter()
        .map(|shipment| {
            let number = match shipment.link {
                Some(link) => view! {
                    <a href=link rel="external noreferrer">
                        {shipment.tracking}
                    </a>
                }
                .into_any(),
                None => shipment.tracking.into_any(),
            };
            view! {
                <p>
                    {shipment.at.view()} " · "
                    {if shipment.carrier.is_empty() { t::no_carrier(lang).to_owned() } else { shipment.carrier }} " "
                    {number} " · " {shipment.jobs.join(", ")}
                </p>
            }
        })
        .collect_view();
    view! {
        <dt>{t::shipments(lang)}</dt>
        <dd>{rows}</dd>
    }
}

fn job_row(job: OrderJob, jobs: &str, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::job(lang)>
                <a href=format!("{jobs}/{}", job.number)>{job.name}</a>
                " "
                <span class="job-number">{job.number}</span>
                <Choices choices=job.choices />
            </th>
            <td class="num" data-label=t::quantity(lang)>
                {count(job.quantity)}
            </td>
            <td data-label=t::status(lang)>
                <span class=format!("status status--{}", job.state.0)>{job.state.1}</span>
            </td>
            <td class="num" data-label=t::price(lang)>
                {shop_money(job.price)}
            </td>
        </tr>
    }
}
