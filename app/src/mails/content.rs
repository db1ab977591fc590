//! What a mail says, in its reader's language: composed from what the store has when it is sent.

use super::{
    kinds::{Audience, Kind},
    texts as t, wording,
};
use crate::{
    args,
    on_behalf::reason_text,
    shop::Shop,
    store::{Db, StoreError, decode},
    ui::{Lang, money},
};
use pricing::{Configuration, Money};

/// A mail's parts, before they are HTML or plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) lang: Lang,
    pub(crate) subject: String,
    pub(crate) intro: String,
    /// Name and value.
    pub(crate) facts: Vec<(&'static str, String)>,
    pub(crate) button: &'static str,
    /// Straight to the thing.
    pub(crate) link: String,
    pub(crate) footer: &'static str,
    /// What mails about the same thing share.
    pub(crate) thread: String,
}

/// An event as its mails need it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) kind: Kind,
    pub(crate) audience: Audience,
    pub(crate) lang: Lang,
    /// The order's number.
    pub(crate) object: String,
    /// Placed, but not yet approved.
    pub(crate) waits: bool,
    pub(crate) on_behalf: Option<String>,
}

#[derive(sqlx::FromRow)]
struct OrderRow {
    id: String,
    company: String,
    buyer: String,
    total: i64,
    decline_reason: String,
    cost_centre: String,
    po_number: String,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    name_en: String,
    name_ja: String,
    configuration: String,
}

pub(crate) async fn content(shop: &Shop, told: &Told) -> Result<Content, StoreError> {
    let (db, lang) = (shop.db(), told.lang);
    let order: OrderRow = db
        .one(
            "SELECT o.id, c.name AS company, u.name AS buyer, o.total, o.decline_reason, o.cost_centre, o.po_number
             FROM orders o JOIN companies c ON c.id = o.company_id JOIN users u ON u.id = o.buyer_id WHERE o.number = $1",
            args![&told.object],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let mut facts = vec![(t::company(lang), order.company), (t::buyer(lang), order.buyer.clone())];
    facts.push((t::jobs(lang), jobs(db, &order.id, lang).await?.join("\n")));
    facts.push((
        t::total(lang),
        money(Money::from_minor(order.total), &shop.settings().currency),
    ));
    for (name, value) in [
        (t::cost_centre(lang), order.cost_centre),
        (t::po_number(lang), order.po_number),
    ] {
        if !value.is_empty() {
            facts.push((name, value));
        }
    }
    if told.waits {
        facts.push((t::state_label(lang), t::waits_for_approval(lang).to_owned()));
    }
    if told.kind == Kind::Declined {
        facts.push((t::declined_because(lang), order.decline_reason));
    }
    if let (Audience::Csr | Audience::Shop, Some(session)) = (told.audience, &told.on_behalf) {
        facts.extend(on_behalf(db, session, lang).await?);
    }
    let own = told.audience == Audience::Customer;
    let path = if own { "orders" } else { "staff/orders" };
    Ok(Content {
        lang,
        subject: wording::subject(told.kind, &told.object, lang),
        intro: wording::intro(told.kind, own, told.on_behalf.is_some(), &order.buyer, lang),
        facts,
        button: t::open_order(lang),
        link: format!("{}/{path}/{}", shop.settings().public_url, told.object),
        footer: match told.audience {
            Audience::Customer => t::why_customer(lang),
            Audience::Csr => t::why_csr(lang),
            Audience::Shop => t::why_shop(lang),
        },
        thread: format!("order-{}", told.object),
    })
}

async fn jobs(db: &Db, order: &str, lang: Lang) -> Result<Vec<String>, StoreError> {
    let rows: Vec<JobRow> = db
        .all(
            "SELECT name_en, name_ja, configuration FROM jobs WHERE order_id = $1 ORDER BY position",
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

/// Who did it for the buyer, and why: for staff alone.
async fn on_behalf(db: &Db, session: &str, lang: Lang) -> Result<Vec<(&'static str, String)>, StoreError> {
    let row: Option<(String, String, String)> = db
        .one(
            "SELECT a.name, s.reason, s.note FROM on_behalf_sessions s JOIN users a ON a.id = s.actor_id WHERE s.id = $1",
            args![session],
        )
        .await?;
    Ok(row
        .map(|(csr, reason, note)| {
            vec![
                (t::on_behalf_by(lang), csr),
                (t::reason(lang), reason_text(&reason, &note, lang)),
            ]
        })
        .unwrap_or_default())
}
