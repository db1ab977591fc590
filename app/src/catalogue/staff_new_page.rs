//! The page "New product": first what it is priced by, then its form.

use super::{
    staff_api::{AddProduct, start_product},
    staff_editor::ProductEditor,
    staff_form::ProductForm,
    staff_list_page::HERE,
    staff_texts as t,
    staff_types::NewProduct,
};
use crate::ui::{Lang, label, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

/// What products are priced by: a name in the address, what it is, and an example.
fn kinds(lang: Lang) -> [(&'static str, &'static str, &'static str); 4] {
    [
        ("totals", t::kind_totals(lang), t::kind_totals_text(lang)),
        ("each", t::kind_each(lang), t::kind_each_text(lang)),
        ("pages", t::kind_pages(lang), t::kind_pages_text(lang)),
        ("area", t::kind_area(lang), t::kind_area_text(lang)),
    ]
}

/// The form that a kind begins with; `None` where there is no such kind.
fn begun(kind: &str, mut form: ProductForm) -> Option<ProductForm> {
    let set = |field: &mut String, text: &str| text.clone_into(field);
    let mut rate = "each";
    set(&mut form.quantity, "range");
    match kind {
        "totals" => {
            set(&mut form.quantity, "listed");
            rate = "total";
        }
        "each" => {}
        "pages" => {
            set(&mut form.pages, "counted");
            set(&mut form.between, "linear");
        }
        "area" => {
            set(&mut form.basis, "square_metre");
            set(&mut form.break_by, "area");
            set(&mut form.size, "free");
        }
        _ => return None,
    }
    for place in 0..3 {
        let row = form.breaks.entry(super::staff_form::row('b', place)).or_default();
        rate.clone_into(&mut row.rate);
    }
    Some(form)
}

#[component]
pub fn NewProductPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let value = |name: &str| query.get(name).unwrap_or_default();
            (value("kind"), value("copy"))
        })
    });
    let refresh = refresh();
    let started = reading(move || (asked.get().1, refresh.get()), |(copy, _)| start_product(copy));
    loaded(started, move |new| {
        let (kind, copy) = asked.get();
        view! { <NewProductView new kind copy /> }.into_any()
    })
    .into_any()
}

#[component]
fn NewProductView(new: NewProduct, kind: String, copy: String) -> impl IntoView {
    let lang = lang();
    let form = if copy.is_empty() {
        begun(&kind, new.form.clone())
    } else {
        Some(new.form.clone())
    };
    let body = if new.choices.categories.is_empty() {
        view! {
            <div class="empty">
                <p>{t::no_category(lang)}</p>
                <a class="button" href="/staff/catalogue/categories">
                    {t::categories(lang)}
                </a>
            </div>
        }
        .into_any()
    } else if let Some(form) = form {
        view! { <ProductEditor to=AddProduct::PATH form choices=new.choices picture=new.picture /> }.into_any()
    } else {
        view! { <Kinds products=new.products /> }.into_any()
    };
    view! {
        <Title text=t::new_title(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::new_title(lang)}</h1>
        </div>
        {body}
    }
}

#[component]
fn Kinds(products: Vec<(String, pricing::Label)>) -> impl IntoView {
    let lang = lang();
    let kinds = kinds(lang)
        .map(|(kind, name, text)| {
            view! {
                <li class="section-card">
                    <h2>
                        <a href=format!("{HERE}/new?kind={kind}")>{name}</a>
                    </h2>
                    <p>{text}</p>
                </li>
            }
        })
        .collect_view();
    let copies = products
        .into_iter()
        .map(|(id, name)| view! { <option value=id>{label(&name, lang)}</option> })
        .collect_view();
    view! {
        <p class="lede">{t::new_lede(lang)}</p>
        <ul class="section-cards">{kinds}</ul>
        <section class="account">
            <h2>{t::copy_title(lang)}</h2>
            <Form method="GET" action=format!("{HERE}/new") attr:class="cluster">
                <div class="field">
                    <label for="copy">{t::copy_of(lang)}</label>
                    <select id="copy" name="copy">
                        {copies}
                    </select>
                </div>
                <button class="button">{t::copy(lang)}</button>
            </Form>
        </section>
    }
}
