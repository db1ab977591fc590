//! Users: who may sign in, and how they are found.

#[cfg(feature = "ssr")]
mod index;
mod page;

#[cfg(feature = "ssr")]
pub(crate) use index::index_buyer;
pub use page::{ImportUsersPage, NewUserPage, UserPage, UsersPage};
