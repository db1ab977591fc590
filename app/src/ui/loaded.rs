//! Pages that read data: a skeleton while it comes, the page, or a page that says why not.

use super::{AppError, error_text, refresh, send, status, texts as t};
use crate::on_behalf::EndedNotice;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use std::time::Duration;

const RETRY_AFTER: Duration = Duration::from_secs(3);

/// Shows what a resource reads. After a change the old page stays until the new one is there.
pub fn loaded<T>(
    resource: Resource<Result<T, AppError>>,
    view: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    view! {
        <Transition fallback=|| {
            view! { <Skeleton /> }
        }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(data) => view(data),
                        Err(error) => view! { <ErrorPage error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <div class="stack" role="status" aria-label=t::loading(super::lang())>
            <div class="skeleton skeleton--line"></div>
            <div class="skeleton skeleton--line"></div>
            <div class="skeleton skeleton--card"></div>
        </div>
    }
}

/// A page in place of the one that was asked for, with the status to match.
#[component]
pub fn ErrorPage(error: AppError) -> impl IntoView {
    let lang = super::lang();
    if error == AppError::SignIn {
        let location = use_location();
        let here = location.pathname.get_untracked() + &location.search_with_mark();
        status::sign_in(&here);
        return ().into_any();
    }
    status::set(error.status());
    if let AppError::Ended(ending) = error {
        return view! { <EndedNotice ending /> }.into_any();
    }
    if error == AppError::Offline {
        retry();
    }
    let stale = matches!(error, AppError::Stale { .. });
    let title = match error {
        AppError::NotFound => t::page_not_found(lang),
        AppError::Forbidden(_) => t::not_allowed(lang),
        AppError::Offline => t::no_connection(lang),
        AppError::Stale { .. } => t::somebody_else(lang),
        _ => t::something_failed(lang),
    };
    view! {
        <Title text=title />
        <div class="error-page">
            <p class="error-page__number" aria-hidden="true">
                {error.status()}
            </p>
            <h1>{title}</h1>
            <p>{error_text(&error, lang)}</p>
            {if stale {
                view! {
                    <button class="button button--primary" on:click=|_| send::load(None)>
                        {t::show_current(lang)}
                    </button>
                }
                    .into_any()
            } else {
                view! {
                    <a class="button" href="/">
                        {t::to_the_start(lang)}
                    </a>
                }
                    .into_any()
            }}
        </div>
    }
    .into_any()
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <ErrorPage error=AppError::NotFound /> }
}

/// Reads again after a while; the effect runs in the browser only.
fn retry() {
    let refresh = refresh();
    Effect::new(move || {
        set_timeout(move || refresh.update(|n| *n += 1), RETRY_AFTER);
    });
}

trait SearchWithMark {
    fn search_with_mark(&self) -> String;
}

impl SearchWithMark for leptos_router::location::Location {
    fn search_with_mark(&self) -> String {
        let search = self.search.get_untracked();
        if search.is_empty() {
            search
        } else {
            format!("?{search}")
        }
    }
}
