//! The part of an address that names a product or a category.

pub(super) const LONGEST_SLUG: usize = 60;

/// Whether it can stand in an address.
pub(super) fn is_slug(slug: &str) -> bool {
    (1..=LONGEST_SLUG).contains(&slug.len())
        && slug
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// A name in small letters, digits and hyphens; nothing of it may be left.
pub(super) fn slug_of(name: &str, longest: usize) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(longest);
    slug.trim_end_matches('-').to_owned()
}
