//! Jobs: what is printed. An order's lines are jobs; a portal job is opened without an order.
//!
//! Its one rule: a job's state changes in one place, by the table of states.

mod api;
#[cfg(feature = "ssr")]
mod csrs;
#[cfg(feature = "ssr")]
mod history;
mod job_page;
mod list_page;
#[cfg(feature = "ssr")]
mod listing;
#[cfg(feature = "ssr")]
pub mod lists;
#[cfg(feature = "ssr")]
mod moving;
mod new_page;
mod parts;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod search;
mod staff_api;
#[cfg(feature = "ssr")]
mod staff_changes;
mod staff_list_page;
mod staff_page;
#[cfg(feature = "ssr")]
mod staff_store;
mod state;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;
#[cfg(feature = "ssr")]
mod words;

#[cfg(test)]
mod tests;

pub use job_page::JobPage;
pub use list_page::JobsPage;
pub use new_page::NewJobPage;
pub use staff_list_page::StaffJobsPage;
pub use staff_page::StaffJobPage;
pub use state::JobState;
pub use types::{
    Comment, Details, Happened, Job, JobAction, JobList, JobSummary, StaffJob, StaffJobList, StaffJobSummary,
};
#[cfg(feature = "ssr")]
pub(crate) use {
    moving::{
        Obstacle, Standing, advance, cancel_of_order, files_changed, go_to, hold, hold_of_order, obstacle,
        production_has_begun, read_state,
    },
    reading::{NO_DUE_DATE, changeable_job, due as due_day, quantity},
    search::index,
    staff_store::{job as staff_job, job_in_reach},
};
