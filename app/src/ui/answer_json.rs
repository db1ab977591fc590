//! What a page has read, as it is written into the document. In the browser `answer_json_browser.rs` stands for it.

use super::reading::Value;
use serde::{Serialize, ser::Error};
use serde_json::value::{RawValue, to_raw_value};

pub(super) fn json<T: Serialize + 'static>(value: &Value) -> serde_json::Result<Box<RawValue>> {
    let value = value
        .downcast_ref::<T>()
        .ok_or_else(|| serde_json::Error::custom("an answer of another type"))?;
    to_raw_value(value)
}
