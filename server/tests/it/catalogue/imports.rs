//! The catalogue as a file: exported, looked through, done once.

use super::{ADMIN, ANA, added, call, change, form_of, found, mug, product, product_of, seen_by_staff, with_name};
use crate::{client::Client, on_both_engines, world::World};
use app::args;
use serde_json::Value;

on_both_engines!(
    what_was_exported_is_imported_as_it_is,
    an_import_adds_and_changes_once_and_only_as_its_dry_run_said,
    what_is_wrong_with_an_import_is_said_by_line,
);

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
