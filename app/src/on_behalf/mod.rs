//! Ordering on behalf of a buyer: who may, how it starts, what ends it, and the banner that says so.
//!
//! Its one rule: the session belongs to this browser's session row, and its ground is checked at every request.

mod api;
mod banner;
#[cfg(feature = "ssr")]
mod ground;
mod picker;
#[cfg(feature = "ssr")]
mod standing;
mod start_dialog;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;

pub use api::{StartOnBehalf, StopOnBehalf};
pub use banner::{Banner, EndedNotice};
pub use picker::PickerRoute;
pub use texts::reason_text;
pub use types::{BuyerToServe, Ending, FoundBuyers, Mode, REASONS};
#[cfg(feature = "ssr")]
pub(crate) use {
    standing::{Standing, standing},
    store::{How, close_of_session},
    texts::{blocked_while_acting, looking_only},
};
