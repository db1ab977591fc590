//! Who is there: signing in and out, the session, and the proofs that every store function asks for.

mod api;
#[cfg(feature = "ssr")]
mod context;
#[cfg(feature = "ssr")]
pub mod cookie;
#[cfg(feature = "ssr")]
mod csr;
#[cfg(feature = "ssr")]
mod device;
#[cfg(feature = "ssr")]
mod oneself;
mod page;
#[cfg(feature = "ssr")]
mod password;
#[cfg(feature = "ssr")]
mod proof;
#[cfg(feature = "ssr")]
mod session;
#[cfg(feature = "ssr")]
mod sign_in;
mod texts;
#[cfg(feature = "ssr")]
mod throttle;
#[cfg(feature = "ssr")]
mod token;
mod types;

pub use api::{SetLanguage, SignIn, SignOut, get_viewer};
#[cfg(feature = "ssr")]
pub use context::{Acting, Person, RequestContext, Session, Who};
#[cfg(feature = "ssr")]
pub use csr::{ActingCsr, Csr};
#[cfg(feature = "ssr")]
pub use oneself::Oneself;
pub use page::SignInPage;
#[cfg(feature = "ssr")]
pub use password::hash_password;
#[cfg(feature = "ssr")]
pub use proof::{Buyer, Ordering, PlacedBy, Shopper, Staff};
#[cfg(feature = "ssr")]
pub use session::{Resolved, end_sessions, resolve};
pub use types::{Page, Role, ShopFace, Viewer};
#[cfg(feature = "ssr")]
pub(crate) use {
    device::remember,
    password::nobodys_hash,
    session::{close, confirm, pages_of, rotate},
    sign_in::{confirm_password, enter},
    throttle::Attempt,
    token::{new_token, token_hash},
};
