//! What a buyer decides about ordering on their behalf, and reads of it.

use super::{
    Consent, Done, Ending, OnMyBehalf, Policy, Visit,
    store::{How, close},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Buyer, Shopper},
    store::StoreError,
    ui::{AppError, invalid},
};

/// Consent without an end: 9999-12-31, in milliseconds.
pub(crate) const FOR_GOOD: i64 = 253_402_214_400_000;
const PAGE: usize = 20;

/// Grants it for good, or until the end of a day in the buyer's time zone.
pub(super) async fn grant(buyer: &Buyer, how_long: &str, until: &str) -> Result<(), AppError> {
    let until = match how_long {
        "for_good" => FOR_GOOD,
        "until" => buyer
            .request()
            .end_of_day(until)
            .filter(|end| *end > buyer.shop().now())
            .ok_or_else(|| invalid("until", t::consent_date_wrong(buyer.lang())))?,
        _ => return Err(AppError::Malformed),
    };
    if policy(buyer).await? != Policy::Ask {
        return Err(AppError::NotFound);
    }
    let now = buyer.shop().now();
    let mut tx = buyer.begin().await?;
    tx.execute(
        "UPDATE users SET on_behalf_consent_until = $2 WHERE id = $1",
        args![buyer.buyer(), until],
    )
    .await?;
    let event = Event::of(buyer, "consent_granted", buyer.buyer()).detail(until.to_string());
    record(&mut tx, now, event).await?;
    tx.commit().await?;
    Ok(())
}

/// Withdraws it and ends what runs: the CSR's next request finds it over.
pub(super) async fn withdraw(buyer: &Buyer) -> Result<(), AppError> {
    if policy(buyer).await? != Policy::Ask {
        return Err(AppError::NotFound);
    }
    let now = buyer.shop().now();
    let mut tx = buyer.begin().await?;
    tx.execute(
        "UPDATE users SET on_behalf_consent_until = NULL WHERE id = $1",
        args![buyer.buyer()],
    )
    .await?;
    record(&mut tx, now, Event::of(buyer, "consent_withdrawn", buyer.buyer())).await?;
    let running: Vec<(String,)> = tx
        .all(
            "SELECT id FROM on_behalf_sessions WHERE subject_id = $1 AND ended_at IS NULL",
            args![buyer.buyer()],
        )
        .await?;
    for (id,) in running {
        close(&mut tx, &id, How::Over(Ending::NotAllowed), Some(buyer.buyer()), now).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn policy(shopper: &Shopper) -> Result<Policy, StoreError> {
    let (policy,): (String,) = shopper
        .shop()
        .db()
        .one(
            "SELECT on_behalf_policy FROM companies WHERE id = $1",
            args![shopper.company()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    read_policy(&policy)
}

fn read_policy(key: &str) -> Result<Policy, StoreError> {
    Policy::from_key(key).ok_or_else(|| StoreError::Decode(format!("unknown policy {key:?}").into()))
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    started_at: i64,
    ended_at: Option<i64>,
    #[sqlx(flatten)]
    done: DoneRow,
}

/// What was done in a session, as `done!` selects it.
#[derive(sqlx::FromRow)]
pub(super) struct DoneRow {
    placed: Option<String>,
    cancelled: Option<String>,
    cart_changes: i64,
}

/// Columns that say what was done in the session `o`.
macro_rules! done {
    () => {
        "(SELECT string_agg(e.object, ',') FROM events e WHERE e.on_behalf_id = o.id AND e.kind = 'order_placed') AS placed,
         (SELECT string_agg(e.object, ',') FROM events e WHERE e.on_behalf_id = o.id AND e.kind = 'order_cancelled') AS cancelled,
         (SELECT COUNT(*) FROM events e WHERE e.on_behalf_id = o.id
             AND e.kind IN ('cart_line_added', 'cart_line_changed', 'cart_line_removed')) AS cart_changes"
    };
}
pub(super) use done;

impl DoneRow {
    pub(super) fn into_done(self) -> Done {
        let numbers = |list: Option<String>| {
            let mut numbers: Vec<String> = list
                .iter()
                .flat_map(|list| list.split(','))
                .map(str::to_owned)
                .collect();
            numbers.sort();
            numbers
        };
        Done {
            placed: numbers(self.placed),
            cancelled: numbers(self.cancelled),
            cart_changes: self.cart_changes,
        }
    }
}

/// The buyer's consent, and what customer service did for them, newest first; a page starts before a moment in
/// milliseconds. No column here names a CSR, a reason or a session.
pub(crate) async fn on_my_behalf(shopper: &Shopper, before: &str) -> Result<OnMyBehalf, AppError> {
    let db = shopper.shop().db();
    let (policy, until): (String, Option<i64>) = db
        .one(
            "SELECT c.on_behalf_policy, u.on_behalf_consent_until FROM users u JOIN companies c ON c.id = u.company_id
             WHERE u.id = $1",
            args![shopper.buyer()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let mut rows: Vec<VisitRow> = db
        .all(
            concat!(
                "SELECT o.started_at, o.ended_at, ",
                done!(),
                " FROM on_behalf_sessions o
                 WHERE o.subject_id = $1 AND o.started_at < $2 ORDER BY o.started_at DESC LIMIT $3"
            ),
            args![
                shopper.buyer(),
                before.parse().unwrap_or(i64::MAX),
                i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
            ],
        )
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let now = shopper.shop().now();
    Ok(OnMyBehalf {
        policy: read_policy(&policy)?,
        consent: match until {
            Some(FOR_GOOD) => Consent::ForGood,
            Some(until) if until > now => Consent::Until(shopper.when(until)),
            _ => Consent::NotGiven,
        },
        next: rows.last().filter(|_| more).map(|row| row.started_at.to_string()),
        visits: rows.into_iter().map(|row| row.into_visit(shopper, now)).collect(),
    })
}

impl VisitRow {
    fn into_visit(self, shopper: &Shopper, now: i64) -> Visit {
        Visit {
            at: shopper.when(self.started_at),
            running: self.ended_at.is_none(),
            minutes: ((self.ended_at.unwrap_or(now) - self.started_at + 59_999) / 60_000).max(1),
            done: self.done.into_done(),
        }
    }
}
