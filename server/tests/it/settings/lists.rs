//! Tax classes and ways to ship, and what orders keep of them.

use super::{ADMIN, ANA, settings};
use crate::{
    client::{Answer, Client},
    on_both_engines,
    world::World,
};
use app::args;

on_both_engines!(
    tax_and_shipping_stay_as_they_were_ordered,
    a_shop_that_ships_asks_how,
    without_a_job_an_order_is_taxed_anew,
    one_tax_class_is_the_default,
    ways_to_ship_have_an_order,
);

async fn add_tax(client: &mut Client, name: &str, rate: &str) {
    let japanese = format!("{name}税");
    let fields = [
        ("form[name_en]", name),
        ("form[name_ja]", &japanese),
        ("form[rate]", rate),
    ];
    client.call("settings/api/add_tax_class", &fields).await.expect(200);
}

async fn add_shipping(client: &mut Client, name: &str, price: &str, free_from: &str) {
    let japanese = format!("{name}便");
    let fields = [
        ("form[name_en]", name),
        ("form[name_ja]", &japanese),
        ("form[price]", price),
        ("form[free_from]", free_from),
        ("form[active]", "yes"),
    ];
    client
        .call("settings/api/add_shipping_method", &fields)
        .await
        .expect(200);
}

async fn place_shipped(client: &mut Client, key: &str, shipping: &str) -> Answer {
    let address = client.first_address().await;
    let fields = [
        ("key", key),
        ("address", &address),
        ("cost_centre", "BW-01"),
        ("shipping", shipping),
    ];
    client.call("orders/api/place_order", &fields).await
}

async fn shipping_id(client: &mut Client, place: usize) -> String {
    settings(client).await["shipping"][place]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn tax_and_shipping_stay_as_they_were_ordered(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_tax(&mut admin, "VAT", "19").await;
    add_shipping(&mut admin, "Parcel", "8.90", "1,000").await;
    let parcel = shipping_id(&mut admin, 0).await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    // 33.12 net and 8.90 make 42.02, taxed once: 7.9838.
    let page = ana.page("/checkout").await.expect(200).body;
    assert!(page.contains("€7.98") && page.contains("€50.00"), "{page}");
    let answer = place_shipped(&mut ana, "k", &parcel).await.expect(200);
    let order = answer.location().to_owned();
    let frozen: (i64, i64, i64, String) = world
        .one(
            "SELECT total, shipping, tax, shipping_en FROM orders WHERE idempotency_key = 'k'",
            args![],
        )
        .await;
    assert_eq!(frozen, (3_312, 890, 798, "Parcel".to_owned()));
    // What is changed afterwards changes no order.
    world
        .run("UPDATE tax_classes SET rate = 700, name_en = 'Other'", args![])
        .await;
    world.run("DELETE FROM shipping_methods", args![]).await;
    let page = ana.page(&order).await.expect(200).body;
    for told in [
        "VAT 19 %",
        "€7.98",
        "Shipping: Parcel",
        "€8.90",
        "€50.00",
        "Total, with tax",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(ana.page("/orders").await.expect(200).body.contains("€50.00"));
}

async fn a_shop_that_ships_asks_how(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_shipping(&mut admin, "Parcel", "8.90", "30").await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    for none in ["", "nothing"] {
        let answer = place_shipped(&mut ana, "k", none).await.expect(422);
        assert!(answer.body.contains("\"shipping\""), "{}", answer.body);
    }
    let parcel = shipping_id(&mut admin, 0).await;
    place_shipped(&mut ana, "k", &parcel).await.expect(200);
    let shipping = world.count("SELECT shipping FROM orders WHERE idempotency_key = 'k'", args![]);
    assert_eq!(shipping.await, 0, "goods for 33.12 ship free from 30");
}

async fn without_a_job_an_order_is_taxed_anew(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_tax(&mut admin, "VAT", "19").await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let number = ana.order_cards("k").await;
    let taxed = || world.count("SELECT tax FROM orders WHERE idempotency_key = 'k'", args![]);
    assert_eq!(taxed().await, 1_259, "66.24 at 19 % is 12.5856");
    let job = format!("{number}-2");
    ana.call("jobs/api/delete_job", &[("number", &job)]).await.expect(200);
    assert_eq!(taxed().await, 629);
    assert_eq!(
        world.told("order_changed").await,
        [r#"{"tax":1259,"total":6624}"#, r#"{"tax":629,"total":3312}"#]
    );
}

fn of<'a>(id: &'a str, version: &'a str) -> [(&'a str, &'a str); 2] {
    [("id", id), ("version", version)]
}

async fn one_tax_class_is_the_default(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_tax(&mut admin, "VAT", "19").await;
    add_tax(&mut admin, "Reduced", "7").await;
    let taken = [("form[name_en]", "VAT"), ("form[name_ja]", "別"), ("form[rate]", "1")];
    let answer = admin.call("settings/api/add_tax_class", &taken).await.expect(422);
    assert!(answer.body.contains("form[name_en]"), "{}", answer.body);
    let classes = settings(&mut admin).await["tax_classes"].clone();
    let id = |place: usize| classes[place]["id"].as_str().unwrap().to_owned();
    let (vat, reduced) = (id(0), id(1));
    let remove = "settings/api/remove_tax_class";
    admin.call(remove, &of(&vat, "1")).await.expect(409);
    let make_default = "settings/api/make_tax_class_default";
    admin.call(make_default, &of(&reduced, "1")).await.expect(200);
    let default = world.count("SELECT rate FROM tax_classes WHERE is_default", args![]);
    assert_eq!(default.await, 700);
    admin.call(remove, &of(&vat, "1")).await.expect(409);
    world
        .run(
            "UPDATE products SET tax_class_id = $1 WHERE slug = 'business-cards'",
            args![&vat],
        )
        .await;
    let answer = admin.call(remove, &of(&vat, "2")).await.expect(409);
    assert!(answer.body.contains("Products use it: 1"), "{}", answer.body);
    world.run("UPDATE products SET tax_class_id = NULL", args![]).await;
    admin.call(remove, &of(&vat, "2")).await.expect(200);
    admin.call(remove, &of(&vat, "2")).await.expect(404);
    admin.call(remove, &of(&reduced, "2")).await.expect(200);
}

async fn ways_to_ship_have_an_order(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for name in ["Parcel", "Courier"] {
        add_shipping(&mut admin, name, "5", "").await;
    }
    let courier = shipping_id(&mut admin, 1).await;
    let fields = [("id", courier.as_str()), ("version", "1")];
    admin
        .call("settings/api/move_shipping_method_up", &fields)
        .await
        .expect(200);
    assert_eq!(shipping_id(&mut admin, 0).await, courier);
    let hidden = [
        ("id", courier.as_str()),
        ("version", "1"),
        ("form[name_en]", "Courier"),
        ("form[name_ja]", "急送"),
        ("form[price]", "12"),
        ("form[active]", "no"),
    ];
    let change = "settings/api/change_shipping_method";
    admin.call(change, &hidden).await.expect(200);
    admin.call(change, &hidden).await.expect(409);
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let page = ana.page("/checkout").await.expect(200).body;
    assert!(page.contains("Parcel") && !page.contains("Courier"), "{page}");
}
