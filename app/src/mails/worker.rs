//! Sends what is due. Any number of servers may do so: each mail is leased to one of them at a time.
//!
//! Its one rule: a mail leaves the outbox only by being sent; a worker that dies gives its leases back by their end.

use super::{
    batches::keep_others_out,
    content::{Purpose, Reader, content},
    message::{Letterhead, message},
    transport::{Mailer, Trouble},
    types::State,
};
use crate::{
    args,
    settings::MailSettings,
    shop::{Shop, last_time},
    store::{StoreError, Tx},
};
use std::iter;
use tokio::task::JoinSet;

/// Mails that one worker has in hand at once.
const AT_ONCE: i64 = 20;
/// How long a worker may take for a mail; longer than the transport waits.
const LEASE_MS: i64 = 5 * 60 * 1000;
/// The hour at which digests go out, where the shop is.
const DIGEST_HOUR: i8 = 7;
/// The first retry comes after this long, each later one after twice the time, up to the longest.
const FIRST_RETRY_MS: i64 = 60 * 1000;
const LONGEST_RETRY_MS: i64 = 60 * 60 * 1000;
/// What could not be sent for so long is given up, unless it was hardly tried, say after the server was down.
const GIVE_UP_MS: i64 = DAY_MS;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const FEWEST_ATTEMPTS: i64 = 6;
/// Of an error, this much is kept.
const LONGEST_ERROR: usize = 500;

#[derive(sqlx::FromRow)]
struct Due {
    id: String,
    event_id: String,
    address: String,
    language: String,
    audience: String,
    digest: bool,
    attempts: i64,
    created_at: i64,
    leased_until: i64,
}

impl Due {
    /// When it was due for the first time, at the latest: a digest waits for up to a day.
    fn due_first(&self) -> i64 {
        self.created_at + if self.digest { DAY_MS } else { 0 }
    }
}

/// Notes the shop's own addresses, as its settings name them.
pub async fn configure(shop: &Shop) -> Result<(), StoreError> {
    let mut tx = shop.db().begin().await?;
    note_addresses(&mut tx, &shop.settings().mail).await?;
    tx.commit().await
}

/// Notes where goes what would reach no CSR, and who hears of every order.
pub(crate) async fn note_addresses(tx: &mut Tx, mail: &MailSettings) -> Result<(), StoreError> {
    for (purpose, address) in [("fallback", &mail.fallback), ("operators", &mail.operators)] {
        match address {
            // Several servers may start at the same moment.
            Some(address) => {
                tx.execute(
                    "INSERT INTO mail_addresses (purpose, address) VALUES ($1, $2)
                     ON CONFLICT (purpose) DO UPDATE SET address = excluded.address",
                    args![purpose, address],
                )
                .await?
            }
            None => {
                tx.execute("DELETE FROM mail_addresses WHERE purpose = $1", args![purpose])
                    .await?
            }
        };
    }
    Ok(())
}

/// Sends what is due now, a handful at once. Returns how many mails it had in hand: with none, there is time to wait.
pub async fn send_due(shop: &Shop, mailer: &Mailer) -> Result<usize, StoreError> {
    let leased = lease(shop).await?;
    let count = leased.len();
    // Each is a task of its own, so that it goes on while others are settled: one that waits in line for a connection to
    // the store, and is not polled, would keep the one that settling needs.
    let mut sending = JoinSet::new();
    for mail in leased {
        let (shop, mailer) = (shop.clone(), mailer.clone());
        sending.spawn(async move { (send_one(&shop, &mailer, &mail).await, mail) });
    }
    // Where the store fails, the others are finished all the same: a mail must not be torn off half-way.
    let mut settled = Ok(());
    while let Some(first) = sending.join_next().await {
        // What is done at the same time is written down together; nothing waits for a slow one.
        let more = iter::from_fn(|| sending.try_join_next());
        // A task that panicked has said so, and its mail's lease ends by itself.
        let done = iter::once(first).chain(more).filter_map(Result::ok).collect();
        settled = settled.and(settle_all(shop, done).await);
    }
    settled.map(|()| count)
}

