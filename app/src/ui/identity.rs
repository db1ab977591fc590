//! Whom this browser acts as, which another of its tabs may have changed.
//!
//! Its one rule: a page that was made for somebody else says so at once, above everything else on it.

use super::{
    AppError, error_text,
    send::{load, page_identity},
    texts as t, use_viewer,
};
use crate::auth::{Role, get_viewer};
use leptos::{ev, html, prelude::*, task::spawn_local};
use web_sys::{
    BroadcastChannel, MessageEvent,
    wasm_bindgen::{JsCast, closure::Closure},
};

const CHANNEL: &str = "quoin-identity";

/// What is to be said of the identity that the session now has, if it is not the page's.
#[derive(Clone, Copy)]
struct Another(RwSignal<Option<AppError>>);

/// Provides it; called once, by the app.
pub(super) fn provide_identity() {
    provide_context(Another(RwSignal::new(None)));
}

/// What the dialog shows.
pub(super) fn another() -> RwSignal<Option<AppError>> {
    expect_context::<Another>().0
}

/// Says that the page is somebody else's; any other error is the caller's to show.
pub(super) fn show_stale(error: AppError, another: RwSignal<Option<AppError>>) -> Result<(), AppError> {
    match error {
        AppError::Stale { .. } => {
            another.set(Some(error));
            Ok(())
        }
        other => Err(other),
    }
}

/// Asks the server who one is now: when another tab says that it is somebody else, when this one is looked at again, and
/// when the browser shows it from its memory.
pub(super) fn watch_identity() {
    let ask = asking();
    Effect::new(move |_| {
        tell_other_tabs(ask);
        let focus = window_event_listener(ev::focus, move |_| ask.run(()));
        let shown = window_event_listener(ev::pageshow, move |event| {
            if event.persisted() {
                ask.run(());
            }
        });
        on_cleanup(move || {
            focus.remove();
            shown.remove();
        });
    });
}

/// Asks who one is now; a page whose on-behalf session is over is loaded anew, to say so.
pub(crate) fn asking() -> Callback<()> {
    let another = another();
    let viewer = use_viewer();
    Callback::new(move |()| {
        spawn_local(async move {
            match get_viewer().await {
                Ok(now)
                    if now.role.has_ended() && viewer.try_with_untracked(|was| !was.role.has_ended()) == Some(true) =>
                {
                    load(None);
                }
                Ok(now) => {
                    let _ = viewer.try_set(now);
                }
                Err(error @ AppError::Stale { .. }) => {
                    let _ = another.try_set(Some(error));
                }
                Err(_) => {}
            }
        });
    })
}

impl Role {
    fn has_ended(&self) -> bool {
        matches!(self, Self::Ended { .. })
    }
}

fn tell_other_tabs(ask: Callback<()>) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return;
    };
    let own = page_identity();
    let _ = channel.post_message(&own.as_str().into());
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if event.data().as_string().is_some_and(|other| other != own) {
            ask.run(());
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // They live as long as the document does.
    heard.forget();
    std::mem::forget(channel);
}

/// The dialog above a page that was made for somebody else. It leads on only to who one is now.
#[component]
pub(super) fn AnotherIdentity() -> impl IntoView {
    let lang = super::lang();
    let another = another();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if another.with(Option::is_some)
            && let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            class="dialog"
            role="alertdialog"
            node_ref=dialog
            aria-labelledby="another-title"
            aria-describedby="another-text"
            on:cancel=|event: ev::Event| event.prevent_default()
        >
            <h2 id="another-title">{t::somebody_else(lang)}</h2>
            <p id="another-text">
                {move || another.with(|error| error.as_ref().map(|error| error_text(error, lang)))}
            </p>
            <div class="dialog__actions">
                <a class="button button--primary" href="/" rel="external">
                    {t::show_current(lang)}
                </a>
            </div>
        </dialog>
    }
}
