//! The run: on each engine start, memory, pages and orders, in this order; then the tables.

use crate::{
    Options,
    engine::Engine,
    load::{CONNECTIONS, WARM_UP},
    orders::{self, BUYERS, Buyer, Orders},
    pages,
    person::Person,
    process::Memory,
    start::{self, Starts},
    table::{Table, bytes, figures, megabytes, millis},
    weight,
};
use anyhow::ensure;
use std::{collections::HashSet, fs, time::Duration};

/// The buyer who looks at pages, and the orders that make the page of orders a full one.
const BUYER: &str = "ana@brackwater.example";
const ORDERS: usize = 30;

/// After this long a server that does nothing has done what it puts off.
const IDLE: Duration = Duration::from_secs(2);

struct Measured {
    engine: &'static str,
    starts: Starts,
    idle: Memory,
    loaded: Memory,
    pages: Table,
    weight: Table,
    orders: Orders,
    lost: usize,
}

pub(crate) async fn run(options: &Options) -> anyhow::Result<()> {
    fs::create_dir_all(&options.work)?;
    let engines = [Engine::sqlite(options), Engine::postgres(options).await?];
    let mut measured = Vec::new();
    for engine in &engines {
        eprintln!("Measuring on {}", engine.name);
        measured.push(measure(engine, options).await?);
    }
    print(&measured, options);
    ensure!(measured.iter().all(|one| one.lost == 0), "orders were lost");
    Ok(())
}

async fn measure(engine: &Engine<'_>, options: &Options) -> anyhow::Result<Measured> {
    eprintln!("  starts");
    let starts = start::measure(engine).await?;
    let mut store = engine.store().await?;
    store.fill_catalogue().await?;
    orders::add_buyers(&mut store).await?;
    drop(store);
    let session = buyer_with_orders(engine).await?;
    let before = engine.store().await?.orders().await?;

    // A server that has hashed no password yet, since that takes memory which is kept.
    let server = engine.start()?;
    server.ready().await?;
    let mut buyer = session.again(server.address).await?;
    buyer.read("/catalogue", None).await?;
    tokio::time::sleep(IDLE).await;
    let idle = server.memory()?;
    let weight = weight::measure(&mut buyer).await?;
    server.forget_peak()?;
    let pages = pages::measure(&server, &buyer, &options.work, options.seconds).await?;
    let loaded = server.memory()?;
    eprintln!("  orders");
    let orders = orders::measure(&server, options.seconds).await?;
    server.kill();
    let after = engine.store().await?.orders().await?;
    let stored: HashSet<String> = after.difference(&before).cloned().collect();
    Ok(Measured {
        engine: engine.name,
        starts,
        idle,
        loaded,
        pages,
        weight,
        lost: lost(&orders.answered, &stored),
        orders,
    })
}

/// A buyer's session, after so many orders.
async fn buyer_with_orders(engine: &Engine<'_>) -> anyhow::Result<Person> {
    let server = engine.start()?;
    let mut buyer = Buyer::new(Person::sign_in(server.address, BUYER, "/catalogue").await?).await?;
    for number in 0..ORDERS {
        buyer.order(&format!("before-{number}")).await?;
    }
    server.stop()?;
    Ok(buyer.into_person())
}

/// How many orders were answered but are not in the store, or the other way round.
fn lost(answered: &HashSet<String>, stored: &HashSet<String>) -> usize {
    let unanswered = stored.len().abs_diff(answered.len());
    answered.difference(stored).count().max(unanswered)
}

fn print(measured: &[Measured], options: &Options) {
    let seconds = options.seconds.as_secs();
    println!("## Pages\n");
    println!(
        "{CONNECTIONS} keep-alive connections, a buyer's session, uncompressed unless it says so; {} s of warm-up, then \
         {seconds} s.\n",
        WARM_UP.as_secs()
    );
    for one in measured {
        println!("### {}\n", one.engine);
        one.pages.print();
    }
    println!("## Orders\n");
    println!(
        "{BUYERS} buyers at once; an order is a product put into the cart and the cart ordered. Afterwards the server was \
         killed and the store compared with the answers.\n"
    );
    let mut table = Table::new(&["", "a second", "p50, ms", "p99, ms", "answered", "lost"]);
    for one in measured {
        let counts = [bytes(one.orders.answered.len()), bytes(one.lost)];
        table.row(one.engine, figures(one.orders.figures).into_iter().chain(counts));
    }
    table.print();
    print_starts(measured);
    print_memory(measured);
    println!("## A buyer's first page\n");
    println!("Bytes of the bodies of the catalogue of 24 products and all it loads, with brotli.\n");
    if let Some(one) = measured.first() {
        one.weight.print();
    }
}

fn print_starts(measured: &[Measured]) {
    println!("## Start\n");
    println!("Milliseconds from the program's start to the first success of `/readyz`.\n");
    let mut table = Table::new(&[
        "",
        "median of 10",
        "longest",
        "the very first, which makes the demo shop",
    ]);
    for one in measured {
        let starts = &one.starts;
        table.row(one.engine, [starts.usual, starts.longest, starts.first].map(millis));
    }
    table.print();
}

fn print_memory(measured: &[Measured]) {
    println!("## Memory\n");
    println!("Resident, in MB: after the start and one catalogue page, and the peak while pages were measured.\n");
    let mut table = Table::new(&["", "idle", "peak"]);
    for one in measured {
        table.row(one.engine, [one.idle.now, one.loaded.peak].map(megabytes));
    }
    table.print();
}
