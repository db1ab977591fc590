//! The time zones that people choose from: those of the IANA that are named for a place.

use jiff::tz;

const AREAS: [&str; 10] = [
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
];

/// All names, sorted.
pub(super) fn names() -> Vec<String> {
    let mut names: Vec<String> = tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| name == "UTC" || AREAS.iter().any(|area| name.starts_with(area)))
        .collect();
    names.sort();
    names
}

/// Whether it is one of them.
pub(super) fn is_known(name: &str) -> bool {
    names().iter().any(|known| known == name)
}
