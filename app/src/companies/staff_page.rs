//! The pages "Companies": which CSRs serve whom, and who is mailed. Administrators only.

use super::{
    people::People,
    staff_api::{AddCustomerCsr, RemoveCustomerCsr, SetAllCsrs, get_company, list_companies},
    staff_types::{CompanyDetail, CompanyList, CompanySummary, Mailed},
    texts as t,
};
use crate::ui::{Lang, NotFoundPage, Pager, PostForm, lang, loaded, query_value, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{
    components::Form,
    hooks::{use_params_map, use_query_map},
};

const HERE: &str = "/staff/companies";

#[component]
pub fn CompaniesPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let value = |name: &str| query.get(name).unwrap_or_default();
            (value("q"), value("after"))
        })
    });
    let refresh = refresh();
    let companies = Resource::new(
        move || (asked.get(), refresh.get()),
        |((q, after), _)| list_companies(q, after),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        <Form method="GET" action=HERE attr:class="toolbar" attr:role="search">
            <div class="field">
                <label for="companies-q">{t::find(lang)}</label>
                <input id="companies-q" type="search" name="q" value=asked.get_untracked().0 />
            </div>
            <button class="button button--quiet">{t::search(lang)}</button>
        </Form>
        {loaded(
            companies,
            move |companies| {
                let (q, after) = asked.get_untracked();
                view! { <CompanyTable companies q after /> }.into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn CompanyTable(companies: CompanyList, q: String, after: String) -> impl IntoView {
    let lang = lang();
    if companies.companies.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t::none(lang)}</h2>
                <a class="button" href=HERE>
                    {t::show_all(lang)}
                </a>
            </div>
        }
        .into_any();
    }
    let narrowed = format!("{HERE}?q={}", query_value(&q));
    let next = companies
        .next
        .map(|next| format!("{narrowed}&after={}", query_value(&next)));
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
                        <th scope="col">{t::customer_csrs(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager to=narrowed next before=after older=t::next(lang) newest=t::first(lang) />
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
            <td data-label=t::customer_csrs(lang)>
                {if csrs.is_empty() { t::nobody_assigned(lang).to_owned() } else { csrs.join(", ") }}
            </td>
        </tr>
    }
}

#[component]
pub fn CompanyPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let company = Resource::new(move || (id.get(), refresh.get()), |(id, _)| get_company(id));
    loaded(company, |company| view! { <CompanyView company /> }.into_any()).into_any()
}

#[component]
fn CompanyView(company: CompanyDetail) -> impl IntoView {
    let lang = lang();
    let warns = matches!(company.mailed, Mailed::Fallback | Mailed::Nobody);
    let mailed = t::mailed(&company.mailed, lang);
    let (id, all) = (company.id.clone(), company.all_csrs);
    view! {
        <Title text=company.name.clone() />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{company.name}</h1>
            {(!company.active).then(|| view! { <span class="tag">{t::inactive(lang)}</span> })}
        </div>
        <section class="account">
            <h2>{t::customer_csrs(lang)}</h2>
            <People
                assigned=company.csrs
                others=company.others
                of=("company", id.clone())
                add=AddCustomerCsr::PATH
                remove=RemoveCustomerCsr::PATH
                label=t::add_csr(lang)
            />
            <p>{if all { t::all_text(lang) } else { t::named_text(lang) }}</p>
            <PostForm to=SetAllCsrs::PATH>
                <input type="hidden" name="company" value=id />
                <input type="hidden" name="all" value=(!all).to_string() />
                <button class="button">{if all { t::unset_all(lang) } else { t::set_all(lang) }}</button>
            </PostForm>
        </section>
        <section class="account">
            <h2>{t::who_is_mailed(lang)}</h2>
            <p class:notice=warns class:notice--warning=warns>
                {mailed}
            </p>
        </section>
    }
}

#[component]
pub fn NewCompanyPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
