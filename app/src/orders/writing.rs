//! A new order as rows: itself, its jobs, its events.

use super::{
    Status,
    charges::Shipping,
    placing::{Priced, Request},
};
use crate::{
    args,
    audit::{Event, record},
    auth::Ordering,
    jobs::{self, JobState},
    mails::WAITS_FOR_APPROVAL,
    store::{StoreError, Tx, new_id},
};
use pricing::Money;

pub(super) struct NewOrder<'a> {
    pub(super) number: &'a str,
    pub(super) address: &'a str,
    /// The goods, net.
    pub(super) total: Money,
    pub(super) tax: Money,
    pub(super) shipping: Option<Shipping>,
    pub(super) level: Option<i64>,
}

pub(super) async fn write(
    tx: &mut Tx,
    ordering: &Ordering,
    request: &Request,
    order: &NewOrder<'_>,
    lines: &[Priced],
) -> Result<(), StoreError> {
    let (id, now) = (new_id(), ordering.shop().now());
    let (nothing, shipping) = (String::new(), order.shipping.as_ref());
    let class = shipping.and_then(|shipping| shipping.class.as_ref());
    let status = if order.level.is_some() {
        Status::ApprovalRequired
    } else {
        Status::Approved
    };
    tx.execute(
        "INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, on_behalf_id, idempotency_key, address,
                             cost_centre, po_number, note, currency, total, approval_level, decline_reason, placed_at, tax,
                             shipping_en, shipping_ja, shipping, shipping_tax_en, shipping_tax_ja, shipping_tax_rate)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', $16, $17, $18, $19, $20, $21, $22, $23)",
        args![
            &id,
            order.number,
            ordering.company(),
            ordering.buyer(),
            status.key(),
            ordering.actor(),
            ordering.on_behalf(),
            &request.key,
            order.address,
            &request.cost_centre,
            request.po_number.trim(),
            request.note.trim(),
            &ordering.shop().settings().currency.code,
            order.total.minor(),
            order.level,
            now,
            order.tax.minor(),
            shipping.map_or(&nothing, |shipping| &shipping.name.en),
            shipping.map_or(&nothing, |shipping| &shipping.name.ja),
            shipping.map_or(0, |shipping| shipping.price.minor()),
            class.map_or(&nothing, |class| &class.name.en),
            class.map_or(&nothing, |class| &class.name.ja),
            class.map(|class| class.rate),
        ],
    )
    .await?;
    for (position, priced) in (1_i64..).zip(lines) {
        write_job(tx, ordering, &id, order.number, position, priced).await?;
    }
    let placed = Event::of(ordering, "order_placed", order.number);
    if order.level.is_none() {
        record(tx, now, placed).await?;
    } else {
        record(tx, now, placed.detail(WAITS_FOR_APPROVAL)).await?;
        record(tx, now, Event::of(ordering, "order_approval_needed", order.number)).await?;
    }
    Ok(())
}

async fn write_job(
    tx: &mut Tx,
    ordering: &Ordering,
    order: &str,
    number: &str,
    position: i64,
    priced: &Priced,
) -> Result<(), StoreError> {
    let (line, product) = (&priced.line, &priced.product);
    let class = product.tax.class();
    let id = new_id();
    tx.execute(
        "INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec,
                           configuration, price, added_by, on_behalf_id, buyer_id, state, tax_en, tax_ja, tax_rate)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        args![
            &id,
            format!("{number}-{position}"),
            ordering.company(),
            order,
            position,
            &line.product_id,
            &product.name_en,
            &product.name_ja,
            &product.picture,
            &product.spec,
            &line.configuration,
            priced.price.minor(),
            &line.added_by,
            line.on_behalf_id.clone(),
            ordering.buyer(),
            JobState::AwaitingFiles.key(),
            class.as_ref().map(|class| class.name.en.clone()).unwrap_or_default(),
            class.as_ref().map(|class| class.name.ja.clone()).unwrap_or_default(),
            class.as_ref().map(|class| class.rate),
        ],
    )
    .await?;
    jobs::index(tx, &id).await
}
