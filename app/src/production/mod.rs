//! Production: what is being printed, by state, with job tickets and shipping.

mod page;

pub use page::{BoardPage, ProductionListPage};
