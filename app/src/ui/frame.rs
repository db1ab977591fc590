//! The frame around every page: banner, masthead, the page, colophon.

use super::{masthead::Masthead, refresh, texts as t, use_viewer};
use crate::{auth::get_viewer, on_behalf::Banner};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let lang = super::lang();
    let main = NodeRef::<leptos::html::Main>::new();
    move_focus_to_each_new_page(main);
    read_viewer_again_after_a_change();
    view! {
        <a class="skip-link" href="#main">
            {t::skip_to_content(lang)}
        </a>
        <Banner />
        <Masthead />
        <main id="main" class="sheet" tabindex="-1" node_ref=main>
            {children()}
        </main>
        <footer class="colophon">
            <p>"Quoin · " {t::colophon(lang)}</p>
        </footer>
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
