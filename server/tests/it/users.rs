//! Users: added, changed, deactivated, several at once; and who may not be touched by whom.

use crate::{client::Client, on_both_engines, world::World};
use app::args;
use serde_json::Value;

on_both_engines!(
    an_administrator_adds_a_csr_who_is_mailed_a_link_and_has_no_password,
    every_wrong_field_says_so_at_its_place_in_the_viewers_language,
    a_customer_has_a_company_and_staff_have_none,
    an_address_is_had_once,
    deactivated_is_signed_out_at_once_and_signs_in_no_more,
    nobody_deactivates_themselves_or_the_last_administrator,
    nobody_changes_who_administers_what_they_do_not,
    a_company_stays_with_who_has_ordered_there,
    a_buyer_of_another_company_is_found_there,
    a_form_for_a_user_who_was_changed_meanwhile_is_refused,
    groups_are_left_and_joined_by_the_rules,
    several_at_once_says_for_whom_it_was_not_done_and_why,
    a_form_without_javascript_comes_back_with_what_was_typed,
);

const ADMIN: &str = "admin@quoin.example";

pub(crate) async fn group(world: &World, built_in: &'static str) -> String {
    world
        .one::<(String,)>("SELECT id FROM groups WHERE built_in = $1", args![built_in])
        .await
        .0
}

/// Adds a user through the form and returns the id.
async fn added(admin: &mut Client, name: &str, email: &str, group: &str, company: &str) -> String {
    let answer = add(admin, name, email, group, company).await.expect(200);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

async fn add(admin: &mut Client, name: &str, email: &str, group: &str, company: &str) -> crate::client::Answer {
    let fields = [
        ("form[name]", name),
        ("form[email]", email),
        ("form[group]", group),
        ("form[company]", company),
        ("form[language]", "en"),
        ("form[send]", "on"),
    ];
    admin.call("people/api/add_user", &fields).await
}

pub(crate) async fn user(client: &mut Client, id: &str) -> Value {
    let answer = client.read("people/api/get_user", &[("id", id)]).await.expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// The fields of the form of a user as they now are.
async fn form_of(client: &mut Client, id: &str) -> Vec<(String, String)> {
    let user = user(client, id).await;
    let text = |name: &str| user[name].as_str().unwrap_or_default().to_owned();
    let mut fields = vec![
        ("id".to_owned(), id.to_owned()),
        ("form[name]".to_owned(), text("name")),
        ("form[email]".to_owned(), text("email")),
        ("form[language]".to_owned(), text("lang")),
        ("form[seen]".to_owned(), text("seen")),
    ];
    if let Some(company) = user["company"]["name"].as_str() {
        fields.push(("form[company]".to_owned(), company.to_owned()));
    }
    for group in user["groups"].as_array().unwrap() {
        fields.push(("form[groups][]".to_owned(), group.as_str().unwrap().to_owned()));
    }
    fields
}

async fn change(client: &mut Client, form: &[(String, String)], other: &[(&str, &str)]) -> crate::client::Answer {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name))
        .chain(other.iter().copied())
        .collect();
    client.call("people/api/change_user", &fields).await
}

/// Field and message of each thing that was refused.
fn problems(body: &str) -> Vec<(String, String)> {
    let error: Value = serde_json::from_str(body).unwrap();
    let text = |problem: &Value, name: &str| problem[name].as_str().unwrap().to_owned();
    error["Invalid"]
        .as_array()
        .unwrap_or_else(|| panic!("{body}"))
        .iter()
        .map(|problem| (text(problem, "field"), text(problem, "message")))
        .collect()
}

fn fields(body: &str) -> Vec<String> {
    problems(body).into_iter().map(|(field, _)| field).collect()
}

async fn an_administrator_adds_a_csr_who_is_mailed_a_link_and_has_no_password(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let csr = group(&world, "csr").await;
    let id = added(&mut admin, "Nell Carver", " Nell@Quoin.example ", &csr, "").await;
    let nell = user(&mut admin, &id).await;
    assert_eq!(nell["email"], "nell@quoin.example");
    assert_eq!(nell["groups"], serde_json::json!([csr]));
    assert_eq!(nell["has_password"], false);
    for kind in ["user_added", "group_member_added", "password_link_sent"] {
        assert_eq!(world.events(kind).await, 1, "{kind}");
    }
    let mails = world
        .count(
            "SELECT COUNT(*) FROM outbox WHERE address = 'nell@quoin.example'",
            args![],
        )
        .await;
    assert_eq!(mails, 1);
    // No password fits, not even an empty one.
    for password in ["", " ", "quoin-demo"] {
        let fields = [("email", "nell@quoin.example"), ("password", password)];
        world.guest().call("auth/api/sign_in", &fields).await.expect(422);
    }
    // Without the check box no link goes out.
    let fields = [
        ("form[name]", "Later"),
        ("form[email]", "later@quoin.example"),
        ("form[group]", &csr),
        ("form[language]", "ja"),
    ];
    admin.call("people/api/add_user", &fields).await.expect(200);
    assert_eq!(world.events("password_link_sent").await, 1);
}

