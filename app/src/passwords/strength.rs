//! How strong a new password is: zxcvbn's guesses, of which it must cost more than a hundred million (its score 3).
//!
//! Known-bad passwords are refused by the same measure: zxcvbn knows the 30,000 most common ones of leaked lists, and words
//! and names besides, and counts each as a few guesses.

use super::texts as t;
use crate::{
    auth::hash_password,
    shop::Shop,
    ui::{AppError, Lang, at},
};
use zxcvbn::{Score, feedback::Warning, zxcvbn};

/// Why a password is too weak, in words; nothing if it is strong enough. `about` is what everybody knows of its user.
pub fn weakness(password: &str, about: &[String], lang: Lang) -> Option<&'static str> {
    if is_mostly_known(password, about) {
        return Some(t::weak(lang));
    }
    let about: Vec<&str> = about.iter().map(String::as_str).flat_map(words).collect();
    let measured = zxcvbn(password, &about);
    if measured.score() >= Score::Three {
        return None;
    }
    let warning = measured.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Some(match warning {
        Some(Warning::ThisIsATop10Password | Warning::ThisIsATop100Password | Warning::ThisIsACommonPassword) => {
            t::weak_common(lang)
        }
        Some(Warning::ThisIsSimilarToACommonlyUsedPassword) => t::weak_similar(lang),
        Some(Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess) => {
            t::weak_keys(lang)
        }
        Some(Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess) => {
            t::weak_repeats(lang)
        }
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => t::weak_sequence(lang),
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => t::weak_date(lang),
        Some(
            Warning::AWordByItselfIsEasyToGuess
            | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ) => t::weak_word(lang),
        None => t::weak(lang),
    })
}

/// What is left of a password without the words that everybody knows of its user: fewer characters than this are no
/// password, whatever stands around them.
const OWN_CHARACTERS: usize = 6;

fn is_mostly_known(password: &str, about: &[String]) -> bool {
    let mut known: Vec<String> = about
        .iter()
        .flat_map(|text| words(text))
        .map(str::to_lowercase)
        .collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = known
        .iter()
        .fold(password.to_lowercase(), |rest, word| rest.replace(word.as_str(), ""));
    rest.chars().filter(|c| c.is_alphanumeric()).count() < OWN_CHARACTERS
}

/// A text, and each word of it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    std::iter::once(text).chain(
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2),
    )
}

/// The hash of a new password, if it is strong enough; else the message stands at the field `new`. Takes its turn among the
/// hashings.
pub(crate) async fn hash_new(
    shop: &Shop,
    password: String,
    mut about: Vec<String>,
    lang: Lang,
) -> Result<String, AppError> {
    let failed = || AppError::Failed { id: String::new() };
    about.extend([shop.settings().name.clone(), "Quoin".to_owned()]);
    let _place = shop.hashing().acquire().await.map_err(|_| failed())?;
    let measured = tokio::task::spawn_blocking(move || match weakness(&password, &about, lang) {
        Some(why) => Err(AppError::Invalid(vec![at("new", why)])),
        None => hash_password(&password).map_err(|_| AppError::Failed { id: String::new() }),
    });
    measured.await.map_err(|_| failed())?
}

#[cfg(test)]
mod tests {
    use super::weakness;
    use crate::ui::Lang;

    fn refused(password: &str) -> bool {
        let about = ["Ana Ruiz", "ana@brackwater.example", "Brackwater Mutual"].map(str::to_owned);
        weakness(password, &about, Lang::En).is_some()
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for password in [
            "password123",
            "qwertyuiop",
            "1234567890",
            "aaaaaaaaaaaa",
            "iloveyou2024",
            "abcdefghijk",
            "P@ssw0rd!!",
        ] {
            assert!(refused(password), "{password}");
        }
    }

    #[test]
    fn what_everybody_knows_of_its_user_is_refused() {
        for password in [
            "brackwater1",
            "anaruiz2026",
            "ana@brackwater.example",
            "brackwater mutual",
        ] {
            assert!(refused(password), "{password}");
        }
    }

    #[test]
    fn a_few_words_are_strong_enough() {
        for password in [
            "lantern gravel otter",
            "Tr4m-quilt-Osprey",
            "紙と鉛筆と羽根ペン",
            &"x9 lantern ".repeat(18),
        ] {
            assert!(!refused(password), "{password}");
        }
    }

    #[test]
    fn why_it_is_weak_is_said_in_both_languages() {
        let why = |lang| weakness("password123", &[], lang);
        assert!(why(Lang::En).is_some_and(|text| text.contains("everybody tries first")));
        assert!(why(Lang::Ja).is_some_and(|text| text.contains("よく使われる")));
    }
}
