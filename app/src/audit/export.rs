//! The events of a filter as a file.

use super::{
    row::Row,
    searching::{Found, end_of_walk, find, read},
    types::Filter,
};
use crate::{
    auth::{Page, RequestContext, Staff},
    export::{Export, Part},
    ui::AppError,
};

/// The events of a filter, to be downloaded.
pub struct EventsExport {
    staff: Staff,
    filter: Filter,
    found: Found,
}

impl EventsExport {
    /// # Errors
    /// As [`Staff::of`] for the page "Audit log"; `Invalid` where the filter names what is not there.
    pub async fn new(request: RequestContext, filter: Filter) -> Result<Self, AppError> {
        let staff = Staff::of(request, Page::AuditLog)?;
        let found = find(&staff, &filter).await?;
        if found.problems.is_empty() {
            Ok(Self { staff, filter, found })
        } else {
            Err(AppError::Invalid(found.problems))
        }
    }
}

impl Export for EventsExport {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "at",
        "kind",
        "actor",
        "actor_email",
        "subject",
        "subject_email",
        "on_behalf_session",
        "company",
        "object",
        "detail",
        "before",
        "after",
    ];

    async fn part(&self, from: String, count: usize) -> Result<Part, AppError> {
        let rows = read(&self.staff, &self.filter, &self.found, &from, count).await?;
        let next = match rows.last().filter(|_| rows.len() == count) {
            Some(last) => Some(last.key()),
            None => end_of_walk(&self.staff, &self.filter, &self.found, &from)
                .await?
                .map(|key| key.text()),
        };
        Ok(Part {
            next,
            rows: rows.into_iter().map(Row::into_cells).collect(),
        })
    }
}
