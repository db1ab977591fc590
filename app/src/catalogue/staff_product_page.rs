//! The page of a product: its state, its form, its picture, and who sees it.

use super::{
    picture::picture_address,
    staff_api::{
        ChangeProduct, DiscardDraft, HideProductFrom, PublishProduct, RemovePicture, SetProductForAll, ShowProductTo,
        WithdrawProduct, get_staff_product,
    },
    staff_editor::ProductEditor,
    staff_list_page::{HERE, StateTag},
    staff_texts as t,
    staff_types::{Named, ProductState, StaffProduct},
};
use crate::ui::{Field, PostForm, Submitted, error_text, lang, loaded, reading, refresh, sent_once, use_viewer};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn StaffProductPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let product = reading(move || (id.get(), refresh.get()), |(id, _)| get_staff_product(id));
    loaded(product, |product| view! { <ProductView product /> }.into_any()).into_any()
}

#[component]
fn ProductView(product: StaffProduct) -> impl IntoView {
    let lang = lang();
    let name = lang.pick(&product.form.name_en, &product.form.name_ja).clone();
    let stays = product.state != ProductState::Draft;
    let (id, version) = (product.id.clone(), product.version);
    let (form, choices) = (product.form.clone(), product.choices.clone());
    view! {
        <Title text=name.clone() />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{name}</h1>
            <StateTag state=product.state />
        </div>
        <Standing id=product.id.clone() version=product.version state=product.state changed=product.changed />
        // Another version is another form: of the one before, not even what was typed stays on the page.
        <For each=move || [version] key=|version| *version let:version>
            <ProductEditor
                to=ChangeProduct::PATH
                form=form.clone()
                choices=choices.clone()
                product=(id.clone(), version)
                slug_stays=stays
            />
        </For>
        <Picture id=product.id.clone() version=product.version picture=product.picture.clone() />
        <WhoSees id=product.id for_all=product.for_all companies=product.companies others=product.others />
    }
}

/// What customers see now, and what can be done about it.
#[component]
fn Standing(id: String, version: i64, state: ProductState, changed: bool) -> impl IntoView {
    let lang = lang();
    let text = match (state, changed) {
        (ProductState::Draft, _) => t::state_draft_text(lang),
        (ProductState::Published, false) => t::state_published_text(lang),
        (ProductState::Published, true) => t::state_changed_text(lang),
        (ProductState::Withdrawn, _) => t::state_withdrawn_text(lang),
    };
    let button = |to: &'static str, text: &'static str, class: &'static str| {
        view! {
            <PostForm to only=("id", id.clone())>
                <input type="hidden" name="version" value=version.to_string() />
                <button class=class>{text}</button>
            </PostForm>
        }
        .into_any()
    };
    let mut buttons = Vec::new();
    if state != ProductState::Published || changed {
        buttons.push(button(PublishProduct::PATH, t::publish(lang), "button button--primary"));
    }
    if state == ProductState::Published {
        buttons.push(button(WithdrawProduct::PATH, t::withdraw(lang), "button"));
    }
    if state == ProductState::Draft {
        buttons.push(button(
            DiscardDraft::PATH,
            t::discard_all(lang),
            "button button--danger",
        ));
    } else if changed {
        buttons.push(button(DiscardDraft::PATH, t::discard(lang), "button button--danger"));
    }
    view! {
        <div class="product-standing notice" class:notice--warning=state != ProductState::Published || changed>
            <p>{text}</p>
            <div class="cluster">{buttons}</div>
        </div>
    }
}

/// A picture is sent as a plain form, with a script and without one.
#[component]
fn Picture(id: String, version: i64, picture: String) -> impl IntoView {
    let lang = lang();
    let page = format!("{HERE}/{id}");
    let to = format!("{page}/picture");
    let identity = use_viewer().with_untracked(|viewer| viewer.identity.clone());
    let refused = use_context::<Submitted>()
        .filter(|submitted| submitted.to == to)
        .map(|submitted| error_text(&submitted.error, lang));
    let remove = (!picture.is_empty()).then(|| {
        view! {
            <PostForm to=RemovePicture::PATH only=("id", id.clone())>
                <input type="hidden" name="version" value=version.to_string() />
                <button class="link-button">{t::remove_picture(lang)}</button>
            </PostForm>
        }
    });
    view! {
        <section class="account">
            <h2>{t::picture(lang)}</h2>
            <div class="product-picture">
                <img src=picture_address(&picture) alt="" width="240" height="180" />
                <div>
                    <p class="field__hint">{t::picture_text(lang)}</p>
                    <form method="post" action=to enctype="multipart/form-data" class="stack" aria-label=t::picture(lang) on:submit=sent_once()>
                        <input type="hidden" name="identity" value=identity />
                        <input type="hidden" name="page" value=page />
                        <input type="hidden" name="version" value=version.to_string() />
                        {refused
                            .map(|text| {
                                view! {
                                    <p class="form-error" role="alert">
                                        {text}
                                    </p>
                                }
                            })}
                        <div class="field">
                            <label for="product-picture">{t::picture_file(lang)}</label>
                            <input
                                id="product-picture"
                                type="file"
                                name="file"
                                accept="image/png,image/jpeg,image/webp"
                                required
                            />
                        </div>
                        <p>
                            <button class="button">{t::upload(lang)}</button>
                        </p>
                    </form>
                    {remove}
                </div>
            </div>
        </section>
    }
}

#[component]
fn WhoSees(id: String, for_all: bool, companies: Vec<Named>, others: Vec<String>) -> impl IntoView {
    let lang = lang();
    let text = match (for_all, companies.is_empty()) {
        (true, _) => t::all_see(lang),
        (false, false) => t::some_see(lang),
        (false, true) => t::nobody_sees(lang),
    };
    let chosen = (!for_all).then(|| {
        view! { <Chosen id=id.clone() companies others /> }
    });
    view! {
        <section class="account">
            <h2>{t::who_sees(lang)}</h2>
            <p>{text}</p>
            {chosen}
            <PostForm to=SetProductForAll::PATH only=("id", id)>
                <input type="hidden" name="all" value=(!for_all).to_string() />
                <button class="button">{if for_all { t::let_some(lang) } else { t::let_all(lang) }}</button>
            </PostForm>
        </section>
    }
}

#[component]
fn Chosen(id: String, companies: Vec<Named>, others: Vec<String>) -> impl IntoView {
    let lang = lang();
    let rows = companies
        .into_iter()
        .map(|company| {
            let id = id.clone();
            view! {
                <li>
                    <span>{company.name.clone()}</span>
                    <PostForm to=HideProductFrom::PATH only=("company", company.id)>
                        <input type="hidden" name="id" value=id />
                        <button class="link-button" aria-label=format!("{}: {}", t::hide(lang), company.name)>
                            {t::hide(lang)}
                        </button>
                    </PostForm>
                </li>
            }
        })
        .collect_view();
    let suggestions = others
        .into_iter()
        .map(|name| view! { <option value=name></option> })
        .collect_view();
    view! {
        <ul class="people">{rows}</ul>
        <PostForm to=ShowProductTo::PATH only=("id", id) class="cluster" clears=true>
            <Field name="name" label=t::company(lang) list="companies-list" autocomplete="off" required=true />
            <datalist id="companies-list">{suggestions}</datalist>
            <button class="button">{t::show_to(lang)}</button>
        </PostForm>
    }
}
