//! Puts companies, users and what ties them together into the store. Each is looked up by its name or e-mail.

use super::{
    SeedError,
    accounts::{USERS, User},
    companies::{COMPANIES, Company},
};
use crate::{
    args,
    companies::index_company,
    on_behalf::CONSENT_FOR_GOOD,
    people::index_user,
    store::{StoreError, Tx, new_id},
};

pub(super) async fn add_companies(tx: &mut Tx, now: i64) -> Result<(), StoreError> {
    for company in &COMPANIES {
        let id = new_id();
        add_company(tx, &id, company, now).await?;
        for (position, &(label, lines)) in (1_i64..).zip(company.addresses) {
            tx.execute(
                "INSERT INTO addresses (id, company_id, label, lines, position) VALUES ($1, $2, $3, $4, $5)",
                args![new_id(), &id, label, lines, position],
            )
            .await?;
        }
        for &(code, name) in company.cost_centres {
            tx.execute(
                "INSERT INTO cost_centres (id, company_id, code, name) VALUES ($1, $2, $3, $4)",
                args![new_id(), &id, code, name],
            )
            .await?;
        }
    }
    Ok(())
}

async fn add_company(tx: &mut Tx, id: &str, company: &Company, now: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO companies
             (id, name, active, language, price_adjustment, po_number_required, on_behalf_policy,
              served_by_all_csrs, monthly_budget, budget_carries_over, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            id,
            company.name,
            true,
            company.language,
            company.price_adjustment,
            company.po_number_required,
            company.on_behalf.key(),
            company.served_by_all_csrs,
            company.monthly_budget,
            company.monthly_budget.is_some(),
            now,
        ],
    )
    .await?;
    index_company(tx, id).await
}

pub(super) async fn add_users(tx: &mut Tx, password_hash: &str, now: i64) -> Result<(), StoreError> {
    for user in &USERS {
        add_user(tx, user, password_hash, now).await?;
    }
    Ok(())
}

async fn add_user(tx: &mut Tx, user: &User, password_hash: &str, now: i64) -> Result<(), StoreError> {
    let id = new_id();
    let audience = if user.company.is_some() { "customer" } else { "staff" };
    let company: Option<(String,)> = tx
        .one("SELECT id FROM companies WHERE name = $1", args![user.company])
        .await?;
    let company = company.map(|(id,)| id);
    tx.execute(
        "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at,
                            on_behalf_consent_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            &id,
            user.email,
            user.name,
            user.language,
            audience,
            company,
            true,
            password_hash,
            now,
            user.consents.then_some(CONSENT_FOR_GOOD)
        ],
    )
    .await?;
    index_user(tx, &id).await
}

/// Group members, Customer CSRs and approvers.
pub(super) async fn add_duties(tx: &mut Tx) -> Result<(), SeedError> {
    for user in &USERS {
        let added = tx
            .execute(
                "INSERT INTO group_members (group_id, user_id)
                 SELECT g.id, u.id FROM groups g CROSS JOIN users u WHERE g.built_in = $1 AND u.email = $2",
                args![user.group, user.email],
            )
            .await?;
        found(added, user.email)?;
    }
    for company in &COMPANIES {
        add_csrs(tx, company).await?;
        add_approvals(tx, company).await?;
    }
    Ok(())
}

async fn add_csrs(tx: &mut Tx, company: &Company) -> Result<(), SeedError> {
    for &csr in company.csrs {
        let added = tx
            .execute(
                "INSERT INTO customer_csrs (company_id, user_id)
                 SELECT c.id, u.id FROM companies c CROSS JOIN users u WHERE c.name = $1 AND u.email = $2",
                args![company.name, csr],
            )
            .await?;
        found(added, csr)?;
    }
    Ok(())
}

async fn add_approvals(tx: &mut Tx, company: &Company) -> Result<(), SeedError> {
    for (level, &(over_amount, approver)) in (1_i64..).zip(company.approvals) {
        let added = tx
            .execute(
                "INSERT INTO approval_rules (company_id, level, over_amount, approver_id)
                 SELECT c.id, $1, $2, u.id FROM companies c CROSS JOIN users u WHERE c.name = $3 AND u.email = $4",
                args![level, over_amount, company.name, approver],
            )
            .await?;
        found(added, approver)?;
    }
    Ok(())
}

/// A duty of somebody who is not there adds no row.
fn found(added: u64, email: &str) -> Result<(), SeedError> {
    if added == 1 {
        Ok(())
    } else {
        Err(format!("{email} was not found").into())
    }
}
