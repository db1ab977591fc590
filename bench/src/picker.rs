//! How long the picker's search takes on the server, in a crowd of buyers.

use crate::{
    Options,
    crowd::{self, BUYERS},
    engine::Engine,
    person::Person,
    table::{Table, millis},
};
use std::{
    fs,
    time::{Duration, Instant},
};

const TIMES: usize = 200;

/// What is typed, and what it is an example of.
const TYPED: [(&str, &str); 8] = [
    ("", "nothing yet"),
    ("a", "the first letter"),
    ("anna", "a first name of 5,000"),
    ("anna lindqvist", "a full name of 200"),
    ("lindqvist firm 77", "a name at a firm"),
    ("4711", "a number"),
    ("Q-2026-000001", "an order"),
    ("zeppelin", "nobody's word"),
];

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let engines = [Engine::sqlite(options), Engine::postgres(options).await?];
    let mut columns = Vec::new();
    for engine in &engines {
        eprintln!("The picker on {}", engine.name);
        columns.push(measure(engine).await?);
    }
    println!("## The picker\n");
    println!(
        "Milliseconds from the call to its answer, one at a time, {TIMES} times each, a CSR who serves 1,000 companies with \
         100 buyers each: {BUYERS} in all. Target: 50 ms.\n"
    );
    let mut table = Table::new(&["typed", "SQLite, median", "p99", "PostgreSQL, median", "p99"]);
    for (row, (typed, what)) in TYPED.iter().enumerate() {
        let name = if typed.is_empty() {
            (*what).to_owned()
        } else {
            format!("`{typed}`, {what}")
        };
        table.row(&name, columns.iter().flat_map(|times| times[row].map(millis)));
    }
    table.print();
    Ok(())
}

/// Median and 99th percentile for everything that is typed.
async fn measure(engine: &Engine<'_>) -> anyhow::Result<Vec<[Duration; 2]>> {
    let server = engine.start()?;
    server.ready().await?;
    server.stop()?;
    crowd::add(&mut engine.store().await?).await?;
    let server = engine.start()?;
    server.ready().await?;
    let mut casey = Person::sign_in(server.address, "casey@quoin.example", "/on-behalf").await?;
    let mut measured = Vec::new();
    for (typed, _) in TYPED {
        measured.push(search(&mut casey, typed).await?);
    }
    server.stop()?;
    Ok(measured)
}

async fn search(casey: &mut Person, typed: &str) -> anyhow::Result<[Duration; 2]> {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("q", typed)
        .finish();
    let path = format!("/api/app/on_behalf/api/find_buyers?{query}");
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let asked = Instant::now();
        casey.read(&path, None).await?;
        times.push(asked.elapsed());
    }
    times.sort_unstable();
    Ok([times[TIMES / 2], times[TIMES * 99 / 100]])
}
