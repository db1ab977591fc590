//! Who is in which group, and what keeps the rules while that changes.
//!
//! Its one rule: whatever changes groups, page access or membership takes the lock first, so the rules are asked in peace.

use super::{
    rules::{Giver, Group, Refusal, may_be_in},
    types::{Audience, BuiltIn, GroupChoice},
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Page, Staff},
    store::{StoreError, Tx},
    ui::{AppError, Lang, invalid},
};
use serde::Serialize;

/// Keeps all other changes of groups out until the transaction ends. Tells how often groups and page access were changed.
pub async fn lock(tx: &mut Tx) -> Result<i64, StoreError> {
    let version: Option<(i64,)> = tx
        .one(
            "UPDATE counters SET value = value WHERE name = 'groups' RETURNING value",
            args![],
        )
        .await?;
    version.map(|(version,)| version).ok_or(StoreError::RowNotFound)
}

/// Puts a user into a group; who is in it already stays so.
///
/// # Errors
/// `NotFound` without such a group or user, `Forbidden` where this person may not fill the group, `Invalid` (for the form as
/// a whole) where the user may not be in it.
pub async fn join(tx: &mut Tx, staff: &Staff, group: &str, user: &str) -> Result<(), AppError> {
    lock(tx).await?;
    let giver = giver(tx, staff).await?;
    put_in(tx, staff, &giver, group, user).await
}

async fn put_in(tx: &mut Tx, staff: &Staff, giver: &Giver, group: &str, user: &str) -> Result<(), AppError> {
    let lang = staff.lang();
    let group = group_to_fill(tx, giver, group, lang).await?;
    let user = user_named(tx, user).await?;
    let others = groups_of(tx, &user.id, lang).await?;
    if others.iter().any(|other| other.id == group.id) {
        return Ok(());
    }
    may_be_in(&group, user.audience, &others)
        .map_err(|refusal| invalid("", refusal.text(&user.name, &group.name, lang)))?;
    tx.execute(
        "INSERT INTO group_members (group_id, user_id) VALUES ($1, $2)",
        args![&group.id, &user.id],
    )
    .await?;
    let after = user.as_member(&group);
    let event = Event::by(staff.id(), "group_member_added", &group.id)
        .detail(&user.id)
        .change(None, Some(&after));
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}

/// Takes a user out of a group; who is not in it stays out.
///
/// # Errors
/// As [`join`], and `Invalid` where the shop would be left without an administrator.
pub(super) async fn leave(tx: &mut Tx, staff: &Staff, group: &str, user: &str) -> Result<(), AppError> {
    lock(tx).await?;
    let giver = giver(tx, staff).await?;
    take_out(tx, staff, &giver, group, user).await
}

async fn take_out(tx: &mut Tx, staff: &Staff, giver: &Giver, group: &str, user: &str) -> Result<(), AppError> {
    let group = group_to_fill(tx, giver, group, staff.lang()).await?;
    let user = user_named(tx, user).await?;
    let removed = tx
        .execute(
            "DELETE FROM group_members WHERE group_id = $1 AND user_id = $2",
            args![&group.id, &user.id],
        )
        .await?;
    if removed == 0 {
        return Ok(());
    }
    if group.built_in == Some(BuiltIn::Administrators) {
        keep_an_administrator(tx, staff.lang()).await?;
    }
    let before = user.as_member(&group);
    let event = Event::by(staff.id(), "group_member_removed", &group.id)
        .detail(&user.id)
        .change(Some(&before), None);
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}

/// Takes a user out of every group but these, then puts them into the others of these: somebody may go from a group to one
/// that the first excludes. What this person may give is read before that, for an administrator who gives up being one.
///
/// # Errors
/// As [`join`], and `Invalid` where the shop would be left without an administrator.
pub async fn regroup(tx: &mut Tx, staff: &Staff, user: &str, wanted: &[String]) -> Result<(), AppError> {
    lock(tx).await?;
    let giver = giver(tx, staff).await?;
    let before = groups_of(tx, user, staff.lang()).await?;
    for group in before.iter().filter(|group| !wanted.contains(&group.id)) {
        take_out(tx, staff, &giver, &group.id, user).await?;
    }
    for group in wanted.iter().filter(|id| before.iter().all(|group| group.id != **id)) {
        put_in(tx, staff, &giver, group, user).await?;
    }
    Ok(())
}

/// Refuses what was done in this transaction if it leaves the shop without an active administrator.
///
/// # Errors
/// `Invalid`, for the form as a whole.
pub async fn keep_an_administrator(tx: &mut Tx, lang: Lang) -> Result<(), AppError> {
    lock(tx).await?;
    let left: Option<(String,)> = tx
        .one(
            "SELECT u.id FROM groups g JOIN group_members m ON m.group_id = g.id JOIN users u ON u.id = m.user_id
             WHERE g.built_in = 'administrators' AND u.active = $1 LIMIT 1",
            args![true],
        )
        .await?;
    match left {
        Some(_) => Ok(()),
        None => Err(invalid("", Refusal::LastAdministrator.text("", "", lang))),
    }
}

