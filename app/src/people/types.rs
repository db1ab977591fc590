//! What travels of users to staff.

use crate::{
    groups::GroupChoice,
    ui::{Lang, When},
};
use serde::{Deserialize, Serialize};

/// A user in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserSummary {
    pub id: String,
    pub name: String,
    pub email: String,
    /// A customer's company.
    pub company: Option<String>,
    /// Their names in the viewer's language.
    pub groups: Vec<String>,
    pub active: bool,
    pub added: When,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserList {
    pub users: Vec<UserSummary>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// What the list can be narrowed to.
    pub choices: Choices,
    /// What came of the last thing that was asked for several at once.
    pub outcome: Option<Outcome>,
}

/// What a user's form and the list's filter offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub groups: Vec<GroupChoice>,
    /// The first companies by name, and always the one that is asked for.
    pub companies: Vec<CompanyChoice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyChoice {
    pub id: String,
    pub name: String,
}

/// A user on their own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDetail {
    pub id: String,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    /// A customer's company; staff have none.
    pub company: Option<UserCompany>,
    /// The ids of their groups.
    pub groups: Vec<String>,
    pub active: bool,
    pub has_password: bool,
    pub added: When,
    pub signed_in: Option<When>,
    /// The companies' approval levels at which orders wait for them.
    pub approves: Vec<i64>,
    /// Whether it is the viewer.
    pub oneself: bool,
    /// Why this viewer may not change them.
    pub locked: Option<String>,
    /// What the form was made for: a change that was made meanwhile is not overwritten.
    pub seen: String,
    pub choices: Choices,
}

/// A customer's company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserCompany {
    pub id: String,
    pub name: String,
    pub active: bool,
    /// Why the user cannot go to another one.
    pub stays: Option<String>,
}

/// What can be done for several users at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    Deactivate,
    Reactivate,
    SendLink,
    Join,
}

impl Task {
    pub const ALL: [Self; 4] = [Self::SendLink, Self::Deactivate, Self::Reactivate, Self::Join];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Deactivate => "deactivate",
            Self::Reactivate => "reactivate",
            Self::SendLink => "send_link",
            Self::Join => "join",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.key() == key)
    }
}

/// What came of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub task: Task,
    pub done: i64,
    pub refused: Vec<RefusedUser>,
}

/// For whom it was not done, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedUser {
    pub name: String,
    pub why: String,
}
