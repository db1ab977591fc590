//! How long lists for staff take at size: orders among a million, on the first page and on the thousandth.

use crate::{
    Options, crowd,
    engine::Engine,
    person::Person,
    store::Store,
    table::{Table, millis},
};
use anyhow::Context;
use std::{
    fs,
    time::{Duration, Instant},
};

const TIMES: usize = 50;

/// A million orders of the crowd's companies and buyers, one a minute; the newest are under way.
const ORDERS: &str =
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
     INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre,
                         po_number, note, currency, total, decline_reason, placed_at)
     SELECT '0' || substr(CAST(1000000000 + n.i AS TEXT), 2), 'Q-2020-' || substr(CAST(1000000 + n.i AS TEXT), 2),
            u.company_id, u.id,
            CASE WHEN n.i < 990000 THEN 'shipped' WHEN n.i % 100 = 0 THEN 'on_hold' ELSE 'approved' END, u.id, 'k' || n.i, '',
            '', CASE WHEN n.i % 2 = 0 THEN 'PO-' || n.i ELSE '' END, '', 'EUR', 10000, '', n.i * 60000
     FROM n JOIN users u ON u.id = 'crowd-' || (n.i % 100000)";
const COUNTER: &str = "INSERT INTO counters (name, value) VALUES ('orders-2020', 1000000)";

const OLGA: &str = "olga@quoin.example";
const CASEY: &str = "casey@quoin.example";

/// Who asks, for what, and in which words; the thousandth page is asked for where `true` stands.
const LISTS: [(&str, &str, &str, bool); 13] = [
    (OLGA, "", "all orders", true),
    (OLGA, "sort=oldest", "all, oldest first", false),
    (OLGA, "status=shipped", "all of one status", true),
    (OLGA, "status=on_hold", "all of a rare status", false),
    (OLGA, "from=1971-01-01&to=1971-01-31", "all of a month", false),
    (OLGA, "q=anna", "all, a word of 50,000", false),
    (OLGA, "q=anna+keller", "all, two words", false),
    (OLGA, "q=firm", "all, a word of a million", false),
    (OLGA, "q=4711", "all, a number", false),
    (OLGA, "q=PO-4710", "all, a purchase order number", false),
    (CASEY, "", "of 1,000 companies served", true),
    (CASEY, "status=on_hold", "the same, of a rare status", false),
    (CASEY, "q=anna", "the same, a word of 50,000", false),
];

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let engines = [Engine::sqlite(options), Engine::postgres(options).await?];
    let mut columns = Vec::new();
    for engine in &engines {
        eprintln!("Lists of orders on {}", engine.name);
        columns.push(measure(engine).await?);
    }
    println!("## Lists of orders\n");
    println!(
        "Median milliseconds of {TIMES} calls, one at a time, among a million orders of 100,000 buyers of 1,001 companies: \
         the first page, and the thousandth where that is asked for.\n"
    );
    let mut table = Table::new(&["list", "SQLite, first", "thousandth", "PostgreSQL, first", "thousandth"]);
    for (row, (_, _, what, _)) in LISTS.iter().enumerate() {
        let cells = columns
            .iter()
            .flat_map(|times: &Vec<[Option<Duration>; 2]>| times[row].map(|time| time.map(millis).unwrap_or_default()));
        table.row(what, cells);
    }
    table.print();
    Ok(())
}

async fn measure(engine: &Engine<'_>) -> anyhow::Result<Vec<[Option<Duration>; 2]>> {
    let server = engine.start()?;
    server.ready().await?;
    server.stop()?;
    let mut store = engine.store().await?;
    crowd::add(&mut store).await?;
    store.run(ORDERS).await?;
    store.run(COUNTER).await?;
    store
        .run(match store {
            Store::Sqlite(_) => "ANALYZE",
            Store::Postgres(_) => "VACUUM ANALYZE",
        })
        .await?;
    let start = thousandth(&mut store).await?;
    drop(store);
    let server = engine.start()?;
    server.ready().await?;
    let mut measured = Vec::new();
    for (email, query, _, late) in LISTS {
        let mut reader = Person::sign_in(server.address, email, "/staff/orders").await?;
        let path = format!("/api/app/orders/staff_api/list_staff_orders?{query}");
        let late = if late {
            Some(times(&mut reader, &format!("{path}&after={start}")).await?)
        } else {
            None
        };
        measured.push([Some(times(&mut reader, &path).await?), late]);
    }
    server.stop()?;
    Ok(measured)
}

/// Where the thousandth page starts, of all orders of one status too: the key of a row of them.
async fn thousandth(store: &mut Store) -> anyhow::Result<String> {
    store
        .text(
            "SELECT placed_at || '.' || id FROM orders WHERE status = 'shipped' ORDER BY placed_at DESC, id DESC LIMIT 1 OFFSET 25000",
        )
        .await
}

async fn times(reader: &mut Person, path: &str) -> anyhow::Result<Duration> {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let asked = Instant::now();
        reader.read(path, None).await?;
        times.push(asked.elapsed());
    }
    times.sort_unstable();
    times.get(TIMES / 2).copied().context("nothing was measured")
}
