//! Reads what is to be made, for the board and for the lists.

use super::{
    lists,
    types::{Board, Card, Column, Due, Nearness, Shipped, Stage, ToMake, ToMakeList},
};
use crate::{
    args,
    auth::Staff,
    jobs::{NO_DUE_DATE, due_day, quantity},
    store::{StoreError, Val, decode, prefix_range, search_words},
    ui::AppError,
};
use jiff::{ToSpan, civil::Date};
use pricing::Configuration;

/// Cards in a column of the board.
const IN_A_COLUMN: usize = 15;
const PAGE: usize = 50;
const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long something stays in the list of what was shipped.
const SHIPPED_FOR: i64 = 30 * DAY;
/// After every due date, number and id.
const END: &str = "g";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    due_key: String,
    number: String,
    name: String,
    name_en: String,
    name_ja: String,
    configuration: Option<String>,
    quantity: i64,
    due_on: String,
    product_id: Option<String>,
    company_id: String,
    company: String,
    held: bool,
    hold_reason: String,
    shipped_at: Option<i64>,
    carrier: Option<String>,
    tracking: Option<String>,
}

/// A stage as it is asked for.
struct Asked<'a> {
    staff: &'a Staff,
    stage: Stage,
    filter: &'a ToMake,
    /// What is shipped is listed since this moment.
    since: i64,
}

impl Asked<'_> {
    fn is_by_number(&self) -> bool {
        self.filter.sort == "number"
    }

    fn cards(&self) -> &'static str {
        let list = match self.stage {
            Stage::Shipped => return lists::SHIPPED,
            Stage::OnHold => lists::ON_HOLD,
            Stage::ToStart | Stage::InProduction | Stage::Finished => lists::OF_STATE,
        };
        list[usize::from(self.is_by_number())]
    }

    fn count(&self) -> &'static str {
        match self.stage {
            Stage::Shipped => lists::COUNT_SHIPPED,
            Stage::OnHold => lists::COUNT_ON_HOLD,
            Stage::ToStart | Stage::InProduction | Stage::Finished => lists::COUNT_OF_STATE,
        }
    }

    /// The days between which something is due: from the first, to before the second.
    fn due(&self) -> (String, String) {
        let today = self.staff.request().today();
        let day = |days: i64| day_after(&today, days).unwrap_or_default();
        match &*self.filter.due {
            "overdue" => (String::new(), day(0)),
            "today" => (day(0), day(1)),
            "week" => (String::new(), day(8)),
            "none" => (NO_DUE_DATE.to_owned(), END.to_owned()),
            _ => (String::new(), END.to_owned()),
        }
    }

    /// `after` is what the page before gave.
    fn args(&self, after: &str, rows: i64) -> Vec<Val> {
        let (due_from, due_to) = self.due();
        let (up_to, after) = match (self.stage, after.split_once('.')) {
            (Stage::Shipped, Some((at, id))) => (at.parse().unwrap_or(i64::MAX), id),
            (Stage::Shipped, None) => (i64::MAX, END),
            _ => (i64::MAX, after),
        };
        let mut args = args![
            self.staff.id(),
            self.stage == Stage::OnHold,
            self.stage.key(),
            after,
            due_from,
            due_to,
            rows
        ];
        let words = search_words(&self.filter.q);
        for n in 0..3 {
            let (from, to) = words.get(n).map(|word| prefix_range(word)).unwrap_or_default();
            args.extend(args![from, to]);
        }
        args.extend(args![
            &self.filter.company,
            &self.filter.product,
            self.staff.sees_all(),
            self.since,
            up_to
        ]);
        args
    }

    fn next(&self, row: &Row) -> String {
        match (self.stage, row.shipped_at) {
            (Stage::Shipped, Some(at)) => format!("{at}.{}", row.id),
            _ if self.is_by_number() => row.number.clone(),
            _ => row.due_key.clone(),
        }
    }

    async fn read(&self, after: &str, rows: usize) -> Result<Vec<Row>, StoreError> {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.staff.shop().db().all(self.cards(), self.args(after, rows)).await
    }

    async fn column(&self) -> Result<Column, StoreError> {
        let rows = self.read("", IN_A_COLUMN).await?;
        let (count,): (i64,) = self
            .staff
            .shop()
            .db()
            .one(self.count(), self.args("", Column::COUNTED + 1))
            .await?
            .ok_or(StoreError::RowNotFound)?;
        Ok(Column {
            stage: self.stage,
            cards: cards(rows, self.staff)?,
            count,
        })
    }
}

