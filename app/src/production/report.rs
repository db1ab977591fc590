//! What became of several jobs that were moved at once: it travels in the address of the page that says it.

use super::{texts as t, types::Move};
use crate::ui::Lang;

/// Why a job was left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// In a state that does not lead there, perhaps since somebody was faster.
    State,
    Held,
    /// Its order is not approved.
    Order,
    /// No such job for this person.
    Gone,
}

impl Left {
    const ALL: [Self; 4] = [Self::State, Self::Held, Self::Order, Self::Gone];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Held => "held",
            Self::Order => "order",
            Self::Gone => "gone",
        }
    }

    pub(super) const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::State => t::left_state(lang),
            Self::Held => t::left_held(lang),
            Self::Order => t::left_order(lang),
            Self::Gone => t::left_gone(lang),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Report {
    pub(super) step: Move,
    pub(super) done: usize,
    pub(super) left: Vec<(String, Left)>,
}

impl Report {
    /// None where the address says nothing, or nothing that makes sense.
    pub(super) fn read(done: &str, left: &str) -> Option<Self> {
        let (step, count) = done.split_once('.')?;
        let left = left.split('~').filter_map(|one| {
            let (job, why) = one.rsplit_once('.')?;
            let why = Left::ALL.into_iter().find(|known| known.key() == why)?;
            Some((job.to_owned(), why))
        });
        Some(Self {
            step: Move::from_key(step)?,
            done: count.parse().ok()?,
            left: left.collect(),
        })
    }
}
