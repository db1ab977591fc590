#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::{changes::changes, events::Event, types::Change, words};
use serde::Serialize;
use std::{collections::BTreeSet, fs, path::Path};

#[derive(Serialize)]
struct Company {
    name: &'static str,
    budget: Option<i64>,
    active: bool,
}

const BEFORE: Company = Company {
    name: "Brackwater",
    budget: None,
    active: true,
};

#[test]
fn a_change_keeps_only_the_fields_that_differ() {
    let after = Company {
        budget: Some(500),
        ..BEFORE
    };
    let event = Event::by("ada", "company_changed", "c").change(Some(&BEFORE), Some(&after));
    assert_eq!(
        (event.before.as_str(), event.after.as_str()),
        ("{\"budget\":null}", "{\"budget\":500}")
    );
    let budget = Change {
        field: "budget".to_owned(),
        before: String::new(),
        after: "500".to_owned(),
    };
    assert_eq!(changes(&event.before, &event.after), [budget]);
}

#[test]
fn what_is_made_has_nothing_before_it_and_what_is_removed_nothing_after() {
    let made = Event::by("ada", "company_added", "c").change(None, Some(&BEFORE));
    assert_eq!(made.before, "");
    assert_eq!(changes(&made.before, &made.after).len(), 3);
    let removed = Event::by("ada", "company_removed", "c").change(Some(&BEFORE), None);
    assert_eq!((removed.before, removed.after), (made.after, String::new()));
}

#[test]
fn what_stays_as_it_was_is_no_change() {
    let event = Event::by("ada", "company_changed", "c").change(Some(&BEFORE), Some(&BEFORE));
    assert_eq!((event.before.as_str(), event.after.as_str()), ("", ""));
}

#[test]
fn every_kind_of_event_has_words() {
    let known: BTreeSet<&str> = words::known().collect();
    let mut found = BTreeSet::new();
    kinds_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 20, "{found:?}");
    let without: Vec<_> = found.iter().filter(|kind| !known.contains(kind.as_str())).collect();
    assert!(without.is_empty(), "no words for {without:?}");
}

/// What stands in code where an event is made.
fn kinds_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            kinds_below(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
            let code = fs::read_to_string(&path).unwrap();
            let events = code
                .split("Event::by(")
                .chain(code.split("Event::of("))
                .chain(code.split("fn event"))
                .skip(1);
            for event in events {
                let call = event.split([';', '{']).next().unwrap_or_default();
                found.extend(
                    call.split('"')
                        .skip(1)
                        .step_by(2)
                        .filter(|text| is_kind(text))
                        .map(str::to_owned),
                );
            }
        }
    }
}

fn is_kind(text: &str) -> bool {
    text.contains('_') && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}
