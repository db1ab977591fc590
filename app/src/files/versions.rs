//! Writes down what has been received as a whole: a new file of its job, or a new version of one.

use super::{
    receive::{MOST_FILES, Owner},
    texts as t,
    types::Uploaded,
    words,
};
use crate::{
    args,
    audit::{Event, record},
    jobs::{Standing, files_changed},
    store::{Tx, new_id},
    ui::{AppError, invalid},
};

/// Content that is in the file store as a whole.
pub(super) struct Whole {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) sha256: String,
    pub(super) media_type: &'static str,
}

#[derive(sqlx::FromRow)]
struct Known {
    id: String,
    name: String,
    version: i64,
    sha256: String,
}

/// Writes a version down, unless the file has this content already.
pub(super) async fn write_down(owner: &Owner, number: &str, whole: &Whole) -> Result<Uploaded, AppError> {
    let (mut tx, job) = owner.job(number).await?;
    // The newest version of each file of the job.
    let known: Vec<Known> = tx
        .all(
            "SELECT f.id, f.name, v.version, v.sha256 FROM files f JOIN file_versions v ON v.file_id = f.id
             WHERE f.job_id = $1 AND f.deleted_at IS NULL
               AND v.version = (SELECT MAX(n.version) FROM file_versions n WHERE n.file_id = f.id)",
            args![&job.id],
        )
        .await?;
    let same_name = known.iter().find(|file| file.name == whole.name);
    if same_name.is_some_and(|file| file.sha256 == whole.sha256) {
        return Ok(Uploaded::Unchanged);
    }
    if same_name.is_none() && i64::try_from(known.len()).unwrap_or(i64::MAX) >= MOST_FILES {
        return Err(invalid("file", words::too_many_files(MOST_FILES, owner.lang())));
    }
    let same_content = known.iter().find(|file| file.sha256 == whole.sha256);
    let file = match same_name {
        Some(file) => file.id.clone(),
        None => add_file(&mut tx, &job, &whole.name).await?,
    };
    add_version(
        &mut tx,
        owner,
        &file,
        same_name.map_or(1, |file| file.version + 1),
        whole,
    )
    .await?;
    let event = match owner {
        Owner::Customer(ordering) => Event::of(ordering, "file_uploaded", number),
        Owner::Staff(staff) => job.event(staff, "file_added"),
    }
    .detail(&whole.name);
    let now = owner.shop().now();
    record(&mut tx, now, event.clone()).await?;
    files_changed(&mut tx, &job, &event, now, owner.lang()).await?;
    tx.commit().await?;
    Ok(same_content.map_or(Uploaded::Added, |file| Uploaded::SameAs(file.name.clone())))
}

async fn add_file(tx: &mut Tx, job: &Standing, name: &str) -> Result<String, AppError> {
    let id = new_id();
    tx.execute(
        "INSERT INTO files (id, job_id, name) VALUES ($1, $2, $3)",
        args![&id, &job.id, name],
    )
    .await?;
    Ok(id)
}

async fn add_version(tx: &mut Tx, owner: &Owner, file: &str, version: i64, whole: &Whole) -> Result<(), AppError> {
    let by_staff = matches!(owner, Owner::Staff(_));
    tx.execute(
        "INSERT INTO file_versions (id, file_id, version, size, sha256, media_type, uploaded_by, by_staff, on_behalf_id,
                                    uploaded_at, kept)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            &whole.id,
            file,
            version,
            i64::try_from(whole.size).unwrap_or(i64::MAX),
            &whole.sha256,
            whole.media_type,
            owner.actor(),
            by_staff,
            owner.on_behalf(),
            owner.shop().now(),
            true,
        ],
    )
    .await?;
    let alive = tx
        .execute("DELETE FROM uploads WHERE id = $1", args![&whole.id])
        .await?;
    if alive == 0 {
        // It was taken for dead, and its content may be gone.
        return Err(AppError::Conflict(t::no_connection(owner.lang()).to_owned()));
    }
    Ok(())
}
