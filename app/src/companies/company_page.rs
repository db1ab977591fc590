//! A company's pages: each of its sections at an address of its own.

use super::{
    details_page::Details,
    list_page::HERE,
    newest_page::{ActivityView, BuyersView},
    people::People,
    prices_page::Prices,
    staff_api::{AddCustomerCsr, RemoveCustomerCsr, SetAllCsrs, get_company},
    staff_types::{CompanyCsrs, Mailed, Part, Section, StaffCompany},
    terms_page::{Addresses, ApprovalLevels, CostCentres},
    texts as t,
};
use crate::ui::{PostForm, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The company that a form is about, in the version that its maker sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) company: String,
    pub(super) version: i64,
}

impl Seen {
    pub(super) fn fields(&self) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="company" value=self.company.clone() />
            <input type="hidden" name="version" value=self.version.to_string() />
        }
    }

    pub(super) fn path(&self, section: Section) -> String {
        match section.key() {
            "" => format!("{HERE}/{}", self.company),
            key => format!("{HERE}/{}/{key}", self.company),
        }
    }
}

#[component]
pub fn CompanyPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let param = |name: &str| params.with(|params| params.get(name).unwrap_or_default());
        let value = |name: &str| query.with(|query| query.get(name).unwrap_or_default());
        (param("id"), param("section"), value("product"), value("from"))
    });
    let refresh = refresh();
    let company = reading(
        move || (asked.get(), refresh.get()),
        |((id, section, product, from), _)| get_company(id, section, product, from),
    );
    loaded(company, move |company| {
        let (.., from) = asked.get_untracked();
        view! { <CompanyView company from /> }.into_any()
    })
    .into_any()
}

#[component]
fn CompanyView(company: StaffCompany, from: String) -> impl IntoView {
    let lang = lang();
    let seen = Seen {
        company: company.id,
        version: company.version,
    };
    let section = section_of(&company.part);
    let title = match section {
        Section::Details => company.name.clone(),
        section => format!("{} · {}", section.text(lang), company.name),
    };
    let tabs = Section::ALL
        .map(|tab| {
            view! {
                <a href=seen.path(tab) aria-current=(tab == section).then_some("page")>
                    {tab.text(lang)}
                </a>
            }
        })
        .collect_view();
    let name = company.name.clone();
    let active = company.active;
    let part = match company.part {
        Part::Details(details) => view! { <Details seen name active details /> }.into_any(),
        Part::Csrs(csrs) => view! { <Csrs company=seen.company csrs /> }.into_any(),
        Part::Prices(prices) => view! { <Prices seen prices=*prices /> }.into_any(),
        Part::Addresses(addresses) => view! { <Addresses seen addresses /> }.into_any(),
        Part::CostCentres(centres) => view! { <CostCentres seen centres from /> }.into_any(),
        Part::Approval(approval) => view! { <ApprovalLevels seen approval /> }.into_any(),
        Part::Buyers(buyers) => view! { <BuyersView company=seen.company buyers /> }.into_any(),
        Part::Activity(activity) => view! { <ActivityView company=seen.company activity /> }.into_any(),
    };
    view! {
        <Title text=title />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{company.name}</h1>
            {(!company.active).then(|| view! { <span class="tag">{t::inactive(lang)}</span> })}
        </div>
        <nav class="tabs" aria-label=t::sections(lang)>
            {tabs}
        </nav>
        {part}
    }
}

const fn section_of(part: &Part) -> Section {
    match part {
        Part::Details(_) => Section::Details,
        Part::Csrs(_) => Section::Csrs,
        Part::Prices(_) => Section::Prices,
        Part::Addresses(_) => Section::Addresses,
        Part::CostCentres(_) => Section::CostCentres,
        Part::Approval(_) => Section::Approval,
        Part::Buyers(_) => Section::Buyers,
        Part::Activity(_) => Section::Activity,
    }
}

#[component]
fn Csrs(company: String, csrs: CompanyCsrs) -> impl IntoView {
    let lang = lang();
    let warns = matches!(csrs.mailed, Mailed::Fallback | Mailed::Nobody);
    let mailed = t::mailed(&csrs.mailed, lang);
    let all = csrs.all_csrs;
    view! {
        <section class="account">
            <h2>{t::customer_csrs(lang)}</h2>
            <People
                assigned=csrs.csrs
                others=csrs.others
                of=("company", company.clone())
                add=AddCustomerCsr::PATH
                remove=RemoveCustomerCsr::PATH
                label=t::add_csr(lang)
            />
            <p>{if all { t::all_text(lang) } else { t::named_text(lang) }}</p>
            <PostForm to=SetAllCsrs::PATH>
                <input type="hidden" name="company" value=company />
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
