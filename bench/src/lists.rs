//! How long lists for staff take at size: a million orders, 100,000 users and a million events, on the first page and on the
//! thousandth.

use crate::{
    Options, crowd,
    engine::Engine,
    person::Person,
    table::{Table, millis},
};
use anyhow::Context;
use std::{
    fs,
    time::{Duration, Instant},
};
use url::form_urlencoded::byte_serialize;

const TIMES: usize = 50;

/// A million orders of the crowd's companies and buyers, one a minute, of which the newest are under way; an event for each.
/// The crowd is in the groups that Ana is in.
const STATEMENTS: [&str; 4] = [
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
     INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre,
                         po_number, note, currency, total, decline_reason, placed_at)
     SELECT '0' || substr(CAST(1000000000 + n.i AS TEXT), 2), 'Q-2020-' || substr(CAST(1000000 + n.i AS TEXT), 2),
            u.company_id, u.id,
            CASE WHEN n.i < 990000 THEN 'shipped' WHEN n.i % 100 = 0 THEN 'on_hold' ELSE 'approved' END, u.id, 'k' || n.i, '',
            '', CASE WHEN n.i % 2 = 0 THEN 'PO-' || n.i ELSE '' END, '', 'EUR', 10000, '', CAST(n.i AS BIGINT) * 60000
     FROM n JOIN users u ON u.id = 'crowd-' || (n.i % 100000)",
    "INSERT INTO counters (name, value) VALUES ('orders-2020', 1000000)",
    "INSERT INTO events (id, at, kind, actor_id, subject_id, company_id, object, detail)
     SELECT o.id, o.placed_at, 'order_placed', o.buyer_id, NULL, o.company_id, o.number, '' FROM orders o
     WHERE o.id LIKE '0%'",
    "INSERT INTO group_members (group_id, user_id)
     SELECT m.group_id, c.id FROM users c CROSS JOIN users a JOIN group_members m ON m.user_id = a.id
     WHERE c.id LIKE 'crowd-%' AND a.email = 'ana@brackwater.example'",
];

const ADMIN: &str = "admin@quoin.example";
const OLGA: &str = "olga@quoin.example";
const CASEY: &str = "casey@quoin.example";

const ORDERS: &str = "/api/app/orders/staff_api/list_staff_orders?";
const USERS: &str = "/api/app/people/api/list_users?";
const MEMBERS: &str = "/api/app/groups/api/list_group_members?";
const EVENTS: &str = "/api/app/audit/staff_api/list_events?";

struct List {
    who: &'static str,
    path: &'static str,
    query: &'static str,
    what: &'static str,
    /// Which parameter says where a page starts, and the statement that reads what it says on the thousandth.
    late: Option<(&'static str, &'static str)>,
}

/// The thousandth page of orders, of 25 each: of all, and of those of one status.
const LATE_ORDER: (&str, &str) = (
    "after",
    "SELECT placed_at || '.' || id FROM orders WHERE status = 'shipped' ORDER BY placed_at DESC, id DESC LIMIT 1 OFFSET 25000",
);
/// Of users, 25 each.
const LATE_NAME: (&str, &str) = (
    "from",
    "SELECT name_key FROM users ORDER BY name_key LIMIT 1 OFFSET 25000",
);
/// Of members, 50 each.
const LATE_MEMBER: (&str, &str) = (
    "after",
    "SELECT name_key FROM users WHERE audience = 'customer' ORDER BY name_key LIMIT 1 OFFSET 50000",
);
/// Of events, 50 each.
const LATE_EVENT: (&str, &str) = (
    "before",
    "SELECT at || '-' || id FROM events ORDER BY at DESC, id DESC LIMIT 1 OFFSET 50000",
);

const fn list(who: &'static str, path: &'static str, query: &'static str, what: &'static str) -> List {
    List {
        who,
        path,
        query,
        what,
        late: None,
    }
}

impl List {
    const fn late(self, late: (&'static str, &'static str)) -> Self {
        Self {
            late: Some(late),
            ..self
        }
    }
}

