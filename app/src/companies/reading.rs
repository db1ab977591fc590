//! A company as administrators read it: one section at a time.

use super::{
    Address, approval, centres, csrs,
    staff_types::{
        Activity, Buyers, CompanyBuyer, CompanyDetails, CompanyEvent, CompanyPrices, Example, Newest, Part, Section,
        SheetChoice, StaffCompany,
    },
};
use crate::{
    args,
    audit::kind_text,
    auth::{Page, Staff},
    catalogue::adjustment,
    jobs::read_state,
    on_behalf::Policy,
    orders::Status,
    store::{Db, StoreError, decode},
    ui::{AppError, Lang},
};
use pricing::Money;

/// Buyers that are shown of a company.
const BUYERS: usize = 25;
/// One more: whether there are more.
const BUYERS_READ: i64 = 26;
const NEWEST: i64 = 10;
const EVENTS: i64 = 25;
/// Products and price sheets to choose from.
const CHOICES: i64 = 500;

/// Which section of which company is asked for.
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) section: String,
    /// The slug of the product that prices are tried on; empty for the first.
    pub(super) product: String,
    /// The cost centre's code with which a page begins.
    pub(super) from: String,
}

#[derive(sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "a row of the store")]
struct Row {
    name: String,
    active: bool,
    version: i64,
    language: String,
    po_number_required: bool,
    on_behalf_policy: String,
    monthly_budget: Option<i64>,
    budget_carries_over: bool,
    created_at: i64,
    all_csrs: bool,
    price_sheet_id: Option<String>,
    price_adjustment: i64,
}

pub(super) async fn company(staff: &Staff, asked: &Asked) -> Result<StaffCompany, AppError> {
    let section = Section::from_key(&asked.section).ok_or(AppError::NotFound)?;
    let (db, id) = (staff.shop().db(), asked.id.as_str());
    let row: Option<Row> = db
        .one(
            "SELECT name, active, version, language, po_number_required, on_behalf_policy, monthly_budget,
                    budget_carries_over, created_at, served_by_all_csrs AS all_csrs, price_sheet_id, price_adjustment
             FROM companies WHERE id = $1",
            args![id],
        )
        .await?;
    let row = row.ok_or(AppError::NotFound)?;
    let (name, active, version) = (row.name.clone(), row.active, row.version);
    let part = match section {
        Section::Details => Part::Details(details(staff, id, &row).await?),
        Section::Csrs => Part::Csrs(csrs::csrs(db, id, row.all_csrs).await?),
        Section::Prices => Part::Prices(Box::new(prices(staff, row, &asked.product).await?)),
        Section::Addresses => Part::Addresses(addresses(db, id).await?),
        Section::CostCentres => Part::CostCentres(centres::from_code(db, id, &asked.from).await?),
        Section::Approval => Part::Approval(approval::approval(db, id).await?),
        Section::Buyers => Part::Buyers(buyers(staff, id).await?),
        Section::Activity => Part::Activity(activity(staff, id).await?),
    };
    Ok(StaffCompany {
        id: id.to_owned(),
        name,
        active,
        version,
        part,
    })
}

async fn details(staff: &Staff, id: &str, row: &Row) -> Result<CompanyDetails, StoreError> {
    let (active_buyers, open_orders): (i64, i64) = staff
        .shop()
        .db()
        .one(
            "SELECT (SELECT COUNT(*) FROM users u WHERE u.company_id = $1 AND u.active = $2),
                    (SELECT COUNT(*) FROM orders o WHERE o.company_id = $1
                       AND o.status IN ('approval_required', 'approved', 'in_production', 'on_hold', 'finished'))",
            args![id, true],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(CompanyDetails {
        language: Lang::from_code(&row.language).unwrap_or_default(),
        po_number_required: row.po_number_required,
        on_behalf: Policy::from_key(&row.on_behalf_policy).unwrap_or(Policy::Off),
        monthly_budget: row.monthly_budget.map(Money::from_minor),
        budget_carries_over: row.budget_carries_over,
        added: staff.when(row.created_at),
        active_buyers,
        open_orders,
    })
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    id: String,
    label: String,
    lines: String,
}

async fn addresses(db: &Db, id: &str) -> Result<Vec<Address>, StoreError> {
    let rows: Vec<AddressRow> = db
        .all(
            "SELECT id, label, lines FROM addresses WHERE company_id = $1 ORDER BY position, id",
            args![id],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|AddressRow { id, label, lines }| Address { id, label, lines })
        .collect())
}

async fn prices(staff: &Staff, row: Row, product: &str) -> Result<CompanyPrices, StoreError> {
    let (db, lang) = (staff.shop().db(), staff.lang());
    let products: Vec<(String, String, String)> = db
        .all(
            "SELECT p.slug, p.name_en, p.name_ja FROM products p WHERE p.active = $1 ORDER BY p.position, p.id LIMIT $2",
            args![true, CHOICES],
        )
        .await?;
    let slug = if product.is_empty() {
        products.first().map_or("", |(slug, ..)| slug)
    } else {
        product
    };
    let spec: Option<(String,)> = db
        .one(
            "SELECT p.spec FROM products p WHERE p.slug = $1 AND p.active = $2",
            args![slug, true],
        )
        .await?;
    let example = match spec {
        None => None,
        Some((spec,)) => Some(Example {
            slug: slug.to_owned(),
            spec: decode(&spec)?,
        }),
    };
    Ok(CompanyPrices {
        sheet: row.price_sheet_id,
        adjustment: row.price_adjustment,
        sheets: sheets(db, slug).await?,
        products: products
            .into_iter()
            .map(|(slug, en, ja)| (slug, lang.pick(en, ja)))
            .collect(),
        example,
    })
}

