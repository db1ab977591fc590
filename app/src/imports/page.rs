//! How a file is sent, and what its dry run says. Sent as a plain form, with and without JavaScript.

use super::{
    api::may_import,
    texts as t,
    types::{DryRun, Kind, Planned, Problem},
};
use crate::ui::{AppError, PostForm, Submitted, error_text, lang, loaded, reading, sent_once, use_viewer};
use leptos::prelude::*;

/// A page for those who may import this; for others it does not exist.
pub(crate) fn importing(kind: Kind, page: impl Fn() -> AnyView + Clone + Send + Sync + 'static) -> AnyView {
    let may = reading(move || kind, may_import);
    loaded(may, move |()| page()).into_any()
}

/// Where a file is chosen and sent.
#[component]
pub fn UploadForm(kind: Kind) -> impl IntoView {
    let lang = lang();
    let identity = use_viewer().with_untracked(|viewer| viewer.identity.clone());
    let refused = use_context::<Submitted>()
        .filter(|submitted| submitted.to == kind.path())
        .map(|submitted| submitted.error);
    let at_field = matches!(refused, Some(AppError::Invalid(_)));
    let message = refused.map(|error| error_text(&error, lang));
    let (at_field, above) = if at_field { (message, None) } else { (None, message) };
    let is_wrong = at_field.is_some();
    let described_by = if is_wrong {
        "import-file-error import-file-hint"
    } else {
        "import-file-hint"
    };
    view! {
        <form method="post" action=kind.path() enctype="multipart/form-data" class="stack" on:submit=sent_once()>
            <input type="hidden" name="identity" value=identity />
            <input type="hidden" name="page" value=kind.path() />
            {above
                .map(|text| {
                    view! {
                        <p class="form-error" role="alert">
                            {text}
                        </p>
                    }
                })}
            <div class="field" class:field--invalid=is_wrong>
                <label for="import-file">{t::file(lang)}</label>
                <input
                    id="import-file"
                    type="file"
                    name="file"
                    accept=".csv,text/csv"
                    aria-required="true"
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by
                />
                <p class="field__hint" id="import-file-hint">
                    {t::file_hint(lang)}
                </p>
                {at_field
                    .map(|text| {
                        view! {
                            <p class="field__error" id="import-file-error" role="alert">
                                {text}
                            </p>
                        }
                    })}
            </div>
            <div class="form-actions">
                <button class="button button--primary">{t::look_through(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What would be done with a file, with the button that does it; or what was done.
#[component]
pub fn DryRunView(
    run: DryRun,
    kind: Kind,
    /// The path of the server function that does it; it takes the import's `id`, and what was `seen` of it.
    apply: &'static str,
    /// More fields of that function.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let lang = lang();
    let facts = view! {
        <p>
            <strong>{run.name}</strong>
            " · "
            {t::sent(&run.by, lang)}
            " · "
            {run.at.view()}
        </p>
    };
    let another = view! { <a href=kind.path()>{t::another_file(lang)}</a> };
    if let Some(done) = run.done {
        return view! {
            {facts}
            <p class="notice" role="status">
                {t::done(run.added, run.changed, lang)}
                " · "
                {done.view()}
            </p>
            <p>{another}</p>
        }
        .into_any();
    }
    let what = if run.problem_count > 0 {
        view! {
            <p class="notice notice--warning" role="alert">
                <strong>{t::problem_count(run.problem_count, lang)}</strong>
                " "
                {t::mend_first(lang)}
            </p>
            <p>{another}</p>
            <Problems problems=run.problems count=run.problem_count />
        }
        .into_any()
    } else if run.added + run.changed == 0 {
        view! {
            <p class="notice" role="status">
                {t::nothing_to_do(lang)}
            </p>
            <p>{another}</p>
        }
        .into_any()
    } else {
        view! {
            <p class="notice" role="status">
                {t::counts(run.added, run.changed, run.unchanged, lang)}
            </p>
            <PostForm to=apply class="stack">
                <input type="hidden" name="id" value=run.id />
                <input type="hidden" name="seen" value=run.seen />
                {children.map(|children| children())}
                <p class="cluster">
                    <button class="button button--primary">{t::import_now(lang)}</button>
                    {another}
                </p>
            </PostForm>
            <PlannedTable planned=run.planned count=run.added + run.changed />
        }
        .into_any()
    };
    view! {
        {facts}
        {what}
    }
    .into_any()
}

#[component]
fn Problems(problems: Vec<Problem>, count: u64) -> impl IntoView {
    let lang = lang();
    let caption = caption(problems.len(), count);
    let rows = problems
        .into_iter()
        .map(|problem| {
            let column = if problem.column.is_empty() {
                t::whole_line(lang).to_owned()
            } else {
                problem.column
            };
            view! {
                <tr>
                    <td class="num" data-label=t::line(lang)>
                        {problem.line}
                    </td>
                    <td data-label=t::column(lang)>{column}</td>
                    <td data-label=t::problem(lang)>{problem.text}</td>
                </tr>
            }
        })
        .collect_view();
    table(t::problems(lang), caption, [t::column(lang), t::problem(lang)], rows)
}

#[component]
fn PlannedTable(planned: Vec<Planned>, count: u64) -> impl IntoView {
    let lang = lang();
    let caption = caption(planned.len(), count);
    let rows = planned
        .into_iter()
        .map(|planned| {
            let tag = if planned.adds { t::adds(lang) } else { t::changes(lang) };
            view! {
                <tr>
                    <td class="num" data-label=t::line(lang)>
                        {planned.line}
                    </td>
                    <td data-label=t::name(lang)>
                        <span>
                            {planned.name} " " <span class="tag">{tag}</span>
                        </span>
                    </td>
                    <td data-label=t::what(lang)>{planned.what}</td>
                </tr>
            }
        })
        .collect_view();
    table(t::planned(lang), caption, [t::name(lang), t::what(lang)], rows)
}

/// What is said of lines, each with its number first.
fn table(
    title: &'static str,
    caption: impl IntoView + 'static,
    columns: [&'static str; 2],
    rows: impl IntoView + 'static,
) -> AnyView {
    view! {
        <h2>{title}</h2>
        <div class="table-scroll">
            <table class="table">
                {caption}
                <thead>
                    <tr>
                        <th scope="col" class="num">
                            {t::line(lang())}
                        </th>
                        {columns.map(|column| view! { <th scope="col">{column}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Says where only the first ones are shown.
fn caption(shown: usize, count: u64) -> impl IntoView {
    let all = u64::try_from(shown).is_ok_and(|shown| shown >= count);
    (!all).then(|| view! { <caption>{t::first_of(shown, count, lang())}</caption> })
}
