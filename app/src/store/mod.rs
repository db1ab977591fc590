//! One store, two engines: the same SQL runs on SQLite and PostgreSQL.
//!
//! Its one rule: SQL is written once, with `$1` placeholders and the types that both engines share.

mod append_only;
mod args;
mod db;
mod failure;
mod json;
mod search;
mod tx;

#[cfg(test)]
mod tests;

pub use args::Val;
pub use db::{Db, StoreError};
pub(crate) use json::{decode, encode};
pub(crate) use search::{hex, term_batches};
pub use search::{prefix_range, search_terms, search_words, term_key};
pub use tx::Tx;

/// A row that both engines can decode; every `#[derive(FromRow)]` is one.
pub trait Row:
    Send + Unpin + for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>
{
}

impl<T> Row for T where
    T: Send
        + Unpin
        + for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow>
        + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>
{
}

/// A fresh id. `UUIDv7` sorts by time, so the newest rows stand together in every index.
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
