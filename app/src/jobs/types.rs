//! What travels of jobs: one type for the customer, another for staff.

use super::JobState;
use crate::{
    companies::{Colleague, Mailed},
    files::File,
    ui::When,
};
use pricing::Money;
use serde::{Deserialize, Serialize};

/// A job as its customer lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobSummary {
    pub number: String,
    pub name: String,
    pub code: String,
    pub quantity: u32,
    pub state: JobState,
    pub opened: When,
    /// The day, as people of this language write it.
    pub due: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobList {
    pub jobs: Vec<JobSummary>,
    /// Where the next page starts.
    pub next: Option<String>,
}

/// The details that its customer sets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub name: String,
    pub description: String,
    pub code: String,
    /// As `2026-12-31`; empty without a due date.
    pub due: String,
    /// Only a portal job has one of its own.
    pub quantity: u32,
}

/// What a customer can do with a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobAction {
    /// Details and files.
    Change,
    Comment,
    Delete,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub at: When,
    pub author: String,
    pub text: String,
}

/// Something that happened to the job, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    pub at: When,
    pub what: String,
    pub by: String,
}

/// A job as its customer reads it. Who of the shop works on it does not travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub number: String,
    /// The number of its order; a portal job has none.
    pub order: Option<String>,
    /// The product's name; a portal job has none.
    pub product: Option<String>,
    pub picture: String,
    pub details: Details,
    /// The day, as people of this language write it.
    pub due: Option<String>,
    pub choices: Vec<(String, String)>,
    pub price: Option<Money>,
    pub state: JobState,
    pub opened: When,
    pub by_customer_service: bool,
    pub files: Vec<File>,
    pub comments: Vec<Comment>,
    pub history: Vec<Happened>,
    /// What its reader may do with it now.
    pub may: Vec<JobAction>,
    /// The longest file that the shop takes, in bytes.
    pub longest_file: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffJobSummary {
    pub job: JobSummary,
    pub company: String,
    pub buyer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffJobList {
    pub jobs: Vec<StaffJobSummary>,
    pub next: Option<String>,
    /// The company that the list is narrowed to.
    pub company: Option<String>,
}

/// A job as staff read it: who wrote, uploaded and changed what stands with their names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffJob {
    pub job: Job,
    pub company: String,
    pub company_id: String,
    pub buyer: String,
    pub buyer_id: String,
    pub buyer_email: String,
    /// Whether the reader is a CSR who serves the company.
    pub serves: bool,
    /// Who opened it, or put it into the cart, for the buyer.
    pub added_by: Option<String>,
    pub notes: Vec<Comment>,
    pub next_states: Vec<JobState>,
    /// Whether it, or its order, is on hold.
    pub held: bool,
    pub csrs: Vec<Colleague>,
    /// Active staff who are not among them.
    pub others: Vec<Colleague>,
    pub mailed: Mailed,
}
