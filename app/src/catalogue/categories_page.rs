//! The page "Categories": their names, and the order in which customers see them.

use super::{
    staff_api::{AddCategory, MoveCategory, RemoveCategory, RenameCategory, list_categories},
    staff_list_page::HERE,
    staff_texts as t,
    staff_types::StaffCategory,
};
use crate::ui::{Field, Lang, PostForm, address, label, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

#[component]
pub fn CategoriesPage() -> impl IntoView {
    let lang = lang();
    let refresh = refresh();
    let categories = reading(move || refresh.get(), |_| list_categories());
    view! {
        <Title text=t::categories(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::categories(lang)}</h1>
        </div>
        {loaded(categories, |categories| view! { <Categories categories /> }.into_any())}
    }
    .into_any()
}

#[component]
fn Categories(categories: Vec<StaffCategory>) -> impl IntoView {
    let lang = lang();
    let list = if categories.is_empty() {
        view! {
            <div class="empty">
                <h2>{t::no_categories(lang)}</h2>
                <p>{t::no_categories_text(lang)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = categories
            .into_iter()
            .map(|category| view! { <Category category /> })
            .collect_view();
        view! { <ol class="category-list">{rows}</ol> }.into_any()
    };
    view! {
        {list}
        <section class="account">
            <h2>{t::add_category(lang)}</h2>
            <PostForm to=AddCategory::PATH class="stack" clears=true>
                <Field name="name_en" label=t::name_en(lang) autocomplete="off" required=true />
                <Field name="name_ja" label=t::name_ja(lang) autocomplete="off" required=true />
                <p>
                    <button class="button button--primary">{t::add(lang)}</button>
                </p>
            </PostForm>
        </section>
    }
}

#[component]
fn Category(category: StaffCategory) -> impl IntoView {
    let lang = lang();
    let name = label(&category.name, lang);
    let only = ("category", category.id.clone());
    let products = address(HERE, &[("category", &*category.id)]);
    let seen = format!("{}/{}", category.name.en, category.name.ja);
    let (rename, remove) = (
        format!("{}: {name}", t::rename(lang)),
        format!("{}: {name}", t::remove(lang)),
    );
    let moves = [true, false]
        .map(|up| move_form(only.clone(), &name, up, lang))
        .collect_view();
    view! {
        <li>
            <h2>{name}</h2>
            <div class="cluster">
                <a href=products>{t::products_in(category.products, lang)}</a>
                {moves}
                <PostForm to=RemoveCategory::PATH only=only.clone()>
                    <button class="link-button" aria-label=remove>
                        {t::remove(lang)}
                    </button>
                </PostForm>
            </div>
            <PostForm to=RenameCategory::PATH only=only.clone() class="category-names" label=rename.clone()>
                <input type="hidden" name="seen" value=seen />
                <Field name="name_en" label=t::name_en(lang) value=category.name.en autocomplete="off" required=true />
                <Field name="name_ja" label=t::name_ja(lang) value=category.name.ja autocomplete="off" required=true />
                <button class="button" aria-label=rename>
                    {t::rename(lang)}
                </button>
            </PostForm>
        </li>
    }
}

fn move_form(only: (&'static str, String), name: &str, up: bool, lang: Lang) -> AnyView {
    let text = if up { t::up(lang) } else { t::down(lang) };
    let label = format!("{text}: {name}");
    view! {
        <PostForm to=MoveCategory::PATH only>
            <input type="hidden" name="up" value=up.to_string() />
            <button class="link-button" aria-label=label>
                {text}
            </button>
        </PostForm>
    }
    .into_any()
}
