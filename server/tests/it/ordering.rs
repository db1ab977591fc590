use crate::{on_both_engines, world::World};
use app::args;
use futures::future::join_all;

on_both_engines!(
    the_order_costs_what_the_page_showed,
    the_same_key_orders_once_even_at_the_same_moment,
    two_keys_at_the_same_moment_order_the_cart_once,
    numbers_have_no_gaps_and_no_twins,
    a_missing_address_and_cost_centre_are_told_at_their_fields,
    another_companys_address_is_no_address,
    a_required_purchase_order_number_is_required,
    an_order_over_the_budget_is_refused,
    an_order_over_the_threshold_waits_for_each_level,
    a_declined_order_tells_the_buyer_why,
    an_order_can_be_cancelled_once,
    ordering_again_fills_the_cart_at_todays_prices,
    a_changed_line_is_not_written_over,
    a_wrong_quantity_is_told_at_its_field,
    another_companys_order_does_not_exist,
    what_is_answered_is_in_the_store,
);

const ANA: &str = "ana@brackwater.example";

async fn the_order_costs_what_the_page_showed(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let posters = [
        ("product", "poster"),
        ("form[quantity]", "20"),
        ("form[options][size]", "a1"),
    ];
    ana.call("cart/api/add_to_cart", &posters).await.expect(200);
    ana.place("k").await.expect(200);
    let (total,): (i64,) = world.one("SELECT total FROM orders", args![]).await;
    // 36.00 and 159.86 less 8 %, each rounded once.
    assert_eq!(total, 3312 + 14707);
}

async fn the_same_key_orders_once_even_at_the_same_moment(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let address = ana.first_address().await;
    let presses = (0..6).map(|_| {
        let (mut ana, address) = (ana.clone(), address.clone());
        async move {
            let fields = [
                ("key", "pressed-twice"),
                ("address", &*address),
                ("cost_centre", "BW-01"),
            ];
            ana.call("orders/api/place_order", &fields)
                .await
                .expect(200)
                .location()
                .to_owned()
        }
    });
    let locations = join_all(presses).await;
    assert!(
        locations.iter().all(|location| location == &locations[0]),
        "{locations:?}"
    );
    assert_eq!(world.count("SELECT COUNT(*) FROM orders", args![]).await, 1);
    assert_eq!(world.events("order_placed").await, 1);
}

async fn two_keys_at_the_same_moment_order_the_cart_once(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let address = ana.first_address().await;
    let tabs = (0..4).map(|tab| {
        let (mut ana, address) = (ana.clone(), address.clone());
        async move {
            let key = format!("tab-{tab}");
            let fields = [("key", &*key), ("address", &*address), ("cost_centre", "BW-01")];
            ana.call("orders/api/place_order", &fields).await.status.as_u16()
        }
    });
    let mut statuses = join_all(tabs).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422, 422, 422]);
    assert_eq!(world.count("SELECT COUNT(*) FROM jobs", args![]).await, 1);
}

async fn numbers_have_no_gaps_and_no_twins(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let mut numbers = Vec::new();
    for n in 0..3 {
        numbers.push(ana.order_cards(&format!("k{n}")).await);
        // A refused order takes no number.
        ana.call("orders/api/place_order", &[("key", "refused")])
            .await
            .expect(422);
    }
    assert_eq!(numbers, ["Q-2026-000001", "Q-2026-000002", "Q-2026-000003"]);
}

async fn a_missing_address_and_cost_centre_are_told_at_their_fields(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let answer = ana.call("orders/api/place_order", &[("key", "k")]).await.expect(422);
    for field in ["address", "cost_centre"] {
        assert!(
            answer.body.contains(&format!("\"field\":\"{field}\"")),
            "{}",
            answer.body
        );
    }
    assert_eq!(
        world.count("SELECT COUNT(*) FROM cart_lines", args![]).await,
        1,
        "the cart is kept"
    );
}

