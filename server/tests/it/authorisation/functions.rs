//! Every server function answers each person as the table says.

use super::{
    fields, letter, objects, restore, sign_in,
    tables::{FUNCTIONS, PEOPLE, STAFF_FUNCTIONS},
};
use crate::{client::Client, on_both_engines, world::World};
use server_fn::axum::server_fn_paths;
use std::collections::{BTreeMap, BTreeSet};

on_both_engines!(every_server_function_answers_each_person_as_the_table_says,);

async fn every_server_function_answers_each_person_as_the_table_says(world: World) {
    let methods: BTreeMap<&str, String> = server_fn_paths()
        .map(|(path, method)| (path, method.to_string()))
        .collect();
    let table: BTreeMap<&str, &str> = FUNCTIONS.iter().chain(STAFF_FUNCTIONS).copied().collect();
    let registered: BTreeSet<_> = methods
        .keys()
        .map(|path| path.trim_start_matches("/api/app/"))
        .collect();
    assert_eq!(
        registered,
        table.keys().copied().collect(),
        "registered functions and the table"
    );
    let objects = objects(&world).await;
    let mut people = BTreeMap::new();
    for (function, letters) in &table {
        let reads = methods[format!("/api/app/{function}").as_str()] == "GET";
        for (person, expected) in PEOPLE.iter().zip(letters.chars()) {
            // It would end the session of another who is the same user.
            if *function == "account/api/end_other_sessions" {
                people.clear();
            }
            let mut client = match people.get(person) {
                Some(client) => Client::clone(client),
                None => sign_in(&world, person).await,
            };
            let fields = fields(&objects, function);
            let answer = if reads {
                client.read(function, &fields).await
            } else {
                client.call(function, &fields).await
            };
            let got = letter(answer.status.as_u16());
            assert_eq!(
                got, expected,
                "{function} by {person}: {} {}",
                answer.status, answer.body
            );
            // What one person does must not become what the next one finds.
            restore(&world, &objects).await;
            if answer.cookie("quoin").is_some() {
                people.remove(person);
            } else {
                people.insert(*person, client);
            }
        }
    }
}
