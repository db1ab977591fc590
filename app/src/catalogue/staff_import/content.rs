//! What a line says of the product itself.

use super::{KNOWN, row::Row};
use crate::{
    args,
    auth::Staff,
    catalogue::{content::Content, refusals, staff_export::DEFAULT_CLASS, staff_form::ProductForm, staff_texts as t},
    imports::parted,
    store::Tx,
    ui::{AppError, Checked, FieldError, at},
};
use pricing::Spec;

impl Row<'_> {
    /// What the line says of the product; what it does not say is as it was.
    pub(super) async fn content(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        slug: &str,
        was: Option<&Content>,
    ) -> Result<Content, AppError> {
        let lang = staff.lang();
        let was = was.cloned().unwrap_or_default();
        let mut problems = Vec::new();
        let spec = match self.cell("spec").map(serde_json::from_str::<Spec>) {
            None => was.spec,
            Some(Ok(spec)) => spec,
            Some(Err(cause)) => {
                problems.push(at("spec", refusals::spec_unreadable(&cause.to_string(), lang)));
                Spec::default()
            }
        };
        let category = self.category(tx, was.category, &mut problems, staff).await?;
        let picture = self.picture(tx, was.picture, &mut problems, staff).await?;
        let tax_class = self.tax_class(tx, was.tax_class, &mut problems, staff).await?;
        let or = |column: &str, was: String| self.cell(column).map_or(was, str::to_owned);
        let form = ProductForm {
            slug: slug.to_owned(),
            category,
            name_en: or("name_en", was.name.en),
            name_ja: or("name_ja", was.name.ja),
            summary_en: or("summary_en", was.summary.en),
            summary_ja: or("summary_ja", was.summary.ja),
            alt_en: or("alt_en", was.alt.en),
            alt_ja: or("alt_ja", was.alt.ja),
            tax_class,
            ..ProductForm::of_spec(&spec)
        };
        // A price list that cannot be read has been said to be so.
        let unreadable = problems.iter().any(|problem| problem.field == "form[spec]");
        let known = |problem: &FieldError| KNOWN.iter().any(|column| problem.field == format!("form[{column}]"));
        problems.extend(
            form.problems(lang)
                .into_iter()
                .filter(|problem| !unreadable || known(problem)),
        );
        if slug.is_empty() {
            problems.insert(0, at("slug", t::required(lang)));
        }
        if problems.is_empty() {
            Ok(Content::of_form(&form, &picture, lang))
        } else {
            Err(AppError::Invalid(problems))
        }
    }

    async fn category(
        &self,
        tx: &mut Tx,
        was: String,
        problems: &mut Vec<FieldError>,
        staff: &Staff,
    ) -> Result<String, AppError> {
        let Some(slug) = self.cell("category") else {
            return Ok(was);
        };
        let id: Option<(String,)> = tx.one("SELECT id FROM categories WHERE slug = $1", args![slug]).await?;
        if let Some((id,)) = id {
            return Ok(id);
        }
        problems.push(at("category", refusals::no_such_category(slug, staff.lang())));
        // One problem is enough.
        Ok("unknown".to_owned())
    }

    /// The class of this English name, by its id; empty for the one that is the shop's default.
    async fn tax_class(
        &self,
        tx: &mut Tx,
        was: String,
        problems: &mut Vec<FieldError>,
        staff: &Staff,
    ) -> Result<String, AppError> {
        let Some(cell) = self.cell("tax_class") else {
            return Ok(was);
        };
        if cell == DEFAULT_CLASS {
            return Ok(String::new());
        }
        if let [name] = &*parted(cell) {
            let id: Option<(String,)> = tx
                .one("SELECT id FROM tax_classes WHERE name_en = $1", args![name])
                .await?;
            if let Some((id,)) = id {
                return Ok(id);
            }
        }
        problems.push(at("tax_class", refusals::no_such_tax_class(cell, staff.lang())));
        Ok(was)
    }

    /// Pictures do not come in a file: it can name those that are there.
    async fn picture(
        &self,
        tx: &mut Tx,
        was: String,
        problems: &mut Vec<FieldError>,
        staff: &Staff,
    ) -> Result<String, AppError> {
        let Some(name) = self.cell("picture").filter(|name| *name != was) else {
            return Ok(was);
        };
        let known: Option<(String,)> = tx
            .one(
                "SELECT name FROM pictures WHERE name = $1
                 UNION SELECT picture FROM products WHERE picture = $1 LIMIT 1",
                args![name],
            )
            .await?;
        if known.is_none() {
            problems.push(at("picture", t::no_such_picture(staff.lang())));
        }
        Ok(name.to_owned())
    }
}