async fn every_wrong_field_says_so_at_its_place_in_the_viewers_language(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let wrong = [("form[name]", " "), ("form[email]", "nell@"), ("form[language]", "xx")];
    let answer = admin.call("people/api/add_user", &wrong).await.expect(422);
    assert_eq!(
        fields(&answer.body),
        ["form[name]", "form[email]", "form[language]", "form[group]"]
    );
    let long = "x".repeat(121);
    let answer = add(&mut admin, &long, "a@b.example", "no-such-group", "")
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[name]"]);
    let answer = add(&mut admin, "A", "a@b.example", "no-such-group", "")
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[group]"]);
    admin.call("auth/api/set_language", &[("lang", "ja")]).await.expect(200);
    admin.page("/staff/users").await;
    let answer = admin.call("people/api/add_user", &wrong).await.expect(422);
    assert!(problems(&answer.body)[0].1.contains("名前"), "{}", answer.body);
}

async fn a_customer_has_a_company_and_staff_have_none(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let (buyers, csr) = (group(&world, "buyers").await, group(&world, "csr").await);
    for (group, company) in [(&buyers, ""), (&buyers, "No Such Company"), (&csr, "Brackwater Mutual")] {
        let answer = add(&mut admin, "Nell", "nell@brackwater.example", group, company)
            .await
            .expect(422);
        assert_eq!(fields(&answer.body), ["form[company]"], "{company}");
    }
    added(
        &mut admin,
        "Nell",
        "nell@brackwater.example",
        &buyers,
        "Brackwater Mutual",
    )
    .await;
    // A CSR finds her among the buyers.
    let mut casey = world.sign_in("casey@quoin.example").await;
    let found = casey.read("on_behalf/api/find_buyers", &[("query", "nell")]).await;
    assert!(found.body.contains("nell@brackwater.example"), "{}", found.body);
}

async fn an_address_is_had_once(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let csr = group(&world, "csr").await;
    let answer = add(&mut admin, "Casey", "CASEY@quoin.example", &csr, "")
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[email]"]);
    let robin = world.user("robin@quoin.example").await;
    let form = form_of(&mut admin, &robin).await;
    let answer = change(&mut admin, &form, &[("form[email]", "casey@quoin.example")])
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[email]"]);
}

async fn deactivated_is_signed_out_at_once_and_signs_in_no_more(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let ana = world.user("ana@brackwater.example").await;
    let mut hers = world.sign_in("ana@brackwater.example").await;
    hers.read("orders/api/list_orders", &[]).await.expect(200);
    admin
        .call("people/api/deactivate_user", &[("id", &ana)])
        .await
        .expect(200);
    let page = hers.page("/orders").await;
    assert!(page.location().starts_with("/sign-in"), "{}", page.status);
    let sessions = world
        .count("SELECT COUNT(*) FROM sessions WHERE user_id = $1", args![&ana])
        .await;
    assert_eq!(sessions, 0);
    let fields = [("email", "ana@brackwater.example"), ("password", "quoin-demo")];
    world.guest().call("auth/api/sign_in", &fields).await.expect(422);
    // No link for who cannot sign in, and done twice it is done once.
    admin
        .call("people/api/send_password_link", &[("id", &ana)])
        .await
        .expect(422);
    admin
        .call("people/api/deactivate_user", &[("id", &ana)])
        .await
        .expect(200);
    assert_eq!(world.events("user_deactivated").await, 1);
    admin
        .call("people/api/reactivate_user", &[("id", &ana)])
        .await
        .expect(200);
    world.guest().call("auth/api/sign_in", &fields).await.expect(200);
    for function in [
        "deactivate_user",
        "reactivate_user",
        "send_password_link",
        "change_user",
    ] {
        admin
            .call(
                &format!("people/api/{function}"),
                &[
                    ("id", "nobody"),
                    ("form[name]", "A"),
                    ("form[email]", "a@b.example"),
                    ("form[language]", "en"),
                ],
            )
            .await
            .expect(404);
    }
}

