//! Groups: named sets of users, and the pages that each may open.

mod page;

pub use page::{GroupPage, GroupsPage, NewGroupPage, PageAccessPage};
