//! Measures a built Quoin and prints Markdown tables. `bin/bench` builds it, starts it and adds the browser's part.
//!
//! Its one rule: an answer that is not what was asked for ends the run; nothing is measured by its mistakes.

mod bare;
mod client;
mod crowd;
mod engine;
mod fixed;
mod jobs;
mod lists;
mod load;
mod mail;
mod orders;
mod pages;
mod person;
mod picker;
mod process;
mod relay;
mod run;
mod start;
mod store;
mod table;
mod upload;
mod weight;

use clap::{Args, Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode, time::Duration};

/// Quoin's own: the fixed answer below must not win or lose by its allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure everything that needs no browser.
    Run(Options),
    /// Measure the search for a buyer among many.
    Picker(Options),
    /// Measure a long upload.
    Upload(Options),
    /// Measure lists among a million jobs.
    Jobs(Options),
    /// Measure lists for staff: a million orders.
    Lists(Options),
    /// Measure mails to a real SMTP server.
    Mail(Options),
    /// Serve the fixed answer that pages are compared with.
    Fixed,
}

#[derive(Args, Debug)]
struct Options {
    /// The program `quoin`, built for release.
    #[arg(long)]
    quoin: PathBuf,

    /// Its built site.
    #[arg(long)]
    site: PathBuf,

    /// An empty folder for data and logs. The shop in its folder `sqlite` stays behind, as it was measured.
    #[arg(long)]
    work: PathBuf,

    /// URL of a database server on which a database can be made.
    #[arg(long, env = "QUOIN_TEST_POSTGRES", hide_env_values = true)]
    postgres: String,

    /// How long each case is measured, after its warm-up.
    #[arg(long, default_value = "5", value_parser = seconds)]
    seconds: Duration,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=3600) => Ok(Duration::from_secs(seconds)),
        _ => Err("give a whole number of seconds, 1 to 3600".to_owned()),
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(options) => run::run(&options).await,
        Command::Picker(options) => picker::run(&options).await,
        Command::Upload(options) => upload::run(&options).await,
        Command::Jobs(options) => jobs::run(&options).await,
        Command::Lists(options) => lists::run(&options).await,
        Command::Mail(options) => mail::run(&options).await,
        Command::Fixed => fixed::serve().await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}
