//! After a company got a new name: its buyers and jobs are found by it. The first of them at once, all others in steps that
//! keep nobody waiting.

use super::listing::index_company;
use crate::{
    args, groups, jobs,
    people::index_user,
    shop::Shop,
    store::{StoreError, Tx},
};

/// Buyers, and jobs, that one transaction indexes anew.
const STEP: usize = 100;
const READ: i64 = 100;

pub(super) async fn renamed(tx: &mut Tx, company: &str) -> Result<(), StoreError> {
    index_company(tx, company).await?;
    tx.execute(
        "INSERT INTO renamed_companies (company_id, after_buyer, after_job) VALUES ($1, '', '')
         ON CONFLICT (company_id) DO UPDATE SET after_buyer = '', after_job = ''",
        args![company],
    )
    .await?;
    step(tx, company).await
}

/// Goes one step on with every company that has a new name; whether there is more to do.
pub async fn index_renamed(shop: &Shop) -> Result<bool, StoreError> {
    let companies: Vec<(String,)> = shop
        .db()
        .all("SELECT company_id FROM renamed_companies ORDER BY company_id", args![])
        .await?;
    for (company,) in &companies {
        let mut tx = shop.db().begin().await?;
        // As all who change users, so that nobody waits for somebody who waits for them.
        groups::lock(&mut tx).await?;
        step(&mut tx, company).await?;
        tx.commit().await?;
    }
    Ok(!companies.is_empty())
}

async fn step(tx: &mut Tx, company: &str) -> Result<(), StoreError> {
    // Writing the row keeps others from the same step.
    let reached: Option<(String, String)> = tx
        .one(
            "UPDATE renamed_companies SET after_buyer = after_buyer WHERE company_id = $1 RETURNING after_buyer, after_job",
            args![company],
        )
        .await?;
    let Some((after_buyer, after_job)) = reached else {
        return Ok(());
    };
    let buyers: Vec<(String,)> = tx
        .all(
            "SELECT id FROM users WHERE company_id = $1 AND id > $2 ORDER BY id LIMIT $3",
            args![company, &after_buyer, READ],
        )
        .await?;
    for (buyer,) in &buyers {
        index_user(tx, buyer).await?;
    }
    let jobs: Vec<(String,)> = tx
        .all(
            "SELECT id FROM jobs WHERE company_id = $1 AND id > $2 ORDER BY id LIMIT $3",
            args![company, &after_job, READ],
        )
        .await?;
    for (job,) in &jobs {
        jobs::index(tx, job).await?;
    }
    let last = |rows: &[(String,)], before: String| rows.last().map_or(before, |(id,)| id.clone());
    if buyers.len() < STEP && jobs.len() < STEP {
        tx.execute("DELETE FROM renamed_companies WHERE company_id = $1", args![company])
            .await?;
    } else {
        tx.execute(
            "UPDATE renamed_companies SET after_buyer = $2, after_job = $3 WHERE company_id = $1",
            args![company, last(&buyers, after_buyer), last(&jobs, after_job)],
        )
        .await?;
    }
    Ok(())
}
