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
/// Users that are looked at to find some who are not in a group.
const MET: i64 = 1_000;
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
/// The words are looks into an index by the user: asked by EXISTS, `PostgreSQL` would read the terms of everybody first.
macro_rules! users {
    ($from:literal, $which:literal, $key:literal) => {
        concat!(
            "SELECT u.id, u.name, u.email, u.active, u.name_key, c.name AS company FROM ",
            $from,
            " LEFT JOIN companies c ON c.id = u.company_id WHERE ",
            $which,
            " AND ",
            $key,
            " > $2
              AND ($3 = '' OR (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $3 AND t.term < $4 LIMIT 1) = 1)
              AND ($5 = '' OR (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $5 AND t.term < $6 LIMIT 1) = 1)
              AND ($7 = '' OR (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $7 AND t.term < $8 LIMIT 1) = 1)
              ORDER BY ",
            $key,
            " LIMIT $9"
        )
    };
}

/// Those users, met in the order of their names.
macro_rules! met {
    ($from:literal, $which:literal) => {
        users!($from, $which, "u.name_key")
    };
}

/// Those users, found first and then sorted: the key is no column here, so that no engine walks its index instead.
macro_rules! sorted {
    ($from:literal, $which:literal) => {
        users!($from, $which, "(u.name_key || '')")
    };
}

/// The users that the first word leads to.
macro_rules! of_word {
    ($which:literal) => {
        sorted!(
            "(SELECT DISTINCT w.user_id FROM user_terms w WHERE w.term >= $3 AND w.term < $4) hit
             JOIN users u ON u.id = hit.user_id",
            $which
        )
    };
}

/// Members of a group that has few.
pub const OF_FEW: &str = sorted!("group_members g JOIN users u ON u.id = g.user_id", "g.group_id = $1");
/// Members of a group that has many, met on the way through all users.
pub const OF_MANY: &str = met!(
    "users u",
    "EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// Members to whom a rare word leads.
pub const BY_WORD: &str = of_word!("EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)");
/// Staff who are not in the group; a shop has few. The state is asked so that no engine goes by its index, which has everybody.
pub const STAFF_OUTSIDE: &str = sorted!(
    "users u",
    "u.audience = 'staff' AND NOT (u.active <> $10)
     AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// Customers who are not in the group, among the first `$11` by name.
pub const CUSTOMERS_OUTSIDE: &str = sorted!(
    "(SELECT x.id FROM users x WHERE x.audience = 'customer' AND x.active = $10 ORDER BY x.name_key LIMIT $11) first
     JOIN users u ON u.id = first.id",
    "NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// Customers who are not in the group, to whom a rare word leads.
pub const CUSTOMERS_BY_WORD: &str = of_word!(
    "u.audience = 'customer' AND u.active = $10
     AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = u.id)"
);
/// How many terms a word leads to, and how many are in a group, counted up to a bound. Without an order `PostgreSQL` would look
/// through the table, trusting that it meets enough.
pub const HITS: &str = "SELECT COUNT(*) FROM (
    SELECT w.user_id FROM user_terms w WHERE w.term >= $1 AND w.term < $2 ORDER BY w.term LIMIT $3) counted";
pub const SIZE: &str = "SELECT COUNT(*) FROM (
    SELECT g.user_id FROM group_members g WHERE g.group_id = $1 ORDER BY g.user_id LIMIT $2) counted";

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
    let mut args = words.args(&group.id, "");
    args.push(true.into());
    let sql = match (group.audience, words.rarest) {
        (Audience::Staff, _) => STAFF_OUTSIDE,
        (Audience::Customer, None) => return Ok(MemberList::default()),
        (Audience::Customer, Some(hits)) if hits < WALKED => CUSTOMERS_BY_WORD,
        (Audience::Customer, Some(_)) => {
            args.push(MET.into());
            CUSTOMERS_OUTSIDE
        }
    };
    let bounded = sql == CUSTOMERS_OUTSIDE;
    let rows: Vec<Row> = db.all(sql, args).await?;
    let mut found = page(rows);
    if bounded && found.next.is_none() {
        // Whom it did not get to may fit too.
        found.next = Some(String::new());
    }
    Ok(found)
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
