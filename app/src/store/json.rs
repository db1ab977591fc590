//! Documents in a column: a product's prices, a configuration.

use super::StoreError;
use serde::{Serialize, de::DeserializeOwned};

pub(crate) fn decode<T: DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|cause| StoreError::Decode(Box::new(cause)))
}

pub(crate) fn encode<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|cause| StoreError::Encode(Box::new(cause)))
}
