//! The page "Companies", and the one on which a company is added.

use super::{
    forms::NewCompanyForm,
    sheet_api::list_price_sheets,
    sheet_types::PriceSheets,
    staff_api::{AddCompany, list_companies},
    staff_types::{CompanyList, CompanySummary},
    texts as t,
};
use crate::ui::{Field, Lang, Pager, PostForm, SelectField, address, check, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

pub(super) const HERE: &str = "/staff/companies";
pub(super) const SHEETS: &str = "/staff/companies/price-sheets";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    q: String,
    state: String,
    after: String,
}

impl Asked {
    fn address(&self, after: &str) -> String {
        address(HERE, &[("q", &self.q), ("state", &self.state), ("after", after)])
    }

    fn is_all(&self) -> bool {
        self.q.is_empty() && self.state.is_empty() && self.after.is_empty()
    }
}

#[component]
pub fn CompaniesPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let value = |name: &str| query.get(name).unwrap_or_default();
            Asked {
                q: value("q"),
                state: value("state"),
                after: value("after"),
            }
        })
    });
    let refresh = refresh();
    let companies = reading(
        move || (asked.get(), refresh.get()),
        |(asked, _)| list_companies(asked.q, asked.state, asked.after),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <div class="cluster">
                <a class="button" href=SHEETS>
                    {t::price_sheets(lang)}
                </a>
                <a class="button button--primary" href="/staff/companies/new">
                    {t::add_company(lang)}
                </a>
            </div>
        </div>
        {move || view! { <Narrow asked=asked.get() /> }}
        {loaded(
            companies,
            move |companies| view! { <CompanyTable companies asked=asked.get_untracked() /> }.into_any(),
        )}
    }
    .into_any()
}

#[component]
fn Narrow(asked: Asked) -> impl IntoView {
    let lang = lang();
    let options = [
        ("", t::all_states(lang)),
        ("active", t::active(lang)),
        ("inactive", t::inactive(lang)),
    ]
    .map(|(key, text)| {
        let selected = key == asked.state;
        view! {
            <option value=key selected=selected>
                {text}
            </option>
        }
    })
    .collect_view();
    view! {
        <Form method="GET" action=HERE attr:class="toolbar" attr:role="search">
            <div class="field">
                <label for="companies-q">{t::find(lang)}</label>
                <input id="companies-q" type="search" name="q" value=asked.q />
            </div>
            <div class="field">
                <label for="companies-state">{t::state(lang)}</label>
                <select id="companies-state" name="state">
                    {options}
                </select>
            </div>
            <button class="button button--quiet">{t::search(lang)}</button>
        </Form>
    }
}

#[component]
fn CompanyTable(companies: CompanyList, asked: Asked) -> impl IntoView {
    let lang = lang();
    if companies.companies.is_empty() {
        let all = asked.is_all();
        return view! {
            <div class="empty">
                <h2>{if all { t::none_yet(lang) } else { t::none(lang) }}</h2>
                <a class="button" href=if all { "/staff/companies/new" } else { HERE }>
                    {if all { t::add_company(lang) } else { t::show_all(lang) }}
                </a>
            </div>
        }
        .into_any();
    }
    let next = companies.next.map(|next| asked.address(&next));
    let rows = companies
        .companies
        .into_iter()
        .map(|company| row(company, lang))
        .collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::name(lang)}</th>
                        <th scope="col">{t::price_sheet(lang)}</th>
                        <th scope="col">{t::customer_csrs(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager to=asked.address("") next before=asked.after older=t::next(lang) newest=t::first(lang) />
    }
    .into_any()
}

fn row(company: CompanySummary, lang: Lang) -> impl IntoView {
    let mut csrs = company.csrs;
    if company.all_csrs {
        csrs.insert(0, t::all_csrs(lang).to_owned());
    }
    view! {
        <tr>
            <th scope="row" data-label=t::name(lang)>
                <a href=format!("{HERE}/{}", company.id)>{company.name}</a>
                {(!company.active).then(|| view! { " " <span class="tag">{t::inactive(lang)}</span> })}
            </th>
            <td data-label=t::price_sheet(lang)>{company.sheet.unwrap_or_else(|| "–".to_owned())}</td>
            <td data-label=t::customer_csrs(lang)>
                {if csrs.is_empty() { t::nobody_assigned(lang).to_owned() } else { csrs.join(", ") }}
            </td>
        </tr>
    }
}

#[component]
pub fn NewCompanyPage() -> impl IntoView {
    let sheets = reading(|| (), |()| list_price_sheets());
    let lang = lang();
    view! {
        <Title text=t::add_company(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::add_company(lang)}</h1>
        </div>
        {loaded(sheets, |sheets| view! { <NewCompany sheets /> }.into_any())}
    }
    .into_any()
}

#[component]
fn NewCompany(sheets: PriceSheets) -> impl IntoView {
    let lang = lang();
    let sheets = std::iter::once((String::new(), t::list_prices(lang).to_owned()))
        .chain(sheets.sheets.into_iter().map(|sheet| (sheet.id, sheet.name)))
        .collect();
    view! {
        <PostForm to=AddCompany::PATH check={check::<NewCompanyForm>} class="stack company-form">
            <Field name="form[name]" label=t::company_name(lang) autocomplete="off" required=true />
            <SelectField
                name="form[language]"
                label=t::language(lang)
                hint=t::language_hint(lang)
                options=languages()
                value=lang.code()
            />
            <SelectField name="form[sheet]" label=t::price_sheet(lang) options=sheets />
            <p>{t::more_later(lang)}</p>
            <div class="cluster">
                <button class="button button--primary">{t::add_company(lang)}</button>
            </div>
        </PostForm>
    }
}

/// Each language by its own name.
pub(super) fn languages() -> Vec<(String, String)> {
    [(Lang::En, "English"), (Lang::Ja, "日本語")]
        .map(|(lang, name)| (lang.code().to_owned(), name.to_owned()))
        .to_vec()
}
