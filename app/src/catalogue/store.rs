//! Reading products at the prices of the shopper's company.

use super::{
    prices::adjustment,
    types::{Product, ProductCard, Shelf, Shelves},
};
use crate::{
    args,
    auth::Shopper,
    store::{Tx, decode, prefix_range, search_words},
    ui::AppError,
};
use pricing::{Money, PriceSheet, Spec};

/// Whether the product `p` is offered to the company of this expression: it is published, and for that company's eyes.
macro_rules! offered {
    ($company:literal) => {
        concat!(
            "(p.active AND (p.for_all OR EXISTS (
                SELECT 1 FROM product_companies v WHERE v.product_id = p.id AND v.company_id = ",
            $company,
            ")))"
        )
    };
}
pub(crate) use offered;

const PAGE: i64 = 24;
const WHOLE_BP: i64 = 10_000;

#[derive(sqlx::FromRow)]
struct CardRow {
    slug: String,
    name_en: String,
    name_ja: String,
    summary_en: String,
    summary_ja: String,
    picture: String,
    from_price: i64,
    category_slug: String,
    category_en: String,
    category_ja: String,
    price_adjustment: i64,
}

pub(super) async fn list_products(
    shopper: &Shopper,
    category: &str,
    query: &str,
    page: u32,
) -> Result<Shelves, AppError> {
    let mut words = search_words(query).into_iter().map(|word| prefix_range(&word));
    let mut next = || words.next().unwrap_or_default();
    let (a, b, c) = (next(), next(), next());
    let skip = PAGE * i64::from(page.saturating_sub(1));
    let mut rows: Vec<CardRow> = shopper
        .shop()
        .db()
        .all(
            concat!(
                "SELECT p.slug, p.name_en, p.name_ja, p.summary_en, p.summary_ja, p.picture, p.from_price,
                    c.slug AS category_slug, c.name_en AS category_en, c.name_ja AS category_ja, ",
                adjustment!(),
                " AS price_adjustment
             FROM products p
             JOIN categories c ON c.id = p.category_id
             JOIN companies m ON m.id = $1
             WHERE ", offered!("$1"), "
               AND ($2 = '' OR c.slug = $2)
               AND ($3 = '' OR EXISTS (SELECT 1 FROM product_search t WHERE t.product_id = p.id AND t.term >= $3 AND t.term < $4))
               AND ($5 = '' OR EXISTS (SELECT 1 FROM product_search t WHERE t.product_id = p.id AND t.term >= $5 AND t.term < $6))
               AND ($7 = '' OR EXISTS (SELECT 1 FROM product_search t WHERE t.product_id = p.id AND t.term >= $7 AND t.term < $8))
             ORDER BY c.position, c.id, p.position, p.id
             LIMIT $9 OFFSET $10"
            ),
            args![shopper.company(), category, a.0, a.1, b.0, b.1, c.0, c.1, PAGE + 1, skip],
        )
        .await?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok(Shelves {
        shelves: shelves(shopper, rows),
        more,
    })
}

fn shelves(shopper: &Shopper, rows: Vec<CardRow>) -> Vec<Shelf> {
    let lang = shopper.lang();
    let mut shelves: Vec<Shelf> = Vec::new();
    for row in rows {
        let card = ProductCard {
            slug: row.slug,
            name: lang.pick(row.name_en, row.name_ja),
            summary: lang.pick(row.summary_en, row.summary_ja),
            picture: row.picture,
            from: adjusted(row.from_price, row.price_adjustment),
        };
        match shelves.last_mut() {
            Some(shelf) if shelf.slug == row.category_slug => shelf.products.push(card),
            _ => shelves.push(Shelf {
                slug: row.category_slug,
                name: lang.pick(row.category_en, row.category_ja),
                products: vec![card],
            }),
        }
    }
    shelves
}

/// A list price under a price sheet, rounded half up as [`pricing::price`] rounds.
fn adjusted(minor: i64, adjustment: i64) -> Money {
    let exact = i128::from(minor) * i128::from(WHOLE_BP + adjustment);
    let whole = i128::from(WHOLE_BP);
    Money::from_minor(i64::try_from((2 * exact + whole).div_euclid(2 * whole)).unwrap_or(i64::MAX))
}

#[derive(sqlx::FromRow)]
struct ProductRow {
    slug: String,
    name_en: String,
    name_ja: String,
    summary_en: String,
    summary_ja: String,
    picture: String,
    alt_en: String,
    alt_ja: String,
    spec: String,
    category_slug: String,
    category_en: String,
    category_ja: String,
    price_adjustment: i64,
}

pub(super) async fn product(shopper: &Shopper, slug: &str) -> Result<Product, AppError> {
    let row: Option<ProductRow> = shopper
        .shop()
        .db()
        .one(
            concat!(
                "SELECT p.slug, p.name_en, p.name_ja, p.summary_en, p.summary_ja, p.picture, p.alt_en, p.alt_ja, p.spec,
                    c.slug AS category_slug, c.name_en AS category_en, c.name_ja AS category_ja, ",
                adjustment!(),
                " AS price_adjustment
             FROM products p
             JOIN categories c ON c.id = p.category_id
             JOIN companies m ON m.id = $1
             WHERE p.slug = $2 AND ",
                offered!("$1")
            ),
            args![shopper.company(), slug],
        )
        .await?;
    let row = row.ok_or(AppError::NotFound)?;
    let lang = shopper.lang();
    Ok(Product {
        slug: row.slug,
        name: lang.pick(row.name_en, row.name_ja),
        summary: lang.pick(row.summary_en, row.summary_ja),
        picture: row.picture,
        alt: lang.pick(row.alt_en, row.alt_ja),
        category_slug: row.category_slug,
        category: lang.pick(row.category_en, row.category_ja),
        spec: decode(&row.spec)?,
        sheet: PriceSheet {
            adjustment_bp: row.price_adjustment,
        },
    })
}

/// A product as far as a price needs it.
pub(crate) struct Priceable {
    pub(crate) id: String,
    pub(crate) spec: Spec,
}

/// A product that is offered to the shopper's company, by its slug, to be priced in a transaction.
pub(crate) async fn priceable(tx: &mut Tx, shopper: &Shopper, slug: &str) -> Result<Priceable, AppError> {
    let row: Option<(String, String)> = tx
        .one(
            concat!(
                "SELECT p.id, p.spec FROM products p WHERE p.slug = $1 AND ",
                offered!("$2")
            ),
            args![slug, shopper.company()],
        )
        .await?;
    let (id, spec) = row.ok_or(AppError::NotFound)?;
    Ok(Priceable {
        id,
        spec: decode(&spec)?,
    })
}
