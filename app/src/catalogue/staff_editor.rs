//! The form of a product, beside the price that follows what is typed. Rows come and go with a script; without one there is
//! always an empty row more.

use super::{
    staff_form::ProductForm,
    staff_groups::GroupRows,
    staff_rows::BreakRows,
    staff_tester::Tester,
    staff_texts as t,
    staff_trial::{Editing, form_of},
    staff_types::{Labelled, ProductChoices},
};
use crate::ui::{AreaField, Check, Field, Lang, PostForm, SelectField, check, label, lang};
use leptos::prelude::*;

#[component]
pub(super) fn ProductEditor(
    /// The server function's path.
    to: &'static str,
    form: ProductForm,
    choices: ProductChoices,
    /// The product's id and version; none while it is new.
    #[prop(optional)]
    product: Option<(String, i64)>,
    /// The picture of what a new product is a copy of.
    #[prop(optional, into)]
    picture: String,
    /// Whether its address stays as it is.
    #[prop(optional)]
    slug_stays: bool,
) -> impl IntoView {
    let lang = lang();
    let is_new = product.is_none();
    let (id, version) = product.unwrap_or_default();
    let (editing, version) = Editing::begin(to, form, version);
    let read = move |event: web_sys::Event| {
        if let Some(form) = form_of(&event) {
            editing.read(&form);
        }
    };
    let own = if is_new {
        view! { <input type="hidden" name="picture" value=picture /> }.into_any()
    } else {
        view! { <input type="hidden" name="version" value=version /> }.into_any()
    };
    let only = (!is_new).then_some(("id", id));
    let rules: Check = check::<ProductForm>;
    let body = move || {
        view! {
            {own}
            <div class="product-editor__form" on:input=read on:change=read>
                <About form=editing.form.get_untracked() choices=choices.clone() slug_stays />
                <Price editing tax_classes=choices.tax_classes.clone() />
                <Quantities editing />
                <Pages editing />
                <SizeSection editing />
                <GroupRows editing />
                <p class="form-actions cluster">
                    <button class="button" name="intent" value="draft">
                        {t::save_draft(lang)}
                    </button>
                    <button class="button button--primary" name="intent" value="publish">
                        {t::save_and_publish(lang)}
                    </button>
                </p>
            </div>
            <Tester editing sheets=choices.sheets read=Callback::new(read) />
        }
    };
    match only {
        Some(only) => view! {
            <PostForm to only class="product-editor" check=rules>
                {body()}
            </PostForm>
        }
        .into_any(),
        None => view! {
            <PostForm to class="product-editor" check=rules>
                {body()}
            </PostForm>
        }
        .into_any(),
    }
}

/// A part of the form that matters only sometimes. Without a script it always shows.
#[component]
pub(super) fn OnlyIf(editing: Editing, when: fn(&ProductForm) -> bool, children: Children) -> impl IntoView {
    view! {
        <div class="only-if" class:only-if--off=move || !editing.form.with(when)>
            {children()}
        </div>
    }
}

pub(super) fn options<const N: usize>(options: [(&str, &str); N]) -> Vec<(String, String)> {
    options
        .into_iter()
        .map(|(value, text)| (value.to_owned(), text.to_owned()))
        .collect()
}

