//! What is said of a product and what it costs: as customers see it, or as its draft has it.

use super::{staff_form::ProductForm, staff_texts as t, staff_types::ProductState};
use crate::{
    args,
    auth::Staff,
    store::{StoreError, Tx, decode},
    ui::{AppError, Lang},
};
use pricing::{Label, Spec};
use serde::{Deserialize, Serialize};

/// What can wait in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Content {
    pub(super) name: Label,
    pub(super) summary: Label,
    /// The category's id.
    pub(super) category: String,
    pub(super) picture: String,
    pub(super) alt: Label,
    /// The tax class's id, or empty for the default one.
    pub(super) tax_class: String,
    pub(super) spec: Spec,
}

/// As an event tells it.
#[derive(Serialize)]
pub(super) struct Facts<'a> {
    slug: &'a str,
    name_en: &'a str,
    name_ja: &'a str,
    summary_en: &'a str,
    summary_ja: &'a str,
    category: &'a str,
    picture: &'a str,
    alt_en: &'a str,
    alt_ja: &'a str,
    tax_class: &'a str,
    #[serde(flatten)]
    spec: &'a Spec,
}

pub(super) fn facts<'a>(slug: &'a str, content: &'a Content) -> Facts<'a> {
    Facts {
        slug,
        name_en: &content.name.en,
        name_ja: &content.name.ja,
        summary_en: &content.summary.en,
        summary_ja: &content.summary.ja,
        category: &content.category,
        picture: &content.picture,
        alt_en: &content.alt.en,
        alt_ja: &content.alt.ja,
        tax_class: &content.tax_class,
        spec: &content.spec,
    }
}

impl Content {
    /// What a form without problems says.
    pub(super) fn of_form(form: &ProductForm, picture: &str, lang: Lang) -> Self {
        let label = |en: &str, ja: &str| Label {
            en: en.trim().to_owned(),
            ja: ja.trim().to_owned(),
        };
        Self {
            name: label(&form.name_en, &form.name_ja),
            summary: label(&form.summary_en, &form.summary_ja),
            category: form.category.clone(),
            picture: picture.to_owned(),
            alt: label(&form.alt_en, &form.alt_ja),
            tax_class: form.tax_class.clone(),
            spec: form.spec(lang).0,
        }
    }

    /// The class's id; none where the default one counts.
    pub(super) fn own_tax_class(&self) -> Option<&str> {
        Some(&*self.tax_class).filter(|id| !id.is_empty())
    }

    pub(super) fn into_form(self, slug: &str) -> ProductForm {
        ProductForm {
            name_en: self.name.en,
            name_ja: self.name.ja,
            summary_en: self.summary.en,
            summary_ja: self.summary.ja,
            slug: slug.to_owned(),
            category: self.category,
            alt_en: self.alt.en,
            alt_ja: self.alt.ja,
            tax_class: self.tax_class,
            ..ProductForm::of_spec(&self.spec)
        }
    }
}

/// A product as the store has it. What was never published has no draft: it is one.
#[derive(Default, sqlx::FromRow)]
pub(super) struct ProductRow {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) state: String,
    pub(super) version: i64,
    pub(super) category_id: String,
    pub(super) name_en: String,
    pub(super) name_ja: String,
    pub(super) summary_en: String,
    pub(super) summary_ja: String,
    pub(super) picture: String,
    pub(super) alt_en: String,
    pub(super) alt_ja: String,
    pub(super) tax_class_id: Option<String>,
    pub(super) spec: String,
    pub(super) for_all: bool,
    /// [`Content`] as JSON, or empty.
    pub(super) draft: String,
}

/// Reads [`ProductRow`]s; what follows says which.
macro_rules! product_rows {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.slug, p.state, p.version, p.category_id, p.name_en, p.name_ja, p.summary_en, p.summary_ja, p.picture,
                    p.alt_en, p.alt_ja, p.tax_class_id, p.spec, p.for_all, p.draft FROM products p ",
            $rest
        )
    };
}
pub(super) use product_rows;

impl ProductRow {
    pub(super) fn state(&self) -> Result<ProductState, StoreError> {
        ProductState::from_key(&self.state)
            .ok_or_else(|| StoreError::Decode(format!("no state of a product: {}", self.state).into()))
    }

    /// As customers see it, or would if it were published.
    pub(super) fn live(&self) -> Result<Content, StoreError> {
        let label = |en: &String, ja: &String| Label {
            en: en.clone(),
            ja: ja.clone(),
        };
        Ok(Content {
            name: label(&self.name_en, &self.name_ja),
            summary: label(&self.summary_en, &self.summary_ja),
            category: self.category_id.clone(),
            picture: self.picture.clone(),
            alt: label(&self.alt_en, &self.alt_ja),
            tax_class: self.tax_class_id.clone().unwrap_or_default(),
            spec: decode(&self.spec)?,
        })
    }

    /// As staff last wrote it.
    pub(super) fn newest(&self) -> Result<Content, StoreError> {
        if self.draft.is_empty() {
            self.live()
        } else {
            decode(&self.draft)
        }
    }
}

/// Takes a product's row, if it still is the version that was seen; it stays locked until the transaction ends.
pub(super) async fn take(tx: &mut Tx, staff: &Staff, id: &str, version: i64) -> Result<ProductRow, AppError> {
    let written = tx
        .execute(
            "UPDATE products SET version = version + 1 WHERE id = $1 AND version = $2",
            args![id, version],
        )
        .await?;
    let row: Option<ProductRow> = tx.one(product_rows!("WHERE p.id = $1"), args![id]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    if written == 0 {
        return Err(AppError::Conflict(t::changed_meanwhile(staff.lang()).to_owned()));
    }
    Ok(row)
}
