//! The catalogue as a file: exported, looked through, done once.

use super::{ADMIN, ANA, act, added, call, change, form_of, found, mug, product, product_of, seen_by_staff, with_name};
use crate::{
    client::{Answer, Client},
    on_both_engines,
    user_imports::{problems, sent},
    world::World,
};
use app::args;
use serde_json::Value;

on_both_engines!(
    what_was_exported_is_imported_as_it_is,
    an_import_adds_and_changes_once_and_only_as_its_dry_run_said,
    an_import_keeps_the_tax_class_or_sets_it_by_name,
    names_of_companies_are_told_from_all_and_none,
    an_import_writes_over_no_draft,
    an_import_of_what_somebody_changed_meanwhile_is_refused_and_shown_anew,
    what_is_wrong_with_an_import_is_said_by_line,
);

const HERE: &str = "/staff/catalogue/import";

async fn looked_through(client: &mut Client, id: &str) -> Value {
    let answer = client
        .read("catalogue/staff_api/get_product_import", &[("id", id)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// Imports a file as it was looked through.
async fn import(client: &mut Client, id: &str, run: &Value) -> Answer {
    let seen = run["seen"].as_str().unwrap();
    call(
        client,
        "import_products",
        &[("id", id.to_owned()), ("seen", seen.to_owned())],
    )
    .await
}

/// How many lines of a run add something, change something, change nothing, and how many problems it has.
fn counts(run: &Value) -> [u64; 4] {
    ["added", "changed", "unchanged", "problem_count"].map(|count| run[count].as_u64().unwrap())
}

/// Sends a file, looks at what it would do, and does it.
async fn imported(client: &mut Client, csv: &str) -> Value {
    let id = sent(client, HERE, csv).await;
    let run = looked_through(client, &id).await;
    import(client, &id, &run).await.expect(200);
    run
}

/// Two tax classes beside the shop's default; one is called as the default is in a file.
async fn tax_classes(world: &World) {
    for (id, name, default) in [
        ("standard", "Standard", true),
        ("reduced", "Books|Maps", false),
        ("star", "*", false),
    ] {
        world
            .run(
                "INSERT INTO tax_classes (id, name_en, name_ja, rate, is_default, version) VALUES ($1, $2, $2, 800, $3, 1)",
                args![id, name, default],
            )
            .await;
    }
}

async fn class_of(world: &World, slug: &str) -> Option<String> {
    world
        .one::<(Option<String>,)>("SELECT tax_class_id FROM products WHERE slug = $1", args![slug])
        .await
        .0
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
    tax_classes(&world).await;
    for (slug, class) in [("roll-up", "reduced"), ("flyer-a5", "star")] {
        let set = "UPDATE products SET tax_class_id = $2 WHERE slug = $1";
        world.run(set, args![slug, class]).await;
    }
    // A draft waits: a line says what customers see.
    let form = form_of(&mut admin, &poster).await;
    change(&mut admin, &poster, &with_name(&form, "Placard"))
        .await
        .expect(200);
    let csv = exported(&mut admin).await;
    assert_eq!(csv.lines().count(), 12, "a heading and eleven products: {csv}");
    let id = sent(&mut admin, HERE, &csv).await;
    let run = looked_through(&mut admin, &id).await;
    assert_eq!(counts(&run), [0, 0, 11, 0], "{run}");
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
    let short = "poster,withdrawn,,,,,,,,,,Nordlys Outdoor Gear,,";
    let id = sent(
        &mut admin,
        HERE,
        &format!("{heading}\r\n{new}\r\n{changed}\r\n{short}\r\n"),
    )
    .await;
    let run = looked_through(&mut admin, &id).await;
    assert_eq!(counts(&run), [1, 2, 0, 0], "{run}");
    assert!(
        !found(&mut ana, "cards").await.contains("visiting-cards"),
        "a dry run does nothing"
    );
    assert_eq!(world.events("product_added").await, 0);

    import(&mut admin, &id, &run).await.expect(200);
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
    import(&mut admin, &id, &run).await.expect(409);
    assert_eq!(world.count("SELECT COUNT(*) FROM products", args![]).await, 11);
}

async fn an_import_keeps_the_tax_class_or_sets_it_by_name(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    tax_classes(&world).await;
    world
        .run(
            "UPDATE products SET tax_class_id = 'reduced' WHERE slug = 'poster'",
            args![],
        )
        .await;
    imported(
        &mut admin,
        "slug,name_en,tax_class\nposter,Placard,\nroll-up,,Standard\n",
    )
    .await;
    assert_eq!(class_of(&world, "poster").await.as_deref(), Some("reduced"));
    assert_eq!(class_of(&world, "roll-up").await.as_deref(), Some("standard"));
    let csv = "slug,tax_class\nposter,*\nroll-up,\\*\nflyer-a5,Books\\|Maps\n";
    let run = imported(&mut admin, csv).await;
    assert_eq!(counts(&run), [0, 3, 0, 0], "{run}");
    assert_eq!(class_of(&world, "poster").await, None);
    assert_eq!(class_of(&world, "roll-up").await.as_deref(), Some("star"));
    assert_eq!(class_of(&world, "flyer-a5").await.as_deref(), Some("reduced"));
    let id = sent(&mut admin, HERE, "slug,tax_class\nposter,Luxury\nroll-up,Books|Maps\n").await;
    let run = looked_through(&mut admin, &id).await;
    assert_eq!(problems(&run), [(2, "tax_class"), (3, "tax_class")], "{run}");
}

async fn names_of_companies_are_told_from_all_and_none(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let names = [
        ("Brackwater Mutual", "all"),
        ("Nordlys Outdoor Gear", "A|B\\C"),
        ("Hoshikawa Medical Devices", "-"),
    ];
    for (was, name) in names {
        let rename = "UPDATE companies SET name = $2 WHERE name = $1";
        world.run(rename, args![was, name]).await;
    }
    let csv = "slug,companies\nposter,all\nroll-up,-\nflyer-a5,A\\|B\\\\C|\\-\nleaflet-dl,\\-\n";
    let run = imported(&mut admin, csv).await;
    assert_eq!(counts(&run), [0, 4, 0, 0], "{run}");
    let sees = "SELECT COUNT(*) FROM product_companies v JOIN products p ON p.id = v.product_id
                WHERE p.slug = $1 AND NOT p.for_all";
    for (slug, companies) in [("poster", 1), ("roll-up", 0), ("flyer-a5", 2), ("leaflet-dl", 1)] {
        assert_eq!(world.count(sees, args![slug]).await, companies, "{slug}");
    }
    let csv = exported(&mut admin).await;
    let id = sent(&mut admin, HERE, &csv).await;
    let run = looked_through(&mut admin, &id).await;
    assert_eq!(counts(&run), [0, 0, 10, 0], "{run}");
    // A star is all of them; what was said so before is the name of a company, or of none.
    let id = sent(&mut admin, HERE, "slug,companies\nposter,*\nroll-up,none\nflyer-a5,|\n").await;
    let run = looked_through(&mut admin, &id).await;
    assert_eq!(problems(&run), [(3, "companies"), (4, "companies")], "{run}");
    assert_eq!(run["changed"], 1, "{run}");
}

async fn an_import_writes_over_no_draft(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = added(&mut admin, &mug(&world).await).await;
    let poster = product_of(&world, "poster").await;
    let form = form_of(&mut admin, &poster).await;
    change(&mut admin, &poster, &with_name(&form, "Placard"))
        .await
        .expect(200);
    let file = sent(
        &mut admin,
        HERE,
        "slug,name_en\nposter,Billboard\nenamel-mug,Steel mug\n",
    )
    .await;
    let run = looked_through(&mut admin, &file).await;
    assert_eq!(problems(&run), [(2, "")], "{run}");
    assert!(run.to_string().contains("unpublished changes"), "{run}");
    // What was never published is a draft itself.
    assert_eq!(run["changed"], 1, "{run}");
    // Taken off, it keeps its draft; it is published with its draft or not at all.
    imported(&mut admin, "slug,state,companies\nposter,withdrawn,-\n").await;
    let now = seen_by_staff(&mut admin, &poster).await;
    assert_eq!(
        (&now["state"], &now["changed"], &now["form"]["name_en"]),
        (&"withdrawn".into(), &true.into(), &"Placard".into())
    );
    let file = sent(&mut admin, HERE, "slug,state\nposter,published\n").await;
    let run = looked_through(&mut admin, &file).await;
    assert_eq!(problems(&run), [(2, "")], "{run}");
    act(&mut admin, "discard_draft", &poster).await.expect(200);
    imported(
        &mut admin,
        "slug,state,name_en\nposter,published,Billboard\nenamel-mug,,Steel mug\n",
    )
    .await;
    assert_eq!(seen_by_staff(&mut admin, &poster).await["form"]["name_en"], "Billboard");
    assert_eq!(seen_by_staff(&mut admin, &id).await["form"]["name_en"], "Steel mug");
}

async fn an_import_of_what_somebody_changed_meanwhile_is_refused_and_shown_anew(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(&mut admin, HERE, "slug,name_en\nposter,Billboard\n").await;
    let first = looked_through(&mut admin, &id).await;
    // It would have changed the name of another poster than was seen.
    let poster = product_of(&world, "poster").await;
    let form = form_of(&mut admin, &poster).await;
    change(&mut admin, &poster, &with_name(&form, "Placard"))
        .await
        .expect(200);
    act(&mut admin, "publish_product", &poster).await.expect(200);
    import(&mut admin, &id, &first).await.expect(409);
    assert_eq!(seen_by_staff(&mut admin, &poster).await["form"]["name_en"], "Placard");
    let now = looked_through(&mut admin, &id).await;
    assert_ne!(now["seen"], first["seen"]);
    import(&mut admin, &id, &now).await.expect(200);
    assert_eq!(seen_by_staff(&mut admin, &poster).await["form"]["name_en"], "Billboard");
}

async fn what_is_wrong_with_an_import_is_said_by_line(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let csv = "slug,state,category,name_en,picture,companies,spec\n\
               poster,draft,,,,,\n\
               poster,,,,,,\n\
               roll-up,sold,nowhere,,nothing.png,Nobody|Nordlys Outdoor Gear,\n\
               new-thing,,large-format,New thing,,,{}\n\
               other,,large-format,Other,,,\"{\"\"minimum\"\":\"\n";
    let id = sent(&mut admin, HERE, csv).await;
    let run = looked_through(&mut admin, &id).await;
    let problems = problems(&run);
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
    import(&mut admin, &id, &run).await.expect(409);
    assert_eq!(world.events("catalogue_imported").await, 0);
}
