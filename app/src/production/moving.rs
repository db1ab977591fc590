//! Several jobs at once: each takes its step by the one table of states, in a transaction of its own, and the report says
//! what became of each. What goes to one order goes as one shipment.

use super::{
    report::{Left, Report},
    shipping::{Parcel, ship},
    types::{Move, MoveForm, ParcelForm},
};
use crate::{
    auth::Staff,
    jobs::{self, JobState, Obstacle, Standing, advance, job_in_reach, obstacle},
    orders::{self, OrderStep},
    store::Tx,
    ui::{AppError, query_value},
};
use std::collections::{BTreeMap, HashSet};

impl From<Obstacle> for Left {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::State => Self::State,
            Obstacle::Held => Self::Held,
            Obstacle::Order => Self::Order,
        }
    }
}

impl Report {
    /// The values of `done` and `left` in the address of the page that says it.
    pub(super) fn query(&self) -> String {
        let left: Vec<String> = self
            .left
            .iter()
            .map(|(job, why)| format!("{job}.{}", why.key()))
            .collect();
        let done = format!("done={}.{}", self.step.key(), self.done);
        if left.is_empty() {
            done
        } else {
            format!("{done}&left={}", query_value(&left.join("~")))
        }
    }
}

/// Does what a valid form says.
pub(super) async fn move_jobs(staff: &Staff, form: MoveForm) -> Result<Report, AppError> {
    let step = Move::from_key(&form.step).ok_or(AppError::Malformed)?;
    let mut seen = HashSet::new();
    let numbers: Vec<String> = form.jobs.into_iter().filter(|job| seen.insert(job.clone())).collect();
    let mut report = Report {
        step,
        done: 0,
        left: Vec::new(),
    };
    if step == Move::Ship {
        let parcel = Parcel::of(ParcelForm {
            carrier: form.carrier,
            tracking: form.tracking,
        });
        for (_, numbers) in together(numbers) {
            match shipped(staff, &numbers, &parcel).await {
                Ok(left) => {
                    report.done += numbers.len() - left.len();
                    report.left.extend(left);
                }
                Err(error) => {
                    let why = left(error)?;
                    report.left.extend(numbers.into_iter().map(|number| (number, why)));
                }
            }
        }
        return Ok(report);
    }
    let mut orders = HashSet::new();
    for number in numbers {
        let done = match step.leads_to() {
            Some(next) => one(staff, &number, next).await,
            None => held(staff, &number, step == Move::Hold, form.reason.trim(), &mut orders).await,
        };
        match done.or_else(|error| left(error).map(Some))? {
            None => report.done += 1,
            Some(why) => report.left.push((number, why)),
        }
    }
    Ok(report)
}

/// An error that leaves one job as it was; others end the whole.
fn left(error: AppError) -> Result<Left, AppError> {
    match error {
        AppError::NotFound => Ok(Left::Gone),
        AppError::Conflict(_) => Ok(Left::State),
        other => Err(other),
    }
}

/// Jobs under their orders: `Q-2026-000123-1` belongs to `Q-2026-000123`. A portal job stands alone.
fn together(numbers: Vec<String>) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for number in numbers {
        let order = match number.match_indices('-').nth(2) {
            Some((at, _)) => number[..at].to_owned(),
            None => number.clone(),
        };
        groups.entry(order).or_default().push(number);
    }
    groups
}

async fn one(staff: &Staff, number: &str, next: JobState) -> Result<Option<Left>, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    if let Some(obstacle) = obstacle(&mut tx, &job, next).await? {
        return Ok(Some(obstacle.into()));
    }
    advance(&mut tx, staff, &job, next).await?;
    tx.commit().await?;
    Ok(None)
}

/// Ships those of these jobs, all of one order, that are ready; says which are not, and why.
async fn shipped(staff: &Staff, numbers: &[String], parcel: &Parcel) -> Result<Vec<(String, Left)>, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let (mut ready, mut left): (Vec<Standing>, Vec<(String, Left)>) = (Vec::new(), Vec::new());
    for number in numbers {
        match job_in_reach(&mut tx, staff, number).await {
            Ok(job) => match obstacle(&mut tx, &job, JobState::Shipped).await? {
                None => ready.push(job),
                Some(obstacle) => left.push((number.clone(), obstacle.into())),
            },
            Err(AppError::NotFound) => left.push((number.clone(), Left::Gone)),
            Err(error) => return Err(error),
        }
    }
    ship(&mut tx, staff, &ready, parcel).await?;
    tx.commit().await?;
    Ok(left)
}

/// Puts a portal job on hold or releases it; an ordered one with its whole order. `orders` are those done so far: a second
/// job of one is done with it.
async fn held(
    staff: &Staff,
    number: &str,
    hold: bool,
    reason: &str,
    orders: &mut HashSet<String>,
) -> Result<Option<Left>, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    let step = if hold { OrderStep::Hold } else { OrderStep::Release };
    match &job.order_id {
        Some(order) if orders.contains(order) => return Ok(None),
        Some(order) if orders::may_take(&mut tx, order, step).await? => {
            orders::take(&mut tx, staff, order, step, reason).await?;
            orders.insert(order.clone());
        }
        None if may_hold(&job, hold) => jobs::hold(&mut tx, staff, &job, hold, reason).await?,
        _ => return Ok(Some(Left::State)),
    }
    commit(tx).await
}

fn may_hold(job: &Standing, hold: bool) -> bool {
    job.held != hold && !matches!(job.state, JobState::Shipped | JobState::Cancelled)
}

async fn commit(tx: Tx) -> Result<Option<Left>, AppError> {
    tx.commit().await?;
    Ok(None)
}
