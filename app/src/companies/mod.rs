//! Companies: what a buyer's company sets for its orders, and which CSRs serve it.

mod people;
mod staff_api;
mod staff_page;
#[cfg(feature = "ssr")]
mod staff_store;
mod staff_types;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;

pub(crate) use people::People;
pub use staff_page::{CompaniesPage, CompanyPage, NewCompanyPage};
pub use staff_types::{Colleague, CompanyDetail, CompanyList, CompanySummary, Mailed};
#[cfg(feature = "ssr")]
pub(crate) use texts::choose_staff;
pub(crate) use texts::mailed as mailed_text;
pub use types::{Address, CostCentre, OrderingTerms};
#[cfg(feature = "ssr")]
pub(crate) use {
    staff_store::{active_staff, mailed},
    store::{OrderingRules, address, ordering_rules, terms},
};
