//! Companies as they are added and found.

use super::change;
use crate::{on_both_engines, world::World};
use app::args;
use serde_json::Value;

on_both_engines!(
    a_company_is_added_once_and_found_by_any_word,
    the_list_is_narrowed_and_paged_by_name,
    a_comma_in_a_csrs_name_makes_no_two_of_them,
);

const ADD: &str = "companies/staff_api/add_company";

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

async fn a_comma_in_a_csrs_name_makes_no_two_of_them(world: World) {
    let rename = "UPDATE users SET name = 'Lindgren, Casey' WHERE email = 'casey@quoin.example'";
    world.run(rename, args![]).await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let list = admin
        .read("companies/staff_api/list_companies", &[("q", "brackwater")])
        .await
        .expect(200);
    let list: Value = serde_json::from_str(&list.body).unwrap();
    let mut csrs: Vec<&str> = list["companies"][0]["csrs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    csrs.sort_unstable();
    assert_eq!(csrs, ["Lindgren, Casey", "Robin Achterberg"]);
}
