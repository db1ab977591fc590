//! What travels of companies to staff.

use super::{Address, texts as t};
use crate::{
    on_behalf::Policy,
    ui::{Lang, When},
};
use pricing::{Money, Spec};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanySummary {
    pub id: String,
    pub name: String,
    pub active: bool,
    /// The name of its price sheet.
    pub sheet: Option<String>,
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

/// A part of a company's account that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Section {
    Details,
    Csrs,
    Prices,
    Addresses,
    CostCentres,
    Approval,
    Buyers,
    Activity,
}

impl Section {
    pub const ALL: [Self; 8] = [
        Self::Details,
        Self::Csrs,
        Self::Prices,
        Self::Addresses,
        Self::CostCentres,
        Self::Approval,
        Self::Buyers,
        Self::Activity,
    ];

    /// Its name in addresses; the first has none.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Details => "",
            Self::Csrs => "csrs",
            Self::Prices => "prices",
            Self::Addresses => "addresses",
            Self::CostCentres => "cost-centres",
            Self::Approval => "approval",
            Self::Buyers => "buyers",
            Self::Activity => "activity",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Details => t::details(lang),
            Self::Csrs => t::csrs(lang),
            Self::Prices => t::prices(lang),
            Self::Addresses => t::addresses(lang),
            Self::CostCentres => t::cost_centres(lang),
            Self::Approval => t::approval(lang),
            Self::Buyers => t::buyers(lang),
            Self::Activity => t::activity(lang),
        }
    }
}

/// A company with one of its sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffCompany {
    pub id: String,
    pub name: String,
    pub active: bool,
    /// What a change names, so that nothing is written over that its maker has not seen.
    pub version: i64,
    pub part: Part,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    Details(CompanyDetails),
    Csrs(CompanyCsrs),
    Prices(Box<CompanyPrices>),
    Addresses(Vec<Address>),
    CostCentres(Centres),
    Approval(Approval),
    Buyers(Buyers),
    Activity(Activity),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyDetails {
    pub language: Lang,
    pub po_number_required: bool,
    pub on_behalf: Policy,
    pub monthly_budget: Option<Money>,
    pub budget_carries_over: bool,
    pub added: When,
    /// How many may sign in.
    pub active_buyers: i64,
    /// Orders that are not yet shipped, nor over in another way.
    pub open_orders: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyCsrs {
    pub all_csrs: bool,
    pub csrs: Vec<Colleague>,
    /// Active staff who are not among them.
    pub others: Vec<Colleague>,
    pub mailed: Mailed,
}

/// What a company pays, and a product to try it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyPrices {
    /// The id of its price sheet.
    pub sheet: Option<String>,
    /// Its own adjustment in basis points, which counts without a price sheet.
    pub adjustment: i64,
    pub sheets: Vec<SheetChoice>,
    /// Slug and name.
    pub products: Vec<(String, String)>,
    pub example: Option<Example>,
}

/// A price sheet that a company can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChoice {
    pub id: String,
    pub name: String,
    /// What it says about the example, in basis points.
    pub adjustment: i64,
}

/// A product on which prices are tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub slug: String,
    pub spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centre {
    pub id: String,
    pub code: String,
    pub name: String,
}

/// A page of cost centres by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centres {
    pub centres: Vec<Centre>,
    /// The code with which the next page starts.
    pub next: Option<String>,
}

/// An order above the amount waits for this approver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    pub level: i64,
    pub over: Money,
    pub approver: Colleague,
    pub email: String,
    /// How many orders wait here.
    pub waiting: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Lowest first.
    pub levels: Vec<Level>,
    /// E-mail and name of some of the company's active buyers, to choose from.
    pub buyers: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyBuyer {
    pub id: String,
    pub name: String,
    pub email: String,
    pub active: bool,
}

/// The first of a company's buyers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyers {
    pub buyers: Vec<CompanyBuyer>,
    pub more: bool,
}

/// An order or a job, as a line among the newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    pub number: String,
    pub name: String,
    pub at: When,
    /// The state's key and its name.
    pub state: (String, String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyEvent {
    pub at: When,
    pub what: String,
    pub who: String,
}

/// What happened last; nothing of what the reader may not open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub orders: Option<Vec<Newest>>,
    pub jobs: Option<Vec<Newest>>,
    pub events: Option<Vec<CompanyEvent>>,
}
