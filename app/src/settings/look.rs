//! The shop's colours as a style sheet of their own, at an address that says which colour: it never changes there.

use super::palette::{Colour, Palette, Scheme};

/// Where the style sheet of a colour is.
pub(crate) fn look_path(accent: &str) -> String {
    format!("/look/{accent}.css")
}

/// The style sheet at this name of a file, which puts the colour in the place of the shop's usual blue.
pub fn look(file: &str) -> Option<String> {
    let digits = file.strip_suffix(".css")?;
    let accent = Colour::read(digits).filter(|colour| colour.digits() == digits)?;
    let palette = Palette::of(accent);
    let (light, dark) = (names(&palette.light), names(&palette.dark));
    Some(format!(
        ":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    ))
}

fn names(scheme: &Scheme) -> String {
    format!(
        "--blue:{};--blue-deep:{};--on-blue:{};--blue-tint:{}",
        scheme.accent.hex(),
        scheme.deep.hex(),
        scheme.on_accent.hex(),
        scheme.tint.hex()
    )
}

/// The colours of a mail: the accent on light and on dark paper, and what is written on the light one.
pub(crate) fn mail_colours(accent: Option<&str>) -> [String; 3] {
    match accent.and_then(Colour::read) {
        Some(accent) => {
            let palette = Palette::of(accent);
            [palette.light.accent, palette.dark.accent, palette.light.on_accent].map(Colour::hex)
        }
        None => ["#21309c", "#a9b6ff", "#ffffff"].map(str::to_owned),
    }
}
