//! Tax classes. As long as there is any, exactly one of them is the default.

use super::{
    Section,
    lists::{ListRow, MOST, as_seen, begin, end, not_taken},
    texts as t,
    types::{Listed, TaxForm},
    words,
};
use crate::{
    args,
    auth::Staff,
    store::{Db, StoreError, Tx, new_id},
    ui::{AppError, Lang, invalid, written_amount},
};
use pricing::Label;
use serde::Serialize;

#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
struct Row {
    #[serde(skip)]
    id: String,
    name_en: String,
    name_ja: String,
    rate: i64,
    is_default: bool,
    #[serde(skip)]
    version: i64,
}

impl ListRow for Row {
    const SECTION: Section = Section::Tax;

    fn name(&self) -> &str {
        &self.name_en
    }

    fn version(&self) -> i64 {
        self.version
    }
}

pub(super) async fn list(staff: &Staff) -> Result<Vec<Listed<TaxForm>>, StoreError> {
    let db = staff.shop().db();
    let rows: Vec<Row> = db
        .all(
            "SELECT id, name_en, name_ja, rate, is_default, version FROM tax_classes ORDER BY rate DESC, name_en",
            args![],
        )
        .await?;
    let used: Vec<(String, i64)> = db
        .all(
            "SELECT t.id, COUNT(*) FROM tax_classes t JOIN products p ON p.tax_class_id = t.id OR p.draft_tax_class = t.id
             GROUP BY t.id",
            args![],
        )
        .await?;
    let count = rows.len();
    Ok(rows
        .into_iter()
        .map(|row| {
            let products = used.iter().find(|(id, _)| *id == row.id).map(|(_, count)| *count);
            let kept = kept(&row, count > 1, products, staff.lang());
            row.listed(kept)
        })
        .collect())
}

/// Every class by its id, named with its rate; the default one first.
pub(crate) async fn tax_classes(db: &Db) -> Result<Vec<(String, Label)>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = db
        .all(
            "SELECT id, name_en, name_ja, rate FROM tax_classes ORDER BY is_default DESC, rate DESC, name_en",
            args![],
        )
        .await?;
    let named = rows.into_iter().map(|(id, en, ja, rate)| {
        let name = Label {
            en: with_rate(&en, rate),
            ja: with_rate(&ja, rate),
        };
        (id, name)
    });
    Ok(named.collect())
}

/// A class as people read it. The rate is in basis points.
pub(crate) fn with_rate(name: &str, rate: i64) -> String {
    format!("{name} {} %", written_amount(rate, 2, 0))
}

/// Why a class cannot be removed.
fn kept(row: &Row, others: bool, products: Option<i64>, lang: Lang) -> Option<String> {
    match products {
        Some(count) => Some(words::products_use_it(count, lang)),
        None if row.is_default && others => Some(t::default_is_kept(lang).to_owned()),
        None => None,
    }
}

impl Row {
    fn listed(self, kept: Option<String>) -> Listed<TaxForm> {
        Listed {
            id: self.id,
            version: self.version,
            form: TaxForm {
                name_en: self.name_en,
                name_ja: self.name_ja,
                rate: written_amount(self.rate, 2, 0),
            },
            kept,
            is_default: self.is_default,
        }
    }
}

pub(super) async fn add(staff: &Staff, form: &TaxForm) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let (count,): (i64,) = tx
        .one("SELECT COUNT(*) FROM tax_classes", args![])
        .await?
        .unwrap_or_default();
    if count >= MOST {
        return Err(invalid("", t::too_many(staff.lang())));
    }
    let row = written(new_id(), form, count == 0);
    free_names(&mut tx, &row, staff.lang()).await?;
    tx.execute(
        "INSERT INTO tax_classes (id, name_en, name_ja, rate, is_default, version) VALUES ($1, $2, $3, $4, $5, 1)",
        args![&row.id, &row.name_en, &row.name_ja, row.rate, row.is_default],
    )
    .await?;
    end(tx, staff, None, Some(&row)).await
}

pub(super) async fn change(staff: &Staff, id: &str, version: i64, form: &TaxForm) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let before = read(&mut tx, staff, id, version).await?;
    let row = written(before.id.clone(), form, before.is_default);
    free_names(&mut tx, &row, staff.lang()).await?;
    tx.execute(
        "UPDATE tax_classes SET name_en = $2, name_ja = $3, rate = $4, version = version + 1 WHERE id = $1",
        args![&row.id, &row.name_en, &row.name_ja, row.rate],
    )
    .await?;
    end(tx, staff, Some(&before), Some(&row)).await
}

pub(super) async fn make_default(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let before = read(&mut tx, staff, id, version).await?;
    tx.execute(
        "UPDATE tax_classes SET is_default = (id = $1), version = version + 1 WHERE is_default <> (id = $1)",
        args![id],
    )
    .await?;
    let after = Row {
        is_default: true,
        ..before.clone()
    };
    end(tx, staff, Some(&before), Some(&after)).await
}

pub(super) async fn remove(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = begin::<Row>(staff).await?;
    let before = read(&mut tx, staff, id, version).await?;
    let (others, products): (i64, i64) = tx
        .one(
            "SELECT (SELECT COUNT(*) FROM tax_classes WHERE id <> $1),
                    (SELECT COUNT(*) FROM products WHERE tax_class_id = $1 OR draft_tax_class = $1)",
            args![id],
        )
        .await?
        .unwrap_or_default();
    let products = Some(products).filter(|count| *count > 0);
    if let Some(why) = kept(&before, others > 0, products, staff.lang()) {
        return Err(AppError::Conflict(why));
    }
    tx.execute("DELETE FROM tax_classes WHERE id = $1", args![id]).await?;
    end(tx, staff, Some(&before), None).await
}

async fn read(tx: &mut Tx, staff: &Staff, id: &str, version: i64) -> Result<Row, AppError> {
    let row: Option<Row> = tx
        .one(
            "SELECT id, name_en, name_ja, rate, is_default, version FROM tax_classes WHERE id = $1",
            args![id],
        )
        .await?;
    as_seen(row, version, staff.lang())
}

fn written(id: String, form: &TaxForm, is_default: bool) -> Row {
    Row {
        id,
        name_en: form.name_en.trim().to_owned(),
        name_ja: form.name_ja.trim().to_owned(),
        rate: form.rate().unwrap_or_default(),
        is_default,
        version: 1,
    }
}

async fn free_names(tx: &mut Tx, row: &Row, lang: Lang) -> Result<(), AppError> {
    let others: Vec<(String, String)> = tx
        .all(
            "SELECT name_en, name_ja FROM tax_classes WHERE id <> $1",
            args![&row.id],
        )
        .await?;
    not_taken(&row.name_en, &row.name_ja, &others, lang)
}
