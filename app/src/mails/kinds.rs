//! What mails are about, and for whom they are.

/// An event that somebody is mailed about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Placed,
    Cancelled,
    ApprovalNeeded,
    Approved,
    Declined,
}

impl Kind {
    pub(crate) const ALL: [Self; 5] = [
        Self::Placed,
        Self::Cancelled,
        Self::ApprovalNeeded,
        Self::Approved,
        Self::Declined,
    ];

    /// The event's kind in the store.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Placed => "order_placed",
            Self::Cancelled => "order_cancelled",
            Self::ApprovalNeeded => "order_approval_needed",
            Self::Approved => "order_approved",
            Self::Declined => "order_declined",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
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
