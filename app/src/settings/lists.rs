//! What the lists of the settings share: who changes one holds it, and whoever saw an older row is told so.

use super::{Section, store::changed_meanwhile, texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{StoreError, Tx},
    ui::{AppError, Lang, at, refuse, taken_names},
};
use serde::Serialize;

/// Rows of one list.
pub(super) const MOST: i64 = 50;

/// A row of a list.
pub(super) trait ListRow: Serialize {
    const SECTION: Section;

    /// As the log names it.
    fn name(&self) -> &str;

    fn version(&self) -> i64;
}

/// Begins a change of a list, whose rows stay locked for others until the transaction ends.
pub(super) async fn begin<Row: ListRow>(staff: &Staff) -> Result<Tx, StoreError> {
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx, Row::SECTION).await?;
    Ok(tx)
}

/// Writes what became of a row, and commits.
pub(super) async fn end<Row: ListRow>(
    mut tx: Tx,
    staff: &Staff,
    before: Option<&Row>,
    after: Option<&Row>,
) -> Result<(), AppError> {
    let name = after.or(before).map(ListRow::name).unwrap_or_default();
    let event = Event::by(staff.id(), "settings_changed", Row::SECTION.key())
        .change(before, after)
        .detail(name);
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// The row, if it still is the version that was seen.
pub(super) fn as_seen<Row: ListRow>(row: Option<Row>, version: i64, lang: Lang) -> Result<Row, AppError> {
    let row = row.ok_or(AppError::NotFound)?;
    if row.version() == version {
        Ok(row)
    } else {
        Err(changed_meanwhile(lang))
    }
}

/// Says at each name whether others have it.
pub(super) fn not_taken(en: &str, ja: &str, others: &[(String, String)], lang: Lang) -> Result<(), AppError> {
    refuse(
        taken_names(en, ja, others)
            .into_iter()
            .map(|field| at(field, t::taken(lang))),
    )
}

/// Counts a change of a list.
async fn lock(tx: &mut Tx, section: Section) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO settings (section, version, value) VALUES ($1, 1, '{}')
         ON CONFLICT (section) DO UPDATE SET version = settings.version + 1",
        args![section.key()],
    )
    .await?;
    Ok(())
}
