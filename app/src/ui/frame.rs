//! The frame around every page: banner, masthead, the page, colophon.

use super::{
    identity::{AnotherIdentity, watch_identity},
    masthead::Masthead,
    notice, refresh,
    shortcut::open_picker_by_shortcut,
    texts as t, use_viewer,
};
use crate::{auth::get_viewer, on_behalf::Banner};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use web_sys::wasm_bindgen::JsCast;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let lang = super::lang();
    let viewer = use_viewer();
    let colophon = move || viewer.with(|viewer| (viewer.shop.name.clone(), viewer.currency.code.clone()));
    let notice = notice();
    let main = NodeRef::<leptos::html::Main>::new();
    watch_identity();
    open_picker_by_shortcut();
    move_focus_to_each_new_page(main);
    read_viewer_again_after_a_change();
    tell_time_zone();
    view! {
        <a class="skip-link" href="#main" rel="external">
            {t::skip_to_content(lang)}
        </a>
        <Banner />
        <div class="toast-region" role="status">
            {move || notice.get().map(|text| view! { <p class="notice notice--warning">{text}</p> })}
        </div>
        <Masthead />
        <main id="main" class="sheet" tabindex="-1" node_ref=main>
            {children()}
        </main>
        <footer class="colophon">
            <p>{move || colophon().0} " · " {t::colophon(lang)} " " {move || colophon().1}</p>
        </footer>
        <AnotherIdentity />
    }
}

/// A browser does this on every document; between pages of one document it is ours to do.
fn move_focus_to_each_new_page(main: NodeRef<leptos::html::Main>) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path)
            && let Some(main) = main.get_untracked()
        {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            let _ = main.focus();
        }
        path
    });
}

fn read_viewer_again_after_a_change() {
    let (viewer, refresh) = (use_viewer(), refresh());
    Effect::new(move |_| {
        if refresh.get() > 0 {
            spawn_local(async move {
                if let Ok(now) = get_viewer().await {
                    let _ = viewer.try_set(now);
                }
            });
        }
    });
}

/// The server writes times out; it learns the browser's time zone from a cookie.
fn tell_time_zone() {
    Effect::new(|_| {
        let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
        let zone = js_sys::Reflect::get(&options, &"timeZone".into())
            .ok()
            .and_then(|zone| zone.as_string());
        if let Some(zone) = zone
            && let Ok(document) = document().dyn_into::<web_sys::HtmlDocument>()
        {
            let _ = document.set_cookie(&format!("tz={zone}; Path=/; SameSite=Lax; Max-Age=31536000"));
        }
    });
}
