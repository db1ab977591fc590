//! The whole server, driven over HTTP, on both engines.
//!
//! PostgreSQL is not optional: without `QUOIN_TEST_POSTGRES` its tests fail. `bin/test` starts one.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod accounts;
mod after_ordering;
mod assignments;
mod audit_log;
mod authorisation;
mod bad_days;
mod bucket;
mod carts;
mod cases;
mod catalogue;
mod client;
mod companies;
mod company_terms;
mod files;
mod forms;
mod groups;
mod interleavings;
mod job_lists;
mod job_states;
mod jobs;
mod leaks;
mod mails;
mod migrations;
mod on_behalf;
mod order_lists;
mod ordering;
mod plans;
mod production;
mod sessions;
mod settings;
mod staff_sessions;
mod uploads;
mod user_imports;
mod user_lists;
mod users;
mod world;

/// Declares a test for each engine: `sqlite::name` and `postgres::name`.
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    super::$name($crate::world::World::on_sqlite().await).await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    super::$name($crate::world::World::on_postgres().await).await;
                }
            )*
        }
    };
}
pub(crate) use on_both_engines;
