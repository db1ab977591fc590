//! What travels of an import.

use crate::{auth::Page, ui::When};
use serde::{Deserialize, Serialize};

/// What the lines of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Users,
    Catalogue,
}

impl Kind {
    /// Its name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Catalogue => "catalogue",
        }
    }

    /// The page whose right is the right to import.
    pub const fn page(self) -> Page {
        match self {
            Self::Users => Page::Users,
            Self::Catalogue => Page::Catalogue,
        }
    }

    /// Where a file is sent; with a slash and its id behind it, where it is looked through.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Users => "/staff/users/import",
            Self::Catalogue => "/staff/catalogue/import",
        }
    }
}

/// What is wrong with a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// From 1, as editors count; the heading is the first.
    pub line: u64,
    /// The column's name; empty for the line as a whole.
    pub column: String,
    /// In the language of whoever looks.
    pub text: String,
}

/// What a line would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    pub line: u64,
    /// Whether it adds something; else it changes what is there.
    pub adds: bool,
    /// What it is about, as people call it.
    pub name: String,
    /// What becomes of it, in the language of whoever looks.
    pub what: String,
}

/// What would be done with a file, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DryRun {
    pub id: String,
    /// The file's name.
    pub name: String,
    /// Who sent it, and when.
    pub by: String,
    pub at: When,
    /// When it was done.
    pub done: Option<When>,
    pub added: u64,
    pub changed: u64,
    /// Lines that say what is so already.
    pub unchanged: u64,
    /// The first ones, in the order of the lines, of `problem_count`.
    pub problems: Vec<Problem>,
    pub problem_count: u64,
    /// The first ones of those that add or change something.
    pub planned: Vec<Planned>,
    /// What an import must name: the same for as long as it would do this.
    pub seen: String,
}
