//! Puts categories and products into the store, with the price each starts at.

use super::{SeedError, books, large_format, marketing, stationery};
use crate::{
    args,
    catalogue::index_product,
    store::{Tx, new_id},
};
use pricing::{PriceSheet, Spec, from_price};

/// English and Japanese.
pub(super) type Text = (&'static str, &'static str);

pub(super) struct Category {
    pub(super) slug: &'static str,
    pub(super) name: Text,
    pub(super) products: Vec<Product>,
}

pub(super) struct Product {
    pub(super) slug: &'static str,
    pub(super) name: Text,
    pub(super) summary: Text,
    /// The stem of a file in `public/pictures`.
    pub(super) picture: &'static str,
    pub(super) spec: Spec,
}

/// The catalogue in its order.
pub(super) fn categories() -> [Category; 4] {
    [
        stationery::category(),
        marketing::category(),
        books::category(),
        large_format::category(),
    ]
}

pub(super) async fn add_catalogue(tx: &mut Tx) -> Result<(), SeedError> {
    for (position, category) in (1_i64..).zip(categories()) {
        let id = new_id();
        let (name_en, name_ja) = category.name;
        tx.execute(
            "INSERT INTO categories (id, slug, name_en, name_ja, position) VALUES ($1, $2, $3, $4, $5)",
            args![&id, category.slug, name_en, name_ja, position],
        )
        .await?;
        for (position, product) in (1_i64..).zip(&category.products) {
            add_product(tx, &id, product, position).await?;
        }
    }
    Ok(())
}

async fn add_product(tx: &mut Tx, category: &str, product: &Product, position: i64) -> Result<(), SeedError> {
    let id = new_id();
    let from = from_price(&product.spec, PriceSheet::default()).ok_or("a product's default has no price")?;
    let ((name_en, name_ja), (summary_en, summary_ja)) = (product.name, product.summary);
    tx.execute(
        "INSERT INTO products
             (id, slug, category_id, name_en, name_ja, summary_en, summary_ja, picture, spec, from_price, position, active)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            &id,
            product.slug,
            category,
            name_en,
            name_ja,
            summary_en,
            summary_ja,
            product.picture,
            serde_json::to_string(&product.spec)?,
            from.minor(),
            position,
            true,
        ],
    )
    .await?;
    index_product(tx, &id).await?;
    Ok(())
}
