//! The runtime around the app: settings, router, sessions' cookies, start and stop.

mod admin;
mod api;
mod assets;
pub mod cli;
mod config;
mod context;
mod downloads;
mod exports;
mod guard;
mod health;
mod imports;
mod layers;
mod look;
mod pages;
mod pictures;
mod post;
mod router;
mod serve;
mod tickets;
mod uploads;

pub use assets::load as load_assets;
pub use config::Web;
pub use router::{router, with_layers};

use anyhow::Context;

/// Runs what the command line asks for.
pub fn run(arguments: cli::Cli) -> anyhow::Result<()> {
    match arguments.command {
        cli::Command::Serve(options) => {
            let config = config::Config::read(*options)?;
            layers::start_logging(config.log_json);
            wait_for(serve::serve(config))
        }
        cli::Command::Admin { command } => wait_for(admin::run(command)),
    }
}

fn wait_for(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime did not start")?
        .block_on(work)
}