/// Every group, staff's first, the built-in ones above the shop's own.
pub async fn choices(tx: &mut Tx, staff: &Staff) -> Result<Vec<GroupChoice>, StoreError> {
    let giver = giver(tx, staff).await?;
    let groups = all_groups(tx, staff.lang()).await?;
    Ok(groups
        .into_iter()
        .map(|group| GroupChoice {
            may_add: giver.may_fill(&group).is_ok(),
            id: group.id,
            name: group.name,
            audience: group.audience,
            built_in: group.built_in,
        })
        .collect())
}

#[derive(sqlx::FromRow)]
pub(super) struct GroupRow {
    id: String,
    name_en: String,
    name_ja: String,
    audience: String,
    built_in: Option<String>,
    pages: Option<String>,
}

impl GroupRow {
    pub(super) fn into_group(self, lang: Lang) -> Group {
        Group {
            id: self.id,
            name: lang.pick(self.name_en, self.name_ja),
            // The strictest, should the store have what this version does not know.
            audience: Audience::from_key(&self.audience).unwrap_or(Audience::Staff),
            built_in: self.built_in.as_deref().and_then(BuiltIn::from_key),
            pages: self
                .pages
                .iter()
                .flat_map(|pages| pages.split(','))
                .filter_map(Page::from_key)
                .collect(),
        }
    }
}

/// Groups with their pages, of a query that names `g`.
macro_rules! groups {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.name_en, g.name_ja, g.audience, g.built_in,
                    (SELECT string_agg(a.page, ',') FROM page_access a WHERE a.group_id = g.id) AS pages
             FROM groups g ",
            $rest
        )
    };
}

pub(super) async fn all_groups(tx: &mut Tx, lang: Lang) -> Result<Vec<Group>, StoreError> {
    let rows: Vec<GroupRow> = tx.all(groups!("ORDER BY g.id"), args![]).await?;
    let mut groups: Vec<Group> = rows.into_iter().map(|row| row.into_group(lang)).collect();
    groups.sort_by_key(|group| {
        let own = group.built_in.is_none();
        (
            group.audience == Audience::Customer,
            own,
            own.then(|| group.name.clone()),
        )
    });
    Ok(groups)
}

/// # Errors
/// `NotFound` without such a group.
pub(super) async fn group_named(tx: &mut Tx, id: &str, lang: Lang) -> Result<Group, AppError> {
    let row: Option<GroupRow> = tx.one(groups!("WHERE g.id = $1"), args![id]).await?;
    row.map(|row| row.into_group(lang)).ok_or(AppError::NotFound)
}

async fn groups_of(tx: &mut Tx, user: &str, lang: Lang) -> Result<Vec<Group>, StoreError> {
    let rows: Vec<GroupRow> = tx
        .all(
            groups!("JOIN group_members m ON m.group_id = g.id WHERE m.user_id = $1 ORDER BY g.id"),
            args![user],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.into_group(lang)).collect())
}

/// What this person may give at this moment, which can be less than when the request began.
pub(super) async fn giver(tx: &mut Tx, staff: &Staff) -> Result<Giver, StoreError> {
    let groups = groups_of(tx, staff.id(), staff.lang()).await?;
    Ok(Giver {
        administrator: groups
            .iter()
            .any(|group| group.built_in == Some(BuiltIn::Administrators)),
        pages: groups.into_iter().flat_map(|group| group.pages).collect(),
    })
}

async fn group_to_fill(tx: &mut Tx, giver: &Giver, id: &str, lang: Lang) -> Result<Group, AppError> {
    let group = group_named(tx, id, lang).await?;
    giver
        .may_fill(&group)
        .map_err(|refusal| AppError::Forbidden(refusal.text("", &group.name, lang)))?;
    Ok(group)
}

struct User {
    id: String,
    name: String,
    audience: Audience,
}

impl User {
    fn as_member<'a>(&'a self, group: &'a Group) -> Member<'a> {
        Member {
            group: &group.name,
            user: &self.name,
        }
    }
}

/// As an event tells it.
#[derive(Serialize)]
struct Member<'a> {
    group: &'a str,
    user: &'a str,
}

async fn user_named(tx: &mut Tx, id: &str) -> Result<User, AppError> {
    let user: Option<(String, String, String)> = tx
        .one("SELECT id, name, audience FROM users WHERE id = $1", args![id])
        .await?;
    let (id, name, audience) = user.ok_or(AppError::NotFound)?;
    Ok(User {
        id,
        name,
        audience: Audience::from_key(&audience).ok_or(AppError::NotFound)?,
    })
}
