//! The option groups of a product and their options, a row each.

use super::{
    staff_editor::{Amount, OnlyIf, options},
    staff_form::{ChoiceForm, EFFECTS, GroupForm, choice_name, in_order, place, row},
    staff_texts as t,
    staff_trial::Editing,
};
use crate::ui::{Field, Lang, SelectField, lang};
use leptos::prelude::*;

/// Empty rows that a new group begins with.
const BEGINS_WITH: u32 = 2;

#[derive(Clone)]
struct Group {
    place: u32,
    form: GroupForm,
    choices: Vec<(u32, ChoiceForm)>,
    /// For those without a script, who cannot add one: it does not show to others.
    spare: bool,
}

impl Group {
    fn empty(place: u32, spare: bool) -> Self {
        Self {
            place,
            form: GroupForm::default(),
            choices: (0..BEGINS_WITH).map(|place| (place, ChoiceForm::default())).collect(),
            spare,
        }
    }
}

fn groups_of(editing: Editing) -> Vec<Group> {
    let mut groups: Vec<Group> = editing.form.with_untracked(|form| {
        let written = |(name, group): (&String, &GroupForm)| {
            let mut choices: Vec<(u32, ChoiceForm)> = in_order(&form.choices)
                .into_iter()
                .filter(|(choice, _)| choice.rsplit_once('-').is_some_and(|(of, _)| of == name))
                .map(|(choice, row)| (place(choice).1, row.clone()))
                .collect();
            let nothing = group.is_empty() && choices.iter().all(|(_, row)| row.is_empty());
            if choices.last().is_none_or(|(_, row)| !row.is_empty()) {
                let next = choices.last().map_or(0, |(place, _)| place + 1);
                choices.push((next, ChoiceForm::default()));
            }
            (!nothing).then(|| Group {
                place: place(name).0,
                form: group.clone(),
                choices,
                spare: false,
            })
        };
        in_order(&form.groups).into_iter().filter_map(written).collect()
    });
    let next = groups.iter().map(|group| group.place + 1).max().unwrap_or(0);
    groups.push(Group::empty(next, true));
    groups
}

#[component]
pub(super) fn GroupRows(editing: Editing) -> impl IntoView {
    let lang = lang();
    let groups = RwSignal::new(groups_of(editing));
    let add = move |event: web_sys::MouseEvent| {
        let next = groups.with_untracked(|groups| groups.iter().map(|group| group.place + 1).max().unwrap_or(0));
        groups.update(|groups| groups.push(Group::empty(next, false)));
        let first = format!("form[groups][{}][label_en]", row('g', next));
        editing.read_after(&event, Some(first));
    };
    let remove = move |event: web_sys::MouseEvent, place: u32| {
        groups.update(|groups| groups.retain(|group| group.place != place));
        editing.read_after(&event, None);
    };
    view! {
        <section>
            <h2>{t::options(lang)}</h2>
            <p class="field__hint">{t::options_hint(lang)}</p>
            <For each=move || groups.get() key=|group| group.place let:group>
                {
                    let place = group.place;
                    view! {
                        <GroupBlock editing group remove=Callback::new(move |event| remove(event, place)) />
                    }
                }
            </For>
            <button type="button" class="button scripted" on:click=add>
                {t::add_group(lang)}
            </button>
        </section>
    }
}

#[component]
fn GroupBlock(editing: Editing, group: Group, remove: Callback<web_sys::MouseEvent>) -> impl IntoView {
    let lang = lang();
    let name = row('g', group.place);
    let field = |field: &str| format!("form[groups][{name}][{field}]");
    let choices = RwSignal::new(group.choices);
    let group_name = StoredValue::new(name.clone());
    let add = move |event: web_sys::MouseEvent| {
        let next = choices.with_untracked(|choices| choices.iter().map(|(place, _)| place + 1).max().unwrap_or(0));
        choices.update(|choices| choices.push((next, ChoiceForm::default())));
        let first = group_name.with_value(|name| format!("form[choices][{}][label_en]", choice_name(name, next)));
        editing.read_after(&event, Some(first));
    };
    let remove_choice = move |event: web_sys::MouseEvent, place: u32| {
        choices.update(|choices| choices.retain(|(other, _)| *other != place));
        editing.read_after(&event, None);
    };
    view! {
        <div class="product-group" class:unscripted=group.spare role="group" aria-label=t::options(lang)>
            <input type="hidden" name=field("key") value=group.form.key />
            <div class="product-row">
                <Field name=field("label_en") label=t::group_en(lang) value=group.form.label_en autocomplete="off" />
                <Field name=field("label_ja") label=t::group_ja(lang) value=group.form.label_ja autocomplete="off" />
                <button type="button" class="link-button scripted" on:click=move |event| remove.run(event)>
                    {t::remove_group(lang)}
                </button>
            </div>
            <div class="product-rows">
                <For each=move || choices.get() key=|(place, _)| *place let:choice>
                    <ChoiceRow
                        editing
                        name=group_name.with_value(|name| choice_name(name, choice.0))
                        number=choice.0 as usize + 1
                        row=choice.1
                        remove=Callback::new(move |event| remove_choice(event, choice.0))
                    />
                </For>
            </div>
            <button type="button" class="button button--quiet scripted" on:click=add>
                {t::add_option(lang)}
            </button>
        </div>
    }
}

fn effect_text(effect: &str, lang: Lang) -> &'static str {
    match effect {
        "flat" => t::effect_flat(lang),
        "per_piece" => t::effect_per_piece(lang),
        "per_square_metre" => t::effect_per_square_metre(lang),
        "per_metre" => t::effect_per_metre(lang),
        "percent" => t::effect_percent(lang),
        "unit_price" => t::effect_unit_price(lang),
        _ => t::effect_included(lang),
    }
}

#[component]
fn ChoiceRow(
    editing: Editing,
    /// The row's name: `g0-2`.
    name: String,
    number: usize,
    row: ChoiceForm,
    remove: Callback<web_sys::MouseEvent>,
) -> impl IntoView {
    let lang = lang();
    let field = |field: &str| format!("form[choices][{name}][{field}]");
    let (width, height) = (field("width"), field("height"));
    let label = t::option_number(number, lang);
    let effects = options(EFFECTS.map(|effect| (effect, effect_text(effect, lang))));
    view! {
        <div class="product-row" role="group" aria-label=label.clone()>
            <input type="hidden" name=field("key") value=row.key />
            <Field name=field("label_en") label=t::option_en(lang) value=row.label_en autocomplete="off" />
            <Field name=field("label_ja") label=t::option_ja(lang) value=row.label_ja autocomplete="off" />
            <SelectField name=field("effect") label=t::effect(lang) options=effects value=row.effect />
            <Amount name=field("amount") text=t::amount(lang) value=row.amount />
            <OnlyIf editing when=|form| form.size == "options">
                <div class="product-row">
                    <Field
                        name=width
                        label=t::width(lang)
                        value=row.width
                        inputmode="numeric"
                        autocomplete="off"
                    />
                    <Field
                        name=height
                        label=t::height(lang)
                        value=row.height
                        inputmode="numeric"
                        autocomplete="off"
                    />
                </div>
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
