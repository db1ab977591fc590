//! Makes users and products findable.

use crate::store::{StoreError, Tx, term_batches};

pub(super) async fn add_buyer(tx: &mut Tx, id: &str, company: &str, texts: &[&str]) -> Result<(), StoreError> {
    for mut args in term_batches(id, &texts.join(" ")) {
        args.push(company.into());
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

pub(super) async fn add_product(tx: &mut Tx, id: &str, texts: &[&str]) -> Result<(), StoreError> {
    for args in term_batches(id, &texts.join(" ")) {
        tx.execute(
            "INSERT INTO product_search (product_id, term)
             VALUES ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7),
                    ($1, $8), ($1, $9), ($1, $10), ($1, $11), ($1, $12), ($1, $13)
             ON CONFLICT DO NOTHING",
            args,
        )
        .await?;
    }
    Ok(())
}
