//! The ground on which a CSR may act for a buyer, asked in one place: when it starts and at every request after.

use super::{Ending, texts as t};
use crate::{
    args,
    store::{Db, StoreError},
    ui::{AppError, Lang},
};

/// Why a CSR may not act for this user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    TargetIsStaff,
    RightLost,
    NotServed,
    BuyerInactive,
    CompanyInactive,
    NotAllowed,
}

#[derive(sqlx::FromRow)]
struct Row {
    actor_active: bool,
    may: bool,
    audience: String,
    buyer_active: bool,
    company_active: Option<bool>,
    policy: Option<String>,
    consent_until: Option<i64>,
    serves: Option<bool>,
}

/// Checks every ground; somebody who does not exist is not served.
pub(super) async fn check(db: &Db, actor: &str, subject: &str, now: i64) -> Result<Result<(), Refusal>, StoreError> {
    let row: Option<Row> = db
        .one(
            "SELECT a.active AS actor_active, b.audience, b.active AS buyer_active, b.on_behalf_consent_until AS consent_until,
                    c.active AS company_active, c.on_behalf_policy AS policy,
                    EXISTS (SELECT 1 FROM page_access p JOIN group_members m ON m.group_id = p.group_id
                            WHERE m.user_id = a.id AND p.page = 'order_on_behalf') AS may,
                    EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = a.id) AS serves
             FROM users a CROSS JOIN users b LEFT JOIN companies c ON c.id = b.company_id
             WHERE a.id = $1 AND b.id = $2",
            args![actor, subject],
        )
        .await?;
    Ok(row.map_or(Err(Refusal::NotServed), |row| judge(&row, now)))
}

fn judge(row: &Row, now: i64) -> Result<(), Refusal> {
    if row.audience == "staff" {
        return Err(Refusal::TargetIsStaff);
    }
    if !row.actor_active || !row.may {
        return Err(Refusal::RightLost);
    }
    if row.serves != Some(true) {
        return Err(Refusal::NotServed);
    }
    if row.company_active != Some(true) {
        return Err(Refusal::CompanyInactive);
    }
    if !row.buyer_active {
        return Err(Refusal::BuyerInactive);
    }
    let allowed = match row.policy.as_deref() {
        Some("allowed") => true,
        Some("ask") => row.consent_until.is_some_and(|until| until > now),
        _ => false,
    };
    if allowed { Ok(()) } else { Err(Refusal::NotAllowed) }
}

impl Refusal {
    /// The answer to an attempt to start.
    pub(super) fn error(self, lang: Lang) -> AppError {
        match self {
            Self::NotServed | Self::RightLost => AppError::NotFound,
            Self::TargetIsStaff => AppError::Forbidden(t::target_is_staff(lang).to_owned()),
            Self::BuyerInactive => AppError::Forbidden(t::buyer_inactive(lang).to_owned()),
            Self::CompanyInactive => AppError::Forbidden(t::company_inactive(lang).to_owned()),
            Self::NotAllowed => AppError::Forbidden(t::not_allowed(lang).to_owned()),
        }
    }

    /// How a running session ends when this becomes true.
    pub(super) fn ending(self) -> Ending {
        match self {
            Self::RightLost => Ending::RightLost,
            Self::NotServed | Self::TargetIsStaff => Ending::Unassigned,
            Self::BuyerInactive => Ending::BuyerInactive,
            Self::CompanyInactive => Ending::CompanyInactive,
            Self::NotAllowed => Ending::NotAllowed,
        }
    }

    /// Its name in the denial's event.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::TargetIsStaff => "target_is_staff",
            other => other.ending().key(),
        }
    }
}
