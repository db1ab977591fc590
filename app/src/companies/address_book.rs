//! A company's address book: where its orders can be sent. What an order was sent to stays written in the order.

use super::{
    changing::{InEvent, begin, finish},
    forms::{AddressForm, tidy},
    texts as t,
};
use crate::{
    args,
    auth::Staff,
    store::{StoreError, Tx, new_id},
    ui::{AppError, at},
};
use serde::Serialize;

/// More than a checkout can offer to choose from.
const MOST: usize = 200;

#[derive(PartialEq, Eq, sqlx::FromRow, Serialize)]
struct Told {
    label: String,
    lines: String,
    position: i64,
}

impl Told {
    fn of(form: &AddressForm, position: i64) -> Self {
        Self {
            label: tidy(&form.label),
            lines: form.lines(),
            position,
        }
    }
}

impl InEvent for Told {
    fn detail(&self) -> Option<&str> {
        Some(&self.label)
    }
}

async fn told(tx: &mut Tx, company: &str, address: &str) -> Result<Told, AppError> {
    tx.one(
        "SELECT label, lines, position FROM addresses WHERE id = $1 AND company_id = $2",
        args![address, company],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// Ids in their order.
async fn in_order(tx: &mut Tx, company: &str) -> Result<Vec<(String, i64)>, StoreError> {
    tx.all(
        "SELECT id, position FROM addresses WHERE company_id = $1 ORDER BY position, id",
        args![company],
    )
    .await
}

/// Adds an address at the end.
pub(super) async fn add(staff: &Staff, company: &str, version: i64, form: &AddressForm) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = in_order(&mut tx, company).await?;
    if before.len() >= MOST {
        return Err(AppError::Invalid(vec![at(
            "label",
            t::too_many_addresses(staff.lang()),
        )]));
    }
    let address = Told::of(form, before.last().map_or(1, |(_, position)| position + 1));
    tx.execute(
        "INSERT INTO addresses (id, company_id, label, lines, position) VALUES ($1, $2, $3, $4, $5)",
        args![new_id(), company, &address.label, &address.lines, address.position],
    )
    .await?;
    finish(tx, staff, company, "address_added", (None, Some(address))).await
}

pub(super) async fn change(
    staff: &Staff,
    company: &str,
    version: i64,
    address: &str,
    form: &AddressForm,
) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company, address).await?;
    let after = Told::of(form, before.position);
    tx.execute(
        "UPDATE addresses SET label = $2, lines = $3 WHERE id = $1",
        args![address, &after.label, &after.lines],
    )
    .await?;
    finish(tx, staff, company, "address_changed", (Some(before), Some(after))).await
}

pub(super) async fn remove(staff: &Staff, company: &str, version: i64, address: &str) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company, address).await?;
    tx.execute("DELETE FROM addresses WHERE id = $1", args![address])
        .await?;
    finish(tx, staff, company, "address_removed", (Some(before), None)).await
}

/// Where an address goes in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// Moves an address by one place; at the end of the list it stays.
pub(super) async fn shift(staff: &Staff, company: &str, version: i64, address: &str, way: Way) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company, address).await?;
    let mut all = in_order(&mut tx, company).await?;
    let place = all.iter().position(|(id, _)| id == address).unwrap_or_default();
    let other = match way {
        Way::Up => place.checked_sub(1),
        Way::Down => Some(place + 1).filter(|other| *other < all.len()),
    };
    let Some(other) = other else { return Ok(()) };
    all.swap(place, other);
    for (position, (id, was)) in (1_i64..).zip(&all) {
        if *was != position {
            tx.execute("UPDATE addresses SET position = $2 WHERE id = $1", args![id, position])
                .await?;
        }
    }
    let after = told(&mut tx, company, address).await?;
    finish(tx, staff, company, "address_moved", (Some(before), Some(after))).await
}
