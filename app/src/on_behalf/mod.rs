//! Ordering on behalf of a buyer: who may, how it starts, what ends it, and the banner that says so.
//!
//! Its one rule: the session belongs to this browser's session row, and its ground is checked at every request.

mod api;
mod banner;
#[cfg(feature = "ssr")]
mod consent;
#[cfg(feature = "ssr")]
mod evidence;
#[cfg(feature = "ssr")]
pub mod finding;
#[cfg(feature = "ssr")]
mod ground;
mod looking;
mod my_behalf;
mod picker;
#[cfg(feature = "ssr")]
mod sessions;
mod staff_api;
mod staff_page;
#[cfg(feature = "ssr")]
mod standing;
mod start_dialog;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;

pub use api::{ExtendOnBehalf, GrantConsent, StartOnBehalf, StartOrdering, StopOnBehalf, WithdrawConsent};
pub use banner::{Banner, EndedNotice};
pub use looking::UnlessLooking;
pub(crate) use looking::looks_only;
pub use my_behalf::OnMyBehalfView;
pub use picker::PickerPage;
pub use staff_page::{OnBehalfSessionPage, OnBehalfSessionsPage};
pub use texts::reason_text;
pub use types::{
    BuyerToServe, Consent, Deed, DeedTo, Done, Ending, FoundBuyers, Mode, OnMyBehalf, Policy, REASONS, StaffSession,
    StaffSessionDetail, StaffSessions, Visit,
};
#[cfg(feature = "ssr")]
pub(crate) use {
    consent::{FOR_GOOD as CONSENT_FOR_GOOD, on_my_behalf},
    standing::{Standing, standing},
    store::{How, close_of_company, close_of_session},
    texts::{blocked_while_acting, ended_meanwhile, looking_only},
};
#[cfg(feature = "ssr")]
pub use {
    sessions::{Filter, SessionsExport},
    store::{close_overdue, record_refusal},
};
