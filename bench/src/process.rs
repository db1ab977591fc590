//! A server under measurement: started, watched, ended.

use crate::client::{Client, get};
use anyhow::{Context, bail};
use http::StatusCode;
use http_body_util::Full;
use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

pub(crate) struct Process {
    child: Child,
    started: Instant,
    pub(crate) address: SocketAddr,
    /// Held open: a server that cannot print ends.
    _output: BufReader<ChildStdout>,
}

/// Resident memory in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Memory {
    pub(crate) now: u64,
    pub(crate) peak: u64,
}

impl Process {
    /// Starts a program that prints `listening on http://…`; its log goes to a file.
    pub(crate) fn start(command: &mut Command, log: &Path) -> anyhow::Result<Self> {
        let log_file = File::options().create(true).append(true).open(log)?;
        // Nothing of whoever measures may change what is measured.
        command
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log_file);
        let started = Instant::now();
        let mut child = command.spawn().context("the server did not start")?;
        let mut output = BufReader::new(child.stdout.take().context("the server has no output")?);
        let Some(address) = listening_on(&mut output) else {
            let _ = child.kill();
            let _ = child.wait();
            bail!("the server did not listen:\n{}", fs::read_to_string(log)?);
        };
        Ok(Self {
            child,
            started,
            address: address.parse()?,
            _output: output,
        })
    }

    /// Asks until it is ready, and tells how long that took since it was started.
    pub(crate) async fn ready(&self) -> anyhow::Result<Duration> {
        loop {
            let asked = get(self.address, "/readyz").body(Full::default())?;
            let (status, _) = Client::connect(self.address).await?.measure(asked).await?;
            if status == StatusCode::OK {
                return Ok(self.started.elapsed());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    pub(crate) fn memory(&self) -> anyhow::Result<Memory> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let bytes = |name: &str| -> anyhow::Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
            Ok(kib.context("the system does not tell the memory")?.parse::<u64>()? * 1024)
        };
        Ok(Memory {
            now: bytes("VmRSS:")?,
            peak: bytes("VmHWM:")?,
        })
    }

    /// The peak counts from here (5: proc(5), `/proc/pid/clear_refs`).
    pub(crate) fn forget_peak(&self) -> anyhow::Result<()> {
        Ok(fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5")?)
    }

    /// Ends it as a service manager does.
    pub(crate) fn stop(mut self) -> anyhow::Result<()> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        let status = self.child.wait()?;
        anyhow::ensure!(status.success(), "the server ended with {status}");
        Ok(())
    }

    /// Ends it as a crash does.
    pub(crate) fn kill(self) {
        drop(self);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listening_on(output: &mut impl BufRead) -> Option<String> {
    output
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("listening on http://").map(str::to_owned))
}
