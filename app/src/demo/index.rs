//! Makes products findable.

use crate::store::{StoreError, Tx, term_batches};

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
