//! What travels of a job's files. Who of the shop uploaded one reaches staff alone.

use crate::ui::When;
use serde::{Deserialize, Serialize};

/// One whole content of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileVersion {
    pub id: String,
    /// From 1.
    pub version: i64,
    /// Bytes.
    pub size: u64,
    /// In hexadecimal digits.
    pub sha256: String,
    /// What its bytes say it is, as people call it: PDF, JPEG.
    pub kind: String,
    pub uploaded: When,
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub id: String,
    pub name: String,
    /// Deleted, and not yet gone for good.
    pub deleted: bool,
    /// The newest first; there is one at least.
    pub versions: Vec<FileVersion>,
}

/// What came of an upload that reached the shop whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Uploaded {
    /// The file is there, or a new version of it.
    Added,
    /// The file has this content already.
    Unchanged,
    /// Added; another file of the job has the same content.
    SameAs(String),
}
