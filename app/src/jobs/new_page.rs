//! Opens a job without an order.

use super::{
    api::{OpenJob, start_job},
    job_page::DetailFields,
    texts as t,
    types::Details,
};
use crate::{
    on_behalf::UnlessLooking,
    ui::{PostForm, lang, loaded, reading},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

#[component]
pub fn NewJobPage() -> impl IntoView {
    let key = reading(|| (), |()| start_job());
    loaded(key, |key| view! { <NewJob key=key /> }.into_any()).into_any()
}

#[component]
fn NewJob(key: String) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t::open_job(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href="/jobs">{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::open_job(lang)}</h1>
            <p class="lede">{t::open_job_text(lang)}</p>
        </div>
        <UnlessLooking>
            <PostForm to=OpenJob::PATH class="stack form-column">
                <input type="hidden" name="key" value=key />
                <DetailFields details=Details::default() portal=true />
                <button class="button button--primary">{t::open_job(lang)}</button>
            </PostForm>
        </UnlessLooking>
    }
}
