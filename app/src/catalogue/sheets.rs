//! Price sheets as far as they concern a product: what its price tester can be asked for.

use super::staff_types::SheetOption;
use crate::{args, auth::Staff, store::StoreError};

/// More are of no use in a choice.
const MOST: i64 = 200;

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    adjustment_bp: i64,
}

/// The shop's price sheets with what each says about this product in this category, then the companies that have an
/// adjustment of their own instead.
pub(super) async fn sheets(staff: &Staff, product: &str, category: &str) -> Result<Vec<SheetOption>, StoreError> {
    let rows: Vec<Row> = staff
        .shop()
        .db()
        .all(
            "SELECT x.name, x.adjustment_bp FROM (
                 SELECT 0 AS place, t.name, COALESCE(
                     (SELECT r.adjustment FROM price_sheet_rules r WHERE r.sheet_id = t.id AND r.product_id = $1),
                     (SELECT r.adjustment FROM price_sheet_rules r WHERE r.sheet_id = t.id AND r.category_id = $2),
                     t.adjustment) AS adjustment_bp
                 FROM price_sheets t
                 UNION ALL
                 SELECT 1, name, price_adjustment FROM companies
                 WHERE active AND price_adjustment <> 0 AND price_sheet_id IS NULL) x
             ORDER BY x.place, x.name LIMIT $3",
            args![product, category, MOST],
        )
        .await?;
    let sheets = rows.into_iter().map(|row| SheetOption {
        name: row.name,
        adjustment_bp: row.adjustment_bp,
    });
    Ok(sheets.collect())
}
