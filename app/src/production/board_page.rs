//! The board: a column for each stage.

use super::{
    api::get_board,
    parts::{Movable, Outcome, Views, card},
    texts as t,
    types::{Board, Column, Stage},
};
use crate::ui::{Lang, address, lang, loaded, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;

const HERE: &str = "/staff/production";
pub(super) const LIST: &str = "/staff/production/list";

#[component]
pub fn BoardPage() -> impl IntoView {
    let refresh = refresh();
    let board = reading(move || refresh.get(), |_| get_board());
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        <Views list=false />
        <Outcome />
        {loaded(board, |board| view! { <Columns board /> }.into_any())}
    }
    .into_any()
}

#[component]
fn Columns(board: Board) -> impl IntoView {
    let lang = lang();
    if board.columns.iter().all(|column| column.cards.is_empty()) {
        return view! {
            <div class="empty">
                <h2>{t::no_jobs(lang)}</h2>
                <p>{t::no_jobs_text(lang)}</p>
            </div>
        }
        .into_any();
    }
    let columns = board
        .columns
        .into_iter()
        .map(|stage| column(stage, lang))
        .collect_view();
    view! {
        <Movable stages=&Stage::ALL back=HERE.to_owned()>
            <div class="board">{columns}</div>
        </Movable>
    }
    .into_any()
}

fn column(column: Column, lang: Lang) -> impl IntoView {
    let stage = column.stage;
    let title = match stage {
        Stage::Shipped => t::shipped_today(lang),
        _ => stage.text(lang),
    };
    let shown = i64::try_from(column.cards.len()).unwrap_or(i64::MAX);
    let more = (column.count > shown).then(|| {
        view! {
            <p>
                <a href=address(LIST, &[("stage", stage.key())])>{t::everything(lang)}</a>
            </p>
        }
    });
    let count = if column.count > Column::COUNTED {
        format!("{}+", Column::COUNTED)
    } else {
        column.count.to_string()
    };
    let cards = if column.cards.is_empty() {
        view! { <p class="quiet">{t::nothing_here(lang)}</p> }.into_any()
    } else {
        let cards = column.cards.into_iter().map(|one| card(one, lang)).collect_view();
        view! { <ul class="board__cards">{cards}</ul> }.into_any()
    };
    let id = format!("stage-{}", stage.key());
    view! {
        <section class="board__column" aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                <a href=address(LIST, &[("stage", stage.key())])>{title}</a>
                " "
                <span class="board__count">{count}</span>
            </h2>
            {cards}
            {more}
        </section>
    }
}
