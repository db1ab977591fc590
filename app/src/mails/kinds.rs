//! What mails are about, and for whom they are.

use crate::{jobs::JobState, orders::Status};

/// An event that somebody is mailed about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    OrderPlaced,
    OrderChanged,
    OrderCancelled,
    ApprovalNeeded,
    OrderApproved,
    OrderDeclined,
    /// By the shop, to this status.
    OrderMoved(Status),
    /// Part of it was sent; the rest is still to come.
    OrderPartlyShipped,
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
    /// A customer changed who they are.
    ProfileChanged,
    /// A link to set a password: sent by staff, or asked for by whoever forgot theirs.
    SetLink,
    ResetLink,
    PasswordChanged,
    /// To the new address, which is to be confirmed; and to the old one, once it is.
    EmailAsked,
    EmailChanged,
    /// Somebody signed in where they never had before.
    NewDevice,
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
            "order_status_changed" => Self::OrderMoved(Status::from_key(detail)?),
            "order_partly_shipped" => Self::OrderPartlyShipped,
            "job_opened" => Self::JobOpened,
            "job_changed" => Self::JobChanged,
            "job_deleted" => Self::JobDeleted,
            "job_commented" => Self::JobCommented,
            "job_answered" => Self::JobAnswered,
            "job_state_changed" => Self::JobMoved(JobState::from_key(detail)?),
            "file_uploaded" => Self::FileUploaded,
            "file_deleted" => Self::FileDeleted,
            "profile_changed" => Self::ProfileChanged,
            "password_link_sent" => Self::SetLink,
            "password_reset_asked" => Self::ResetLink,
            "password_changed" => Self::PasswordChanged,
            "email_change_asked" => Self::EmailAsked,
            "email_changed" => Self::EmailChanged,
            "new_device_signed_in" => Self::NewDevice,
            _ => return None,
        })
    }

    /// Whether it is about somebody's own account, and for them alone.
    pub(crate) const fn is_about_an_account(self) -> bool {
        matches!(
            self,
            Self::SetLink
                | Self::ResetLink
                | Self::PasswordChanged
                | Self::EmailAsked
                | Self::EmailChanged
                | Self::NewDevice
        )
    }

    /// Whether it is about one job; the others are about an order or a person.
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

/// Whose mail it is: customers read nothing of CSRs, CSRs who did it for whom, the shop what there is to do, and everybody
/// what is about their own account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Audience {
    Customer,
    Csr,
    Shop,
    Own,
}

impl Audience {
    pub(crate) const ALL: [Self; 4] = [Self::Customer, Self::Csr, Self::Shop, Self::Own];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Csr => "csr",
            Self::Shop => "shop",
            Self::Own => "own",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.key() == key)
    }
}
