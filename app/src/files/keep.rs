//! The file store: a folder, or a bucket of S3 or what speaks like it.

use crate::{auth::RequestContext, ui::AppError};
use futures::stream::BoxStream;
use leptos::prelude::use_context;
use object_store::{
    ObjectStore, ObjectStoreExt, WriteMultipart, aws::AmazonS3Builder, local::LocalFileSystem, path::Path as Key,
};
use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What went wrong in the file store. Its text is for the log and never leaves the server.
pub type FileStoreError = object_store::Error;

/// Bytes that one request to the store carries; S3 wants 5 MiB at least and takes 10,000 of them.
const PART: usize = 8 * 1024 * 1024;
/// Parts under way at once: with the one that fills, what an upload holds in memory.
const PARTS_AT_ONCE: usize = 2;

impl From<FileStoreError> for AppError {
    fn from(cause: FileStoreError) -> Self {
        let id = use_context::<RequestContext>()
            .map(|request| request.request_id)
            .unwrap_or_default();
        tracing::error!(request_id = id, %cause, "the file store failed");
        Self::Failed { id }
    }
}

#[derive(Clone, Debug)]
pub struct FileStore {
    store: Arc<dyn ObjectStore>,
    /// Within a bucket, what every key starts with.
    prefix: String,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
}

impl FileStore {
    /// Keeps files in this folder, which is made where it lacks.
    pub fn in_folder(folder: &Path) -> Result<Self, FileStoreError> {
        std::fs::create_dir_all(folder).map_err(|cause| FileStoreError::Generic {
            store: "folder",
            source: Box::new(cause),
        })?;
        // What is said to be there shall be there after a power cut.
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            prefix: String::new(),
            folder: Some(folder.to_owned()),
        })
    }

    /// Keeps files in a bucket, under a prefix. The settings are those of S3's own tools, such as `AWS_REGION`; unknown
    /// ones are left alone.
    pub fn in_bucket(
        bucket: &str,
        prefix: &str,
        settings: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, FileStoreError> {
        let builder = settings
            .into_iter()
            .fold(AmazonS3Builder::new(), |builder, (name, value)| {
                match name.to_ascii_lowercase().parse() {
                    Ok(key) => builder.with_config(key, value),
                    Err(_) => builder,
                }
            });
        let store = builder.with_bucket_name(bucket).build()?;
        let prefix = prefix.trim_matches('/');
        Ok(Self {
            store: Arc::new(store),
            prefix: if prefix.is_empty() {
                String::new()
            } else {
                format!("{prefix}/")
            },
            folder: None,
        })
    }

    /// Folders by the last two digits, which spread evenly.
    fn name(&self, id: &str) -> String {
        format!("{}{}/{id}", self.prefix, &id[id.len().saturating_sub(2)..])
    }

    fn key(&self, id: &str) -> Key {
        Key::from(self.name(id))
    }

    /// Begins to write; nothing is there under the id before it ends.
    pub(super) async fn write(&self, id: &str) -> Result<Writing, FileStoreError> {
        let upload = self.store.put_multipart(&self.key(id)).await?;
        Ok(Writing(WriteMultipart::new_with_chunk_size(upload, PART)))
    }

    /// The bytes of a range, as they are read.
    pub(super) async fn read(
        &self,
        id: &str,
        range: Range<u64>,
    ) -> Result<BoxStream<'static, Result<bytes::Bytes, FileStoreError>>, FileStoreError> {
        let options = object_store::GetOptions {
            range: Some(range.into()),
            ..Default::default()
        };
        Ok(self.store.get_opts(&self.key(id), options).await?.into_stream())
    }

    /// Keeps a short content whole.
    pub(crate) async fn put(&self, id: &str, content: bytes::Bytes) -> Result<(), FileStoreError> {
        self.store.put(&self.key(id), content.into()).await.map(|_| ())
    }

    /// A short content as a whole.
    pub(crate) async fn get(&self, id: &str) -> Result<bytes::Bytes, FileStoreError> {
        self.store.get(&self.key(id)).await?.bytes().await
    }

    /// Removes what is there under an id, and what an interrupted upload left of it in a folder. In a bucket, a rule for
    /// incomplete uploads does that.
    pub(crate) async fn remove(&self, id: &str) -> Result<(), FileStoreError> {
        if let Some(folder) = &self.folder {
            remove_parts(&folder.join(self.name(id)));
        }
        match self.store.delete(&self.key(id)).await {
            Ok(()) | Err(FileStoreError::NotFound { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// `object_store` writes a file under its name with `#` and a number until it is whole.
fn remove_parts(file: &Path) {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name().and_then(|name| name.to_str())) else {
        return;
    };
    let parts = format!("{name}#");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(&parts)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Content on its way into the store.
pub(super) struct Writing(WriteMultipart);

impl Writing {
    /// Takes a piece, and waits while the store is slower than the sender.
    pub(super) async fn take(&mut self, piece: bytes::Bytes) -> Result<(), FileStoreError> {
        self.0.wait_for_capacity(PARTS_AT_ONCE).await?;
        self.0.put(piece);
        Ok(())
    }

    pub(super) async fn end(self) -> Result<(), FileStoreError> {
        self.0.finish().await.map(|_| ())
    }

    pub(super) async fn abandon(self) {
        // What is left is removed with the upload's row.
        let _ = self.0.abort().await;
    }
}