const LISTS: [List; 26] = [
    list(OLGA, ORDERS, "", "all orders").late(LATE_ORDER),
    list(OLGA, ORDERS, "sort=oldest", "all, oldest first"),
    list(OLGA, ORDERS, "status=shipped", "all of one status").late(LATE_ORDER),
    list(OLGA, ORDERS, "status=on_hold", "all of a rare status"),
    list(OLGA, ORDERS, "from=1971-01-01&to=1971-01-31", "all of a month"),
    list(OLGA, ORDERS, "q=anna", "all, a word of 50,000"),
    list(OLGA, ORDERS, "q=anna+keller", "all, two words"),
    list(OLGA, ORDERS, "q=firm", "all, a word of a million"),
    list(OLGA, ORDERS, "q=4711", "all, a number"),
    list(OLGA, ORDERS, "q=PO-4710", "all, a purchase order number"),
    list(CASEY, ORDERS, "", "of 1,000 companies served").late(LATE_ORDER),
    list(CASEY, ORDERS, "status=on_hold", "the same, of a rare status"),
    list(CASEY, ORDERS, "q=anna", "the same, a word of 50,000"),
    list(ADMIN, USERS, "", "all users").late(LATE_NAME),
    list(ADMIN, USERS, "state=active", "all who are active").late(LATE_NAME),
    list(ADMIN, USERS, "sort=email", "all, by e-mail address"),
    list(
        ADMIN,
        USERS,
        "group=01900000-0000-7000-8000-000000000004",
        "of a group of all",
    )
    .late(LATE_NAME),
    list(
        ADMIN,
        USERS,
        "group=01900000-0000-7000-8000-000000000002",
        "of a group of few",
    ),
    list(ADMIN, USERS, "company=firm-7", "of a company"),
    list(ADMIN, USERS, "q=anna", "users, a word of 5,000"),
    list(ADMIN, USERS, "q=anna+lindqvist", "users, two words"),
    list(
        ADMIN,
        MEMBERS,
        "id=01900000-0000-7000-8000-000000000004",
        "members of a group of all",
    )
    .late(LATE_MEMBER),
    list(
        ADMIN,
        MEMBERS,
        "id=01900000-0000-7000-8000-000000000002",
        "members of a group of few",
    ),
    list(ADMIN, EVENTS, "", "audit log").late(LATE_EVENT),
    list(ADMIN, EVENTS, "filter[kind]=order_placed", "events of one kind").late(LATE_EVENT),
    list(ADMIN, EVENTS, "filter[company]=firm-7", "events of a company"),
];

type Medians = (Duration, Option<Duration>);

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let engines = [Engine::sqlite(options), Engine::postgres(options).await?];
    let mut columns = Vec::new();
    for engine in &engines {
        eprintln!("Lists for staff on {}", engine.name);
        columns.push(measure(engine).await?);
    }
    println!("## Lists for staff\n");
    println!(
        "Median milliseconds of {TIMES} calls, one at a time, among a million orders and as many events of 100,000 users of 1,001 \
         companies: the first page, and the thousandth where that is asked for.\n"
    );
    let mut table = Table::new(&["list", "SQLite, first", "thousandth", "PostgreSQL, first", "thousandth"]);
    for (row, list) in LISTS.iter().enumerate() {
        let cells = columns.iter().flat_map(|medians: &Vec<Medians>| {
            let (first, late) = medians[row];
            [millis(first), late.map(millis).unwrap_or_default()]
        });
        table.row(list.what, cells);
    }
    table.print();
    Ok(())
}

async fn measure(engine: &Engine<'_>) -> anyhow::Result<Vec<Medians>> {
    // Makes the tables and the demo's data.
    let server = engine.start()?;
    server.ready().await?;
    server.stop()?;
    let mut store = engine.store().await?;
    crowd::add(&mut store).await?;
    for statement in STATEMENTS {
        store.run(statement).await?;
    }
    drop(store);
    // Makes the crowd findable among all users, before it listens.
    let server = engine.start()?;
    server.ready().await?;
    server.stop()?;
    let mut store = engine.store().await?;
    store.analyze().await?;
    let server = engine.start()?;
    server.ready().await?;
    let mut measured = Vec::with_capacity(LISTS.len());
    for List {
        who, path, query, late, ..
    } in LISTS
    {
        // The readers' own page tells who they are.
        let mut reader = Person::sign_in(server.address, who, "/account").await?;
        let first = times(&mut reader, &format!("{path}{query}")).await?;
        let late = match late {
            None => None,
            Some((parameter, start)) => {
                let start = store.text(start).await?;
                let start: String = byte_serialize(start.as_bytes()).collect();
                Some(times(&mut reader, &format!("{path}{query}&{parameter}={start}")).await?)
            }
        };
        measured.push((first, late));
    }
    server.stop()?;
    Ok(measured)
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
