//! Reading the audit log.

use super::{
    changes::changes,
    finding,
    row::Row,
    searching::{end_of_walk, find, read},
    types::{AuditLog, EventDetail, Filter},
    words,
};
use crate::{args, auth::Staff, ui::AppError};

const PAGE_SIZE: usize = 50;

pub(super) async fn list(staff: &Staff, filter: &Filter, before: &str) -> Result<AuditLog, AppError> {
    let db = staff.shop().db();
    let found = find(staff, filter).await?;
    let kinds = words::kinds(staff.lang());
    if !found.problems.is_empty() {
        return Ok(AuditLog {
            events: Vec::new(),
            next: None,
            searched_to: None,
            kinds,
            problems: found.problems,
        });
    }
    let mut rows = read(staff, filter, &found, before, PAGE_SIZE + 1).await?;
    let more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    let searched = if more {
        None
    } else {
        end_of_walk(staff, filter, &found, before).await?
    };
    let next = match &searched {
        Some(key) => Some(key.text()),
        None => rows.last().filter(|_| more).map(Row::key),
    };
    let mut events = Vec::with_capacity(rows.len());
    for row in rows {
        events.push(row.into_event(staff, db).await?);
    }
    Ok(AuditLog {
        events,
        next,
        searched_to: searched.map(|key| staff.when(key.at)),
        kinds,
        problems: Vec::new(),
    })
}

pub(super) async fn event(staff: &Staff, id: &str) -> Result<EventDetail, AppError> {
    let db = staff.shop().db();
    let row: Row = db.one(finding::ONE, args![id]).await?.ok_or(AppError::NotFound)?;
    Ok(EventDetail {
        changes: changes(&row.before, &row.after),
        event: row.into_event(staff, db).await?,
    })
}
