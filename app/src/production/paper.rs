//! Paper: texts and bars laid out on pages of A4, and written as PDF.
//!
//! The font is a part of Noto Sans CJK JP that goes with the program, so that Japanese prints on every server; the PDF has
//! only the glyphs that it uses. What the font lacks is set as a geta (〓), as printers set a missing type.

use krilla::{
    Data, Document,
    color::luma,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

static FONT: &[u8] = include_bytes!("../../fonts/NotoSansCJKjp-subset.otf");
const GETA: char = '〓';

/// In points, as is every length here.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const MARGIN: f32 = 42.0;
/// From one line's foot to the next, as a share of the size.
const LEADING: f32 = 1.45;

/// Something at a place, measured from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// A text in one line, by the left end of its foot.
    Text { x: f32, y: f32, size: f32, text: String },
    /// A filled rectangle.
    Bar { x: f32, y: f32, width: f32, height: f32 },
}

pub(super) type Sheet = Vec<Item>;

/// What measures texts and writes them.
pub(super) struct Type {
    font: Font,
    metrics: FontRef<'static>,
}

impl Type {
    /// None if the font were broken, which a test rules out.
    pub(super) fn new() -> Option<Self> {
        Some(Self {
            font: Font::new(Data::from(FONT), 0)?,
            metrics: FontRef::new(FONT).ok()?,
        })
    }

    fn glyph(&self, character: char) -> u32 {
        let glyph = |character| self.metrics.charmap().map(character);
        glyph(character)
            .or_else(|| glyph(GETA))
            .map_or(0, skrifa::GlyphId::to_u32)
    }

    /// How wide a character is, as a share of the size.
    fn advance(&self, glyph: u32) -> f32 {
        let metrics = self.metrics.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = metrics.advance_width(skrifa::GlyphId::new(glyph));
        units.map_or(1.0, |units| units / self.font.units_per_em())
    }

    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.advance(self.glyph(c)) * size).sum()
    }

    /// A text in lines of this width at most: broken at spaces, and beside Japanese characters; a longer word anywhere.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for piece in pieces(paragraph) {
                if self.width(line.trim_end(), size) + self.width(piece.trim_end(), size) > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line).trim_end().to_owned());
                }
                for c in piece.chars() {
                    if !c.is_whitespace() && self.width(&line, size) + self.advance(self.glyph(c)) * size > width {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push(c);
                }
            }
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    fn draw(&self, surface: &mut Surface<'_>, item: &Item) {
        match item {
            Item::Text { x, y, size, text } => {
                let glyphs: Vec<KrillaGlyph> = text
                    .char_indices()
                    .map(|(at, character)| {
                        let glyph = self.glyph(character);
                        let range = at..at + character.len_utf8();
                        KrillaGlyph::new(GlyphId::new(glyph), self.advance(glyph), 0.0, 0.0, 0.0, range, None)
                    })
                    .collect();
                surface.draw_glyphs(Point::from_xy(*x, *y), &glyphs, self.font.clone(), text, *size, false);
            }
            Item::Bar { x, y, width, height } => {
                let mut path = PathBuilder::new();
                if let Some(rectangle) = Rect::from_xywh(*x, *y, *width, *height) {
                    path.push_rect(rectangle);
                }
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
        }
    }
}

/// Words with the spaces after them; each Japanese character is a word, and what may not begin a line stays with the one
/// before.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        let breaks = before.is_some_and(|before| {
            (before.is_whitespace() && !character.is_whitespace())
                || ((is_japanese(before) || is_japanese(character))
                    && !character.is_whitespace()
                    && !"、。，．・）」』】ーっゃゅょッャュョ！？,.)".contains(character))
        });
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

