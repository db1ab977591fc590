//! The two engines: how a shop on each is started, and its store opened from outside.

use crate::{Options, process::Process, store::Store};
use anyhow::Context;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{ffi::OsStr, path::PathBuf, process::Command};

pub(crate) struct Engine<'a> {
    pub(crate) name: &'static str,
    options: &'a Options,
    data: PathBuf,
    /// Without one the shop keeps its data in the folder.
    url: Option<String>,
}

impl<'a> Engine<'a> {
    pub(crate) fn sqlite(options: &'a Options) -> Self {
        Self {
            name: "SQLite",
            options,
            data: options.work.join("sqlite"),
            url: None,
        }
    }

    /// Makes an empty database, named after the work folder.
    pub(crate) async fn postgres(options: &'a Options) -> anyhow::Result<Self> {
        let mut server = PgConnection::connect(&options.postgres).await?;
        let folder = options.work.file_name().context("the work folder has no name")?;
        let database = format!("quoin_bench_{}", folder.to_string_lossy().replace('"', ""));
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE \"{database}\"")))
            .execute(&mut server)
            .await?;
        let (server, _) = options.postgres.rsplit_once('/').context("the URL names no database")?;
        Ok(Self {
            name: "PostgreSQL",
            options,
            data: options.work.join("postgres"),
            url: Some(format!("{server}/{database}")),
        })
    }

    /// Starts a shop with the demo's data and waits until it listens. Its mails become files.
    pub(crate) fn start(&self) -> anyhow::Result<Process> {
        self.start_with(&[])
    }

    /// Starts one with more options.
    pub(crate) fn start_with(&self, more: &[&OsStr]) -> anyhow::Result<Process> {
        let mut command = Command::new(&self.options.quoin);
        command
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--site"])
            .arg(&self.options.site)
            .arg("--data")
            .arg(&self.data)
            .args(more)
            // A settings file of whoever measures is not read.
            .current_dir(&self.options.work);
        if let Some(url) = &self.url {
            command.args(["--database-url", url]);
        }
        Process::start(&mut command, &self.options.work.join(format!("{}.log", self.name)))
    }

    /// The store, while no shop serves from it.
    pub(crate) async fn store(&self) -> anyhow::Result<Store> {
        Ok(match &self.url {
            None => {
                let file = SqliteConnectOptions::new().filename(self.data.join("quoin.db"));
                Store::Sqlite(SqliteConnection::connect_with(&file).await?)
            }
            Some(url) => Store::Postgres(PgConnection::connect(url).await?),
        })
    }
}
