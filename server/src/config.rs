//! The settings as they apply: command line before environment before file before default.

use crate::cli::ServeOptions;
use anyhow::{Context, anyhow, bail};
use app::{mails::is_address, shop::Settings, ui::Currency};
use http::HeaderName;
use jiff::{SignedDuration, tz::TimeZone};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use url::Url;

const FILE: &str = "quoin.toml";
const ON_BEHALF_LIMIT: SignedDuration = SignedDuration::from_mins(30);
const ON_BEHALF_IDLE: SignedDuration = SignedDuration::from_mins(10);
const LONGEST_UPLOAD_MB: u64 = 5_000;
/// What a bucket takes in parts of the file store's size.
const MOST_UPLOAD_MB: u64 = 80_000;
/// A day in milliseconds: the longest that a duration may be set to.
const LONGEST: i64 = 24 * 60 * 60 * 1000;

#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) demo: bool,
    pub(crate) data: PathBuf,
    pub(crate) listen: String,
    pub(crate) database_url: Option<String>,
    pub(crate) site: PathBuf,
    pub(crate) web: Web,
    pub(crate) log_json: bool,
    pub(crate) settings: Settings,
    pub(crate) mail: Mail,
    pub(crate) files: Files,
}

/// Where the contents of files are kept, and how long they may be.
#[derive(Debug)]
pub(crate) struct Files {
    /// `s3://bucket/prefix`; without it, the data folder.
    pub(crate) url: Option<Url>,
    /// The environment's `AWS_…`: region, endpoint and keys.
    pub(crate) bucket_settings: Vec<(String, String)>,
    /// Bytes.
    pub(crate) longest: u64,
}

/// How mails go out, and the shop's own addresses.
#[derive(Debug)]
pub(crate) struct Mail {
    pub(crate) smtp_url: Option<String>,
    pub(crate) smtp_ca: Option<PathBuf>,
    pub(crate) from: String,
    pub(crate) fallback: Option<String>,
    pub(crate) operators: Option<String>,
}

/// What the router must know of the world in front of it.
#[derive(Clone, Debug, Default)]
pub struct Web {
    pub public_url: Option<Url>,
    pub client_address_header: Option<HeaderName>,
}

/// `quoin.toml`: the same names as on the command line, with underscores.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    demo: Option<bool>,
    data: Option<PathBuf>,
    listen: Option<String>,
    database_url: Option<String>,
    site: Option<PathBuf>,
    public_url: Option<String>,
    client_address_header: Option<String>,
    currency: Option<String>,
    time_zone: Option<String>,
    smtp_url: Option<String>,
    smtp_ca: Option<PathBuf>,
    mail_from: Option<String>,
    mail_fallback: Option<String>,
    mail_operators: Option<String>,
    files_url: Option<String>,
    longest_upload: Option<u64>,
    on_behalf_limit: Option<String>,
    on_behalf_idle: Option<String>,
    log_json: Option<bool>,
}

impl Web {
    /// Whether people reach the shop by HTTPS.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }
}

