//! Lists of orders for staff: narrowed, sorted and paged by keys of indexes, so that no page costs more than the first.
//!
//! Its one rule: what a list costs does not grow with the number of orders. Words lead to buyers, by the word that leads to
//! the fewest orders; one that leads to very many is found by walking the list itself, which soon meets enough of them.

use super::{
    lists,
    reading::read_status,
    types::{OrderFilter, StaffOrderList, StaffOrderSummary},
};
use crate::{
    args,
    auth::{Page, RequestContext, Staff},
    export::{Export, Part},
    store::{StoreError, Val, prefix_range, search_words},
    ui::AppError,
};
use pricing::Money;

const PAGE: usize = 25;
/// A word that leads to more orders is not gone by.
const MANY: i64 = 10_000;
/// Digits of an order's count in its number.
const DIGITS: usize = 6;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    number: String,
    placed_at: i64,
    status: String,
    total: i64,
    company: String,
    buyer: String,
    buyer_email: String,
    on_behalf_by: Option<String>,
    currency: String,
    cost_centre: String,
    po_number: String,
    address: String,
    note: String,
}

/// From a term's key to before another.
type Range = (String, String);

/// A filter with what the store says of it.
struct Asked<'a> {
    staff: &'a Staff,
    filter: &'a OrderFilter,
    words: Vec<Range>,
    reference: String,
    /// The moments between which the orders were placed: from the first, to before the second.
    between: (i64, i64),
}

impl<'a> Asked<'a> {
    fn of(staff: &'a Staff, filter: &'a OrderFilter) -> Self {
        let request = staff.request();
        let typed = filter.q.trim();
        Self {
            staff,
            filter,
            words: search_words(typed).iter().map(|word| prefix_range(word)).collect(),
            reference: without_job(typed).to_owned(),
            between: (
                request.start_of_day(&filter.from).unwrap_or(0),
                request.end_of_day(&filter.to).unwrap_or(i64::MAX),
            ),
        }
    }

    fn is_oldest_first(&self) -> bool {
        self.filter.sort == "oldest"
    }

    /// The one of a list's two orders that is asked for.
    fn pick(&self, list: [&'static str; 2]) -> &'static str {
        let [newest, oldest] = list;
        if self.is_oldest_first() { oldest } else { newest }
    }

    /// `after` is the key of the row before, as [`key`] writes it; without one the list begins at its start.
    fn args(&self, after: &str, rows: i64) -> Vec<Val> {
        let (first, end) = self.between;
        let (start, other_end) = if self.is_oldest_first() {
            (read_key(after).filter(|key| key.0 >= first), end)
        } else {
            (read_key(after).filter(|key| key.0 < end), first)
        };
        let from_start = if self.is_oldest_first() { first } else { end };
        let (at, id) = start.unwrap_or((from_start, String::new()));
        let mut args = args![self.staff.id(), &self.filter.status, at, id, other_end, rows];
        for n in 0..3 {
            let (from, to) = self.words.get(n).cloned().unwrap_or_default();
            args.extend(args![from, to]);
        }
        args.extend(args![
            &self.reference,
            &self.filter.company,
            self.staff.sees_all(),
            count_of(&self.reference)
        ]);
        args
    }

    /// The statement that finds these orders at least cost; the word that leads to the fewest comes first then.
    async fn statement(&mut self) -> Result<&'static str, StoreError> {
        let db = self.staff.shop().db();
        let any_status = self.filter.status.is_empty();
        if self.reference.chars().any(|c| c.is_ascii_digit())
            && db
                .one::<(String,)>(lists::REFERRED_TO, self.args("", 1))
                .await?
                .is_some()
        {
            self.words.clear();
            return Ok(self.pick(lists::BY_REFERENCE));
        }
        if self.words.is_empty() || self.is_common().await? {
            return Ok(self.pick(match (self.filter.company.is_empty(), any_status) {
                (false, true) => lists::OF_COMPANY,
                (false, false) => lists::OF_COMPANY_AND_STATUS,
                (true, true) if self.staff.sees_all() => lists::ALL,
                (true, false) if self.staff.sees_all() => lists::OF_STATUS,
                _ if !self.words.is_empty() => lists::REACHED,
                (true, true) => lists::SERVED,
                (true, false) => lists::SERVED_OF_STATUS,
            }));
        }
        Ok(self.pick(lists::BY_WORDS))
    }

    /// Puts the word first that leads to the fewest orders. Whether it is one alone that leads to very many.
    async fn is_common(&mut self) -> Result<bool, StoreError> {
        let all = std::mem::take(&mut self.words);
        let mut counted = Vec::with_capacity(all.len());
        for word in all {
            self.words = vec![word.clone()];
            let (count,): (i64,) = self
                .staff
                .shop()
                .db()
                .one(lists::HITS, self.args("", MANY + 1))
                .await?
                .ok_or(StoreError::RowNotFound)?;
            counted.push((count, word));
        }
        counted.sort();
        let common = matches!(&counted[..], [(count, _)] if *count > MANY);
        self.words = counted.into_iter().map(|(_, word)| word).collect();
        Ok(common)
    }

    async fn read(mut self, after: &str, rows: usize) -> Result<Vec<Row>, StoreError> {
        let sql = self.statement().await?;
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.staff.shop().db().all(sql, self.args(after, rows)).await
    }
}

/// An order's number of what may be its job's: `Q-2026-000123` of `Q-2026-000123-1`.
fn without_job(typed: &str) -> &str {
    let dashes: Vec<usize> = typed.match_indices('-').map(|(at, _)| at).collect();
    match dashes[..] {
        [_, _, third] if typed.to_uppercase().starts_with("Q-") => &typed[..third],
        _ => typed,
    }
}

/// What was typed as the count in an order's number: `000123` of `123`. Empty where it is none.
fn count_of(typed: &str) -> String {
    let digits = typed.trim_start_matches('0');
    let is_count = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit()) && digits.len() <= DIGITS + 3;
    if is_count {
        format!("{digits:0>DIGITS$}")
    } else {
        String::new()
    }
}

