//! The mail server that mails go to: npm's `smtp-server`, with STARTTLS and a login, on this machine. It counts what it takes.

use anyhow::{Context, ensure};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// In the project's folder, where `bin/bench` runs.
const SERVER: &str = "end2end/support/smtp.mjs";

/// After so long without another mail none comes any more.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Relay {
    process: Child,
    port: u16,
    /// The certificate to trust.
    pub(crate) authority: PathBuf,
    taken: Arc<Mutex<Vec<Taken>>>,
}

/// A mail that was taken.
#[derive(Clone, Copy)]
struct Taken {
    at: Instant,
    bytes: usize,
}

/// Mails that came one after the other.
pub(crate) struct Delivery {
    pub(crate) mails: usize,
    /// Of all mails together.
    bytes: usize,
    begin: Instant,
    pub(crate) end: Instant,
}

impl Relay {
    pub(crate) fn start(work: &Path) -> anyhow::Result<Self> {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
        let (authority, key) = (work.join("relay.pem"), work.join("relay-key.pem"));
        fs::write(&authority, own.cert.pem())?;
        fs::write(&key, own.signing_key.serialize_pem())?;
        let mut process = Command::new("node")
            .arg(SERVER)
            .args([&key, &authority])
            .arg("counts")
            .stdout(Stdio::piped())
            .spawn()
            .context("node did not start")?;
        let output = process.stdout.take().context("the mail server has no output")?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let first = lines.next().unwrap_or_default();
        let port = first.strip_prefix("listening ").and_then(|port| port.parse().ok());
        let relay = Self {
            process,
            port: port.unwrap_or_default(),
            authority,
            taken: Arc::default(),
        };
        ensure!(port.is_some(), "the mail server does not listen; is {SERVER} there?");
        let taken = relay.taken.clone();
        thread::spawn(move || {
            for bytes in lines.filter_map(|line| line.parse().ok()) {
                let at = Instant::now();
                lock(&taken).push(Taken { at, bytes });
            }
        });
        Ok(relay)
    }

    /// With the login.
    pub(crate) fn url(&self) -> String {
        format!("smtp://quoin:secret@localhost:{}?tls=required", self.port)
    }

    /// How many mails it has taken.
    pub(crate) fn taken(&self) -> usize {
        lock(&self.taken).len()
    }

    /// Waits for so many mails after those it had taken before, and for no other to come.
    pub(crate) async fn delivered(&self, before: usize, mails: usize) -> anyhow::Result<Delivery> {
        let (mut count, mut since) = (before, Instant::now());
        while count < before + mails {
            ensure!(
                since.elapsed() < PATIENCE,
                "only {} of {mails} mails came",
                count - before
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
            if self.taken() > count {
                (count, since) = (self.taken(), Instant::now());
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        let taken = lock(&self.taken);
        let these = &taken[before..];
        ensure!(these.len() == mails, "{} mails came instead of {mails}", these.len());
        let (first, last) = (these.first().context("no mails")?, these.last().context("no mails")?);
        Ok(Delivery {
            mails,
            bytes: these.iter().map(|one| one.bytes).sum(),
            begin: first.at,
            end: last.at,
        })
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Delivery {
    /// The mean of a mail's length.
    pub(crate) fn bytes_each(&self) -> usize {
        self.bytes / self.mails
    }

    /// From the first mail to the last.
    pub(crate) fn a_second(&self) -> anyhow::Result<f64> {
        self.a_second_since(self.begin)
    }

    /// From what caused the first mail to the last.
    pub(crate) fn a_second_since(&self, begin: Instant) -> anyhow::Result<f64> {
        Ok(f64::from(u32::try_from(self.mails)?) / (self.end - begin).as_secs_f64())
    }
}

/// What another thread left behind is as good as ever: it only adds.
fn lock(taken: &Mutex<Vec<Taken>>) -> MutexGuard<'_, Vec<Taken>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}
