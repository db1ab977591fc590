//! Companies as they are changed: one after another, told before and after, found by the new name.

use super::{change, details, section, version};
use crate::{on_both_engines, world::World};
use app::{args, companies::index_renamed};
use serde_json::Value;

on_both_engines!(
    what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept,
    the_later_of_two_administrators_changes_nothing,
    a_change_is_told_with_before_and_after,
    a_new_name_is_found_at_once_and_in_the_end_by_all,
);

const CHANGE: &str = "companies/staff_api/change_company";

async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let long = "x".repeat(121);
    for (function, fields, wrong) in [
        ("staff_api/change_company", details("", "ask"), "form[name]"),
        ("staff_api/change_company", details(&long, "ask"), "form[name]"),
        (
            "staff_api/change_company",
            details("\u{200b}\u{202e}\0", "ask"),
            "form[name]",
        ),
        (
            "staff_api/change_company",
            details("nordlys outdoor gear", "ask"),
            "form[name]",
        ),
        ("staff_api/change_company", details("B", "maybe"), "form[on_behalf]"),
        (
            "staff_api/change_company",
            vec![
                ("form[name]", "B"),
                ("form[language]", "fr"),
                ("form[on_behalf]", "ask"),
                ("form[budget]", "12,50"),
            ],
            "form[budget]",
        ),
        (
            "staff_api/set_company_prices",
            vec![("form[adjustment]", "-100.01")],
            "form[adjustment]",
        ),
        (
            "staff_api/set_company_prices",
            vec![("form[adjustment]", "1.234")],
            "form[adjustment]",
        ),
        (
            "staff_api/set_company_prices",
            vec![("form[sheet]", "nowhere"), ("form[adjustment]", "0")],
            "form[sheet]",
        ),
        (
            "terms_api/add_address",
            vec![("form[label]", " "), ("form[lines]", "\n \n")],
            "form[lines]",
        ),
        (
            "terms_api/add_cost_centre",
            vec![("form[code]", "BW-01"), ("form[name]", "Again")],
            "form[code]",
        ),
        (
            "terms_api/add_approval_level",
            vec![("form[over]", "much"), ("form[approver]", "")],
            "form[over]",
        ),
    ] {
        let body = change(&mut admin, &company, function, &fields, 422).await;
        assert!(body.contains(wrong), "{function}: {body}");
    }
    // Without JavaScript the page comes back with all of it.
    let here = format!("/staff/companies/{company}/addresses");
    let version = version(&mut admin, &company).await;
    let fields = [
        ("company", &*company),
        ("version", &*version),
        ("form[label]", ""),
        ("form[lines]", "1 Typed Street"),
    ];
    let page = admin
        .form(&here, "companies/terms_api/add_address", &fields)
        .await
        .expect(422)
        .body;
    assert!(page.contains("Please enter a label."), "{page}");
    assert!(page.contains("1 Typed Street"), "{page}");
}

async fn the_later_of_two_administrators_changes_nothing(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let version = version(&mut admin, &company).await;
    let send = |name| {
        let mut fields = details(name, "allowed");
        fields.extend([("company", &*company), ("version", &*version)]);
        fields
    };
    admin.call(CHANGE, &send("The first")).await.expect(200);
    let answer = admin.call(CHANGE, &send("The second")).await.expect(409);
    assert!(answer.body.contains("Somebody else has changed"), "{}", answer.body);
    world.company("The first").await;
    assert_eq!(world.events("company_changed").await, 1);
    // What changes nothing is no change, and no version.
    let seen = section(&mut admin, &company, "").await["version"].clone();
    change(
        &mut admin,
        &company,
        "staff_api/change_company",
        &details("The first", "allowed"),
        200,
    )
    .await;
    assert_eq!(section(&mut admin, &company, "").await["version"], seen);
    assert_eq!(world.events("company_changed").await, 1);
    for id in ["nowhere", "' OR 1=1"] {
        let mut fields = details("Nobody", "ask");
        fields.extend([("company", id), ("version", "1")]);
        admin.call(CHANGE, &fields).await.expect(404);
    }
}

async fn a_change_is_told_with_before_and_after(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let fields = [
        ("form[name]", "Brackwater Mutual"),
        ("form[language]", "en"),
        ("form[on_behalf]", "allowed"),
        ("form[po_number_required]", "on"),
        ("form[budget]", "１,500.50"),
        ("form[carries_over]", "on"),
    ];
    change(&mut admin, &company, "staff_api/change_company", &fields, 200).await;
    let (before, after): (String, String) = world
        .one(
            "SELECT before, after FROM events WHERE kind = 'company_changed'",
            args![],
        )
        .await;
    let [before, after]: [Value; 2] = [before, after].map(|json| serde_json::from_str(&json).unwrap());
    assert_eq!(before["monthly_budget"], Value::Null);
    assert_eq!(after["monthly_budget"], 150_050);
    assert_eq!(after["po_number_required"], true);
    assert!(after.get("name").is_none(), "what stayed is not told: {after}");
    // It holds for the next order.
    let mut ana = world.sign_in("ana@brackwater.example").await;
    ana.add_cards().await;
    let answer = ana.place("with-po").await.expect(422);
    assert!(answer.body.contains("po_number"), "{}", answer.body);
}

async fn a_new_name_is_found_at_once_and_in_the_end_by_all(world: World) {
    let company = world.company("Brackwater Mutual").await;
    for n in 0..250 {
        world
            .run(
                "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
                 VALUES ($1, $2, 'Somebody', 'en', 'customer', $3, $4, '', 0)",
                args![
                    format!("many-{n:03}"),
                    format!("many-{n:03}@brackwater.example"),
                    &company,
                    true
                ],
            )
            .await;
    }
    let number = world.sign_in("ana@brackwater.example").await.order_cards("k").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    change(
        &mut admin,
        &company,
        "staff_api/change_company",
        &details("Zephyr Bank", "allowed"),
        200,
    )
    .await;
    let jobs = admin
        .read("jobs/staff_api/list_staff_jobs", &[("q", "zephyr")])
        .await
        .expect(200);
    assert!(jobs.body.contains(&number), "{}", jobs.body);
    let found = || {
        world.count(
            "SELECT COUNT(DISTINCT user_id) FROM buyer_search WHERE term = '7a6570687972'",
            args![],
        )
    };
    assert!(found().await < 252, "the rest comes in steps");
    while index_renamed(&world.shop).await.unwrap() {}
    assert_eq!(found().await, 252);
    let old = world
        .count("SELECT COUNT(*) FROM buyer_search WHERE term = '6d757475616c'", args![])
        .await;
    assert_eq!(old, 0, "nobody is found by the old name");
    let list = admin
        .read("companies/staff_api/list_companies", &[("q", "mutual")])
        .await
        .expect(200);
    assert!(!list.body.contains("Zephyr"), "{}", list.body);
}
