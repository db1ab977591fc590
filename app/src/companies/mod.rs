//! Companies: what a buyer's company sets for its orders, what it pays, and which CSRs serve it.
//!
//! Its one rule: a change names the version of the company that its maker saw.

#[cfg(feature = "ssr")]
mod address_book;
#[cfg(feature = "ssr")]
mod approval;
#[cfg(feature = "ssr")]
pub mod centres;
#[cfg(feature = "ssr")]
mod changing;
mod company_page;
#[cfg(feature = "ssr")]
mod csrs;
mod details_page;
mod forms;
mod list_page;
#[cfg(feature = "ssr")]
pub mod listing;
mod newest_page;
mod people;
mod prices_page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod renaming;
mod sheet_api;
mod sheet_page;
mod sheet_types;
#[cfg(feature = "ssr")]
mod sheets;
mod staff_api;
mod staff_types;
#[cfg(feature = "ssr")]
mod store;
mod terms_api;
mod terms_page;
mod texts;
mod types;

pub use company_page::CompanyPage;
pub use forms::{AddressForm, CentreForm, DetailsForm, LevelForm, NewCompanyForm, PricesForm, RuleForm, SheetForm};
pub use list_page::{CompaniesPage, NewCompanyPage};
pub(crate) use people::People;
pub use sheet_page::{PriceSheetPage, PriceSheetsPage};
pub use sheet_types::{About, PriceSheets, SheetDetail, SheetRule, SheetSummary};
pub use staff_types::{
    Activity, Approval, Buyers, Centre, Centres, Colleague, CompanyBuyer, CompanyCsrs, CompanyDetails, CompanyEvent,
    CompanyList, CompanyPrices, CompanySummary, Example, Level, Mailed, Newest, Part, Section, SheetChoice,
    StaffCompany,
};
#[cfg(feature = "ssr")]
pub(crate) use texts::choose_staff;
pub(crate) use texts::mailed as mailed_text;
pub use types::{Address, CostCentre, OrderingTerms};
#[cfg(feature = "ssr")]
pub(crate) use {
    csrs::{Assigned, active_staff, mailed},
    listing::index_company,
    store::{OrderingRules, address, ordering_rules, terms},
};
#[cfg(feature = "ssr")]
pub use {listing::index_companies, renaming::index_renamed};
