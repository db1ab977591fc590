//! Whether an on-behalf session still stands: asked at every request, before anything is done in it.

use super::{
    Ending, Mode, ground,
    store::{How, close, is_unchanged},
};
use crate::{
    args,
    auth::{Acting, Page, Person, pages_of},
    shop::Shop,
    store::StoreError,
    ui::Lang,
};

/// Being seen is written down at most so many times within the idle limit.
const SEEN_WRITES: i64 = 40;

pub(crate) enum Standing {
    Open(Box<Acting>),
    Over { ending: Ending, return_to: String },
}

#[derive(sqlx::FromRow)]
struct Row {
    actor_id: String,
    subject_id: String,
    reason: String,
    note: String,
    mode: String,
    return_to: String,
    seen_at: i64,
    expires_at: i64,
    ended_how: Option<String>,
    name: String,
    language: String,
    company_id: String,
    company_name: String,
}

/// Looks at the session, ends it if its time or its ground is gone, and says how it stands.
pub(crate) async fn standing(shop: &Shop, id: &str) -> Result<Standing, StoreError> {
    let row: Option<Row> = shop
        .db()
        .one(
            "SELECT o.actor_id, o.subject_id, o.reason, o.note, o.mode, o.return_to, o.seen_at, o.expires_at, o.ended_how,
                    b.name, b.language, c.id AS company_id, c.name AS company_name
             FROM on_behalf_sessions o
             JOIN users b ON b.id = o.subject_id
             JOIN companies c ON c.id = o.company_id
             WHERE o.id = $1",
            args![id],
        )
        .await?;
    let row = row.ok_or(StoreError::RowNotFound)?;
    let now = shop.now();
    let ending = match &row.ended_how {
        Some(how) => Some(Ending::from_key(how).unwrap_or(Ending::EndedByStaff)),
        None => ending(shop, &row, now).await?,
    };
    let Some(ending) = ending else {
        if now - row.seen_at > shop.settings().on_behalf_idle / SEEN_WRITES {
            shop.db()
                .execute(
                    "UPDATE on_behalf_sessions SET seen_at = $2 WHERE id = $1",
                    args![id, now],
                )
                .await?;
        }
        return Ok(Standing::Open(acting(shop, id, row).await?));
    };
    if row.ended_how.is_none() {
        let mut tx = shop.db().begin().await?;
        let lapsed = matches!(ending, Ending::Expired | Ending::Idle);
        if lapsed && !is_unchanged(&mut tx, id, (row.expires_at, row.seen_at)).await? {
            return Box::pin(standing(shop, id)).await;
        }
        close(&mut tx, id, How::Over(ending), None, now).await?;
        tx.commit().await?;
    }
    Ok(Standing::Over {
        ending,
        return_to: row.return_to,
    })
}

async fn ending(shop: &Shop, row: &Row, now: i64) -> Result<Option<Ending>, StoreError> {
    if now >= row.expires_at {
        return Ok(Some(Ending::Expired));
    }
    if now - row.seen_at >= shop.settings().on_behalf_idle {
        return Ok(Some(Ending::Idle));
    }
    let ground = ground::check(shop.db(), &row.actor_id, &row.subject_id, now).await?;
    Ok(ground.err().map(ground::Refusal::ending))
}

async fn acting(shop: &Shop, id: &str, row: Row) -> Result<Box<Acting>, StoreError> {
    // The buyer's own rights bound what can be done for them.
    let pages: Vec<Page> = pages_of(shop.db(), &row.subject_id).await?;
    Ok(Box::new(Acting {
        id: id.to_owned(),
        subject: Person {
            id: row.subject_id,
            name: row.name,
            lang: Lang::from_code(&row.language).unwrap_or_default(),
            pages,
            company: Some((row.company_id, row.company_name)),
        },
        reason: row.reason,
        note: row.note,
        mode: Mode::from_key(&row.mode).unwrap_or(Mode::Look),
        return_to: row.return_to,
        expires_at: row.expires_at,
    }))
}
