//! A transaction on either engine. Dropped without `commit`, it leaves no trace.

use super::{Row, StoreError, Val, args::bind};

#[derive(Debug)]
pub enum Tx {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Tx {
    pub async fn all<T: Row>(&mut self, sql: &'static str, args: Vec<Val>) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(tx) => bind!(sqlx::query_as(sql), args).fetch_all(&mut **tx).await,
            Self::Postgres(tx) => bind!(sqlx::query_as(sql), args).fetch_all(&mut **tx).await,
        }
    }

    /// The first row, if there is one.
    pub async fn one<T: Row>(&mut self, sql: &'static str, args: Vec<Val>) -> Result<Option<T>, StoreError> {
        match self {
            Self::Sqlite(tx) => bind!(sqlx::query_as(sql), args).fetch_optional(&mut **tx).await,
            Self::Postgres(tx) => bind!(sqlx::query_as(sql), args).fetch_optional(&mut **tx).await,
        }
    }

    /// Tells how many rows the statement touched.
    pub async fn execute(&mut self, sql: &'static str, args: Vec<Val>) -> Result<u64, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => bind!(sqlx::query(sql), args).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => bind!(sqlx::query(sql), args).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Begins a step, which can be taken back without the rest. One step at a time.
    pub async fn begin_step(&mut self) -> Result<(), StoreError> {
        self.execute("SAVEPOINT step", Vec::new()).await?;
        Ok(())
    }

    /// Ends a step: what it did stays with the rest.
    pub async fn keep_step(&mut self) -> Result<(), StoreError> {
        self.execute("RELEASE SAVEPOINT step", Vec::new()).await?;
        Ok(())
    }

    /// Ends a step: all is as it was before it.
    pub async fn undo_step(&mut self) -> Result<(), StoreError> {
        self.execute("ROLLBACK TO SAVEPOINT step", Vec::new()).await?;
        self.keep_step().await
    }

    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}
