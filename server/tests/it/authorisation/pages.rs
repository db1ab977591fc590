//! Every page and upload answers each person as the table says.

use super::{
    GROUP, letter, objects, restore, routes, sign_in,
    tables::{DOWNLOADS, PAGES, PEOPLE, UPLOADS},
};
use crate::{on_both_engines, world::World};
use app::args;
use std::collections::BTreeMap;

on_both_engines!(
    every_page_answers_each_person_as_the_table_says,
    every_upload_answers_each_person_as_the_table_says,
);

async fn every_page_answers_each_person_as_the_table_says(world: World) {
    let table: BTreeMap<&str, &str> = PAGES.iter().copied().collect();
    assert_eq!(
        routes(),
        table.keys().map(ToString::to_string).collect(),
        "routes and the table"
    );
    let downloads: BTreeMap<&str, &str> = DOWNLOADS.iter().copied().collect();
    let objects = objects(&world).await;
    for (n, person) in PEOPLE.iter().enumerate() {
        let mut client = sign_in(&world, person).await;
        for (page, letters) in table.iter().chain(&downloads) {
            let path = page
                .replace("jobs/{number}", &format!("jobs/{}", objects.job))
                .replace("{version}", &objects.version)
                .replace("{number}", &objects.number)
                .replace("/price-sheets/{id}", &format!("/price-sheets/{}", objects.sheet))
                .replace("/companies/{id}/{section}", "/companies/{id}/addresses")
                .replace("/companies/{id}", &format!("/companies/{}", objects.company))
                .replace("/audit-log/{id}", &format!("/audit-log/{}", objects.event))
                .replace(
                    "/catalogue/import/{id}",
                    &format!("/catalogue/import/{}", objects.products),
                )
                .replace("/catalogue/{id}", &format!("/catalogue/{}", objects.product))
                .replace("/users/import/{id}", &format!("/users/import/{}", objects.import))
                .replace("/users/{id}", &format!("/users/{}", objects.robin))
                .replace("/groups/{id}", &format!("/groups/{GROUP}"))
                .replace("/mails/{id}", &format!("/mails/{}", objects.mail))
                .replace("{id}", &objects.session)
                .replace("settings/{section}", "settings/shop")
                .replace("{slug}", "business-cards");
            let answer = client.page(&path).await;
            let got = match (answer.status.as_u16(), answer.location()) {
                (200, _) => 'Y',
                (302 | 303, to) if to.starts_with("/sign-in") => 'S',
                (302 | 303, _) => 'G',
                (403, _) => 'F',
                (404, _) => '-',
                _ => '?',
            };
            let expected = letters.chars().nth(n).unwrap();
            assert_eq!(got, expected, "{page} for {person}: {}", answer.status);
        }
    }
}

async fn every_upload_answers_each_person_as_the_table_says(world: World) {
    let objects = objects(&world).await;
    for (n, person) in PEOPLE.iter().enumerate() {
        let mut client = sign_in(&world, person).await;
        for (route, letters) in UPLOADS {
            let path = route
                .replace("{number}", &objects.job)
                .replace("{id}", &objects.product);
            let before = world.count("SELECT COUNT(*) FROM file_versions", args![]).await;
            let answer = client.upload(&path, "more.pdf", person.as_bytes()).await;
            let got = letter(answer.status.as_u16());
            let expected = letters.chars().nth(n).unwrap();
            assert_eq!(got, expected, "{route} by {person}: {} {}", answer.status, answer.body);
            let after = world.count("SELECT COUNT(*) FROM file_versions", args![]).await;
            assert!(after == before || expected == 'Y', "{route} took a file of {person}");
            restore(&world, &objects).await;
        }
    }
}