#[component]
fn About(form: ProductForm, choices: ProductChoices, slug_stays: bool) -> impl IntoView {
    let lang = lang();
    let categories = std::iter::once((String::new(), t::choose_category(lang).to_owned()))
        .chain(
            choices
                .categories
                .into_iter()
                .map(|category| (category.id, label(&category.name, lang))),
        )
        .collect();
    let address = if slug_stays {
        view! {
            <div class="field">
                <span class="field__label">{t::slug(lang)}</span>
                <p>
                    <code>{format!("/product/{}", form.slug)}</code>
                </p>
                <p class="field__hint">{t::slug_stays(lang)}</p>
                <input type="hidden" name="form[slug]" value=form.slug.clone() />
            </div>
        }
        .into_any()
    } else {
        view! {
            <Field
                name="form[slug]"
                label=t::slug(lang)
                value=form.slug.clone()
                hint=t::slug_hint(lang)
                autocomplete="off"
            />
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{t::about(lang)}</h2>
            <div class="fields">
                <Field name="form[name_en]" label=t::name_en(lang) value=form.name_en autocomplete="off" required=true />
                <Field name="form[name_ja]" label=t::name_ja(lang) value=form.name_ja autocomplete="off" required=true />
                <AreaField name="form[summary_en]" label=t::summary_en(lang) value=form.summary_en />
                <AreaField name="form[summary_ja]" label=t::summary_ja(lang) value=form.summary_ja />
                <SelectField
                    name="form[category]"
                    label=t::category(lang)
                    options=categories
                    value=form.category
                    required=true
                />
                {address}
                <Field name="form[alt_en]" label=t::alt_en(lang) value=form.alt_en autocomplete="off" />
                <Field name="form[alt_ja]" label=t::alt_ja(lang) value=form.alt_ja autocomplete="off" />
            </div>
        </section>
    }
}

#[component]
fn Price(editing: Editing, tax_classes: Vec<Labelled>) -> impl IntoView {
    let lang = lang();
    let form = editing.form.get_untracked();
    view! {
        <section>
            <h2>{t::price(lang)}</h2>
            <div class="fields">
                <SelectField
                    name="form[basis]"
                    label=t::basis(lang)
                    options=options([("piece", t::by_piece(lang)), ("square_metre", t::by_square_metre(lang))])
                    value=form.basis
                />
                <SelectField
                    name="form[break_by]"
                    label=t::break_by(lang)
                    options=options([("pieces", t::by_pieces(lang)), ("area", t::by_area(lang))])
                    value=form.break_by
                />
                <SelectField
                    name="form[between]"
                    label=t::between(lang)
                    options=options([("step", t::stepped(lang)), ("linear", t::linear(lang))])
                    value=form.between
                />
                <Amount name="form[setup]" text=t::setup(lang) value=form.setup />
                <Amount name="form[minimum]" text=t::minimum(lang) value=form.minimum />
                <SelectField
                    name="form[rush]"
                    label=t::rush(lang)
                    options=options([("", t::rush_not(lang)), ("offered", t::rush_offered(lang))])
                    value=form.rush
                />
                <TaxClass value=form.tax_class classes=tax_classes />
            </div>
            <BreakRows editing />
        </section>
    }
}

/// Only a shop that has tax classes is asked for one.
#[component]
fn TaxClass(value: String, classes: Vec<Labelled>) -> impl IntoView {
    let lang = lang();
    let name = "form[tax_class]";
    let mut options: Vec<_> = classes
        .into_iter()
        .map(|class| (class.id, label(&class.name, lang)))
        .collect();
    let Some((_, default)) = options.first() else {
        return view! { <input type="hidden" name=name value=value /> }.into_any();
    };
    options.insert(0, (String::new(), t::default_tax_class(default, lang)));
    view! { <SelectField name label=t::tax_class(lang) options value /> }.into_any()
}

/// A field for a rate.
#[component]
pub(super) fn Amount(#[prop(into)] name: String, text: &'static str, value: String) -> impl IntoView {
    view! { <Field name label=text value inputmode="decimal" autocomplete="off" /> }
}

/// A field for a whole number.
fn number(name: &'static str, text: &'static str, value: String) -> impl IntoView {
    view! { <Field name label=text value inputmode="numeric" autocomplete="off" /> }
}

#[component]
fn Quantities(editing: Editing) -> impl IntoView {
    let lang = lang();
    let form = editing.form.get_untracked();
    view! {
        <section>
            <h2>{t::quantities(lang)}</h2>
            <div class="fields">
                <SelectField
                    name="form[quantity]"
                    label=t::quantity(lang)
                    options=options([("listed", t::listed(lang)), ("range", t::range(lang))])
                    value=form.quantity
                />
            </div>
            <OnlyIf editing when=|form| form.quantity == "range">
                <div class="fields">
                    {number("form[min]", t::least(lang), form.min)}
                    {number("form[max]", t::most(lang), form.max)}
                    {number("form[step]", t::step(lang), form.step)}
                </div>
            </OnlyIf>
        </section>
    }
}

#[component]
fn Pages(editing: Editing) -> impl IntoView {
    let lang = lang();
    let form = editing.form.get_untracked();
    view! {
        <section>
            <h2>{t::pages(lang)}</h2>
            <div class="fields">
                <SelectField
                    name="form[pages]"
                    label=t::pages_part(lang)
                    options=options([("", t::pages_ignored(lang)), ("counted", t::pages_counted(lang))])
                    value=form.pages
                />
            </div>
            <OnlyIf editing when=|form| !form.pages.is_empty()>
                <div class="fields">
                    {number("form[pages_min]", t::least(lang), form.pages_min)}
                    {number("form[pages_max]", t::most(lang), form.pages_max)}
                    {number("form[pages_multiple]", t::pages_multiple(lang), form.pages_multiple)}
                    {number("form[pages_included]", t::pages_included(lang), form.pages_included)}
                    {number("form[pages_per]", t::pages_per(lang), form.pages_per)}
                </div>
            </OnlyIf>
        </section>
    }
}

#[component]
fn SizeSection(editing: Editing) -> impl IntoView {
    let lang: Lang = lang();
    let form = editing.form.get_untracked();
    view! {
        <section>
            <h2>{t::size(lang)}</h2>
            <div class="fields">
                <SelectField
                    name="form[size]"
                    label=t::size_from(lang)
                    options=options([
                        ("none", t::size_none(lang)),
                        ("options", t::size_options(lang)),
                        ("free", t::size_free(lang)),
                    ])
                    value=form.size
                />
            </div>
            <OnlyIf editing when=|form| form.size == "free">
                <div class="fields">
                    {number("form[width_min]", t::width_min(lang), form.width_min)}
                    {number("form[width_max]", t::width_max(lang), form.width_max)}
                    {number("form[height_min]", t::height_min(lang), form.height_min)}
                    {number("form[height_max]", t::height_max(lang), form.height_max)}
                </div>
            </OnlyIf>
        </section>
    }
}