async fn another_companys_address_is_no_address(world: World) {
    let mut liv = world.sign_in("liv@nordlys.example").await;
    let theirs = liv.first_address().await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let fields = [("key", "k"), ("address", &*theirs), ("cost_centre", "BW-01")];
    ana.call("orders/api/place_order", &fields).await.expect(422);
}

async fn a_required_purchase_order_number_is_required(world: World) {
    let mut yuki = world.sign_in("yuki@hoshikawa.example").await;
    yuki.add_cards().await;
    let address = yuki.first_address().await;
    let answer = yuki
        .call(
            "orders/api/place_order",
            &[("key", "k"), ("address", &address), ("po_number", "  ")],
        )
        .await
        .expect(422);
    assert!(answer.body.contains("発注番号の入力が必要です"), "{}", answer.body);
    let fields = [("key", "k"), ("address", &*address), ("po_number", "PO-1")];
    yuki.call("orders/api/place_order", &fields).await.expect(200);
}

async fn an_order_over_the_budget_is_refused(world: World) {
    let mut yuki = world.sign_in("yuki@hoshikawa.example").await;
    world
        .run(
            "UPDATE companies SET monthly_budget = 5000 WHERE monthly_budget IS NOT NULL",
            args![],
        )
        .await;
    let address = yuki.first_address().await;
    for (key, status) in [("k1", 200), ("k2", 422)] {
        yuki.add_cards().await;
        let fields = [("key", key), ("address", &*address), ("po_number", "PO-1")];
        yuki.call("orders/api/place_order", &fields).await.expect(status);
    }
    // 14.00 of 50.00 were left; the next month brings 50.00 more.
    world.later(31 * 24 * crate::world::HOUR);
    let mut yuki = world.sign_in("yuki@hoshikawa.example").await;
    let fields = [("key", "k3"), ("address", &*address), ("po_number", "PO-1")];
    yuki.call("orders/api/place_order", &fields).await.expect(200);
}

async fn an_order_over_the_threshold_waits_for_each_level(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let fields = [
        ("product", "business-cards"),
        ("form[quantity]", "1000"),
        ("form[speed]", "rush"),
    ];
    for _ in 0..30 {
        ana.call("cart/api/add_to_cart", &fields).await.expect(200);
    }
    // 30 × 71.76 = 2,152.80: over both thresholds.
    let number = ana
        .place("k")
        .await
        .expect(200)
        .location()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let mut ben = world.sign_in("ben@brackwater.example").await;
    for status in ["approval_required", "approved"] {
        ben.call("orders/api/approve_order", &[("number", &number)])
            .await
            .expect(200);
        let (now,): (String,) = world.one("SELECT status FROM orders", args![]).await;
        assert_eq!(now, status);
    }
    ben.call("orders/api/approve_order", &[("number", &number)])
        .await
        .expect(404);
}

async fn a_declined_order_tells_the_buyer_why(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let fields = [("product", "business-cards"), ("form[quantity]", "1000")];
    for _ in 0..12 {
        ana.call("cart/api/add_to_cart", &fields).await.expect(200);
    }
    let number = ana
        .place("k")
        .await
        .expect(200)
        .location()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    ana.call("orders/api/decline_order", &[("number", &number), ("reason", "mine")])
        .await
        .expect(404);
    let mut ben = world.sign_in("ben@brackwater.example").await;
    ben.call("orders/api/decline_order", &[("number", &number), ("reason", " ")])
        .await
        .expect(422);
    ben.call(
        "orders/api/decline_order",
        &[("number", &number), ("reason", "Too many cards")],
    )
    .await
    .expect(200);
    let page = ana.page(&format!("/orders/{number}")).await.expect(200);
    assert!(page.body.contains("Too many cards"));
}

async fn an_order_can_be_cancelled_once(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_cards("k").await;
    ana.call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(200);
    ana.call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(409);
    assert_eq!(world.events("order_cancelled").await, 1);
    let cancelled = world
        .count("SELECT COUNT(*) FROM jobs WHERE status = 'cancelled'", args![])
        .await;
    assert_eq!(cancelled, 1);
}

