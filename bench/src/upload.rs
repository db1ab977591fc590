//! A file of gigabytes sent to a job: how fast, and what it adds to the server's memory.

use crate::{
    Options,
    engine::Engine,
    person::Person,
    table::{Table, megabytes},
};
use anyhow::{Context, ensure};
use std::{
    fs,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const MEGABYTES: u32 = 2_000;
/// A megabyte.
const PIECE: usize = 1_000_000;
const BOUNDARY: &str = "----quoin-bench";

struct Measured {
    took: Duration,
    before: u64,
    peak: u64,
}

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let engine = Engine::sqlite(options);
    eprintln!("An upload of {MEGABYTES} MB");
    let measured = measure(&engine).await?;
    println!("## Upload\n");
    println!(
        "One file of {MEGABYTES} MB on one connection, into a folder, hashed and synced. Resident memory in MB. Target: less than 64 \
         added.\n"
    );
    let mut table = Table::new(&["", "MB a second", "memory before", "peak meanwhile", "added"]);
    let a_second = f64::from(MEGABYTES) / measured.took.as_secs_f64();
    let memory = [
        measured.before,
        measured.peak,
        measured.peak.saturating_sub(measured.before),
    ]
    .map(megabytes);
    table.row("2 GB", std::iter::once(format!("{a_second:.0}")).chain(memory));
    table.print();
    Ok(())
}

async fn measure(engine: &Engine<'_>) -> anyhow::Result<Measured> {
    let server = engine.start()?;
    server.ready().await?;
    let mut liv = Person::sign_in(server.address, "liv@nordlys.example", "/jobs").await?;
    let key = liv.read("/api/app/jobs/api/start_job", None).await?;
    let key: String = serde_json::from_slice(&key.body)?;
    let fields = [("key", &*key), ("name", "Gigabytes"), ("quantity", "1")];
    let opened = liv.post("/api/app/jobs/api/open_job", &fields).await?;
    let page = opened.headers["location"].to_str()?.to_owned();
    // A small one first: what is kept from then on is not the large one's.
    send(&liv, &format!("{page}/files"), "small.pdf", 1).await?;
    let before = server.memory()?.now;
    server.forget_peak()?;
    let start = Instant::now();
    send(&liv, &format!("{page}/files"), "large.pdf", MEGABYTES).await?;
    let took = start.elapsed();
    let peak = server.memory()?.peak;
    server.stop()?;
    Ok(Measured { took, before, peak })
}

/// Sends a file as a browser's form does, and insists that it was added.
async fn send(person: &Person, path: &str, name: &str, megabytes: u32) -> anyhow::Result<()> {
    let head =
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n%PDF-1.7\n");
    let tail = format!("\r\n--{BOUNDARY}--\r\n");
    let whole = head.len() + usize::try_from(megabytes)? * PIECE + tail.len();
    let request = person.sending(path, &format!("multipart/form-data; boundary={BOUNDARY}"), whole);
    let mut stream = TcpStream::connect(person.address()).await?;
    stream.write_all(request.as_bytes()).await?;
    stream.write_all(head.as_bytes()).await?;
    let piece: Vec<u8> = (0..PIECE).map(|n| u8::try_from(n * 7 % 251).unwrap_or(0)).collect();
    for _ in 0..megabytes {
        stream.write_all(&piece).await?;
    }
    stream.write_all(tail.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = std::str::from_utf8(&answer).context("the answer is no text")?;
    ensure!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("\"Added\""),
        "the file was not added:\n{answer}"
    );
    Ok(())
}
