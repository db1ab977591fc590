//! What a product costs as it is typed right now, saved or not: by the function that customers' prices come from.

use super::{
    configurator::{each, quote_lines},
    staff_editor::options,
    staff_form::ProductForm,
    staff_texts as t,
    staff_trial::{Editing, Trial},
    staff_types::SheetOption,
    texts as words,
    texts::problem_text,
};
use crate::ui::{Field, Lang, SelectField, count, label, lang, shop_money, written_amount};
use leptos::prelude::*;
use pricing::{Configuration, PriceSheet, Size, Spec, effective_quantities, price};

/// Quantities in the tester's table.
const MOST_LISTED: usize = 30;

#[component]
pub(super) fn Tester(
    editing: Editing,
    sheets: Vec<SheetOption>,
    /// Called when something was tried.
    read: Callback<web_sys::Event>,
) -> impl IntoView {
    let lang = lang();
    let spec = Memo::new(move |_| editing.form.with(|form| form.spec(lang)));
    let trial = editing.trial.get_untracked();
    let mut prices_of = vec![("0".to_owned(), t::list_prices(lang).to_owned())];
    prices_of.extend(sheets.into_iter().map(|sheet| {
        let percent = written_amount(sheet.adjustment_bp, 2, 0);
        (sheet.adjustment_bp.to_string(), format!("{} ({percent} %)", sheet.name))
    }));
    view! {
        <aside class="panel product-tester" aria-label=t::tester(lang)>
            <h2>{t::tester(lang)}</h2>
            <p class="field__hint">{t::tester_text(lang)}</p>
            <div class="stack" on:input=move |event| read.run(event) on:change=move |event| read.run(event)>
                <SelectField
                    name="trial[sheet]"
                    label=t::price_sheet(lang)
                    options=prices_of
                    value=trial.sheet.clone()
                />
                <Field
                    name="trial[quantity]"
                    label=words::quantity(lang)
                    value=trial.quantity.clone()
                    hint=t::smallest(lang)
                    inputmode="numeric"
                    autocomplete="off"
                />
                <TrialFields editing spec=spec />
            </div>
            <button class="button unscripted" name="intent" value="try">
                {t::try_it(lang)}
            </button>
            <section class="quote" aria-label=words::price(lang) aria-live="polite">
                {move || {
                    let trial = editing.trial.get();
                    spec.with(|(spec, problems)| {
                        if problems.is_empty() { quoted(spec, &trial, lang).into_any() } else { not_yet(editing, lang).into_any() }
                    })
                }}
            </section>
            {move || {
                let trial = editing.trial.get();
                spec.with(|(spec, problems)| problems.is_empty().then(|| listed(spec, &trial, lang)))
            }}
        </aside>
    }
}

/// What is chosen among depends on what is typed: it shows again when that changes, with what was chosen.
#[component]
fn TrialFields(editing: Editing, spec: Memo<(Spec, Vec<crate::ui::FieldError>)>) -> impl IntoView {
    let lang = lang();
    let asked = Memo::new(move |_| {
        spec.with(|(spec, _)| {
            let groups: Vec<_> = spec
                .groups
                .iter()
                .map(|group| {
                    let choices: Vec<_> = group
                        .options
                        .iter()
                        .map(|choice| (choice.key.clone(), label(&choice.label, lang)))
                        .collect();
                    (group.key.clone(), label(&group.label, lang), choices)
                })
                .collect();
            let free = matches!(spec.size, Size::Free { .. });
            (groups, spec.pages.is_some(), free, spec.rush)
        })
    });
    move || {
        let (groups, pages, free, rush) = asked.get();
        let trial = editing.trial.get_untracked();
        let mut numbers = Vec::new();
        if pages {
            numbers.push(("trial[pages]", words::pages(lang), trial.pages.clone()));
        }
        if free {
            numbers.push(("trial[width]", words::width(lang), trial.width.clone()));
            numbers.push(("trial[height]", words::height(lang), trial.height.clone()));
        }
        let numbers = numbers
            .into_iter()
            .map(|(name, text, value)| {
                view! { <Field name label=text value hint=t::smallest(lang) inputmode="numeric" autocomplete="off" /> }
            })
            .collect_view();
        let groups = groups
            .into_iter()
            .map(|(key, text, choices)| {
                let value = trial.options.get(&key).cloned().unwrap_or_default();
                view! { <SelectField name=format!("trial[options][{key}]") label=text options=choices value /> }
            })
            .collect_view();
        let speed = rush.then(|| {
            let speeds = options([("standard", words::standard(lang)), ("rush", words::rush(lang))]);
            view! { <SelectField name="trial[speed]" label=words::speed(lang) options=speeds value=trial.speed.clone() /> }
        });
        view! {
            {numbers}
            {groups}
            {speed}
        }
    }
}

fn sheet(trial: &Trial) -> PriceSheet {
    PriceSheet {
        adjustment_bp: trial.sheet.parse().unwrap_or(0),
    }
}

fn quoted(spec: &Spec, trial: &Trial, lang: Lang) -> impl IntoView + use<> {
    match price(spec, &trial.configuration(spec), sheet(trial)) {
        Ok(quote) => quote_lines(&quote, spec, lang).into_any(),
        Err(problem) => view! { <p class="notice notice--warning">{problem_text(&problem, lang)}</p> }.into_any(),
    }
}

/// What is still in the way of a price.
fn not_yet(editing: Editing, lang: Lang) -> impl IntoView + use<> {
    let first = editing.form.with(|form: &ProductForm| {
        let (_, problems) = form.spec(lang);
        problems.into_iter().next().map(|problem| problem.message)
    });
    view! {
        <p>{t::tester_not_yet(lang)} " " {first}</p>
    }
}

fn listed(spec: &Spec, trial: &Trial, lang: Lang) -> Option<impl IntoView + use<>> {
    let quantities = effective_quantities(spec);
    if quantities.is_empty() {
        return None;
    }
    let chosen = trial.configuration(spec);
    let rows = quantities
        .into_iter()
        .take(MOST_LISTED)
        .map(|quantity| {
            let configuration = Configuration {
                quantity,
                ..chosen.clone()
            };
            let quote = price(spec, &configuration, sheet(trial)).ok();
            view! {
                <tr>
                    <th scope="row" class="num">
                        {count(quantity)}
                    </th>
                    <td class="num">{quote.as_ref().map(|quote| shop_money(quote.total))}</td>
                    <td class="num">{quote.as_ref().map(each)}</td>
                </tr>
            }
        })
        .collect_view();
    Some(view! {
        <table class="breaks">
            <caption>{words::breaks(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col" class="num">
                        {words::quantity(lang)}
                    </th>
                    <th scope="col" class="num">
                        {words::price(lang)}
                    </th>
                    <th scope="col" class="num">
                        {words::each(lang)}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    })
}
