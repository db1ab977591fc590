//! What staff read of on-behalf sessions, and how they end one. Whoever orders on behalf sees their own and those for the
//! companies they serve; other staff see all.

use super::{
    Deed, DeedTo, Ending, Mode, StaffSession, StaffSessionDetail, StaffSessions,
    consent::{DoneRow, done},
    evidence, reason_text,
    store::{How, close},
    texts as t,
};
use crate::{
    args,
    auth::{Page, RequestContext, Staff},
    export::{Export, Part},
    store::Val,
    ui::AppError,
};
use serde::Deserialize;

const PAGE_SIZE: usize = 25;

/// What the list is narrowed to; empty texts narrow nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Part of the CSR's, the buyer's or the company's name.
    pub q: String,
    /// `running` or `ended`.
    pub state: String,
    /// The first and the last day, as `2026-12-31` in the reader's time zone.
    pub from: String,
    pub to: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    csr: String,
    buyer: String,
    company: String,
    reason: String,
    note: String,
    mode: String,
    started_at: i64,
    ended_at: Option<i64>,
    ended_how: Option<String>,
    #[sqlx(flatten)]
    done: DoneRow,
}

/// Sessions that this reader may see; `$1` and `$2` say whether that is all of them, and who reads.
macro_rules! sessions {
    ($where:literal) => {
        concat!(
            "SELECT o.id, a.name AS csr, b.name AS buyer, c.name AS company, o.reason, o.note, o.mode,
                    o.started_at, o.ended_at, o.ended_how, ",
            done!(),
            " FROM on_behalf_sessions o
             JOIN users a ON a.id = o.actor_id
             JOIN users b ON b.id = o.subject_id
             JOIN companies c ON c.id = o.company_id
             WHERE ($1 OR o.actor_id = $2
                    OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = o.company_id AND s.user_id = $2)) AND ",
            $where
        )
    };
}

/// A page of sessions, newest first.
pub(super) async fn list(staff: &Staff, filter: &Filter, before: &str) -> Result<StaffSessions, AppError> {
    let mut rows = read(staff, filter, before, PAGE_SIZE + 1).await?;
    let more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    Ok(StaffSessions {
        next: rows.last().filter(|_| more).map(|row| row.id.clone()),
        sessions: rows.into_iter().map(|row| row.into_session(staff)).collect(),
    })
}

/// The sessions of a filter, to be downloaded. Orders are separated by spaces.
pub struct SessionsExport {
    staff: Staff,
    filter: Filter,
}

impl SessionsExport {
    /// # Errors
    /// As [`Staff::with`] for the page "On behalf sessions".
    pub fn new(request: RequestContext, filter: Filter) -> Result<Self, AppError> {
        let staff = Staff::of(request, Page::OnBehalfSessions)?;
        Ok(Self { staff, filter })
    }
}

impl Export for SessionsExport {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "csr",
        "buyer",
        "company",
        "reason",
        "mode",
        "started",
        "ended",
        "how",
        "placed",
        "cancelled",
        "cart_changes",
    ];

    async fn part(&self, from: String, count: usize) -> Result<Part, AppError> {
        let rows = read(&self.staff, &self.filter, &from, count).await?;
        Ok(Part {
            next: rows.last().filter(|_| rows.len() == count).map(|row| row.id.clone()),
            rows: rows
                .into_iter()
                .map(|row| cells(row.into_session(&self.staff)))
                .collect(),
        })
    }
}

fn cells(session: StaffSession) -> Vec<String> {
    let (ended, how) = session.ended.map(|(at, how)| (at.iso, how)).unwrap_or_default();
    vec![
        session.id,
        session.csr,
        session.buyer,
        session.company,
        session.reason,
        session.mode.key().to_owned(),
        session.started.iso,
        ended,
        how,
        session.done.placed.join(" "),
        session.done.cancelled.join(" "),
        session.done.cart_changes.to_string(),
    ]
}

