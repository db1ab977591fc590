//! The store of a program that is killed, looked at between its lives.

use super::super::copy;
use crate::world::World;
use app::{args, store::Db};
use std::collections::HashMap;
use tempfile::TempDir;

/// More than two lives can send, so that each ends over work.
const DUE: usize = 150;

pub(super) struct Store {
    /// The program runs in it.
    pub(super) data: TempDir,
    /// Of the database, where PostgreSQL has it.
    pub(super) url: Option<String>,
}

/// A mail that a program had in hand when it was killed.
pub(super) struct InHand {
    pub(super) id: String,
    pub(super) attempt: i64,
    /// When it ended; what a worker takes together has one.
    pub(super) lease: i64,
}

impl Store {
    /// With a full outbox, and a site beside it, as far as the program asks for one.
    pub(super) async fn left_by(world: World) -> Self {
        copy(world.shop.db(), "first", DUE).await;
        // The world has a clock of its own.
        world.run("UPDATE outbox SET due_at = 0", args![]).await;
        let (data, url) = world.leave().await;
        std::fs::create_dir_all(data.path().join("site/pkg")).unwrap();
        std::fs::write(data.path().join("site/pkg/quoin.wasm"), "").unwrap();
        Self { data, url }
    }

    /// Opened for a moment, so that on SQLite the program finds what a kill left, unless this came between.
    async fn open(&self) -> Db {
        match &self.url {
            Some(url) => Db::open_postgres(url).await.unwrap(),
            None => Db::open_sqlite(&self.data.path().join("quoin.db")).await.unwrap(),
        }
    }

    /// Brings the leases of killed programs to their end, and fills the outbox up. Returns which mails they had in hand.
    pub(super) async fn five_minutes_later(&self, kill: usize) -> Vec<InHand> {
        let db = self.open().await;
        let mut tx = db.begin().await.unwrap();
        // PostgreSQL may still be committing what the program asked for; to touch every unsent mail waits for that.
        let unsent: Vec<(String, i64, Option<i64>)> = tx
            .all(
                "UPDATE outbox SET leased_until = leased_until - 300000 WHERE state <> 'sent'
                 RETURNING id, attempts, leased_until",
                args![],
            )
            .await
            .unwrap();
        tx.commit().await.unwrap();
        copy(&db, &format!("after-{kill}"), DUE.saturating_sub(unsent.len())).await;
        db.close().await;
        let in_hand = |(id, attempt, lease): (_, _, Option<i64>)| {
            let lease = lease?;
            Some(InHand { id, attempt, lease })
        };
        unsent.into_iter().filter_map(in_hand).collect()
    }

    pub(super) async fn addresses(&self) -> HashMap<String, String> {
        let db = self.open().await;
        let rows: Vec<(String, String)> = db.all("SELECT id, address FROM outbox", args![]).await.unwrap();
        db.close().await;
        rows.into_iter().collect()
    }

    pub(super) async fn unsent(&self) -> i64 {
        let db = self.open().await;
        let sql = "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'";
        let unsent: Option<(i64,)> = db.one(sql, args![]).await.unwrap();
        db.close().await;
        unsent.unwrap().0
    }
}
