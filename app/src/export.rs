//! Lists as files: what each gives, a part at a time, so that however long one is, the server holds a part of it.

use crate::ui::AppError;

/// A list that can be downloaded as CSV. Its first line names the columns, in English and for good: programs read them.
pub trait Export: Send + Sync + 'static {
    const COLUMNS: &'static [&'static str];

    /// At most so many rows from this key on; empty is the list's start.
    fn part(&self, from: String, count: usize) -> impl Future<Output = Result<Part, AppError>> + Send;
}

#[derive(Debug)]
pub struct Part {
    /// A cell for each column. Times are RFC 3339.
    pub rows: Vec<Vec<String>>,
    /// The key from which the next part goes on; none at the end.
    pub next: Option<String>,
}
