//! Users from a CSV file, as the export writes it. An e-mail that somebody has names that user; others are new. An empty cell
//! leaves what is there.
//!
//! Its one rule: the dry run does all of it, in a transaction that is given back, so that it finds what the import would. A
//! line that is refused leaves nothing that a later one would find.

mod names;
mod row;

use self::{names::Groups, row::Row};
use super::{listing::UsersExport, refusals as said, store::tidy_email};
use crate::{
    audit::{Event, record},
    auth::Staff,
    export::Export,
    groups,
    imports::{self, DryRun, Kind, Look, Run},
    passwords::send_set_link,
    store::Tx,
    ui::{AppError, at},
};
use std::collections::HashMap;

const NEEDED: &[&str] = &["email"];
/// Its `added` says nothing here.
const KNOWN: &[&str] = UsersExport::COLUMNS;

/// What would be done with a file, or was.
pub(super) async fn dry_run(staff: &Staff, id: &str) -> Result<DryRun, AppError> {
    let kept = imports::kept(staff, Kind::Users, id).await?;
    let look = match kept.look(staff.lang()) {
        Some(look) => look,
        None => look_through(staff, id).await?,
    };
    Ok(kept.into_dry_run(staff, look))
}

/// Looks through a file, and keeps what came of it.
pub async fn look_through(staff: &Staff, id: &str) -> Result<Look, AppError> {
    let content = imports::content(staff, Kind::Users, id).await?;
    let mut tx = staff.shop().db().begin().await?;
    let (run, _) = run(&mut tx, staff, &content).await?;
    // Not committed: all is as it was.
    drop(tx);
    imports::remember(staff, id, run).await
}

/// Does it all, once and as it was `seen`, and mails the new users their links where that is asked for.
pub(super) async fn apply(staff: &Staff, id: &str, seen: &str, links: bool) -> Result<(), AppError> {
    let now = staff.shop().now();
    let mut tx = staff.shop().db().begin().await?;
    let content = imports::take(&mut tx, staff, Kind::Users, id).await?;
    let (run, added) = run(&mut tx, staff, &content).await?;
    if !run.is_as_shown(seen) {
        drop(tx);
        return imports::no_longer_fits(staff, id, run).await;
    }
    if links {
        for user in &added {
            send_set_link(&mut tx, now, staff.id(), user).await?;
        }
    }
    let done = run.finish(&mut tx, id).await?;
    let event = Event::by(staff.id(), "users_imported", id).detail(done);
    record(&mut tx, now, event).await?;
    tx.commit().await?;
    Ok(())
}

/// What comes of the file, and the ids of the new users.
async fn run(tx: &mut Tx, staff: &Staff, content: &str) -> Result<(Run, Vec<String>), AppError> {
    let lang = staff.lang();
    let (mut run, mut added) = (Run::default(), Vec::new());
    let sheet = match imports::read(content, NEEDED, KNOWN, lang) {
        Ok(sheet) => sheet,
        Err(problems) => return Ok((Run::refused(problems), added)),
    };
    groups::lock(tx).await?;
    let groups = Groups::read(tx, staff).await?;
    let mut companies = HashMap::new();
    let mut lines_of: HashMap<String, u64> = HashMap::new();
    for line in &sheet.lines {
        let email = tidy_email(sheet.cell(line, "email").unwrap_or_default());
        if let Some(before) = lines_of.insert(email.clone(), line.number) {
            run.refuse(line, at("email", said::email_twice(before, lang)));
            continue;
        }
        let about = Row {
            sheet: &sheet,
            line,
            groups: &groups,
        };
        tx.begin_step().await?;
        let errors = match about.done(tx, staff, &email, &mut companies).await {
            Ok(done) => {
                tx.keep_step().await?;
                added.extend(done.new);
                run.note(line, &email, done.deed);
                continue;
            }
            Err(AppError::Invalid(errors)) => errors,
            Err(AppError::Forbidden(reason)) => vec![at("", reason)],
            Err(error) => return Err(error),
        };
        tx.undo_step().await?;
        for error in errors {
            run.refuse(line, error);
        }
    }
    Ok((run, added))
}
