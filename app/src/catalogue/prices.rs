//! What a company pays: the one rule of its price sheet.

use crate::{
    args,
    auth::Shopper,
    store::{StoreError, Tx},
};
use pricing::PriceSheet;

/// The adjustment that a company `m` has on a product `p`, in basis points. With a price sheet it is that of the sheet's
/// rule about the product, else about its category, else the sheet's own; without one it is the company's.
macro_rules! adjustment {
    () => {
        "COALESCE(
             (SELECT r.adjustment FROM price_sheet_rules r WHERE r.sheet_id = m.price_sheet_id AND r.product_id = p.id),
             (SELECT r.adjustment FROM price_sheet_rules r WHERE r.sheet_id = m.price_sheet_id AND r.category_id = p.category_id),
             (SELECT t.adjustment FROM price_sheets t WHERE t.id = m.price_sheet_id),
             m.price_adjustment)"
    };
}
pub(crate) use adjustment;

/// The price sheet of the shopper's company for one product.
pub(crate) async fn price_sheet(tx: &mut Tx, shopper: &Shopper, product: &str) -> Result<PriceSheet, StoreError> {
    let (adjustment_bp,): (i64,) = tx
        .one(
            concat!(
                "SELECT ",
                adjustment!(),
                " FROM companies m CROSS JOIN products p WHERE m.id = $1 AND p.id = $2"
            ),
            args![shopper.company(), product],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(PriceSheet { adjustment_bp })
}
