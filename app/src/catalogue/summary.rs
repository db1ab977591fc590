//! A configuration in words: what the cart, an order and a job show of it.

use super::texts as t;
use crate::ui::{Lang, count, label};
use pricing::{Configuration, Spec, Speed};

/// The choices by name and value, in the order of the product's form.
pub(crate) fn choices(spec: &Spec, configuration: &Configuration, lang: Lang) -> Vec<(String, String)> {
    let mut choices = Vec::new();
    if let (Some(width), Some(height)) = (configuration.width_mm, configuration.height_mm) {
        choices.push((
            t::size(lang).to_owned(),
            format!("{} × {} mm", count(width), count(height)),
        ));
    }
    if let Some(pages) = configuration.pages {
        choices.push((t::pages(lang).to_owned(), count(pages)));
    }
    for group in &spec.groups {
        let chosen = configuration.options.get(&group.key);
        let choice = group
            .options
            .iter()
            .find(|choice| Some(&choice.key) == chosen)
            .or_else(|| group.options.first());
        if let Some(choice) = choice {
            choices.push((label(&group.label, lang), label(&choice.label, lang)));
        }
    }
    if configuration.speed == Speed::Rush {
        choices.push((t::speed(lang).to_owned(), t::rush(lang).to_owned()));
    }
    choices
}
