//! What of a user cannot be changed, or not by everybody, and why.

use super::{refusals as said, texts as t};
use crate::{
    args,
    auth::{Page, Staff},
    store::{StoreError, Tx},
    ui::Lang,
};

/// Why this person may not change the user: nobody but an administrator changes staff who may open what they may not. Else
/// whoever edits users could take over another's account, and its pages, by its address.
pub(super) async fn locked(tx: &mut Tx, staff: &Staff, user: &str) -> Result<Option<String>, StoreError> {
    let pages: Vec<(String,)> = tx
        .all(
            "SELECT DISTINCT a.page FROM page_access a JOIN group_members m ON m.group_id = a.group_id
             WHERE m.user_id = $1 AND a.page NOT IN (
                 SELECT b.page FROM page_access b JOIN group_members n ON n.group_id = b.group_id WHERE n.user_id = $2)
               AND NOT EXISTS (
                 SELECT 1 FROM groups g JOIN group_members n ON n.group_id = g.id
                 WHERE g.built_in = 'administrators' AND n.user_id = $2)
             ORDER BY a.page",
            args![user, staff.id()],
        )
        .await?;
    let lang = staff.lang();
    let lacked: Vec<&str> = pages
        .iter()
        .filter_map(|(page,)| Page::from_key(page))
        .filter(|page| !page.is_for_customers())
        .map(|page| page.text(lang))
        .collect();
    Ok((!lacked.is_empty()).then(|| said::locked(&lacked.join(lang.pick(", ", "、")), lang)))
}

/// Whether orders would wait for a user's approval in vain.
pub(super) async fn approves(tx: &mut Tx, user: &str) -> Result<bool, StoreError> {
    let rule: Option<(i64,)> = tx
        .one(
            "SELECT level FROM approval_rules WHERE approver_id = $1 LIMIT 1",
            args![user],
        )
        .await?;
    Ok(rule.is_some())
}

/// Why a customer cannot go to another company.
pub(super) async fn company_stays(tx: &mut Tx, user: &str, lang: Lang) -> Result<Option<&'static str>, StoreError> {
    let (ordered, approves): (bool, bool) = tx
        .one(
            "SELECT EXISTS (SELECT 1 FROM orders o WHERE o.buyer_id = u.id)
                    OR EXISTS (SELECT 1 FROM jobs j WHERE j.buyer_id = u.id),
                    EXISTS (SELECT 1 FROM approval_rules a WHERE a.company_id = u.company_id AND a.approver_id = u.id)
             FROM users u WHERE u.id = $1",
            args![user],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(match (ordered, approves) {
        (true, _) => Some(t::has_ordered(lang)),
        (false, true) => Some(t::is_approver(lang)),
        (false, false) => None,
    })
}
