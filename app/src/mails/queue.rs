//! From an event to rows of the outbox, in the event's own transaction.

use super::{
    batches::{Batch, NewMail},
    kinds::{Audience, Kind},
    recipients::{Declined, Facts, Person, Recipient, recipients},
    types::{State, Wish},
};
use crate::{
    args,
    audit::Event,
    store::{StoreError, Tx},
    ui::Lang,
};

/// What the event of a placed order says in its detail when the order waits for approval.
pub(crate) const WAITS_FOR_APPROVAL: &str = "waits for approval";

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: String,
    email: String,
    language: String,
    mail_wish: String,
    #[sqlx(default)]
    declines_orders: bool,
    #[sqlx(default)]
    declines_jobs: bool,
}

impl PersonRow {
    fn into_person(self) -> Person {
        Person {
            id: Some(self.id),
            address: self.email,
            lang: Lang::from_code(&self.language).unwrap_or_default(),
            wish: Wish::from_key(&self.mail_wish).unwrap_or_default(),
            declined: Declined {
                orders: self.declines_orders,
                jobs: self.declines_jobs,
            },
        }
    }
}

/// Puts the mails that an event asks for into the outbox.
pub(crate) async fn queue(tx: &mut Tx, id: &str, event: &Event<'_>, at: i64) -> Result<(), StoreError> {
    let Some(kind) = Kind::of(event.kind, &event.detail) else {
        return Ok(());
    };
    if kind.is_about_an_account() {
        return to_oneself(tx, id, kind, event, at).await;
    }
    let facts = facts(tx, kind, event).await?;
    for recipient in recipients(&facts) {
        let wish = match recipient.audience {
            Audience::Csr => recipient.person.wish,
            Audience::Customer | Audience::Shop | Audience::Own => Wish::Each,
        };
        let mail = NewMail {
            event: id,
            recipient: &recipient,
            at,
        };
        match (wish, kind) {
            // Who has paused CSR mail is written down too: it shows what they did not get.
            (Wish::Paused, _) => mail.write(tx, State::Suppressed, "paused").await?,
            (Wish::Digest, _) => mail.join(tx, &Batch::digest(at)).await?,
            (Wish::Each, Kind::FileUploaded) => mail.join(tx, &Batch::files(event.object, event.on_behalf, at)).await?,
            (Wish::Each, _) => mail.write(tx, State::Pending, "").await?,
        }
    }
    Ok(())
}

/// A mail about somebody's own account, to them, whoever did it. The event is about the user; what a new address is to confirm
/// goes to that address, which the event has in its detail.
async fn to_oneself(tx: &mut Tx, id: &str, kind: Kind, event: &Event<'_>, at: i64) -> Result<(), StoreError> {
    let Some(mut person) = active_user(tx, event.object).await? else {
        return Ok(());
    };
    if kind == Kind::EmailAsked {
        person.address.clone_from(&event.detail);
    }
    let recipient = Recipient {
        person,
        audience: Audience::Own,
    };
    let mail = NewMail {
        event: id,
        recipient: &recipient,
        at,
    };
    mail.write(tx, State::Pending, "").await
}

async fn facts(tx: &mut Tx, kind: Kind, event: &Event<'_>) -> Result<Facts, StoreError> {
    let about = if kind.is_about_a_job() {
        about_job(tx, event.object).await?
    } else if kind == Kind::ProfileChanged {
        about_buyer(tx, event.object).await?
    } else {
        about_order(tx, event.object).await?
    };
    Ok(Facts {
        kind,
        actor: event.actor.map(str::to_owned),
        on_behalf: event.on_behalf.is_some(),
        portal: about.order.is_none(),
        buyer: active_user(tx, &about.buyer).await?,
        approver: match &about.order {
            Some(order) => approver(tx, order).await?,
            None => None,
        },
        customer_csrs: customer_csrs(tx, &about.company).await?,
        jobs: about.jobs,
        fallback: shops_own(tx, "fallback").await?,
        operators: shops_own(tx, "operators").await?,
    })
}

/// What an event is about: an order with all its jobs, one job, or a buyer's account.
struct About {
    company: String,
    buyer: String,
    order: Option<String>,
    /// The active Job CSRs of each job.
    jobs: Vec<Vec<Person>>,
}

/// The active Job CSRs of jobs, each job at least once.
macro_rules! csrs_of_jobs {
    ($which:literal) => {
        concat!(
            "SELECT j.id AS job, u.id, u.email, u.language, u.mail_wish FROM jobs j
             LEFT JOIN job_csrs k ON k.job_id = j.id
             LEFT JOIN users u ON u.id = k.user_id AND u.active = $2
             WHERE ",
            $which,
            " ORDER BY j.position, j.id, u.name"
        )
    };
}

