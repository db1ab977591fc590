//! Wrong passwords are counted per account and per address, in the store, so that all nodes count together.

use crate::{
    args,
    shop::Shop,
    store::{StoreError, hex},
    ui::AppError,
};
use sha2::{Digest, Sha256};

const WINDOW_MS: i64 = 15 * 60 * 1000;
const PER_ACCOUNT: i64 = 10;
const PER_ADDRESS: i64 = 50;

/// The two buckets that one attempt counts in. An account's name is hashed: the table is no list of addresses.
pub(super) struct Attempt {
    account: String,
    address: String,
}

impl Attempt {
    pub(super) fn new(email: &str, address: &str) -> Self {
        Self {
            account: format!("account:{}", hex(&Sha256::digest(email))),
            address: format!("address:{address}"),
        }
    }

    /// Counts the attempt before it is made, so that many at the same moment do not slip through together.
    ///
    /// # Errors
    /// `TooMany` with the minutes to wait, when there were too many failures.
    pub(super) async fn begin(&self, shop: &Shop) -> Result<(), AppError> {
        let now = shop.now();
        let mut tx = shop.db().begin().await?;
        tx.execute("DELETE FROM sign_in_failures WHERE resets_at <= $1", args![now])
            .await?;
        let mut wait = None;
        for (bucket, limit) in [(&self.account, PER_ACCOUNT), (&self.address, PER_ADDRESS)] {
            let (failures, resets_at): (i64, i64) = tx
                .one(
                    "INSERT INTO sign_in_failures (bucket, failures, resets_at) VALUES ($1, 1, $2)
                     ON CONFLICT (bucket) DO UPDATE SET failures = sign_in_failures.failures + 1
                     RETURNING failures, resets_at",
                    args![bucket, now + WINDOW_MS],
                )
                .await?
                .ok_or(StoreError::RowNotFound)?;
            if failures > limit {
                wait = wait.max(Some((resets_at - now) / 60_000 + 1));
            }
        }
        tx.commit().await?;
        match wait {
            None => Ok(()),
            Some(minutes) => Err(AppError::TooMany {
                minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            }),
        }
    }

    /// The password was right: the account's failures are forgotten, and the address has one attempt less.
    pub(super) async fn succeeded(&self, shop: &Shop) -> Result<(), StoreError> {
        let mut tx = shop.db().begin().await?;
        tx.execute("DELETE FROM sign_in_failures WHERE bucket = $1", args![&self.account])
            .await?;
        tx.execute(
            "UPDATE sign_in_failures SET failures = failures - 1 WHERE bucket = $1",
            args![&self.address],
        )
        .await?;
        tx.commit().await
    }
}
