//! Cases 8 to 14, and 19: what is done while acting, and what is not.

use super::{ANA, BEN, CASEY, LIV};
use crate::{
    authorisation::{routes, tables::STAFF_FUNCTIONS},
    client::Client,
    on_both_engines,
    world::World,
};
use app::args;
use futures::future::join;
use server_fn::axum::server_fn_paths;
use std::collections::BTreeMap;

on_both_engines!(
    case_08_while_acting_every_staff_page_and_function_is_refused,
    case_09_while_acting_the_buyers_consent_cannot_be_changed,
    case_10_an_order_over_the_threshold_waits_and_the_csr_cannot_approve_it,
    case_11_a_tab_of_another_identity_cannot_order,
    case_12_every_page_of_the_browser_is_of_the_same_buyer,
    case_13_switching_leaves_both_carts_as_they_were,
    case_14_edits_made_together_both_survive_or_one_is_refused_with_the_fresh_cart,
    case_19_by_checkout_and_by_reorder_each_order_carries_actor_and_session,
);

async fn case_08_while_acting_every_staff_page_and_function_is_refused(world: World) {
    let mut casey = world.casey_for_ana().await;
    let mut functions = 0;
    let methods: BTreeMap<&str, String> = server_fn_paths()
        .map(|(path, method)| (path.trim_start_matches("/api/app/"), method.to_string()))
        .collect();
    for (function, _) in STAFF_FUNCTIONS {
        let method = &methods[function];
        let texts = [
            "number", "id", "company", "user", "job", "state", "product", "category", "file", "sheet", "rule",
            "address", "centre", "text", "note", "line", "code", "name", "step", "wish", "task", "token",
        ];
        let fields: Vec<(&str, &str)> = texts
            .map(|name| (name, "Q-2026-000001"))
            .into_iter()
            .chain([
                ("level", "1"),
                ("version", "1"),
                ("kind", "Users"),
                ("form[version]", "1"),
            ])
            .collect();
        let answer = match method.as_str() {
            "GET" => casey.read(function, &fields).await,
            _ => casey.call(function, &fields).await,
        };
        answer.expect(403);
        functions += 1;
    }
    assert!(functions >= 50, "only {functions} staff functions were found");
    let pages = routes().into_iter().filter(|path| path.starts_with("/staff"));
    let mut tried = functions;
    for path in pages {
        let path = path
            .replace("{number}", "Q-2026-000001")
            .replace("{id}/{section}", "x/addresses")
            .replace("{section}", "shop")
            .replace("{id}", "x");
        let page = casey.page(&path).await.expect(403);
        assert!(page.body.contains("Stop first."), "{}", page.body);
        tried += 1;
    }
    casey.page("/staff/on-behalf-sessions.csv").await.expect(403);
    assert_eq!(
        world.events("on_behalf_refused").await,
        tried + 1,
        "each attempt is an event"
    );
}

async fn case_09_while_acting_the_buyers_consent_cannot_be_changed(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    casey.start(&world.user(LIV).await, "order").await;
    let consent = "SELECT COALESCE(on_behalf_consent_until, 0) FROM users WHERE email = 'liv@nordlys.example'";
    let before = world.count(consent, args![]).await;
    for (function, fields) in [
        ("on_behalf/api/withdraw_consent", &[][..]),
        (
            "on_behalf/api/grant_consent",
            &[("how_long", "until"), ("until", "2030-01-01")],
        ),
    ] {
        casey.call(function, fields).await.expect(403);
    }
    assert_eq!(world.count(consent, args![]).await, before);
    let page = casey.page("/account").await.expect(200);
    assert!(
        page.body.contains("Only the buyer can change this") && !page.body.contains("withdraw_consent"),
        "{}",
        page.body
    );
}

async fn case_10_an_order_over_the_threshold_waits_and_the_csr_cannot_approve_it(world: World) {
    let mut casey = world.casey_for_ana().await;
    // 9 × 71.76 = 645.84: over 500.
    let number = casey.order_rush_cards(9).await;
    let status = "SELECT COUNT(*) FROM orders WHERE number = $1 AND status = 'approval_required'";
    assert_eq!(world.count(status, args![&number]).await, 1);
    casey.start(&world.user(BEN).await, "order").await;
    let page = casey.page(&format!("/orders/{number}")).await.expect(200);
    assert!(!page.body.contains("approve_order"), "no button to approve");
    assert!(
        page.body.contains("Only the approver can decide"),
        "but the reason: {}",
        page.body
    );
    for function in ["orders/api/approve_order", "orders/api/decline_order"] {
        let fields = [("number", &*number), ("reason", "mine")];
        casey.call(function, &fields).await.expect(403);
    }
    assert_eq!(world.count(status, args![&number]).await, 1);
    let mut ben = world.sign_in(BEN).await;
    ben.call("orders/api/approve_order", &[("number", &number)])
        .await
        .expect(200);
    assert_eq!(world.count(status, args![&number]).await, 0);
}

