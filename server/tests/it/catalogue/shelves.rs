//! The order of products and categories, and the names of categories.

use super::{ADMIN, ANA, act, added, call, change, form_of, found, mug, product_of, with, with_name};
use crate::{on_both_engines, world::World};
use app::args;
use serde_json::Value;

on_both_engines!(
    products_and_categories_are_shown_in_their_order,
    a_category_is_renamed_by_who_saw_its_name_and_removed_when_it_is_empty,
    no_two_categories_have_one_name,
);

const ADD: &str = "catalogue/staff_api/add_category";

async fn products_and_categories_are_shown_in_their_order(world: World) {
    let (mut admin, mut ana) = (world.sign_in(ADMIN).await, world.sign_in(ANA).await);
    let cards = product_of(&world, "business-cards").await;
    for (up, expected) in [("true", 0), ("false", 1), ("false", 2), ("false", 2), ("true", 1)] {
        admin
            .call("catalogue/staff_api/move_product", &[("id", &*cards), ("up", up)])
            .await
            .expect(200);
        let list: Value = serde_json::from_str(&found(&mut ana, "").await).unwrap();
        let shelf = list["shelves"][0]["products"].as_array().unwrap();
        let place = shelf.iter().position(|card| card["slug"] == "business-cards");
        assert_eq!(place, Some(expected));
    }
    assert_eq!(
        world.told("product_moved").await,
        [r#"{"position":3}"#, r#"{"position":2}"#]
    );
    let (first,): (String,) = world
        .one("SELECT id FROM categories ORDER BY position LIMIT 1", args![])
        .await;
    let down = [("category", &*first), ("up", "false")];
    admin.call("catalogue/staff_api/move_category", &down).await.expect(200);
    let list: Value = serde_json::from_str(&found(&mut ana, "").await).unwrap();
    assert_eq!(list["shelves"][1]["slug"], "business-stationery");
    assert_eq!(
        world.told("category_moved").await,
        [r#"{"position":1}"#, r#"{"position":2}"#]
    );
    let unknown = [("category", "unknown"), ("up", "true")];
    admin
        .call("catalogue/staff_api/move_category", &unknown)
        .await
        .expect(404);
    admin
        .call("catalogue/staff_api/move_product", &[("id", "unknown")])
        .await
        .expect(404);
}

async fn a_category_is_renamed_by_who_saw_its_name_and_removed_when_it_is_empty(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let names = [("name_en", " Gifts "), ("name_ja", "ギフト")];
    admin.call(ADD, &names).await.expect(200);
    let same_address = [("name_en", "Gifts!"), ("name_ja", "贈答品")];
    admin.call(ADD, &same_address).await.expect(200);
    for nothing in ["", "\0", "\u{200b}\u{202e}"] {
        let answer = admin
            .call(ADD, &[("name_en", "Cards"), ("name_ja", nothing)])
            .await
            .expect(422);
        assert!(answer.body.contains("\"field\":\"name_ja\""), "{}", answer.body);
    }
    assert_eq!(
        world
            .count(
                "SELECT COUNT(DISTINCT slug) FROM categories WHERE name_en LIKE 'Gifts%'",
                args![]
            )
            .await,
        2
    );
    let (id,): (String,) = world
        .one("SELECT MIN(id) FROM categories WHERE name_en = 'Gifts'", args![])
        .await;
    let rename = |seen: &'static str| {
        [
            ("category", id.clone()),
            ("seen", seen.to_owned()),
            ("name_en", "Presents".to_owned()),
            ("name_ja", "贈り物".to_owned()),
        ]
    };
    call(&mut admin, "rename_category", &rename("Gifts/ギフト"))
        .await
        .expect(200);
    call(&mut admin, "rename_category", &rename("Gifts/ギフト"))
        .await
        .expect(409);
    assert_eq!(world.events("category_renamed").await, 1);

    let mug = with(&mug(&world).await, &[("form[category]", &id)]);
    let product = added(&mut admin, &mug).await;
    let answer = call(&mut admin, "remove_category", &[("category", id.clone())])
        .await
        .expect(422);
    assert!(
        answer.body.contains("Enamel mug"),
        "says by which products: {}",
        answer.body
    );
    act(&mut admin, "discard_draft", &product).await.expect(200);

    // A draft that stands in it keeps it too.
    let poster = product_of(&world, "poster").await;
    let mut form = with_name(&form_of(&mut admin, &poster).await, "Poster");
    form.retain(|(name, _)| *name != "form[category]");
    form.push(("form[category]", id.clone()));
    change(&mut admin, &poster, &form).await.expect(200);
    call(&mut admin, "remove_category", &[("category", id.clone())])
        .await
        .expect(422);
    act(&mut admin, "discard_draft", &poster).await.expect(200);
    call(&mut admin, "remove_category", &[("category", id.clone())])
        .await
        .expect(200);
    call(&mut admin, "remove_category", &[("category", id)])
        .await
        .expect(404);
}

async fn no_two_categories_have_one_name(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for (en, ja) in [("Gifts", "ギフト"), ("Émail", "ホーロー")] {
        admin.call(ADD, &[("name_en", en), ("name_ja", ja)]).await.expect(200);
    }
    for (en, ja, field) in [
        (" gIFTS ", "贈り物", "name_en"),
        ("éMAIL", "贈り物", "name_en"),
        ("ギフト", "贈り物", "name_en"),
        ("Presents", "ギフト", "name_ja"),
    ] {
        let answer = admin.call(ADD, &[("name_en", en), ("name_ja", ja)]).await.expect(422);
        assert!(
            answer.body.contains(&format!("\"field\":\"{field}\"")),
            "{en} / {ja}: {}",
            answer.body
        );
    }
    let (id,): (String,) = world
        .one("SELECT id FROM categories WHERE name_en = 'Gifts'", args![])
        .await;
    let rename = |en: &str| {
        [
            ("category", id.clone()),
            ("seen", "Gifts/ギフト".to_owned()),
            ("name_en", en.to_owned()),
            ("name_ja", "ギフト".to_owned()),
        ]
    };
    call(&mut admin, "rename_category", &rename("émail")).await.expect(422);
    // Its own names are no other's.
    call(&mut admin, "rename_category", &rename("GIFTS")).await.expect(200);
}
