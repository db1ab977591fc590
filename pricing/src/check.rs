//! What a configuration asks for, once it is known to be allowed.

use crate::ratio::Ratio;
use crate::{
    Basis, BreakBy, Choice, Configuration, Effect, OptionGroup, Problem, QuantityRule, Size, Spec, Speed,
    effective_quantities,
};

/// An allowed configuration in the numbers that its price needs.
pub(crate) struct Order<'a> {
    pub(crate) quantity: i128,
    /// How often the page price is due; need not be whole.
    pub(crate) extra_pages: Ratio,
    /// Of one piece; 0 where size has no part in the price.
    pub(crate) width_mm: i128,
    pub(crate) height_mm: i128,
    /// Every group's key with what its choice does, in the order of the groups.
    pub(crate) effects: Vec<(&'a str, Effect)>,
    pub(crate) speed: Speed,
}

impl<'a> Order<'a> {
    pub(crate) fn check(spec: &'a Spec, configuration: &Configuration) -> Result<Self, Problem> {
        quantity(spec, configuration.quantity)?;
        let extra_pages = extra_pages(spec, configuration.pages)?;
        let chosen = choices(spec, configuration)?;
        let size = size(spec, configuration, &chosen)?;
        if configuration.speed == Speed::Rush && !spec.rush {
            return Err(Problem::NoRush);
        }
        let needs_size = spec.basis == Basis::SquareMetre
            || spec.break_by == BreakBy::TotalArea
            || chosen.iter().any(|(_, choice)| choice.effect.needs_size());
        if spec.breaks.is_empty() || (needs_size && size.is_none()) {
            return Err(Problem::NotPriced);
        }
        let (width, height) = size.unwrap_or_default();
        Ok(Self {
            quantity: configuration.quantity.into(),
            extra_pages,
            width_mm: width.into(),
            height_mm: height.into(),
            effects: chosen
                .iter()
                .map(|(group, choice)| (group.key.as_str(), choice.effect))
                .collect(),
            speed: configuration.speed,
        })
    }

    /// Of all pieces together. Three factors of 32 bits cannot overflow.
    pub(crate) fn area_mm2(&self) -> i128 {
        self.quantity * self.width_mm * self.height_mm
    }

    /// Of all pieces together.
    pub(crate) fn edge_mm(&self) -> i128 {
        self.quantity * 2 * (self.width_mm + self.height_mm)
    }
}

impl Effect {
    pub(crate) fn needs_size(self) -> bool {
        matches!(self, Self::PerSquareMetre(_) | Self::PerMetre(_))
    }
}

impl QuantityRule {
    /// Whether the rule itself, apart from a list, lets so many pieces be ordered.
    pub(crate) fn allows(self, quantity: u32) -> bool {
        quantity > 0
            && match self {
                Self::Listed => true,
                Self::Range { min, max, step } => {
                    (min..=max).contains(&quantity) && (quantity - min).is_multiple_of(step.max(1))
                }
            }
    }
}

fn quantity(spec: &Spec, quantity: u32) -> Result<(), Problem> {
    match spec.quantity {
        QuantityRule::Listed => {
            let allowed = effective_quantities(spec);
            if allowed.contains(&quantity) {
                Ok(())
            } else {
                Err(Problem::QuantityNotListed { allowed })
            }
        }
        rule if rule.allows(quantity) => Ok(()),
        QuantityRule::Range { min, max, step } => Err(Problem::QuantityOutOfRange { min, max, step }),
    }
}

fn extra_pages(spec: &Spec, pages: Option<u32>) -> Result<Ratio, Problem> {
    let Some(rule) = spec.pages else {
        return Ok(Ratio::ZERO);
    };
    let allowed = |pages: &u32| (rule.min..=rule.max).contains(pages) && pages.is_multiple_of(rule.multiple.max(1));
    let extra = pages
        .filter(allowed)
        .ok_or(Problem::Pages {
            min: rule.min,
            max: rule.max,
            multiple: rule.multiple,
        })?
        .saturating_sub(rule.included);
    Ratio::new(extra.into(), rule.per.into()).ok_or(Problem::NotPriced)
}

fn choices<'a>(spec: &'a Spec, configuration: &Configuration) -> Result<Vec<(&'a OptionGroup, &'a Choice)>, Problem> {
    let unknown = |group: &str| Problem::UnknownOption {
        group: group.to_owned(),
    };
    for key in configuration.options.keys() {
        if !spec.groups.iter().any(|group| &group.key == key) {
            return Err(unknown(key));
        }
    }
    let choose = |group: &'a OptionGroup| {
        match configuration.options.get(&group.key) {
            Some(key) => group.options.iter().find(|choice| &choice.key == key),
            None => group.options.first(),
        }
        .map(|choice| (group, choice))
        .ok_or_else(|| unknown(&group.key))
    };
    spec.groups.iter().map(choose).collect()
}

fn size(
    spec: &Spec,
    configuration: &Configuration,
    chosen: &[(&OptionGroup, &Choice)],
) -> Result<Option<(u32, u32)>, Problem> {
    match spec.size {
        Size::None => Ok(None),
        Size::Options => Ok(chosen.iter().find_map(|(_, choice)| choice.size)),
        Size::Free {
            min_width_mm,
            max_width_mm,
            min_height_mm,
            max_height_mm,
        } => {
            let width = configuration
                .width_mm
                .filter(|width| (min_width_mm..=max_width_mm).contains(width))
                .ok_or(Problem::Width {
                    min_mm: min_width_mm,
                    max_mm: max_width_mm,
                })?;
            let height = configuration
                .height_mm
                .filter(|height| (min_height_mm..=max_height_mm).contains(height))
                .ok_or(Problem::Height {
                    min_mm: min_height_mm,
                    max_mm: max_height_mm,
                })?;
            Ok(Some((width, height)))
        }
    }
}
