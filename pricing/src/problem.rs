//! Why a configuration has no price. Carries limits, not sentences: the reader's language is known elsewhere.

use serde::{Deserialize, Serialize};

/// The first thing found wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Only the listed quantities may be ordered.
    QuantityNotListed { allowed: Vec<u32> },
    /// The quantity must be `min`, `min + step`, … up to `max`, and at least 1.
    QuantityOutOfRange { min: u32, max: u32, step: u32 },
    /// Pages are missing, out of range or no multiple of `multiple`.
    Pages { min: u32, max: u32, multiple: u32 },
    /// The width is missing or out of range.
    Width { min_mm: u32, max_mm: u32 },
    /// The height is missing or out of range.
    Height { min_mm: u32, max_mm: u32 },
    /// The product has no such option group, or the group no such choice.
    UnknownOption { group: String },
    /// The product cannot be rushed.
    NoRush,
    /// The product's own prices are incomplete; [`Spec::validate`](crate::Spec::validate) says where.
    NotPriced,
    /// The amount is beyond 10¹⁴ minor units, or its exact fraction beyond 128 bits.
    TooLarge,
}

impl Problem {
    /// The input to mark: `quantity`, `pages`, `width`, `height`, `options` or `speed`.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Self::QuantityNotListed { .. } | Self::QuantityOutOfRange { .. } | Self::NotPriced | Self::TooLarge => {
                "quantity"
            }
            Self::Pages { .. } => "pages",
            Self::Width { .. } => "width",
            Self::Height { .. } => "height",
            Self::UnknownOption { .. } => "options",
            Self::NoRush => "speed",
        }
    }
}
