//! The files of a job on its page.

use super::{
    api::{DeleteFile, RestoreFile},
    texts as t,
    types::{File, FileVersion},
    upload_panel::Uploading,
};
use crate::ui::{Lang, PostForm, lang};
use leptos::{prelude::*, server_fn::ServerFn};

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
        view! {
            <div class="empty empty--small">
                <p>
                    <strong>{t::none(lang)}</strong>
                </p>
                {may_upload.then(|| view! { <p>{t::none_text(lang)}</p> })}
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
