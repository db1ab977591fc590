//! What is at one stage, as a list.

use super::{
    api::list_to_make,
    board_page::LIST,
    parts::{Movable, Outcome, Views, choice, due, parcel},
    texts as t,
    types::{Card, Stage, ToMake, ToMakeList},
};
use crate::ui::{Lang, Pager, address, count, lang, loaded, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

impl ToMake {
    fn is_all(&self) -> bool {
        [&self.q, &self.due, &self.company, &self.product]
            .iter()
            .all(|value| value.is_empty())
    }

    /// The address of the list as it is narrowed, after that job.
    fn address(&self, after: &str) -> String {
        let values = [
            ("stage", &*self.stage),
            ("q", &self.q),
            ("due", &self.due),
            ("company", &self.company),
            ("product", &self.product),
            ("sort", &self.sort),
            ("after", after),
        ];
        address(LIST, &values)
    }
}

#[component]
pub fn ProductionListPage() -> impl IntoView {
    let query = use_query_map();
    let refresh = refresh();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let get = |name: &str| query.get(name).unwrap_or_default();
            let filter = ToMake {
                stage: Stage::from_key(&get("stage"))
                    .unwrap_or(Stage::ToStart)
                    .key()
                    .to_owned(),
                q: get("q"),
                due: get("due"),
                company: get("company"),
                product: get("product"),
                sort: get("sort"),
            };
            (filter, get("after"))
        })
    });
    let jobs = reading(
        move || (asked.get(), refresh.get()),
        |((filter, after), _)| list_to_make(filter, after),
    );
    let lang = lang();
    let table = loaded(jobs, move |jobs| {
        let (filter, after) = asked.get_untracked();
        view! { <Jobs jobs filter after /> }.into_any()
    });
    view! {
        <Title text=t::list_title(lang) />
        <div class="page-head">
            <h1>{t::list_title(lang)}</h1>
        </div>
        <Views list=true />
        <Outcome />
        {move || view! { <Narrow filter=asked.with(|(filter, _)| filter.clone()) /> }}
        {table}
    }
    .into_any()
}

#[component]
fn Narrow(filter: ToMake) -> impl IntoView {
    let lang = lang();
    let select = |name: &'static str, label: &'static str, chosen: &str, options: Vec<(&'static str, &'static str)>| {
        let options = options
            .into_iter()
            .map(|(value, text)| {
                view! {
                    <option value=value selected=value == chosen>
                        {text}
                    </option>
                }
            })
            .collect_view();
        view! {
            <div class="field">
                <label for=format!("to-make-{name}")>{label}</label>
                <select id=format!("to-make-{name}") name=name>
                    {options}
                </select>
            </div>
        }
    };
    let stages = Stage::ALL.map(|stage| (stage.key(), stage.text(lang))).to_vec();
    let days = vec![
        ("", t::any_due(lang)),
        ("overdue", t::due_overdue(lang)),
        ("today", t::due_today(lang)),
        ("week", t::due_week(lang)),
        ("none", t::due_none(lang)),
    ];
    let sorts = vec![("", t::due_first(lang)), ("number", t::by_number(lang))];
    // What was shipped is due no more.
    let shipped = filter.stage == Stage::Shipped.key();
    let open = (!shipped).then(|| {
        (
            select("due", t::due(lang), &filter.due, days),
            select("sort", t::sort(lang), &filter.sort, sorts),
        )
    });
    let hidden = [("company", filter.company.clone()), ("product", filter.product.clone())]
        .map(|(name, value)| (!value.is_empty()).then(|| view! { <input type="hidden" name=name value=value /> }));
    view! {
        <Form method="GET" action=LIST attr:class="toolbar" attr:role="search" attr:aria-label=t::list_title(lang)>
            {select("stage", t::stage(lang), &filter.stage, stages)}
            <div class="field">
                <label for="to-make-q">{t::find(lang)}</label>
                <input id="to-make-q" type="search" name="q" value=filter.q />
            </div>
            {open}
            {hidden.collect_view()}
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
    }
}