async fn nobody_deactivates_themselves_or_the_last_administrator(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let own = world.user(ADMIN).await;
    admin
        .call("people/api/deactivate_user", &[("id", &own)])
        .await
        .expect(403);
    let administrators = group(&world, "administrators").await;
    let id = added(&mut admin, "Second", "second@quoin.example", &administrators, "").await;
    world
        .run(
            "UPDATE users SET password_hash = (SELECT u.password_hash FROM users u WHERE u.email = 'admin@quoin.example')
             WHERE id = $1",
            args![&id],
        )
        .await;
    let mut second = world.sign_in("second@quoin.example").await;
    second
        .call("people/api/deactivate_user", &[("id", &own)])
        .await
        .expect(200);
    // The only one left cannot leave the group either.
    let form = form_of(&mut second, &id).await;
    let csr = group(&world, "csr").await;
    let answer = change(&mut second, &form, &[("form[groups][]", &csr)])
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[groups]"]);
    assert_eq!(
        user(&mut second, &id).await["groups"],
        serde_json::json!([administrators])
    );
}

/// Somebody who may open the page "Users" and nothing else of the administration.
async fn helper(world: &World) -> Client {
    for sql in [
        "INSERT INTO groups (id, name_en, name_ja, audience) VALUES ('helpdesk', 'Helpdesk', 'ヘルプデスク', 'staff')",
        "INSERT INTO page_access (group_id, page) VALUES ('helpdesk', 'users')",
        "DELETE FROM group_members WHERE user_id = (SELECT id FROM users WHERE email = 'olga@quoin.example')",
        "INSERT INTO group_members (group_id, user_id) SELECT 'helpdesk', id FROM users WHERE email = 'olga@quoin.example'",
    ] {
        world.run(sql, args![]).await;
    }
    world.sign_in("olga@quoin.example").await
}

async fn nobody_changes_who_administers_what_they_do_not(world: World) {
    let mut olga = helper(&world).await;
    let admin = world.user(ADMIN).await;
    let form = form_of(&mut olga, &admin).await;
    change(&mut olga, &form, &[("form[email]", "olga+admin@quoin.example")])
        .await
        .expect(403);
    olga.call("people/api/deactivate_user", &[("id", &admin)])
        .await
        .expect(403);
    assert!(user(&mut olga, &admin).await["locked"].is_string());
    // Nor does she give what she lacks.
    let administrators = group(&world, "administrators").await;
    let answer = add(&mut olga, "N", "n@quoin.example", &administrators, "")
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[group]"]);
    // Customers are hers to look after.
    let ana = world.user("ana@brackwater.example").await;
    let form = form_of(&mut olga, &ana).await;
    change(&mut olga, &form, &[("form[name]", "Ana Ruiz-Vega")])
        .await
        .expect(200);
    assert_eq!(user(&mut olga, &ana).await["name"], "Ana Ruiz-Vega");
}

async fn a_company_stays_with_who_has_ordered_there(world: World) {
    world.sign_in("ana@brackwater.example").await.order_cards("stays").await;
    let mut admin = world.sign_in(ADMIN).await;
    for email in ["ana@brackwater.example", "ben@brackwater.example"] {
        // Ana has ordered, Ben approves.
        let id = world.user(email).await;
        let form = form_of(&mut admin, &id).await;
        let answer = change(&mut admin, &form, &[("form[company]", "Hoshikawa Medical Devices")])
            .await
            .expect(422);
        assert_eq!(fields(&answer.body), ["form[company]"], "{email}");
        assert!(user(&mut admin, &id).await["company"]["stays"].is_string());
    }
}

