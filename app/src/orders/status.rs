//! The states of an order, and the one table of what may follow what.

use super::texts as t;
use crate::ui::Lang;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    ApprovalRequired,
    Approved,
    InProduction,
    OnHold,
    Finished,
    Shipped,
    Cancelled,
    Declined,
    Rejected,
}

impl Status {
    pub const ALL: [Self; 9] = [
        Self::ApprovalRequired,
        Self::Approved,
        Self::InProduction,
        Self::OnHold,
        Self::Finished,
        Self::Shipped,
        Self::Cancelled,
        Self::Declined,
        Self::Rejected,
    ];

    /// Its name in the store, in addresses and in the style sheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ApprovalRequired => "approval_required",
            Self::Approved => "approved",
            Self::InProduction => "in_production",
            Self::OnHold => "on_hold",
            Self::Finished => "finished",
            Self::Shipped => "shipped",
            Self::Cancelled => "cancelled",
            Self::Declined => "declined",
            Self::Rejected => "rejected",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::ApprovalRequired => t::status_approval_required(lang),
            Self::Approved => t::status_approved(lang),
            Self::InProduction => t::status_in_production(lang),
            Self::OnHold => t::status_on_hold(lang),
            Self::Finished => t::status_finished(lang),
            Self::Shipped => t::status_shipped(lang),
            Self::Cancelled => t::status_cancelled(lang),
            Self::Declined => t::status_declined(lang),
            Self::Rejected => t::status_rejected(lang),
        }
    }

    /// Whether an order may go from here to there.
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (
                Self::ApprovalRequired,
                Self::ApprovalRequired | Self::Approved | Self::Declined | Self::Cancelled
            ) | (
                Self::Approved,
                Self::InProduction | Self::OnHold | Self::Rejected | Self::Cancelled
            ) | (Self::OnHold, Self::Approved | Self::InProduction)
                | (Self::InProduction, Self::Finished | Self::OnHold | Self::Cancelled)
                | (Self::Finished, Self::Shipped)
        )
    }

    /// What production can make of an order in this state, of whose jobs none has `begun` to be made, or some have.
    pub const fn steps(self, begun: bool) -> &'static [OrderStep] {
        match self {
            Self::Approved if !begun => &[OrderStep::Hold, OrderStep::Reject],
            Self::Approved | Self::InProduction => &[OrderStep::Hold, OrderStep::Cancel],
            Self::OnHold => &[OrderStep::Release],
            _ => &[],
        }
    }

    /// Whether the buyer may still cancel: up to approved, as long as no job has `begun` to be made.
    pub const fn buyer_may_cancel(self, begun: bool) -> bool {
        !begun && matches!(self, Self::ApprovalRequired | Self::Approved)
    }
}

/// What production makes of an order as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrderStep {
    Hold,
    /// Back to the state before the hold.
    Release,
    Reject,
    Cancel,
}

impl OrderStep {
    pub const ALL: [Self; 4] = [Self::Hold, Self::Release, Self::Reject, Self::Cancel];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Reject => "reject",
            Self::Cancel => "cancel",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Hold => t::hold(lang),
            Self::Release => t::release(lang),
            Self::Reject => t::reject(lang),
            Self::Cancel => t::cancel_production(lang),
        }
    }
}