/// The stages of which each is a list of its own.
const fn alone(stage: Stage) -> &'static [Stage] {
    match stage {
        Stage::ToStart => &[Stage::ToStart],
        Stage::InProduction => &[Stage::InProduction],
        Stage::OnHold => &[Stage::OnHold],
        Stage::Finished => &[Stage::Finished],
        Stage::Shipped => &[Stage::Shipped],
    }
}

#[component]
fn Jobs(jobs: ToMakeList, filter: ToMake, after: String) -> impl IntoView {
    let lang = lang();
    let stage = jobs.stage;
    let all = ToMake {
        stage: filter.stage.clone(),
        sort: filter.sort.clone(),
        ..ToMake::default()
    };
    let narrowed: Vec<String> = [jobs.company, jobs.product].into_iter().flatten().collect();
    let only = (!narrowed.is_empty()).then(|| {
        view! {
            <p class="toolbar">
                {t::only_of(&narrowed.join(" · "), lang)} " " <a href=all.address("")>{t::everything(lang)}</a>
            </p>
        }
    });
    if jobs.cards.is_empty() {
        return view! {
            {only}
            <Nothing all=filter.is_all() && after.is_empty() to=all.address("") />
        }
        .into_any();
    }
    let next = jobs.next.map(|next| filter.address(&next));
    let shipped = stage == Stage::Shipped;
    let when = if shipped { t::shipped_at(lang) } else { t::due(lang) };
    let rows = jobs
        .cards
        .into_iter()
        .map(|card| row(card, &filter, when, lang))
        .collect_view();
    view! {
        {only}
        {shipped.then(|| view! { <p class="quiet">{t::shipped_text(lang)}</p> })}
        <Movable stages=alone(stage) back=filter.address(&after)>
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::job(lang)}</th>
                            <th scope="col">{t::company(lang)}</th>
                            <th scope="col">{t::product(lang)}</th>
                            <th scope="col">{when}</th>
                            <th scope="col" class="num">{t::quantity(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Movable>
        <Pager to=filter.address("") next before=after older=t::next(lang) newest=t::first(lang) />
    }
    .into_any()
}

#[component]
fn Nothing(
    /// Whether the list is not narrowed.
    all: bool,
    to: String,
) -> impl IntoView {
    let lang = lang();
    if all {
        return view! {
            <div class="empty">
                <h2>{t::no_jobs(lang)}</h2>
                <p>{t::no_jobs_text(lang)}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="empty">
            <h2>{t::none_match(lang)}</h2>
            <a class="button" href=to>
                {t::show_all(lang)}
            </a>
        </div>
    }
    .into_any()
}

fn row(card: Card, filter: &ToMake, when: &'static str, lang: Lang) -> impl IntoView + use<> {
    let of_company = ToMake {
        company: card.company_id.clone(),
        ..filter.clone()
    };
    let product = card.product.map(|(id, name)| {
        let of_product = ToMake {
            product: id,
            ..filter.clone()
        };
        view! { <a href=of_product.address("")>{name}</a> }
    });
    let moment = match card.shipped {
        Some(shipped) => {
            let parcel = parcel(&shipped.carrier, &shipped.tracking);
            view! { {shipped.at.view()} " " {parcel} }.into_any()
        }
        // The heading says already that it is due.
        None => card.due.map(|day| due(day, |day, _| day.to_owned(), lang)).into_any(),
    };
    view! {
        <tr>
            <th scope="row" data-label=t::job(lang)>
                {choice(&card.number, lang)}
                " "
                <a href=format!("/staff/jobs/{}", card.number)>{card.name}</a>
                " "
                <span class="job-number">{card.number}</span>
                {card
                    .held_because
                    .filter(|why| !why.is_empty())
                    .map(|why| view! { <span class="quiet">" · " {why}</span> })}
            </th>
            <td data-label=t::company(lang)>
                <a href=of_company.address("")>{card.company}</a>
            </td>
            <td data-label=t::product(lang)>{product}</td>
            <td data-label=when>{moment}</td>
            <td class="num" data-label=t::quantity(lang)>
                {count(card.quantity)}
            </td>
        </tr>
    }
}
