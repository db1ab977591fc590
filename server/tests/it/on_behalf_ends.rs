use crate::{
    on_both_engines,
    world::{MINUTE, World},
};
use app::args;

on_both_engines!(
    stop_goes_back_to_where_it_started,
    logging_out_ends_both,
    the_session_ends_after_thirty_minutes_by_the_servers_clock,
    ten_minutes_without_a_request_end_it,
    it_ends_when_its_ground_is_gone,
    the_session_id_is_another_before_during_and_after,
    another_browser_of_the_same_csr_is_not_on_behalf,
    the_buyers_own_session_is_untouched,
);

const ANA: &str = "ana@brackwater.example";

async fn stop_goes_back_to_where_it_started(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    let ana = world.user(ANA).await;
    for (return_to, back) in [
        ("/staff/orders?q=ana", "/staff/orders?q=ana"),
        ("//evil.example", "/on-behalf"),
    ] {
        let fields = [
            ("buyer", &*ana),
            ("reason", "other"),
            ("mode", "order"),
            ("return_to", return_to),
        ];
        casey.call("on_behalf/api/start_on_behalf", &fields).await.expect(200);
        casey.page("/cart").await;
        assert_eq!(casey.stop().await.expect(200).location(), back);
        casey.read("orders/staff_api/list_staff_orders", &[]).await.expect(200);
    }
}

async fn logging_out_ends_both(world: World) {
    let mut casey = world.casey_for_ana().await;
    casey.call("auth/api/sign_out", &[]).await.expect(200);
    let (how,): (String,) = world.one("SELECT ended_how FROM on_behalf_sessions", args![]).await;
    assert_eq!(how, "signed_out");
    casey.forget_page();
    casey.page("/orders").await.expect(303);
}

async fn the_session_ends_after_thirty_minutes_by_the_servers_clock(world: World) {
    let mut casey = world.casey_for_ana().await;
    for _ in 0..3 {
        world.later(9 * MINUTE);
        casey.read("cart/api/get_cart", &[]).await.expect(200);
    }
    world.later(3 * MINUTE);
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    let answer = casey.call("cart/api/add_to_cart", &fields).await.expect(409);
    assert!(answer.body.contains("Expired"), "{}", answer.body);
    // Not even a staff function answers before the CSR has read why.
    casey.read("orders/staff_api/list_staff_orders", &[]).await.expect(409);
    let page = casey.page("/orders").await.expect(409);
    assert!(page.body.contains("The time is up.") && page.body.contains("Continue as yourself"));
    casey.stop().await.expect(200);
    casey.read("orders/staff_api/list_staff_orders", &[]).await.expect(200);
}

async fn ten_minutes_without_a_request_end_it(world: World) {
    let mut casey = world.casey_for_ana().await;
    world.later(10 * MINUTE);
    let page = casey.page("/orders").await.expect(409);
    assert!(page.body.contains("There was no activity"), "{}", page.body);
}

async fn it_ends_when_its_ground_is_gone(world: World) {
    let grounds = [
        (
            "DELETE FROM customer_csrs WHERE user_id = (SELECT id FROM users WHERE email = 'casey@quoin.example')",
            "no longer serve",
        ),
        (
            "UPDATE users SET active = $1 WHERE email = 'ana@brackwater.example'",
            "buyer has been deactivated",
        ),
        (
            "UPDATE companies SET active = $1 WHERE name = 'Brackwater Mutual'",
            "company has been deactivated",
        ),
        (
            "UPDATE users SET active = $1 WHERE email = 'casey@quoin.example'",
            "may no longer order on behalf",
        ),
        (
            "DELETE FROM page_access WHERE page = 'order_on_behalf'",
            "may no longer order on behalf",
        ),
    ];
    for (n, (sql, message)) in grounds.into_iter().enumerate() {
        // Each case takes more ground away: what went before is given back.
        for back in ["UPDATE users SET active = $1", "UPDATE companies SET active = $1"] {
            world.run(back, args![true]).await;
        }
        let casey_id = world.user("casey@quoin.example").await;
        world
            .run(
                "INSERT INTO customer_csrs (company_id, user_id) SELECT id, $1 FROM companies WHERE name = 'Brackwater Mutual'
                 ON CONFLICT DO NOTHING",
                args![&casey_id],
            )
            .await;
        let mut casey = world.casey_for_ana().await;
        casey.add_cards().await;
        let args = if sql.contains("$1") { args![false] } else { args![] };
        world.run(sql, args).await;
        let page = casey.page("/cart").await.expect(409);
        assert!(page.body.contains(message), "{message}: {}", page.body);
        let lines = world.count("SELECT COUNT(*) FROM cart_lines", args![]).await;
        assert_eq!(lines, i64::try_from(n).unwrap() + 1, "the cart is kept");
    }
}

async fn the_session_id_is_another_before_during_and_after(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    let before = casey.clone();
    casey.start(&world.user(ANA).await, "order").await;
    let during = casey.clone();
    casey.stop().await.expect(200);
    let ids: std::collections::BTreeSet<_> = [&before, &during, &casey].map(|c| c.cookies["quoin"].clone()).into();
    assert_eq!(ids.len(), 3);
    for mut old in [before, during] {
        // The old cookie is nobody's: the call is refused, and a fresh page asks to sign in.
        old.read("cart/api/get_cart", &[]).await.expect(409);
        old.forget_page();
        old.read("cart/api/get_cart", &[]).await.expect(401);
    }
}

async fn another_browser_of_the_same_csr_is_not_on_behalf(world: World) {
    let mut other = world.sign_in("casey@quoin.example").await;
    world.casey_for_ana().await;
    assert!(
        !other
            .page("/staff/orders")
            .await
            .expect(200)
            .body
            .contains("Ordering on behalf")
    );
    other.read("cart/api/get_cart", &[]).await.expect(404);
}

async fn the_buyers_own_session_is_untouched(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let mut casey = world.casey_for_ana().await;
    casey.stop().await.expect(200);
    ana.read("cart/api/get_cart", &[]).await.expect(200);
    let (version,): (i64,) = world.one("SELECT version FROM cart_lines", args![]).await;
    assert_eq!(version, 1);
}
