//! What a company pays: a price sheet or an adjustment of its own, tried on a product before it is saved.

use super::{
    company_page::Seen,
    forms::{PricesForm, basis_points},
    list_page::SHEETS,
    staff_api::SetCompanyPrices,
    staff_types::{CompanyPrices, Example, Section, SheetChoice},
    texts as t,
};
use crate::ui::{Field, PostForm, SelectField, check, count, lang, shop_money, written_amount};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::components::Form;
use pricing::{Configuration, PriceSheet, effective_quantities, price};
use web_sys::{FormData, HtmlFormElement, wasm_bindgen::JsCast};

/// Price sheet and adjustment as they stand in the form.
type Typed = (String, String);

#[component]
pub(super) fn Prices(seen: Seen, prices: CompanyPrices) -> impl IntoView {
    let lang = lang();
    let saved: Typed = (
        prices.sheet.clone().unwrap_or_default(),
        written_amount(prices.adjustment, 2, 0),
    );
    let typed = RwSignal::new(saved.clone());
    let options = std::iter::once((String::new(), t::own_adjustment(lang).to_owned()))
        .chain(prices.sheets.iter().map(|sheet| (sheet.id.clone(), sheet.name.clone())))
        .collect();
    let path = seen.path(Section::Prices);
    let example = prices.example.clone();
    let slug = example.as_ref().map(|example| example.slug.clone()).unwrap_or_default();
    let tester = example.map(|example| {
        view! { <Tester example sheets=prices.sheets.clone() saved=saved.clone() typed /> }
    });
    view! {
        <section class="account">
            <h2>{t::prices(lang)}</h2>
            <PostForm to=SetCompanyPrices::PATH check={check::<PricesForm>} class="stack">
                {seen.fields()}
                <div class="fields" on:input=move |event| read(&event, typed)>
                    <SelectField
                        name="form[sheet]"
                        label=t::price_sheet(lang)
                        hint=t::price_sheet_hint(lang)
                        options=options
                        value=saved.0.clone()
                    />
                    <Field
                        name="form[adjustment]"
                        label=t::adjustment(lang)
                        hint=t::adjustment_hint(lang)
                        value=saved.1.clone()
                        autocomplete="off"
                    />
                </div>
                <div class="cluster">
                    <button class="button button--primary">{t::save(lang)}</button>
                    <a href=SHEETS>{t::price_sheets(lang)}</a>
                </div>
            </PostForm>
        </section>
        <section class="account">
            <h2>{t::try_prices(lang)}</h2>
            <p>{t::try_text(lang)}</p>
            <Choose path products=prices.products chosen=slug />
            {tester}
        </section>
    }
}

#[component]
fn Choose(path: String, products: Vec<(String, String)>, chosen: String) -> impl IntoView {
    let lang = lang();
    if products.is_empty() {
        return view! { <p>{t::no_products(lang)}</p> }.into_any();
    }
    let options = products
        .into_iter()
        .map(|(slug, name)| {
            let selected = slug == chosen;
            view! {
                <option value=slug selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <Form method="GET" action=path attr:class="toolbar">
            <div class="field">
                <label for="product">{t::product(lang)}</label>
                <select id="product" name="product">
                    {options}
                </select>
            </div>
            <button class="button button--quiet">{t::show(lang)}</button>
        </Form>
    }
    .into_any()
}

/// Reads the form again after one of its fields changed.
fn read(event: &web_sys::Event, typed: RwSignal<Typed>) {
    let form = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|field| field.closest("form").ok().flatten())
        .and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) {
        let get = |name: &str| data.get(name).as_string().unwrap_or_default();
        typed.set((get("form[sheet]"), get("form[adjustment]")));
    }
}

/// What these stand for on the example; nothing while no percentage is typed.
fn adjustment(sheets: &[SheetChoice], (sheet, typed): &Typed) -> Option<i64> {
    match sheets.iter().find(|choice| &choice.id == sheet) {
        Some(choice) => Some(choice.adjustment),
        None => basis_points(typed),
    }
}

#[component]
fn Tester(example: Example, sheets: Vec<SheetChoice>, saved: Typed, typed: RwSignal<Typed>) -> impl IntoView {
    let lang = lang();
    let start = example.spec.default_configuration();
    let mut quantities = effective_quantities(&example.spec);
    if quantities.is_empty() {
        quantities.push(start.quantity);
    }
    let now = adjustment(&sheets, &saved).unwrap_or_default();
    let then = Memo::new(move |_| typed.with(|typed| adjustment(&sheets, typed)));
    let spec = StoredValue::new(example.spec);
    let rows = quantities
        .into_iter()
        .map(|quantity| {
            let configuration = Configuration {
                quantity,
                ..start.clone()
            };
            let at = move |adjustment_bp: i64| {
                spec.with_value(|spec| price(spec, &configuration, PriceSheet { adjustment_bp }))
                    .map_or_else(|_| "–".to_owned(), |quote| shop_money(quote.total))
            };
            let (list, today) = (at(0), at(now));
            view! {
                <tr>
                    <th scope="row" class="num">
                        {count(quantity)}
                    </th>
                    <td class="num">{list}</td>
                    <td class="num">{today}</td>
                    <td class="num">{move || then.get().map_or_else(|| "–".to_owned(), &at)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll">
            <table class="breaks">
                <thead>
                    <tr>
                        <th scope="col" class="num">{t::quantity(lang)}</th>
                        <th scope="col" class="num">{t::list_price(lang)}</th>
                        <th scope="col" class="num">{t::price_now(lang)}</th>
                        <th scope="col" class="num">{t::price_then(lang)}</th>
                    </tr>
                </thead>
                <tbody aria-live="polite">{rows}</tbody>
            </table>
        </div>
    }
}
