use crate::{client::Client, on_both_engines, world::World};
use app::args;
use axum::{Router, routing::get};
use server::{Web, with_layers};
use std::{
    io::Write,
    sync::{Arc, Mutex},
};

on_both_engines!(
    an_unknown_page_is_a_page_with_status_404,
    a_failing_store_answers_with_an_id_and_no_cause,
    every_answer_carries_the_safety_headers,
    a_form_that_is_too_long_is_refused,
);

async fn an_unknown_page_is_a_page_with_status_404(world: World) {
    let page = world.guest().page("/no/such/page").await.expect(404);
    assert!(page.body.contains("Page not found") && page.body.contains("</footer>"));
    let api = world.guest().call("no/such/function", &[]).await.expect(404);
    assert!(!api.body.contains("server function"), "no internals: {}", api.body);
}

async fn a_failing_store_answers_with_an_id_and_no_cause(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    world.run("ALTER TABLE product_search RENAME TO gone", args![]).await;
    let answer = ana
        .read("catalogue/api/list_products", &[("q", "card")])
        .await
        .expect(500);
    let id = answer.headers["x-request-id"].to_str().unwrap();
    assert!(answer.body.contains(id), "{}", answer.body);
    assert!(!answer.body.contains("product_search"), "{}", answer.body);
    ana.page("/catalogue?q=card").await.expect(500);
    ana.page("/orders").await.expect(200);
}

async fn every_answer_carries_the_safety_headers(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    for path in ["/catalogue", "/nowhere", "/healthz", "/api/app/cart/api/get_cart"] {
        let answer = ana.page(path).await;
        for header in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "x-request-id",
        ] {
            assert!(answer.headers.contains_key(header), "{header} of {path}");
        }
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
    }
    let policy = ana.page("/catalogue").await.headers["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        !policy.contains("unsafe-inline") && policy.contains("'nonce-"),
        "{policy}"
    );
}

async fn a_form_that_is_too_long_is_refused(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let long = "x".repeat(300 * 1024);
    ana.call("orders/api/place_order", &[("key", "k"), ("note", &long)])
        .await
        .expect(413);
}

/// Collects the log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn panics() -> &'static str {
    panic!("on purpose")
}

#[tokio::test]
async fn a_panic_answers_500_with_an_id_that_the_log_has_and_the_next_request_works() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let routes = Router::new()
        .route("/panics", get(panics))
        .route("/works", get(|| async { "fine" }));
    let mut client = Client::new(with_layers(routes, &Web::default()));
    let answer = client.page("/panics").await.expect(500);
    assert!(!answer.body.contains("on purpose"), "{}", answer.body);
    assert!(answer.headers.contains_key("content-security-policy"));
    let id = answer.headers["x-request-id"].to_str().unwrap().to_owned();
    assert!(answer.body.contains(&id), "the person can name it: {}", answer.body);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(
        log.lines()
            .any(|line| line.contains(&id) && line.contains("on purpose")),
        "{log}"
    );
    client.page("/works").await.expect(200);
}
