//! Mails to a real SMTP server: those that are due, those of orders as they are placed, and beside them a bare loop of lettre.

use crate::{
    Options,
    bare::{self, CONNECTIONS},
    engine::Engine,
    orders::{self, BUYERS, Buyer, Orders},
    person::Person,
    process::Process,
    relay::{Delivery, Relay},
    table::{Table, bytes, rate},
};
use anyhow::ensure;
use std::{ffi::OsStr, fs, time::Duration};

const BUYER: &str = "ana@brackwater.example";

/// So many mails of about this length go out before anything is measured, so that the mail server's code is compiled.
const WARM_UP: usize = 200;
const LENGTH: usize = 5_000;

/// How long orders are placed after their warm-up. Their mails take many times as long.
const ORDERING: Duration = Duration::from_secs(1);

/// Makes 501 due mails of every one in the outbox.
const COPY: &str = "
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    INSERT INTO outbox (id, event_id, recipient_id, address, language, audience, state, attempts, due_at, leased_until,
                        last_error, created_at, sent_at)
    SELECT id || '-' || n.i, event_id, recipient_id, n.i || '.' || address, language, audience, 'pending', 0, 0, NULL, '',
           created_at, NULL
    FROM outbox CROSS JOIN n";
const FORGET: &str = "DELETE FROM outbox";
const ALL: &str = "SELECT COUNT(*) FROM outbox";
const UNSENT: &str = "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'";

struct Measured {
    engine: &'static str,
    due: Delivery,
    orders: Orders,
    of_orders: Delivery,
}

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let relay = Relay::start(&options.work)?;
    bare::send(&relay, WARM_UP, LENGTH).await?;
    let engines = [Engine::sqlite(options), Engine::postgres(options).await?];
    let mut measured = Vec::new();
    for engine in &engines {
        eprintln!("Mails on {}", engine.name);
        measured.push(measure(engine, &relay).await?);
    }
    let due = &measured[0].due;
    let bare = bare::send(&relay, due.mails, due.bytes_each()).await?;
    print(&bare, &measured)
}

async fn measure(engine: &Engine<'_>, relay: &Relay) -> anyhow::Result<Measured> {
    fill_outbox(engine).await?;
    eprintln!("  due");
    let due = expected(engine, UNSENT).await?;
    let before = relay.taken();
    let server = start(engine, relay)?;
    let due = relay.delivered(before, due).await?;
    server.stop()?;
    ensure!(
        expected(engine, UNSENT).await? == 0,
        "a mail that came is not noted as sent"
    );
    engine.store().await?.run(FORGET).await?;

    eprintln!("  of orders");
    let before = relay.taken();
    let server = start(engine, relay)?;
    server.ready().await?;
    let orders = orders::measure(&server, ORDERING).await?;
    let of_orders = relay.delivered(before, expected(engine, ALL).await?).await?;
    server.stop()?;
    ensure!(
        expected(engine, UNSENT).await? == 0,
        "a mail that came is not noted as sent"
    );
    Ok(Measured {
        engine: engine.name,
        due,
        orders,
        of_orders,
    })
}

/// A shop whose outbox has the mails of one order, many times over.
async fn fill_outbox(engine: &Engine<'_>) -> anyhow::Result<()> {
    let server = engine.start()?;
    let mut buyer = Buyer::new(Person::sign_in(server.address, BUYER, "/catalogue").await?).await?;
    buyer.order("mails").await?;
    server.stop()?;
    let mut store = engine.store().await?;
    orders::add_buyers(&mut store).await?;
    store.run(COPY).await
}

fn start(engine: &Engine<'_>, relay: &Relay) -> anyhow::Result<Process> {
    let url = relay.url();
    engine.start_with(&[
        OsStr::new("--smtp-url"),
        OsStr::new(&url),
        OsStr::new("--smtp-ca"),
        relay.authority.as_os_str(),
    ])
}

async fn expected(engine: &Engine<'_>, sql: &'static str) -> anyhow::Result<usize> {
    Ok(usize::try_from(engine.store().await?.count(sql).await?)?)
}

fn print(bare: &Delivery, measured: &[Measured]) -> anyhow::Result<()> {
    let ceiling = bare.a_second()?;
    let share = |a_second: f64| format!("{:.0} %", 100.0 * a_second / ceiling);
    println!("## Mails\n");
    println!(
        "To npm's smtp-server on the same machine, with STARTTLS and a login. The bare loop is lettre alone, {CONNECTIONS} \
         tasks, each sending one mail after the other, as long as Quoin's. Due mails were in the outbox when the server \
         started; they count from the first to the last that came.\n"
    );
    let mut table = Table::new(&["", "mails", "bytes each", "a second", "÷ bare loop"]);
    let row = |of: &Delivery, a_second: f64| [bytes(of.mails), bytes(of.bytes_each()), rate(a_second)];
    table.row("Bare loop of lettre", row(bare, ceiling));
    for one in measured {
        let a_second = one.due.a_second()?;
        let cells = row(&one.due, a_second).into_iter().chain([share(a_second)]);
        table.row(&format!("**{}, due mails**", one.engine), cells);
    }
    table.print();
    println!(
        "The mails of orders that {BUYERS} buyers place as fast as they can: from the first order to the last mail, and \
         how many seconds that came after the last order.\n"
    );
    let mut table = Table::new(&["", "orders a second", "mails", "a second", "÷ bare loop", "behind, s"]);
    for one in measured {
        let (first, last) = one.orders.span;
        let a_second = one.of_orders.a_second_since(first)?;
        let behind = one.of_orders.end.saturating_duration_since(last).as_secs_f64();
        let orders = rate(one.orders.figures.a_second);
        let mails = [bytes(one.of_orders.mails), rate(a_second), share(a_second)];
        let cells = [orders].into_iter().chain(mails).chain([format!("{behind:.1}")]);
        table.row(one.engine, cells);
    }
    table.print();
    Ok(())
}
