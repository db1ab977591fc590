//! The settings that every request works with: read again once they are some seconds old, so that what another server
//! saved arrives here too, without a query for each request.

use super::{
    current::{Settings, Start},
    stored::Stored,
};
use crate::store::{Db, StoreError};
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicI64, Ordering},
};

/// Milliseconds for which they are good.
const FRESH: u64 = 5_000;

#[derive(Debug)]
pub(crate) struct Snapshot {
    start: Start,
    now: RwLock<(Arc<Settings>, Arc<Stored>)>,
    read_at: AtomicI64,
}

impl Snapshot {
    pub(crate) fn new(start: Start) -> Self {
        Self {
            now: RwLock::new((Arc::new(start.settings.clone()), Arc::default())),
            read_at: AtomicI64::new(i64::MIN),
            start,
        }
    }

    pub(crate) fn start(&self) -> &Start {
        &self.start
    }

    pub(crate) fn settings(&self) -> Arc<Settings> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// Reads them again if they are old; of several requests one does so.
    pub(crate) async fn keep(&self, db: &Db, now: i64) {
        let read_at = self.read_at.load(Ordering::Acquire);
        let mine = || {
            self.read_at
                .compare_exchange(read_at, now, Ordering::AcqRel, Ordering::Acquire)
                .is_ok()
        };
        if now.saturating_sub(read_at).unsigned_abs() >= FRESH && mine() {
            // What holds goes on to hold while the store fails.
            if let Err(cause) = self.read(db).await {
                tracing::warn!(%cause, "the settings could not be read again");
            }
        }
    }

    pub(crate) async fn read(&self, db: &Db) -> Result<(), StoreError> {
        let stored = Stored::read(db).await?;
        let settings = self.start.settings.with(&stored, &self.start.fixed);
        let mut current = self.now.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have read meanwhile what was saved after this was read.
        if stored.writes >= current.1.writes {
            *current = (Arc::new(settings), Arc::new(stored));
        }
        Ok(())
    }
}
