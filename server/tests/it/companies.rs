//! What administrators set of companies, and what that does to those who are there.

use crate::{client::Client, on_both_engines, world::World};
use app::{args, companies::index_renamed};
use serde_json::Value;

on_both_engines!(
    a_company_is_added_once_and_found_by_any_word,
    what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept,
    the_later_of_two_administrators_changes_nothing,
    a_change_is_told_with_before_and_after,
    a_new_name_is_found_at_once_and_in_the_end_by_all,
    deactivated_its_buyers_are_guests_and_nobody_acts_for_them,
    what_the_policy_no_longer_allows_ends_at_once,
    the_address_book_has_its_order,
    a_cost_centres_code_is_used_once_in_a_company,
    the_list_is_narrowed_and_paged_by_name,
);

const ADD: &str = "companies/staff_api/add_company";
const CHANGE: &str = "companies/staff_api/change_company";

pub(crate) async fn section(client: &mut Client, company: &str, section: &str) -> Value {
    let fields = [("id", company), ("section", section)];
    let answer = client
        .read("companies/staff_api/get_company", &fields)
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// The version in which this person sees a company now.
pub(crate) async fn version(client: &mut Client, company: &str) -> String {
    section(client, company, "").await["version"].to_string()
}

/// Calls a change of a company as it is now.
pub(crate) async fn change(
    client: &mut Client,
    company: &str,
    function: &str,
    fields: &[(&str, &str)],
    status: u16,
) -> String {
    let version = version(client, company).await;
    let mut fields = fields.to_vec();
    fields.extend([("company", company), ("version", version.as_str())]);
    client
        .call(&format!("companies/{function}"), &fields)
        .await
        .expect(status)
        .body
}

/// The details of Brackwater as they are, but for its name and its policy.
fn details<'a>(name: &'a str, policy: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form[name]", name),
        ("form[language]", "en"),
        ("form[on_behalf]", policy),
        ("form[budget]", ""),
    ]
}

async fn a_company_is_added_once_and_found_by_any_word(world: World) {
    let mut admin = world.sign_in("admin@quoin.example").await;
    let fields = [
        ("form[name]", "  Ferrous   &  Sons "),
        ("form[language]", "ja"),
        ("form[sheet]", ""),
    ];
    let answer = admin.call(ADD, &fields).await.expect(200);
    let page = admin.page(answer.location()).await.expect(200);
    assert!(page.body.contains("Ferrous &amp; Sons"), "{}", page.body);
    // By contract a company allows it, unless somebody sets it otherwise.
    let allowed = "SELECT COUNT(*) FROM companies WHERE name = 'Ferrous & Sons' AND on_behalf_policy = 'allowed'";
    assert_eq!(world.count(allowed, args![]).await, 1);
    for name in ["Ferrous & Sons", "FERROUS & sons"] {
        let answer = admin
            .call(ADD, &[("form[name]", name), ("form[language]", "en")])
            .await
            .expect(422);
        assert!(answer.body.contains("form[name]"), "{}", answer.body);
    }
    assert_eq!(world.events("company_added").await, 1);
    for (q, found) in [("ferr", true), ("sons ferrous", true), ("ferrous brack", false)] {
        let list = admin
            .read("companies/staff_api/list_companies", &[("q", q)])
            .await
            .expect(200);
        assert_eq!(list.body.contains("Ferrous"), found, "{q}: {}", list.body);
        assert!(!list.body.contains("Nordlys"), "{q}: {}", list.body);
    }
}

