//! The command line. Every option can also be set in the environment or in `quoin.toml`; the command line wins, then the environment.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Quoin, a web-to-print storefront.
#[derive(Debug, Parser)]
#[command(name = "quoin", version, about)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the shop.
    Serve(Box<ServeOptions>),
    /// Make or help an administrator from where the server runs.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
}

#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Make an administrator. The password is asked for, or read as one line where there is no terminal.
    Create {
        /// What they sign in with.
        #[arg(long, value_name = "ADDRESS")]
        email: String,

        #[arg(long)]
        name: String,

        /// Their language: en or ja.
        #[arg(long, value_name = "CODE", default_value = "en")]
        language: String,

        #[command(flatten)]
        store: StoreOptions,
    },
    /// Print a link on which an administrator who is locked out sets a new password, within an hour.
    Link {
        /// What they sign in with.
        #[arg(long, value_name = "ADDRESS")]
        email: String,

        #[command(flatten)]
        store: StoreOptions,
    },
}

/// Which store a command works on: as `serve` has them.
#[derive(Args, Debug, Default)]
pub struct StoreOptions {
    /// Folder of the SQLite database [default: data].
    #[arg(long, env = "QUOIN_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// A PostgreSQL database instead of SQLite: `postgres://user:password@host/name`.
    #[arg(long, env = "QUOIN_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,

    /// The address people type, such as `https://print.example`; links begin with it.
    #[arg(long, env = "QUOIN_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,

    /// Address and port where the shop is served, if it has no public address.
    #[arg(long, env = "QUOIN_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,

    /// Settings file; without this option quoin.toml is read where there is one.
    #[arg(long, env = "QUOIN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl From<StoreOptions> for ServeOptions {
    fn from(store: StoreOptions) -> Self {
        Self {
            data: store.data,
            database_url: store.database_url,
            public_url: store.public_url,
            listen: store.listen,
            config: store.config,
            ..Self::default()
        }
    }
}

#[derive(Args, Debug, Default)]
pub struct ServeOptions {
    /// Fill an empty shop with demo data and print its accounts.
    #[arg(long, env = "QUOIN_DEMO", num_args = 0..=1, default_missing_value = "true")]
    pub demo: Option<bool>,

    /// Folder of the SQLite database [default: data].
    #[arg(long, env = "QUOIN_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Address and port; port 0 takes a free one [default: 127.0.0.1:3000].
    #[arg(long, env = "QUOIN_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,

    /// A PostgreSQL database instead of SQLite: `postgres://user:password@host/name`.
    #[arg(long, env = "QUOIN_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,

    /// Folder of the built site: scripts, wasm, style, pictures [default: site beside the program].
    #[arg(long, env = "QUOIN_SITE", value_name = "DIR")]
    pub site: Option<PathBuf>,

    /// The address people type, such as `https://print.example`; https makes cookies secure.
    #[arg(long, env = "QUOIN_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,

    /// Header in which a trusted proxy names the client's address; without it the connection's counts.
    #[arg(long, env = "QUOIN_CLIENT_ADDRESS_HEADER", value_name = "HEADER")]
    pub client_address_header: Option<String>,

    /// ISO 4217 code of the shop's currency [default: EUR].
    #[arg(long, env = "QUOIN_CURRENCY", value_name = "CODE")]
    pub currency: Option<String>,

    /// The shop's time zone, until a browser tells its own [default: UTC].
    #[arg(long, env = "QUOIN_TIME_ZONE", value_name = "ZONE")]
    pub time_zone: Option<String>,

    /// The shop's mail relay: `smtps://user:password@host` or `smtp://user:password@host?tls=required`. Without it mails are
    /// files in the data folder.
    #[arg(long, env = "QUOIN_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,

    /// PEM certificate of the authority that signed the relay's, where that is no public one.
    #[arg(long, env = "QUOIN_SMTP_CA", value_name = "FILE")]
    pub smtp_ca: Option<PathBuf>,

    /// From whom mails come [default: `Quoin <quoin@localhost>`].
    #[arg(long, env = "QUOIN_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,

    /// Who gets the mails that would reach no CSR.
    #[arg(long, env = "QUOIN_MAIL_FALLBACK", value_name = "ADDRESS")]
    pub mail_fallback: Option<String>,

    /// The operators' address, which hears of every order.
    #[arg(long, env = "QUOIN_MAIL_OPERATORS", value_name = "ADDRESS")]
    pub mail_operators: Option<String>,

    /// Keeps files of jobs in a bucket instead of the data folder: `s3://bucket/prefix`, with region, endpoint and keys from
    /// the environment's `AWS_REGION`, `AWS_ENDPOINT`, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.
    #[arg(long, env = "QUOIN_FILES_URL", value_name = "URL")]
    pub files_url: Option<String>,

    /// The longest file that is taken, in megabytes [default: 5000].
    #[arg(long, env = "QUOIN_LONGEST_UPLOAD", value_name = "MB")]
    pub longest_upload: Option<u64>,

    /// How long ordering on behalf lasts from its start or extension, such as `30m` [default: 30m].
    #[arg(long, env = "QUOIN_ON_BEHALF_LIMIT", value_name = "DURATION")]
    pub on_behalf_limit: Option<String>,

    /// How long it lasts without a request [default: 10m].
    #[arg(long, env = "QUOIN_ON_BEHALF_IDLE", value_name = "DURATION")]
    pub on_behalf_idle: Option<String>,

    /// Write the log as JSON lines.
    #[arg(long, env = "QUOIN_LOG_JSON", num_args = 0..=1, default_missing_value = "true")]
    pub log_json: Option<bool>,

    /// Settings file; without this option quoin.toml is read where there is one.
    #[arg(long, env = "QUOIN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}
