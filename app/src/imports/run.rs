//! What comes of a file, line by line: noted by who does it.

use super::{
    keep,
    look::Look,
    sheet::Line,
    types::{Planned, Problem},
};
use crate::{
    store::{StoreError, Tx, hex},
    ui::{FieldError, Lang},
};
use sha2::{Digest, Sha256};

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
    /// Of every line that does something: what it is about, what it finds and what it does.
    plan: Sha256,
}

/// What a line does.
pub(crate) struct Deed {
    /// Whether it adds something; else it changes what is there.
    pub(crate) adds: bool,
    /// What becomes of it, in the language of whoever looks.
    pub(crate) what: String,
    /// What it finds and what it does, in no language: the same for as long as it would do the same.
    pub(crate) trace: String,
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

    /// Notes what a line does to the thing of this name; nothing where it says what is so already.
    pub(crate) fn note(&mut self, line: &Line, name: &str, deed: Option<Deed>) {
        let Some(Deed { adds, what, trace }) = deed else {
            self.unchanged += 1;
            return;
        };
        if adds {
            self.added += 1;
        } else {
            self.changed += 1;
        }
        // No part of it has the sign between them, since no file has it.
        self.plan.update(format!("{}\0{adds}\0{name}\0{trace}\0", line.number));
        self.planned.push(Planned {
            line: line.number,
            adds,
            name: name.to_owned(),
            what,
        });
    }

    /// Whether all of it can be done, and is what was shown with this.
    pub(crate) fn is_as_shown(&self, seen: &str) -> bool {
        self.problems.is_empty() && self.seen() == seen
    }

    fn seen(&self) -> String {
        hex(&self.plan.clone().finalize()[..])
    }

    pub(super) fn into_look(self, lang: Lang) -> Look {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        Look {
            lang,
            seen: self.seen(),
            added: number(self.added),
            changed: number(self.changed),
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
