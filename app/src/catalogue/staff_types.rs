//! What travels of the catalogue to staff: both languages, drafts, who sees what.

use super::staff_form::ProductForm;
use crate::ui::Lang;
use pricing::{Label, Money};
use serde::{Deserialize, Serialize};

/// Whether customers can order a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductState {
    /// It was never published.
    Draft,
    Published,
    /// It was taken off; what was ordered stays as it was.
    Withdrawn,
}

impl ProductState {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Withdrawn];

    /// Its name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    pub(super) const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Draft => super::staff_texts::draft(lang),
            Self::Published => super::staff_texts::published(lang),
            Self::Withdrawn => super::staff_texts::withdrawn(lang),
        }
    }
}

/// What a list of products is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductFilter {
    pub q: String,
    /// A category's id.
    pub category: String,
    /// A key of [`ProductState`].
    pub state: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffProductSummary {
    pub id: String,
    pub name: Label,
    pub slug: String,
    pub category: Label,
    pub picture: String,
    pub state: ProductState,
    /// There are changes that customers do not see yet.
    pub changed: bool,
    pub for_all: bool,
    /// The list price of the smallest order.
    pub from: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffProductList {
    pub products: Vec<StaffProductSummary>,
    /// Where the next page starts.
    pub next: Option<String>,
    pub categories: Vec<Labelled>,
}

/// A category or a tax class by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    pub id: String,
    pub name: Label,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffCategory {
    pub id: String,
    pub name: Label,
    /// Products that are in it, or whose draft is.
    pub products: i64,
}

/// A company, or a price sheet, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

/// A price sheet as far as it concerns a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetOption {
    pub name: String,
    pub adjustment_bp: i64,
}

/// What a product's form needs beside the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductChoices {
    pub categories: Vec<Labelled>,
    /// With their rates, the default one first.
    pub tax_classes: Vec<Labelled>,
    pub sheets: Vec<SheetOption>,
}

/// A product as its draft has it or, without one, as customers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffProduct {
    pub id: String,
    /// Counts the writes: a change names the version it saw.
    pub version: i64,
    pub state: ProductState,
    pub changed: bool,
    /// The address under which customers see it.
    pub slug: String,
    pub picture: String,
    pub form: ProductForm,
    pub for_all: bool,
    /// Who sees it, where not all do.
    pub companies: Vec<Named>,
    /// Others, for suggestions; not all of them where there are very many.
    pub others: Vec<String>,
    pub choices: ProductChoices,
}

/// Where a new product begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewProduct {
    pub form: ProductForm,
    pub picture: String,
    pub choices: ProductChoices,
    /// Products that a new one can be a copy of.
    pub products: Vec<(String, Label)>,
}
