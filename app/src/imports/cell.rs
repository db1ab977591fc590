//! Several names in one cell of a file, as exports write them and imports read them.
//!
//! Its one rule: whatever a name is, what was joined is parted into the same names.

/// Stands between names.
const BETWEEN: char = '|';
/// What follows it is a character of the name.
const ESCAPE: char = '\\';
/// Alone in a cell these stand for something else than names; the column says for what.
pub(crate) const STAR: &str = "*";
pub(crate) const DASH: &str = "-";

/// A cell with these names.
pub(crate) fn joined<Name: AsRef<str>>(names: impl IntoIterator<Item = Name>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| escaped(name.as_ref())).collect();
    names.join(&BETWEEN.to_string())
}

fn escaped(name: &str) -> String {
    let mut cell = String::new();
    if matches!(name, STAR | DASH) {
        cell.push(ESCAPE);
    }
    for c in name.chars() {
        if matches!(c, BETWEEN | ESCAPE) {
            cell.push(ESCAPE);
        }
        cell.push(c);
    }
    cell
}

/// The names of a cell, trimmed; what is empty is none.
pub(crate) fn parted(cell: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        let c = match c {
            BETWEEN => {
                names.push(String::new());
                continue;
            }
            // At the end of the cell it is what it looks like.
            ESCAPE => rest.next().unwrap_or(ESCAPE),
            c => c,
        };
        if let Some(name) = names.last_mut() {
            name.push(c);
        }
    }
    names
        .iter()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}
