//! The runtime around the app: settings, router, sessions' cookies, start and stop.

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
mod pages;
mod pictures;
mod post;
mod router;
mod serve;
mod uploads;

pub use assets::load as load_assets;
pub use config::Web;
pub use router::{router, with_layers};

use anyhow::Context;

/// Runs what the command line asks for.
pub fn run(arguments: cli::Cli) -> anyhow::Result<()> {
    let cli::Command::Serve(options) = arguments.command;
    let config = config::Config::read(options)?;
    layers::start_logging(config.log_json);
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime did not start")?
        .block_on(serve::serve(config))
}
