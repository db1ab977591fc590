//! The catalogue as staff keep it: drafts, publishing, who sees what, categories, pictures.

use crate::{
    client::{Answer, Client, multipart},
    on_both_engines,
    world::World,
};
use app::args;
use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::Value;

on_both_engines!(
    customers_see_a_product_as_it_was_last_published,
    a_draft_that_was_never_published_can_be_deleted,
    every_wrong_field_of_a_product_gets_its_message,
    only_chosen_companies_see_a_product,
    the_later_of_two_who_change_a_product_is_told,
    no_two_products_have_one_address,
    a_copy_has_the_prices_and_the_picture_of_its_pattern,
    a_price_is_tried_without_a_script,
    products_and_categories_are_shown_in_their_order,
    a_category_is_renamed_by_who_saw_its_name_and_removed_when_it_is_empty,
    a_picture_is_what_its_bytes_say_and_stays_under_its_hash,
    what_was_exported_is_imported_as_it_is,
    an_import_adds_and_changes_once_and_only_as_its_dry_run_said,
    what_is_wrong_with_an_import_is_said_by_line,
);

const ADMIN: &str = "admin@quoin.example";
const ANA: &str = "ana@brackwater.example";
const LIV: &str = "liv@nordlys.example";

/// A mug, 8.00 each and 6.50 from 20 on, in the first category.
async fn mug(world: &World) -> Vec<(&'static str, String)> {
    let (category,): (String,) = world
        .one("SELECT id FROM categories ORDER BY position LIMIT 1", args![])
        .await;
    [
        ("form[name_en]", "Enamel mug"),
        ("form[name_ja]", "ホーローマグ"),
        ("form[summary_en]", "White, 300 ml."),
        ("form[category]", &category),
        ("form[quantity]", "range"),
        ("form[min]", "1"),
        ("form[max]", "1,000"),
        ("form[setup]", "12.50"),
        ("form[breaks][b0][from]", "1"),
        ("form[breaks][b0][price]", "8"),
        ("form[breaks][b0][rate]", "each"),
        ("form[breaks][b1][from]", "20"),
        ("form[breaks][b1][price]", "6.50"),
        ("form[breaks][b1][rate]", "each"),
        ("form[breaks][b2][from]", ""),
        ("form[groups][g0][label_en]", "Colour"),
        ("form[groups][g0][label_ja]", "色"),
        ("form[choices][g0-0][label_en]", "White"),
        ("form[choices][g0-0][label_ja]", "白"),
        ("form[choices][g0-1][label_en]", "Blue"),
        ("form[choices][g0-1][label_ja]", "青"),
        ("form[choices][g0-1][effect]", "per_piece"),
        ("form[choices][g0-1][amount]", "0.75"),
        ("form[choices][g0-2][label_en]", ""),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

fn with(fields: &[(&'static str, String)], others: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut fields: Vec<_> = fields
        .iter()
        .filter(|(name, _)| !others.iter().any(|(other, _)| other == name))
        .cloned()
        .collect();
    fields.extend(others.iter().map(|(name, value)| (*name, (*value).to_owned())));
    fields
}

async fn call(client: &mut Client, function: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
    client.call(&format!("catalogue/staff_api/{function}"), &fields).await
}

/// Adds a product and returns its id.
async fn added(client: &mut Client, fields: &[(&'static str, String)]) -> String {
    let answer = call(client, "add_product", fields).await.expect(200);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

async fn seen_by_staff(client: &mut Client, id: &str) -> Value {
    let answer = client
        .read("catalogue/staff_api/get_staff_product", &[("id", id)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// Publishes, withdraws or whatever needs no more than the version that one has seen.
async fn act(client: &mut Client, function: &str, id: &str) -> Answer {
    let version = seen_by_staff(client, id).await["version"].to_string();
    call(client, function, &[("id", id.to_owned()), ("version", version)]).await
}

async fn change(client: &mut Client, id: &str, fields: &[(&'static str, String)]) -> Answer {
    let version = seen_by_staff(client, id).await["version"].to_string();
    let fields = with(fields, &[("id", id), ("version", &version)]);
    call(client, "change_product", &fields).await
}

async fn product(client: &mut Client, slug: &str) -> Answer {
    client.read("catalogue/api/get_product", &[("slug", slug)]).await
}

async fn found(client: &mut Client, q: &str) -> String {
    let answer = client.read("catalogue/api/list_products", &[("q", q)]).await;
    answer.expect(200).body
}

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

async fn product_of(world: &World, slug: &str) -> String {
    world
        .one::<(String,)>("SELECT id FROM products WHERE slug = $1", args![slug])
        .await
        .0
}

/// The fields of a product's form, as its page has them.
async fn form_of(client: &mut Client, id: &str) -> Vec<(String, String)> {
    fn write(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => fields.push((name.to_owned(), text.clone())),
            Value::Object(parts) => {
                for (part, value) in parts {
                    write(&format!("{name}[{part}]"), value, fields);
                }
            }
            other => panic!("{name}: {other}"),
        }
    }
    let product = seen_by_staff(client, id).await;
    let mut fields = Vec::new();
    write("form", &product["form"], &mut fields);
    fields
}

fn with_name(form: &[(String, String)], name: &str) -> Vec<(&'static str, String)> {
    form.iter()
        .map(|(field, value)| {
            let value = if field == "form[name_en]" { name } else { value };
            (&*field.clone().leak(), value.to_owned())
        })
        .collect()
}

async fn every_wrong_field_of_a_product_gets_its_message(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let mug = mug(&world).await;
    for (field, wrong, at) in [
        ("form[name_en]", " ", "form[name_en]"),
        ("form[slug]", "Enamel Mug", "form[slug]"),
        ("form[category]", "", "form[category]"),
        ("form[category]", "unknown", "form[category]"),
        ("form[setup]", "12,50", "form[setup]"),
        ("form[breaks][b1][from]", "1", "form[breaks][b1][from]"),
        ("form[breaks][b0][price]", "-1", "form[breaks][b0][price]"),
        ("form[min]", "0", "form[min]"),
        ("form[max]", "0", "form[max]"),
        ("form[basis]", "square_metre", "form[size]"),
        ("form[choices][g0-1][amount]", "", "form[choices][g0-1][amount]"),
        ("form[choices][g0-1][label_ja]", "", "form[choices][g0-1][label_ja]"),
        (
            "form[choices][g0-1][effect]",
            "per_metre",
            "form[choices][g0-1][effect]",
        ),
    ] {
        let answer = call(&mut admin, "add_product", &with(&mug, &[(field, wrong)]))
            .await
            .expect(422);
        assert!(
            answer.body.contains(&format!("\"field\":\"{at}\"")),
            "{field} = {wrong}: {}",
            answer.body
        );
    }
    assert_eq!(world.events("product_added").await, 0);
}

async fn only_chosen_companies_see_a_product(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let (mut ana, mut liv) = (world.sign_in(ANA).await, world.sign_in(LIV).await);
    ana.add_cards().await;
    liv.add_cards().await;
    let id = product_of(&world, "business-cards").await;
    let fields = |function: &str| {
        (
            format!("catalogue/staff_api/{function}"),
            [("id", &*id), ("all", "false"), ("name", " Nordlys Outdoor Gear ")],
        )
    };
    for function in ["set_product_for_all", "show_product_to", "show_product_to"] {
        let (path, fields) = fields(function);
        admin.call(&path, &fields).await.expect(200);
    }
    assert_eq!(world.events("product_visibility_changed").await, 1);
    assert_eq!(world.events("product_shown_to_company").await, 1);

    product(&mut liv, "business-cards").await.expect(200);
    assert!(found(&mut liv, "cards").await.contains("business-cards"));
    liv.read("cart/api/get_cart", &[])
        .await
        .expect(200)
        .body
        .contains("\"Ok\"");

    product(&mut ana, "business-cards").await.expect(404);
    ana.page("/product/business-cards").await.expect(404);
    assert!(!found(&mut ana, "cards").await.contains("business-cards"));
    assert!(!found(&mut ana, "").await.contains("business-cards"));
    let add = [("product", "business-cards"), ("form[quantity]", "500")];
    ana.call("cart/api/add_to_cart", &add).await.expect(404);
    assert!(
        ana.read("cart/api/get_cart", &[])
            .await
            .body
            .contains("no longer offered")
    );
    let (line,): (String,) = world
        .one(
            "SELECT l.id FROM cart_lines l JOIN users u ON u.id = l.buyer_id WHERE u.email = 'ana@brackwater.example'",
            args![],
        )
        .await;
    let fields = [("line", &*line), ("version", "1"), ("quantity", "250")];
    ana.call("cart/api/change_cart_line", &fields).await.expect(422);
    ana.place("cards").await.expect(422);

    // A CSR on behalf sees what the buyer sees.
    let mut casey = world.casey_for_ana().await;
    product(&mut casey, "business-cards").await.expect(404);

    let unknown = [("id", &*id), ("name", "Nobody & Sons")];
    admin
        .call("catalogue/staff_api/show_product_to", &unknown)
        .await
        .expect(422);
    let company = world.company("Nordlys Outdoor Gear").await;
    let hide = [("id", &*id), ("company", &*company)];
    admin
        .call("catalogue/staff_api/hide_product_from", &hide)
        .await
        .expect(200);
    admin
        .call("catalogue/staff_api/hide_product_from", &hide)
        .await
        .expect(404);
    product(&mut liv, "business-cards").await.expect(404);
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

async fn a_copy_has_the_prices_and_the_picture_of_its_pattern(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let pattern = product_of(&world, "pvc-banner").await;
    let mut form = form_of(&mut admin, &pattern).await;
    form.retain(|(name, _)| name != "form[slug]");
    let mut fields = with_name(&form, "Mesh banner");
    fields.push(("picture", "banner".to_owned()));
    let id = added(&mut admin, &fields).await;
    let (copy, pattern): (String, String) = world
        .one(
            "SELECT c.spec, p.spec FROM products c, products p WHERE c.id = $1 AND p.id = $2 AND c.picture = 'banner'",
            args![&id, &pattern],
        )
        .await;
    assert_eq!(copy, pattern);
    // No picture but a product's comes from a form.
    fields.retain(|(name, _)| *name != "picture");
    let mut others = with(&fields, &[("form[name_en]", "Other banner")]);
    others.push(("picture", "../../etc/passwd".to_owned()));
    let id = added(&mut admin, &others).await;
    assert_eq!(seen_by_staff(&mut admin, &id).await["picture"], "");
}

async fn a_price_is_tried_without_a_script(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let page = admin.page("/staff/catalogue/new?kind=each").await.expect(200);
    assert!(page.body.contains("form[breaks][b2][from]"), "rows to write in");
    let mug = mug(&world).await;
    let tried = with(
        &mug,
        &[
            ("intent", "try"),
            ("trial[quantity]", "20"),
            ("trial[options][colour]", "blue"),
            ("trial[sheet]", "-800"),
        ],
    );
    let fields: Vec<(&str, &str)> = tried.iter().map(|(name, value)| (*name, &**value)).collect();
    let from = "/staff/catalogue/new?kind=each";
    let page = admin
        .form(from, "catalogue/staff_api/add_product", &fields)
        .await
        .expect(422);
    assert!(page.body.contains("€144.90"), "12.50 + 20 × 7.25, less 8 %");
    assert!(page.body.contains("value=\"Enamel mug\"") && page.body.contains("form[choices][g0-2][amount]"));
    assert_eq!(world.events("product_added").await, 0);
    let fields: Vec<(&str, &str)> = mug.iter().map(|(name, value)| (*name, &**value)).collect();
    let kept = admin
        .form(from, "catalogue/staff_api/add_product", &fields)
        .await
        .expect(303);
    admin.page(kept.location()).await.expect(200);
}

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
    let (first,): (String,) = world
        .one("SELECT id FROM categories ORDER BY position LIMIT 1", args![])
        .await;
    let down = [("category", &*first), ("up", "false")];
    admin.call("catalogue/staff_api/move_category", &down).await.expect(200);
    let list: Value = serde_json::from_str(&found(&mut ana, "").await).unwrap();
    assert_eq!(list["shelves"][1]["slug"], "business-stationery");
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
    admin.call("catalogue/staff_api/add_category", &names).await.expect(200);
    admin.call("catalogue/staff_api/add_category", &names).await.expect(200);
    let answer = admin
        .call("catalogue/staff_api/add_category", &[("name_en", "Gifts")])
        .await
        .expect(422);
    assert!(answer.body.contains("\"field\":\"name_ja\""), "{}", answer.body);
    assert_eq!(
        world
            .count(
                "SELECT COUNT(DISTINCT slug) FROM categories WHERE name_en = 'Gifts'",
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

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR";

async fn send_picture(client: &mut Client, id: &str, version: &str, content: &[u8], accept: &str) -> Answer {
    let identity = client.identity.clone();
    let fields: [(&str, Option<&str>, &[u8]); 3] = [
        ("identity", None, identity.as_bytes()),
        ("version", None, version.as_bytes()),
        ("file", Some("mug.png"), content),
    ];
    let (kind, body) = multipart(&fields);
    let request = Request::post(format!("/staff/catalogue/{id}/picture"))
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, kind)
        .header("sec-fetch-site", "same-origin");
    client.send(request.body(Body::from(body)).unwrap()).await
}

async fn a_picture_is_what_its_bytes_say_and_stays_under_its_hash(world: World) {
    let (mut admin, mut ana) = (world.sign_in(ADMIN).await, world.sign_in(ANA).await);
    let id = product_of(&world, "poster").await;
    let html = "text/html,application/xhtml+xml";
    let long = [PNG, &vec![0; 5 * 1024 * 1024]].concat();
    for (wrong, said) in [
        (
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"[..],
            "no PNG",
        ),
        (b"GIF89a", "no PNG"),
        (b"", "Choose a picture"),
        (&long, "longer than 5 MB"),
    ] {
        let page = send_picture(&mut admin, &id, "1", wrong, html).await.expect(422);
        assert!(page.body.contains(said), "{said}");
    }
    send_picture(&mut admin, &id, "1", PNG, html).await.expect(303);
    send_picture(&mut admin, &id, "1", PNG, "application/json")
        .await
        .expect(409);
    let picture = seen_by_staff(&mut admin, &id).await["picture"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(picture.get(64..), Some(".png"), "{picture}");
    assert!(
        product(&mut ana, "poster")
            .await
            .body
            .contains("\"picture\":\"poster\""),
        "it waits in the draft"
    );
    act(&mut admin, "publish_product", &id).await.expect(200);
    assert!(
        ana.page("/product/poster")
            .await
            .body
            .contains(&format!("/product-pictures/{picture}"))
    );

    let (answer, bytes) = ana.fetch(&format!("/product-pictures/{picture}"), &[]).await;
    assert_eq!((answer.status.as_u16(), &*bytes), (200, PNG));
    assert_eq!(answer.headers["content-type"], "image/png");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert!(answer.headers["cache-control"].to_str().unwrap().contains("immutable"));
    let none = format!("/product-pictures/{}.png", "0".repeat(64));
    assert_eq!(ana.fetch(&none, &[]).await.0.status.as_u16(), 404);

    act(&mut admin, "remove_picture", &id).await.expect(200);
    assert_eq!(seen_by_staff(&mut admin, &id).await["picture"], "");
}

/// Sends a file, and returns the id of its import.
async fn sent(client: &mut Client, csv: &str) -> String {
    let answer = client
        .upload("/staff/catalogue/import", "catalogue.csv", csv.as_bytes())
        .await
        .expect(200);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

async fn looked_through(client: &mut Client, id: &str) -> Value {
    let answer = client
        .read("catalogue/staff_api/get_product_import", &[("id", id)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

async fn exported(client: &mut Client) -> String {
    let (answer, bytes) = client.fetch("/staff/catalogue.csv", &[]).await;
    assert_eq!(answer.status.as_u16(), 200);
    String::from_utf8(bytes).unwrap()
}

async fn what_was_exported_is_imported_as_it_is(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    added(&mut admin, &mug(&world).await).await;
    let poster = product_of(&world, "poster").await;
    let hide = [("id", &*poster), ("all", "false"), ("name", "Nordlys Outdoor Gear")];
    for function in ["set_product_for_all", "show_product_to"] {
        admin
            .call(&format!("catalogue/staff_api/{function}"), &hide)
            .await
            .expect(200);
    }
    // A draft waits: a line says what customers see.
    let form = form_of(&mut admin, &poster).await;
    change(&mut admin, &poster, &with_name(&form, "Placard"))
        .await
        .expect(200);
    let csv = exported(&mut admin).await;
    assert_eq!(csv.lines().count(), 12, "a heading and eleven products: {csv}");
    let id = sent(&mut admin, &csv).await;
    let run = looked_through(&mut admin, &id).await;
    let counts = ["added", "changed", "unchanged", "problem_count"].map(|count| run[count].as_u64().unwrap());
    assert_eq!(counts, [0, 0, 11, 0], "{run}");
    assert_eq!(seen_by_staff(&mut admin, &poster).await["changed"], true);
}

async fn an_import_adds_and_changes_once_and_only_as_its_dry_run_said(world: World) {
    let (mut admin, mut ana) = (world.sign_in(ADMIN).await, world.sign_in(ANA).await);
    let csv = exported(&mut admin).await;
    let cards = csv.lines().find(|line| line.starts_with("business-cards,")).unwrap();
    let heading = csv.lines().next().unwrap();
    let new = cards
        .replacen("business-cards,", "visiting-cards,", 1)
        .replace("Business cards", "Visiting cards");
    let changed = cards.replace("Business cards", "Calling cards");
    let short = "poster,withdrawn,,,,,,,,,Nordlys Outdoor Gear,,";
    let id = sent(&mut admin, &format!("{heading}\r\n{new}\r\n{changed}\r\n{short}\r\n")).await;
    let run = looked_through(&mut admin, &id).await;
    let counts = ["added", "changed", "unchanged", "problem_count"].map(|count| run[count].as_u64().unwrap());
    assert_eq!(counts, [1, 2, 0, 0], "{run}");
    assert!(
        !found(&mut ana, "cards").await.contains("visiting-cards"),
        "a dry run does nothing"
    );
    assert_eq!(world.events("product_added").await, 0);

    call(&mut admin, "import_products", &[("id", id.clone())])
        .await
        .expect(200);
    let cards = found(&mut ana, "cards").await;
    assert!(
        cards.contains("visiting-cards") && cards.contains("Calling cards"),
        "{cards}"
    );
    product(&mut ana, "poster").await.expect(404);
    for kind in [
        "product_added",
        "product_withdrawn",
        "product_visibility_changed",
        "catalogue_imported",
    ] {
        assert_eq!(world.events(kind).await, 1, "{kind}");
    }
    call(&mut admin, "import_products", &[("id", id)]).await.expect(409);
    assert_eq!(world.count("SELECT COUNT(*) FROM products", args![]).await, 11);
}

async fn what_is_wrong_with_an_import_is_said_by_line(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let csv = "slug,state,category,name_en,picture,companies,spec\n\
               poster,draft,,,,,\n\
               poster,,,,,,\n\
               roll-up,sold,nowhere,,nothing.png,Nobody|Nordlys Outdoor Gear,\n\
               new-thing,,large-format,New thing,,,{}\n\
               other,,large-format,Other,,,\"{\"\"minimum\"\":\"\n";
    let id = sent(&mut admin, csv).await;
    let run = looked_through(&mut admin, &id).await;
    let problems: Vec<(u64, &str)> = run["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["line"].as_u64().unwrap(), problem["column"].as_str().unwrap()))
        .collect();
    for expected in [
        (2, "state"),
        (3, "slug"),
        (4, "category"),
        (4, "picture"),
        (5, "spec"),
        (5, "name_ja"),
        (6, "spec"),
    ] {
        assert!(problems.contains(&expected), "{expected:?} among {run}");
    }
    call(&mut admin, "import_products", &[("id", id)]).await.expect(409);
    assert_eq!(world.events("catalogue_imported").await, 0);
}
