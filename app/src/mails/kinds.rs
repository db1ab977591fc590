//! What mails are about, and for whom they are.

use crate::jobs::JobState;

/// An event that somebody is mailed about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    OrderPlaced,
    OrderChanged,
    OrderCancelled,
    ApprovalNeeded,
    OrderApproved,
    OrderDeclined,
    /// By the shop.
    OrderMoved,
    JobOpened,
    JobChanged,
    JobDeleted,
    /// A customer wrote, and the shop did.
    JobCommented,
    JobAnswered,
    /// By the shop, to this state.
    JobMoved(JobState),
    FileUploaded,
    FileDeleted,
}

impl Kind {
    /// The kind of an event as the store has it.
    pub(crate) fn of(kind: &str, detail: &str) -> Option<Self> {
        Some(match kind {
            "order_placed" => Self::OrderPlaced,
            "order_changed" => Self::OrderChanged,
            "order_cancelled" => Self::OrderCancelled,
            "order_approval_needed" => Self::ApprovalNeeded,
            "order_approved" => Self::OrderApproved,
            "order_declined" => Self::OrderDeclined,
            "order_status_changed" => Self::OrderMoved,
            "job_opened" => Self::JobOpened,
            "job_changed" => Self::JobChanged,
            "job_deleted" => Self::JobDeleted,
            "job_commented" => Self::JobCommented,
            "job_answered" => Self::JobAnswered,
            "job_state_changed" => Self::JobMoved(JobState::from_key(detail)?),
            "file_uploaded" => Self::FileUploaded,
            "file_deleted" => Self::FileDeleted,
            _ => return None,
        })
    }

    /// Whether it is about one job; the others are about an order.
    pub(crate) const fn is_about_a_job(self) -> bool {
        matches!(
            self,
            Self::JobOpened
                | Self::JobChanged
                | Self::JobDeleted
                | Self::JobCommented
                | Self::JobAnswered
                | Self::JobMoved(_)
                | Self::FileUploaded
                | Self::FileDeleted
        )
    }
}

/// Whose mail it is: customers read nothing of CSRs, CSRs who did it for whom, the shop what there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Audience {
    Customer,
    Csr,
    Shop,
}

impl Audience {
    pub(crate) const ALL: [Self; 3] = [Self::Customer, Self::Csr, Self::Shop];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Csr => "csr",
            Self::Shop => "shop",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.key() == key)
    }
}
