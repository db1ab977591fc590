//! Products from a CSV file, as the export writes it. An address that a product has names it; others are new. An empty cell
//! leaves what is there.
//!
//! Its one rule: the dry run does all of it, in a transaction that is given back, so that it finds what the import would. A
//! line that is refused leaves nothing that a later one would find. A line says what customers see: one that says what they
//! see already changes nothing, also where a draft waits.

mod content;
mod row;

use self::row::Row;
use super::{refusals, staff_export::ProductsExport};
use crate::{
    audit::{Event, record},
    auth::Staff,
    export::Export,
    imports::{self, DryRun, Kind, Look, Run},
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
    let look = match kept.look(staff.lang()) {
        Some(look) => look,
        None => look_through(staff, id).await?,
    };
    Ok(kept.into_dry_run(staff, look))
}

/// Looks through a file, and keeps what came of it.
pub async fn look_through(staff: &Staff, id: &str) -> Result<Look, AppError> {
    let content = imports::content(staff, Kind::Catalogue, id).await?;
    let mut tx = staff.shop().db().begin().await?;
    let run = run(&mut tx, staff, &content).await?;
    // Not committed: all is as it was.
    drop(tx);
    imports::remember(staff, id, run).await
}

/// Does it all, once and as it was `seen`.
pub(super) async fn apply(staff: &Staff, id: &str, seen: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let content = imports::take(&mut tx, staff, Kind::Catalogue, id).await?;
    let run = run(&mut tx, staff, &content).await?;
    if !run.is_as_shown(seen) {
        drop(tx);
        return imports::no_longer_fits(staff, id, run).await;
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
        tx.begin_step().await?;
        match about.done(tx, staff, slug).await {
            Ok(deed) => {
                tx.keep_step().await?;
                run.note(line, slug, deed);
            }
            Err(AppError::Invalid(errors)) => {
                tx.undo_step().await?;
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