async fn settle_all(shop: &Shop, done: Vec<(Result<(), Trouble>, Due)>) -> Result<(), StoreError> {
    let mut tx = shop.db().begin().await?;
    for (outcome, mail) in done {
        settle(&mut tx, shop.now(), &mail, outcome).await?;
    }
    tx.commit().await
}

/// Takes due mails, and those whose worker has not come back. The conditions stand in the update itself, so that of two
/// workers that saw the same mail one gets it.
async fn lease(shop: &Shop) -> Result<Vec<Due>, StoreError> {
    let now = shop.now();
    // A digest holds what came up to this morning.
    let digests_until = last_time(now, DIGEST_HOUR, &shop.settings().time_zone);
    let mut tx = shop.db().begin().await?;
    keep_others_out(&mut tx).await?;
    let leased = tx
        .all(
            "UPDATE outbox SET state = 'sending', leased_until = $2, attempts = attempts + 1
             WHERE id IN (SELECT id FROM outbox WHERE state IN ('pending', 'retrying', 'sending') AND due_at <= $1
                            AND (leased_until IS NULL OR leased_until <= $1) AND (NOT digest OR batch IS NULL OR created_at < $4)
                          ORDER BY due_at, id LIMIT $3)
               AND state IN ('pending', 'retrying', 'sending') AND (leased_until IS NULL OR leased_until <= $1)
             RETURNING id, event_id, address, language, audience, digest, attempts, created_at, leased_until",
            args![now, now + LEASE_MS, AT_ONCE, digests_until],
        )
        .await?;
    tx.commit().await?;
    Ok(leased)
}

async fn send_one(shop: &Shop, mailer: &Mailer, mail: &Due) -> Result<(), Trouble> {
    let of_store = |error: StoreError| Trouble::Later(error.to_string());
    let reader = Reader::of(&mail.audience, &mail.language)
        .map(|reader| reader.in_a_language_of(&shop.settings()))
        .ok_or_else(|| Trouble::Never("nobody reads mails of this kind".to_owned()))?;
    let content = content(shop, &mail.id, &mail.event_id, mail.digest, reader, Purpose::Sending)
        .await
        .map_err(of_store)?
        .ok_or_else(|| Trouble::Never("its link is over, or nothing is known of this kind of event".to_owned()))?;
    let head = Letterhead::of_shop(shop).await;
    match message(&mailer.from, &head, &mail.address, &mail.id, &content) {
        Ok(message) => mailer.send(&mail.id, message).await,
        Err(error) => Err(Trouble::Never(error.to_string())),
    }
}

/// Writes down what came of it, unless the lease has ended and another worker has the mail.
async fn settle(tx: &mut Tx, now: i64, mail: &Due, outcome: Result<(), Trouble>) -> Result<(), StoreError> {
    let (state, due_at, sent_at, error) = match outcome {
        Ok(()) => (State::Sent, now, Some(now), String::new()),
        Err(Trouble::Never(error)) => (State::Failed, now, None, error),
        Err(Trouble::Later(error)) if now - mail.due_first() >= GIVE_UP_MS && mail.attempts >= FEWEST_ATTEMPTS => {
            (State::Failed, now, None, error)
        }
        Err(Trouble::Later(error)) => (State::Retrying, now + wait(mail.attempts), None, error),
    };
    if !error.is_empty() {
        tracing::warn!(mail = mail.id, state = state.key(), error, "a mail was not sent");
    }
    let error: String = error.chars().take(LONGEST_ERROR).collect();
    tx.execute(
        "UPDATE outbox SET state = $2, due_at = $3, sent_at = $4, last_error = $5, leased_until = NULL
         WHERE id = $1 AND state = 'sending' AND leased_until = $6",
        args![&mail.id, state.key(), due_at, sent_at, error, mail.leased_until],
    )
    .await?;
    Ok(())
}

/// How long to wait after so many attempts: twice as long each time, up to an hour.
fn wait(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0);
    (FIRST_RETRY_MS << doublings).min(LONGEST_RETRY_MS)
}
