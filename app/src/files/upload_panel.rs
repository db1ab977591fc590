//! How files come: where they are chosen or dropped, and how far each is.

use super::{
    texts as t,
    uploading::{Progress, Target, Upload, add, cancel, dismiss, try_again, uploads},
};
use crate::ui::{Submitted, error_text, lang, refresh, use_viewer};
use leptos::{html::Input, prelude::*};
use web_sys::{DragEvent, SubmitEvent};

/// Where files are chosen or dropped. With a script they are sent at once, one after another; without, as a plain form.
#[component]
pub(super) fn Uploading(to: String, page: String, longest: u64) -> impl IntoView {
    let lang = lang();
    let viewer = use_viewer();
    let target = StoredValue::new(Target {
        to: to.clone(),
        longest,
        lang,
        refresh: refresh(),
    });
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let send = move || {
        let Some(input) = input.get_untracked() else { return };
        if let Some(files) = input.files() {
            target.with_value(|target| add(&files, target));
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
            target.with_value(|target| add(&files, target));
        }
    };
    let refused = use_context::<Submitted>()
        .filter(|submitted| submitted.to == to)
        .map(|submitted| error_text(&submitted.error, lang));
    let to_show = to.clone();
    view! {
        <form
            class="drop"
            class:drop--over=over
            method="post"
            action=to
            enctype="multipart/form-data"
            aria-label=t::upload(lang)
            on:submit=submit
            on:dragover=drag
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <input type="hidden" name="identity" value=viewer.with_untracked(|viewer| viewer.identity.clone()) />
            <input type="hidden" name="page" value=page />
            {refused
                .map(|text| {
                    view! {
                        <p class="form-error" role="alert">
                            {text}
                        </p>
                    }
                })}
            <input
                id="files-input"
                type="file"
                name="file"
                multiple
                aria-describedby="files-limit"
                node_ref=input
                on:change=move |_| send()
            />
            <label class="button" for="files-input">
                {t::choose(lang)}
            </label>
            <span class="drop__or">{t::drop_here(lang)}</span>
            <button class="button drop__send">{t::upload(lang)}</button>
            <p class="field__hint" id="files-limit">
                {t::limit(longest, lang)}
            </p>
        </form>
        <UnderWay to=to_show />
    }
}

/// The uploads of this job.
#[component]
fn UnderWay(to: String) -> impl IntoView {
    let lang = lang();
    let all = uploads();
    let of_job = Memo::new(move |_| {
        all.with(|uploads| {
            uploads
                .iter()
                .filter(|upload| upload.to == to)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let ids = Memo::new(move |_| of_job.with(|uploads| uploads.iter().map(|upload| upload.id).collect::<Vec<_>>()));
    view! {
        <ul class="uploads" aria-label=t::uploads(lang) hidden=move || ids.with(Vec::is_empty)>
            <For each=move || ids.get() key=|id| *id let:id>
                <OneUpload upload=Memo::new(move |_| {
                    of_job.with(|uploads| uploads.iter().find(|upload| upload.id == id).cloned())
                }) />
            </For>
        </ul>
    }
}

#[component]
fn OneUpload(upload: Memo<Option<Upload>>) -> impl IntoView {
    let lang = lang();
    let first = upload.get_untracked()?;
    let (id, size) = (first.id, first.size);
    let progress = Memo::new(move |_| upload.with(|upload| upload.as_ref().map(|upload| upload.progress.clone())));
    let sent = move || match progress.get() {
        Some(Progress::Sending { sent, .. }) => sent,
        Some(Progress::Checking) => size,
        _ => 0,
    };
    let under_way = move || {
        matches!(
            progress.get(),
            Some(Progress::Waiting | Progress::Sending { .. } | Progress::Checking)
        )
    };
    let text = move || match progress.get() {
        Some(Progress::Sending { sent, a_second }) => t::progress(sent, size, a_second, lang),
        Some(Progress::Checking) => t::checking(lang).to_owned(),
        Some(Progress::Done(text) | Progress::Failed(text) | Progress::Refused(text)) => text,
        Some(Progress::Waiting) | None => t::waiting(lang).to_owned(),
    };
    let can_be_tried_again = move || matches!(progress.get(), Some(Progress::Failed(_)));
    let failed = move || matches!(progress.get(), Some(Progress::Failed(_) | Progress::Refused(_)));
    let label = StoredValue::new(first.name.clone());
    let named = move |what: &str| label.with_value(|name| format!("{what}: {name}"));
    Some(view! {
        <li class:uploads__failed=failed>
            <span class="uploads__name">{first.name}</span>
            <progress max=size.to_string() value=move || sent().to_string() hidden=move || !under_way()
                aria-label=named(t::upload(lang))></progress>
            <span class="uploads__text" role=move || if under_way() { "none" } else { "status" }>
                {text}
            </span>
            <span class="cluster">
                <Show when=can_be_tried_again>
                    <button type="button" class="link-button" aria-label=named(t::try_again(lang)) on:click=move |_| try_again(id)>
                        {t::try_again(lang)}
                    </button>
                </Show>
                <Show
                    when=under_way
                    fallback=move || {
                        view! {
                            <button type="button" class="link-button" aria-label=named(t::dismiss(lang)) on:click=move |_| dismiss(id)>
                                {t::dismiss(lang)}
                            </button>
                        }
                    }
                >
                    <button type="button" class="link-button" aria-label=named(t::cancel(lang)) on:click=move |_| cancel(id)>
                        {t::cancel(lang)}
                    </button>
                </Show>
            </span>
        </li>
    })
}
