//! The catalogue as CSV: a line for each product, as customers see it or would if it were published. Its price list is one
//! column, JSON of `pricing`, so that a line says the whole product and can be imported again.

use super::{
    content::{ProductRow, product_rows},
    staff_list::Key,
};
use crate::{
    args,
    auth::{Page, RequestContext, Staff},
    export::{Export, Part},
    imports::{DASH, STAR, joined},
    store::StoreError,
    ui::{AppError, written_amount},
};

/// What the column `companies` says where all companies see a product, or none does; else their names stand there.
pub(super) const ALL: &str = STAR;
pub(super) const NONE: &str = DASH;
/// What the column `tax_class` says where a product has no class of its own; else the class's English name stands there.
pub(super) const DEFAULT_CLASS: &str = STAR;

/// Every product in the order of the catalogue.
pub struct ProductsExport {
    staff: Staff,
}

impl ProductsExport {
    /// # Errors
    /// As [`Staff::with`] for the page "Catalogue".
    pub fn new(request: RequestContext) -> Result<Self, AppError> {
        let staff = Staff::of(request, Page::Catalogue)?;
        Ok(Self { staff })
    }

    async fn companies(&self, product: &ProductRow) -> Result<String, StoreError> {
        if product.for_all {
            return Ok(ALL.to_owned());
        }
        let names: Vec<(String,)> = self
            .staff
            .shop()
            .db()
            .all(
                "SELECT c.name FROM product_companies v JOIN companies c ON c.id = v.company_id
                 WHERE v.product_id = $1 ORDER BY c.name",
                args![&product.id],
            )
            .await?;
        if names.is_empty() {
            return Ok(NONE.to_owned());
        }
        Ok(joined(names.into_iter().map(|(name,)| name)))
    }
}

/// Where a product stands, how it is taxed, and what it costs at least.
#[derive(sqlx::FromRow)]
struct Place {
    category: String,
    category_position: i64,
    position: i64,
    from_price: i64,
    /// The English name of a class of its own.
    tax_class: Option<String>,
}

impl Export for ProductsExport {
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "state",
        "category",
        "name_en",
        "name_ja",
        "summary_en",
        "summary_ja",
        "picture",
        "alt_en",
        "alt_ja",
        "tax_class",
        "companies",
        "from",
        "spec",
    ];

    async fn part(&self, from: String, count: usize) -> Result<Part, AppError> {
        let db = self.staff.shop().db();
        let after = Key::read(&from);
        let products: Vec<ProductRow> = db
            .all(
                product_rows!(
                    "JOIN categories c ON c.id = p.category_id
                     WHERE (c.position, c.id, p.position, p.id) > ($1, $2, $3, $4)
                     ORDER BY c.position, c.id, p.position, p.id LIMIT $5"
                ),
                args![
                    after.category_position,
                    after.category,
                    after.position,
                    after.id,
                    i64::try_from(count).unwrap_or(i64::MAX)
                ],
            )
            .await?;
        let whole = products.len() == count;
        let mut rows = Vec::with_capacity(products.len());
        let mut next = None;
        for product in products {
            let place: Option<Place> = db
                .one(
                    "SELECT c.slug AS category, c.position AS category_position, p.position, p.from_price,
                            t.name_en AS tax_class
                     FROM products p JOIN categories c ON c.id = p.category_id
                     LEFT JOIN tax_classes t ON t.id = p.tax_class_id WHERE p.id = $1",
                    args![&product.id],
                )
                .await?;
            // It was removed meanwhile.
            let Some(place) = place else { continue };
            let companies = self.companies(&product).await?;
            next = Some(Key {
                category_position: place.category_position,
                category: product.category_id.clone(),
                position: place.position,
                id: product.id.clone(),
            });
            rows.push(cells(product, place, companies));
        }
        Ok(Part {
            rows,
            next: next.filter(|_| whole).map(|key| key.written()),
        })
    }
}

fn cells(product: ProductRow, place: Place, companies: String) -> Vec<String> {
    let own_class = place.tax_class.map(|name| joined([name]));
    vec![
        product.slug,
        product.state,
        place.category,
        product.name_en,
        product.name_ja,
        product.summary_en,
        product.summary_ja,
        product.picture,
        product.alt_en,
        product.alt_ja,
        own_class.unwrap_or_else(|| DEFAULT_CLASS.to_owned()),
        companies,
        written_amount(place.from_price, 2, 2),
        product.spec,
    ]
}
