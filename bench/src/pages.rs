//! Pages a second, each beside the same queries answered without rendering.

use crate::{
    client::get,
    load::{Figures, load},
    person::Person,
    process::Process,
    table::{Table, figures},
};
use http_body_util::Full;
use std::{path::Path, process::Command, time::Duration};

/// Each page, and the server function that makes the same store calls for it and answers in JSON.
const PAGES: [(&str, &str, &str); 3] = [
    (
        "Catalogue, 24 products",
        "/catalogue",
        "/api/app/catalogue/api/list_products",
    ),
    (
        "Product",
        "/product/business-cards",
        "/api/app/catalogue/api/get_product?slug=business-cards",
    ),
    ("Orders, 25 rows", "/orders", "/api/app/orders/api/list_orders"),
];

pub(crate) async fn measure(server: &Process, buyer: &Person, work: &Path, length: Duration) -> anyhow::Result<Table> {
    let of =
        async |path: &str, encoding: Option<&str>| load(server.address, &buyer.asking(path, encoding)?, length).await;
    let mut table = Table::new(&["", "a second", "p50, ms", "p99, ms", "page ÷ its queries"]);
    table.row(
        "20 kB that never change, bare axum",
        figures(fixed(work, length).await?),
    );
    table.row(
        "`/healthz`: 2 bytes, Quoin's layers, no session",
        figures(of("/healthz", None).await?),
    );
    for (name, page, queries) in PAGES {
        eprintln!("  {name}");
        let page = of(page, None).await?;
        let queries = of(queries, None).await?;
        let share = format!("{:.0} %", 100.0 * page.a_second / queries.a_second);
        table.row(&format!("**{name}**"), figures(page).into_iter().chain([share]));
        table.row("its queries alone, as JSON", figures(queries));
    }
    eprintln!("  compressed");
    table.row("Catalogue, brotli", figures(of("/catalogue", Some("br")).await?));
    table.row("Catalogue, gzip", figures(of("/catalogue", Some("gzip")).await?));
    Ok(table)
}

/// Our own program, serving an answer that never changes.
async fn fixed(work: &Path, length: Duration) -> anyhow::Result<Figures> {
    let mut command = Command::new(std::env::current_exe()?);
    let server = Process::start(command.arg("fixed"), &work.join("fixed.log"))?;
    load(server.address, &get(server.address, "/").body(Full::default())?, length).await
}