/// Every price sheet, with what it says about a product.
async fn sheets(db: &Db, product: &str) -> Result<Vec<SheetChoice>, StoreError> {
    // The one rule of price sheets, asked for companies that each have one of them.
    let rows: Vec<(String, String, i64, Option<i64>)> = db
        .all(
            concat!(
                "SELECT m.id, m.name, m.adjustment, (SELECT ",
                adjustment!(),
                " FROM products p WHERE p.slug = $1)
                 FROM (SELECT id, name, adjustment, id AS price_sheet_id, adjustment AS price_adjustment FROM price_sheets) m
                 ORDER BY m.name LIMIT $2"
            ),
            args![product, CHOICES],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, general, of_product)| SheetChoice {
            id,
            name,
            adjustment: of_product.unwrap_or(general),
        })
        .collect())
}

#[derive(sqlx::FromRow)]
struct BuyerRow {
    id: String,
    name: String,
    email: String,
    active: bool,
}

async fn buyers(staff: &Staff, id: &str) -> Result<Buyers, StoreError> {
    let mut rows: Vec<BuyerRow> = staff
        .shop()
        .db()
        .all(
            "SELECT id, name, email, active FROM users WHERE company_id = $1 ORDER BY name, id LIMIT $2",
            args![id, BUYERS_READ],
        )
        .await?;
    let more = rows.len() > BUYERS;
    rows.truncate(BUYERS);
    let buyers = rows.into_iter().map(|row| CompanyBuyer {
        id: row.id,
        name: row.name,
        email: row.email,
        active: row.active,
    });
    Ok(Buyers {
        buyers: buyers.collect(),
        more,
    })
}

async fn activity(staff: &Staff, id: &str) -> Result<Activity, StoreError> {
    Ok(Activity {
        orders: if staff.may(Page::Orders) {
            Some(orders(staff, id).await?)
        } else {
            None
        },
        jobs: if staff.may(Page::Jobs) {
            Some(jobs(staff, id).await?)
        } else {
            None
        },
        events: if staff.may(Page::AuditLog) {
            Some(events(staff, id).await?)
        } else {
            None
        },
    })
}

async fn orders(staff: &Staff, id: &str) -> Result<Vec<Newest>, StoreError> {
    let rows: Vec<(String, String, i64, String)> = staff
        .shop()
        .db()
        .all(
            "SELECT o.number, b.name, o.placed_at, o.status FROM orders o JOIN users b ON b.id = o.buyer_id
             WHERE o.company_id = $1 ORDER BY o.id DESC LIMIT $2",
            args![id, NEWEST],
        )
        .await?;
    let lang = staff.lang();
    let order = |(number, name, at, status): (String, String, i64, String)| {
        let text = Status::from_key(&status).map_or(status.clone(), |status| status.text(lang).to_owned());
        Newest {
            number,
            name,
            at: staff.when(at),
            state: (status, text),
        }
    };
    Ok(rows.into_iter().map(order).collect())
}

#[derive(sqlx::FromRow)]
struct JobRow {
    number: String,
    name: String,
    name_en: String,
    name_ja: String,
    opened_at: i64,
    state: String,
}

async fn jobs(staff: &Staff, id: &str) -> Result<Vec<Newest>, StoreError> {
    let rows: Vec<JobRow> = staff
        .shop()
        .db()
        .all(
            "SELECT j.number, j.name, j.name_en, j.name_ja, COALESCE(j.opened_at, o.placed_at, 0) AS opened_at, j.state
             FROM jobs j LEFT JOIN orders o ON o.id = j.order_id WHERE j.company_id = $1 ORDER BY j.id DESC LIMIT $2",
            args![id, NEWEST],
        )
        .await?;
    let lang = staff.lang();
    let job = |row: JobRow| -> Result<Newest, StoreError> {
        let text = read_state(&row.state)?.text(lang);
        Ok(Newest {
            number: row.number,
            name: if row.name.is_empty() {
                lang.pick(row.name_en, row.name_ja)
            } else {
                row.name
            },
            at: staff.when(row.opened_at),
            state: (row.state, text.to_owned()),
        })
    };
    rows.into_iter().map(job).collect()
}

async fn events(staff: &Staff, id: &str) -> Result<Vec<CompanyEvent>, StoreError> {
    let rows: Vec<(i64, String, Option<String>)> = staff
        .shop()
        .db()
        .all(
            "SELECT e.at, e.kind, a.name FROM events e LEFT JOIN users a ON a.id = e.actor_id
             WHERE e.company_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT $2",
            args![id, EVENTS],
        )
        .await?;
    let event = |(at, kind, who): (i64, String, Option<String>)| CompanyEvent {
        at: staff.when(at),
        what: kind_text(&kind, staff.lang()),
        who: who.unwrap_or_default(),
    };
    Ok(rows.into_iter().map(event).collect())
}
