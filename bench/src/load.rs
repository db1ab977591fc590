//! The load: so many connections, each asking again as soon as it was answered.

use crate::client::{Asked, Client};
use anyhow::ensure;
use http::StatusCode;
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

pub(crate) const CONNECTIONS: usize = 32;
pub(crate) const WARM_UP: Duration = Duration::from_secs(2);

/// The time in which answers count: after the warm-up, before the end.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    begin: Instant,
    end: Instant,
}

impl Window {
    pub(crate) fn of(length: Duration) -> Self {
        let begin = Instant::now() + WARM_UP;
        Self {
            begin,
            end: begin + length,
        }
    }

    pub(crate) fn is_over(self) -> bool {
        Instant::now() >= self.end
    }

    /// How long it took, if all of it lies in the window.
    pub(crate) fn time(self, sent: Instant) -> Option<Duration> {
        let answered = Instant::now();
        (sent >= self.begin && answered <= self.end).then(|| answered - sent)
    }

    pub(crate) fn figures(self, times: Vec<Duration>) -> anyhow::Result<Figures> {
        Figures::of(times, self.end - self.begin)
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) a_second: f64,
    /// The median.
    pub(crate) half: Duration,
    /// 99 of 100 took no longer.
    pub(crate) most: Duration,
}

impl Figures {
    fn of(mut times: Vec<Duration>, length: Duration) -> anyhow::Result<Self> {
        ensure!(!times.is_empty(), "nothing was answered while it was measured");
        times.sort_unstable();
        let count = u32::try_from(times.len())?;
        Ok(Self {
            a_second: f64::from(count) / length.as_secs_f64(),
            half: times[times.len() / 2],
            most: times[times.len() * 99 / 100],
        })
    }
}

/// Asks the same again and again over 32 connections. Every answer has to be a success of the first one's length.
pub(crate) async fn load(address: SocketAddr, asked: &Asked, length: Duration) -> anyhow::Result<Figures> {
    let (status, expected) = Client::connect(address).await?.measure(asked.clone()).await?;
    ensure!(status == StatusCode::OK, "{} answered {status}", asked.uri());
    let window = Window::of(length);
    let mut connections = JoinSet::new();
    for _ in 0..CONNECTIONS {
        connections.spawn(ask_until_the_end(address, asked.clone(), expected, window));
    }
    let mut times = Vec::new();
    while let Some(one) = connections.join_next().await {
        times.append(&mut one??);
    }
    window.figures(times)
}

async fn ask_until_the_end(
    address: SocketAddr,
    asked: Asked,
    expected: usize,
    window: Window,
) -> anyhow::Result<Vec<Duration>> {
    let mut client = Client::connect(address).await?;
    let mut times = Vec::new();
    while !window.is_over() {
        let sent = Instant::now();
        let (status, length) = client.measure(asked.clone()).await?;
        // Compressed pages differ by a few bytes, since each has a nonce of its own.
        ensure!(
            status == StatusCode::OK && length.abs_diff(expected) <= expected / 50,
            "{} answered {status} with {length} bytes instead of {expected}",
            asked.uri()
        );
        times.extend(window.time(sent));
    }
    Ok(times)
}
