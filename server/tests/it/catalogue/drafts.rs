//! Drafts: seen by nobody until they are published, changed by one at a time.

use super::{
    ADMIN, ANA, act, added, call, change, form_of, found, mug, product, product_of, seen_by_staff, with, with_name,
};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    customers_see_a_product_as_it_was_last_published,
    a_draft_that_was_never_published_can_be_deleted,
    the_later_of_two_who_change_a_product_is_told,
    no_two_products_have_one_address,
    a_tax_class_waits_in_the_draft_and_is_kept_for_it,
);

async fn customers_see_a_product_as_it_was_last_published(world: World) {
    let (mut admin, mut ana) = (world.sign_in(ADMIN).await, world.sign_in(ANA).await);
    let mug = mug(&world).await;
    let id = added(&mut admin, &mug).await;
    product(&mut ana, "enamel-mug").await.expect(404);
    assert!(
        !found(&mut ana, "enamel").await.contains("enamel-mug"),
        "a draft is not found"
    );
    let add = [
        ("product", "enamel-mug"),
        ("form[quantity]", "10"),
        ("form[options][colour]", "blue"),
    ];
    ana.call("cart/api/add_to_cart", &add).await.expect(404);

    act(&mut admin, "publish_product", &id).await.expect(200);
    assert!(
        found(&mut ana, "ホーロー").await.contains("\"from\":1886"),
        "8 % off 20.50"
    );
    ana.call("cart/api/add_to_cart", &add).await.expect(200);
    let cart = ana.read("cart/api/get_cart", &[]).await.body;
    assert!(cart.contains("\"Ok\":9200"), "12.50 + 10 × 8.75, less 8 %: {cart}");

    let dearer = with(
        &mug,
        &[
            ("form[name_en]", "Steel mug"),
            ("form[breaks][b0][price]", "9"),
            ("form[max]", "5"),
        ],
    );
    change(&mut admin, &id, &dearer).await.expect(200);
    assert!(
        product(&mut ana, "enamel-mug").await.body.contains("Enamel mug"),
        "a draft is not seen"
    );
    assert_eq!(seen_by_staff(&mut admin, &id).await["changed"], true);
    act(&mut admin, "publish_product", &id).await.expect(200);
    assert!(
        found(&mut ana, "steel").await.contains("\"from\":1978"),
        "8 % off 21.50"
    );
    assert!(
        !found(&mut ana, "enamel").await.contains("enamel-mug"),
        "found by its new name alone"
    );
    let cart = ana.read("cart/api/get_cart", &[]).await.body;
    assert!(cart.contains("from 1 to 5"), "the line says what is in its way: {cart}");
    ana.place("mug").await.expect(422);

    act(&mut admin, "withdraw_product", &id).await.expect(200);
    product(&mut ana, "enamel-mug").await.expect(404);
    let cart = ana.read("cart/api/get_cart", &[]).await.body;
    assert!(cart.contains("no longer offered"), "{cart}");
    ana.place("mug").await.expect(422);
    act(&mut admin, "withdraw_product", &id).await.expect(409);
    act(&mut admin, "publish_product", &id).await.expect(200);
    product(&mut ana, "enamel-mug").await.expect(200);

    assert_eq!(world.events("product_added").await, 1);
    assert_eq!(world.events("product_withdrawn").await, 1);
    assert_eq!(
        world.told("product_withdrawn").await,
        [r#"{"state":"published"}"#, r#"{"state":"withdrawn"}"#]
    );
    let (before, after): (String, String) = world
        .one(
            "SELECT before, after FROM events WHERE kind = 'product_changed'",
            args![],
        )
        .await;
    assert!(
        before.contains("Enamel mug") && after.contains("Steel mug"),
        "{before} {after}"
    );
    assert!(
        !before.contains("ホーロー") && before.contains("8000000"),
        "only what differs: {before}"
    );
}

async fn a_draft_that_was_never_published_can_be_deleted(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = added(&mut admin, &mug(&world).await).await;
    act(&mut admin, "discard_draft", &id).await.expect(200);
    let gone = admin
        .read("catalogue/staff_api/get_staff_product", &[("id", &id)])
        .await;
    gone.expect(404);
    assert_eq!(world.events("product_removed").await, 1);
    // Of a published product only the draft goes.
    let id = product_of(&world, "poster").await;
    let form = form_of(&mut admin, &id).await;
    change(&mut admin, &id, &with_name(&form, "Placard")).await.expect(200);
    act(&mut admin, "discard_draft", &id).await.expect(200);
    let now = seen_by_staff(&mut admin, &id).await;
    assert_eq!(
        (&now["form"]["name_en"], &now["changed"]),
        (&"Poster".into(), &false.into())
    );
}

async fn the_later_of_two_who_change_a_product_is_told(world: World) {
    let (mut first, mut second) = (world.sign_in(ADMIN).await, world.sign_in(ADMIN).await);
    let mug = mug(&world).await;
    let id = added(&mut first, &mug).await;
    let seen = seen_by_staff(&mut second, &id).await["version"].to_string();
    change(&mut first, &id, &with(&mug, &[("form[setup]", "20")]))
        .await
        .expect(200);
    let late = with(&mug, &[("id", &id), ("version", &seen), ("form[setup]", "30")]);
    call(&mut second, "change_product", &late).await.expect(409);
    let publish = [("id", id.clone()), ("version", seen)];
    call(&mut second, "publish_product", &publish).await.expect(409);
    assert_eq!(seen_by_staff(&mut second, &id).await["form"]["setup"], "20.00");
    let unknown = with(&mug, &[("id", "unknown"), ("version", "1")]);
    call(&mut second, "change_product", &unknown).await.expect(404);
}

async fn no_two_products_have_one_address(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let mug = mug(&world).await;
    let taken = with(&mug, &[("form[slug]", "poster")]);
    let answer = call(&mut admin, "add_product", &taken).await.expect(422);
    assert!(answer.body.contains("form[slug]"), "{}", answer.body);
    let id = added(&mut admin, &mug).await;
    change(&mut admin, &id, &taken).await.expect(422);
    change(
        &mut admin,
        &id,
        &with(&mug, &[("form[slug]", "mug"), ("intent", "publish")]),
    )
    .await
    .expect(200);
    // Once it was published it stays.
    change(&mut admin, &id, &with(&mug, &[("form[slug]", "cup")]))
        .await
        .expect(200);
    assert_eq!(seen_by_staff(&mut admin, &id).await["slug"], "mug");
}

async fn a_tax_class_waits_in_the_draft_and_is_kept_for_it(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for (en, ja, rate) in [("Standard", "標準税率", "19"), ("Reduced", "軽減税率", "7")] {
        let fields = [("form[name_en]", en), ("form[name_ja]", ja), ("form[rate]", rate)];
        admin.call("settings/api/add_tax_class", &fields).await.expect(200);
    }
    let (reduced,): (String,) = world.one("SELECT id FROM tax_classes WHERE rate = 700", args![]).await;
    let cards = product_of(&world, "business-cards").await;
    let form = with_name(&form_of(&mut admin, &cards).await, "Business cards");
    let unknown = with(&form, &[("form[tax_class]", "nothing")]);
    let answer = change(&mut admin, &cards, &unknown).await.expect(422);
    assert!(answer.body.contains("form[tax_class]"), "{}", answer.body);
    let chosen = with(&form, &[("form[tax_class]", &reduced)]);
    change(&mut admin, &cards, &chosen).await.expect(200);

    let mut ana = world.sign_in(ANA).await;
    let tax = "SELECT tax FROM orders WHERE idempotency_key = $1";
    ana.order_cards("before").await;
    assert_eq!(world.count(tax, args!["before"]).await, 629, "19 % of 33.12");
    // The draft alone keeps the class.
    let remove = [("id", &*reduced), ("version", "1")];
    let answer = admin.call("settings/api/remove_tax_class", &remove).await.expect(409);
    assert!(answer.body.contains("Products use it: 1"), "{}", answer.body);

    act(&mut admin, "publish_product", &cards).await.expect(200);
    ana.order_cards("after").await;
    assert_eq!(world.count(tax, args!["after"]).await, 232, "7 % of 33.12");
    let freed = with(&form, &[("form[tax_class]", ""), ("intent", "publish")]);
    change(&mut admin, &cards, &freed).await.expect(200);
    admin.call("settings/api/remove_tax_class", &remove).await.expect(200);
}
