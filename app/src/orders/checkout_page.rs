//! The checkout: where to, on whose account, and the button that orders.

use super::{
    api::{PlaceOrder, get_checkout},
    texts as t,
    types::{Checkout, Totals},
};
use crate::{
    auth::Role,
    cart::CartLine,
    companies::OrderingTerms,
    on_behalf::UnlessLooking,
    ui::{Field, Lang, PostForm, SelectField, count, lang, loaded, reading, shop_money, use_viewer},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::components::Redirect;

/// Read once for each visit: its key must stay the same until the order is placed.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let checkout = reading(|| (), |()| get_checkout());
    loaded(checkout, |checkout| view! { <CheckoutView checkout /> }.into_any())
}

#[component]
fn CheckoutView(checkout: Checkout) -> impl IntoView {
    let lang = lang();
    if !checkout.cart.can_be_ordered() {
        return view! { <Redirect path="/cart" /> }.into_any();
    }
    let button = use_viewer().with_untracked(|viewer| match &viewer.role {
        Role::Acting { name, .. } => t::place_order_for(name, lang),
        _ => t::place_order(lang).to_owned(),
    });
    let shipping = checkout.shipping;
    let first = shipping.first().map(|option| option.id.clone()).unwrap_or_default();
    let chosen = RwSignal::new(first.clone());
    let without = checkout.totals;
    let options = shipping
        .iter()
        .map(|option| {
            let (name, price) = option.totals.shipping.clone().unwrap_or_default();
            (option.id.clone(), format!("{name} · {}", shop_money(price)))
        })
        .collect::<Vec<_>>();
    let totals = Memo::new(move |_| {
        let chosen = chosen.get();
        let option = shipping.iter().find(|option| option.id == chosen);
        option.map_or_else(|| without.clone(), |option| option.totals.clone())
    });
    let choose = move |event: leptos::ev::Event| {
        let field: web_sys::HtmlSelectElement = event_target(&event);
        chosen.set(field.value());
    };
    let budget_left = checkout.terms.budget_left;
    view! {
        <Title text=t::checkout(lang) />
        <div class="page-head">
            <h1>{t::checkout(lang)}</h1>
        </div>
        <PostForm to=PlaceOrder::PATH class="with-aside">
            <div class="stack">
                <input type="hidden" name="key" value=checkout.key />
                {fields(checkout.terms, lang)}
                {(!options.is_empty())
                    .then(|| {
                        view! {
                            <div on:change=choose>
                                <SelectField name="shipping" label=t::shipping(lang) options value=first required=true />
                            </div>
                        }
                    })}
            </div>
            <aside class="panel" aria-label=t::total(lang)>
                <ul class="summary-lines">
                    {checkout.cart.lines.into_iter().map(summary_line).collect_view()}
                </ul>
                <dl class="totals">
                    {budget_left
                        .map(|left| {
                            view! {
                                <dt>{t::budget_left(lang)}</dt>
                                <dd class="num">{shop_money(left)}</dd>
                            }
                        })}
                    {move || totals.with(|totals| total_lines(totals, lang))}
                </dl>
                <UnlessLooking>
                    <button class="button button--primary">{button}</button>
                </UnlessLooking>
            </aside>
        </PostForm>
    }
    .into_any()
}

fn fields(terms: OrderingTerms, lang: Lang) -> impl IntoView {
    let only_address = match &*terms.addresses {
        [address] => address.id.clone(),
        _ => String::new(),
    };
    let addresses = std::iter::once((String::new(), t::choose_address(lang).to_owned()))
        .chain(terms.addresses.into_iter().map(|address| {
            let text = format!("{}: {}", address.label, address.lines.replace('\n', ", "));
            (address.id, text)
        }))
        .collect();
    let cost_centres: Vec<_> = terms
        .cost_centres
        .into_iter()
        .map(|centre| (centre.code.clone(), format!("{} · {}", centre.code, centre.name)))
        .collect();
    view! {
        <SelectField name="address" label=t::ship_to(lang) options=addresses value=only_address required=true />
        {(!cost_centres.is_empty())
            .then(|| {
                let options = std::iter::once((String::new(), t::choose_cost_centre(lang).to_owned()))
                    .chain(cost_centres)
                    .collect();
                view! { <SelectField name="cost_centre" label=t::cost_centre(lang) options required=true /> }
            })}
        <Field name="po_number" label=t::po_number(lang) autocomplete="off" required=terms.po_number_required />
        <Field name="note" label=t::note(lang) autocomplete="off" />
    }
}

fn total_lines(totals: &Totals, lang: Lang) -> impl IntoView + use<> {
    let lines = totals
        .lines(lang)
        .into_iter()
        .map(|(name, amount)| {
            view! {
                <dt>{name}</dt>
                <dd class="num">{amount}</dd>
            }
        })
        .collect_view();
    view! {
        {lines}
        <dt>{totals.name(lang)}</dt>
        <dd class="num">
            <strong>{shop_money(totals.total)}</strong>
        </dd>
    }
}

fn summary_line(line: CartLine) -> impl IntoView {
    view! {
        <li>
            <span>{count(line.quantity)} " × " {line.name}</span>
            <span class="num">{line.price.ok().map(shop_money)}</span>
        </li>
    }
}
