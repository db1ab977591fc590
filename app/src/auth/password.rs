//! Passwords: Argon2id, never on an async thread, and never faster for an address that nobody has.

use crate::shop::Shop;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::OnceLock;

/// A PHC string of Argon2id with the crate's default cost (19 MiB, 2 passes: OWASP's first choice).
///
/// # Errors
/// When the system gives no randomness or the password is absurdly long.
pub fn hash_password(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// Whether the password fits the hash. Without a hash, and with the empty one of an account whose password is not yet set, it
/// does the same work and says no.
pub(super) async fn fits(shop: &Shop, password: String, hash: Option<String>) -> bool {
    let Ok(_place) = shop.hashing().acquire().await else {
        return false;
    };
    tokio::task::spawn_blocking(move || {
        let hash = hash.filter(|hash| !hash.is_empty());
        let known = hash.is_some();
        let hash = hash.or_else(nobodys_hash).unwrap_or_default();
        let fits = PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        fits && known
    })
    .await
    .unwrap_or(false)
}

/// Made once, ahead of the first use, so that an unknown address costs one verification like any other.
pub(crate) fn nobodys_hash() -> Option<String> {
    static HASH: OnceLock<Option<String>> = OnceLock::new();
    HASH.get_or_init(|| hash_password("nobody's password").ok()).clone()
}
