//! Settings: what holds for the whole shop.
//!
//! Their one rule: what the program was started with counts before what is set here, and what is set here counts at once.

mod api;
#[cfg(feature = "ssr")]
mod current;
mod fields;
mod list_pages;
#[cfg(feature = "ssr")]
mod lists;
#[cfg(feature = "ssr")]
mod logo;
#[cfg(feature = "ssr")]
mod look;
mod mail_page;
mod page;
mod palette;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod relay;
mod rules;
mod section;
mod section_pages;
#[cfg(feature = "ssr")]
mod shipping;
mod shop_page;
#[cfg(feature = "ssr")]
mod snapshot;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod stored;
#[cfg(feature = "ssr")]
mod tax;
#[cfg(feature = "ssr")]
mod test_mail;
mod texts;
mod types;
#[cfg(feature = "ssr")]
mod words;

pub use page::SettingsPage;
use section::Section;
pub use types::{
    Edited, LimitsForm, Listed, MailForm, RegionForm, SessionsForm, ShippingForm, ShopForm, ShopSettings, TaxForm,
};
#[cfg(feature = "ssr")]
pub use {
    current::{Fixed, Logo, MailSettings, Origin, Setting, Settings, Start},
    logo::{LONGEST_LOGO, logo, logo_too_long, set_logo},
    look::look,
};
#[cfg(feature = "ssr")]
pub(crate) use {
    look::{look_path, mail_colours},
    shipping::{ShippingMethod, offered as shipping_offered},
    shop_page::LOOK_LINK,
    snapshot::Snapshot,
    tax::{tax_classes, with_rate},
};
