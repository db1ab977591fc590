//! Groups themselves: listed, added, renamed, deleted.

use super::{
    forms::{GroupNames, NewGroup},
    membership::{all_groups, giver, group_named, lock},
    refusals as said,
    rules::Group,
    texts as t,
    types::{GroupDetail, GroupSummary},
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{StoreError, Tx, new_id},
    ui::{AppError, Lang, at, invalid, refuse, taken_names},
};
use serde::Serialize;
use std::collections::HashMap;

/// Members that a refusal names.
const NAMED: i64 = 3;

pub(super) async fn list(staff: &Staff) -> Result<Vec<GroupSummary>, AppError> {
    let mut tx = staff.shop().db().begin_reading().await?;
    let groups = all_groups(&mut tx, staff.lang()).await?;
    let counts: Vec<(String, i64)> = tx
        .all(
            "SELECT m.group_id, COUNT(*) FROM group_members m GROUP BY m.group_id",
            args![],
        )
        .await?;
    let mut counts: HashMap<String, i64> = counts.into_iter().collect();
    Ok(groups
        .into_iter()
        .map(|group| {
            let members = counts.remove(&group.id).unwrap_or_default();
            summary(group, members)
        })
        .collect())
}

pub(super) async fn group(staff: &Staff, id: &str) -> Result<GroupDetail, AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin_reading().await?;
    let group = group_named(&mut tx, id, lang).await?;
    let (names, version) = names(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let refused = giver(&mut tx, staff).await?.may_fill(&group).err();
    let members = count(&mut tx, id).await?;
    Ok(GroupDetail {
        filled_by_others: refused.map(|refusal| refusal.text("", &group.name, lang)),
        summary: summary(group, members),
        name_en: names.name_en,
        name_ja: names.name_ja,
        version,
    })
}

/// Adds an empty group that opens nothing yet, and returns its id.
pub(super) async fn add(staff: &Staff, form: &NewGroup) -> Result<String, AppError> {
    let names = Names::new(&form.name_en, &form.name_ja);
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx).await?;
    not_taken(&mut tx, &names, "", staff.lang()).await?;
    let id = new_id();
    tx.execute(
        "INSERT INTO groups (id, name_en, name_ja, audience, built_in) VALUES ($1, $2, $3, $4, NULL)",
        args![&id, &names.name_en, &names.name_ja, &form.audience],
    )
    .await?;
    count_change(&mut tx).await?;
    let after = Made {
        names,
        audience: form.audience.clone(),
    };
    let event = Event::by(staff.id(), "group_added", &id).change(None, Some(&after));
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(id)
}

pub(super) async fn rename(staff: &Staff, id: &str, form: &GroupNames) -> Result<(), AppError> {
    let lang = staff.lang();
    let after = Names::new(&form.name_en, &form.name_ja);
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx).await?;
    own_group(&mut tx, id, lang).await?;
    let (before, version) = names(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if form.version != version.to_string() {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    if before == after {
        return Ok(());
    }
    not_taken(&mut tx, &after, id, lang).await?;
    tx.execute(
        "UPDATE groups SET name_en = $2, name_ja = $3, version = version + 1 WHERE id = $1",
        args![id, &after.name_en, &after.name_ja],
    )
    .await?;
    let event = Event::by(staff.id(), "group_renamed", id).change(Some(&before), Some(&after));
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// Deletes a group of the shop's own that nobody is in.
pub(super) async fn delete(staff: &Staff, id: &str) -> Result<(), AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx).await?;
    let group = own_group(&mut tx, id, lang).await?;
    let members = count(&mut tx, id).await?;
    if members > 0 {
        let named: Vec<(String,)> = tx
            .all(
                "SELECT u.name FROM group_members m JOIN users u ON u.id = m.user_id
                 WHERE m.group_id = $1 ORDER BY m.user_id LIMIT $2",
                args![id, NAMED],
            )
            .await?;
        let named: Vec<String> = named.into_iter().map(|(name,)| name).collect();
        return Err(invalid("", said::in_use(&group.name, &named, members, lang)));
    }
    let (names, _) = names(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    for sql in [
        "DELETE FROM page_access WHERE group_id = $1",
        "DELETE FROM groups WHERE id = $1",
    ] {
        tx.execute(sql, args![id]).await?;
    }
    count_change(&mut tx).await?;
    let before = Made {
        names,
        audience: group.audience.key().to_owned(),
    };
    let event = Event::by(staff.id(), "group_deleted", id).change(Some(&before), None);
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// A group that can be renamed and deleted.
async fn own_group(tx: &mut Tx, id: &str, lang: Lang) -> Result<Group, AppError> {
    let group = group_named(tx, id, lang).await?;
    match group.built_in {
        Some(built_in) => Err(AppError::Forbidden(t::built_in(built_in, lang).to_owned())),
        None => Ok(group),
    }
}

async fn not_taken(tx: &mut Tx, names: &Names, but: &str, lang: Lang) -> Result<(), AppError> {
    let others: Vec<(String, String)> = tx
        .all("SELECT name_en, name_ja FROM groups WHERE id <> $1", args![but])
        .await?;
    refuse(
        taken_names(&names.name_en, &names.name_ja, &others)
            .into_iter()
            .map(|field| at(field, t::name_taken(lang))),
    )
}

/// A matrix that was read before is old from now on.
pub(super) async fn count_change(tx: &mut Tx) -> Result<(), StoreError> {
    tx.execute("UPDATE counters SET value = value + 1 WHERE name = 'groups'", args![])
        .await?;
    Ok(())
}

async fn names(tx: &mut Tx, id: &str) -> Result<Option<(Names, i64)>, StoreError> {
    let row: Option<(String, String, i64)> = tx
        .one("SELECT name_en, name_ja, version FROM groups WHERE id = $1", args![id])
        .await?;
    Ok(row.map(|(name_en, name_ja, version)| (Names { name_en, name_ja }, version)))
}

pub(super) async fn count(tx: &mut Tx, id: &str) -> Result<i64, StoreError> {
    let count: Option<(i64,)> = tx
        .one("SELECT COUNT(*) FROM group_members m WHERE m.group_id = $1", args![id])
        .await?;
    Ok(count.map_or(0, |(count,)| count))
}

fn summary(group: Group, members: i64) -> GroupSummary {
    GroupSummary {
        id: group.id,
        name: group.name,
        audience: group.audience,
        built_in: group.built_in,
        members,
        pages: group.pages,
    }
}

/// As an event tells them.
#[derive(PartialEq, Serialize)]
struct Names {
    name_en: String,
    name_ja: String,
}

impl Names {
    fn new(en: &str, ja: &str) -> Self {
        Self {
            name_en: en.trim().to_owned(),
            name_ja: ja.trim().to_owned(),
        }
    }
}

#[derive(Serialize)]
struct Made {
    #[serde(flatten)]
    names: Names,
    audience: String,
}