/// All columns of the board; the last has what was shipped today.
pub(super) async fn board(staff: &Staff) -> Result<Board, AppError> {
    let request = staff.request();
    let since = request.start_of_day(&request.today()).unwrap_or(0);
    let filter = ToMake::default();
    let mut columns = Vec::with_capacity(Stage::ALL.len());
    for stage in Stage::ALL {
        let asked = Asked {
            staff,
            stage,
            filter: &filter,
            since,
        };
        columns.push(asked.column().await?);
    }
    Ok(Board { columns })
}

/// A page of what is at one stage.
pub(super) async fn list(staff: &Staff, filter: &ToMake, after: &str) -> Result<ToMakeList, AppError> {
    let stage = Stage::from_key(&filter.stage).unwrap_or(Stage::ToStart);
    let asked = Asked {
        staff,
        stage,
        filter,
        since: staff.shop().now() - SHIPPED_FOR,
    };
    let mut rows = asked.read(after, PAGE + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| asked.next(row));
    let (company, product) = names(staff, filter).await?;
    Ok(ToMakeList {
        stage,
        cards: cards(rows, staff)?,
        next,
        company,
        product,
    })
}

/// The company and the product that the list is narrowed to.
async fn names(staff: &Staff, filter: &ToMake) -> Result<(Option<String>, Option<String>), StoreError> {
    let db = staff.shop().db();
    let company: Option<(String,)> = db
        .one(
            "SELECT c.name FROM companies c WHERE c.id = $1
               AND ($2 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $3))",
            args![&filter.company, staff.sees_all(), staff.id()],
        )
        .await?;
    let product: Option<(String, String)> = db
        .one(
            "SELECT name_en, name_ja FROM products WHERE id = $1",
            args![&filter.product],
        )
        .await?;
    let product = product.map(|(en, ja)| staff.lang().pick(en, ja));
    Ok((company.map(|(name,)| name), product))
}

/// The day so many days after this one, both as `2026-12-31`.
fn day_after(day: &str, days: i64) -> Option<String> {
    let day: Date = day.parse().ok()?;
    Some(day.checked_add(days.days()).ok()?.to_string())
}

fn cards(rows: Vec<Row>, staff: &Staff) -> Result<Vec<Card>, StoreError> {
    let today = staff.request().today();
    rows.into_iter().map(|row| row.into_card(staff, &today)).collect()
}

impl Row {
    fn into_card(self, staff: &Staff, today: &str) -> Result<Card, StoreError> {
        let lang = staff.lang();
        let configuration: Option<Configuration> = self.configuration.as_deref().map(decode).transpose()?;
        let product_name = lang.pick(self.name_en, self.name_ja);
        let nearness = match self.due_on.as_str().cmp(today) {
            std::cmp::Ordering::Less => Nearness::Overdue,
            std::cmp::Ordering::Equal => Nearness::Today,
            std::cmp::Ordering::Greater => Nearness::Later,
        };
        Ok(Card {
            number: self.number,
            name: if self.name.is_empty() {
                product_name.clone()
            } else {
                self.name
            },
            quantity: quantity(configuration.as_ref(), self.quantity),
            company: self.company,
            company_id: self.company_id,
            product: self.product_id.map(|id| (id, product_name)),
            due: due_day(&self.due_on, lang).map(|day| Due { day, nearness }),
            held_because: self.held.then_some(self.hold_reason),
            shipped: self.shipped_at.map(|at| Shipped {
                at: staff.when(at),
                carrier: self.carrier.unwrap_or_default(),
                tracking: self.tracking.unwrap_or_default(),
            }),
        })
    }
}
