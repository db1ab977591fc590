//! Reading a job's files: for customers without who of the shop uploaded one, for staff with it.

use super::{
    media, texts as t,
    types::{File, FileVersion},
    words,
};
use crate::{
    args,
    auth::{RequestContext, Shopper, Staff},
    shop::Shop,
    store::StoreError,
    ui::{AppError, Lang},
};
use bytes::Bytes;
use futures::stream::BoxStream;
use std::ops::Range;

#[derive(sqlx::FromRow)]
struct Row {
    file_id: String,
    name: String,
    deleted: bool,
    id: String,
    version: i64,
    size: i64,
    sha256: String,
    media_type: String,
    uploaded_at: i64,
    /// None for somebody of the shop, where a customer reads.
    uploader: Option<String>,
    by_customer_service: bool,
}

/// The files of a job with all their versions; deleted ones as long as they can be restored. `$uploaders` are those whose
/// names the reader may know.
macro_rules! files {
    ($uploaders:literal) => {
        concat!(
            "SELECT f.id AS file_id, f.name, f.deleted_at IS NOT NULL AS deleted, v.id, v.version, v.size, v.sha256,
                    v.media_type, v.uploaded_at, u.name AS uploader, v.on_behalf_id IS NOT NULL AS by_customer_service
             FROM files f JOIN file_versions v ON v.file_id = f.id AND v.kept = $2
             LEFT JOIN users u ON u.id = v.uploaded_by",
            $uploaders,
            " WHERE f.job_id = $1 ORDER BY f.name, f.id, v.version DESC"
        )
    };
}

/// The files of a job that the caller may read, for its customer.
pub(crate) async fn of_customer(shopper: &Shopper, job: &str) -> Result<Vec<File>, StoreError> {
    let sql = files!(" AND u.audience = 'customer'");
    let rows: Vec<Row> = shopper.shop().db().all(sql, args![job, true]).await?;
    Ok(gathered(rows, shopper.request(), |row, lang| {
        let by_the_shop = if row.by_customer_service {
            t::customer_service(lang)
        } else {
            t::the_shop(lang)
        };
        row.uploader.clone().unwrap_or_else(|| by_the_shop.to_owned())
    }))
}

/// The same for staff, with who uploaded each version.
pub(crate) async fn of_staff(staff: &Staff, job: &str) -> Result<Vec<File>, StoreError> {
    let rows: Vec<Row> = staff.shop().db().all(files!(""), args![job, true]).await?;
    Ok(gathered(rows, staff.request(), |row, lang| {
        let name = row.uploader.clone().unwrap_or_default();
        if row.by_customer_service {
            words::on_behalf_by(&name, lang)
        } else {
            name
        }
    }))
}

/// Versions under their files.
fn gathered(rows: Vec<Row>, request: &RequestContext, by: impl Fn(&Row, Lang) -> String) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for row in rows {
        if files.last().is_none_or(|file| file.id != row.file_id) {
            files.push(File {
                id: row.file_id.clone(),
                name: row.name.clone(),
                deleted: row.deleted,
                versions: Vec::new(),
            });
        }
        if let Some(file) = files.last_mut() {
            file.versions.push(FileVersion {
                by: by(&row, request.lang),
                version: row.version,
                size: u64::try_from(row.size).unwrap_or(0),
                kind: media::kind(&row.media_type).to_owned(),
                uploaded: request.when(row.uploaded_at),
                id: row.id,
                sha256: row.sha256,
            });
        }
    }
    files
}

#[derive(sqlx::FromRow)]
struct ContentRow {
    id: String,
    name: String,
    media_type: String,
    size: i64,
}

/// A version's content, for a download.
pub struct Content {
    shop: Shop,
    id: String,
    /// Bytes.
    pub size: u64,
    /// One that no browser runs.
    pub media_type: &'static str,
    /// The header `Content-Disposition`.
    pub disposition: String,
}

/// What can be downloaded of a job: every version that is kept, of files that are not deleted.
macro_rules! version {
    ($reach:literal) => {
        concat!(
            "SELECT v.id, f.name, v.media_type, v.size FROM file_versions v
             JOIN files f ON f.id = v.file_id JOIN jobs j ON j.id = f.job_id LEFT JOIN orders o ON o.id = j.order_id
             WHERE v.id = $1 AND j.number = $2 AND v.kept = $3 AND f.deleted_at IS NULL AND ",
            $reach
        )
    };
}

/// A version of a file of a job that the shopper may read.
pub async fn content(shopper: &Shopper, number: &str, version: &str) -> Result<Content, AppError> {
    let row: Option<ContentRow> = shopper
        .shop()
        .db()
        .one(
            version!(
                "j.company_id = $4 AND (j.buyer_id = $5 OR EXISTS (
                     SELECT 1 FROM approval_rules a
                     WHERE a.company_id = o.company_id AND a.approver_id = $5 AND a.over_amount < o.total))"
            ),
            args![version, number, true, shopper.company(), shopper.buyer()],
        )
        .await?;
    Ok(row.ok_or(AppError::NotFound)?.into_content(shopper.shop()))
}

/// The same for staff.
pub async fn content_for_staff(staff: &Staff, number: &str, version: &str) -> Result<Content, AppError> {
    let row: Option<ContentRow> = staff
        .shop()
        .db()
        .one(
            version!(
                "($4 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = j.company_id AND s.user_id = $5)
                  OR EXISTS (SELECT 1 FROM job_csrs k WHERE k.job_id = j.id AND k.user_id = $5))"
            ),
            args![version, number, true, staff.sees_all(), staff.id()],
        )
        .await?;
    Ok(row.ok_or(AppError::NotFound)?.into_content(staff.shop()))
}

impl ContentRow {
    fn into_content(self, shop: &Shop) -> Content {
        Content {
            shop: shop.clone(),
            id: self.id,
            size: u64::try_from(self.size).unwrap_or(0),
            media_type: media::safe(&self.media_type),
            disposition: media::disposition(&self.name),
        }
    }
}

impl Content {
    /// These bytes of it, as they are read.
    pub async fn read(&self, range: Range<u64>) -> Result<BoxStream<'static, std::io::Result<Bytes>>, AppError> {
        use futures::{StreamExt, TryStreamExt};
        let stream = self.shop.files().read(&self.id, range).await?;
        Ok(stream.map_err(std::io::Error::other).boxed())
    }
}