/// Lower case is the engine's, and SQLite's knows no accents; so what is typed is looked for as it is, too.
async fn read(staff: &Staff, filter: &Filter, before: &str, count: usize) -> Result<Vec<Row>, AppError> {
    let typed = filter.q.trim().replace(['%', '_'], "");
    let args: Vec<Val> = args![
        staff.sees_all(),
        staff.id(),
        typed.to_lowercase(),
        &filter.state,
        staff.request().start_of_day(&filter.from).unwrap_or(0),
        staff.request().end_of_day(&filter.to).unwrap_or(i64::MAX),
        before,
        i64::try_from(count).unwrap_or(i64::MAX),
        typed,
    ];
    Ok(staff
        .shop()
        .db()
        .all(
            sessions!(
                "($3 = '' OR lower(a.name) LIKE '%' || $3 || '%' OR lower(b.name) LIKE '%' || $3 || '%'
                  OR lower(c.name) LIKE '%' || $3 || '%'
                  OR a.name LIKE '%' || $9 || '%' OR b.name LIKE '%' || $9 || '%' OR c.name LIKE '%' || $9 || '%')
                 AND ($4 = '' OR ($4 = 'running') = (o.ended_at IS NULL))
                 AND o.started_at >= $5 AND o.started_at < $6 AND ($7 = '' OR o.id < $7)
                 ORDER BY o.id DESC LIMIT $8"
            ),
            args,
        )
        .await?)
}

impl Row {
    fn into_session(self, staff: &Staff) -> StaffSession {
        let lang = staff.lang();
        let how = self.ended_how.unwrap_or_default();
        StaffSession {
            reason: reason_text(&self.reason, &self.note, lang),
            mode: Mode::from_key(&self.mode).unwrap_or(Mode::Look),
            started: staff.when(self.started_at),
            ended: self
                .ended_at
                .map(|at| (staff.when(at), evidence::ended_how(&how, lang).to_owned())),
            done: self.done.into_done(),
            id: self.id,
            csr: self.csr,
            buyer: self.buyer,
            company: self.company,
        }
    }
}

#[derive(sqlx::FromRow)]
struct DeedRow {
    at: i64,
    kind: String,
    object: String,
    detail: String,
}

/// A session with everything that was done in it.
pub(super) async fn detail(staff: &Staff, id: &str) -> Result<StaffSessionDetail, AppError> {
    let session = one(staff, id).await?;
    let deeds: Vec<DeedRow> = staff
        .shop()
        .db()
        .all(
            "SELECT at, kind, object, detail FROM events WHERE on_behalf_id = $1 ORDER BY id",
            args![id],
        )
        .await?;
    Ok(StaffSessionDetail {
        session: session.into_session(staff),
        deeds: deeds.into_iter().map(|deed| deed.into_deed(staff)).collect(),
    })
}

async fn one(staff: &Staff, id: &str) -> Result<Row, AppError> {
    staff
        .shop()
        .db()
        .one(sessions!("o.id = $3"), args![staff.sees_all(), staff.id(), id])
        .await?
        .ok_or(AppError::NotFound)
}

impl DeedRow {
    fn into_deed(self, staff: &Staff) -> Deed {
        Deed {
            at: staff.when(self.at),
            what: evidence::deed(&self.kind, &self.object, &self.detail, staff.lang()),
            to: match self.kind.split('_').next() {
                Some("order") => Some(DeedTo::Order(self.object)),
                Some("job" | "file") => Some(DeedTo::Job(self.object)),
                _ => None,
            },
        }
    }
}

/// Ends a running session; its CSR is told at the next request.
pub(super) async fn end(staff: &Staff, id: &str) -> Result<(), AppError> {
    one(staff, id).await?;
    let shop = staff.shop();
    let mut tx = shop.db().begin().await?;
    let how = How::Over(Ending::EndedByStaff);
    if !close(&mut tx, id, how, Some(staff.id()), shop.now()).await? {
        return Err(AppError::Conflict(t::ended_already(staff.lang()).to_owned()));
    }
    tx.commit().await?;
    Ok(())
}
