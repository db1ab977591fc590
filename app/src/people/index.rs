//! Makes buyers findable: by name, e-mail and company, within the company.

use crate::{
    args,
    store::{StoreError, Tx, term_batches},
};

/// Writes the terms of a buyer anew, as user and company now are. Staff have none.
pub(crate) async fn index_buyer(tx: &mut Tx, user: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM buyer_search WHERE user_id = $1", args![user])
        .await?;
    let row: Option<(String, String)> = tx
        .one(
            "SELECT c.id, u.name || ' ' || u.email || ' ' || c.name FROM users u JOIN companies c ON c.id = u.company_id
             WHERE u.id = $1",
            args![user],
        )
        .await?;
    let Some((company, texts)) = row else {
        return Ok(());
    };
    for mut args in term_batches(user, &texts) {
        args.push(company.as_str().into());
        tx.execute(
            "INSERT INTO buyer_search (company_id, user_id, term)
             VALUES ($14, $1, $2), ($14, $1, $3), ($14, $1, $4), ($14, $1, $5), ($14, $1, $6), ($14, $1, $7),
                    ($14, $1, $8), ($14, $1, $9), ($14, $1, $10), ($14, $1, $11), ($14, $1, $12), ($14, $1, $13)
             ON CONFLICT DO NOTHING",
            args,
        )
        .await?;
    }
    Ok(())
}
