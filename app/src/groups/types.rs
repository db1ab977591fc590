//! What travels of groups.

use crate::auth::Page;
use serde::{Deserialize, Serialize};

/// Whom a group is for; its members are all of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    Staff,
    Customer,
}

impl Audience {
    pub const ALL: [Self; 2] = [Self::Staff, Self::Customer];

    /// Its name in the store, of groups and of users.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Customer => "customer",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.key() == key)
    }
}

/// The groups that every shop has and nobody can delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BuiltIn {
    Administrators,
    Csr,
    Operators,
    Buyers,
}

impl BuiltIn {
    pub const ALL: [Self; 4] = [Self::Administrators, Self::Csr, Self::Operators, Self::Buyers];

    /// Its name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Administrators => "administrators",
            Self::Csr => "csr",
            Self::Operators => "operators",
            Self::Buyers => "buyers",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }
}

/// A group as it is offered where somebody is put into one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChoice {
    pub id: String,
    /// In the viewer's language.
    pub name: String,
    pub audience: Audience,
    pub built_in: Option<BuiltIn>,
    /// Whether this person may put somebody into it, and take somebody out.
    pub may_add: bool,
}

/// A group in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSummary {
    pub id: String,
    pub name: String,
    pub audience: Audience,
    pub built_in: Option<BuiltIn>,
    pub members: i64,
    pub pages: Vec<Page>,
}

/// A group on its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDetail {
    pub summary: GroupSummary,
    pub name_en: String,
    pub name_ja: String,
    /// Counts the writes of its names.
    pub version: i64,
    /// Why this person may not change who is in it.
    pub filled_by_others: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub id: String,
    pub name: String,
    pub email: String,
    /// A customer's company.
    pub company: Option<String>,
    pub active: bool,
}

/// Members by name, or users who could become some.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberList {
    pub members: Vec<Member>,
    /// The member after whom the next page goes on.
    pub next: Option<String>,
}

/// Why a page of a group cannot be changed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lock {
    /// What the built-in group is for: always open.
    Kept,
    /// What this built-in group is never for.
    Never,
    /// Only somebody who may open the page gives it or takes it away.
    NotYours,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessCell {
    pub page: Page,
    pub open: bool,
    pub lock: Option<Lock>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRow {
    pub group: String,
    pub name: String,
    pub built_in: Option<BuiltIn>,
    /// Of all groups of one audience the same pages, in the same order.
    pub cells: Vec<AccessCell>,
}

/// Groups × pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageAccess {
    /// What a save must name.
    pub version: i64,
    pub staff: Vec<AccessRow>,
    pub customers: Vec<AccessRow>,
}
