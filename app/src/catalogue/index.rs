//! Makes products findable by their names and summaries.

use crate::{
    args,
    store::{StoreError, Tx, term_batches},
};

/// Writes the terms of a product anew, as it now is.
pub(crate) async fn index_product(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM product_search WHERE product_id = $1", args![id])
        .await?;
    let texts: Option<(String,)> = tx
        .one(
            "SELECT name_en || ' ' || name_ja || ' ' || summary_en || ' ' || summary_ja FROM products WHERE id = $1",
            args![id],
        )
        .await?;
    let (texts,) = texts.ok_or(StoreError::RowNotFound)?;
    for args in term_batches(id, &texts) {
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
