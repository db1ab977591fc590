//! What travels of companies to staff.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanySummary {
    pub id: String,
    pub name: String,
    pub active: bool,
    pub all_csrs: bool,
    /// The names of its active Customer CSRs, those of "all CSRs" not spelled out.
    pub csrs: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyList {
    pub companies: Vec<CompanySummary>,
    /// The name after which the next page starts.
    pub next: Option<String>,
}

/// Somebody of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub id: String,
    pub name: String,
    pub active: bool,
}

/// Who gets the CSR mails about an account or a job, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mailed {
    /// The Job CSRs, so the Customer CSRs are not.
    JobCsrs(Vec<String>),
    CustomerCsrs(Vec<String>),
    /// There is no CSR, so the shop's fallback address is.
    Fallback,
    Nobody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyDetail {
    pub id: String,
    pub name: String,
    pub active: bool,
    pub all_csrs: bool,
    pub csrs: Vec<Colleague>,
    /// Active staff who are not among them.
    pub others: Vec<Colleague>,
    pub mailed: Mailed,
}
