//! An invented print shop to try Quoin with: three companies, their people, ten products and an order.
//!
//! Its one rule: it goes into an empty store whole, in one transaction, or not at all.

mod accounts;
mod books;
mod companies;
mod large_format;
mod marketing;
mod orders;
mod parts;
mod people;
mod products;
mod stationery;

#[cfg(test)]
mod tests;

pub use accounts::{ACCOUNTS, PASSWORD};

use crate::{args, auth::hash_password, shop::Shop};
use std::error::Error;

/// Why the demo could not be put in: the store, the JSON of a price list or the hash of the password failed.
pub type SeedError = Box<dyn Error + Send + Sync>;

/// Puts the demo shop into an empty store. Does nothing and says `false` where any user is there already.
pub async fn seed(shop: &Shop) -> Result<bool, SeedError> {
    let mut tx = shop.db().begin().await?;
    let somebody: Option<(String,)> = tx.one("SELECT id FROM users LIMIT 1", args![]).await?;
    if somebody.is_some() {
        return Ok(false);
    }
    // One hash serves all accounts, since each costs a noticeable part of a second.
    let password_hash = tokio::task::spawn_blocking(|| hash_password(PASSWORD)).await??;
    let now = shop.now();
    people::add_companies(&mut tx, now).await?;
    people::add_users(&mut tx, &password_hash, now).await?;
    people::add_duties(&mut tx).await?;
    products::add_catalogue(&mut tx).await?;
    orders::add_order(&mut tx, shop).await?;
    tx.commit().await?;
    Ok(true)
}
