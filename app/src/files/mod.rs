//! Files of jobs: uploads, versions, downloads.
//!
//! Its one rule: what is listed is whole. A version is written down only once its content is in the file store.

mod api;
#[cfg(feature = "ssr")]
mod changes;
#[cfg(feature = "ssr")]
mod keep;
#[cfg(feature = "ssr")]
mod media;
mod panel;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod receive;
mod texts;
#[cfg(feature = "ssr")]
mod tidy;
mod types;
mod upload_panel;
mod uploading;
#[cfg(feature = "ssr")]
mod versions;
#[cfg(feature = "ssr")]
mod words;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use api::{DeleteFile, RestoreFile};
#[cfg(feature = "ssr")]
pub(crate) use media::{HEAD, LONGEST_SIDE, longer_side, media_type};
pub(crate) use panel::FilesPanel;
#[cfg(feature = "ssr")]
pub(crate) use reading::{of_customer, of_staff};
pub use types::{File, FileVersion, Uploaded};
#[cfg(feature = "ssr")]
pub use {
    keep::{FileStore, FileStoreError},
    reading::{Content, content, content_for_staff},
    receive::{Owner, Receiving, no_file},
    tidy::tidy,
};
