//! Who is in a group, who could be, and both changed for several at once.
//!
//! Its one rule: what a page of a list costs does not grow with the number of users. Which statement reads it depends on
//! what leads to fewer of them: the group, the rarest word, or the list itself.

use super::{
    membership::{group_named, join, leave},
    rules::Group,
    texts as t,
    types::{Audience, Member, MemberList},
};
use crate::{
    args,
    auth::Staff,
    store::{Db, StoreError, Val, prefix_range, search_words},
    ui::{AppError, invalid},
};

const LISTED: usize = 50;
/// One more than is listed: whether there are more.
const READ: i64 = 51;
/// Members that are sorted, rather than met on the way through all users.
const FEW: i64 = 1_000;
/// Users that a word may lead to; of more, some are met soon on the way through all.
const WALKED: i64 = 10_000;
/// Users that are put into a group or taken out of it at once.
const AT_ONCE: usize = 200;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    email: String,
    active: bool,
    name_key: String,
    company: Option<String>,
}

/// Users by name who fit up to three words (`$3` to `$8`, empty ones take no part), from the key `$2` on; `$1` is the group.
macro_rules! users {
    ($from:literal, $which:literal) => {
        concat!(
            "SELECT u.id, u.name, u.email, u.active, u.name_key, c.name AS company FROM ",
            $from,
            " LEFT JOIN companies c ON c.id = u.company_id WHERE ",
            $which,
            " AND u.name_key > $2
              AND ($3 = '' OR EXISTS (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $3 AND t.term < $4))
              AND ($5 = '' OR EXISTS (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $5 AND t.term < $6))
              AND ($7 = '' OR EXISTS (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $7 AND t.term < $8))
              ORDER BY u.name_key LIMIT $9"
        )
    };
}

/// The users that the first word leads to.
macro_rules! of_word {
    ($which:literal) => {
        users!(
            "(SELECT DISTINCT w.user_id FROM user_terms w WHERE w.term >= $3 AND w.term < $4) hit
             JOIN users u ON u.id = hit.user_id",
            $which
        )
    };
}

