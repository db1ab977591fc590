//! Users from a file: looked through, then done once; and who may not send one.

use crate::{client::Client, on_both_engines, world::World};
use app::{args, imports};
use serde_json::Value;

on_both_engines!(
    every_problem_of_a_file_is_said_by_line_and_nothing_is_changed,
    a_file_is_done_once_and_says_what_it_did,
    an_export_is_imported_again_and_changes_nothing,
    a_file_that_no_longer_fits_changes_nothing,
    what_is_no_file_of_text_is_refused_at_its_field,
    a_file_is_gone_after_a_day,
);

const ADMIN: &str = "admin@quoin.example";
const HERE: &str = "/staff/users/import";

/// Sends a file and returns its id.
async fn sent(admin: &mut Client, content: &str) -> String {
    let answer = admin.upload(HERE, "users.csv", content.as_bytes()).await.expect(200);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

async fn looked(admin: &mut Client, id: &str) -> Value {
    let answer = admin
        .read("people/api/get_user_import", &[("id", id)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

async fn users(world: &World) -> i64 {
    world.count("SELECT COUNT(*) FROM users", args![]).await
}

async fn every_problem_of_a_file_is_said_by_line_and_nothing_is_changed(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let before = users(&world).await;
    let id = sent(
        &mut admin,
        "\u{feff}email;name;groups;company;language;state\r\n\
         new@brackwater.example;New Buyer;Buyers;Brackwater Mutual;en;\r\n\
         nobody;No Address;Buyers;Brackwater Mutual;en;\r\n\
         a@x.example;;Buyers;Nowhere Ltd;xx;gone\r\n\
         b@x.example;B;No Such Group;;;\r\n\
         c@x.example;C;CSR|Administrators;;;\r\n\
         d@x.example;D;CSR;Brackwater Mutual;;\r\n\
         NEW@brackwater.example;Twice;Buyers;Brackwater Mutual;en;\r\n\
         e@x.example;E;Buyers;;;\r\n\
         admin@quoin.example;;;;;deactivated\r\n\
         casey@quoin.example;;Buyers;;;\r\n",
    )
    .await;
    let run = looked(&mut admin, &id).await;
    let problems: Vec<(u64, &str)> = run["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["line"].as_u64().unwrap(), problem["column"].as_str().unwrap()))
        .collect();
    assert_eq!(
        problems,
        [
            (3, "email"),
            (4, "name"),
            (4, "language"),
            (4, "state"),
            (4, "company"),
            (5, "groups"),
            (6, "groups"),
            (7, "company"),
            (8, "email"),
            (9, "company"),
            (10, ""),
            (11, "groups"),
        ],
        "{run}"
    );
    assert_eq!(run["problem_count"], 12);
    // None of it is done, neither by looking nor by pressing all the same.
    admin.call("people/api/import_users", &[("id", &id)]).await.expect(409);
    assert_eq!(users(&world).await, before);
    assert_eq!(world.events("user_added").await, 0);
    let page = admin.page(&format!("{HERE}/{id}")).await.expect(200);
    assert!(page.body.contains("12 problems"), "{}", page.body);
}

async fn a_file_is_done_once_and_says_what_it_did(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(
        &mut admin,
        "email,name,groups,company,state\n\
         new@brackwater.example,\"Buyer, New\",Buyers,Brackwater Mutual,\n\
         neu@quoin.example,Neu,オペレーター,,deactivated\n\
         ana@brackwater.example,Ana R.,,,\n\
         robin@quoin.example,,Operators,,\n\
         sam@quoin.example,Sam Whitlock,CSR,,active\n",
    )
    .await;
    let run = looked(&mut admin, &id).await;
    assert_eq!(
        (&run["added"], &run["changed"], &run["unchanged"]),
        (&2.into(), &2.into(), &1.into()),
        "{run}"
    );
    let before = users(&world).await;
    let fields = [("id", id.as_str()), ("links", "on")];
    admin.call("people/api/import_users", &fields).await.expect(200);
    admin.call("people/api/import_users", &fields).await.expect(409);
    assert_eq!(users(&world).await, before + 2);
    assert_eq!(world.events("password_link_sent").await, 2);
    assert_eq!(world.events("users_imported").await, 1);
    let run = looked(&mut admin, &id).await;
    assert_eq!((&run["added"], &run["changed"]), (&2.into(), &2.into()));
    assert!(run["done"].is_object());
    let list = admin.read("people/api/list_users", &[("q", "neu")]).await;
    let list: Value = serde_json::from_str(&list.body).unwrap();
    assert_eq!(list["users"][0]["active"], false);
    assert_eq!(list["users"][0]["groups"], serde_json::json!(["Operators"]));
    admin
        .call("people/api/import_users", &[("id", "nothing")])
        .await
        .expect(404);
}

async fn an_export_is_imported_again_and_changes_nothing(world: World) {
    world
        .run(
            "UPDATE users SET name = '=1+1', active = FALSE WHERE email = 'robin@quoin.example'",
            args![],
        )
        .await;
    let mut admin = world.sign_in(ADMIN).await;
    let file = admin.page("/staff/users.csv").await.expect(200).body;
    assert!(file.contains("'=1+1"));
    let id = sent(&mut admin, &file).await;
    let run = looked(&mut admin, &id).await;
    assert_eq!(
        (&run["added"], &run["changed"], &run["unchanged"], &run["problem_count"]),
        (&0.into(), &0.into(), &12.into(), &0.into()),
        "{run}"
    );
}

async fn a_file_that_no_longer_fits_changes_nothing(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(
        &mut admin,
        "email,name,groups,company\na@x.example,A,CSR,\nb@x.example,B,Buyers,Nordlys Outdoor Gear\n",
    )
    .await;
    assert_eq!(looked(&mut admin, &id).await["problem_count"], 0);
    // Meanwhile the company is called something else.
    world
        .run(
            "UPDATE companies SET name = 'Nordlys' WHERE name = 'Nordlys Outdoor Gear'",
            args![],
        )
        .await;
    let before = users(&world).await;
    admin.call("people/api/import_users", &[("id", &id)]).await.expect(409);
    assert_eq!(users(&world).await, before);
    // It was given back whole: it can still be done.
    let applied = world
        .count("SELECT COUNT(*) FROM imports WHERE applied_at IS NOT NULL", args![])
        .await;
    assert_eq!(applied, 0);
}

async fn what_is_no_file_of_text_is_refused_at_its_field(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let long = vec![b'a'; 10_000_001];
    for content in [b"".as_slice(), b" \n", b"\xff\xfe\x00", b"email\0", &long] {
        let answer = admin.upload(HERE, "users.csv", content).await.expect(422);
        assert!(answer.body.contains("\"file\""), "{}", answer.body);
    }
    admin.upload(HERE, "", b"email\n").await.expect(422);
    // Without JavaScript the page comes back with the message, or goes on.
    admin.page(HERE).await.expect(200);
    let answer = admin.upload_form(HERE, HERE, &[("users.csv", b"")]).await.expect(422);
    assert!(answer.body.contains("The file is empty."), "{}", answer.body);
    let answer = admin
        .upload_form(HERE, HERE, &[("users.csv", b"email\n")])
        .await
        .expect(303);
    let page = admin.page(answer.location()).await.expect(200);
    assert!(page.body.contains("There is nothing to do."), "{}", page.body);
    // Made for somebody else, nothing is taken.
    admin.forget_page();
    admin.upload(HERE, "users.csv", b"email\n").await.expect(409);
}

async fn a_file_is_gone_after_a_day(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(&mut admin, "email\nana@brackwater.example\n").await;
    imports::tidy(&world.shop).await.unwrap();
    looked(&mut admin, &id).await;
    world.later(24 * crate::world::HOUR);
    let mut admin = world.sign_in(ADMIN).await;
    admin
        .read("people/api/get_user_import", &[("id", &id)])
        .await
        .expect(404);
    imports::tidy(&world.shop).await.unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM imports", args![]).await, 0);
}
