//! The picker: the CSR's buyers, found as one types. Staff only, so its code is not in what customers load.

use super::{BuyerToServe, FoundBuyers, api::find_buyers, start_dialog::StartDialog, texts as t};
use crate::ui::{FIND_BUYER, focus, lang, loaded, query_value, raw_query_value, reading, refresh};
use leptos::{ev, html, prelude::*};
use leptos_meta::Title;
use leptos_router::{
    components::Form,
    hooks::{use_navigate, use_query_map},
};

#[component]
pub fn PickerPage() -> impl IntoView {
    let query = use_query_map();
    let q = Memo::new(move |_| query.with(|query| query.get("q").unwrap_or_default()));
    let buyer = Memo::new(move |_| query.with(|query| query.get("buyer")));
    let refresh = refresh();
    let found = reading(move || (q.get(), refresh.get()), |(q, _)| find_buyers(q, String::new()));
    // Read apart from the list: what is typed into the dialog must outlive a list that arrives late.
    let chosen = reading(
        move || buyer.get(),
        |buyer| async move {
            match buyer {
                Some(buyer) => find_buyers(String::new(), buyer).await.map(Some),
                None => Ok(None),
            }
        },
    );
    let lang = lang();
    let picker = NodeRef::<html::Section>::new();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <p class="lede">{t::lede(lang)}</p>
        </div>
        <section class="picker" node_ref=picker on:keydown=move |event| move_among_results(&event, picker)>
            <SearchBox />
            {loaded(found, |found| view! { <Results found /> }.into_any())}
            <Transition>
                {move || Suspend::new(async move { chosen.answer().await.ok().flatten().map(dialog) })}
            </Transition>
        </section>
    }
    .into_any()
}

/// Arrow keys go from the search field down the results and back; Enter in the field takes the first of them, once
/// they are those of what is typed.
fn move_among_results(event: &ev::KeyboardEvent, picker: NodeRef<html::Section>) {
    // While a Japanese word is being typed, these keys are the keyboard's.
    if event.is_composing() {
        return;
    }
    let Some(picker) = picker.get_untracked() else { return };
    let stops = stops(&picker);
    let focused = document().active_element();
    let at = stops.iter().position(|stop| Some(stop.as_ref()) == focused.as_ref());
    let to = match (event.key().as_str(), at) {
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) if at > 0 => at - 1,
        ("Enter", Some(0)) if stops.len() > 1 && shown(&picker) == typed() => {
            event.prevent_default();
            stops[1].click();
            return;
        }
        _ => return,
    };
    if let Some(stop) = stops.get(to) {
        event.prevent_default();
        let _ = stop.focus();
    }
}

/// The search field, then every result.
fn stops(picker: &web_sys::Element) -> Vec<web_sys::HtmlElement> {
    use web_sys::wasm_bindgen::JsCast;
    let Ok(found) = picker.query_selector_all("input[type=search], .result") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|n| found.get(n)?.dyn_into().ok())
        .collect()
}

/// The search whose results are shown.
fn shown(picker: &web_sys::Element) -> Option<String> {
    picker.query_selector(".results").ok()??.get_attribute("data-of")
}

/// What stands in the search field.
fn typed() -> Option<String> {
    use web_sys::wasm_bindgen::JsCast;
    let field = document().get_element_by_id(FIND_BUYER)?;
    Some(field.dyn_into::<web_sys::HtmlInputElement>().ok()?.value())
}

/// The page on which somebody pressed the shortcut, and to which Stop will lead back.
pub(super) fn came_from() -> Option<String> {
    raw_query_value("from")
}

/// The picker's address with this search.
pub(super) fn searching(q: &str) -> String {
    let from = came_from().map(|from| format!("&from={}", query_value(&from)));
    format!("/on-behalf?q={}{}", query_value(q), from.unwrap_or_default())
}

/// Searches as one types; without JavaScript by its button.
#[component]
fn SearchBox() -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let q = query.with_untracked(|query| query.get("q").unwrap_or_default());
    let from = came_from();
    let by_shortcut = from.is_some() && query.with_untracked(|query| query.get("buyer").is_none());
    Effect::new(move |_| {
        if by_shortcut {
            request_animation_frame(|| {
                focus(FIND_BUYER);
            });
        }
    });
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
        navigate(&untrack(|| searching(&text)), options);
    });
    let mut search = search;
    view! {
        <Form method="GET" action="/on-behalf" attr:role="search" attr:class="cluster">
            {from.map(|from| view! { <input type="hidden" name="from" value=from /> })}
            <div class="field">
                <label for=FIND_BUYER>{t::find_a_buyer(lang)}</label>
                <input
                    id=FIND_BUYER
                    type="search"
                    name="q"
                    value=q
                    autocomplete="off"
                    aria-describedby="find-buyer-hint"
                    on:input=move |event| search(event_target_value(&event))
                />
                <p class="field__hint" id="find-buyer-hint">
                    {t::find_hint(lang)} " " <span class="only-scripted">{t::find_keys(lang)} " " <kbd>"Ctrl K"</kbd></span>
                </p>
            </div>
            <noscript>
                <button class="button">{t::find(lang)}</button>
            </noscript>
        </Form>
    }
}

fn dialog(chosen: FoundBuyers) -> AnyView {
    let q = use_query_map().with_untracked(|query| query.get("q").unwrap_or_default());
    let confirm_password = chosen.confirm_password;
    match chosen.buyers.into_iter().next() {
        Some(buyer) => view! { <StartDialog buyer confirm_password q /> }.into_any(),
        None => view! { <p class="notice notice--warning">{t::nobody_text(lang())}</p> }.into_any(),
    }
}

#[component]
fn Results(found: FoundBuyers) -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let q = query.with_untracked(|query| query.get("q").unwrap_or_default());
    let of = q.clone();
    if found.buyers.is_empty() && found.more {
        return view! { <p class="notice">{t::more(lang)}</p> }.into_any();
    }
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
        <ul class="results" data-of=of>
            {results}
        </ul>
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
                {came_from().map(|from| view! { <input type="hidden" name="from" value=from /> })}
                <button class="result" name="buyer" value=buyer.id>
                    <strong>{buyer.name}</strong>
                    " "
                    <span>{buyer.company}</span>
                    " "
                    <span>{buyer.email}</span>
                    {if buyer.consents {
                        buyer.recent.then(|| view! { <span class="tag">{t::recent(lang)}</span> }).into_any()
                    } else {
                        view! { <span class="tag">{t::no_consent(lang)}</span> }.into_any()
                    }}
                </button>
            </Form>
        </li>
    }
}
