//! What staff write of a product: what is wrong is said, what it costs is tried.

use super::{ADMIN, added, call, form_of, mug, product_of, seen_by_staff, with, with_name};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    every_wrong_field_of_a_product_gets_its_message,
    a_copy_has_the_prices_and_the_picture_of_its_pattern,
    a_price_is_tried_without_a_script,
);

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
