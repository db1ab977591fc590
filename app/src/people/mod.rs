//! Users: who may sign in, how they are found, added, changed and imported.

#[cfg(feature = "ssr")]
mod adding;
mod api;
#[cfg(feature = "ssr")]
mod batch;
#[cfg(feature = "ssr")]
mod changing;
#[cfg(feature = "ssr")]
mod choices;
#[cfg(feature = "ssr")]
mod detail;
mod form;
#[cfg(feature = "ssr")]
mod import;
mod import_page;
#[cfg(feature = "ssr")]
mod index;
#[cfg(feature = "ssr")]
mod limits;
#[cfg(feature = "ssr")]
mod listing;
#[cfg(feature = "ssr")]
pub mod lists;
mod page;
#[cfg(feature = "ssr")]
mod refusals;
#[cfg(feature = "ssr")]
mod states;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;
mod user_page;

pub use import_page::ImportUsersPage;
#[cfg(feature = "ssr")]
pub(crate) use index::index_user;
pub use page::UsersPage;
pub use types::{Choices, CompanyChoice, Outcome, RefusedUser, Task, UserCompany, UserDetail, UserList, UserSummary};
pub use user_page::{NewUserPage, UserPage};
#[cfg(feature = "ssr")]
pub use {
    import::look_through,
    index::index_users,
    listing::{FEW, Filter, UsersExport},
};
