//! How long lists of jobs take among a million, on the first page and on the thousandth.

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

/// A million jobs of the crowd's companies and buyers, every hundredth of them Ana's. The newest are under way. A job is
/// found by its number; every second is a poster, every fiftieth a flyer.
const STATEMENTS: [&str; 3] = [
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
     INSERT INTO jobs (id, number, company_id, position, name_en, name_ja, picture, price, added_by, buyer_id, name,
                       quantity, opened_at, due_on, state)
     SELECT '0' || substr(CAST(1000000000 + n.i AS TEXT), 2), 'J-2020-' || n.i, u.company_id, 1, '', '', '', 0, u.id, u.id,
            'Job ' || n.i, 100, n.i, '2026-' || substr(CAST(101 + n.i / 1000 % 12 AS TEXT), 2) || '-15',
            CASE WHEN n.i < 990000 THEN 'shipped' WHEN n.i % 4 = 0 THEN 'preflight' ELSE 'in_production' END
     FROM n JOIN users u ON u.id = CASE WHEN n.i % 100 = 5 THEN (SELECT id FROM users WHERE email = 'ana@brackwater.example')
                                        ELSE 'crowd-' || (n.i % 100000) END",
    "INSERT INTO job_search (company_id, term, job_id)
     SELECT company_id, '706f73746572', id FROM jobs WHERE opened_at % 2 = 0 AND number LIKE 'J-2020-%'
     UNION SELECT company_id, '666c796572', id FROM jobs WHERE opened_at % 50 = 0 AND number LIKE 'J-2020-%'",
    NUMBERS,
];

const NUMBERS: &str = concat!(
    "INSERT INTO job_search (company_id, term, job_id) SELECT company_id, ",
    crowd::key_of_number!("opened_at"),
    ", id FROM jobs WHERE number LIKE 'J-2020-%'"
);

const OLGA: &str = "olga@quoin.example";
const CASEY: &str = "casey@quoin.example";
const ANA: &str = "ana@brackwater.example";

/// Who asks, for what, in which words, and whether by due date.
const LISTS: [(&str, &str, &str, bool); 13] = [
    (OLGA, "", "all jobs", false),
    (OLGA, "sort=due", "all, due first", true),
    (OLGA, "state=preflight", "all of one state", false),
    (OLGA, "q=poster", "all, a word of 500,000", false),
    (OLGA, "q=flyer", "all, a word of 20,000", false),
    (OLGA, "q=4711", "all, a number's word", false),
    (OLGA, "q=poster+flyer", "all, two words", false),
    (OLGA, "q=J-2020-4711", "all, a job's number", false),
    (CASEY, "", "of 1,000 companies served", false),
    (CASEY, "sort=due", "the same, due first", true),
    (CASEY, "q=flyer", "the same, a word of 20,000", false),
    (ANA, "", "a buyer's 10,000", false),
    (ANA, "q=poster&sort=due", "the same, a word, due first", true),
];

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let engines = [Engine::sqlite(options), Engine::postgres(options).await?];
    let mut columns = Vec::new();
    for engine in &engines {
        eprintln!("Lists of jobs on {}", engine.name);
        columns.push(measure(engine).await?);
    }
    println!("## Lists of jobs\n");
    println!(
        "Median milliseconds of {TIMES} calls, one at a time, among a million jobs of 1,001 companies: the first page, and \
         the thousandth where there is one (of the buyer's the four hundredth, their last).\n"
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
    for statement in STATEMENTS {
        store.run(statement).await?;
    }
    store.analyze().await?;
    let starts = Starts::read(&mut store).await?;
    drop(store);
    let server = engine.start()?;
    server.ready().await?;
    let mut measured = Vec::new();
    for (email, query, _, by_due) in LISTS {
        let staff = email != ANA;
        let home = if staff { "/staff/jobs" } else { "/jobs" };
        let mut reader = Person::sign_in(server.address, email, home).await?;
        let function = if staff {
            "staff_api/list_staff_jobs"
        } else {
            "api/list_jobs"
        };
        let path = format!("/api/app/jobs/{function}?{query}");
        let late = match (query.is_empty() || query == "sort=due", staff, by_due) {
            (false, ..) => None,
            (true, true, false) => Some(&starts.newest),
            (true, true, true) => Some(&starts.due),
            (true, false, _) => Some(&starts.anas),
        };
        let late = match late {
            Some(from) => Some(times(&mut reader, &format!("{path}&from={}", from.replace(' ', "+"))).await?),
            None => None,
        };
        measured.push([Some(times(&mut reader, &path).await?), late]);
    }
    server.stop()?;
    Ok(measured)
}

/// Where late pages start.
struct Starts {
    newest: String,
    due: String,
    anas: String,
}

impl Starts {
    async fn read(store: &mut Store) -> anyhow::Result<Self> {
        Ok(Self {
            newest: store
                .text("SELECT id FROM jobs ORDER BY id DESC LIMIT 1 OFFSET 25000")
                .await?,
            due: store
                .text("SELECT due_key FROM jobs ORDER BY due_key LIMIT 1 OFFSET 25000")
                .await?,
            anas: store
                .text(
                    "SELECT j.id FROM jobs j JOIN users u ON u.id = j.buyer_id
                     WHERE u.email = 'ana@brackwater.example' ORDER BY j.id DESC LIMIT 1 OFFSET 9970",
                )
                .await?,
        })
    }
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
