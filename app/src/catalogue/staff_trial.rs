//! What the form of a product says right now, and what is tried with it.

use super::{form::parse_number, staff_form::ProductForm};
use crate::ui::{Submitted, form_fields, query_value};
use leptos::prelude::*;
use pricing::{Configuration, Spec, Speed};
use serde::Deserialize;
use std::collections::BTreeMap;
use web_sys::{HtmlFormElement, wasm_bindgen::JsCast};

/// What is tried: fields named `trial[…]`, which no server function reads. Empty is the smallest that can be ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Trial {
    pub(super) quantity: String,
    pub(super) options: BTreeMap<String, String>,
    pub(super) pages: String,
    pub(super) width: String,
    pub(super) height: String,
    pub(super) speed: String,
    /// Basis points of a price sheet.
    pub(super) sheet: String,
}

impl Trial {
    pub(super) fn configuration(&self, spec: &Spec) -> Configuration {
        let mut tried = spec.default_configuration();
        let number = |text: &str| (!text.trim().is_empty()).then(|| parse_number(text).unwrap_or(0));
        if let Some(quantity) = number(&self.quantity) {
            tried.quantity = quantity;
        }
        for (text, side) in [
            (&self.pages, &mut tried.pages),
            (&self.width, &mut tried.width_mm),
            (&self.height, &mut tried.height_mm),
        ] {
            if side.is_some() && number(text).is_some() {
                *side = number(text);
            }
        }
        for group in &spec.groups {
            // An option that was renamed or removed since it was chosen is none.
            if let Some(chosen) = self.options.get(&group.key)
                && group.options.iter().any(|choice| &choice.key == chosen)
            {
                tried.options.insert(group.key.clone(), chosen.clone());
            }
        }
        if self.speed == "rush" && spec.rush {
            tried.speed = Speed::Rush;
        }
        tried
    }
}

/// All that is typed into the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    form: ProductForm,
    trial: Trial,
    version: String,
}

impl Typed {
    fn read(fields: &str) -> Option<Self> {
        serde_qs::Config::new(5, false).deserialize_str(fields).ok()
    }
}

/// What the parts of the form share while it is written.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    pub(super) form: RwSignal<ProductForm>,
    pub(super) trial: RwSignal<Trial>,
}

impl Editing {
    /// Begins with a form or, where it came back without a script, with what was typed. Then the version is the one it was
    /// written for.
    pub(super) fn begin(to: &str, form: ProductForm, version: i64) -> (Self, String) {
        let typed = use_context::<Submitted>()
            .filter(|submitted| submitted.to == to)
            .and_then(|submitted| {
                let fields: Vec<String> = submitted
                    .values
                    .iter()
                    .map(|(name, value)| format!("{}={}", query_value(name), query_value(value)))
                    .collect();
                let conflict = matches!(submitted.error, crate::ui::AppError::Conflict(_));
                Some((Typed::read(&fields.join("&"))?, conflict))
            });
        let current = version.to_string();
        let (form, trial, version) = match typed {
            Some((typed, false)) => (typed.form, typed.trial, typed.version),
            Some((typed, true)) => (typed.form, typed.trial, current),
            None => (form, Trial::default(), current),
        };
        let editing = Self {
            form: RwSignal::new(form),
            trial: RwSignal::new(trial),
        };
        (editing, version)
    }

    /// Reads the whole form again after something in it changed.
    pub(super) fn read(self, form: &HtmlFormElement) {
        if let Some(typed) = form_fields(form).as_deref().and_then(Typed::read) {
            self.form.set(typed.form);
            self.trial.set(typed.trial);
        }
    }

    /// Reads the form of an event once the page shows what the event did, and puts the focus on the field of this name.
    pub(super) fn read_after(self, event: &web_sys::Event, focus: Option<String>) {
        let Some(form) = form_of(event) else { return };
        request_animation_frame(move || {
            self.read(&form);
            let field = focus
                .and_then(|name| form.query_selector(&format!("[name='{name}']")).ok().flatten())
                .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(field) = field {
                let _ = field.focus();
            }
        });
    }
}

/// The form in which an event happened.
pub(super) fn form_of(event: &web_sys::Event) -> Option<HtmlFormElement> {
    event
        .target()?
        .dyn_into::<web_sys::Element>()
        .ok()?
        .closest("form")
        .ok()??
        .dyn_into()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn rows_keep_their_names_as_browsers_write_them() {
        let typed = Typed::read(
            "identity=x&version=3&form%5Bname_en%5D=Mug&form%5Bbreaks%5D%5Bb10%5D%5Bfrom%5D=5&form%5Bbreaks%5D%5Bb2%5D%5Bfrom%5D=1\
             &form%5Bchoices%5D%5Bg0-2%5D%5Blabel_en%5D=Red&form%5Bgroups%5D%5Bg0%5D%5Blabel_en%5D=Colour&trial%5Boptions%5D%5Bcolour%5D=red",
        )
        .unwrap_or_default();
        assert_eq!(typed.form.name_en, "Mug");
        assert_eq!(typed.form.breaks["b10"].from, "5");
        assert_eq!(typed.form.choices["g0-2"].label_en, "Red");
        assert_eq!(typed.trial.options["colour"], "red");
        assert_eq!(typed.version, "3");
    }
}
