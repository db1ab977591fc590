//! Products from a CSV file, as the export writes it. An address that a product has names it; others are new. An empty cell
//! leaves what is there.
//!
//! Its one rule: the dry run does all of it, in a transaction that is given back, so that it finds what the import would. A
//! line says what customers see: one that says what they see already changes nothing, also where a draft waits.

mod content;
mod row;

use self::row::Row;
use super::{refusals, staff_export::ProductsExport, staff_texts as t};
use crate::{
    audit::{Event, record},
    auth::Staff,
    export::Export,
    imports::{self, DryRun, Kind, Run},
    store::Tx,
    ui::{AppError, FieldError, at},
};
use std::collections::HashMap;

const NEEDED: &[&str] = &["slug"];
/// Its `from` says nothing here.
const KNOWN: &[&str] = ProductsExport::COLUMNS;

/// What would be done with a file, or was.
pub(super) async fn dry_run(staff: &Staff, id: &str) -> Result<DryRun, AppError> {
    let kept = imports::kept(staff, Kind::Catalogue, id).await?;
    let run = if kept.applied_at.is_none() {
        let mut tx = staff.shop().db().begin().await?;
        // Not committed: all is as it was.
        run(&mut tx, staff, &kept.content).await?
    } else {
        Run::default()
    };
    Ok(run.into_dry_run(staff, kept))
}

/// Does it all, once.
pub(super) async fn apply(staff: &Staff, id: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let content = imports::take(&mut tx, staff, Kind::Catalogue, id).await?;
    let run = run(&mut tx, staff, &content).await?;
    if run.has_problems() {
        return Err(AppError::Conflict(t::import_no_longer_fits(staff.lang()).to_owned()));
    }
    let done = run.finish(&mut tx, id).await?;
    let event = Event::by(staff.id(), "catalogue_imported", id).detail(done);
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

async fn run(tx: &mut Tx, staff: &Staff, content: &str) -> Result<Run, AppError> {
    let lang = staff.lang();
    let mut run = Run::default();
    let sheet = match imports::read(content, NEEDED, KNOWN, lang) {
        Ok(sheet) => sheet,
        Err(problems) => return Ok(Run::refused(problems)),
    };
    let mut lines_of: HashMap<String, u64> = HashMap::new();
    for line in &sheet.lines {
        let slug = sheet.cell(line, "slug").unwrap_or_default();
        if let Some(before) = lines_of.insert(slug.to_owned(), line.number) {
            run.refuse(line, at("slug", refusals::slug_twice(before, lang)));
            continue;
        }
        let about = Row { sheet: &sheet, line };
        match about.done(tx, staff, slug).await {
            Ok((_, what)) if what.is_empty() => run.leave(),
            Ok((adds, what)) => run.note(line, adds, slug, what.join(lang.pick(", ", "、"))),
            Err(AppError::Invalid(errors)) => {
                for error in errors {
                    run.refuse(line, at_column(error));
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(run)
}

/// What is wrong with a price list is in the one column that has it.
fn at_column(error: FieldError) -> FieldError {
    let column = imports::column(&error.field);
    if column.is_empty() || KNOWN.contains(&column) {
        error
    } else {
        at("spec", error.message)
    }
}