fn key(row: &Row) -> String {
    format!("{}.{}", row.placed_at, row.id)
}

fn read_key(text: &str) -> Option<(i64, String)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, id.to_owned()))
}

/// A page of the orders that this reader may see; `after` is what the page before gave.
pub(super) async fn list(staff: &Staff, filter: &OrderFilter, after: &str) -> Result<StaffOrderList, AppError> {
    let mut rows = Asked::of(staff, filter).read(after, PAGE + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(StaffOrderList {
        next: rows.last().filter(|_| more).map(key),
        company: company(staff, &filter.company).await?,
        orders: rows
            .into_iter()
            .map(|row| row.into_summary(staff))
            .collect::<Result<_, StoreError>>()?,
    })
}

/// The name of the company that the list is narrowed to.
async fn company(staff: &Staff, id: &str) -> Result<Option<String>, StoreError> {
    let name: Option<(String,)> = staff
        .shop()
        .db()
        .one(
            "SELECT c.name FROM companies c WHERE c.id = $1
               AND ($2 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $3))",
            args![id, staff.sees_all(), staff.id()],
        )
        .await?;
    Ok(name.map(|(name,)| name))
}

impl Row {
    fn into_summary(self, staff: &Staff) -> Result<StaffOrderSummary, StoreError> {
        Ok(StaffOrderSummary {
            number: self.number,
            placed_at: staff.when(self.placed_at),
            status: read_status(&self.status)?,
            total: Money::from_minor(self.total),
            company: self.company,
            buyer: self.buyer,
            on_behalf_by: self.on_behalf_by,
        })
    }

    fn into_cells(self, staff: &Staff, more: More) -> Vec<String> {
        vec![
            self.number,
            staff.when(self.placed_at).iso,
            self.status,
            self.company,
            self.buyer,
            self.buyer_email,
            self.on_behalf_by.unwrap_or_default(),
            self.cost_centre,
            self.po_number,
            self.address,
            self.note,
            more.jobs.to_string(),
            decimal(self.total),
            self.currency,
            more.shipped_at.map(|at| staff.when(at).iso).unwrap_or_default(),
            more.carrier.unwrap_or_default(),
            more.tracking.unwrap_or_default(),
        ]
    }
}

/// An amount as programs read it: `-12.50`.
fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
}

/// What the file has of an order beside what the list reads; carrier and tracking number are those of the last shipment.
#[derive(sqlx::FromRow)]
struct More {
    jobs: i64,
    shipped_at: Option<i64>,
    carrier: Option<String>,
    tracking: Option<String>,
}

/// The orders of a filter, one to a line.
pub struct OrdersExport {
    staff: Staff,
    filter: OrderFilter,
}

impl OrdersExport {
    /// # Errors
    /// As [`Staff::with`] for the page "Orders".
    pub fn new(request: RequestContext, filter: OrderFilter) -> Result<Self, AppError> {
        let staff = Staff::of(request, Page::Orders)?;
        Ok(Self { staff, filter })
    }
}

impl Export for OrdersExport {
    /// The total is with shipping and tax, in units of the currency; `jobs` counts those that were not left out; what was shipped is the
    /// last shipment.
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "placed",
        "status",
        "company",
        "buyer",
        "buyer_email",
        "on_behalf_by",
        "cost_centre",
        "po_number",
        "address",
        "note",
        "jobs",
        "total",
        "currency",
        "shipped",
        "carrier",
        "tracking",
    ];

    async fn part(&self, from: String, count: usize) -> Result<Part, AppError> {
        let rows = Asked::of(&self.staff, &self.filter).read(&from, count).await?;
        let next = rows.last().filter(|_| rows.len() == count).map(key);
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let more: More = self
                .staff
                .shop()
                .db()
                .one(
                    "SELECT (SELECT COUNT(*) FROM jobs j WHERE j.order_id = o.id AND j.state <> 'cancelled') AS jobs,
                            s.shipped_at, s.carrier, s.tracking
                     FROM orders o LEFT JOIN shipments s
                       ON s.id = (SELECT MAX(x.id) FROM shipments x WHERE x.order_id = o.id)
                     WHERE o.id = $1",
                    args![&row.id],
                )
                .await?
                .ok_or(StoreError::RowNotFound)?;
            cells.push(row.into_cells(&self.staff, more));
        }
        Ok(Part { rows: cells, next })
    }
}