fn is_japanese(character: char) -> bool {
    matches!(u32::from(character), 0x3000..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Pages that are filled from above.
pub(super) struct Layout<'a> {
    pub(super) letters: &'a Type,
    pub(super) sheets: Vec<Sheet>,
    /// Where the next line begins.
    pub(super) y: f32,
    /// What heads every page but the first.
    again: String,
}

impl<'a> Layout<'a> {
    pub(super) fn new(letters: &'a Type, again: String) -> Self {
        Self {
            letters,
            sheets: vec![Sheet::new()],
            y: MARGIN,
            again,
        }
    }

    pub(super) fn put(&mut self, item: Item) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.push(item);
        }
    }

    pub(super) fn text_at(&mut self, x: f32, y: f32, size: f32, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.put(Item::Text { x, y, size, text });
        }
    }

    /// Begins a new page where a line of this height has no room. The lowest line is the footer's.
    fn room(&mut self, height: f32) {
        if self.y + height > HEIGHT - MARGIN - 20.0 {
            self.sheets.push(Sheet::new());
            self.y = MARGIN;
            let again = self.again.clone();
            self.paragraph(MARGIN, 9.0, WIDTH - 2.0 * MARGIN, &again);
            self.rule();
        }
    }

    /// A text in as many lines as it needs.
    pub(super) fn paragraph(&mut self, x: f32, size: f32, width: f32, text: &str) {
        for line in self.letters.lines(text, size, width) {
            self.room(size * LEADING);
            self.y += size * LEADING;
            self.text_at(x, self.y, size, line);
        }
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.room(48.0);
        self.y += 10.0;
        self.paragraph(MARGIN, 12.0, WIDTH - 2.0 * MARGIN, text);
        self.rule();
    }

    pub(super) fn rule(&mut self) {
        self.y += 5.0;
        self.put(Item::Bar {
            x: MARGIN,
            y: self.y,
            width: WIDTH - 2.0 * MARGIN,
            height: 0.6,
        });
        self.y += 3.0;
    }

    /// A name, and beside it what it says.
    pub(super) fn fact(&mut self, name: &str, text: &str) {
        const NAMES: f32 = 118.0;
        const SIZE: f32 = 10.0;
        if text.is_empty() {
            return;
        }
        let names = self.letters.lines(name, SIZE, NAMES - 8.0);
        let texts = self.letters.lines(text, SIZE, WIDTH - 2.0 * MARGIN - NAMES);
        for n in 0..names.len().max(texts.len()) {
            self.room(SIZE * LEADING);
            self.y += SIZE * LEADING;
            let of = |lines: &[String]| lines.get(n).cloned().unwrap_or_default();
            self.text_at(MARGIN, self.y, SIZE, of(&names));
            self.text_at(MARGIN + NAMES, self.y, SIZE, of(&texts));
        }
        self.y += 2.0;
    }
}

/// The sheets as PDF. None if it could not be written.
pub(super) fn pdf(letters: &Type, title: String, language: &str, sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title).language(language.to_owned()));
    for sheet in sheets {
        let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
        let mut surface = page.surface();
        surface.set_fill(Some(Fill {
            paint: luma::Color::black().into(),
            ..Fill::default()
        }));
        for item in sheet {
            letters.draw(&mut surface, item);
        }
        surface.finish();
        page.finish();
    }
    document.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_what_people_of_both_languages_write() -> Result<(), &'static str> {
        let letters = Type::new().ok_or("the font is broken")?;
        for character in "Quoin 0123 éßØ€ 漢字かなカナ、。「」髙﨑鷗ｶﾅ①№".chars() {
            let there = letters.metrics.charmap().map(character).is_some();
            assert!(there || character.is_whitespace(), "{character}");
        }
        // What is not there is a geta, and nothing is left out.
        assert_eq!(letters.glyph('🖨'), letters.glyph(GETA));
        Ok(())
    }

    #[test]
    fn lines_hold_all_characters_and_fit() -> Result<(), &'static str> {
        let letters = Type::new().ok_or("the font is broken")?;
        for text in [
            "A short one",
            "Fünf Wörter und ein Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, ohne Ende",
            "株式会社星川メディカルデバイス、冬のカタログ（第二版）。Winter catalogue 2026",
        ] {
            let lines = letters.lines(text, 10.0, 120.0);
            assert!(lines.iter().all(|line| letters.width(line, 10.0) <= 120.0), "{lines:?}");
            let without_spaces = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(without_spaces(&lines.concat()), without_spaces(text));
        }
        Ok(())
    }
}
