//! The list of products for staff, in the order of the catalogue.

use super::staff_types::{Labelled, ProductFilter, ProductState, StaffProductList, StaffProductSummary};
use crate::{
    args,
    auth::Staff,
    store::{StoreError, prefix_range, search_words},
    ui::AppError,
};
use pricing::{Label, Money};

const PAGE: usize = 50;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    slug: String,
    name_en: String,
    name_ja: String,
    picture: String,
    state: String,
    changed: bool,
    for_all: bool,
    from_price: i64,
    position: i64,
    category_id: String,
    category_en: String,
    category_ja: String,
    category_position: i64,
}

pub(super) async fn list(staff: &Staff, filter: &ProductFilter, after: &str) -> Result<StaffProductList, AppError> {
    let mut words = search_words(&filter.q).into_iter().map(|word| prefix_range(&word));
    let mut next = || words.next().unwrap_or_default();
    let (a, b, c) = (next(), next(), next());
    let after = Key::read(after);
    let mut rows: Vec<Row> = staff
        .shop()
        .db()
        .all(
            "SELECT p.id, p.slug, p.name_en, p.name_ja, p.picture, p.state, p.draft <> '' AS changed, p.for_all, p.from_price,
                    p.position, c.id AS category_id, c.name_en AS category_en, c.name_ja AS category_ja,
                    c.position AS category_position
             FROM products p JOIN categories c ON c.id = p.category_id
             WHERE ($1 = '' OR c.id = $1) AND ($2 = '' OR p.state = $2)
               AND ($3 = '' OR EXISTS (SELECT 1 FROM product_search t WHERE t.product_id = p.id AND t.term >= $3 AND t.term < $4))
               AND ($5 = '' OR EXISTS (SELECT 1 FROM product_search t WHERE t.product_id = p.id AND t.term >= $5 AND t.term < $6))
               AND ($7 = '' OR EXISTS (SELECT 1 FROM product_search t WHERE t.product_id = p.id AND t.term >= $7 AND t.term < $8))
               AND (c.position, c.id, p.position, p.id) > ($9, $10, $11, $12)
             ORDER BY c.position, c.id, p.position, p.id LIMIT $13",
            args![
                &filter.category,
                &filter.state,
                a.0,
                a.1,
                b.0,
                b.1,
                c.0,
                c.1,
                after.category_position,
                after.category,
                after.position,
                after.id,
                i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
            ],
        )
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(StaffProductList {
        next: rows.last().filter(|_| more).map(Row::key),
        products: rows.into_iter().map(Row::into_summary).collect::<Result<_, _>>()?,
        categories: names_of_categories(staff).await?,
    })
}

/// Where a page starts: behind this place of the catalogue.
pub(super) struct Key {
    pub(super) category_position: i64,
    pub(super) category: String,
    pub(super) position: i64,
    pub(super) id: String,
}

impl Key {
    /// What cannot be read is the list's start.
    pub(super) fn read(text: &str) -> Self {
        let mut parts = text.split('~');
        let mut next = || parts.next().unwrap_or_default();
        let number = |text: &str| text.parse().unwrap_or(i64::MIN);
        Self {
            category_position: number(next()),
            category: next().to_owned(),
            position: number(next()),
            id: next().to_owned(),
        }
    }

    pub(super) fn written(&self) -> String {
        let Self {
            category_position,
            category,
            position,
            id,
        } = self;
        format!("{category_position}~{category}~{position}~{id}")
    }
}

impl Row {
    fn key(&self) -> String {
        let key = Key {
            category_position: self.category_position,
            category: self.category_id.clone(),
            position: self.position,
            id: self.id.clone(),
        };
        key.written()
    }

    fn into_summary(self) -> Result<StaffProductSummary, StoreError> {
        let state = ProductState::from_key(&self.state)
            .ok_or_else(|| StoreError::Decode(format!("no state of a product: {}", self.state).into()))?;
        Ok(StaffProductSummary {
            id: self.id,
            name: Label {
                en: self.name_en,
                ja: self.name_ja,
            },
            slug: self.slug,
            category: Label {
                en: self.category_en,
                ja: self.category_ja,
            },
            picture: self.picture,
            state,
            changed: self.changed,
            for_all: self.for_all,
            from: Money::from_minor(self.from_price),
        })
    }
}

/// Every category in its order.
pub(super) async fn names_of_categories(staff: &Staff) -> Result<Vec<Labelled>, StoreError> {
    let rows: Vec<(String, String, String)> = staff
        .shop()
        .db()
        .all(
            "SELECT id, name_en, name_ja FROM categories ORDER BY position, id",
            args![],
        )
        .await?;
    let names = rows.into_iter().map(|(id, en, ja)| Labelled {
        id,
        name: Label { en, ja },
    });
    Ok(names.collect())
}
