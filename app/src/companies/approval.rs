//! Whom a company's orders wait for: levels by amount, each with an approver of the company.
//!
//! Its one rule: levels are numbered by their amounts; whenever they change, the orders that wait go by the new ones.

use super::{
    changing::{InEvent, begin, finish},
    forms::LevelForm,
    staff_types::{Approval, Colleague, Level},
    texts as t,
};
use crate::{
    args,
    auth::Staff,
    orders::{self, ApprovalRule},
    store::{Db, StoreError, Tx},
    ui::{AppError, at},
};
use pricing::Money;
use serde::Serialize;

/// More than any company has, and few enough to be looked through.
const MOST_LEVELS: usize = 20;
/// Buyers to choose from; others are named by their e-mail all the same.
const SUGGESTED: i64 = 50;

#[derive(sqlx::FromRow)]
struct LevelRow {
    level: i64,
    over_amount: i64,
    id: String,
    name: String,
    email: String,
    active: bool,
    waiting: i64,
}

pub(super) async fn approval(db: &Db, company: &str) -> Result<Approval, StoreError> {
    let rows: Vec<LevelRow> = db
        .all(
            "SELECT r.level, r.over_amount, u.id, u.name, u.email, u.active,
                    (SELECT COUNT(*) FROM orders o WHERE o.company_id = r.company_id AND o.status = 'approval_required'
                       AND o.approval_level = r.level) AS waiting
             FROM approval_rules r JOIN users u ON u.id = r.approver_id WHERE r.company_id = $1 ORDER BY r.level",
            args![company],
        )
        .await?;
    let buyers: Vec<(String, String)> = db
        .all(
            "SELECT u.email, u.name FROM users u WHERE u.company_id = $1 AND u.active = $2 ORDER BY u.name, u.id LIMIT $3",
            args![company, true, SUGGESTED],
        )
        .await?;
    let level = |row: LevelRow| Level {
        level: row.level,
        over: Money::from_minor(row.over_amount),
        approver: Colleague {
            id: row.id,
            name: row.name,
            active: row.active,
        },
        email: row.email,
        waiting: row.waiting,
    };
    Ok(Approval {
        levels: rows.into_iter().map(level).collect(),
        buyers,
    })
}

/// A level as an event tells it.
#[derive(PartialEq, Eq, Serialize)]
struct Told {
    over_amount: i64,
    /// An e-mail.
    approver: String,
}

impl InEvent for Told {}

async fn told(tx: &mut Tx, rule: &ApprovalRule) -> Result<Told, StoreError> {
    let (approver,): (String,) = tx
        .one("SELECT email FROM users WHERE id = $1", args![&rule.approver])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Told {
        over_amount: rule.over,
        approver,
    })
}

async fn rules(tx: &mut Tx, company: &str) -> Result<Vec<ApprovalRule>, StoreError> {
    let rows: Vec<(i64, i64, String)> = tx
        .all(
            "SELECT level, over_amount, approver_id FROM approval_rules WHERE company_id = $1 ORDER BY level",
            args![company],
        )
        .await?;
    let rule = |(level, over, approver)| ApprovalRule {
        was: Some(level),
        over,
        approver,
    };
    Ok(rows.into_iter().map(rule).collect())
}

pub(super) async fn add(staff: &Staff, company: &str, version: i64, form: &LevelForm) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    orders::hold_placing(&mut tx, staff).await?;
    let before = rules(&mut tx, company).await?;
    if before.len() >= MOST_LEVELS {
        return Err(AppError::Invalid(vec![at("over", t::too_many_levels(staff.lang()))]));
    }
    let rule = typed(&mut tx, staff, company, form, None).await?;
    let it_is = told(&mut tx, &rule).await?;
    let after = before.iter().cloned().chain([rule]).collect();
    replace(&mut tx, staff, company, &before, after).await?;
    finish(tx, staff, company, "approval_level_added", (None, Some(it_is))).await
}

pub(super) async fn change(
    staff: &Staff,
    company: &str,
    version: i64,
    level: i64,
    form: &LevelForm,
) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    orders::hold_placing(&mut tx, staff).await?;
    let before = rules(&mut tx, company).await?;
    let was = named(&before, level)?;
    let rule = typed(&mut tx, staff, company, form, Some(level)).await?;
    let (it_was, it_is) = (told(&mut tx, was).await?, told(&mut tx, &rule).await?);
    let others = before.iter().filter(|other| other.was != Some(level)).cloned();
    let after = others.chain([rule]).collect();
    replace(&mut tx, staff, company, &before, after).await?;
    finish(
        tx,
        staff,
        company,
        "approval_level_changed",
        (Some(it_was), Some(it_is)),
    )
    .await
}

/// Removes a level. Orders that wait there go on to the next level that they exceed, or are approved.
pub(super) async fn remove(staff: &Staff, company: &str, version: i64, level: i64) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    orders::hold_placing(&mut tx, staff).await?;
    let before = rules(&mut tx, company).await?;
    let it_was = told(&mut tx, named(&before, level)?).await?;
    let after = before
        .iter()
        .filter(|other| other.was != Some(level))
        .cloned()
        .collect();
    replace(&mut tx, staff, company, &before, after).await?;
    finish(tx, staff, company, "approval_level_removed", (Some(it_was), None)).await
}

fn named(rules: &[ApprovalRule], level: i64) -> Result<&ApprovalRule, AppError> {
    rules
        .iter()
        .find(|rule| rule.was == Some(level))
        .ok_or(AppError::NotFound)
}

/// The level that was typed, with an approver who can sign in for this company.
async fn typed(
    tx: &mut Tx,
    staff: &Staff,
    company: &str,
    form: &LevelForm,
    was: Option<i64>,
) -> Result<ApprovalRule, AppError> {
    let lang = staff.lang();
    let over = form.over().map(Money::minor).unwrap_or_default();
    let mut problems = Vec::new();
    let same: Option<(i64,)> = tx
        .one(
            "SELECT level FROM approval_rules WHERE company_id = $1 AND over_amount = $2 AND level <> $3",
            args![company, over, was.unwrap_or_default()],
        )
        .await?;
    if same.is_some() {
        problems.push(at("over", t::amount_taken(lang)));
    }
    let approver: Option<(String,)> = tx
        .one(
            "SELECT id FROM users WHERE email = $1 AND company_id = $2 AND active = $3",
            args![form.approver.trim().to_lowercase(), company, true],
        )
        .await?;
    if approver.is_none() {
        problems.push(at("approver", t::no_such_approver(lang)));
    }
    match approver {
        Some((approver,)) if problems.is_empty() => Ok(ApprovalRule { was, over, approver }),
        _ => Err(AppError::Invalid(problems)),
    }
}

/// Writes the levels anew, numbered by their amounts, and lets the waiting orders follow.
async fn replace(
    tx: &mut Tx,
    staff: &Staff,
    company: &str,
    before: &[ApprovalRule],
    mut after: Vec<ApprovalRule>,
) -> Result<(), AppError> {
    after.sort_by_key(|rule| rule.over);
    tx.execute("DELETE FROM approval_rules WHERE company_id = $1", args![company])
        .await?;
    for (level, rule) in (1_i64..).zip(&after) {
        tx.execute(
            "INSERT INTO approval_rules (company_id, level, over_amount, approver_id) VALUES ($1, $2, $3, $4)",
            args![company, level, rule.over, &rule.approver],
        )
        .await?;
    }
    orders::follow_approval_rules(tx, staff, company, before, &after).await
}
