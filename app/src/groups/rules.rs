//! The rules of groups, as pure functions: who may be in one, who may say so, and which pages it may open.
//!
//! The store asks them with what it reads while nobody else changes groups (`membership::lock`).

use super::{
    refusals as said,
    types::{Audience, BuiltIn, Lock},
};
use crate::{auth::Page, ui::Lang};

/// A group as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) id: String,
    /// In the viewer's language.
    pub(super) name: String,
    pub(super) audience: Audience,
    pub(super) built_in: Option<BuiltIn>,
    pub(super) pages: Vec<Page>,
}

/// Who changes groups: the pages that are theirs at this moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Giver {
    pub(super) pages: Vec<Page>,
    /// A member of Administrators.
    pub(super) administrator: bool,
}

/// Why something is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The group is for the others.
    For(Audience),
    /// Who orders on behalf administers nothing; the other group would give both.
    Mixed { other: String },
    /// The group opens pages that whoever changes it lacks.
    Lacks(Vec<Page>),
    /// The shop would have no administrator.
    LastAdministrator,
}

/// What a page is to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// For the other kind of group.
    Foreign,
    Locked(Lock),
    Free,
}

impl Group {
    pub(super) fn orders_on_behalf(&self) -> bool {
        self.built_in == Some(BuiltIn::Csr) || self.pages.contains(&Page::OrderOnBehalf)
    }

    pub(super) fn administers(&self) -> bool {
        self.built_in == Some(BuiltIn::Administrators) || self.pages.iter().any(|page| page.is_administration())
    }

    /// Whether nobody may be in both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        (self.orders_on_behalf() && other.administers()) || (self.administers() && other.orders_on_behalf())
    }

    pub(super) fn cell(&self, page: Page, giver: &Giver) -> Cell {
        if page.is_for_customers() != (self.audience == Audience::Customer) {
            return Cell::Foreign;
        }
        match self.built_in {
            Some(BuiltIn::Buyers) if page == Page::Storefront => Cell::Locked(Lock::Kept),
            Some(BuiltIn::Csr) if page == Page::OrderOnBehalf => Cell::Locked(Lock::Kept),
            Some(BuiltIn::Csr) if page.is_administration() => Cell::Locked(Lock::Never),
            Some(BuiltIn::Administrators) if page == Page::OrderOnBehalf => Cell::Locked(Lock::Never),
            // A page that administrators lacked, nobody could ever give again.
            Some(BuiltIn::Administrators) => Cell::Locked(Lock::Kept),
            _ if giver.may_give(page) => Cell::Free,
            _ => Cell::Locked(Lock::NotYours),
        }
    }
}

impl Giver {
    /// Customers' pages, which no staff can have, are given by whoever may change groups at all.
    pub(super) fn may_give(&self, page: Page) -> bool {
        page.is_for_customers() || self.pages.contains(&page)
    }

    /// Whether they may put people into this group and take them out: only who may open what it opens. But
    /// administrators fill the built-in groups, also with those who order on behalf, which they cannot.
    pub(super) fn may_fill(&self, group: &Group) -> Result<(), Refusal> {
        let lacked: Vec<Page> = group
            .pages
            .iter()
            .copied()
            .filter(|page| !self.may_give(*page))
            .collect();
        if lacked.is_empty() || (self.administrator && group.built_in.is_some()) {
            Ok(())
        } else {
            Err(Refusal::Lacks(lacked))
        }
    }
}

/// Whether a user of this audience, who is in those groups, may be in this one too.
pub(super) fn may_be_in(group: &Group, audience: Audience, others: &[Group]) -> Result<(), Refusal> {
    if group.audience != audience {
        return Err(Refusal::For(group.audience));
    }
    match others.iter().find(|other| group.excludes(other)) {
        Some(other) => Err(Refusal::Mixed {
            other: other.name.clone(),
        }),
        None => Ok(()),
    }
}

impl Refusal {
    /// In words; `user` is whom it is about, `group` the group's name.
    pub(super) fn text(&self, user: &str, group: &str, lang: Lang) -> String {
        match self {
            Self::For(Audience::Staff) => said::only_staff(user, group, lang),
            Self::For(Audience::Customer) => said::only_customers(user, group, lang),
            Self::Mixed { other } => said::mixed(user, group, other, lang),
            Self::Lacks(pages) => {
                let pages: Vec<&str> = pages.iter().map(|page| page.text(lang)).collect();
                said::lacks(group, &pages.join(lang.pick(", ", "、")), lang)
            }
            Self::LastAdministrator => said::last_administrator(lang).to_owned(),
        }
    }
}
