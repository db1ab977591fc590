use crate::{on_both_engines, world::World};
use app::args;
use futures::future::join_all;

on_both_engines!(
    ordering_again_fills_the_cart_at_todays_prices,
    a_changed_line_is_not_written_over,
    a_wrong_quantity_is_told_at_its_field,
    what_is_answered_is_in_the_store,
);

const ANA: &str = "ana@brackwater.example";

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
    let stored = world.orders().await;
    assert_eq!(stored, i64::try_from(answered).unwrap());
    let cart = world.count("SELECT COUNT(*) FROM cart_lines", args![]).await;
    let jobs = world.jobs().await;
    assert_eq!(cart + jobs, 24, "every line is in the cart or in an order, once");
}
