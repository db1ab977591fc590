//! Groups: named sets of users, and the pages that each may open.

#[cfg(feature = "ssr")]
mod access;
mod access_page;
mod api;
mod forms;
mod group_page;
#[cfg(feature = "ssr")]
pub mod members;
mod members_panel;
#[cfg(feature = "ssr")]
mod membership;
mod page;
mod parts;
#[cfg(feature = "ssr")]
mod refusals;
#[cfg(feature = "ssr")]
mod rules;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;

#[cfg(test)]
mod tests;

pub use access_page::PageAccessPage;
pub use group_page::GroupPage;
#[cfg(feature = "ssr")]
pub use membership::{choices, join, keep_an_administrator, lock, regroup};
pub use page::{GroupsPage, NewGroupPage};
pub use types::{
    AccessCell, AccessRow, Audience, BuiltIn, GroupChoice, GroupDetail, GroupSummary, Lock, Member, MemberList,
    PageAccess,
};