async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let long = "x".repeat(121);
    for (function, fields, wrong) in [
        ("staff_api/change_company", details("", "ask"), "form[name]"),
        ("staff_api/change_company", details(&long, "ask"), "form[name]"),
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

async fn deactivated_its_buyers_are_guests_and_nobody_acts_for_them(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    ana.add_cards().await;
    let mut liv = world.sign_in("liv@nordlys.example").await;
    let mut casey = world.casey_for_ana().await;
    let page = admin
        .page(&format!("/staff/companies/{company}"))
        .await
        .expect(200)
        .body;
    assert!(page.contains("Its buyers (2) are signed out"), "{page}");
    change(&mut admin, &company, "staff_api/deactivate_company", &[], 200).await;
    assert_eq!(ana.page("/cart").await.expect(303).location(), "/sign-in?next=/cart");
    casey.page("/cart").await.expect(409);
    let (how,): (String,) = world.one("SELECT ended_how FROM on_behalf_sessions", args![]).await;
    assert_eq!(how, "company_inactive");
    liv.page("/cart").await.expect(200);
    let sign_in = [("email", "ana@brackwater.example"), ("password", "quoin-demo")];
    world.guest().call("auth/api/sign_in", &sign_in).await.expect(422);
    assert_eq!(
        world.count("SELECT COUNT(*) FROM cart_lines", args![]).await,
        1,
        "carts stay"
    );

    change(&mut admin, &company, "staff_api/reactivate_company", &[], 200).await;
    world
        .sign_in("ana@brackwater.example")
        .await
        .page("/cart")
        .await
        .expect(200);
    assert_eq!(world.events("company_deactivated").await, 1);
    assert_eq!(world.events("company_reactivated").await, 1);
}

async fn what_the_policy_no_longer_allows_ends_at_once(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut casey = world.casey_for_ana().await;
    world
        .run(
            "UPDATE users SET on_behalf_consent_until = $1 WHERE email = 'ana@brackwater.example'",
            args![i64::MAX],
        )
        .await;
    let set = "staff_api/change_company";
    change(&mut admin, &company, set, &details("Brackwater Mutual", "ask"), 200).await;
    casey.page("/cart").await.expect(200); // Ana has consented
    change(&mut admin, &company, set, &details("Brackwater Mutual", "off"), 200).await;
    casey.page("/cart").await.expect(409);
    let (how, by): (String, String) = world
        .one(
            "SELECT s.ended_how, u.email FROM on_behalf_sessions s
             JOIN events e ON e.on_behalf_id = s.id AND e.kind = 'on_behalf_ended' JOIN users u ON u.id = e.actor_id",
            args![],
        )
        .await;
    assert_eq!((&*how, &*by), ("not_allowed", "admin@quoin.example"));
}

/// The labels of the addresses that a checkout offers.
async fn offered(ana: &mut Client) -> Vec<String> {
    let checkout = ana.read("orders/api/get_checkout", &[]).await.expect(200);
    let checkout: Value = serde_json::from_str(&checkout.body).unwrap();
    let addresses = checkout["terms"]["addresses"].as_array().unwrap();
    addresses
        .iter()
        .map(|address| address["label"].as_str().unwrap().to_owned())
        .collect()
}

async fn the_address_book_has_its_order(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let fields = [("form[label]", "Annexe"), ("form[lines]", "1 New Street\r\n\r\n Town ")];
    change(&mut admin, &company, "terms_api/add_address", &fields, 200).await;
    let (id, lines): (String, String) = world
        .one("SELECT id, lines FROM addresses WHERE label = 'Annexe'", args![])
        .await;
    assert_eq!(lines, "1 New Street\nTown");
    for _ in 0..5 {
        let fields = [("address", &*id)];
        change(&mut admin, &company, "terms_api/raise_address", &fields, 200).await;
    }
    let books = ["Annexe", "Head office", "Millgate branch", "Records and post room"];
    assert_eq!(offered(&mut ana).await, books);
    assert_eq!(world.events("address_moved").await, 3, "at the top it stays");
    let fields = [("address", &*id)];
    change(&mut admin, &company, "terms_api/lower_address", &fields, 200).await;
    let fields = [
        ("address", &*id),
        ("form[label]", "Annex"),
        ("form[lines]", "2 New Street"),
    ];
    change(&mut admin, &company, "terms_api/change_address", &fields, 200).await;
    let books = ["Head office", "Annex", "Millgate branch", "Records and post room"];
    assert_eq!(offered(&mut ana).await, books);
    let fields = [("address", &*id)];
    change(&mut admin, &company, "terms_api/remove_address", &fields, 200).await;
    change(&mut admin, &company, "terms_api/remove_address", &fields, 404).await;
    // Another company's address does not exist here.
    let other = world.company("Nordlys Outdoor Gear").await;
    let (own,): (String,) = world
        .one("SELECT id FROM addresses WHERE label = 'Head office'", args![])
        .await;
    let fields = [("address", &*own)];
    change(&mut admin, &other, "terms_api/remove_address", &fields, 404).await;
    assert_eq!(offered(&mut ana).await.len(), 3);
}

async fn a_cost_centres_code_is_used_once_in_a_company(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let other = world.company("Nordlys Outdoor Gear").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let fields = [("form[code]", "BW-01"), ("form[name]", "Another company's")];
    change(&mut admin, &other, "terms_api/add_cost_centre", &fields, 200).await;
    let (id,): (String,) = world
        .one(
            "SELECT id FROM cost_centres WHERE code = 'BW-02' AND company_id = $1",
            args![&company],
        )
        .await;
    let fields = [("centre", &*id), ("form[code]", "BW-01"), ("form[name]", "Millgate")];
    let body = change(&mut admin, &company, "terms_api/change_cost_centre", &fields, 422).await;
    assert!(body.contains("form[code]"), "{body}");
    let fields = [("centre", &*id), ("form[code]", "BW-99"), ("form[name]", "Millgate")];
    change(&mut admin, &company, "terms_api/change_cost_centre", &fields, 200).await;
    change(
        &mut admin,
        &other,
        "terms_api/remove_cost_centre",
        &[("centre", &*id)],
        404,
    )
    .await;
    change(
        &mut admin,
        &company,
        "terms_api/remove_cost_centre",
        &[("centre", &*id)],
        200,
    )
    .await;
    for n in 100..160 {
        let code = format!("C-{n}");
        let fields = [("form[code]", code.as_str()), ("form[name]", "Many")];
        change(&mut admin, &company, "terms_api/add_cost_centre", &fields, 200).await;
    }
    let first = section(&mut admin, &company, "cost-centres").await;
    let first = &first["part"]["CostCentres"];
    assert_eq!(first["centres"].as_array().unwrap().len(), 50);
    let from = first["next"].as_str().unwrap();
    let fields = [("id", &*company), ("section", "cost-centres"), ("from", from)];
    let next = admin.read("companies/staff_api/get_company", &fields).await.expect(200);
    let next: Value = serde_json::from_str(&next.body).unwrap();
    let next = &next["part"]["CostCentres"];
    assert_eq!(next["centres"].as_array().unwrap().len(), 21);
    assert_eq!(next["centres"][0]["code"].as_str().unwrap(), from);
    assert_eq!(next["next"], Value::Null);
}

async fn the_list_is_narrowed_and_paged_by_name(world: World) {
    let mut admin = world.sign_in("admin@quoin.example").await;
    for n in 100..160 {
        let name = format!("Many {n}");
        let fields = [("form[name]", name.as_str()), ("form[language]", "en")];
        admin.call(ADD, &fields).await.expect(200);
    }
    let names = |body: &str| -> (Vec<String>, Option<String>) {
        let list: Value = serde_json::from_str(body).unwrap();
        let names = list["companies"].as_array().unwrap().iter();
        (
            names
                .map(|company| company["name"].as_str().unwrap().to_owned())
                .collect(),
            list["next"].as_str().map(str::to_owned),
        )
    };
    for q in ["", "many"] {
        let (mut all, mut after) = (vec![], String::new());
        loop {
            let fields = [("q", q), ("after", &*after)];
            let answer = admin
                .read("companies/staff_api/list_companies", &fields)
                .await
                .expect(200);
            let (page, next) = names(&answer.body);
            all.extend(page);
            match next {
                Some(next) => after = next,
                None => break,
            }
        }
        assert_eq!(all.len(), if q.is_empty() { 63 } else { 60 });
        assert!(all.is_sorted(), "{all:?}");
    }
    let company = world.company("Many 123").await;
    change(&mut admin, &company, "staff_api/deactivate_company", &[], 200).await;
    for (q, state, count) in [("", "inactive", 1), ("many", "inactive", 1), ("many", "active", 50)] {
        let fields = [("q", q), ("state", state)];
        let answer = admin
            .read("companies/staff_api/list_companies", &fields)
            .await
            .expect(200);
        assert_eq!(names(&answer.body).0.len(), count, "{q} {state}");
    }
}
