//! What holds for every password, in the browser and on the server. How strong one is, the server says (`strength.rs`).

use super::texts as t;
use crate::ui::{FieldError, Lang, at};

/// Characters.
pub(crate) const SHORTEST: usize = 10;
/// What takes longer to measure than it is worth.
pub(crate) const LONGEST: usize = 200;

/// What is wrong with a new password that was typed twice, into the fields `new` and `again`.
pub(crate) fn problems(new: &str, again: &str, lang: Lang) -> Vec<FieldError> {
    let length = new.chars().count();
    let mut problems = Vec::new();
    if length < SHORTEST {
        problems.push(at("new", t::too_short(lang)));
    } else if length > LONGEST {
        problems.push(at("new", t::too_long(lang)));
    } else if new != again {
        problems.push(at("again", t::not_the_same(lang)));
    }
    problems
}

/// Whether a text looks like an e-mail address: whether one is behind it, only a mail to it tells.
pub(crate) fn is_email(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 254
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
        && text.rsplit_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !local.contains('@')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && domain.contains('.')
        })
}
