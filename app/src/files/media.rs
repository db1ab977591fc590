//! What a file is, by its bytes, and how it may leave: with no name and no type that a browser would run.

use crate::ui::is_invisible;
use unicode_normalization::UnicodeNormalization;

/// Bytes from the start of a file that say what it is.
pub(crate) const HEAD: usize = 1024;
const LONGEST_NAME: usize = 150;
/// The longest side of a picture that pages show, in pixels: a browser unpacks all of it.
pub(crate) const LONGEST_SIDE: usize = 6_000;

/// The kinds that are told apart, and what people call them. Nothing here is run by a browser.
const KINDS: [(&str, &str); 12] = [
    ("application/pdf", "PDF"),
    ("application/postscript", "PostScript"),
    ("image/jpeg", "JPEG"),
    ("image/png", "PNG"),
    ("image/tiff", "TIFF"),
    ("image/gif", "GIF"),
    ("image/webp", "WebP"),
    ("image/vnd.adobe.photoshop", "Photoshop"),
    ("application/zip", "ZIP"),
    ("application/gzip", "GZIP"),
    ("application/x-7z-compressed", "7-Zip"),
    ("application/vnd.rar", "RAR"),
];
const OTHER: &str = "application/octet-stream";

/// The media type that a file's first bytes say.
pub(crate) fn media_type(head: &[u8]) -> &'static str {
    // A PDF may have up to a kilobyte before its header (ISO 32000-1, annex H, 3.4.1).
    if head.windows(5).any(|bytes| bytes == b"%PDF-") {
        return "application/pdf";
    }
    let said = infer::get(head).map_or(OTHER, |kind| kind.mime_type());
    KINDS
        .iter()
        .find(|(media_type, _)| *media_type == said)
        .map_or(OTHER, |(media_type, _)| media_type)
}

/// The longer side of a picture as its header says, in pixels; none where it says no size, or none that could be shown.
pub(crate) fn longer_side(picture: &[u8]) -> Option<usize> {
    let size = imagesize::blob_size(picture).ok()?;
    (size.width.min(size.height) > 0).then(|| size.width.max(size.height))
}

/// A known media type, from the store; any other is bytes and no more.
pub(super) fn safe(media_type: &str) -> &'static str {
    KINDS
        .iter()
        .find(|(known, _)| *known == media_type)
        .map_or(OTHER, |(known, _)| known)
}

/// What people call a media type; nothing for one that says nothing.
pub(super) fn kind(media_type: &str) -> &'static str {
    KINDS
        .iter()
        .find(|(known, _)| *known == media_type)
        .map_or("", |(_, name)| name)
}

/// A file's name as it is shown: its last part, without what cannot be seen or would be a path. A long one loses its middle.
pub(super) fn shown_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.nfc().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    let name = name.trim().trim_start_matches('.').trim();
    if name.is_empty() {
        return "file".to_owned();
    }
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    let end = characters.len() - LONGEST_NAME / 3;
    let start = LONGEST_NAME - LONGEST_NAME / 3 - 1;
    characters[..start]
        .iter()
        .chain(&['…'])
        .chain(&characters[end..])
        .collect()
}

/// The header that names a download (RFC 6266): plain ASCII for old clients, the name itself for the others.
pub fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' {
                c
            } else {
                '_'
            }
        })
        .collect();
    let exact: String = name
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}
