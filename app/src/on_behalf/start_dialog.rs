//! The dialog before the start: for whom, why, and to order or only to look.

use super::{
    BuyerToServe, Mode, REASONS, StartOnBehalf,
    picker::{came_from, searching},
    reason_text, texts as t,
};
use crate::{
    auth::Role,
    ui::{Field, PostForm, SelectField, lang, texts as ui, use_viewer},
};
use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Frames in which a dialog that was made has long come into the document.
const FRAMES: u32 = 60;

/// Only what is in the document can be modal, and a page that waits for its data comes there a little later.
fn show_modal(dialog: web_sys::HtmlDialogElement, frames: u32) {
    if dialog.is_connected() {
        dialog.close();
        let _ = dialog.show_modal();
    } else if frames > 0 {
        request_animation_frame(move || show_modal(dialog, frames - 1));
    }
}

#[component]
pub(super) fn StartDialog(buyer: BuyerToServe, confirm_password: bool, q: String) -> impl IntoView {
    let lang = lang();
    let dialog = NodeRef::<html::Dialog>::new();
    // Rendered open for browsers without JavaScript; with it, a modal dialog that keeps the focus.
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            show_modal(dialog, FRAMES);
        }
    });
    let cancelled = searching(&q);
    let to_cancel = cancelled.clone();
    let navigate = use_navigate();
    let acting_for = use_viewer().with_untracked(|viewer| match &viewer.role {
        Role::Acting { name, .. } => Some(name.clone()),
        _ => None,
    });
    let title = match &acting_for {
        Some(from) => t::switch_to(from, &buyer.name, &buyer.company, lang),
        None => t::start_for(&buyer.name, &buyer.company, lang),
    };
    let form = if buyer.consents {
        view! { <StartForm buyer=buyer.id confirm_password cancelled /> }.into_any()
    } else {
        view! {
            <p class="notice notice--warning">{t::no_consent_text(lang)}</p>
            <div class="dialog__actions">
                <a class="button" href=cancelled>
                    {ui::cancel(lang)}
                </a>
            </div>
        }
        .into_any()
    };
    view! {
        <dialog
            class="dialog"
            open
            node_ref=dialog
            aria-labelledby="start-title"
            on:cancel=move |_: leptos::ev::Event| navigate(&to_cancel, NavigateOptions::default())
        >
            <h2 id="start-title">{title}</h2>
            {acting_for.map(|_| view! { <p>{t::switch_text(lang)}</p> })}
            {form}
        </dialog>
    }
}

#[component]
fn StartForm(buyer: String, confirm_password: bool, cancelled: String) -> impl IntoView {
    let lang = lang();
    let reasons = std::iter::once((String::new(), t::choose(lang).to_owned()))
        .chain(
            REASONS
                .iter()
                .map(|reason| ((*reason).to_owned(), reason_text(reason, "", lang))),
        )
        .collect();
    view! {
            <PostForm to=StartOnBehalf::PATH class="stack">
                <input type="hidden" name="buyer" value=buyer />
                <input type="hidden" name="return_to" value=came_from().unwrap_or_else(|| "/on-behalf".to_owned()) />
                <SelectField name="reason" label=t::reason(lang) options=reasons required=true />
                <Field name="note" label=t::note(lang) autocomplete="off" />
                <fieldset class="choices">
                    <legend>{t::mode(lang)}</legend>
                    <ModeChoice mode=Mode::Order name=t::mode_order(lang) note=t::mode_order_note(lang) />
                    <ModeChoice mode=Mode::Look name=t::mode_look(lang) note=t::mode_look_note(lang) />
                </fieldset>
                {confirm_password
                    .then(|| {
                        view! {
                            <Field
                                name="password"
                                kind="password"
                                label=t::password(lang)
                                hint=t::password_hint(lang)
                                autocomplete="current-password"
                                required=true
                            />
                        }
                    })}
                <div class="dialog__actions">
                    <a class="button button--quiet" href=cancelled>
                        {ui::cancel(lang)}
                    </a>
                    <button class="button button--primary">{t::start(lang)}</button>
                </div>
            </PostForm>
    }
}

#[component]
fn ModeChoice(mode: Mode, name: &'static str, note: &'static str) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name="mode" value=mode.key() checked=mode == Mode::default() />
            <span class="choice__name">{name}</span>
            <span class="choice__note">{note}</span>
        </label>
    }
}
