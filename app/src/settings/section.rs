//! The parts of the settings, each a page of its own.

/// A part of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Shop,
    Region,
    Tax,
    Shipping,
    Mail,
    Limits,
    Sessions,
}

impl Section {
    pub(super) const ALL: [Self; 7] = [
        Self::Shop,
        Self::Region,
        Self::Tax,
        Self::Shipping,
        Self::Mail,
        Self::Limits,
        Self::Sessions,
    ];

    /// Its name in addresses, in the store and in events.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Region => "region",
            Self::Tax => "tax",
            Self::Shipping => "shipping",
            Self::Mail => "mail",
            Self::Limits => "limits",
            Self::Sessions => "sessions",
        }
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }
}