async fn ordering_again_fills_the_cart_at_todays_prices(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_cards("k").await;
    world
        .run(
            "UPDATE companies SET price_adjustment = -5000 WHERE name = 'Brackwater Mutual'",
            args![],
        )
        .await;
    let answer = ana.call("orders/api/reorder", &[("number", &number)]).await.expect(200);
    assert_eq!(answer.location(), "/cart");
    assert!(ana.page("/cart").await.expect(200).body.contains("€18.00"));
    let page = ana.page(&format!("/orders/{number}")).await.expect(200);
    assert!(page.body.contains("€33.12"), "the old order keeps its price");
}

async fn a_changed_line_is_not_written_over(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let (line,): (String,) = world.one("SELECT id FROM cart_lines", args![]).await;
    let change = |quantity| {
        [
            ("line", line.clone()),
            ("version", "1".to_owned()),
            ("quantity", quantity),
        ]
    };
    for (quantity, status) in [("250", 200), ("1000", 409)] {
        let fields = change(quantity.to_owned());
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        ana.call("cart/api/change_cart_line", &fields).await.expect(status);
    }
    let stale = [("line", &*line), ("version", "1")];
    ana.call("cart/api/remove_cart_line", &stale).await.expect(409);
    assert!(ana.page("/cart").await.body.contains("value=\"250\""));
    let mut liv = world.sign_in("liv@nordlys.example").await;
    let theirs = [("line", &*line), ("version", "2")];
    liv.call("cart/api/remove_cart_line", &theirs).await.expect(404);
}

async fn a_wrong_quantity_is_told_at_its_field(world: World) {
    let mut ana = world.sign_in(ANA).await;
    for quantity in ["", "0", "many", "-5", "333", "99999999999999999999"] {
        let fields = [("product", "business-cards"), ("form[quantity]", quantity)];
        let answer = ana.call("cart/api/add_to_cart", &fields).await.expect(422);
        assert!(
            answer.body.contains("\"field\":\"form[quantity]\""),
            "{quantity:?}: {}",
            answer.body
        );
    }
    let unknown = [
        ("product", "business-cards"),
        ("form[quantity]", "500"),
        ("form[options][paper]", "gold"),
    ];
    ana.call("cart/api/add_to_cart", &unknown).await.expect(422);
    assert_eq!(world.count("SELECT COUNT(*) FROM cart_lines", args![]).await, 0);
}

async fn another_companys_order_does_not_exist(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_cards("k").await;
    let mut liv = world.sign_in("liv@nordlys.example").await;
    liv.page(&format!("/orders/{number}")).await.expect(404);
    liv.read("orders/api/get_order", &[("number", &number)])
        .await
        .expect(404);
    for function in ["cancel_order", "reorder", "approve_order"] {
        liv.call(&format!("orders/api/{function}"), &[("number", &number)])
            .await
            .expect(404);
    }
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.page(&format!("/staff/orders/{number}")).await.expect(404);
}

async fn what_is_answered_is_in_the_store(world: World) {
    let mut browsers = join_all((0..8).map(|_| world.sign_in(ANA))).await;
    let mut answered = 0;
    for round in 0..3 {
        for browser in &mut browsers {
            browser.add_cards().await;
        }
        let placed = join_all(
            browsers
                .iter_mut()
                .enumerate()
                .map(|(n, ana)| async move { ana.place(&format!("{round}-{n}")).await.status.as_u16() }),
        )
        .await;
        answered += placed.iter().filter(|status| **status == 200).count();
    }
    let stored = world.count("SELECT COUNT(*) FROM orders", args![]).await;
    assert_eq!(stored, i64::try_from(answered).unwrap());
    let cart = world.count("SELECT COUNT(*) FROM cart_lines", args![]).await;
    let jobs = world.count("SELECT COUNT(*) FROM jobs", args![]).await;
    assert_eq!(cart + jobs, 24, "every line is in the cart or in an order, once");
}
