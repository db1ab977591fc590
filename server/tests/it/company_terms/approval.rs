//! Levels of approval, and the orders that wait for them.

use crate::{companies::change, on_both_engines, world::World};
use app::args;

on_both_engines!(
    an_approver_is_an_active_buyer_of_the_company_and_an_amount_stands_once,
    waiting_orders_go_by_the_new_levels,
    an_order_stays_at_its_level_when_one_is_put_in_below,
);

async fn an_approver_is_an_active_buyer_of_the_company_and_an_amount_stands_once(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let add = "terms_api/add_approval_level";
    for approver in [
        "liv@nordlys.example",
        "casey@quoin.example",
        "nobody@brackwater.example",
    ] {
        let fields = [("form[over]", "100"), ("form[approver]", approver)];
        let body = change(&mut admin, &company, add, &fields, 422).await;
        assert!(body.contains("form[approver]"), "{body}");
    }
    let fields = [("form[over]", "500.00"), ("form[approver]", "Ana@Brackwater.example ")];
    let body = change(&mut admin, &company, add, &fields, 422).await;
    assert!(
        body.contains("form[over]") && !body.contains("form[approver]"),
        "{body}"
    );
    world
        .run(
            "UPDATE users SET active = $1 WHERE email = 'ben@brackwater.example'",
            args![false],
        )
        .await;
    let fields = [("form[over]", "100"), ("form[approver]", "ben@brackwater.example")];
    change(&mut admin, &company, add, &fields, 422).await;
    let page = admin
        .page(&format!("/staff/companies/{company}/approval"))
        .await
        .expect(200)
        .body;
    assert!(page.contains("This approver is deactivated"), "{page}");
    let fields = [("form[over]", "100"), ("form[approver]", "Ana@Brackwater.example ")];
    change(&mut admin, &company, add, &fields, 200).await;
    let fields = [("level", "9")];
    change(&mut admin, &company, "terms_api/remove_approval_level", &fields, 404).await;
}

async fn order(world: &World, number: &str) -> (String, Option<i64>) {
    world
        .one(
            "SELECT status, approval_level FROM orders WHERE number = $1",
            args![number],
        )
        .await
}

async fn waiting_orders_go_by_the_new_levels(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let mut ben = world.sign_in("ben@brackwater.example").await;
    // Over 500, and over 2,000.
    let small = ana.order_rush_cards(8).await;
    let fields = [
        ("product", "business-cards"),
        ("form[quantity]", "1000"),
        ("form[speed]", "rush"),
    ];
    for _ in 0..30 {
        ana.call("cart/api/add_to_cart", &fields).await.expect(200);
    }
    let large = ana.place("large").await.expect(200).made();
    assert_eq!(order(&world, &small).await, ("approval_required".to_owned(), Some(1)));
    assert_eq!(order(&world, &large).await, ("approval_required".to_owned(), Some(1)));

    // Another approver of the same level is asked.
    let asked = world.events("order_approval_needed").await;
    let level = [
        ("level", "1"),
        ("form[over]", "500"),
        ("form[approver]", "ana@brackwater.example"),
    ];
    change(&mut admin, &company, "terms_api/change_approval_level", &level, 200).await;
    assert_eq!(world.events("order_approval_needed").await, asked + 2);
    ben.call("orders/api/approve_order", &[("number", &small)])
        .await
        .expect(404);

    // Without the level, the small one is approved and the large one waits at the next, which is the first now.
    change(
        &mut admin,
        &company,
        "terms_api/remove_approval_level",
        &[("level", "1")],
        200,
    )
    .await;
    assert_eq!(order(&world, &small).await, ("approved".to_owned(), None));
    assert_eq!(order(&world, &large).await, ("approval_required".to_owned(), Some(1)));
    let by = world
        .count(
            "SELECT COUNT(*) FROM events e JOIN users u ON u.id = e.actor_id
             WHERE e.kind = 'order_approved' AND e.object = $1 AND u.email = 'admin@quoin.example'",
            args![&small],
        )
        .await;
    assert_eq!(by, 1);
    ben.call("orders/api/approve_order", &[("number", &large)])
        .await
        .expect(200);
    assert_eq!(order(&world, &large).await, ("approved".to_owned(), None));
    // What was approved so can be produced as any other: its buyer is told, without a name of the shop's.
    let page = ana.page(&format!("/jobs/{small}-1")).await.expect(200).body;
    assert!(!page.contains("Ada"), "{page}");
}

async fn an_order_stays_at_its_level_when_one_is_put_in_below(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let waiting = ana.order_rush_cards(8).await;
    let asked = world.events("order_approval_needed").await;
    let level = [("form[over]", "100"), ("form[approver]", "ana@brackwater.example")];
    change(&mut admin, &company, "terms_api/add_approval_level", &level, 200).await;
    assert_eq!(order(&world, &waiting).await, ("approval_required".to_owned(), Some(2)));
    assert_eq!(
        world.events("order_approval_needed").await,
        asked,
        "nobody is asked twice"
    );
    let levels: Vec<(i64, i64)> = world
        .shop
        .db()
        .all(
            "SELECT level, over_amount FROM approval_rules WHERE company_id = $1 ORDER BY level",
            args![&company],
        )
        .await
        .unwrap();
    assert_eq!(levels, [(1, 10_000), (2, 50_000), (3, 200_000)]);
    let mut ben = world.sign_in("ben@brackwater.example").await;
    ben.call("orders/api/approve_order", &[("number", &waiting)])
        .await
        .expect(200);
    assert_eq!(order(&world, &waiting).await, ("approved".to_owned(), None));
}
