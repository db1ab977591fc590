//! How a product is priced, as the administrator sets it up and the store keeps it.

mod validate;

use serde::{Deserialize, Serialize};

use crate::{Configuration, Micros, Speed, effective_quantities};
pub use validate::SpecError;

/// A product's price list. Any value can be stored and priced without a panic; [`Spec::validate`] says whether it
/// makes sense.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spec {
    /// The least that a job costs, before speed and price sheet.
    pub minimum: Micros,
    /// Charged once a job.
    pub setup: Micros,
    pub quantity: QuantityRule,
    pub basis: Basis,
    pub break_by: BreakBy,
    pub between: Between,
    /// Ascending by `from`. What lies below the first break is priced as the first, beyond the last as the last.
    pub breaks: Vec<Break>,
    pub pages: Option<PageRule>,
    pub size: Size,
    pub groups: Vec<OptionGroup>,
    /// Whether rush is offered.
    pub rush: bool,
}

/// Which quantities may be ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityRule {
    /// Only those of the breaks.
    #[default]
    Listed,
    /// `min`, `min + step`, … up to `max`, as in an HTML number input.
    Range { min: u32, max: u32, step: u32 },
}

/// What the unit price is the price of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    #[default]
    Piece,
    SquareMetre,
}

/// What the breaks count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakBy {
    #[default]
    Pieces,
    /// Square millimetres of all pieces together.
    TotalArea,
}

/// The unit price between two breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// That of the lower break.
    #[default]
    Step,
    /// On the straight line from the one to the other, page prices included.
    Linear,
}

/// From how many pieces on a rate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// Pieces or, by total area, mm². "Over 20 m²" is `20_000_001`, as 20 m² exactly is still the break below.
    pub from: u64,
    pub rate: Rate,
    /// Added to the unit price for each [`PageRule::per`] pages beyond those included.
    pub per_page: Micros,
}

/// A break's price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// Of exactly `from` pieces together; the unit price is this divided by `from`, unrounded.
    Total(Micros),
    /// Of one piece or one square metre.
    Each(Micros),
}

/// How many pages the product may have and which of them cost extra.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRule {
    pub min: u32,
    pub max: u32,
    /// The page count is a multiple of this: 4 for a stitched brochure.
    pub multiple: u32,
    /// Pages that the unit price already pays for.
    pub included: u32,
    /// How many pages a [`Break::per_page`] buys.
    pub per: u32,
}

/// Where width and height come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// The product has one size, which does not enter its price.
    #[default]
    None,
    /// From the first chosen option that has a size.
    Options,
    /// From the buyer, in whole millimetres.
    Free {
        min_width_mm: u32,
        max_width_mm: u32,
        min_height_mm: u32,
        max_height_mm: u32,
    },
}

/// A text in both languages of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    pub en: String,
    pub ja: String,
}

/// Options of which the buyer takes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionGroup {
    pub key: String,
    pub label: Label,
    /// The first is the default.
    pub options: Vec<Choice>,
}

/// One option of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub key: String,
    pub label: Label,
    pub effect: Effect,
    /// Width and height in mm, where the option is a size.
    pub size: Option<(u32, u32)>,
}

/// What a choice does to the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Included,
    /// Once a job.
    Flat(Micros),
    PerPiece(Micros),
    PerSquareMetre(Micros),
    /// Per running metre of edge: the perimeter of every piece.
    PerMetre(Micros),
    /// Basis points of quantity × unit × area: 1800 is 18 %.
    Percent(i64),
    /// Replaces the unit price, pages included; where two choices do, the later group decides.
    UnitPrice(Micros),
}

impl Spec {
    /// The smallest that can be ordered: least quantity, pages and size, the first choice of every group.
    #[must_use]
    pub fn default_configuration(&self) -> Configuration {
        let first = |group: &OptionGroup| Some((group.key.clone(), group.options.first()?.key.clone()));
        let (width_mm, height_mm) = match self.size {
            Size::Free {
                min_width_mm,
                min_height_mm,
                ..
            } => (Some(min_width_mm), Some(min_height_mm)),
            Size::None | Size::Options => (None, None),
        };
        Configuration {
            quantity: match self.quantity {
                QuantityRule::Listed => effective_quantities(self).first().copied().unwrap_or(0),
                QuantityRule::Range { min, .. } => min,
            },
            options: self.groups.iter().filter_map(first).collect(),
            pages: self.pages.map(|rule| rule.min),
            width_mm,
            height_mm,
            speed: Speed::Standard,
        }
    }
}
