//! The states of a job, and the one table of what may follow what.

use super::texts as t;
use crate::ui::Lang;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobState {
    AwaitingFiles,
    Preflight,
    ProofReady,
    CorrectionsRequested,
    Approved,
    InProduction,
    Finished,
    Shipped,
    Cancelled,
}

impl JobState {
    pub const ALL: [Self; 9] = [
        Self::AwaitingFiles,
        Self::Preflight,
        Self::ProofReady,
        Self::CorrectionsRequested,
        Self::Approved,
        Self::InProduction,
        Self::Finished,
        Self::Shipped,
        Self::Cancelled,
    ];

    /// Its name in the store, in addresses and in the style sheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AwaitingFiles => "awaiting_files",
            Self::Preflight => "preflight",
            Self::ProofReady => "proof_ready",
            Self::CorrectionsRequested => "corrections_requested",
            Self::Approved => "approved",
            Self::InProduction => "in_production",
            Self::Finished => "finished",
            Self::Shipped => "shipped",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::AwaitingFiles => t::awaiting_files(lang),
            Self::Preflight => t::preflight(lang),
            Self::ProofReady => t::proof_ready(lang),
            Self::CorrectionsRequested => t::corrections_requested(lang),
            Self::Approved => t::approved(lang),
            Self::InProduction => t::in_production(lang),
            Self::Finished => t::finished(lang),
            Self::Shipped => t::shipped(lang),
            Self::Cancelled => t::cancelled(lang),
        }
    }

    /// Whether a job may go from here to there. A new file takes a proof or an approval back to preflight: what was
    /// looked at is no longer what would be printed.
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::AwaitingFiles, Self::Preflight)
                | (
                    Self::Preflight,
                    Self::ProofReady | Self::CorrectionsRequested | Self::AwaitingFiles
                )
                | (
                    Self::ProofReady,
                    Self::Approved | Self::CorrectionsRequested | Self::Preflight
                )
                | (Self::CorrectionsRequested, Self::AwaitingFiles)
                | (Self::Approved, Self::InProduction | Self::Preflight)
                | (Self::InProduction, Self::Finished)
                | (Self::Finished, Self::Shipped)
        ) || (matches!(next, Self::Cancelled) && self.is_open())
    }

    /// Whether its production has not begun: until then its files and details can change, and it can be given up.
    pub const fn is_before_production(self) -> bool {
        matches!(
            self,
            Self::AwaitingFiles | Self::Preflight | Self::ProofReady | Self::CorrectionsRequested | Self::Approved
        )
    }

    /// Whether production takes a job there; it leaves alone what is on hold.
    pub const fn is_production(self) -> bool {
        matches!(self, Self::InProduction | Self::Finished | Self::Shipped)
    }

    /// Whether it can still be cancelled: by its customer before production, by the shop until it is finished.
    const fn is_open(self) -> bool {
        self.is_before_production() || matches!(self, Self::InProduction)
    }
}