async fn about_order(tx: &mut Tx, number: &str) -> Result<About, StoreError> {
    let (id, company, buyer): (String, String, String) = tx
        .one(
            "SELECT id, company_id, buyer_id FROM orders WHERE number = $1",
            args![number],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(About {
        jobs: job_csrs(tx.all(csrs_of_jobs!("j.order_id = $1"), args![&id, true]).await?),
        company,
        buyer,
        order: Some(id),
    })
}

async fn about_job(tx: &mut Tx, number: &str) -> Result<About, StoreError> {
    let (id, company, buyer, order): (String, String, String, Option<String>) = tx
        .one(
            "SELECT id, company_id, buyer_id, order_id FROM jobs WHERE number = $1",
            args![number],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(About {
        jobs: job_csrs(tx.all(csrs_of_jobs!("j.id = $1"), args![&id, true]).await?),
        company,
        buyer,
        order,
    })
}

async fn about_buyer(tx: &mut Tx, user: &str) -> Result<About, StoreError> {
    let (company,): (String,) = tx
        .one(
            "SELECT company_id FROM users WHERE id = $1 AND company_id IS NOT NULL",
            args![user],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(About {
        company,
        buyer: user.to_owned(),
        order: None,
        jobs: Vec::new(),
    })
}

async fn active_user(tx: &mut Tx, id: &str) -> Result<Option<Person>, StoreError> {
    let row: Option<PersonRow> = tx
        .one(
            "SELECT id, email, language, mail_wish, NOT order_news AS declines_orders, NOT job_news AS declines_jobs
             FROM users WHERE id = $1 AND active = $2",
            args![id, true],
        )
        .await?;
    Ok(row.map(PersonRow::into_person))
}

/// The approver of the level that the order waits for.
async fn approver(tx: &mut Tx, order: &str) -> Result<Option<Person>, StoreError> {
    let row: Option<PersonRow> = tx
        .one(
            "SELECT u.id, u.email, u.language, u.mail_wish FROM orders o
             JOIN approval_rules r ON r.company_id = o.company_id AND r.level = o.approval_level
             JOIN users u ON u.id = r.approver_id
             WHERE o.id = $1 AND u.active = $2",
            args![order, true],
        )
        .await?;
    Ok(row.map(PersonRow::into_person))
}

#[derive(sqlx::FromRow)]
struct JobRow {
    job: String,
    id: Option<String>,
    email: Option<String>,
    language: Option<String>,
    mail_wish: Option<String>,
}

/// People under their jobs.
fn job_csrs(rows: Vec<JobRow>) -> Vec<Vec<Person>> {
    let mut jobs: Vec<(String, Vec<Person>)> = Vec::new();
    for row in rows {
        if jobs.last().is_none_or(|(job, _)| *job != row.job) {
            jobs.push((row.job.clone(), Vec::new()));
        }
        if let (Some(id), Some(email), Some(language), Some((_, people))) =
            (row.id, row.email, row.language, jobs.last_mut())
        {
            people.push(
                PersonRow {
                    id,
                    email,
                    language,
                    mail_wish: row.mail_wish.unwrap_or_default(),
                    declines_orders: false,
                    declines_jobs: false,
                }
                .into_person(),
            );
        }
    }
    jobs.into_iter().map(|(_, people)| people).collect()
}

/// The active Customer CSRs of a company; "all CSRs" are those of this moment.
async fn customer_csrs(tx: &mut Tx, company: &str) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<PersonRow> = tx
        .all(
            "SELECT u.id, u.email, u.language, u.mail_wish FROM served_companies s JOIN users u ON u.id = s.user_id
             WHERE s.company_id = $1 AND u.active = $2 ORDER BY u.name",
            args![company, true],
        )
        .await?;
    Ok(rows.into_iter().map(PersonRow::into_person).collect())
}

/// An address of the shop itself; in English, which every shop speaks.
async fn shops_own(tx: &mut Tx, purpose: &str) -> Result<Option<Person>, StoreError> {
    let row: Option<(String,)> = tx
        .one("SELECT address FROM mail_addresses WHERE purpose = $1", args![purpose])
        .await?;
    Ok(row.map(|(address,)| Person {
        id: None,
        address,
        lang: Lang::En,
        wish: Wish::Each,
        declined: Declined::default(),
    }))
}
