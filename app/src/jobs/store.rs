//! What customers change of their jobs.

use super::{
    JobState,
    moving::{go_to, told},
    reading::{NO_DUE_DATE, changeable_job, own_job, too_late},
    search::index,
    texts as t, words,
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Ordering, Shopper},
    orders,
    store::{StoreError, Tx, new_id},
    ui::{self, AppError, FieldError, Lang, invalid},
};
use serde::Serialize;

const LONGEST_NAME: usize = 120;
const LONGEST_CODE: usize = 60;
const LONGEST_KEY: usize = 64;
const LONGEST_TEXT: usize = 4_000;
const MOST: u32 = 10_000_000;

/// Details as they are written down, and as an event tells them.
#[derive(sqlx::FromRow, Serialize)]
struct Details {
    name: String,
    description: String,
    code: String,
    due_on: String,
    quantity: i64,
}

/// What a form sends of a job's details.
pub(super) struct Sent {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) code: String,
    pub(super) due: String,
    pub(super) quantity: String,
}

/// Opens a job without an order, once for a key, and returns its number.
pub(super) async fn open(ordering: &Ordering, key: &str, sent: Sent) -> Result<String, AppError> {
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(invalid("", t::page_too_old(ordering.lang())));
    }
    let (id, now) = (new_id(), ordering.shop().now());
    let details = valid(ordering, sent, true, NO_DUE_DATE)?;
    let mut tx = ordering.begin().await?;
    let number = next_number(&mut tx, ordering.shop().year(now)).await?;
    if let Some(before) = opened_before(&mut tx, ordering, key).await? {
        return Ok(before);
    }
    tx.execute(
        "INSERT INTO jobs (id, number, company_id, position, name_en, name_ja, picture, price, added_by, on_behalf_id,
                           buyer_id, name, description, code, due_on, quantity, state, opened_at, opening_key)
         VALUES ($1, $2, $3, 1, $4, $4, '', 0, $5, $6, $7, $4, $8, $9, $10, $11, $12, $13, $14)",
        args![
            &id,
            &number,
            ordering.company(),
            &details.name,
            ordering.actor(),
            ordering.on_behalf(),
            ordering.buyer(),
            &details.description,
            &details.code,
            &details.due_on,
            details.quantity,
            JobState::AwaitingFiles.key(),
            now,
            key,
        ],
    )
    .await?;
    index(&mut tx, &id).await?;
    record(&mut tx, now, Event::of(ordering, "job_opened", &number)).await?;
    tx.commit().await?;
    Ok(number)
}

/// `J-2026-000045`: like an order's number, with a count of its own.
async fn next_number(tx: &mut Tx, year: i16) -> Result<String, StoreError> {
    let value = orders::count_up(tx, &format!("jobs-{year}")).await?;
    Ok(format!("J-{year}-{value:06}"))
}

async fn opened_before(tx: &mut Tx, shopper: &Shopper, key: &str) -> Result<Option<String>, StoreError> {
    let before: Option<(String,)> = tx
        .one(
            "SELECT number FROM jobs WHERE buyer_id = $1 AND opening_key = $2",
            args![shopper.buyer(), key],
        )
        .await?;
    Ok(before.map(|(number,)| number))
}

