//! What a company sets for its buyers' orders: addresses, cost centres, approval. Each row is changed at its place.

use super::{
    company_page::Seen,
    forms::{AddressForm, CentreForm, LevelForm},
    staff_types::{Approval, Centre, Centres, Level, Section},
    terms_api::{
        AddAddress, AddApprovalLevel, AddCostCentre, ChangeAddress, ChangeApprovalLevel, ChangeCostCentre,
        LowerAddress, RaiseAddress, RemoveAddress, RemoveApprovalLevel, RemoveCostCentre,
    },
    texts as t,
    types::Address,
};
use crate::ui::{
    AreaField, Field, Pager, PostForm, address as address_of, came_back, check, lang, shop_money, written_amount,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::components::Form;

/// A form behind its button, open where it came back.
#[component]
pub(super) fn Edit(label: String, open: bool, children: Children) -> impl IntoView {
    let lang = lang();
    view! {
        <details class="inline-form" open=open>
            <summary class="link-button" aria-label=label>
                {t::edit(lang)}
            </summary>
            {children()}
        </details>
    }
}

/// A button that is a form of its own.
#[component]
pub(super) fn Press(
    to: &'static str,
    only: (&'static str, String),
    fields: AnyView,
    text: &'static str,
    label: String,
) -> impl IntoView {
    view! {
        <PostForm to only>
            {fields}
            <button class="link-button" aria-label=label>
                {text}
            </button>
        </PostForm>
    }
}

#[component]
pub(super) fn Addresses(seen: Seen, addresses: Vec<Address>) -> impl IntoView {
    let lang = lang();
    let last = addresses.len().saturating_sub(1);
    let none = addresses.is_empty().then(|| view! { <p>{t::no_addresses(lang)}</p> });
    let rows = addresses
        .into_iter()
        .enumerate()
        .map(|(place, address)| view! { <AddressRow seen=seen.clone() address first=place == 0 last=place == last /> })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::addresses(lang)}</h2>
            <p>{t::addresses_text(lang)}</p>
            {none}
            <ol class="entries">{rows}</ol>
        </section>
        <section class="account">
            <h2>{t::add_address(lang)}</h2>
            <PostForm to=AddAddress::PATH check={check::<AddressForm>} class="stack" clears=true>
                {seen.fields()}
                <Field name="form[label]" label=t::label(lang) hint=t::label_hint(lang) autocomplete="off" required=true />
                <AreaField name="form[lines]" label=t::lines(lang) required=true />
                <div class="cluster">
                    <button class="button">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
}

#[component]
fn AddressRow(seen: Seen, address: Address, first: bool, last: bool) -> impl IntoView {
    let lang = lang();
    let only = ("address", address.id.clone());
    let named = |text: &str| format!("{text}: {}", address.label);
    let press = |to, text: &'static str| {
        view! { <Press to only=only.clone() fields=seen.fields().into_any() text label=named(text) /> }
    };
    let raise = (!first).then(|| press(RaiseAddress::PATH, t::raise(lang)));
    let lower = (!last).then(|| press(LowerAddress::PATH, t::lower(lang)));
    let remove = press(RemoveAddress::PATH, t::remove(lang));
    let label = named(t::edit(lang));
    view! {
        <li class="entry">
            <h3>{address.label.clone()}</h3>
            <p class="entry__lines">{address.lines.clone()}</p>
            <Edit label open=came_back(ChangeAddress::PATH, &only)>
                <PostForm to=ChangeAddress::PATH check={check::<AddressForm>} only=only.clone() class="stack">
                    {seen.fields()}
                    <Field
                        name="form[label]"
                        label=t::label(lang)
                        value=address.label.clone()
                        autocomplete="off"
                        required=true
                    />
                    <AreaField name="form[lines]" label=t::lines(lang) value=address.lines.clone() required=true />
                    <button class="button">{t::save(lang)}</button>
                </PostForm>
            </Edit>
            <div class="cluster">{raise} {lower} {remove}</div>
        </li>
    }
}

#[component]
pub(super) fn CostCentres(seen: Seen, centres: Centres, from: String) -> impl IntoView {
    let lang = lang();
    let path = seen.path(Section::CostCentres);
    let next = centres.next.as_deref().map(|next| address_of(&path, &[("from", next)]));
    let none = centres.centres.is_empty();
    let find = (!none || !from.is_empty()).then(|| {
        let typed = from.clone();
        view! {
            <Form method="GET" action=path.clone() attr:class="toolbar" attr:role="search">
                <div class="field">
                    <label for="from">{t::from_code(lang)}</label>
                    <input id="from" type="search" name="from" value=typed />
                </div>
                <button class="button button--quiet">{t::show(lang)}</button>
            </Form>
        }
    });
    let rows = centres
        .centres
        .into_iter()
        .map(|centre| view! { <CentreRow seen=seen.clone() centre /> })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::cost_centres(lang)}</h2>
            <p>{t::cost_centres_text(lang)}</p>
            {find}
            {none.then(|| view! { <p>{t::no_centres(lang)}</p> })}
            <ul class="entries">{rows}</ul>
            <Pager to=path next before=from older=t::next(lang) newest=t::first(lang) />
        </section>
        <section class="account">
            <h2>{t::add_centre(lang)}</h2>
            <PostForm to=AddCostCentre::PATH check={check::<CentreForm>} class="stack" clears=true>
                {seen.fields()}
                <Field name="form[code]" label=t::code(lang) autocomplete="off" required=true />
                <Field name="form[name]" label=t::centre_name(lang) autocomplete="off" required=true />
                <div class="cluster">
                    <button class="button">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
}

