//! The ways to ship, in the order in which the checkout offers them.

use super::{
    Section,
    lists::{ListRow, MOST, as_seen, begin, end, not_taken},
    texts as t,
    types::{Listed, ShippingForm},
};
use crate::{
    args,
    auth::Staff,
    store::{StoreError, Tx, new_id},
    ui::{AppError, Lang, invalid, written_amount},
};
use pricing::{Label, Money};
use serde::Serialize;

#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
struct Row {
    #[serde(skip)]
    id: String,
    name_en: String,
    name_ja: String,
    price: i64,
    free_from: Option<i64>,
    position: i64,
    active: bool,
    #[serde(skip)]
    version: i64,
}

impl ListRow for Row {
    const SECTION: Section = Section::Shipping;

    fn name(&self) -> &str {
        &self.name_en
    }

    fn version(&self) -> i64 {
        self.version
    }
}

/// One that the checkout offers.
#[derive(Clone, Debug)]
pub(crate) struct ShippingMethod {
    pub(crate) id: String,
    pub(crate) name: Label,
    price: Money,
    free_from: Option<Money>,
}

impl ShippingMethod {
    /// What it costs to ship goods of this sum.
    pub(crate) fn price(&self, goods: Money) -> Money {
        match self.free_from {
            Some(from) if goods >= from => Money::default(),
            _ => self.price,
        }
    }
}

/// What the checkout offers, in its order, read in the transaction that needs it.
pub(crate) async fn offered(tx: &mut Tx) -> Result<Vec<ShippingMethod>, StoreError> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT id, name_en, name_ja, price, free_from, position, active, version FROM shipping_methods
             WHERE active = $1 ORDER BY position, id",
            args![true],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| ShippingMethod {
            id: row.id,
            name: Label {
                en: row.name_en,
                ja: row.name_ja,
            },
            price: Money::from_minor(row.price),
            free_from: row.free_from.map(Money::from_minor),
        })
        .collect())
}

pub(super) async fn list(staff: &Staff) -> Result<Vec<Listed<ShippingForm>>, StoreError> {
    let rows: Vec<Row> = staff
        .shop()
        .db()
        .all(
            "SELECT id, name_en, name_ja, price, free_from, position, active, version FROM shipping_methods
             ORDER BY position, id",
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(Row::listed).collect())
}

impl Row {
    fn listed(self) -> Listed<ShippingForm> {
        let amount = |minor| written_amount(minor, 2, 2);
        Listed {
            id: self.id,
            version: self.version,
            form: ShippingForm {
                name_en: self.name_en,
                name_ja: self.name_ja,
                price: amount(self.price),
                free_from: self.free_from.map(amount).unwrap_or_default(),
                active: if self.active { "yes" } else { "no" }.to_owned(),
            },
            kept: None,
            is_default: false,
        }
    }

    fn of(id: String, form: &ShippingForm, position: i64) -> Self {
        Self {
            id,
            name_en: form.name_en.trim().to_owned(),
            name_ja: form.name_ja.trim().to_owned(),
            price: ShippingForm::amount(&form.price).unwrap_or_default(),
            free_from: ShippingForm::amount(&form.free_from),
            position,
            active: form.active != "no",
            version: 1,
        }
    }
}

pub(super) async fn add(staff: &Staff, form: &ShippingForm) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let (count, last): (i64, i64) = tx
        .one(
            "SELECT COUNT(*), COALESCE(MAX(position), 0) FROM shipping_methods",
            args![],
        )
        .await?
        .unwrap_or_default();
    if count >= MOST {
        return Err(invalid("", t::too_many(staff.lang())));
    }
    let row = Row::of(new_id(), form, last + 1);
    free_names(&mut tx, &row, staff.lang()).await?;
    tx.execute(
        "INSERT INTO shipping_methods (id, name_en, name_ja, price, free_from, position, active, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
        args![
            &row.id,
            &row.name_en,
            &row.name_ja,
            row.price,
            row.free_from,
            row.position,
            row.active
        ],
    )
    .await?;
    end(tx, staff, None, Some(&row)).await
}

pub(super) async fn change(staff: &Staff, id: &str, version: i64, form: &ShippingForm) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let before = read(&mut tx, staff, id, version).await?;
    let row = Row::of(before.id.clone(), form, before.position);
    free_names(&mut tx, &row, staff.lang()).await?;
    tx.execute(
        "UPDATE shipping_methods SET name_en = $2, name_ja = $3, price = $4, free_from = $5, active = $6, version = version + 1
         WHERE id = $1",
        args![&row.id, &row.name_en, &row.name_ja, row.price, row.free_from, row.active],
    )
    .await?;
    end(tx, staff, Some(&before), Some(&row)).await
}

/// Changes places with the one before it; the first stays where it is.
pub(super) async fn move_up(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let row = read(&mut tx, staff, id, version).await?;
    let above: Option<(String, i64)> = tx
        .one(
            "SELECT id, position FROM shipping_methods WHERE position < $1 ORDER BY position DESC, id DESC LIMIT 1",
            args![row.position],
        )
        .await?;
    let Some((above, position)) = above else { return Ok(()) };
    for (id, position) in [(&row.id, position), (&above, row.position)] {
        tx.execute(
            "UPDATE shipping_methods SET position = $2 WHERE id = $1",
            args![id, position],
        )
        .await?;
    }
    let after = Row {
        position,
        ..row.clone()
    };
    end(tx, staff, Some(&row), Some(&after)).await
}

/// Orders keep their own words of how they are shipped.
pub(super) async fn remove(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let before = read(&mut tx, staff, id, version).await?;
    tx.execute("DELETE FROM shipping_methods WHERE id = $1", args![id])
        .await?;
    end(tx, staff, Some(&before), None).await
}

async fn read(tx: &mut Tx, staff: &Staff, id: &str, version: i64) -> Result<Row, AppError> {
    let row: Option<Row> = tx
        .one(
            "SELECT id, name_en, name_ja, price, free_from, position, active, version FROM shipping_methods WHERE id = $1",
            args![id],
        )
        .await?;
    as_seen(row, version, staff.lang())
}

async fn free_names(tx: &mut Tx, row: &Row, lang: Lang) -> Result<(), AppError> {
    let others: Vec<(String, String)> = tx
        .all(
            "SELECT name_en, name_ja FROM shipping_methods WHERE id <> $1",
            args![&row.id],
        )
        .await?;
    not_taken(&row.name_en, &row.name_ja, &others, lang)
}
