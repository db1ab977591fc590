//! What a mail about an order says.

use super::{
    content::{Content, Reader, Told, on_behalf, said},
    kinds::Kind,
    queue::WAITS_FOR_APPROVAL,
    texts as t, wording,
};
use crate::{
    args,
    orders::Status,
    production::shipments_in_words,
    shop::Shop,
    store::{Db, StoreError, decode},
    ui::{Lang, money},
};
use pricing::{Configuration, Money};

#[derive(sqlx::FromRow)]
struct OrderRow {
    id: String,
    company: String,
    buyer: String,
    total: i64,
    tax: i64,
    decline_reason: String,
    status_reason: String,
    cost_centre: String,
    po_number: String,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    name_en: String,
    name_ja: String,
    configuration: String,
}

pub(super) async fn content(shop: &Shop, told: &Told, reader: Reader) -> Result<Content, StoreError> {
    let (db, lang) = (shop.db(), reader.lang);
    let order: OrderRow = db
        .one(
            "SELECT o.id, c.name AS company, u.name AS buyer, o.total + o.shipping + o.tax AS total, o.tax, o.decline_reason, o.status_reason, o.cost_centre, o.po_number
             FROM orders o JOIN companies c ON c.id = o.company_id JOIN users u ON u.id = o.buyer_id WHERE o.number = $1",
            args![&told.object],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let total = money(Money::from_minor(order.total), &shop.settings().currency);
    let waits = told.kind == Kind::OrderPlaced && told.detail == WAITS_FOR_APPROVAL;
    let state = match told.kind {
        Kind::OrderMoved(status) => status.text(lang),
        _ if waits => t::waits_for_approval(lang),
        _ => "",
    };
    let declined = if told.kind == Kind::OrderDeclined {
        order.decline_reason
    } else {
        String::new()
    };
    let reason = match told.kind {
        Kind::OrderMoved(Status::OnHold | Status::Rejected | Status::Cancelled) => order.status_reason,
        _ => String::new(),
    };
    let shipments = match told.kind {
        Kind::OrderMoved(Status::Shipped) => shipments_in_words(db, &order.id, None).await?,
        Kind::OrderPartlyShipped => shipments_in_words(db, &order.id, Some(&told.detail)).await?,
        _ => Vec::new(),
    };
    let mut facts = said([
        (t::company(lang), order.company),
        (t::buyer(lang), order.buyer.clone()),
        (t::jobs(lang), jobs(db, &order.id, lang).await?.join("\n")),
        (
            if order.tax == 0 {
                t::total(lang)
            } else {
                t::total_with_tax(lang)
            },
            total,
        ),
        (t::cost_centre(lang), order.cost_centre),
        (t::po_number(lang), order.po_number),
        (t::state_label(lang), state.to_owned()),
        (t::declined_because(lang), declined),
        (t::reason(lang), reason),
        (t::shipment(lang), shipments.join("\n")),
    ]);
    facts.extend(on_behalf(db, told, reader).await?);
    let path = if reader.is_customer() { "orders" } else { "staff/orders" };
    Ok(Content {
        lang,
        subject: wording::subject(told.kind, &told.object, lang),
        intro: wording::intro(told, reader, &order.buyer),
        facts,
        button: t::open_order(lang),
        link: format!("{}/{path}/{}", shop.settings().public_url, told.object),
        footer: reader.footer(),
        thread: format!("order-{}", told.object),
        unsubscribe: None,
    })
}

async fn jobs(db: &Db, order: &str, lang: Lang) -> Result<Vec<String>, StoreError> {
    let rows: Vec<JobRow> = db
        .all(
            "SELECT CASE WHEN j.name = '' THEN j.name_en ELSE j.name END AS name_en,
                    CASE WHEN j.name = '' THEN j.name_ja ELSE j.name END AS name_ja, j.configuration
             FROM jobs j JOIN orders o ON o.id = j.order_id
             WHERE j.order_id = $1 AND (j.state <> 'cancelled' OR o.status IN ('cancelled', 'declined', 'rejected'))
             ORDER BY j.position",
            args![order],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            let configuration: Configuration = decode(&row.configuration)?;
            let name = lang.pick(row.name_en, row.name_ja);
            Ok(format!("{} × {name}", configuration.quantity))
        })
        .collect()
}
