//! The document around the app: head, viewer, scripts.

use crate::{
    App,
    auth::{Role, Viewer},
    settings::{LOOK_LINK, look_path},
};
use leptos::{hydration::AutoReload, nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use std::sync::Arc;

/// The names of the built files, which carry their hashes.
#[derive(Clone, Debug)]
pub struct Assets {
    pub js: String,
    pub wasm: String,
    pub css: String,
    /// The style of what only staff see, with a query that changes with it.
    pub staff_css: String,
}

impl Assets {
    /// Whether the names change with what is in the files.
    pub fn are_hashed(&self) -> bool {
        self.js != "quoin.js"
    }
}

/// A page of the shop. `live` pages become the single-page app; the others stay plain documents.
pub fn shell(assets: Arc<Assets>, viewer: Viewer, accent: Option<&str>, live: bool) -> impl IntoView + use<> {
    let look = accent.map(|accent| view! { <link id=LOOK_LINK rel="stylesheet" href=look_path(accent) /> });
    let lang = viewer.lang.code();
    // A `<` could end the script element that the viewer travels in.
    let json = serde_json::to_string(&viewer)
        .unwrap_or_default()
        .replace('<', "\\u003c");
    let staff = matches!(viewer.role, Role::Staff { .. });
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="identity" content=viewer.identity />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=format!("/pkg/{}", assets.css) />
                {look}
                {staff.then(|| view! { <link rel="stylesheet" href=format!("/{}", assets.staff_css) /> })}
                <script id="viewer" type="application/json" nonce=nonce.clone() inner_html=json></script>
                {live.then(|| scripts(&assets, nonce))}
                {(!assets.are_hashed()).then(reload_after_builds)}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Fetches script and wasm side by side and takes the page over once it is whole. A preload would make browsers without
/// JavaScript fetch them too; Leptos's own component also writes the nonce into `crossorigin`.
fn scripts(assets: &Assets, nonce: Option<String>) -> impl IntoView + use<> {
    let (js, wasm) = (format!("/pkg/{}", assets.js), format!("/pkg/{}", assets.wasm));
    let start = format!(
        "const module_or_path = fetch({wasm:?}), whole = new Promise(done => addEventListener('DOMContentLoaded', done));\n\
         Promise.all([import({js:?}), whole]).then(([quoin]) => quoin.default({{ module_or_path }}).then(quoin.hydrate));"
    );
    view! { <script nonce=nonce inner_html=start></script> }
}

/// Only what `bin/dev` serves has names without hashes.
fn reload_after_builds() -> impl IntoView {
    let options = LeptosOptions::builder().output_name("quoin").build();
    view! { <AutoReload options /> }
}
