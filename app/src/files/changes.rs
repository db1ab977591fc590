//! Deleting a file, and having it back.

use super::words;
use crate::{
    args,
    audit::{Event, record},
    auth::Ordering,
    jobs::{changeable_job, files_changed},
    ui::AppError,
};

/// Deletes a file of one's job. It can be restored until [`super::tidy`] removes it.
pub(super) async fn delete(ordering: &Ordering, number: &str, file: &str) -> Result<(), AppError> {
    set_deleted(ordering, number, file, true).await
}

pub(super) async fn restore(ordering: &Ordering, number: &str, file: &str) -> Result<(), AppError> {
    set_deleted(ordering, number, file, false).await
}

async fn set_deleted(ordering: &Ordering, number: &str, file: &str, deleted: bool) -> Result<(), AppError> {
    let now = ordering.shop().now();
    let mut tx = ordering.begin().await?;
    let job = changeable_job(&mut tx, ordering, number).await?;
    let known: Option<(String, i64)> = tx
        .one(
            "SELECT f.name, (SELECT COUNT(*) FROM files x
                             WHERE x.job_id = f.job_id AND x.name = f.name AND x.id <> f.id AND x.deleted_at IS NULL)
             FROM files f
             WHERE f.id = $1 AND f.job_id = $2 AND (f.deleted_at IS NOT NULL) <> $3
               AND EXISTS (SELECT 1 FROM file_versions v WHERE v.file_id = f.id AND v.kept = $4)",
            args![file, &job.id, deleted, true],
        )
        .await?;
    let (name, of_this_name) = known.ok_or(AppError::NotFound)?;
    if !deleted && of_this_name > 0 {
        return Err(AppError::Conflict(words::name_is_taken(&name, ordering.lang())));
    }
    tx.execute(
        "UPDATE files SET deleted_at = $2 WHERE id = $1",
        args![file, deleted.then_some(now)],
    )
    .await?;
    let kind = if deleted { "file_deleted" } else { "file_restored" };
    let event = Event::of(ordering, kind, number).detail(name);
    record(&mut tx, now, event.clone()).await?;
    files_changed(&mut tx, &job, &event, now, ordering.lang()).await?;
    tx.commit().await?;
    Ok(())
}
