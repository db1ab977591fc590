//! What a customer reads of jobs. No query here selects who of the shop works on one.

use super::{
    JobState,
    history::{comments, history},
    moving::{Standing, lock, read_state},
    types::{Details, Job, JobAction},
};
use crate::{
    args,
    auth::{RequestContext, Shopper},
    catalogue::choices,
    files,
    store::{StoreError, Tx, decode},
    ui::{AppError, Lang},
};
use pricing::{Configuration, Money, Spec};

/// The due date of a job that has none.
pub(crate) const NO_DUE_DATE: &str = "9999-12-31";

#[derive(sqlx::FromRow)]
pub(super) struct JobRow {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) order_number: Option<String>,
    pub(super) product_id: Option<String>,
    pub(super) name: String,
    pub(super) name_en: String,
    pub(super) name_ja: String,
    pub(super) picture: String,
    pub(super) spec: Option<String>,
    pub(super) configuration: Option<String>,
    pub(super) price: i64,
    pub(super) description: String,
    pub(super) code: String,
    pub(super) due_on: String,
    pub(super) quantity: i64,
    pub(super) state: String,
    pub(super) opened_at: i64,
    pub(super) by_customer_service: bool,
}

/// A job's columns, of a query that names the job `j` and its order `o`.
macro_rules! job_columns {
    () => {
        "j.id, j.number, o.number AS order_number, j.product_id, j.name, j.name_en, j.name_ja, j.picture, j.spec,
         j.configuration, j.price, j.description, j.code, j.due_on, j.quantity, j.state,
         COALESCE(j.opened_at, o.placed_at, 0) AS opened_at,
         COALESCE(o.on_behalf_id, j.on_behalf_id) IS NOT NULL AS by_customer_service"
    };
}
pub(super) use job_columns;

/// A job of one's own, or of an order that needed (or needs) one's approval.
pub(super) async fn job(shopper: &Shopper, number: &str) -> Result<Job, AppError> {
    let db = shopper.shop().db();
    let row: Option<JobRow> = db
        .one(
            concat!(
                "SELECT ",
                job_columns!(),
                " FROM jobs j LEFT JOIN orders o ON o.id = j.order_id
                 WHERE j.number = $1 AND j.company_id = $2
                   AND (j.buyer_id = $3 OR EXISTS (
                           SELECT 1 FROM approval_rules a
                           WHERE a.company_id = o.company_id AND a.approver_id = $3 AND a.over_amount < o.total))"
            ),
            args![number, shopper.company(), shopper.buyer()],
        )
        .await?;
    let row = row.ok_or(AppError::NotFound)?;
    let own: Option<(String,)> = db
        .one(
            "SELECT id FROM jobs WHERE id = $1 AND buyer_id = $2",
            args![&row.id, shopper.buyer()],
        )
        .await?;
    let id = row.id.clone();
    let mut job = row.into_job(shopper.request())?;
    job.files = files::of_customer(shopper, &id).await?;
    job.comments = comments(shopper, &id).await?;
    job.history = history(shopper, &job.number, job.order.as_deref()).await?;
    if own.is_some() {
        job.may.push(JobAction::Comment);
        if job.state.is_before_production() {
            job.may.extend([JobAction::Change, JobAction::Delete]);
        }
    }
    Ok(job)
}

impl JobRow {
    /// The job without what other tables have; what its reader may do with it is the caller's to say.
    pub(super) fn into_job(self, request: &RequestContext) -> Result<Job, StoreError> {
        let lang = request.lang;
        let configuration: Option<Configuration> = self.configuration.as_deref().map(decode).transpose()?;
        let spec: Option<Spec> = self.spec.as_deref().map(decode).transpose()?;
        let product = lang.pick(self.name_en, self.name_ja);
        let ordered = self.product_id.is_some();
        Ok(Job {
            choices: match (&spec, &configuration) {
                (Some(spec), Some(configuration)) => choices(spec, configuration, lang),
                _ => Vec::new(),
            },
            details: Details {
                name: if self.name.is_empty() {
                    product.clone()
                } else {
                    self.name
                },
                description: self.description,
                code: self.code,
                due: Some(self.due_on.clone())
                    .filter(|day| day != NO_DUE_DATE)
                    .unwrap_or_default(),
                quantity: quantity(configuration.as_ref(), self.quantity),
            },
            due: due(&self.due_on, lang),
            state: read_state(&self.state)?,
            number: self.number,
            order: self.order_number,
            product: ordered.then_some(product),
            picture: self.picture,
            price: ordered.then(|| Money::from_minor(self.price)),
            opened: request.when(self.opened_at),
            by_customer_service: self.by_customer_service,
            files: Vec::new(),
            comments: Vec::new(),
            history: Vec::new(),
            may: Vec::new(),
            longest_file: request.shop.settings().longest_upload,
        })
    }
}

/// An ordered job's quantity is its configuration's.
pub(crate) fn quantity(configuration: Option<&Configuration>, own: i64) -> u32 {
    configuration.map_or_else(
        || u32::try_from(own).unwrap_or(0),
        |configuration| configuration.quantity,
    )
}

/// A due date as people of the language write it.
pub(crate) fn due(day: &str, lang: Lang) -> Option<String> {
    let date: jiff::civil::Date = day.parse().ok().filter(|_| day != NO_DUE_DATE)?;
    Some(date.strftime(lang.pick("%-d %b %Y", "%Y年%-m月%-d日")).to_string())
}

/// A job of one's own, locked for a change.
pub(crate) async fn own_job(tx: &mut Tx, shopper: &Shopper, number: &str) -> Result<Standing, AppError> {
    let id = own_id(tx, shopper, number).await?;
    let job = lock(tx, &id).await?;
    // Until it was locked, it could be given to somebody else.
    own_id(tx, shopper, number).await?;
    Ok(job)
}

async fn own_id(tx: &mut Tx, shopper: &Shopper, number: &str) -> Result<String, AppError> {
    let id: Option<(String,)> = tx
        .one(
            "SELECT id FROM jobs WHERE number = $1 AND company_id = $2 AND buyer_id = $3",
            args![number, shopper.company(), shopper.buyer()],
        )
        .await?;
    id.map(|(id,)| id).ok_or(AppError::NotFound)
}

/// The same, while its files and details can change.
pub(crate) async fn changeable_job(tx: &mut Tx, shopper: &Shopper, number: &str) -> Result<Standing, AppError> {
    let job = own_job(tx, shopper, number).await?;
    if job.state.is_before_production() {
        Ok(job)
    } else {
        Err(AppError::Conflict(too_late(job.state, shopper.lang()).to_owned()))
    }
}

pub(super) fn too_late(state: JobState, lang: Lang) -> &'static str {
    match state {
        JobState::Cancelled => super::texts::is_cancelled(lang),
        _ => super::texts::in_production_already(lang),
    }
}
