//! Shipments: what was sent together, with which carrier, under which number.

use super::{carriers::CARRIERS, types::ParcelForm};
use crate::{
    args,
    audit::{Event, record},
    auth::{RequestContext, Staff},
    jobs::{JobState, Standing, go_to},
    orders::{self, Shipment},
    store::{Db, StoreError, Tx, new_id},
    ui::{AppError, query_value},
};
use serde::Serialize;

/// How something is sent, as it is written down. Both are empty where it is handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Parcel {
    carrier: String,
    tracking: String,
}

impl Parcel {
    pub(crate) fn of(form: ParcelForm) -> Self {
        Self {
            carrier: form.carrier.trim().to_owned(),
            tracking: form.tracking.trim().to_owned(),
        }
    }
}

/// A job as the event of its shipment tells it.
#[derive(Serialize)]
struct Told<'a> {
    state: &'static str,
    #[serde(flatten)]
    parcel: Option<&'a Parcel>,
}

/// Ships jobs that belong together, locked, and finished: those of one order, or one portal job. Their order follows; its
/// buyer is told of a part that was sent.
pub(crate) async fn ship(tx: &mut Tx, staff: &Staff, jobs: &[Standing], parcel: &Parcel) -> Result<(), AppError> {
    let Some(first) = jobs.first() else {
        return Ok(());
    };
    let (id, now, lang) = (new_id(), staff.shop().now(), staff.lang());
    tx.execute(
        "INSERT INTO shipments (id, order_id, carrier, tracking, shipped_at, shipped_by) VALUES ($1, $2, $3, $4, $5, $6)",
        args![
            &id,
            first.order_id.clone(),
            &parcel.carrier,
            &parcel.tracking,
            now,
            staff.id()
        ],
    )
    .await?;
    let told = |state: JobState, parcel| Told {
        state: state.key(),
        parcel,
    };
    for job in jobs {
        go_to(tx, job, JobState::Shipped, lang).await?;
        tx.execute("UPDATE jobs SET shipment_id = $2 WHERE id = $1", args![&job.id, &id])
            .await?;
        let event = job
            .event(staff, "job_state_changed")
            .detail(JobState::Shipped.key())
            .change(
                Some(&told(job.state, None)),
                Some(&told(JobState::Shipped, Some(parcel))),
            );
        record(tx, now, event).await?;
    }
    let Some(order) = &first.order_id else {
        return Ok(());
    };
    orders::follow_jobs(tx, lang, now, &first.event(staff, "job_state_changed"), order).await?;
    tell_of_part(tx, staff, first, order, &id).await?;
    Ok(())
}

/// The rest of the order is still to come; its buyer reads what was sent.
async fn tell_of_part(
    tx: &mut Tx,
    staff: &Staff,
    job: &Standing,
    order: &str,
    shipment: &str,
) -> Result<(), StoreError> {
    let rest: Option<(String,)> = tx
        .one(
            "SELECT number FROM orders WHERE id = $1 AND status <> 'shipped'",
            args![order],
        )
        .await?;
    let Some((number,)) = rest else { return Ok(()) };
    let event = Event {
        object: &number,
        ..job.event(staff, "order_partly_shipped")
    };
    record(tx, staff.shop().now(), event.detail(shipment)).await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    carrier: String,
    tracking: String,
    shipped_at: i64,
    job: String,
}

/// The shipments of an order that the caller may read, oldest first. Who sent one does not travel.
pub(crate) async fn of_order(request: &RequestContext, order: &str) -> Result<Vec<Shipment>, StoreError> {
    let mut shipments: Vec<(String, Shipment)> = Vec::new();
    for row in rows(request.shop.db(), order).await? {
        if shipments.last().is_none_or(|(id, _)| *id != row.id) {
            let shipment = Shipment {
                at: request.when(row.shipped_at),
                link: link(&row.carrier, &row.tracking),
                carrier: row.carrier,
                tracking: row.tracking,
                jobs: Vec::new(),
            };
            shipments.push((row.id, shipment));
        }
        if let Some((_, shipment)) = shipments.last_mut() {
            shipment.jobs.push(row.job);
        }
    }
    Ok(shipments.into_iter().map(|(_, shipment)| shipment).collect())
}

async fn rows(db: &Db, order: &str) -> Result<Vec<Row>, StoreError> {
    db.all(
        "SELECT s.id, s.carrier, s.tracking, s.shipped_at, j.number AS job
         FROM shipments s JOIN jobs j ON j.shipment_id = s.id WHERE s.order_id = $1 ORDER BY s.id, j.position",
        args![order],
    )
    .await
}

/// The shipments of an order as a mail says them, or the one with this id: carrier, tracking number and link, each in a line.
pub(crate) async fn in_words(db: &Db, order: &str, only: Option<&str>) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String, String)> = db
        .all(
            "SELECT carrier, tracking FROM shipments WHERE order_id = $1 AND ($2 = '' OR id = $2) ORDER BY id",
            args![order, only.unwrap_or_default()],
        )
        .await?;
    let said = rows.into_iter().map(|(carrier, tracking)| {
        let link = link(&carrier, &tracking).unwrap_or_default();
        [carrier, tracking, link]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(said.filter(|text| !text.is_empty()).collect())
}

/// Where a shipment can be followed, with a carrier that is known.
fn link(carrier: &str, tracking: &str) -> Option<String> {
    let carrier = carrier.to_lowercase();
    let (_, page) = CARRIERS.iter().find(|(name, _)| name.to_lowercase() == carrier)?;
    (!tracking.is_empty()).then(|| format!("{page}{}", query_value(tracking).replace('/', "%2F")))
}