pub(super) async fn change(ordering: &Ordering, number: &str, sent: Sent) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let job = changeable_job(&mut tx, ordering, number).await?;
    let before: Before = tx
        .one(
            "SELECT name, description, code, due_on, quantity, name_en, name_ja FROM jobs WHERE id = $1",
            args![&job.id],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let portal = job.order_id.is_none();
    let mut details = valid(ordering, sent, portal, &before.details.due_on)?;
    // The product's own name stays the reader's language.
    if !portal && [before.name_en, before.name_ja].contains(&details.name) {
        details.name.clear();
    }
    if !portal {
        details.quantity = 0;
    }
    let changed = tx
        .execute(
            "UPDATE jobs SET name = $2, description = $3, code = $4, due_on = $5, quantity = $6
             WHERE id = $1 AND (name <> $2 OR description <> $3 OR code <> $4 OR due_on <> $5 OR quantity <> $6)",
            args![
                &job.id,
                &details.name,
                &details.description,
                &details.code,
                &details.due_on,
                details.quantity
            ],
        )
        .await?;
    if changed > 0 {
        index(&mut tx, &job.id).await?;
        let event = Event::of(ordering, "job_changed", number).change(Some(&before.details), Some(&details));
        record(&mut tx, ordering.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Before {
    #[sqlx(flatten)]
    details: Details,
    name_en: String,
    name_ja: String,
}

/// Checks every field at once. A due date that has passed may stay, but cannot be set.
fn valid(shopper: &Shopper, sent: Sent, portal: bool, due_before: &str) -> Result<Details, AppError> {
    let lang = shopper.lang();
    let mut errors = Vec::new();
    let mut refuse = |field: &str, message: &str| {
        errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        });
    };
    let name = ui::written(&sent.name);
    if name.is_empty() && portal {
        refuse("name", t::name_missing(lang));
    }
    let (description, code) = (ui::written(&sent.description), ui::written(&sent.code));
    for (field, text, longest) in [
        ("name", &name, LONGEST_NAME),
        ("code", &code, LONGEST_CODE),
        ("description", &description, LONGEST_TEXT),
    ] {
        if text.chars().count() > longest {
            refuse(field, &words::too_long(longest, lang));
        }
    }
    let quantity = sent
        .quantity
        .trim()
        .parse()
        .ok()
        .filter(|number| (1..=MOST).contains(number));
    if portal && quantity.is_none() {
        refuse("quantity", t::quantity_wrong(lang));
    }
    let due_on = match sent.due.trim() {
        "" => Some(NO_DUE_DATE.to_owned()),
        day => valid_day(day),
    };
    match &due_on {
        None => refuse("due", t::due_wrong(lang)),
        Some(day) if *day != due_before && *day < shopper.request().today() => refuse("due", t::due_passed(lang)),
        Some(_) => {}
    }
    match due_on {
        Some(due_on) if errors.is_empty() => Ok(Details {
            name,
            description,
            code,
            due_on,
            quantity: i64::from(quantity.unwrap_or(0)),
        }),
        _ => Err(AppError::Invalid(errors)),
    }
}

/// A day as the store has it, within what a calendar of four-digit years holds.
fn valid_day(day: &str) -> Option<String> {
    let date: jiff::civil::Date = day.parse().ok()?;
    (1_000..=9_998).contains(&date.year()).then(|| date.to_string())
}

pub(super) async fn comment(ordering: &Ordering, number: &str, text: &str) -> Result<(), AppError> {
    let text = written("text", text, ordering.lang())?;
    let mut tx = ordering.begin().await?;
    let job = own_job(&mut tx, ordering, number).await?;
    let now = ordering.shop().now();
    tx.execute(
        "INSERT INTO job_comments (id, job_id, at, author_id, written_by, by_staff, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![new_id(), &job.id, now, ordering.buyer(), ordering.actor(), false, &text],
    )
    .await?;
    record(&mut tx, now, Event::of(ordering, "job_commented", number).detail(text)).await?;
    tx.commit().await?;
    Ok(())
}

/// What was written in this field.
pub(super) fn written(field: &str, text: &str, lang: Lang) -> Result<String, AppError> {
    let text = ui::written(text);
    if text.is_empty() {
        return Err(invalid(field, t::comment_missing(lang)));
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(invalid(field, words::too_long(LONGEST_TEXT, lang)));
    }
    Ok(text)
}

/// Gives a job up. One of an order is left out of it; without its last job an order is cancelled.
pub(super) async fn delete(ordering: &Ordering, number: &str) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let job = own_job(&mut tx, ordering, number).await?;
    if !job.state.is_before_production() {
        return Err(AppError::Conflict(too_late(job.state, ordering.lang()).to_owned()));
    }
    go_to(&mut tx, &job, JobState::Cancelled, ordering.lang()).await?;
    let event =
        Event::of(ordering, "job_deleted", number).change(Some(&told(job.state)), Some(&told(JobState::Cancelled)));
    record(&mut tx, ordering.shop().now(), event).await?;
    if let Some(order) = &job.order_id {
        orders::leave_out(&mut tx, ordering, order).await?;
    }
    tx.commit().await?;
    Ok(())
}
