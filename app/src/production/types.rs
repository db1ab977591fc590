//! What travels of production: what is to be made, in columns and in lists, and what is done with it.

use super::texts as t;
use crate::{
    jobs::JobState,
    ui::{Checked, FieldError, Lang, When, at},
};
use serde::{Deserialize, Serialize};

/// The most jobs that are moved or printed at once.
pub const AT_ONCE: usize = 200;
const LONGEST_REASON: usize = 500;
const LONGEST_NAME: usize = 100;

/// How far something that is to be made is: a column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Approved, as is its order: production can begin.
    ToStart,
    InProduction,
    OnHold,
    Finished,
    /// On the board those of today, in the list those of the last thirty days.
    Shipped,
}

impl Stage {
    pub const ALL: [Self; 5] = [
        Self::ToStart,
        Self::InProduction,
        Self::OnHold,
        Self::Finished,
        Self::Shipped,
    ];

    /// Its name in addresses and in the style sheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ToStart => "approved",
            Self::InProduction => "in_production",
            Self::OnHold => "on_hold",
            Self::Finished => "finished",
            Self::Shipped => "shipped",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::ToStart => t::to_start(lang),
            Self::InProduction => t::in_production(lang),
            Self::OnHold => t::on_hold(lang),
            Self::Finished => t::finished(lang),
            Self::Shipped => t::shipped(lang),
        }
    }

    /// What can be done with what is there.
    pub const fn moves(self) -> &'static [Move] {
        match self {
            Self::ToStart => &[Move::Start, Move::Hold],
            Self::InProduction => &[Move::Finish, Move::Hold],
            Self::OnHold => &[Move::Release],
            Self::Finished => &[Move::Ship],
            Self::Shipped => &[],
        }
    }
}

/// What is done with several jobs at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    Start,
    Finish,
    Hold,
    Release,
    Ship,
}

impl Move {
    pub const ALL: [Self; 5] = [Self::Start, Self::Finish, Self::Hold, Self::Release, Self::Ship];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Finish => "finish",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Ship => "ship",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Start => t::start(lang),
            Self::Finish => t::finish(lang),
            Self::Hold => t::hold(lang),
            Self::Release => t::release(lang),
            Self::Ship => t::ship(lang),
        }
    }

    /// The state to which it takes a job; a hold is none.
    pub const fn leads_to(self) -> Option<JobState> {
        match self {
            Self::Start => Some(JobState::InProduction),
            Self::Finish => Some(JobState::Finished),
            Self::Ship => Some(JobState::Shipped),
            Self::Hold | Self::Release => None,
        }
    }
}

/// What the board's form says: what to do with which jobs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    /// The key of a [`Move`]: that of the button.
    pub step: String,
    pub jobs: Vec<String>,
    /// Of a hold; the customer reads it.
    pub reason: String,
    /// Of a shipment.
    pub carrier: String,
    pub tracking: String,
}

impl Checked for MoveForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = Vec::new();
        let step = Move::from_key(&self.step);
        if step.is_none() {
            problems.push(whole(t::choose_step(lang)));
        }
        if self.jobs.is_empty() {
            problems.push(whole(t::choose_jobs(lang)));
        }
        if self.jobs.len() > AT_ONCE {
            problems.push(whole(&t::too_many(AT_ONCE, lang)));
        }
        if step == Some(Move::Hold) {
            problems.extend(reason_problem(&self.reason, lang));
        }
        if step == Some(Move::Ship) {
            problems.extend(parcel_problems(&self.carrier, &self.tracking, lang));
        }
        problems
    }
}

/// What is wrong with the form as a whole: boxes and buttons have no messages of their own.
fn whole(message: &str) -> FieldError {
    FieldError {
        field: String::new(),
        message: message.to_owned(),
    }
}

/// Why an order is put on hold, rejected or cancelled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReasonForm {
    pub reason: String,
}

impl Checked for ReasonForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        reason_problem(&self.reason, lang).into_iter().collect()
    }
}

/// How something is shipped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParcelForm {
    pub carrier: String,
    pub tracking: String,
}

impl Checked for ParcelForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        parcel_problems(&self.carrier, &self.tracking, lang)
    }
}

/// What is wrong with a reason, at the field `reason`.
fn reason_problem(reason: &str, lang: Lang) -> Option<FieldError> {
    let reason = reason.trim();
    if reason.is_empty() {
        Some(at("reason", t::reason_missing(lang)))
    } else {
        longer(reason, LONGEST_REASON).then(|| at("reason", t::too_long(LONGEST_REASON, lang)))
    }
}

/// What is wrong with a shipment, at the fields `carrier` and `tracking`.
fn parcel_problems(carrier: &str, tracking: &str, lang: Lang) -> Vec<FieldError> {
    let mut problems = Vec::new();
    if carrier.trim().is_empty() && !tracking.trim().is_empty() {
        problems.push(at("carrier", t::carrier_missing(lang)));
    }
    for (name, text) in [("carrier", carrier), ("tracking", tracking)] {
        if longer(text.trim(), LONGEST_NAME) {
            problems.push(at(name, t::too_long(LONGEST_NAME, lang)));
        }
    }
    problems
}

fn longer(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

/// A day by which something is due, and how near it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// As people of this language write it.
    pub day: String,
    pub nearness: Nearness,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nearness {
    Overdue,
    Today,
    Later,
}

/// A job as production sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub number: String,
    pub name: String,
    pub quantity: u32,
    pub company: String,
    pub company_id: String,
    pub product: Option<(String, String)>,
    pub due: Option<Due>,
    /// Why it is on hold.
    pub held_because: Option<String>,
    pub shipped: Option<Shipped>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipped {
    pub at: When,
    pub carrier: String,
    pub tracking: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub stage: Stage,
    pub cards: Vec<Card>,
    /// How many there are, counted up to [`Column::COUNTED`].
    pub count: i64,
}

impl Column {
    pub const COUNTED: i64 = 999;
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub columns: Vec<Column>,
}

/// What the list is narrowed to, and its order. Empty texts narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ToMake {
    pub stage: String,
    /// Words of name, product, code, company and buyer.
    pub q: String,
    /// `overdue`, `today`, `week` or `none`.
    pub due: String,
    pub company: String,
    pub product: String,
    /// `number`, else next due first. What was shipped comes newest first.
    pub sort: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToMakeList {
    pub stage: Stage,
    pub cards: Vec<Card>,
    pub next: Option<String>,
    /// The company and the product that the list is narrowed to.
    pub company: Option<String>,
    pub product: Option<String>,
}
