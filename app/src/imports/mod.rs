//! Imports: a CSV file is sent, kept for a day, looked through (a dry run that says what is wrong and what would be done)
//! and then done, once. What its lines mean is for the room whose things they are.

mod api;
#[cfg(feature = "ssr")]
mod cell;
#[cfg(feature = "ssr")]
mod keep;
#[cfg(feature = "ssr")]
mod look;
mod page;
#[cfg(feature = "ssr")]
mod refusals;
#[cfg(feature = "ssr")]
mod run;
#[cfg(feature = "ssr")]
mod sheet;
mod texts;
mod types;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub(crate) use page::importing;
pub use page::{DryRunView, UploadForm};
pub use types::{DryRun, Kind, Planned, Problem};
#[cfg(feature = "ssr")]
pub(crate) use {
    cell::{DASH, STAR, joined, parted},
    look::{no_longer_fits, remember},
    run::{Deed, Run, column},
};
#[cfg(feature = "ssr")]
pub use {
    keep::{Kept, LONGEST, content, keep, kept, no_file, take, tidy, too_long},
    look::Look,
    sheet::{Line, Sheet, read},
};
