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
    let (total,): (i64,) = world
        .one("SELECT total FROM orders WHERE placed_at = $1", args![world.shop.now()])
        .await;
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
    assert_eq!(world.orders().await, 1);
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
    assert_eq!(world.jobs().await, 1);
}

async fn numbers_have_no_gaps_and_no_twins(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let mut numbers = Vec::new();
    // The demo has the first.
    for n in 0..3 {
        numbers.push(ana.order_cards(&format!("k{n}")).await);
        // A refused order takes no number.
        ana.call("orders/api/place_order", &[("key", "refused")])
            .await
            .expect(422);
    }
    assert_eq!(numbers, ["Q-2026-000002", "Q-2026-000003", "Q-2026-000004"]);
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