async fn case_11_a_tab_of_another_identity_cannot_order(world: World) {
    let mut tab_1 = world.casey_for_ana().await;
    tab_1.add_cards().await;
    let mut tab_2 = tab_1.clone();
    tab_2.start(&world.user(LIV).await, "order").await;
    // The browser's cookie is one for all tabs; the page in tab 1 is still Ana's.
    tab_1.cookies = tab_2.cookies.clone();
    let fields = [("key", "k"), ("address", "x"), ("cost_centre", "BW-01")];
    let answer = tab_1.call("orders/api/place_order", &fields).await.expect(409);
    assert!(answer.body.contains("Liv Dahl"), "{}", answer.body);
    assert_eq!(world.orders().await, 0);
    assert_eq!(world.events("on_behalf_refused").await, 1);
}

async fn case_12_every_page_of_the_browser_is_of_the_same_buyer(world: World) {
    let mut casey = world.casey_for_ana().await;
    let mut new_tab = casey.clone();
    for tab in [&mut casey, &mut new_tab] {
        for path in ["/product/business-cards", "/cart", "/nowhere"] {
            let page = tab.page(path).await.body;
            assert!(page.contains("Ordering on behalf of Ana Ruiz"), "{path}: {page}");
            assert!(page.contains("Brackwater Mutual"), "{path}: {page}");
        }
        let product = tab.page("/product/business-cards").await;
        assert!(product.body.contains("€17.48"), "19.00 less 8 %: {}", product.body);
        // What was shown is not kept: the back button asks anew.
        assert_eq!(product.headers["cache-control"], "no-store");
    }
    assert_eq!(casey.identity, new_tab.identity);
}

async fn case_13_switching_leaves_both_carts_as_they_were(world: World) {
    let lines = "SELECT COUNT(*) FROM cart_lines WHERE buyer_id = $1 AND version = 1";
    let (ana, liv) = (world.user(ANA).await, world.user(LIV).await);
    world.sign_in(LIV).await.add_cards().await;
    let mut casey = world.casey_for_ana().await;
    casey.add_cards().await;
    casey.add_cards().await;
    for buyer in [&liv, &ana, &liv] {
        casey.start(buyer, "order").await;
        assert_eq!(world.count(lines, args![&ana]).await, 2);
        assert_eq!(world.count(lines, args![&liv]).await, 1);
    }
}

async fn case_14_edits_made_together_both_survive_or_one_is_refused_with_the_fresh_cart(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let mut casey = world.casey_for_ana().await;
    // Two different edits at once: both survive.
    join(ana.add_cards(), casey.add_cards()).await;
    let lines: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT id FROM cart_lines ORDER BY id", args![])
        .await
        .unwrap();
    assert_eq!(lines.len(), 2);
    // The same line of the same version at once: one survives, the other is told.
    let line = &lines[0].0;
    let (a, c) = join(change(&mut ana, line, "250"), change(&mut casey, line, "1000")).await;
    let mut statuses = [a, c];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let survivor = if a == 200 { 250 } else { 1000 };
    for somebody in [&mut ana, &mut casey] {
        let cart = somebody.read("cart/api/get_cart", &[]).await.expect(200);
        let cart: serde_json::Value = serde_json::from_str(&cart.body).unwrap();
        assert_eq!(cart["lines"][0]["quantity"], survivor);
        assert_eq!(cart["lines"][0]["version"], 2);
    }
}

async fn change(client: &mut Client, line: &str, quantity: &str) -> u16 {
    let fields = [("line", line), ("version", "1"), ("quantity", quantity)];
    client.call("cart/api/change_cart_line", &fields).await.status.as_u16()
}

async fn case_19_by_checkout_and_by_reorder_each_order_carries_actor_and_session(world: World) {
    let mut casey = world.casey_for_ana().await;
    let first = casey.order_cards("checkout").await;
    casey
        .call("orders/api/reorder", &[("number", &first)])
        .await
        .expect(200);
    casey.place("reorder").await.expect(200);
    let (ana, casey_id) = (world.user(ANA).await, world.user(CASEY).await);
    let carried = "SELECT COUNT(*) FROM orders o JOIN on_behalf_sessions s ON s.id = o.on_behalf_id
                   WHERE o.buyer_id = $1 AND o.placed_by = $2 AND s.actor_id = $2 AND s.subject_id = $1";
    assert_eq!(world.count(carried, args![&ana, &casey_id]).await, 2);
    let jobs = "SELECT COUNT(*) FROM jobs WHERE added_by = $1 AND on_behalf_id IS NOT NULL";
    assert_eq!(world.count(jobs, args![&casey_id]).await, 2);
    let events = "SELECT COUNT(*) FROM events WHERE kind IN ('cart_line_added', 'order_placed')
                  AND actor_id = $1 AND subject_id = $2 AND on_behalf_id IS NOT NULL AND company_id IS NOT NULL";
    assert_eq!(world.count(events, args![&casey_id, &ana]).await, 4);
}
