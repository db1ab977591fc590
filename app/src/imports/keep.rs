//! Files that were sent, until they are done or a day has passed.

use super::{texts as t, types::Kind};
use crate::{
    args,
    auth::Staff,
    shop::Shop,
    store::{StoreError, Tx, new_id},
    ui::{AppError, Lang, invalid},
};

/// The longest file, in bytes.
pub const LONGEST: usize = 10_000_000;
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 200;
/// The field of the form.
const FILE: &str = "file";

/// A file that was sent.
#[derive(Debug, sqlx::FromRow)]
pub struct Kept {
    pub id: String,
    pub name: String,
    /// Who sent it.
    pub by: String,
    pub created_at: i64,
    pub applied_at: Option<i64>,
    pub added: i64,
    pub changed: i64,
    /// A [`super::Look`] as JSON; empty until it was looked through.
    pub looked: String,
}

/// Keeps a file of this kind, and returns its id. The caller has made `staff` for the kind's page.
///
/// # Errors
/// `Invalid` for what is empty or no text.
pub async fn keep(staff: &Staff, kind: Kind, name: &str, bytes: Vec<u8>) -> Result<String, AppError> {
    let lang = staff.lang();
    let text = String::from_utf8(bytes).map_err(|_| invalid(FILE, t::not_text(lang)))?;
    let text = text.trim_start_matches('\u{feff}');
    // PostgreSQL keeps no such character, and no spreadsheet writes one.
    if text.contains('\0') {
        return Err(invalid(FILE, t::not_text(lang)));
    }
    if text.trim().is_empty() {
        return Err(invalid(FILE, t::empty(lang)));
    }
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let id = new_id();
    staff
        .shop()
        .db()
        .execute(
            "INSERT INTO imports (id, kind, sent_by, name, content, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
            args![&id, kind.key(), staff.id(), name, text, staff.shop().now()],
        )
        .await?;
    Ok(id)
}

/// The error of a form without a file.
pub fn no_file(lang: Lang) -> AppError {
    invalid(FILE, t::no_file(lang))
}

/// The error of a file over [`LONGEST`].
pub fn too_long(lang: Lang) -> AppError {
    invalid(FILE, t::too_long(lang))
}

/// The file of this id, for whoever may open the kind's page.
pub async fn kept(staff: &Staff, kind: Kind, id: &str) -> Result<Kept, AppError> {
    let shop = staff.shop();
    shop.db()
        .one(
            "SELECT i.id, i.name, u.name AS by, i.created_at, i.applied_at, i.added, i.changed, i.looked
             FROM imports i JOIN users u ON u.id = i.sent_by WHERE i.id = $1 AND i.kind = $2 AND i.created_at > $3",
            args![id, kind.key(), shop.now() - KEPT_MS],
        )
        .await?
        .ok_or(AppError::NotFound)
}

/// What the file of this id says, to be looked through.
pub async fn content(staff: &Staff, kind: Kind, id: &str) -> Result<String, AppError> {
    let shop = staff.shop();
    let content: Option<(String,)> = shop
        .db()
        .one(
            "SELECT content FROM imports WHERE id = $1 AND kind = $2 AND created_at > $3",
            args![id, kind.key(), shop.now() - KEPT_MS],
        )
        .await?;
    content.map(|(content,)| content).ok_or(AppError::NotFound)
}

/// Takes a file to be done in this transaction, and returns its content.
///
/// # Errors
/// `Conflict` where it was done before, also when two press at the same moment.
pub async fn take(tx: &mut Tx, staff: &Staff, kind: Kind, id: &str) -> Result<String, AppError> {
    let now = staff.shop().now();
    let args = || args![id, kind.key(), now - KEPT_MS];
    let taken = tx
        .execute(
            "UPDATE imports SET applied_at = $4 WHERE id = $1 AND kind = $2 AND created_at > $3 AND applied_at IS NULL",
            args().into_iter().chain(args![now]).collect(),
        )
        .await?;
    let content: Option<(String,)> = tx
        .one(
            "SELECT content FROM imports WHERE id = $1 AND kind = $2 AND created_at > $3",
            args(),
        )
        .await?;
    match content {
        None => Err(AppError::NotFound),
        Some(_) if taken == 0 => Err(AppError::Conflict(t::done_before(staff.lang()).to_owned())),
        Some((content,)) => Ok(content),
    }
}

/// Notes what a file that was taken has done.
pub(super) async fn finish(tx: &mut Tx, id: &str, added: i64, changed: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE imports SET added = $2, changed = $3 WHERE id = $1",
        args![id, added, changed],
    )
    .await?;
    Ok(())
}

/// Removes the files of the day before.
pub async fn tidy(shop: &Shop) -> Result<(), AppError> {
    shop.db()
        .execute(
            "DELETE FROM imports WHERE created_at <= $1",
            args![shop.now() - KEPT_MS],
        )
        .await?;
    Ok(())
}
