//! A form that works without JavaScript and is better with it.
//!
//! It posts to a server function. Plainly sent, the server renders the page again with what was typed and the
//! messages at their fields; in the browser the same messages arrive without leaving the page.

use super::{
    AppError, FieldError,
    checked::Check,
    error_text,
    identity::{another, show_stale},
    notice, refresh,
    send::{Sent, form_body, load, send_form},
    use_viewer,
};
use leptos::{context::Provider, prelude::*, task::spawn_local};
use leptos_router::hooks::{use_location, use_navigate};
use std::time::Duration;
use web_sys::SubmitEvent;

/// After so long a plain form that got no answer can be sent again.
const AGAIN_AFTER: Duration = Duration::from_secs(10);

/// A form that was sent plainly and refused: the server renders its page again with this.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub to: String,
    pub error: AppError,
    pub values: Vec<(String, String)>,
}

impl Submitted {
    fn is_of(&self, to: &str, only: Option<&(&'static str, String)>) -> bool {
        self.to == to && only.is_none_or(|(name, value)| self.values.iter().any(|(n, v)| n == name && v == value))
    }
}

/// Whether this form was sent plainly and refused: what hides it until it is asked for shows it then.
pub(crate) fn came_back(to: &str, only: &(&'static str, String)) -> bool {
    use_context::<Submitted>().is_some_and(|submitted| submitted.is_of(to, Some(only)))
}

/// What the fields of a form share.
#[derive(Clone, Copy)]
pub(super) struct FormState {
    errors: RwSignal<Vec<FieldError>>,
    refused: RwSignal<Option<AppError>>,
    busy: RwSignal<bool>,
    typed: StoredValue<Vec<(String, String)>>,
    key: StoredValue<String>,
}

impl FormState {
    fn new(to: &str, only: Option<&(&'static str, String)>) -> Self {
        let submitted = use_context::<Submitted>().filter(|submitted| submitted.is_of(to, only));
        let state = Self {
            errors: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            busy: RwSignal::new(false),
            typed: StoredValue::new(Vec::new()),
            key: StoredValue::new(only.map(|(_, value)| value.clone()).unwrap_or_default()),
        };
        if let Some(submitted) = submitted {
            state.typed.set_value(submitted.values);
            state.refuse(submitted.error);
        }
        state
    }

    /// What was typed into a field before, if the form came back.
    pub(super) fn typed(self, name: &str) -> Option<String> {
        self.typed
            .with_value(|typed| typed.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()))
    }

    /// Whether a check box was checked before, if the form came back: one that is not sends nothing.
    pub(super) fn checked(self, name: &str) -> Option<bool> {
        self.typed
            .with_value(|typed| (!typed.is_empty()).then(|| typed.iter().any(|(n, _)| n == name)))
    }

    /// The same of one box of several that share a name.
    pub(super) fn checked_of(self, name: &str, value: &str) -> Option<bool> {
        self.typed
            .with_value(|typed| (!typed.is_empty()).then(|| typed.iter().any(|(n, v)| n == name && v == value)))
    }

    pub(super) fn error(self, name: &str) -> Option<String> {
        self.errors
            .with(|errors| errors.iter().find(|e| e.field == name).map(|e| e.message.clone()))
    }

    /// An id for a field, unique on the page even among forms of one kind.
    pub(super) fn id(self, name: &str) -> String {
        self.key.with_value(|key| format!("{name}{key}"))
    }

    fn refuse(self, error: AppError) {
        match error {
            AppError::Invalid(errors) => {
                self.refused.set(None);
                self.errors.set(errors);
            }
            other => {
                self.errors.set(Vec::new());
                self.refused.set(Some(other));
            }
        }
    }

    fn summary(self) -> Option<String> {
        let lang = super::lang();
        self.refused
            .with(|refused| refused.as_ref().map(|error| error_text(error, lang)))
            .or_else(|| self.error(""))
    }
}

/// A form that posts to a server function.
#[component]
pub fn PostForm(
    /// The server function's path.
    to: &'static str,
    #[prop(optional)] class: &'static str,
    /// A hidden field that tells this form from others of its kind on the page.
    #[prop(optional)]
    only: Option<(&'static str, String)>,
    /// The form's name for assistive technology, where no heading names it.
    #[prop(optional, into)]
    label: Option<String>,
    /// What was accepted leaves the fields: for what is written once.
    #[prop(optional)]
    clears: bool,
    /// The rules that the server asks too: what breaks one is said at once, and nothing is sent.
    #[prop(optional)]
    check: Option<Check>,
    children: Children,
) -> impl IntoView {
    let state = FormState::new(to, only.as_ref());
    let viewer = use_viewer();
    let refresh = refresh();
    let notice = notice();
    let another = another();
    let lang = super::lang();
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        // A button with an address of its own leads there as it would without a script.
        if event
            .submitter()
            .is_some_and(|button| button.has_attribute("formaction"))
        {
            return;
        }
        event.prevent_default();
        if state.busy.get_untracked() {
            return;
        }
        let Some(body) = form_body(&event) else { return };
        let form = event.target();
        let problems = check.map(|check| check(&body, lang)).unwrap_or_default();
        if !problems.is_empty() {
            state.refuse(AppError::Invalid(problems));
            focus_first_error(form);
            return;
        }
        let navigate = navigate.clone();
        state.busy.set(true);
        notice.set(None);
        spawn_local(async move {
            let answer = send_form(to, body).await;
            if state.busy.try_set(false).is_some() {
                // The page with this form is gone.
                return;
            }
            match answer {
                Ok(Sent::Reload(path)) => load(path.as_deref()),
                Ok(Sent::Go(path)) => {
                    state.refuse(AppError::Invalid(Vec::new()));
                    refresh.update(|n| *n += 1);
                    navigate(&path, leptos_router::NavigateOptions::default());
                }
                Ok(Sent::Stay) => {
                    if clears {
                        empty(form);
                    }
                    state.refuse(AppError::Invalid(Vec::new()));
                    refresh.update(|n| *n += 1);
                }
                Err(AppError::Ended(_)) => load(None),
                Err(AppError::Conflict(text)) => {
                    // What is on the page is old: it is read again, and the message stands above the new page.
                    notice.set(Some(text));
                    refresh.update(|n| *n += 1);
                }
                Err(error) => {
                    if let Err(error) = show_stale(error, another) {
                        state.refuse(error);
                        focus_first_error(form);
                    }
                }
            }
        });
    };
    let here = here();
    let hidden = only.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form
            method="post"
            action=to
            class=class
            novalidate
            aria-label=label
            aria-busy=move || state.busy.get().to_string()
            on:submit=submit
        >
            <input
                type="hidden"
                name="identity"
                value=viewer.with_untracked(|viewer| viewer.identity.clone())
            />
            <input type="hidden" name="page" value=here />
            {hidden}
            {move || {
                state
                    .summary()
                    .map(|text| {
                        view! {
                            <p class="form-error" role="alert">
                                {text}
                            </p>
                        }
                    })
            }}
            <Provider value=state>{children()}</Provider>
        </form>
    }
}

/// The page's own path, for coming back to.
pub(super) fn here() -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let location = use_location();
    move || {
        let path = location.pathname.get();
        let search = location.search.get();
        if search.is_empty() {
            path
        } else {
            format!("{path}?{search}")
        }
    }
}

/// For a form that the browser sends by itself: pressed again while it is under way, it does nothing.
pub(crate) fn sent_once() -> impl Fn(SubmitEvent) + Clone + 'static {
    let sent = StoredValue::new(false);
    move |event: SubmitEvent| {
        if sent.get_value() {
            event.prevent_default();
            return;
        }
        sent.set_value(true);
        set_timeout(
            move || {
                // The page may be gone by then.
                let _ = sent.try_set_value(false);
            },
            AGAIN_AFTER,
        );
    }
}

/// As the form was before anything was typed.
fn empty(form: Option<web_sys::EventTarget>) {
    use web_sys::wasm_bindgen::JsCast;
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        form.reset();
    }
}

/// Moves to the first field with a message, once it is shown.
fn focus_first_error(form: Option<web_sys::EventTarget>) {
    use web_sys::wasm_bindgen::JsCast;
    request_animation_frame(move || {
        let field = form
            .and_then(|form| form.dyn_into::<web_sys::Element>().ok())
            .and_then(|form| form.query_selector("[aria-invalid=true]").ok().flatten())
            .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(field) = field {
            let _ = field.focus();
        }
    });
}
