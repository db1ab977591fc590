//! The door: whether somebody may import at all, which a page without data asks.

use super::types::Kind;
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use crate::auth::Staff;

#[server(client = Browser, input = GetUrl)]
pub async fn may_import(kind: Kind) -> Result<(), AppError> {
    Staff::with(kind.page()).map(|_| ())
}
