//! The order that the demo starts with: Nordlys's leaflets, looked after by a Job CSR.

use super::{SeedError, companies::NORDLYS};
use crate::{
    args,
    audit::{Event, note},
    jobs,
    orders::Status,
    shop::Shop,
    store::{StoreError, Tx, decode, encode, new_id},
};
use pricing::{Configuration, Money, PriceSheet, Spec, price};

const BUYER: &str = "liv@nordlys.example";
const JOB_CSR: &str = "robin@quoin.example";
const PRODUCT: &str = "leaflet-dl";
/// Milliseconds before the seeding.
const AGO: i64 = 3 * 24 * 60 * 60 * 1000;

#[derive(sqlx::FromRow)]
struct Ordered {
    id: String,
    spec: String,
}

#[derive(sqlx::FromRow)]
struct Orderer {
    buyer: String,
    company: String,
    address: String,
    price_adjustment: i64,
}

struct NewOrder {
    id: String,
    number: String,
    total: Money,
    at: i64,
}

pub(super) async fn add_order(tx: &mut Tx, shop: &Shop) -> Result<(), SeedError> {
    let at = shop.now() - AGO;
    let year = shop.year(at);
    tx.execute(
        "INSERT INTO counters (name, value) VALUES ($1, 1)",
        args![format!("orders-{year}")],
    )
    .await?;
    let orderer: Orderer = tx
        .one(
            "SELECT u.id AS buyer, c.id AS company, a.lines AS address, c.price_adjustment
             FROM users u JOIN companies c ON c.id = u.company_id JOIN addresses a ON a.company_id = c.id AND a.position = 1
             WHERE u.email = $1 AND c.name = $2",
            args![BUYER, NORDLYS],
        )
        .await?
        .ok_or("the demo's order has no buyer")?;
    let product: Ordered = tx
        .one("SELECT id, spec FROM products WHERE slug = $1", args![PRODUCT])
        .await?
        .ok_or("the demo's order has no product")?;
    let spec: Spec = decode(&product.spec)?;
    let configuration = spec.default_configuration();
    let sheet = PriceSheet {
        adjustment_bp: orderer.price_adjustment,
    };
    let quote = price(&spec, &configuration, sheet).map_err(|_| "the demo's order has no price")?;
    let order = NewOrder {
        id: new_id(),
        number: format!("Q-{year}-000001"),
        total: quote.total,
        at,
    };
    write_order(tx, shop, &order, &orderer).await?;
    write_job(tx, &order, &orderer, &product.id, &configuration).await?;
    let event = Event {
        company: Some(&orderer.company),
        ..Event::by(&orderer.buyer, "order_placed", &order.number)
    };
    note(tx, at, &event).await?;
    Ok(())
}

async fn write_order(tx: &mut Tx, shop: &Shop, order: &NewOrder, orderer: &Orderer) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, on_behalf_id, idempotency_key, address,
                             cost_centre, po_number, note, currency, total, approval_level, decline_reason, placed_at)
         VALUES ($1, $2, $3, $4, $5, $4, NULL, 'demo', $6, '', '', '', $7, $8, NULL, '', $9)",
        args![
            &order.id,
            &order.number,
            &orderer.company,
            &orderer.buyer,
            Status::Approved.key(),
            &orderer.address,
            &shop.settings().currency.code,
            order.total.minor(),
            order.at
        ],
    )
    .await?;
    Ok(())
}

async fn write_job(
    tx: &mut Tx,
    order: &NewOrder,
    orderer: &Orderer,
    product: &str,
    configuration: &Configuration,
) -> Result<(), StoreError> {
    let job = new_id();
    tx.execute(
        "INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec,
                           configuration, price, added_by, buyer_id)
         SELECT $1, $2, $3, $4, 1, id, name_en, name_ja, picture, spec, $5, $6, $7, $7 FROM products WHERE id = $8",
        args![
            &job,
            format!("{}-1", order.number),
            &orderer.company,
            &order.id,
            encode(configuration)?,
            order.total.minor(),
            &orderer.buyer,
            product
        ],
    )
    .await?;
    jobs::index(tx, &job).await?;
    tx.execute(
        "INSERT INTO job_csrs (job_id, user_id) SELECT $1, id FROM users WHERE email = $2",
        args![&job, JOB_CSR],
    )
    .await?;
    Ok(())
}