impl Config {
    pub(crate) fn read(options: ServeOptions) -> anyhow::Result<Self> {
        let file = File::read(options.config.as_deref())?;
        let public_url = options
            .public_url
            .or(file.public_url)
            .map(|text| Url::parse(&text).with_context(|| format!("--public-url {text:?} is no URL")))
            .transpose()?;
        let client_address_header = options
            .client_address_header
            .or(file.client_address_header)
            .map(|text| {
                text.parse()
                    .with_context(|| format!("--client-address-header {text:?} is no header's name"))
            })
            .transpose()?;
        let web = Web {
            public_url,
            client_address_header,
        };
        let listen = options
            .listen
            .or(file.listen)
            .unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let reached_at = web
            .public_url
            .as_ref()
            .map_or_else(|| format!("http://{listen}"), ToString::to_string);
        let mail = Mail {
            smtp_url: options.smtp_url.or(file.smtp_url),
            smtp_ca: options.smtp_ca.or(file.smtp_ca),
            from: options
                .mail_from
                .or(file.mail_from)
                .unwrap_or_else(|| "Quoin <quoin@localhost>".to_owned()),
            fallback: address("mail-fallback", options.mail_fallback.or(file.mail_fallback))?,
            operators: address("mail-operators", options.mail_operators.or(file.mail_operators))?,
        };
        let settings = Settings {
            name: mail.from.split('<').next().unwrap_or_default().trim().to_owned(),
            public_url: reached_at.trim_end_matches('/').to_owned(),
            currency: currency(options.currency.or(file.currency))?,
            time_zone: time_zone(options.time_zone.or(file.time_zone))?,
            https: web.is_https(),
            on_behalf_limit: millis(
                "on-behalf-limit",
                options.on_behalf_limit.or(file.on_behalf_limit),
                ON_BEHALF_LIMIT,
            )?,
            on_behalf_idle: millis(
                "on-behalf-idle",
                options.on_behalf_idle.or(file.on_behalf_idle),
                ON_BEHALF_IDLE,
            )?,
        };
        Ok(Self {
            demo: options.demo.or(file.demo).unwrap_or(false),
            data: options.data.or(file.data).unwrap_or_else(|| "data".into()),
            listen,
            database_url: options.database_url.or(file.database_url),
            site: options.site.or(file.site).map_or_else(site_beside_program, Ok)?,
            web,
            log_json: options.log_json.or(file.log_json).unwrap_or(false),
            settings,
            mail,
            files: Files {
                url: options.files_url.or(file.files_url).map(bucket).transpose()?,
                bucket_settings: std::env::vars().filter(|(name, _)| name.starts_with("AWS_")).collect(),
                longest: longest(options.longest_upload.or(file.longest_upload))?,
            },
        })
    }
}

impl File {
    /// The named file must be there; the usual one may be missing.
    fn read(named: Option<&Path>) -> anyhow::Result<Self> {
        let path = named.unwrap_or(Path::new(FILE));
        if named.is_none() && !path.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        // Not the error itself: it repeats the line, and the line may hold a password.
        toml::from_str(&text).map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            anyhow!(
                "{} has a mistake in or near line {line}: {}",
                path.display(),
                error.message()
            )
        })
    }
}

/// A mail address; an empty one is none.
fn address(option: &str, text: Option<String>) -> anyhow::Result<Option<String>> {
    match text.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(address) if is_address(address) => Ok(Some(address.to_owned())),
        Some(other) => bail!("--{option} {other:?} is no mail address"),
    }
}

/// The URL of a bucket; its name is checked by who opens it.
fn bucket(text: String) -> anyhow::Result<Url> {
    match Url::parse(&text) {
        Ok(url) if url.scheme() == "s3" && url.has_host() => Ok(url),
        _ => bail!("--files-url {text:?} is not of the form s3://bucket/prefix"),
    }
}

/// Megabytes to bytes.
fn longest(megabytes: Option<u64>) -> anyhow::Result<u64> {
    match megabytes.unwrap_or(LONGEST_UPLOAD_MB) {
        megabytes @ 1..=MOST_UPLOAD_MB => Ok(megabytes * 1_000_000),
        _ => bail!("--longest-upload is not between 1 and {MOST_UPLOAD_MB} megabytes"),
    }
}

fn currency(code: Option<String>) -> anyhow::Result<Currency> {
    let code = code.unwrap_or_else(|| "EUR".to_owned());
    match Currency::from_code(&code) {
        Some(currency) => Ok(currency),
        None => bail!("--currency {code:?} is not one of the currencies that Quoin prices in"),
    }
}

fn time_zone(name: Option<String>) -> anyhow::Result<TimeZone> {
    match name {
        None => Ok(TimeZone::UTC),
        Some(name) => TimeZone::get(&name).with_context(|| format!("--time-zone {name:?} is not a known time zone")),
    }
}

/// A duration in milliseconds, in words such as `30m` or `1h 30m`.
fn millis(option: &str, text: Option<String>, default: SignedDuration) -> anyhow::Result<i64> {
    let duration = match text {
        None => default,
        Some(text) => text
            .parse()
            .with_context(|| format!("--{option} {text:?} is no duration such as 30m"))?,
    };
    match i64::try_from(duration.as_millis()) {
        Ok(millis) if (1_000..=LONGEST).contains(&millis) => Ok(millis),
        _ => bail!("--{option} is not between one second and a day"),
    }
}

fn site_beside_program() -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe().context("the program's own place is unknown: give --site")?;
    Ok(program.parent().unwrap_or(Path::new(".")).join("site"))
}
