//! Wrong passwords are counted in the store, so that all nodes count together, and so that a stranger's never keep the owner
//! of an account out.
//!
//! A browser in which the account has signed in before counts for itself alone. Elsewhere they count for the account at this
//! network address, for the address as a whole, and for the account from everywhere: that last limit only keeps strangers
//! waiting, many addresses included, while its owner signs in where they did before, or sets a password by mail, which
//! makes a browser known.

use super::{device, token::token_hash};
use crate::{
    args,
    auth::{RequestContext, Session},
    shop::Shop,
    store::StoreError,
    ui::AppError,
};
use std::net::{IpAddr, Ipv6Addr};

const WINDOW_MS: i64 = 15 * 60 * 1000;
/// Of a known browser, of a session, and of an account at one address.
const PER_BROWSER: i64 = 10;
const PER_ADDRESS: i64 = 50;
const PER_ACCOUNT: i64 = 50;
/// Mails with a link that may be asked for, from an address and by a session.
const ASKS_PER_ADDRESS: i64 = 20;
const ASKS_PER_SESSION: i64 = 5;

/// The buckets that one attempt counts in, each with what it holds. An account's name is hashed: the table is no list of
/// addresses.
pub(crate) struct Attempt {
    /// Forgotten when the password was right.
    own: (String, i64),
    /// Those have one attempt less then.
    shared: Vec<(String, i64)>,
}

impl Attempt {
    /// To sign in with this e-mail address, from the request's browser.
    pub(super) async fn to_sign_in(request: &RequestContext, email: &str) -> Result<Self, StoreError> {
        let account = token_hash(email);
        if let Some(token) = &request.device
            && device::is_known(request.shop.db(), token, email).await?
        {
            return Ok(Self {
                own: (format!("device:{}:{account}", token_hash(token)), PER_BROWSER),
                shared: Vec::new(),
            });
        }
        let network = network(&request.address);
        Ok(Self {
            own: (format!("account:{account}:{network}"), PER_BROWSER),
            shared: vec![
                (format!("address:{network}"), PER_ADDRESS),
                (format!("account:{account}"), PER_ACCOUNT),
            ],
        })
    }

    /// To give one's password again while signed in.
    pub(super) fn to_confirm(session: &Session) -> Self {
        Self {
            own: (format!("session:{}", session.id), PER_BROWSER),
            shared: Vec::new(),
        }
    }

    /// To have a link mailed for a forgotten password. How many go to one account is for who writes them to say: nobody is
    /// refused for what others asked.
    pub(crate) fn to_ask(request: &RequestContext) -> Self {
        Self {
            own: (format!("ask:{}", network(&request.address)), ASKS_PER_ADDRESS),
            shared: Vec::new(),
        }
    }

    /// To have a new e-mail address confirmed.
    pub(crate) fn to_change_email(session: &Session) -> Self {
        Self {
            own: (format!("email:{}", session.id), ASKS_PER_SESSION),
            shared: Vec::new(),
        }
    }

    /// Counts the attempt before it is made, so that many at the same moment do not slip through together.
    ///
    /// # Errors
    /// `TooMany` with the minutes to wait, when there were too many.
    pub(crate) async fn begin(&self, shop: &Shop) -> Result<(), AppError> {
        let now = shop.now();
        let mut tx = shop.db().begin().await?;
        tx.execute("DELETE FROM sign_in_failures WHERE resets_at <= $1", args![now])
            .await?;
        let mut wait = None;
        for (bucket, limit) in std::iter::once(&self.own).chain(&self.shared) {
            let (failures, resets_at): (i64, i64) = tx
                .one(
                    "INSERT INTO sign_in_failures (bucket, failures, resets_at) VALUES ($1, 1, $2)
                     ON CONFLICT (bucket) DO UPDATE SET failures = sign_in_failures.failures + 1
                     RETURNING failures, resets_at",
                    args![bucket, now + WINDOW_MS],
                )
                .await?
                .ok_or(StoreError::RowNotFound)?;
            if failures > *limit {
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

    /// The password was right: what is this browser's own is forgotten, and what others share has one attempt less.
    pub(super) async fn succeeded(&self, shop: &Shop) -> Result<(), StoreError> {
        let mut tx = shop.db().begin().await?;
        tx.execute("DELETE FROM sign_in_failures WHERE bucket = $1", args![&self.own.0])
            .await?;
        for (bucket, _) in &self.shared {
            tx.execute(
                "UPDATE sign_in_failures SET failures = failures - 1 WHERE bucket = $1",
                args![bucket],
            )
            .await?;
        }
        tx.commit().await
    }
}

/// What counts as one client: an IPv4 address; of IPv6 the network of 64 bits, which is the least that one customer of a
/// provider has.
fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(v6)) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => format!("{}/64", Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        },
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn an_ipv6_client_is_its_network() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("2001:db8:1:2::9"), "2001:db8:1:2::/64");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network(""), "");
    }
}
