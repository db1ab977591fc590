//! One thing for several users at once: each in a transaction of its own, so that one who is refused stops nobody else.

use super::{
    states,
    store::held,
    texts as t,
    types::{Outcome, RefusedUser, Task},
};
use crate::{
    args,
    auth::Staff,
    groups,
    store::{StoreError, decode, encode, new_id},
    ui::{AppError, error_text, invalid},
};

/// Users of one task.
const MOST: usize = 100;
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// Does it for all of them, and returns the id under which its outcome is kept for a day.
pub(super) async fn run(staff: &Staff, task: Task, users: &[String], group: &str) -> Result<String, AppError> {
    let lang = staff.lang();
    if users.is_empty() {
        return Err(invalid("", t::choose_users(lang)));
    }
    if users.len() > MOST {
        return Err(AppError::Malformed);
    }
    if task == Task::Join && group.is_empty() {
        return Err(invalid("group", t::choose_group(lang)));
    }
    let (mut done, mut refused) = (0_i64, Vec::new());
    for user in users {
        match one(staff, task, user, group).await {
            Ok(()) => done += 1,
            Err(error @ (AppError::Failed { .. } | AppError::Malformed)) => return Err(error),
            Err(error) => refused.push(RefusedUser {
                name: name(staff, user).await?,
                why: error_text(&error, lang),
            }),
        }
    }
    Ok(keep(staff, task, done, &refused).await?)
}

async fn one(staff: &Staff, task: Task, user: &str, group: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    match task {
        Task::Join => groups::join(&mut tx, staff, group, user).await?,
        Task::SendLink => {
            let user = held(&mut tx, user).await?;
            states::link(&mut tx, staff, &user).await?;
        }
        Task::Deactivate | Task::Reactivate => {
            let user = held(&mut tx, user).await?;
            states::activate(&mut tx, staff, &user, task == Task::Reactivate).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn name(staff: &Staff, user: &str) -> Result<String, StoreError> {
    let name: Option<(String,)> = staff
        .shop()
        .db()
        .one("SELECT name FROM users WHERE id = $1", args![user])
        .await?;
    Ok(name.map_or_else(|| t::unknown_user(staff.lang()).to_owned(), |(name,)| name))
}

async fn keep(staff: &Staff, task: Task, done: i64, refused: &[RefusedUser]) -> Result<String, StoreError> {
    let (id, now) = (new_id(), staff.shop().now());
    let mut tx = staff.shop().db().begin().await?;
    tx.execute("DELETE FROM user_batches WHERE made_at <= $1", args![now - KEPT_MS])
        .await?;
    tx.execute(
        "INSERT INTO user_batches (id, made_by, made_at, task, done, refused) VALUES ($1, $2, $3, $4, $5, $6)",
        args![&id, staff.id(), now, task.key(), done, encode(&refused)?],
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// What came of a task, for whoever asked for it.
pub(super) async fn outcome(staff: &Staff, id: &str) -> Result<Option<Outcome>, StoreError> {
    if id.is_empty() {
        return Ok(None);
    }
    let row: Option<(String, i64, String)> = staff
        .shop()
        .db()
        .one(
            "SELECT task, done, refused FROM user_batches WHERE id = $1 AND made_by = $2",
            args![id, staff.id()],
        )
        .await?;
    let Some((task, done, refused)) = row else {
        return Ok(None);
    };
    let Some(task) = Task::from_key(&task) else {
        return Ok(None);
    };
    Ok(Some(Outcome {
        task,
        done,
        refused: decode(&refused)?,
    }))
}
