//! Events stay as they are written: the store itself refuses to change or remove one, whoever asks.
//!
//! The one place where each engine has SQL of its own, since they share no way to say it.

use super::{Db, StoreError};

const SQLITE: &str = "
    CREATE TRIGGER IF NOT EXISTS events_do_not_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
    CREATE TRIGGER IF NOT EXISTS events_do_not_go BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;";

const POSTGRES: &str = "
    DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'events'::regclass AND tgname = 'events_stay') THEN RETURN; END IF;
        CREATE OR REPLACE FUNCTION refuse_to_change_events() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''events are append-only''; END';
        CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON events
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_events();
    END $$;";

/// Adds what refuses, where it is not there yet.
pub(super) async fn protect_events(db: &Db) -> Result<(), StoreError> {
    match db {
        Db::Sqlite { writer, .. } => sqlx::raw_sql(SQLITE).execute(writer).await.map(|_| ()),
        Db::Postgres(pool) => {
            let mut tx = pool.begin().await?;
            // Servers that start at the same moment do it one after the other.
            sqlx::raw_sql("LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE")
                .execute(&mut *tx)
                .await?;
            sqlx::raw_sql(POSTGRES).execute(&mut *tx).await?;
            tx.commit().await
        }
    }
}
