//! What every component may ask: who is looking, in which language, and to read again after a change.

use super::Lang;
use crate::auth::Viewer;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Refresh(RwSignal<u32>);

#[derive(Clone, Copy)]
struct Notice(RwSignal<Option<String>>);

/// Provides the viewer and the refresh signal; called once, by the app.
pub(crate) fn provide_view() {
    let viewer = use_context::<Viewer>().unwrap_or_else(viewer_of_document);
    provide_context(RwSignal::new(viewer));
    provide_context(Refresh(RwSignal::new(0)));
    provide_context(Notice(RwSignal::new(None)));
    super::identity::provide_identity();
}

/// Who is looking. Constant for a document, but for the size of the cart and the time left.
pub fn use_viewer() -> RwSignal<Viewer> {
    expect_context()
}

/// The viewer's language. Changing it loads a new document.
pub fn lang() -> Lang {
    use_viewer().with_untracked(|viewer| viewer.lang)
}

/// Counts the changes made from this page; what reads data depends on it.
pub fn refresh() -> RwSignal<u32> {
    expect_context::<Refresh>().0
}

/// What the frame says above the page, until the next form is sent.
pub(super) fn notice() -> RwSignal<Option<String>> {
    expect_context::<Notice>().0
}

/// The server put the viewer into the document's head.
fn viewer_of_document() -> Viewer {
    document()
        .get_element_by_id("viewer")
        .and_then(|script| script.text_content())
        .and_then(|text| serde_json::from_slice(text.as_bytes()).ok())
        .unwrap_or_default()
}
