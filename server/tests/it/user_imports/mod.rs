//! Users from a file: looked through, then done once; and who may not send one.

mod shown;

use crate::{
    client::{Answer, Client},
    on_both_engines,
    world::World,
};
use app::args;
use serde_json::Value;

on_both_engines!(
    every_problem_of_a_file_is_said_by_line_and_nothing_is_changed,
    a_name_that_fits_two_groups_is_a_problem,
    a_refused_line_leaves_nothing_that_a_later_one_finds,
    a_file_is_done_once_and_says_what_it_did,
    an_export_is_imported_again_and_changes_nothing,
    what_is_no_file_of_text_is_refused_at_its_field,
);

const ADMIN: &str = "admin@quoin.example";

const HERE: &str = "/staff/users/import";

/// Sends a file to this page, and returns the id of its import.
pub(crate) async fn sent(admin: &mut Client, page: &str, csv: &str) -> String {
    admin.upload(page, "file.csv", csv.as_bytes()).await.expect(200).made()
}

async fn looked(admin: &mut Client, id: &str) -> Value {
    let answer = admin
        .read("people/api/get_user_import", &[("id", id)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// Imports a file as it was looked through.
async fn import(admin: &mut Client, id: &str, run: &Value) -> Answer {
    let fields = [("id", id), ("seen", run["seen"].as_str().unwrap()), ("links", "on")];
    admin.call("people/api/import_users", &fields).await
}

/// What a run says of each problem: its line and its column.
pub(crate) fn problems(run: &Value) -> Vec<(u64, &str)> {
    run["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["line"].as_u64().unwrap(), problem["column"].as_str().unwrap()))
        .collect()
}

async fn users(world: &World) -> i64 {
    world.count("SELECT COUNT(*) FROM users", args![]).await
}

async fn every_problem_of_a_file_is_said_by_line_and_nothing_is_changed(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let before = users(&world).await;
    let id = sent(
        &mut admin,
        HERE,
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
    assert_eq!(
        problems(&run),
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
    import(&mut admin, &id, &run).await.expect(409);
    assert_eq!(users(&world).await, before);
    assert_eq!(world.events("user_added").await, 0);
    let page = admin.page(&format!("{HERE}/{id}")).await.expect(200);
    assert!(page.body.contains("12 problems"), "{}", page.body);
}

async fn a_name_that_fits_two_groups_is_a_problem(world: World) {
    // As a shop may have them from before this was refused.
    world
        .run(
            "INSERT INTO groups (id, name_en, name_ja, audience) VALUES ('old', 'オペレーター', '旧', 'staff')",
            args![],
        )
        .await;
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(
        &mut admin,
        HERE,
        "email,groups\nrobin@quoin.example,オペレーター\nsam@quoin.example,旧\n",
    )
    .await;
    let run = looked(&mut admin, &id).await;
    assert_eq!(problems(&run), [(2, "groups")], "{run}");
    assert!(run.to_string().contains("More than one group"), "{run}");
}

async fn a_refused_line_leaves_nothing_that_a_later_one_finds(world: World) {
    world
        .run(
            "INSERT INTO group_members (group_id, user_id)
             SELECT g.id, u.id FROM groups g CROSS JOIN users u
             WHERE g.built_in = 'administrators' AND u.email = 'olga@quoin.example'",
            args![],
        )
        .await;
    let mut admin = world.sign_in(ADMIN).await;
    // Ada would have left the administrators when it is found that staff cannot be buyers; as an operator she could not
    // change Robin.
    let file = "email,name,groups\nadmin@quoin.example,,Operators|Buyers\nrobin@quoin.example,,Operators\n";
    let id = sent(&mut admin, HERE, file).await;
    let run = looked(&mut admin, &id).await;
    assert_eq!(problems(&run), [(2, "groups")], "{run}");
    assert_eq!(run["changed"], 1, "{run}");
}

async fn a_file_is_done_once_and_says_what_it_did(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(
        &mut admin,
        HERE,
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
    let plan = run["planned"].to_string();
    assert!(plan.contains("\"joins Operators; leaves CSR\""), "{plan}");
    let before = users(&world).await;
    import(&mut admin, &id, &run).await.expect(200);
    import(&mut admin, &id, &run).await.expect(409);
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
    // A name from before this was refused.
    world
        .run(
            "INSERT INTO groups (id, name_en, name_ja, audience) VALUES ('old', 'Day|Night', '昼|夜', 'staff')",
            args![],
        )
        .await;
    world
        .run(
            "INSERT INTO group_members (group_id, user_id) VALUES ('old', $1)",
            args![world.user("robin@quoin.example").await],
        )
        .await;
    let mut admin = world.sign_in(ADMIN).await;
    let file = admin.page("/staff/users.csv").await.expect(200).body;
    assert!(file.contains("'=1+1") && file.contains(r"CSR|Day\|Night"), "{file}");
    let id = sent(&mut admin, HERE, &file).await;
    let run = looked(&mut admin, &id).await;
    assert_eq!(
        (&run["added"], &run["changed"], &run["unchanged"], &run["problem_count"]),
        (&0.into(), &0.into(), &12.into(), &0.into()),
        "{run}"
    );
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
