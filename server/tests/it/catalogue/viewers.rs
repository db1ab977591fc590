//! Which companies see a product.

use super::{ADMIN, ANA, found, product, product_of};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(only_chosen_companies_see_a_product);

const LIV: &str = "liv@nordlys.example";

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
    let nordlys = r#"{"company":"Nordlys Outdoor Gear"}"#;
    assert_eq!(world.told("product_shown_to_company").await, ["", nordlys]);

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
    assert_eq!(world.told("product_hidden_from_company").await, [nordlys, ""]);
    admin
        .call("catalogue/staff_api/hide_product_from", &hide)
        .await
        .expect(404);
    product(&mut liv, "business-cards").await.expect(404);
}
