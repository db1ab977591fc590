//! Groups: named sets of users, and the pages that each may open.

#[cfg(feature = "ssr")]
mod membership;
mod page;
#[cfg(feature = "ssr")]
mod refusals;
#[cfg(feature = "ssr")]
mod rules;
mod texts;
mod types;

#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use membership::{choices, join, keep_an_administrator, leave, lock};
pub use page::{GroupPage, GroupsPage, NewGroupPage, PageAccessPage};
pub use types::{
    AccessCell, AccessRow, Audience, BuiltIn, GroupChoice, GroupDetail, GroupSummary, Lock, Member, MemberList,
    PageAccess,
};
