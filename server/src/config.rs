//! The settings as they apply: command line before environment before file before default.

use crate::cli::ServeOptions;
use anyhow::{Context, anyhow, bail};
use app::{
    mails::{Sender, is_address},
    settings::{Fixed, Origin, Setting, Settings, Start},
    ui::Currency,
};
use http::HeaderName;
use jiff::{SignedDuration, tz::TimeZone};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use url::Url;

const FILE: &str = "quoin.toml";
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
    /// What the settings' page shows and does not change.
    pub(crate) fixed: Fixed,
    /// PEM certificate of the authority that signed the relay's.
    pub(crate) smtp_ca: Option<PathBuf>,
    pub(crate) files: Files,
}

/// Where the contents of files are kept.
#[derive(Debug)]
pub(crate) struct Files {
    /// `s3://bucket/prefix`; without it, the data folder.
    pub(crate) url: Option<Url>,
    /// The environment's `AWS_…`: region, endpoint and keys.
    pub(crate) bucket_settings: Vec<(String, String)>,
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
        let mut file = File::read(options.config.as_deref())?;
        let mut options = options;
        let (settings, fixed) = named_settings(&mut options, &mut file)?;
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
        let settings = Settings {
            public_url: reached_at.trim_end_matches('/').to_owned(),
            https: web.is_https(),
            ..settings
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
            fixed,
            smtp_ca: options.smtp_ca.or(file.smtp_ca),
            files: Files {
                url: options.files_url.or(file.files_url).map(bucket).transpose()?,
                bucket_settings: std::env::vars().filter(|(name, _)| name.starts_with("AWS_")).collect(),
            },
        })
    }
}

impl Config {
    /// What the shop starts with.
    pub(crate) fn start(&self) -> anyhow::Result<Start> {
        let authority = match &self.smtp_ca {
            Some(file) => Some(std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?),
            None => None,
        };
        Ok(Start {
            settings: self.settings.clone(),
            fixed: self.fixed.clone(),
            mail_folder: self.data.join("mail"),
            mail_authority: authority,
        })
    }
}

/// What is named takes the place of what is usual, and is fixed.
fn named_settings(options: &mut ServeOptions, file: &mut File) -> anyhow::Result<(Settings, Fixed)> {
    let mut fixed = Fixed::new();
    let mut settings = Settings::default();
    macro_rules! named {
        ($setting:ident, $name:ident) => {
            match (options.$name.take(), file.$name.take()) {
                (None, None) => None,
                (option, in_file) => {
                    let origin = if option.is_some() {
                        Origin::Start
                    } else {
                        Origin::File
                    };
                    fixed.insert(Setting::$setting, origin);
                    option.or(in_file)
                }
            }
        };
    }
    if let Some(code) = named!(Currency, currency) {
        settings.currency = currency(&code)?;
    }
    if let Some(name) = named!(TimeZone, time_zone) {
        settings.time_zone = time_zone(&name)?;
    }
    if let Some(from) = named!(MailFrom, mail_from) {
        let sender = Sender::read(&from).with_context(|| format!("--mail-from {from:?} is no mail address"))?;
        if !sender.name.is_empty() {
            settings.name.clone_from(&sender.name);
        }
        (settings.mail.from_name, settings.mail.from_address) = (sender.name, sender.address);
    }
    settings.mail.fallback = address("mail-fallback", named!(MailFallback, mail_fallback))?;
    settings.mail.operators = address("mail-operators", named!(MailOperators, mail_operators))?;
    settings.mail.relay = named!(Relay, smtp_url);
    if let Some(megabytes) = named!(LongestUpload, longest_upload) {
        settings.longest_upload = longest(megabytes)?;
    }
    if let Some(text) = named!(OnBehalfLimit, on_behalf_limit) {
        settings.on_behalf_limit = millis("on-behalf-limit", &text)?;
    }
    if let Some(text) = named!(OnBehalfIdle, on_behalf_idle) {
        settings.on_behalf_idle = millis("on-behalf-idle", &text)?;
    }
    Ok((settings, fixed))
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
fn longest(megabytes: u64) -> anyhow::Result<u64> {
    match megabytes {
        1..=MOST_UPLOAD_MB => Ok(megabytes * 1_000_000),
        _ => bail!("--longest-upload is not between 1 and {MOST_UPLOAD_MB} megabytes"),
    }
}

fn currency(code: &str) -> anyhow::Result<Currency> {
    match Currency::from_code(code) {
        Some(currency) => Ok(currency),
        None => bail!("--currency {code:?} is not one of the currencies that Quoin prices in"),
    }
}

fn time_zone(name: &str) -> anyhow::Result<TimeZone> {
    TimeZone::get(name).with_context(|| format!("--time-zone {name:?} is not a known time zone"))
}

/// A duration in milliseconds, in words such as `30m` or `1h 30m`.
fn millis(option: &str, text: &str) -> anyhow::Result<i64> {
    let duration: SignedDuration = text
        .parse()
        .with_context(|| format!("--{option} {text:?} is no duration such as 30m"))?;
    match i64::try_from(duration.as_millis()) {
        Ok(millis) if (1_000..=LONGEST).contains(&millis) => Ok(millis),
        _ => bail!("--{option} is not between one second and a day"),
    }
}

fn site_beside_program() -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe().context("the program's own place is unknown: give --site")?;
    Ok(program.parent().unwrap_or(Path::new(".")).join("site"))
}
