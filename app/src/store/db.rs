//! The pools: one writer and several readers on SQLite, one pool on PostgreSQL.

use super::{Row, Tx, Val, append_only::protect_events, args::bind};
use sqlx::{
    PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, time::Duration};

/// What went wrong in the store. Its text is for the log and never leaves the server.
pub type StoreError = sqlx::Error;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

const READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Clone, Debug)]
pub enum Db {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

impl Db {
    /// Opens (and makes, where it lacks) a SQLite database and brings it up to date.
    ///
    /// The caller holds the data folder's lock: SQLite has no lock of its own for migrations.
    pub async fn open_sqlite(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT);
        // A connection to a file does not go stale; asking it before every use would double the wake-ups.
        let writer = SqlitePoolOptions::new()
            .test_before_acquire(false)
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        MIGRATIONS.run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .test_before_acquire(false)
            .max_connections(READERS)
            .connect_with(options.read_only(true))
            .await?;
        let db = Self::Sqlite { readers, writer };
        protect_events(&db).await?;
        Ok(db)
    }

    /// Connects to PostgreSQL and brings the schema up to date; sqlx holds an advisory lock meanwhile.
    pub async fn open_postgres(url: &str) -> Result<Self, StoreError> {
        // Statements here are short: compiling one anew each time takes a thousand times as long as running it.
        let options = url.parse::<PgConnectOptions>()?.options([("jit", "off")]);
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(BUSY_TIMEOUT)
            .connect_with(options)
            .await?;
        MIGRATIONS.run(&pool).await?;
        let db = Self::Postgres(pool);
        protect_events(&db).await?;
        Ok(db)
    }

    /// Begins a transaction that may write. On SQLite it takes the only write lock at once, so it never fails half-way.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Begins a transaction that only reads: several statements that see one moment, and no writer kept waiting.
    pub async fn begin_reading(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        })
    }

    pub async fn all<T: Row>(&self, sql: &'static str, args: Vec<Val>) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite { readers, .. } => bind!(sqlx::query_as(sql), args).fetch_all(readers).await,
            Self::Postgres(pool) => bind!(sqlx::query_as(sql), args).fetch_all(pool).await,
        }
    }

    /// The first row, if there is one.
    pub async fn one<T: Row>(&self, sql: &'static str, args: Vec<Val>) -> Result<Option<T>, StoreError> {
        match self {
            Self::Sqlite { readers, .. } => bind!(sqlx::query_as(sql), args).fetch_optional(readers).await,
            Self::Postgres(pool) => bind!(sqlx::query_as(sql), args).fetch_optional(pool).await,
        }
    }

    /// Runs one statement that writes, in a transaction of its own; tells how many rows it touched.
    pub async fn execute(&self, sql: &'static str, args: Vec<Val>) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite { writer, .. } => Ok(bind!(sqlx::query(sql), args).execute(writer).await?.rows_affected()),
            Self::Postgres(pool) => Ok(bind!(sqlx::query(sql), args).execute(pool).await?.rows_affected()),
        }
    }

    /// Closes every connection; on SQLite this folds the write-ahead log into the database.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
