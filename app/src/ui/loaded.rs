//! Pages that read data: a skeleton while it comes, the page, or a page that says why not.

use super::{
    AppError, error_text,
    form::{Submitted, here},
    reading::{Answer, Json, Reading},
    refresh, status, texts as t,
};
use crate::on_behalf::EndedNotice;
use leptos::prelude::*;
use leptos_meta::Title;
use serde::de::DeserializeOwned;
use std::{sync::Arc, time::Duration};

const RETRY_AFTER: Duration = Duration::from_secs(3);

/// Shows what a page reads. After a change the old page stays until the new one is there.
pub(crate) fn loaded<T>(reading: Reading<T>, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> impl IntoView
where
    T: Clone + DeserializeOwned + Send + Sync + 'static,
{
    let view = move |answer: Result<Answer, AppError>| match answer.and_then(|answer| answer.value()) {
        Ok(data) => view(data),
        Err(error) => view! { <ErrorPage error /> }.into_any(),
    };
    shown(reading.resource, Arc::new(view))
}

/// Apart, since it is the same for whatever is read.
fn shown(
    resource: Resource<Result<Answer, AppError>, Json>,
    view: Arc<dyn Fn(Result<Answer, AppError>) -> AnyView + Send + Sync>,
) -> impl IntoView {
    view! {
        <Transition fallback=|| {
            view! { <Skeleton /> }
        }>
            {move || {
                let view = view.clone();
                Suspend::new(async move { view(resource.await) })
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
        status::sign_in(&untrack(here()));
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
                    <a class="button button--primary" href="/" rel="external">
                        {t::show_current(lang)}
                    </a>
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
    // A plain form of another identity is refused as a whole, with a page of its own.
    let stale = use_context::<Submitted>()
        .map(|submitted| submitted.error)
        .filter(|error| matches!(error, AppError::Stale { .. }));
    view! { <ErrorPage error=stale.unwrap_or(AppError::NotFound) /> }
}

/// Reads again after a while; the effect runs in the browser only.
fn retry() {
    let refresh = refresh();
    Effect::new(move || {
        set_timeout(move || refresh.update(|n| *n += 1), RETRY_AFTER);
    });
}
