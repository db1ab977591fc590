//! Search without an engine's own full text: terms in an ordinary index, found by prefix.
//!
//! Latin words are terms as they are; a run of Chinese or Japanese characters, which has no word boundaries,
//! gives one term for each place it can be entered at, so that any part of it is the prefix of a term.
//! The store holds terms as hexadecimal digits, whose order is the same in every collation.

use super::Val;
use unicode_normalization::UnicodeNormalization;

const LONGEST_TERM: usize = 24;
/// Terms that one statement writes. The last is repeated to fill it, since SQL is fixed text.
const AT_ONCE: usize = 12;

/// The terms under which a text is found.
pub fn search_terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for word in words(text) {
        if word.chars().any(is_ideographic) {
            let characters: Vec<char> = word.chars().collect();
            for start in 0..characters.len() {
                terms.push(characters[start..].iter().take(LONGEST_TERM).collect());
            }
        } else {
            terms.push(word);
        }
    }
    terms.sort();
    terms.dedup();
    terms
}

/// The first three words a person typed, each the prefix of a term to be found.
pub fn search_words(text: &str) -> Vec<String> {
    words(text).take(3).collect()
}

/// A term as the store holds it.
pub fn term_key(term: &str) -> String {
    hex(term.as_bytes())
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The keys of all terms that start with `prefix`: from the first, to before the second.
pub fn prefix_range(prefix: &str) -> (String, String) {
    let from = term_key(prefix);
    let to = format!("{from}g");
    (from, to)
}

/// The arguments of the statements that write a text's terms: an id, then twelve terms.
pub(crate) fn term_batches(id: &str, text: &str) -> Vec<Vec<Val>> {
    let keys: Vec<String> = search_terms(text).iter().map(|term| term_key(term)).collect();
    keys.chunks(AT_ONCE)
        .map(|chunk| {
            let last = chunk.last().into_iter().cycle();
            let terms = chunk.iter().chain(last).take(AT_ONCE);
            std::iter::once(Val::from(id)).chain(terms.map(Val::from)).collect()
        })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let normal: String = text.nfkc().collect::<String>().to_lowercase();
    normal
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_TERM).collect())
        .collect::<Vec<String>>()
        .into_iter()
}

fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}
