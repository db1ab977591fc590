//! The sections that are lists: tax classes, and ways to ship.

use super::{
    api::{
        AddShippingMethod, AddTaxClass, ChangeShippingMethod, ChangeTaxClass, MakeTaxClassDefault,
        MoveShippingMethodUp, RemoveShippingMethod, RemoveTaxClass,
    },
    fields::of_form,
    texts as t,
    types::{Listed, ShippingForm, ShopSettings, TaxForm},
};
use crate::ui::{Field, Lang, PostForm, SelectField, check, lang};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub(super) fn TaxSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let none = settings.tax_classes.is_empty();
    let classes = settings
        .tax_classes
        .into_iter()
        .map(|class| view! { <TaxClass class /> })
        .collect_view();
    view! {
        <p>{if none { t::no_tax(lang) } else { t::tax_text(lang) }}</p>
        {classes}
        <section class="account">
            <h2>{t::add_tax(lang)}</h2>
            <PostForm to=AddTaxClass::PATH check={check::<TaxForm>} clears=true class="stack settings-form">
                {tax_fields(TaxForm::default(), lang)}
                <div class="toolbar">
                    <button class="button button--primary">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
}

#[component]
fn TaxClass(class: Listed<TaxForm>) -> impl IntoView {
    let lang = lang();
    let Listed {
        id,
        version,
        form,
        kept,
        is_default,
    } = class;
    let name = lang.pick(form.name_en.clone(), form.name_ja.clone());
    let make_default = (!is_default).then(|| {
        view! { <RowButton to=MakeTaxClassDefault::PATH id=id.clone() version text=t::make_default(lang) of=name.clone() /> }
    });
    let remove = match kept {
        Some(why) => view! { <span class="field__hint">{why}</span> }.into_any(),
        None => {
            view! { <RowButton to=RemoveTaxClass::PATH id=id.clone() version text=t::remove(lang) of=name.clone() /> }
                .into_any()
        }
    };
    view! {
        <section class="account">
            <h2>
                {name} " · " {form.rate.clone()} " %"
                {is_default.then(|| view! { " " <span class="tag">{t::default_class(lang)}</span> })}
            </h2>
            <PostForm to=ChangeTaxClass::PATH only=("id", id) check={check::<TaxForm>} class="stack settings-form">
                {tax_fields(form, lang)}
                <input type="hidden" name="version" value=version.to_string() />
                <div class="toolbar">
                    <button class="button">{t::save(lang)}</button>
                </div>
            </PostForm>
            <div class="cluster">{make_default} {remove}</div>
        </section>
    }
}

fn tax_fields(form: TaxForm, lang: Lang) -> impl IntoView {
    view! {
        <div class="fields">
            <Field name=of_form("name_en") label=t::name_en(lang) value=form.name_en autocomplete="off" required=true />
            <Field name=of_form("name_ja") label=t::name_ja(lang) value=form.name_ja autocomplete="off" required=true />
            <Field
                name=of_form("rate")
                label=t::rate(lang)
                value=form.rate
                inputmode="decimal"
                autocomplete="off"
                required=true
            />
        </div>
    }
}

#[component]
pub(super) fn ShippingSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let none = settings.shipping.is_empty();
    let methods = settings
        .shipping
        .into_iter()
        .enumerate()
        .map(|(place, method)| view! { <Method method first=place == 0 /> })
        .collect_view();
    view! {
        {none.then(|| view! { <p>{t::no_shipping(lang)}</p> })}
        {methods}
        <section class="account">
            <h2>{t::add_shipping(lang)}</h2>
            <PostForm to=AddShippingMethod::PATH check={check::<ShippingForm>} clears=true class="stack settings-form">
                {shipping_fields(ShippingForm::default(), lang)}
                <div class="toolbar">
                    <button class="button button--primary">{t::add(lang)}</button>
                </div>
            </PostForm>
        </section>
    }
}

#[component]
fn Method(method: Listed<ShippingForm>, first: bool) -> impl IntoView {
    let lang = lang();
    let Listed { id, version, form, .. } = method;
    let name = lang.pick(form.name_en.clone(), form.name_ja.clone());
    let offered = form.active == "yes";
    let up = (!first).then(|| {
        view! { <RowButton to=MoveShippingMethodUp::PATH id=id.clone() version text=t::move_up(lang) of=name.clone() /> }
    });
    view! {
        <section class="account">
            <h2>
                {name.clone()}
                {(!offered).then(|| view! { " " <span class="tag">{t::not_offered(lang)}</span> })}
            </h2>
            <PostForm
                to=ChangeShippingMethod::PATH
                only=("id", id.clone())
                check={check::<ShippingForm>}
                class="stack settings-form"
            >
                {shipping_fields(form, lang)}
                <input type="hidden" name="version" value=version.to_string() />
                <div class="toolbar">
                    <button class="button">{t::save(lang)}</button>
                </div>
            </PostForm>
            <div class="cluster">
                {up} <RowButton to=RemoveShippingMethod::PATH id version text=t::remove(lang) of=name />
            </div>
        </section>
    }
}

fn shipping_fields(form: ShippingForm, lang: Lang) -> impl IntoView {
    let offered = [("yes", t::yes(lang)), ("no", t::no(lang))]
        .into_iter()
        .map(|(value, text)| (value.to_owned(), text.to_owned()))
        .collect();
    view! {
        <div class="fields">
            <Field name=of_form("name_en") label=t::name_en(lang) value=form.name_en autocomplete="off" required=true />
            <Field name=of_form("name_ja") label=t::name_ja(lang) value=form.name_ja autocomplete="off" required=true />
            <Field
                name=of_form("price")
                label=t::price(lang)
                value=form.price
                inputmode="decimal"
                autocomplete="off"
                required=true
            />
            <Field
                name=of_form("free_from")
                label=t::free_from(lang)
                value=form.free_from
                hint=t::free_from_hint(lang)
                inputmode="decimal"
                autocomplete="off"
            />
            <SelectField name=of_form("active") label=t::active(lang) value=form.active options=offered />
        </div>
    }
}

/// A button of one of a list.
#[component]
fn RowButton(to: &'static str, id: String, version: i64, text: &'static str, of: String) -> impl IntoView {
    view! {
        <PostForm to=to only=("id", id)>
            <input type="hidden" name="version" value=version.to_string() />
            <button class="button" aria-label=format!("{text}: {of}")>
                {text}
            </button>
        </PostForm>
    }
}
