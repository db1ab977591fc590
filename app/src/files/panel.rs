//! The files of a job on its page: what is there, what is on its way, and how more come.

use super::{
    api::{DeleteFile, RestoreFile},
    texts as t,
    types::{File, FileVersion},
    uploading::{Progress, Target, Upload, add, cancel, dismiss, try_again, uploads},
};
use crate::ui::{Lang, PostForm, Submitted, error_text, lang, refresh, use_viewer};
use leptos::{html::Input, prelude::*, server_fn::ServerFn};
use web_sys::{DragEvent, SubmitEvent};

#[component]
pub(crate) fn FilesPanel(
    /// The page of the job, without a slash at its end.
    page: String,
    number: String,
    files: Vec<File>,
    /// Whether more can be uploaded.
    may_upload: bool,
    /// Whether files can be deleted and restored.
    may_delete: bool,
    /// The longest file that the shop takes, in bytes.
    longest: u64,
) -> impl IntoView {
    let lang = lang();
    let to = format!("{page}/files");
    let (deleted, live): (Vec<File>, Vec<File>) = files.into_iter().partition(|file| file.deleted);
    let list = if live.is_empty() {
        let text = if may_upload {
            t::none_text(lang)
        } else {
            t::none_text_closed(lang)
        };
        view! {
            <div class="empty empty--small">
                <p>
                    <strong>{t::none(lang)}</strong>
                </p>
                <p>{text}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = live
            .into_iter()
            .map(|file| view! { <Row file to=to.clone() number=may_delete.then(|| number.clone()) /> })
            .collect_view();
        view! { <ul class="files">{rows}</ul> }.into_any()
    };
    view! {
        <section class="account" aria-labelledby="files">
            <h2 id="files">{t::title(lang)}</h2>
            {list}
            {(may_delete && !deleted.is_empty()).then(|| view! { <Deleted files=deleted number /> })}
            {may_upload.then(|| view! { <Uploading to page longest /> })}
        </section>
    }
}

#[component]
fn Row(
    file: File,
    to: String,
    /// The job's number, where it can be deleted.
    number: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let mut versions = file.versions.into_iter();
    let newest = versions.next()?;
    let earlier: Vec<FileVersion> = versions.collect();
    let name = file.name.clone();
    let delete = number.map(|number| {
        view! {
            <PostForm to=DeleteFile::PATH only=("file", file.id)>
                <input type="hidden" name="number" value=number />
                <button class="link-button" aria-label=format!("{}: {}", t::delete(lang), name)>
                    {t::delete(lang)}
                </button>
            </PostForm>
        }
    });
    let (hash, link) = (newest.sha256.clone(), format!("{to}/{}", newest.id));
    let rows = earlier
        .into_iter()
        .map(|version| earlier_version(version, &to, lang))
        .collect_view();
    Some(view! {
        <li>
            <span class="files__kind" aria-hidden="true">
                {kind(&newest, lang)}
            </span>
            <div class="files__about">
                <a href=link rel="external" download="">
                    {file.name}
                </a>
                <p class="files__facts">{facts(newest, lang)}</p>
                <details>
                    <summary>{t::earlier_and_hash(lang)}</summary>
                    <p class="files__hash">"SHA-256 " <code>{hash}</code></p>
                    <ul>{rows}</ul>
                </details>
            </div>
            {delete}
        </li>
    })
}

fn kind(version: &FileVersion, lang: Lang) -> String {
    if version.kind.is_empty() {
        t::other_kind(lang).to_owned()
    } else {
        version.kind.clone()
    }
}

fn facts(version: FileVersion, lang: Lang) -> impl IntoView {
    let kind = kind(&version, lang);
    view! {
        {kind}
        " · "
        {t::size(version.size)}
        " · "
        {t::version(version.version, lang)}
        " · "
        {version.uploaded.view()}
        " · "
        {version.by}
    }
}

fn earlier_version(version: FileVersion, to: &str, lang: Lang) -> impl IntoView + use<> {
    let link = format!("{to}/{}", version.id);
    let name = t::version(version.version, lang);
    view! {
        <li>
            <a href=link rel="external" download="">
                {name}
            </a>
            " · "
            {t::size(version.size)}
            " · "
            {version.uploaded.view()}
            " · "
            {version.by}
        </li>
    }
}

#[component]
fn Deleted(files: Vec<File>, number: String) -> impl IntoView {
    let lang = lang();
    let rows = files
        .into_iter()
        .map(|file| {
            let number = number.clone();
            view! {
                <li>
                    <span>{file.name.clone()}</span>
                    <PostForm to=RestoreFile::PATH only=("file", file.id)>
                        <input type="hidden" name="number" value=number />
                        <button class="link-button" aria-label=format!("{}: {}", t::restore(lang), file.name)>
                            {t::restore(lang)}
                        </button>
                    </PostForm>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="files__deleted">
            <summary>{t::deleted(lang)}</summary>
            <p>{t::deleted_text(lang)}</p>
            <ul class="people">{rows}</ul>
        </details>
    }
}

/// Where files are chosen or dropped. With a script they are sent at once, one after another; without, as a plain form.
#[component]
fn Uploading(to: String, page: String, longest: u64) -> impl IntoView {
    let lang = lang();
    let viewer = use_viewer();
    let target = StoredValue::new(Target {
        to: to.clone(),
        longest,
        lang,
        refresh: refresh(),
    });
    let live = RwSignal::new(false);
    Effect::new(move || live.set(true));
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
            class:drop--live=live
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
            <label class="visually-hidden" for="files-input">{t::choose(lang)}</label>
            <input id="files-input" type="file" name="file" multiple aria-describedby="files-limit" node_ref=input on:change=move |_| send() />
            <span class="drop__or" hidden=move || !live.get()>
                {t::drop_here(lang)}
            </span>
            <button class="button" hidden=live>
                {t::upload(lang)}
            </button>
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
