//! The picker: the CSR's buyers, found as one types. Staff only, so its code is not in what customers load.

use super::{BuyerToServe, FoundBuyers, api::find_buyers, start_dialog::StartDialog, texts as t};
use crate::ui::{AppError, lang, loaded, query_value, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    LazyRoute,
    components::Form,
    hooks::{use_navigate, use_query_map},
    lazy_route,
};

pub struct PickerRoute {
    found: Resource<Result<FoundBuyers, AppError>>,
    /// Read apart from the list: what is typed into the dialog must outlive a list that arrives late.
    chosen: Resource<Result<Option<FoundBuyers>, AppError>>,
}

#[lazy_route]
impl LazyRoute for PickerRoute {
    fn data() -> Self {
        let query = use_query_map();
        let q = Memo::new(move |_| query.with(|query| query.get("q").unwrap_or_default()));
        let buyer = Memo::new(move |_| query.with(|query| query.get("buyer")));
        let refresh = refresh();
        Self {
            found: Resource::new(move || (q.get(), refresh.get()), |(q, _)| find_buyers(q, String::new())),
            chosen: Resource::new(
                move || buyer.get(),
                |buyer| async move {
                    match buyer {
                        Some(buyer) => find_buyers(String::new(), buyer).await.map(Some),
                        None => Ok(None),
                    }
                },
            ),
        }
    }

    fn view(this: Self) -> AnyView {
        let lang = lang();
        let (found, chosen) = (this.found, this.chosen);
        view! {
            <Title text=t::title(lang) />
            <div class="page-head">
                <h1>{t::title(lang)}</h1>
                <p class="lede">{t::lede(lang)}</p>
            </div>
            <section class="picker">
                <SearchBox />
                {loaded(found, |found| view! { <Results found /> }.into_any())}
                <Transition>
                    {move || Suspend::new(async move { chosen.await.ok().flatten().map(dialog) })}
                </Transition>
            </section>
        }
        .into_any()
    }
}

/// Searches as one types; without JavaScript by its button.
#[component]
fn SearchBox() -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let q = query.with_untracked(|query| query.get("q").unwrap_or_default());
    let navigate = use_navigate();
    let search = leptos::leptos_dom::helpers::debounce(std::time::Duration::from_millis(120), move |text: String| {
        // A buyer was chosen before the last letters were looked up: the dialog stays.
        if query.with_untracked(|query| query.get("buyer").is_some()) {
            return;
        }
        let options = leptos_router::NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate(&format!("/on-behalf?q={}", query_value(&text)), options);
    });
    let mut search = search;
    view! {
        <Form method="GET" action="/on-behalf" attr:role="search" attr:class="cluster">
            <div class="field">
                <label for="find-buyer">{t::find_a_buyer(lang)}</label>
                <input
                    id="find-buyer"
                    type="search"
                    name="q"
                    value=q
                    autocomplete="off"
                    aria-describedby="find-buyer-hint"
                    on:input=move |event| search(event_target_value(&event))
                />
                <p class="field__hint" id="find-buyer-hint">
                    {t::find_hint(lang)}
                </p>
            </div>
            <noscript>
                <button class="button">{t::find(lang)}</button>
            </noscript>
        </Form>
    }
}

fn dialog(chosen: FoundBuyers) -> Option<AnyView> {
    let q = use_query_map().with_untracked(|query| query.get("q").unwrap_or_default());
    let confirm_password = chosen.confirm_password;
    let buyer = chosen.buyers.into_iter().next()?;
    Some(view! { <StartDialog buyer confirm_password q /> }.into_any())
}

#[component]
fn Results(found: FoundBuyers) -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let q = query.with_untracked(|query| query.get("q").unwrap_or_default());
    if found.buyers.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t::nobody(lang)}</h2>
                <p>{t::nobody_text(lang)}</p>
            </div>
        }
        .into_any();
    }
    let results = found
        .buyers
        .into_iter()
        .map(|buyer| view! { <ResultItem buyer q=q.clone() /> })
        .collect_view();
    view! {
        <ul class="results">{results}</ul>
        {found.more.then(|| view! { <p class="notice">{t::more(lang)}</p> })}
    }
    .into_any()
}

#[component]
fn ResultItem(buyer: BuyerToServe, q: String) -> impl IntoView {
    let lang = lang();
    view! {
        <li>
            <Form method="GET" action="/on-behalf">
                <input type="hidden" name="q" value=q />
                <button class="result" name="buyer" value=buyer.id>
                    <strong>{buyer.name}</strong>
                    " "
                    <span>{buyer.company}</span>
                    " "
                    <span>{buyer.email}</span>
                    {buyer.recent.then(|| view! { <span class="tag">{t::recent(lang)}</span> })}
                </button>
            </Form>
        </li>
    }
}
