//! What an event says of a change.

use super::types::Change;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What changed, field by field, from the two sides of an event.
pub(super) fn changes(before: &str, after: &str) -> Vec<Change> {
    let (before, after) = (fields(before), fields(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .map(|name| Change {
            before: value(before.get(name)),
            after: value(after.get(name)),
            field: name.clone(),
        })
        .collect()
}

fn fields(side: &str) -> Map<String, Value> {
    serde_json::from_str(side).unwrap_or_default()
}

fn value(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