/// Members of a group that has few.
pub const OF_FEW: &str = users!("group_members g JOIN users u ON u.id = g.user_id", "g.group_id = $1");
/// Members of a group that has many, met on the way through all users.
pub const OF_MANY: &str = users!(
    "users u",
    "EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// Members to whom a rare word leads.
pub const BY_WORD: &str = of_word!("EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)");
/// Staff who are not in the group; a shop has few.
pub const STAFF_OUTSIDE: &str = users!(
    "users u",
    "u.audience = 'staff' AND u.active = $10
     AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// Customers who are not in the group, met on the way through all users.
pub const CUSTOMERS_OUTSIDE: &str = users!(
    "users u",
    "u.audience = 'customer' AND u.active = $10
     AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// Customers who are not in the group, to whom a rare word leads.
pub const CUSTOMERS_BY_WORD: &str = of_word!(
    "u.audience = 'customer' AND u.active = $10
     AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// How many terms a word leads to, counted no further than needed.
pub const HITS: &str = "SELECT COUNT(*) FROM (
    SELECT 1 AS hit FROM user_terms t WHERE t.term >= $1 AND t.term < $2 LIMIT $3) w";
/// How many members a group has, counted no further than needed.
pub const SIZE: &str = "SELECT COUNT(*) FROM (SELECT 1 AS hit FROM group_members g WHERE g.group_id = $1 LIMIT $2) w";

pub(super) async fn list(staff: &Staff, group: &str, q: &str, after: &str) -> Result<MemberList, AppError> {
    let db = staff.shop().db();
    let group = known(staff, group).await?;
    let words = words(db, q).await?;
    let size: Option<(i64,)> = db.one(SIZE, args![&group.id, FEW + 1]).await?;
    let sql = if size.is_some_and(|(size,)| size <= FEW) {
        OF_FEW
    } else if words.rarest.is_some_and(|hits| hits < WALKED) {
        BY_WORD
    } else {
        OF_MANY
    };
    let rows: Vec<Row> = db.all(sql, words.args(&group.id, after)).await?;
    Ok(page(rows))
}

/// Active users of the group's audience who are not in it. Customers are many, and so found by what is typed alone.
pub(super) async fn find(staff: &Staff, group: &str, q: &str) -> Result<MemberList, AppError> {
    let db = staff.shop().db();
    let group = known(staff, group).await?;
    let words = words(db, q).await?;
    let sql = match (group.audience, words.rarest) {
        (Audience::Staff, _) => STAFF_OUTSIDE,
        (Audience::Customer, None) => return Ok(MemberList::default()),
        (Audience::Customer, Some(hits)) if hits < WALKED => CUSTOMERS_BY_WORD,
        (Audience::Customer, Some(_)) => CUSTOMERS_OUTSIDE,
    };
    let mut args = words.args(&group.id, "");
    args.push(true.into());
    let rows: Vec<Row> = db.all(sql, args).await?;
    Ok(page(rows))
}

/// Puts all of them into the group, or none and says who cannot be in it.
pub(super) async fn add(staff: &Staff, group: &str, users: &[String]) -> Result<(), AppError> {
    some(staff, users)?;
    let mut tx = staff.shop().db().begin().await?;
    let mut refused = Vec::new();
    for user in users {
        collect(join(&mut tx, staff, group, user).await, &mut refused)?;
    }
    all_or_none(refused)?;
    tx.commit().await?;
    Ok(())
}

/// Takes all of them out of the group, or none.
pub(super) async fn remove(staff: &Staff, group: &str, users: &[String]) -> Result<(), AppError> {
    some(staff, users)?;
    let mut tx = staff.shop().db().begin().await?;
    let mut refused = Vec::new();
    for user in users {
        collect(leave(&mut tx, staff, group, user).await, &mut refused)?;
    }
    all_or_none(refused)?;
    tx.commit().await?;
    Ok(())
}

fn some(staff: &Staff, users: &[String]) -> Result<(), AppError> {
    match users.len() {
        0 => Err(invalid("", t::nobody_chosen(staff.lang()))),
        1..=AT_ONCE => Ok(()),
        _ => Err(AppError::Malformed),
    }
}

/// What is wrong with one of them is said with what is wrong with the others.
fn collect(answer: Result<(), AppError>, refused: &mut Vec<String>) -> Result<(), AppError> {
    match answer {
        Err(AppError::Invalid(errors)) => {
            refused.extend(errors.into_iter().map(|error| error.message));
            Ok(())
        }
        other => other,
    }
}

fn all_or_none(mut refused: Vec<String>) -> Result<(), AppError> {
    refused.dedup();
    if refused.is_empty() {
        Ok(())
    } else {
        Err(invalid("", refused.join(" ")))
    }
}

async fn known(staff: &Staff, group: &str) -> Result<Group, AppError> {
    let mut tx = staff.shop().db().begin_reading().await?;
    group_named(&mut tx, group, staff.lang()).await
}

/// What was typed, the word first that leads to the fewest users.
struct Words {
    ranges: Vec<(String, String)>,
    /// How many terms it leads to; none without a word.
    rarest: Option<i64>,
}

async fn words(db: &Db, q: &str) -> Result<Words, StoreError> {
    let mut by_hits = Vec::new();
    for word in search_words(q) {
        let range = prefix_range(&word);
        let hits: Option<(i64,)> = db.one(HITS, args![&range.0, &range.1, WALKED]).await?;
        by_hits.push((hits.map_or(0, |(hits,)| hits), range));
    }
    by_hits.sort();
    Ok(Words {
        rarest: by_hits.first().map(|(hits, _)| *hits),
        ranges: by_hits.into_iter().map(|(_, range)| range).collect(),
    })
}

impl Words {
    fn args(&self, group: &str, after: &str) -> Vec<Val> {
        let mut args = args![group, after];
        for n in 0..3 {
            let (from, to) = self.ranges.get(n).cloned().unwrap_or_default();
            args.extend(args![from, to]);
        }
        args.push(READ.into());
        args
    }
}

fn page(mut rows: Vec<Row>) -> MemberList {
    let more = rows.len() > LISTED;
    rows.truncate(LISTED);
    MemberList {
        next: rows.last().filter(|_| more).map(|row| row.name_key.clone()),
        members: rows.into_iter().map(Row::into_member).collect(),
    }
}

impl Row {
    fn into_member(self) -> Member {
        Member {
            id: self.id,
            name: self.name,
            email: self.email,
            company: self.company,
            active: self.active,
        }
    }
}
