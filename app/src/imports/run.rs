//! What comes of a file, line by line: noted by who does it, shown by its dry run.

use super::{
    keep::{self, Kept},
    sheet::Line,
    types::{DryRun, Planned, Problem},
};
use crate::{
    auth::Staff,
    store::{StoreError, Tx},
    ui::FieldError,
};

/// Problems, and things to be done, that one page shows.
const SHOWN: usize = 200;

/// What came of a file.
#[derive(Default)]
pub(crate) struct Run {
    problems: Vec<Problem>,
    planned: Vec<Planned>,
    added: usize,
    changed: usize,
    unchanged: usize,
}

impl Run {
    /// Of a file that could not be read.
    pub(crate) fn refused(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            ..Self::default()
        }
    }

    /// Notes what is wrong with a line, at the column of the field.
    pub(crate) fn refuse(&mut self, line: &Line, error: FieldError) {
        self.problems.push(Problem {
            line: line.number,
            column: column(&error.field).to_owned(),
            text: error.message,
        });
    }

    /// Notes that a line adds something or else changes it: `name` says what, `what` says how.
    pub(crate) fn note(&mut self, line: &Line, adds: bool, name: &str, what: String) {
        if adds {
            self.added += 1;
        } else {
            self.changed += 1;
        }
        self.planned.push(Planned {
            line: line.number,
            adds,
            name: name.to_owned(),
            what,
        });
    }

    /// Notes a line that says what is so already.
    pub(crate) fn leave(&mut self) {
        self.unchanged += 1;
    }

    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// For whoever looks at the file; of one that was done, the run is empty.
    pub(crate) fn into_dry_run(self, staff: &Staff, kept: Kept) -> DryRun {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let of_row = |count: i64| u64::try_from(count).unwrap_or_default();
        DryRun {
            id: kept.id,
            name: kept.name,
            by: kept.by,
            at: staff.when(kept.created_at),
            done: kept.applied_at.map(|at| staff.when(at)),
            added: of_row(kept.added) + number(self.added),
            changed: of_row(kept.changed) + number(self.changed),
            unchanged: number(self.unchanged),
            problem_count: number(self.problems.len()),
            problems: self.problems.into_iter().take(SHOWN).collect(),
            planned: self.planned.into_iter().take(SHOWN).collect(),
        }
    }

    /// Writes down how much the file of this id has done, and says it for the audit log.
    pub(crate) async fn finish(&self, tx: &mut Tx, id: &str) -> Result<String, StoreError> {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let (added, changed) = (number(self.added), number(self.changed));
        keep::finish(tx, id, added, changed).await?;
        Ok(format!("{added} added, {changed} changed"))
    }
}

/// The column that is named as the field of a form.
pub(crate) fn column(field: &str) -> &str {
    field.trim_start_matches("form[").trim_end_matches(']')
}
