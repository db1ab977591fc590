//! The two languages, and texts that cannot be missing in one of them.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    #[serde(rename = "en")]
    En,
    #[serde(rename = "ja")]
    Ja,
}

impl Lang {
    /// Its BCP 47 code, as the store, the cookie and the page have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ja => "日本語",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::En),
            "ja" => Some(Self::Ja),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that the shop speaks (RFC 9110, section 12.5.4; browsers list by preference).
    pub fn from_accept_language(header: &str) -> Option<Self> {
        header.split(',').find_map(|range| {
            let tag = range.split(';').next().unwrap_or_default().trim();
            Self::from_code(tag.split('-').next().unwrap_or_default())
        })
    }

    /// The one of two texts that this language reads.
    pub fn pick<T>(self, en: T, ja: T) -> T {
        match self {
            Self::En => en,
            Self::Ja => ja,
        }
    }
}

/// Declares texts, each with its English and its Japanese: `sign_in: "Sign in" / "サインイン";`.
/// Every text is a function of the language, so a page carries only the texts it uses.
macro_rules! texts {
    ($($name:ident: $en:literal / $ja:literal;)*) => {
        $(
            pub(crate) const fn $name(lang: $crate::ui::Lang) -> &'static str {
                match lang {
                    $crate::ui::Lang::En => $en,
                    $crate::ui::Lang::Ja => $ja,
                }
            }
        )*
        // A text may be said by one side only; neither side shall call it dead.
        const _: &[fn($crate::ui::Lang) -> &'static str] = &[$($name),*];
    };
}
pub(crate) use texts;
