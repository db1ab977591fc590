//! The banner on every page while acting, and the page that says why it ended.

use super::{Ending, ExtendOnBehalf, Mode, StartOrdering, StopOnBehalf, texts as t};
use crate::{
    auth::Role,
    ui::{Lang, PostForm, asking, lang, use_viewer},
};
use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::components::A;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);
/// Seconds left from which on the banner offers to extend.
const RUNNING_OUT: i64 = 10 * 60;

#[component]
pub fn Banner() -> impl IntoView {
    let viewer = use_viewer();
    let lang = lang();
    let acting = viewer.with_untracked(|viewer| match &viewer.role {
        Role::Acting {
            name,
            company,
            reason,
            mode,
            ..
        } => Some((name.clone(), company.clone(), reason.clone(), *mode)),
        _ => None,
    });
    acting.map(|(name, company, reason, mode)| {
        let looking = mode == Mode::Look;
        let left = seconds_left();
        let running_out = Memo::new(move |_| left.get() <= RUNNING_OUT);
        let banner = NodeRef::<html::Section>::new();
        // Pressed, the button to extend is gone; the focus stays beside where it was.
        Effect::new(move |was: Option<bool>| {
            let now = running_out.get();
            if was == Some(true)
                && !now
                && let Some(banner) = banner.get_untracked()
            {
                let _ = banner.focus();
            }
            now
        });
        let who = t::acting_as(&name, looking, lang);
        let said = announcement(left, who.clone(), lang);
        view! {
            <section
                node_ref=banner
                tabindex="-1"
                class="on-behalf"
                class:on-behalf--looking=looking
                aria-label=t::region(lang)
            >
                <div class="on-behalf__who">
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                        <circle cx="10" cy="10" r="6" fill="none" stroke="currentColor" stroke-width="1.5"></circle>
                        <path d="M10 1v18M1 10h18" stroke="currentColor" stroke-width="1.5"></path>
                    </svg>
                    <strong>{who}</strong>
                    <span>{company}</span>
                    <span>{reason}</span>
                    <span class="on-behalf__time">{move || time_text(left.get(), lang)}</span>
                </div>
                <div class="on-behalf__actions">
                    {move || {
                        running_out
                            .get()
                            .then(|| {
                                view! {
                                    <PostForm to=ExtendOnBehalf::PATH>
                                        <button class="button button--on-amber">{t::extend(lang)}</button>
                                    </PostForm>
                                }
                            })
                    }}
                    {looking
                        .then(|| {
                            view! {
                                <PostForm to=StartOrdering::PATH>
                                    <button class="button button--on-amber">{t::start_ordering(lang)}</button>
                                </PostForm>
                            }
                        })}
                    <A href="/on-behalf" attr:class="button button--on-amber">
                        {t::switch(lang)}
                    </A>
                    <PostForm to=StopOnBehalf::PATH>
                        <button class="button button--on-amber">{t::stop(&name, looking, lang)}</button>
                    </PostForm>
                </div>
                <p class="visually-hidden" role="status">
                    {said}
                </p>
            </section>
        }
    })
}

/// Counts down in the browser; the server's word, read again after every change, sets it right.
fn seconds_left() -> RwSignal<i64> {
    let viewer = use_viewer();
    let told = move || {
        viewer.with(|viewer| match viewer.role {
            // Rounded up: while the server has any time left, so does the banner.
            Role::Acting { left, .. } => (left + 999) / 1000,
            _ => 0,
        })
    };
    let left = RwSignal::new(untrack(told));
    Effect::new(move |_| left.set(told()));
    // The server's clock decides: it is asked whether the time is up indeed.
    let ask = asking();
    Effect::new(move |before: Option<bool>| {
        let up = left.get() <= 0;
        if up && before == Some(false) {
            ask.run(());
        }
        up
    });
    Effect::new(move |_| {
        if let Ok(clock) = set_interval_with_handle(move || left.update(|s| *s = (*s - 1).max(0)), SECOND) {
            on_cleanup(move || clock.clear());
        }
    });
    left
}

fn time_text(left: i64, lang: Lang) -> String {
    if left <= 0 {
        return t::time_is_up(lang).to_owned();
    }
    let clock = format!("{}:{:02}", left / 60, left % 60);
    lang.pick(
        format!("{clock} {}", t::left(lang)),
        format!("{}{clock}", t::left(lang)),
    )
}

/// Said aloud at the start, at five minutes and at one; the ticking clock is not, nor the start a second time.
fn announcement(left: RwSignal<i64>, started: String, lang: Lang) -> Memo<String> {
    Memo::new(move |said: Option<&String>| match left.get() {
        1..=60 => t::one_minute(lang).to_owned(),
        61..=300 => t::five_minutes(lang).to_owned(),
        _ if said.is_none_or(|said| *said == started) => started.clone(),
        _ => String::new(),
    })
}

/// Why it is over, before the CSR goes on as themselves.
#[component]
pub fn EndedNotice(ending: Ending) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t::ended(lang) />
        <div class="error-page">
            <h1>{t::ended(lang)}</h1>
            <p>{ending.text(lang)} " " {t::ended_cart(lang)}</p>
            <PostForm to=StopOnBehalf::PATH>
                <button class="button button--primary">{t::go_on(lang)}</button>
            </PostForm>
        </div>
    }
}
