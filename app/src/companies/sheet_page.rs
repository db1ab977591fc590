//! The pages "Price sheets": what companies that share one pay.

use super::{
    forms::{RuleForm, SheetForm},
    list_page::{HERE, SHEETS},
    sheet_api::{
        AddPriceSheet, AddPriceSheetRule, ChangePriceSheet, ChangePriceSheetRule, RemovePriceSheet,
        RemovePriceSheetRule, get_price_sheet, list_price_sheets,
    },
    sheet_types::{About, PriceSheets, SheetDetail, SheetRule},
    terms_page::{Edit, Press},
    texts as t,
};
use crate::ui::{Field, PostForm, SelectField, came_back, check, lang, loaded, reading, refresh, written_amount};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// Basis points as a percentage with its sign.
fn percent(basis_points: i64) -> String {
    let sign = if basis_points > 0 { "+" } else { "" };
    format!("{sign}{} %", written_amount(basis_points, 2, 0)).replace('-', "−")
}

#[component]
pub fn PriceSheetsPage() -> impl IntoView {
    let refresh = refresh();
    let sheets = reading(move || refresh.get(), |_| list_price_sheets());
    let lang = lang();
    view! {
        <Title text=t::price_sheets(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::price_sheets(lang)}</h1>
            <p class="lede">{t::price_sheets_text(lang)}</p>
        </div>
        {loaded(sheets, |sheets| view! { <SheetTable sheets /> }.into_any())}
        <section class="account">
            <h2>{t::add_sheet(lang)}</h2>
            <PostForm to=AddPriceSheet::PATH check={check::<SheetForm>} class="stack">
                <SheetFields name=String::new() adjustment=0 />
                <div class="cluster">
                    <button class="button">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
    .into_any()
}

#[component]
fn SheetFields(name: String, adjustment: i64) -> impl IntoView {
    let lang = lang();
    view! {
        <Field name="form[name]" label=t::sheet_name(lang) value=name autocomplete="off" required=true />
        <Field
            name="form[adjustment]"
            label=t::sheet_adjustment(lang)
            hint=t::percent_hint(lang)
            value=written_amount(adjustment, 2, 0)
            autocomplete="off"
            required=true
        />
    }
}

#[component]
fn SheetTable(sheets: PriceSheets) -> impl IntoView {
    let lang = lang();
    if sheets.sheets.is_empty() {
        return view! { <p>{t::no_sheets(lang)}</p> }.into_any();
    }
    let rows = sheets
        .sheets
        .into_iter()
        .map(|sheet| {
            view! {
                <tr>
                    <th scope="row" data-label=t::price_sheet(lang)>
                        <a href=format!("{SHEETS}/{}", sheet.id)>{sheet.name}</a>
                    </th>
                    <td class="num" data-label=t::sheet_adjustment(lang)>
                        {percent(sheet.adjustment)}
                    </td>
                    <td class="num" data-label=t::rules(lang)>
                        {sheet.rules}
                    </td>
                    <td class="num" data-label=t::title(lang)>
                        {sheet.companies}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::price_sheet(lang)}</th>
                        <th scope="col" class="num">{t::sheet_adjustment(lang)}</th>
                        <th scope="col" class="num">{t::rules(lang)}</th>
                        <th scope="col" class="num">{t::title(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
pub fn PriceSheetPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let sheet = reading(move || (id.get(), refresh.get()), |(id, _)| get_price_sheet(id));
    loaded(sheet, |sheet| view! { <SheetView sheet /> }.into_any()).into_any()
}

/// The sheet that a form is about, in the version that its maker sees.
fn seen(id: &str, version: i64) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="sheet" value=id.to_owned() />
        <input type="hidden" name="version" value=version.to_string() />
    }
}

#[component]
fn SheetView(sheet: SheetDetail) -> impl IntoView {
    let lang = lang();
    let (id, version) = (sheet.id.clone(), sheet.version);
    let (details, adding) = (seen(&id, version), seen(&id, version));
    let none = sheet.rules.is_empty().then(|| view! { <p>{t::no_rules(lang)}</p> });
    let rules = sheet
        .rules
        .into_iter()
        .map(|rule| view! { <RuleRow sheet=id.clone() version rule /> })
        .collect_view();
    let options: Vec<(String, String)> = std::iter::once((String::new(), t::choose_about(lang).to_owned()))
        .chain(
            sheet
                .categories
                .into_iter()
                .map(|(id, name)| (format!("category:{id}"), t::category_named(&name, lang))),
        )
        .chain(
            sheet
                .products
                .into_iter()
                .map(|(id, name)| (format!("product:{id}"), name)),
        )
        .collect();
    view! {
        <Title text=sheet.name.clone() />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
            <a href=SHEETS>{t::price_sheets(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{sheet.name.clone()}</h1>
        </div>
        <section class="account">
            <h2>{t::details(lang)}</h2>
            <PostForm to=ChangePriceSheet::PATH check={check::<SheetForm>} class="stack">
                {details}
                <SheetFields name=sheet.name adjustment=sheet.adjustment />
                <div class="cluster">
                    <button class="button button--primary">{t::save(lang)}</button>
                </div>
            </PostForm>
        </section>
        <section class="account">
            <h2>{t::rules(lang)}</h2>
            <p>{t::rules_text(lang)}</p>
            {none}
            <ul class="entries">{rules}</ul>
            <h3>{t::add_rule(lang)}</h3>
            <PostForm
                to=AddPriceSheetRule::PATH
                check={check::<RuleForm>}
                only=("new", "rule".to_owned())
                class="stack"
                clears=true
            >
                {adding}
                <SelectField name="form[about]" label=t::about(lang) options=options required=true />
                <Field
                    name="form[adjustment]"
                    label=t::percent(lang)
                    hint=t::percent_hint(lang)
                    autocomplete="off"
                    required=true
                />
                <div class="cluster">
                    <button class="button">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
        <Companies sheet=id version companies=sheet.companies named=sheet.named />
    }
}

#[component]
fn RuleRow(sheet: String, version: i64, rule: SheetRule) -> impl IntoView {
    let lang = lang();
    let only = ("rule", rule.id.clone());
    let name = match rule.about {
        About::Category => t::category_named(&rule.name, lang),
        About::Product => rule.name,
    };
    let named = |text: &str| format!("{text}: {name}");
    let edit = named(t::edit(lang));
    let remove = view! {
        <Press
            to=RemovePriceSheetRule::PATH
            only=only.clone()
            fields=seen(&sheet, version).into_any()
            text=t::remove(lang)
            label=named(t::remove(lang))
        />
    };
    view! {
        <li class="entry entry--short">
            <p>{name.clone()} " " <strong>{percent(rule.adjustment)}</strong></p>
            <Edit label=edit open=came_back(ChangePriceSheetRule::PATH, &only)>
                <PostForm to=ChangePriceSheetRule::PATH check={check::<RuleForm>} only=only.clone() class="stack">
                    {seen(&sheet, version)}
                    <Field
                        name="form[adjustment]"
                        label=t::percent(lang)
                        value=written_amount(rule.adjustment, 2, 0)
                        autocomplete="off"
                        required=true
                    />
                    <button class="button">{t::save(lang)}</button>
                </PostForm>
            </Edit>
            {remove}
        </li>
    }
}

/// Who has the sheet, and its end: where nobody has it, it can be removed.
#[component]
fn Companies(sheet: String, version: i64, companies: i64, named: Vec<(String, String)>) -> impl IntoView {
    let lang = lang();
    let more = i64::try_from(named.len()).is_ok_and(|shown| shown < companies);
    let rows = named
        .into_iter()
        .map(|(id, name)| {
            view! {
                <li>
                    <a href=format!("{HERE}/{id}/prices")>{name}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::companies_with_it(companies, lang)}</h2>
            {(companies == 0).then(|| view! { <p>{t::no_company(lang)}</p> })}
            <ul class="people">{rows}</ul>
            {more.then(|| view! { <p>{t::and_more(lang)}</p> })}
        </section>
        <section class="account">
            <h2>{t::remove_sheet(lang)}</h2>
            {if companies == 0 {
                view! {
                    <p>{t::remove_sheet_text(lang)}</p>
                    <PostForm to=RemovePriceSheet::PATH>
                        {seen(&sheet, version)}
                        <button class="button button--danger">{t::remove_sheet(lang)}</button>
                    </PostForm>
                }
                    .into_any()
            } else {
                view! { <p>{t::sheet_stays(lang)}</p> }.into_any()
            }}
        </section>
    }
}
