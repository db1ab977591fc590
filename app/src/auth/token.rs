//! Tokens that open something: random, told once, and kept as their hash alone.

use crate::store::hex;
use sha2::{Digest, Sha256};

/// 256 random bits.
pub(crate) fn new_token() -> String {
    let mut bytes = [0u8; 32];
    // Without randomness there is no safe token: better none than a guessable one.
    getrandom::fill(&mut bytes).expect("the system gives randomness");
    hex(&bytes)
}

/// What the store has of a token.
pub(crate) fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token))
}
