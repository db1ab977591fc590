//! What came of looking through a file: kept with it, so that its page reads that alone.
//!
//! Its one rule: nothing is imported but what somebody was shown. What a file would do by now is compared with that.

use super::{
    keep::Kept,
    run::Run,
    texts as t,
    types::{DryRun, Planned, Problem},
};
use crate::{
    args,
    auth::Staff,
    store::{decode, encode},
    ui::{AppError, Lang},
};
use serde::{Deserialize, Serialize};

/// As much of what came of a file as one page shows.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Look {
    /// Of its texts.
    pub(super) lang: Lang,
    pub(super) seen: String,
    pub(super) added: u64,
    pub(super) changed: u64,
    pub(super) unchanged: u64,
    pub(super) problems: Vec<Problem>,
    pub(super) problem_count: u64,
    pub(super) planned: Vec<Planned>,
}

impl Kept {
    /// What came of looking through it, in this language; nothing where it has yet to be looked through, or in another
    /// language. Of a file that was done, it is empty.
    pub(crate) fn look(&self, lang: Lang) -> Option<Look> {
        if self.applied_at.is_some() {
            return Some(Look::default());
        }
        // One that another version of the program wrote may not be readable.
        decode(&self.looked).ok().filter(|look: &Look| look.lang == lang)
    }

    pub(crate) fn into_dry_run(self, staff: &Staff, look: Look) -> DryRun {
        let of_row = |count: i64| u64::try_from(count).unwrap_or_default();
        DryRun {
            id: self.id,
            name: self.name,
            by: self.by,
            at: staff.when(self.created_at),
            done: self.applied_at.map(|at| staff.when(at)),
            added: of_row(self.added) + look.added,
            changed: of_row(self.changed) + look.changed,
            unchanged: look.unchanged,
            problems: look.problems,
            problem_count: look.problem_count,
            planned: look.planned,
            seen: look.seen,
        }
    }
}

/// Keeps what came of the file of this id. The transaction that found it has ended: on SQLite only one writes at a time.
pub(crate) async fn remember(staff: &Staff, id: &str, run: Run) -> Result<Look, AppError> {
    let look = run.into_look(staff.lang());
    staff
        .shop()
        .db()
        .execute(
            "UPDATE imports SET looked = $2 WHERE id = $1 AND applied_at IS NULL",
            args![id, encode(&look)?],
        )
        .await?;
    Ok(look)
}

/// Refuses a file that would not do what was shown, and keeps what it would do by now.
///
/// # Errors
/// `Conflict`, always.
pub(crate) async fn no_longer_fits(staff: &Staff, id: &str, run: Run) -> Result<(), AppError> {
    remember(staff, id, run).await?;
    Err(AppError::Conflict(t::no_longer_fits(staff.lang()).to_owned()))
}
