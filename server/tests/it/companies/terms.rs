//! Addresses and cost centres.

use super::{change, section};
use crate::{client::Client, on_both_engines, world::World};
use app::args;
use serde_json::Value;

on_both_engines!(
    the_address_book_has_its_order,
    a_cost_centres_code_is_used_once_in_a_company,
);

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
