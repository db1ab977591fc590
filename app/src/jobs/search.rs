//! Makes jobs findable: by their names, code, buyer and company, within the company.

use crate::{
    args,
    store::{StoreError, Tx, term_batches},
};

#[derive(sqlx::FromRow)]
struct Row {
    company_id: String,
    texts: String,
}

/// Writes the terms of a job anew.
pub(crate) async fn index(tx: &mut Tx, job: &str) -> Result<(), StoreError> {
    let row: Row = tx
        .one(
            "SELECT j.company_id,
                    j.name || ' ' || j.name_en || ' ' || j.name_ja || ' ' || j.code || ' ' || c.name || ' ' || u.name AS texts
             FROM jobs j JOIN companies c ON c.id = j.company_id JOIN users u ON u.id = j.buyer_id WHERE j.id = $1",
            args![job],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    tx.execute("DELETE FROM job_search WHERE job_id = $1", args![job])
        .await?;
    for mut args in term_batches(job, &row.texts) {
        args.push(row.company_id.as_str().into());
        tx.execute(
            "INSERT INTO job_search (company_id, job_id, term)
             VALUES ($14, $1, $2), ($14, $1, $3), ($14, $1, $4), ($14, $1, $5), ($14, $1, $6), ($14, $1, $7),
                    ($14, $1, $8), ($14, $1, $9), ($14, $1, $10), ($14, $1, $11), ($14, $1, $12), ($14, $1, $13)
             ON CONFLICT DO NOTHING",
            args,
        )
        .await?;
    }
    Ok(())
}
