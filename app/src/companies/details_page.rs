//! What a company is: its name, its language, and what holds for the orders of its buyers.

use super::{
    company_page::Seen,
    forms::DetailsForm,
    list_page::languages,
    staff_api::{ChangeCompany, DeactivateCompany, ReactivateCompany},
    staff_types::CompanyDetails,
    texts as t,
};
use crate::{
    on_behalf::Policy,
    ui::{CheckField, Field, Lang, PostForm, SelectField, check, lang, written_amount},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub(super) fn Details(seen: Seen, name: String, active: bool, details: CompanyDetails) -> impl IntoView {
    let lang = lang();
    let policies = Policy::ALL
        .map(|policy| (policy.key().to_owned(), policy_text(policy, lang).to_owned()))
        .to_vec();
    let fields = seen.fields();
    let budget = details
        .monthly_budget
        .map(|budget| written_amount(budget.minor(), 2, 2))
        .unwrap_or_default();
    view! {
        <section class="account">
            <h2>{t::details(lang)}</h2>
            <PostForm to=ChangeCompany::PATH check={check::<DetailsForm>} class="stack">
                {fields}
                <Field name="form[name]" label=t::company_name(lang) value=name autocomplete="off" required=true />
                <SelectField
                    name="form[language]"
                    label=t::language(lang)
                    hint=t::language_hint(lang)
                    options=languages()
                    value=details.language.code()
                />
                <SelectField
                    name="form[on_behalf]"
                    label=t::on_behalf(lang)
                    hint=t::on_behalf_hint(lang)
                    options=policies
                    value=details.on_behalf.key()
                />
                <CheckField
                    name="form[po_number_required]"
                    label=t::po_number_required(lang)
                    checked=details.po_number_required
                />
                <Field
                    name="form[budget]"
                    label=t::budget(lang)
                    hint=t::budget_hint(lang)
                    value=budget
                    inputmode="decimal"
                    autocomplete="off"
                />
                <CheckField
                    name="form[carries_over]"
                    label=t::carries_over(lang)
                    checked=details.budget_carries_over
                />
                <div class="cluster">
                    <button class="button button--primary">{t::save(lang)}</button>
                </div>
            </PostForm>
        </section>
        <section class="account">
            <h2>{t::state(lang)}</h2>
            <dl class="facts">
                <dt>{t::added(lang)}</dt>
                <dd>{details.added.clone().view()}</dd>
                <dt>{t::active_buyers(lang)}</dt>
                <dd>{details.active_buyers}</dd>
                <dt>{t::open_orders(lang)}</dt>
                <dd>{details.open_orders}</dd>
            </dl>
            {if active {
                view! { <Deactivate seen details /> }.into_any()
            } else {
                view! {
                    <p>{t::inactive_text(lang)}</p>
                    <PostForm to=ReactivateCompany::PATH>
                        {seen.fields()}
                        <button class="button">{t::reactivate(lang)}</button>
                    </PostForm>
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn Deactivate(seen: Seen, details: CompanyDetails) -> impl IntoView {
    let lang = lang();
    view! {
        <details class="confirm">
            <summary class="button">{t::deactivate(lang)}</summary>
            <p>{t::deactivating(details.active_buyers, details.open_orders, lang)}</p>
            <PostForm to=DeactivateCompany::PATH>
                {seen.fields()}
                <button class="button button--danger">{t::deactivate_now(lang)}</button>
            </PostForm>
        </details>
    }
}

const fn policy_text(policy: Policy, lang: Lang) -> &'static str {
    match policy {
        Policy::Allowed => t::policy_allowed(lang),
        Policy::Ask => t::policy_ask(lang),
        Policy::Off => t::policy_off(lang),
    }
}
