//! The running shop: its store, its clock and its settings.

use crate::{
    files::FileStore,
    settings::{Settings, Snapshot, Start},
    store::{Db, StoreError},
    ui::{Lang, When},
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tokio::sync::Semaphore;

/// Each hashing takes 19 MiB and a core for some milliseconds.
const HASHINGS_AT_ONCE: usize = 2;

/// Where the time comes from; tests move theirs.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// Milliseconds since 1970-01-01 UTC.
    pub fn now(&self) -> i64 {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
            Self::System => Timestamp::now().as_millisecond(),
            Self::Set(millis) => millis.load(Ordering::SeqCst),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Shop(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    clock: Clock,
    settings: Snapshot,
    files: FileStore,
    hashing: Semaphore,
}

impl Shop {
    pub fn new(db: Db, clock: Clock, start: Start, files: FileStore) -> Self {
        Self(Arc::new(Inner {
            db,
            clock,
            settings: Snapshot::new(start),
            files,
            hashing: Semaphore::new(HASHINGS_AT_ONCE),
        }))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The settings as they hold at this moment.
    pub fn settings(&self) -> Arc<Settings> {
        self.0.settings.settings()
    }

    /// Reads the settings again if they are some seconds old: another server may have saved some.
    pub async fn keep_settings(&self) {
        self.0.settings.keep(&self.0.db, self.now()).await;
    }

    /// Reads them now.
    ///
    /// # Errors
    /// The store's.
    pub async fn read_settings(&self) -> Result<(), StoreError> {
        self.0.settings.read(&self.0.db).await
    }

    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.0.settings
    }

    /// Where the contents of files are.
    pub fn files(&self) -> &FileStore {
        &self.0.files
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub fn now(&self) -> i64 {
        self.0.clock.now()
    }

    /// Does ahead what the first sign-in would wait for.
    pub fn warm_up(&self) {
        tokio::task::spawn_blocking(crate::auth::nobodys_hash);
    }

    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.0.hashing
    }

    /// The year that an order number of this moment carries.
    pub(crate) fn year(&self, at: i64) -> i16 {
        timestamp(at).to_zoned(self.settings().time_zone.clone()).year()
    }
}

/// Writes a moment out as a person of this language and time zone reads it.
pub(crate) fn when(at: i64, lang: Lang, zone: &TimeZone) -> When {
    let time = timestamp(at);
    let zoned = time.to_zoned(zone.clone());
    let text = zoned.strftime(lang.pick("%-d %b %Y, %H:%M", "%Y年%-m月%-d日 %H:%M"));
    When {
        iso: time.to_string(),
        text: text.to_string(),
    }
}

fn timestamp(at: i64) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The day that a moment lies in, as `2026-12-31`.
pub(crate) fn day_of(at: i64, zone: &TimeZone) -> String {
    timestamp(at).to_zoned(zone.clone()).date().to_string()
}

/// The first moment of the day so many days after the named one (`2026-12-31`).
pub(crate) fn start_of_day(day: &str, days_after: i64, zone: &TimeZone) -> Option<i64> {
    let day: Date = day.trim().parse().ok()?;
    let day = day.checked_add(days_after.days()).ok()?;
    Some(day.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond())
}

/// The last moment up to `at` at which it was this hour in the zone.
pub(crate) fn last_time(at: i64, hour: i8, zone: &TimeZone) -> i64 {
    let today = timestamp(at).to_zoned(zone.clone()).date();
    [Ok(today), today.yesterday()]
        .into_iter()
        .filter_map(|day| day.ok()?.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok())
        .map(|time| time.timestamp().as_millisecond())
        .find(|time| *time <= at)
        .unwrap_or(at)
}

/// The first moment of the month that `at` lies in.
pub(crate) fn start_of_month(at: i64, zone: &TimeZone) -> i64 {
    let day = timestamp(at).to_zoned(zone.clone()).date().first_of_month();
    day.to_zoned(zone.clone())
        .map_or(at, |midnight| midnight.timestamp().as_millisecond())
}

/// How many calendar months two moments touch, both ends counted: 1 within a month.
pub(crate) fn months_between(from: i64, to: i64, zone: &TimeZone) -> i64 {
    let month = |at: i64| {
        let date = timestamp(at).to_zoned(zone.clone()).date();
        i64::from(date.year()) * 12 + i64::from(date.month())
    };
    (month(to) - month(from)).max(0) + 1
}
