//! Deactivating and reactivating, and the link on which somebody sets their password.

use super::{
    limits::{approves, locked},
    store::{User, held},
    texts as t,
};
use crate::{
    args,
    audit::record,
    auth::{Staff, end_sessions},
    groups::keep_an_administrator,
    passwords::{end_all, send_set_link},
    store::Tx,
    ui::{AppError, invalid},
};
use serde::Serialize;

/// As an event tells it.
#[derive(Serialize)]
struct Told {
    active: bool,
}

/// Lets a user in no more, or again.
pub(super) async fn set_active(staff: &Staff, id: &str, active: bool) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let user = held(&mut tx, id).await?;
    activate(&mut tx, staff, &user, active).await?;
    tx.commit().await?;
    Ok(())
}

/// Sessions end in the same transaction. Tells whether it was not so before.
pub(super) async fn activate(tx: &mut Tx, staff: &Staff, user: &User, active: bool) -> Result<bool, AppError> {
    let (lang, now) = (staff.lang(), staff.shop().now());
    if user.active == active {
        return Ok(false);
    }
    if user.id == staff.id() {
        return Err(AppError::Forbidden(t::not_oneself(lang).to_owned()));
    }
    if let Some(reason) = locked(tx, staff, &user.id).await? {
        return Err(AppError::Forbidden(reason));
    }
    if !active && approves(tx, &user.id).await? {
        return Err(invalid("", t::approver_stays(lang)));
    }
    tx.execute("UPDATE users SET active = $2 WHERE id = $1", args![&user.id, active])
        .await?;
    let kind = if active {
        "user_reactivated"
    } else {
        keep_an_administrator(tx, lang).await?;
        end_sessions(tx, &user.id, None, now).await?;
        end_all(tx, now, &user.id).await?;
        "user_deactivated"
    };
    let event = user
        .event(staff, kind)
        .change(Some(&Told { active: !active }), Some(&Told { active }));
    record(tx, now, event).await?;
    Ok(true)
}

/// Mails a user the link on which they set their password.
pub(super) async fn send_link(staff: &Staff, id: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let user = held(&mut tx, id).await?;
    link(&mut tx, staff, &user).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn link(tx: &mut Tx, staff: &Staff, user: &User) -> Result<(), AppError> {
    if !user.active {
        return Err(invalid("", t::link_needs_active(staff.lang())));
    }
    send_set_link(tx, staff.shop().now(), staff.id(), &user.id).await?;
    Ok(())
}