async fn a_buyer_of_another_company_is_found_there(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let buyers = group(&world, "buyers").await;
    let id = added(
        &mut admin,
        "Nell",
        "nell@somewhere.example",
        &buyers,
        "Brackwater Mutual",
    )
    .await;
    let form = form_of(&mut admin, &id).await;
    change(&mut admin, &form, &[("form[company]", "Hoshikawa Medical Devices")])
        .await
        .expect(200);
    let mut sam = world.sign_in("sam@quoin.example").await;
    let found = sam
        .read("on_behalf/api/find_buyers", &[("query", "nell hoshikawa")])
        .await;
    assert!(found.body.contains("nell@somewhere.example"), "{}", found.body);
    let (before, after): (String, String) = world
        .one("SELECT before, after FROM events WHERE kind = 'user_changed'", args![])
        .await;
    assert_eq!(before, r#"{"company":"Brackwater Mutual"}"#);
    assert_eq!(after, r#"{"company":"Hoshikawa Medical Devices"}"#);
}

async fn a_form_for_a_user_who_was_changed_meanwhile_is_refused(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let robin = world.user("robin@quoin.example").await;
    let form = form_of(&mut admin, &robin).await;
    change(&mut admin, &form, &[("form[name]", "Robin A.")])
        .await
        .expect(200);
    change(&mut admin, &form, &[("form[name]", "Robin B.")])
        .await
        .expect(409);
    assert_eq!(user(&mut admin, &robin).await["name"], "Robin A.");
}

async fn groups_are_left_and_joined_by_the_rules(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let robin = world.user("robin@quoin.example").await;
    let (csr, operators, administrators, buyers) = (
        group(&world, "csr").await,
        group(&world, "operators").await,
        group(&world, "administrators").await,
        group(&world, "buyers").await,
    );
    let form = form_of(&mut admin, &robin).await;
    for groups in [vec![&csr, &administrators], vec![&csr, &buyers], vec![]] {
        let chosen: Vec<(&str, &str)> = groups.iter().map(|group| ("form[groups][]", group.as_str())).collect();
        // None at all is said by a field that names none.
        let chosen = if chosen.is_empty() {
            vec![("form[groups][]", "")]
        } else {
            chosen
        };
        let answer = change(&mut admin, &form, &chosen).await.expect(422);
        assert_eq!(fields(&answer.body), ["form[groups]"], "{groups:?}");
    }
    // From CSR to Administrators at once: the one is left before the other is joined.
    change(&mut admin, &form, &[("form[groups][]", &operators)])
        .await
        .expect(200);
    let form = form_of(&mut admin, &robin).await;
    change(&mut admin, &form, &[("form[groups][]", &administrators)])
        .await
        .expect(200);
    assert_eq!(
        user(&mut admin, &robin).await["groups"],
        serde_json::json!([administrators])
    );
}

async fn several_at_once_says_for_whom_it_was_not_done_and_why(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let (ana, own) = (world.user("ana@brackwater.example").await, world.user(ADMIN).await);
    let fields = [
        ("users[]", ana.as_str()),
        ("users[]", &own),
        ("users[]", "nobody"),
        ("task", "deactivate"),
        ("back", "/staff/users?q=a"),
    ];
    let answer = admin.call("people/api/change_users", &fields).await.expect(200);
    let to = answer.location().to_owned();
    assert!(to.starts_with("/staff/users?q=a&batch="), "{to}");
    let batch = to.rsplit('=').next().unwrap();
    let list = admin
        .read("people/api/list_users", &[("batch", batch)])
        .await
        .expect(200);
    let outcome = serde_json::from_str::<Value>(&list.body).unwrap()["outcome"].clone();
    assert_eq!(outcome["done"], 1);
    assert_eq!(outcome["refused"][0]["name"], "Ada Moreau");
    assert_eq!(outcome["refused"].as_array().unwrap().len(), 2);
    let page = admin.page(&to).await.expect(200);
    assert!(page.body.contains("You cannot deactivate yourself."), "{}", page.body);
    // What came of it is nobody else's.
    let mut olga = helper(&world).await;
    let list = olga
        .read("people/api/list_users", &[("batch", batch)])
        .await
        .expect(200);
    assert_eq!(
        serde_json::from_str::<Value>(&list.body).unwrap()["outcome"],
        Value::Null
    );
    // Nobody, no group, no task.
    admin
        .call("people/api/change_users", &[("task", "deactivate")])
        .await
        .expect(422);
    for (task, expected) in [("join", 422), ("delete", 422)] {
        admin
            .call("people/api/change_users", &[("users[]", &ana), ("task", task)])
            .await
            .expect(expected);
    }
    let csr = group(&world, "csr").await;
    let olga = world.user("olga@quoin.example").await;
    let fields = [("users[]", olga.as_str()), ("task", "join"), ("group", &csr)];
    let answer = admin.call("people/api/change_users", &fields).await.expect(200);
    assert!(answer.location().starts_with("/staff/users?batch="));
}

async fn a_form_without_javascript_comes_back_with_what_was_typed(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let page = admin.page("/staff/users/new").await.expect(200);
    assert!(page.body.contains("<optgroup label=\"Staff\">"), "{}", page.body);
    let csr = group(&world, "csr").await;
    let fields = [
        ("form[name]", "Nell <Carver>"),
        ("form[email]", "casey@quoin.example"),
        ("form[group]", csr.as_str()),
        ("form[language]", "ja"),
    ];
    let answer = admin
        .form("/staff/users/new", "people/api/add_user", &fields)
        .await
        .expect(422);
    for kept in [
        "Nell &lt;Carver&gt;",
        "Another user has this e-mail address.",
        "selected value=\"ja\"",
    ] {
        let kept_another_way = "value=\"ja\" selected";
        assert!(
            answer.body.contains(kept) || (kept.contains("selected") && answer.body.contains(kept_another_way)),
            "{kept} in {}",
            answer.body
        );
    }
    let fields = [
        ("form[name]", "Nell"),
        ("form[email]", "nell@quoin.example"),
        ("form[group]", csr.as_str()),
        ("form[language]", "ja"),
    ];
    let answer = admin
        .form("/staff/users/new", "people/api/add_user", &fields)
        .await
        .expect(303);
    admin.page(answer.location()).await.expect(200);
}
