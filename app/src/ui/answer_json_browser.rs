//! The browser writes no document, so it carries no code that would write one.

use super::reading::Value;
use serde::ser::Error;
use serde_json::value::RawValue;

#[expect(clippy::extra_unused_type_parameters, reason = "the server's needs it")]
pub(super) fn json<T>(_: &Value) -> serde_json::Result<Box<RawValue>> {
    Err(serde_json::Error::custom("documents are written on the server"))
}
