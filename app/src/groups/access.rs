//! Page access: which pages each group may open, read and saved as one matrix.

use super::{
    forms::AccessForm,
    membership::{all_groups, giver, lock},
    refusals as said,
    rules::{Cell, Giver, Group},
    store::count_change,
    texts as t,
    types::{AccessCell, AccessRow, Audience, Lock, PageAccess},
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Page, Staff},
    store::{StoreError, Tx},
    ui::{AppError, Lang, invalid},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// People that a refusal names.
const NAMED: i64 = 5;

pub(super) async fn read(staff: &Staff) -> Result<PageAccess, AppError> {
    let mut tx = staff.shop().db().begin_reading().await?;
    let version: Option<(i64,)> = tx
        .one("SELECT value FROM counters WHERE name = 'groups'", args![])
        .await?;
    let giver = giver(&mut tx, staff).await?;
    let groups = all_groups(&mut tx, staff.lang()).await?;
    let rows = |audience: Audience| {
        let groups = groups.iter().filter(|group| group.audience == audience);
        groups.map(|group| row(group, &giver)).collect()
    };
    Ok(PageAccess {
        version: version.map_or(0, |(version,)| version),
        staff: rows(Audience::Staff),
        customers: rows(Audience::Customer),
    })
}

fn row(group: &Group, giver: &Giver) -> AccessRow {
    let cells = Page::ALL.into_iter().filter_map(|page| {
        let lock = match group.cell(page, giver) {
            Cell::Foreign => return None,
            Cell::Locked(lock) => Some(lock),
            Cell::Free => None,
        };
        Some(AccessCell {
            page,
            open: group.pages.contains(&page),
            lock,
        })
    });
    AccessRow {
        group: group.id.clone(),
        name: group.name.clone(),
        built_in: group.built_in,
        cells: cells.collect(),
    }
}

/// Saves the whole matrix, or nothing.
///
/// # Errors
/// `Conflict` if groups or page access changed since it was read, `NotFound` for who may no longer open the page, `Forbidden`
/// for what is locked, `Invalid` where somebody would order on behalf and administer.
pub(super) async fn write(staff: &Staff, form: &AccessForm) -> Result<(), AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin().await?;
    let version = lock(&mut tx).await?;
    if form.version != version.to_string() {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    let giver = giver(&mut tx, staff).await?;
    if !giver.pages.contains(&Page::Groups) {
        return Err(AppError::NotFound);
    }
    let before = all_groups(&mut tx, lang).await?;
    let after = ticked(&before, &giver, &form.open, lang)?;
    keep_apart(&mut tx, &after, lang).await?;
    let mut changed = false;
    for (before, after) in before.iter().zip(&after) {
        changed |= change(&mut tx, staff, before, after).await?;
    }
    if changed {
        count_change(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The groups as the matrix has them. What is locked stays as it is.
fn ticked(groups: &[Group], giver: &Giver, open: &[String], lang: Lang) -> Result<Vec<Group>, AppError> {
    let mut wanted: HashMap<&str, HashSet<&str>> = HashMap::new();
    for value in open {
        let (group, page) = cell_of(value).ok_or(AppError::Malformed)?;
        wanted.entry(group).or_default().insert(page.key());
    }
    let groups: Vec<Group> = groups
        .iter()
        .map(|group| {
            let wanted = wanted.remove(group.id.as_str()).unwrap_or_default();
            let mut after = group.clone();
            after.pages.clear();
            for page in Page::ALL {
                let (was, wants) = (group.pages.contains(&page), wanted.contains(page.key()));
                let opens = match group.cell(page, giver) {
                    Cell::Free => wants,
                    Cell::Foreign | Cell::Locked(_) if wants && !was => {
                        return Err(AppError::Forbidden(said::locked(&group.name, page, lang)));
                    }
                    Cell::Locked(Lock::Kept) => true,
                    Cell::Locked(_) | Cell::Foreign => was,
                };
                if opens {
                    after.pages.push(page);
                }
            }
            Ok(after)
        })
        .collect::<Result<_, _>>()?;
    if wanted.is_empty() {
        Ok(groups)
    } else {
        Err(AppError::Malformed)
    }
}

/// The group and the page of a cell, as [`super::forms::cell_value`] names it.
fn cell_of(value: &str) -> Option<(&str, Page)> {
    let (group, page) = value.split_once('/')?;
    Some((group, Page::from_key(page)?))
}

/// Nobody may order on behalf and administer, neither by one group nor by two.
async fn keep_apart(tx: &mut Tx, groups: &[Group], lang: Lang) -> Result<(), AppError> {
    let mut refused = Vec::new();
    for group in groups.iter().filter(|group| group.orders_on_behalf()) {
        if group.administers() {
            refused.push(said::both_in_one(&group.name, lang));
        }
        let others = groups
            .iter()
            .filter(|other| other.id != group.id && other.administers());
        for other in others {
            let people: Vec<(String,)> = tx
                .all(
                    "SELECT u.name FROM group_members a JOIN group_members b ON b.user_id = a.user_id
                     JOIN users u ON u.id = a.user_id WHERE a.group_id = $1 AND b.group_id = $2 ORDER BY u.name LIMIT $3",
                    args![&group.id, &other.id, NAMED],
                )
                .await?;
            let people = people.into_iter().map(|(name,)| name);
            refused.extend(people.map(|name| said::mixed(&name, &other.name, &group.name, lang)));
        }
    }
    if refused.is_empty() {
        Ok(())
    } else {
        Err(invalid("", refused.join(" ")))
    }
}

/// Writes what differs, and tells whether anything does.
async fn change(tx: &mut Tx, staff: &Staff, before: &Group, after: &Group) -> Result<bool, StoreError> {
    let (was, is) = (fields(before), fields(after));
    if was == is {
        return Ok(false);
    }
    for page in Page::ALL {
        let sql = match (before.pages.contains(&page), after.pages.contains(&page)) {
            (false, true) => "INSERT INTO page_access (group_id, page) VALUES ($1, $2)",
            (true, false) => "DELETE FROM page_access WHERE group_id = $1 AND page = $2",
            _ => continue,
        };
        tx.execute(sql, args![&after.id, page.key()]).await?;
    }
    let event = Event::by(staff.id(), "page_access_changed", &after.id)
        .detail(&after.name)
        .change(Some(&was), Some(&is));
    record(tx, staff.shop().now(), event).await?;
    Ok(true)
}

/// As an event tells them: page by page.
fn fields(group: &Group) -> BTreeMap<&'static str, bool> {
    let open = |page: Page| (page.key(), group.pages.contains(&page));
    Page::ALL.into_iter().map(open).collect()
}
