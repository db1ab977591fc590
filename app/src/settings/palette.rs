//! The shop's colours, derived from the one that it names: dark enough on light paper, light enough on dark, whatever it is.

/// WCAG 2.2, success criterion 1.4.3: of text to what it stands on.
const ENOUGH: f64 = 4.5;

/// What the accent stands on, as `tokens.css` has it, the sheet first.
const LIGHT_PAPERS: [Colour; 4] = [
    Colour([0xfd, 0xfd, 0xfb]),
    Colour([0xf2, 0xf3, 0xf0]),
    Colour([0xe9, 0xeb, 0xe8]),
    Colour([0xe3, 0xe5, 0xe3]),
];
const DARK_PAPERS: [Colour; 4] = [
    Colour([0x18, 0x1b, 0x20]),
    Colour([0x0f, 0x11, 0x14]),
    Colour([0x20, 0x24, 0x2a]),
    Colour([0x27, 0x2c, 0x33]),
];
const BLACK: Colour = Colour([0, 0, 0]);
const WHITE: Colour = Colour([0xff, 0xff, 0xff]);

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) [u8; 3]);

/// What one of the two schemes needs of the accent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scheme {
    /// Text on paper, and paper for `on_accent`.
    pub(super) accent: Colour,
    /// The same, where it is pointed at.
    pub(super) deep: Colour,
    pub(super) on_accent: Colour,
    /// Paper for the accent.
    pub(super) tint: Colour,
    pub(super) sheet: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Palette {
    pub(super) light: Scheme,
    pub(super) dark: Scheme,
}

impl Colour {
    /// Of `#20339b`, with or without its `#`, or of `#23b`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        let long: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        if long.len() != 6 || !long.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(long.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Six hexadecimal digits.
    pub(super) fn digits(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    pub(super) fn hex(self) -> String {
        format!("#{}", self.digits())
    }

    /// So many hundredths of the way to another.
    fn towards(self, other: Self, hundredths: u32) -> Self {
        let mut mixed = self.0;
        for (own, its) in mixed.iter_mut().zip(other.0) {
            let sum = u32::from(*own) * (100 - hundredths) + u32::from(its) * hundredths;
            *own = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// Relative luminance, as WCAG defines it.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    pub(super) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn stands_on(self, papers: &[Self]) -> bool {
        papers.iter().all(|paper| self.contrast(*paper) >= ENOUGH)
    }
}

impl Palette {
    pub(super) fn of(accent: Colour) -> Self {
        let light = |step| {
            let accent = accent.towards(BLACK, step);
            Scheme {
                accent,
                deep: accent.towards(BLACK, 35),
                on_accent: WHITE,
                tint: LIGHT_PAPERS[0].towards(accent, 9),
                sheet: LIGHT_PAPERS[0],
            }
        };
        let dark = |step| {
            let accent = accent.towards(WHITE, step);
            Scheme {
                accent,
                deep: accent.towards(WHITE, 40),
                on_accent: accent.towards(BLACK, 88),
                tint: DARK_PAPERS[0].towards(accent, 16),
                sheet: DARK_PAPERS[0],
            }
        };
        Self {
            light: first_readable(light, &LIGHT_PAPERS),
            dark: first_readable(dark, &DARK_PAPERS),
        }
    }

    /// Whether pages on light paper show the very colour that was named.
    pub(super) fn keeps(&self, accent: Colour) -> bool {
        self.light.accent == accent
    }
}

/// The scheme that is nearest to the accent and can be read; black on light and white on dark paper always can.
fn first_readable(scheme: impl Fn(u32) -> Scheme, papers: &[Colour]) -> Scheme {
    (0..100)
        .map(&scheme)
        .find(|scheme| scheme.can_be_read_on(papers))
        .unwrap_or_else(|| scheme(100))
}

impl Scheme {
    fn can_be_read_on(&self, papers: &[Colour]) -> bool {
        self.accent.stands_on(papers)
            && self.deep.stands_on(papers)
            && self.accent.contrast(self.tint) >= ENOUGH
            && self.on_accent.contrast(self.accent) >= ENOUGH
            && self.on_accent.contrast(self.deep) >= ENOUGH
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{Colour, DARK_PAPERS, LIGHT_PAPERS, Palette};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_colour_can_be_read_in_both_schemes(parts in any::<[u8; 3]>()) {
            let palette = Palette::of(Colour(parts));
            prop_assert!(palette.light.can_be_read_on(&LIGHT_PAPERS), "{palette:?}");
            prop_assert!(palette.dark.can_be_read_on(&DARK_PAPERS), "{palette:?}");
        }

        #[test]
        fn a_colour_that_can_be_read_stays_as_it_is(parts in any::<[u8; 3]>()) {
            let colour = Colour(parts);
            if LIGHT_PAPERS.iter().all(|paper| colour.contrast(*paper) >= 5.5) {
                prop_assert!(Palette::of(colour).keeps(colour));
            }
        }

        #[test]
        fn a_colour_is_read_as_it_is_written(parts in any::<[u8; 3]>()) {
            prop_assert_eq!(Colour::read(&Colour(parts).hex()), Some(Colour(parts)));
        }
    }

    #[test]
    fn black_white_and_contrast_are_those_of_wcag() {
        let (black, white) = (Colour([0; 3]), Colour([255; 3]));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((Colour::read("#777777").unwrap().contrast(white) - 4.478).abs() < 0.001);
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "#", "blue", "#12345", "#1234567", "#12345g", "ａｂｃ", "#é1"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
        assert_eq!(Colour::read("#2af"), Colour::read("22AAFF"));
    }
}
