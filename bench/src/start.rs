//! How long a start takes: from the program's start to the first success of `/readyz`.

use crate::engine::Engine;
use std::time::Duration;

const STARTS: usize = 10;

pub(crate) struct Starts {
    /// The very first: it makes the tables and puts the demo's data in.
    pub(crate) first: Duration,
    /// The median of those that found the data there.
    pub(crate) usual: Duration,
    pub(crate) longest: Duration,
}

pub(crate) async fn measure(engine: &Engine<'_>) -> anyhow::Result<Starts> {
    let first = one(engine).await?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(one(engine).await?);
    }
    times.sort_unstable();
    Ok(Starts {
        first,
        usual: (times[STARTS / 2 - 1] + times[STARTS / 2]) / 2,
        longest: times[STARTS - 1],
    })
}

async fn one(engine: &Engine<'_>) -> anyhow::Result<Duration> {
    let server = engine.start()?;
    let time = server.ready().await?;
    server.stop()?;
    Ok(time)
}