#[component]
fn CentreRow(seen: Seen, centre: Centre) -> impl IntoView {
    let lang = lang();
    let only = ("centre", centre.id.clone());
    let named = |text: &str| format!("{text}: {}", centre.code);
    let label = named(t::edit(lang));
    let remove = view! {
        <Press
            to=RemoveCostCentre::PATH
            only=only.clone()
            fields=seen.fields().into_any()
            text=t::remove(lang)
            label=named(t::remove(lang))
        />
    };
    view! {
        <li class="entry entry--short">
            <p>
                <strong>{centre.code.clone()}</strong>
                " "
                {centre.name.clone()}
            </p>
            <Edit label open=came_back(ChangeCostCentre::PATH, &only)>
                <PostForm to=ChangeCostCentre::PATH check={check::<CentreForm>} only=only.clone() class="stack">
                    {seen.fields()}
                    <Field name="form[code]" label=t::code(lang) value=centre.code.clone() autocomplete="off" required=true />
                    <Field
                        name="form[name]"
                        label=t::centre_name(lang)
                        value=centre.name.clone()
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

#[component]
pub(super) fn ApprovalLevels(seen: Seen, approval: Approval) -> impl IntoView {
    let lang = lang();
    let none = approval
        .levels
        .is_empty()
        .then(|| view! { <p>{t::no_levels(lang)}</p> });
    let rows = approval
        .levels
        .into_iter()
        .map(|level| view! { <LevelRow seen=seen.clone() level /> })
        .collect_view();
    let suggestions = approval
        .buyers
        .into_iter()
        .map(|(email, name)| view! { <option value=email>{name}</option> })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::approval(lang)}</h2>
            <p>{t::approval_text(lang)}</p>
            {none}
            <ol class="entries">{rows}</ol>
            <datalist id="approvers">{suggestions}</datalist>
        </section>
        <section class="account">
            <h2>{t::add_level(lang)}</h2>
            <PostForm to=AddApprovalLevel::PATH check={check::<LevelForm>} class="stack" clears=true>
                {seen.fields()}
                <LevelFields over=String::new() approver=String::new() />
                <div class="cluster">
                    <button class="button">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
}

#[component]
fn LevelFields(over: String, approver: String) -> impl IntoView {
    let lang = lang();
    view! {
        <Field name="form[over]" label=t::over(lang) value=over inputmode="decimal" autocomplete="off" required=true />
        <Field
            name="form[approver]"
            label=t::approver(lang)
            kind="email"
            value=approver
            autocomplete="off"
            list="approvers"
            required=true
        />
    }
}

#[component]
fn LevelRow(seen: Seen, level: Level) -> impl IntoView {
    let lang = lang();
    let only = ("level", level.level.to_string());
    let (changing, removing) = (seen.fields(), seen.fields());
    let only_removed = only.clone();
    let title = t::over_amount(&shop_money(level.over), lang);
    let label = format!("{}: {title}", t::edit(lang));
    let remove = format!("{}: {title}", t::remove(lang));
    let inactive =
        (!level.approver.active).then(|| view! { <p class="notice notice--warning">{t::approver_inactive(lang)}</p> });
    let waiting = (level.waiting > 0).then(|| view! { <p>{t::orders_wait(level.waiting, lang)}</p> });
    view! {
        <li class="entry">
            <h3>{title.clone()}</h3>
            <p>{level.approver.name.clone()} " (" {level.email.clone()} ")"</p>
            {inactive}
            {waiting}
            <Edit label open=came_back(ChangeApprovalLevel::PATH, &only)>
                <PostForm to=ChangeApprovalLevel::PATH check={check::<LevelForm>} only=only.clone() class="stack">
                    {changing}
                    <LevelFields over=written_amount(level.over.minor(), 2, 2) approver=level.email.clone() />
                    <button class="button">{t::save(lang)}</button>
                </PostForm>
            </Edit>
            <details class="inline-form">
                <summary class="link-button" aria-label=remove>
                    {t::remove(lang)}
                </summary>
                <p>{t::removing_level(lang)}</p>
                <PostForm to=RemoveApprovalLevel::PATH only=only_removed>
                    {removing}
                    <button class="button button--danger">{t::remove_level(lang)}</button>
                </PostForm>
            </details>
        </li>
    }
}
