//! The price breaks of a product, a row each.

use super::{
    staff_editor::{Amount, OnlyIf, options},
    staff_form::{BreakForm, in_order, place, row},
    staff_texts as t,
    staff_trial::Editing,
};
use crate::ui::{Field, SelectField, lang};
use leptos::prelude::*;

#[component]
pub(super) fn BreakRows(editing: Editing) -> impl IntoView {
    let lang = lang();
    let mut rows: Vec<(u32, BreakForm)> = editing.form.with_untracked(|form| {
        in_order(&form.breaks)
            .into_iter()
            .map(|(name, row)| (place(name).0, row.clone()))
            .collect()
    });
    let empty = move |rows: &[(u32, BreakForm)]| {
        let like = rows.last().map(|(_, row)| row.rate.clone());
        let row = BreakForm {
            rate: like.unwrap_or_default(),
            ..BreakForm::default()
        };
        (rows.iter().map(|(place, _)| place + 1).max().unwrap_or(0), row)
    };
    if rows.last().is_none_or(|(_, row)| !row.is_empty()) {
        rows.push(empty(&rows));
    }
    let rows = RwSignal::new(rows);
    let add = move |event: web_sys::MouseEvent| {
        let new = rows.with_untracked(|rows| empty(rows));
        let first = format!("form[breaks][{}][from]", row('b', new.0));
        rows.update(|rows| rows.push(new));
        editing.read_after(&event, Some(first));
    };
    let remove = move |event: web_sys::MouseEvent, place: u32| {
        rows.update(|rows| {
            // The last row stays, for another.
            if rows.len() == 1 {
                rows.push(empty(rows));
            }
            rows.retain(|(other, _)| *other != place);
        });
        editing.read_after(&event, None);
    };
    view! {
        <h3>{t::breaks(lang)}</h3>
        <p class="field__hint">{t::breaks_hint(lang)}</p>
        <div class="product-rows">
            <For each=move || rows.get() key=|(place, _)| *place let:one>
                <BreakRow editing place=one.0 row=one.1 remove=Callback::new(move |event| remove(event, one.0)) />
            </For>
        </div>
        <button type="button" class="button scripted" on:click=add>
            {t::add_break(lang)}
        </button>
    }
}

#[component]
fn BreakRow(editing: Editing, place: u32, row: BreakForm, remove: Callback<web_sys::MouseEvent>) -> impl IntoView {
    let lang = lang();
    let name = |field: &str| format!("form[breaks][{}][{field}]", self::row('b', place));
    let per_page = name("per_page");
    let label = t::break_number(place as usize + 1, lang);
    view! {
        <div class="product-row" role="group" aria-label=label.clone()>
            <Field name=name("from") label=t::from(lang) value=row.from inputmode="decimal" autocomplete="off" />
            <Amount name=name("price") text=t::amount(lang) value=row.price />
            <SelectField
                name=name("rate")
                label=t::rate(lang)
                options=options([("each", t::each(lang)), ("total", t::total(lang))])
                value=row.rate
            />
            <OnlyIf editing when=|form| !form.pages.is_empty()>
                <Amount name=per_page text=t::per_page(lang) value=row.per_page />
            </OnlyIf>
            <button
                type="button"
                class="link-button scripted"
                aria-label=format!("{}: {label}", t::remove(lang))
                on:click=move |event| remove.run(event)
            >
                {t::remove(lang)}
            </button>
        </div>
    }
}
