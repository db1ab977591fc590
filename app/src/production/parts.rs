//! What board and list share: the form around the jobs, how one is shown, and what became of those that were moved.

use super::{
    api::MoveJobs,
    carriers,
    report::Report,
    texts as t,
    types::{Card, Due, Move, MoveForm, Nearness, ParcelForm, Stage},
};
use crate::ui::{Field, Lang, PostForm, Submitted, check, count, lang};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

/// Where the tickets of several jobs are.
const TICKETS: &str = "/staff/production/tickets.pdf";
const SUGGESTED: &str = "carriers";

/// From the board to the list, and back.
#[component]
pub(super) fn Views(list: bool) -> impl IntoView {
    let lang = lang();
    let current = |here: bool| here.then_some("page");
    view! {
        <nav class="sections" aria-label=t::title(lang)>
            <a href="/staff/production" aria-current=current(!list)>
                {t::board(lang)}
            </a>
            <a href="/staff/production/list" aria-current=current(list)>
                {t::list(lang)}
            </a>
        </nav>
    }
}

/// What became of the jobs that were just moved, as the page's address says it.
#[component]
pub(super) fn Outcome() -> impl IntoView {
    let query = use_query_map();
    let lang = lang();
    let report = move || {
        query.with(|query| {
            let value = |name: &str| query.get(name).unwrap_or_default();
            Report::read(&value("done"), &value("left"))
        })
    };
    view! { <div role="status">{move || report().map(|report| said(report, lang))}</div> }
}

fn said(report: Report, lang: Lang) -> impl IntoView {
    let left = (!report.left.is_empty()).then(|| {
        let lines = report
            .left
            .into_iter()
            .map(|(job, why)| {
                view! {
                    <li>
                        <a href=format!("/staff/jobs/{job}")>{job.clone()}</a>
                        ": "
                        {why.text(lang)}
                    </li>
                }
            })
            .collect_view();
        view! {
            <p>{t::left_as_they_were(lang)}</p>
            <ul>{lines}</ul>
        }
    });
    let class = if left.is_some() {
        "notice notice--warning"
    } else {
        "notice"
    };
    view! {
        <div class=class>
            <p>{t::done(report.step.text(lang), report.done, lang)}</p>
            {left}
        </div>
    }
}

/// The form in which jobs are chosen: what can be done with them stands above them. `back` is the page's address.
#[component]
pub(super) fn Movable(stages: &'static [Stage], back: String, children: Children) -> impl IntoView {
    view! {
        <PostForm to=MoveJobs::PATH check={check::<MoveForm>} class="movable">
            // What the Enter key in a field presses: it chooses nothing by itself.
            <button class="visually-hidden" name="form[step]" value="" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="back" value=back />
            <Steps stages />
            {children()}
        </PostForm>
    }
}

/// What can be done with the chosen jobs.
#[component]
fn Steps(stages: &'static [Stage]) -> impl IntoView {
    let lang = lang();
    let can = move |step: Move| stages.iter().any(|stage| stage.moves().contains(&step));
    let button = move |step: Move| {
        can(step).then(|| {
            view! {
                <button class="button" name="form[step]" value=step.key()>
                    {step.text(lang)}
                </button>
            }
        })
    };
    let hold = can(Move::Hold).then(|| {
        view! {
            <details class="inline-form" open=was_sent("form[step]", Move::Hold.key())>
                <summary class="button">{t::hold(lang)}</summary>
                <div class="stack">
                    <p class="quiet">{t::hold_text(lang)}</p>
                    <Field name="form[reason]" label=t::reason(lang) autocomplete="off" />
                    <button class="button" name="form[step]" value=Move::Hold.key()>
                        {t::hold(lang)}
                    </button>
                </div>
            </details>
        }
    });
    let ship = can(Move::Ship).then(|| {
        view! {
            <details class="inline-form" open=was_sent("form[step]", Move::Ship.key())>
                <summary class="button">{t::ship(lang)}</summary>
                <div class="stack">
                    <p class="quiet">{t::ship_text(lang)}</p>
                    <ParcelFields />
                    <button class="button button--primary" name="form[step]" value=Move::Ship.key()>
                        {t::ship(lang)}
                    </button>
                </div>
            </details>
        }
    });
    view! {
        <section class="toolbar" aria-labelledby="with-chosen">
            <h2 id="with-chosen" class="toolbar__title">
                {t::with_chosen(lang)}
            </h2>
            {button(Move::Start)}
            {button(Move::Finish)}
            {button(Move::Release)}
            <button class="button button--quiet" formaction=TICKETS formtarget="_blank">
                {t::tickets(lang)}
            </button>
            {hold}
            {ship}
        </section>
    }
}

/// The fields of a shipment.
#[component]
pub(crate) fn ParcelFields() -> impl IntoView {
    let lang = lang();
    view! {
        <Field name="form[carrier]" label=t::carrier(lang) autocomplete="off" list=SUGGESTED />
        <datalist id=SUGGESTED>
            {carriers::names().map(|name| view! { <option value=name></option> }).collect_view()}
        </datalist>
        <Field name="form[tracking]" label=t::tracking(lang) autocomplete="off" />
    }
}

/// The rules of a shipment's fields alone.
pub(crate) const PARCEL: crate::ui::Check = check::<ParcelForm>;

/// The box by which a job is chosen.
pub(super) fn choice(number: &str, lang: Lang) -> impl IntoView + use<> {
    const NAME: &str = "form[jobs][]";
    view! {
        <input
            type="checkbox"
            name=NAME
            value=number.to_owned()
            checked=was_sent(NAME, number)
            aria-label=t::choose(number, lang)
        />
    }
}

/// Whether the form comes back to a browser without JavaScript with this in it.
fn was_sent(name: &str, value: &str) -> bool {
    use_context::<Submitted>()
        .filter(|submitted| submitted.to == MoveJobs::PATH)
        .is_some_and(|submitted| submitted.values.iter().any(|(n, v)| n == name && v == value))
}

/// When something is due; what is late is said in words too, and a later day as `later` says it.
pub(super) fn due(due: Due, later: fn(&str, Lang) -> String, lang: Lang) -> impl IntoView {
    // A day stays in one line.
    let day = due.day.replace(' ', "\u{a0}");
    let (class, text) = match due.nearness {
        Nearness::Overdue => ("due due--overdue", t::overdue(&day, lang)),
        Nearness::Today => ("due due--today", t::due_today(lang).to_owned()),
        Nearness::Later => ("due", later(&day, lang)),
    };
    view! { <span class=class>{text}</span> }
}

/// A job in a column of the board.
pub(super) fn card(card: Card, lang: Lang) -> impl IntoView {
    let shipped = card
        .shipped
        .map(|shipped| view! { <p class="quiet">{parcel(&shipped.carrier, &shipped.tracking)}</p> });
    view! {
        <li class="card">
            {choice(&card.number, lang)}
            <div>
                <p class="card__name">
                    <a href=format!("/staff/jobs/{}", card.number)>{card.name}</a>
                    " "
                    <span class="job-number">{card.number}</span>
                </p>
                <p>{t::pieces(&count(card.quantity), lang)}</p>
                <p>{card.company}</p>
                {card.due.map(|day| view! { <p>{due(day, t::due_by, lang)}</p> })}
                {card.held_because.filter(|why| !why.is_empty()).map(|why| view! { <p class="quiet">{why}</p> })}
                {shipped}
            </div>
        </li>
    }
}

/// Carrier and tracking number, as far as there are.
pub(super) fn parcel(carrier: &str, tracking: &str) -> String {
    [carrier, tracking]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
