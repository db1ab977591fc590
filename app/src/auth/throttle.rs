//! Wrong passwords are counted per account and per address, in the store, so that all nodes count together.

use crate::{args, shop::Shop, store::StoreError};
use sha2::{Digest, Sha256};

const WINDOW_MS: i64 = 15 * 60 * 1000;
const PER_ACCOUNT: i64 = 10;
const PER_ADDRESS: i64 = 50;

/// The two buckets that one attempt counts in. An account's name is hashed: the table is no list of addresses.
pub(super) struct Attempt {
    account: String,
    address: String,
}

#[derive(sqlx::FromRow)]
struct Bucket {
    bucket: String,
    failures: i64,
    resets_at: i64,
}

impl Attempt {
    pub(super) fn new(email: &str, address: &str) -> Self {
        Self {
            account: format!("account:{}", hex(&Sha256::digest(email))),
            address: format!("address:{address}"),
        }
    }

    /// Minutes to wait, when there were too many failures.
    pub(super) async fn wait(&self, shop: &Shop) -> Result<Option<u32>, StoreError> {
        let now = shop.now();
        let buckets: Vec<Bucket> = shop
            .db()
            .all(
                "SELECT bucket, failures, resets_at FROM sign_in_failures WHERE bucket IN ($1, $2) AND resets_at > $3",
                args![&self.account, &self.address, now],
            )
            .await?;
        Ok(buckets
            .iter()
            .filter(|bucket| {
                let limit = if bucket.bucket == self.account {
                    PER_ACCOUNT
                } else {
                    PER_ADDRESS
                };
                bucket.failures >= limit
            })
            .map(|bucket| u32::try_from((bucket.resets_at - now) / 60_000 + 1).unwrap_or(u32::MAX))
            .max())
    }

    pub(super) async fn failed(&self, shop: &Shop) -> Result<(), StoreError> {
        let now = shop.now();
        let mut tx = shop.db().begin().await?;
        tx.execute("DELETE FROM sign_in_failures WHERE resets_at <= $1", args![now])
            .await?;
        for bucket in [&self.account, &self.address] {
            tx.execute(
                "INSERT INTO sign_in_failures (bucket, failures, resets_at) VALUES ($1, 1, $2)
                 ON CONFLICT (bucket) DO UPDATE SET failures = sign_in_failures.failures + 1",
                args![bucket, now + WINDOW_MS],
            )
            .await?;
        }
        tx.commit().await
    }

    pub(super) async fn succeeded(&self, shop: &Shop) -> Result<(), StoreError> {
        shop.db()
            .execute("DELETE FROM sign_in_failures WHERE bucket = $1", args![&self.account])
            .await?;
        Ok(())
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
