//! Users deactivated and reactivated, one by one and several at once.

use super::{ADMIN, added, change, fields, form_of, group, helper, user};
use crate::{on_both_engines, world::World};
use app::args;
use serde_json::Value;

on_both_engines!(
    deactivated_is_signed_out_at_once_and_signs_in_no_more,
    who_approves_orders_stays_until_somebody_else_does,
    nobody_deactivates_themselves_or_the_last_administrator,
    several_at_once_says_for_whom_it_was_not_done_and_why,
);

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
    let (active, inactive) = (r#"{"active":true}"#, r#"{"active":false}"#);
    assert_eq!(world.told("user_deactivated").await, [active, inactive]);
    admin
        .call("people/api/reactivate_user", &[("id", &ana)])
        .await
        .expect(200);
    assert_eq!(world.told("user_reactivated").await, [inactive, active]);
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

async fn who_approves_orders_stays_until_somebody_else_does(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let ben = world.user("ben@brackwater.example").await;
    let deactivated = ("people/api/deactivate_user", [("id", &*ben)]);
    let answer = admin.call(deactivated.0, &deactivated.1).await.expect(422);
    assert!(answer.body.contains("approval levels"), "{}", answer.body);
    world
        .run("DELETE FROM approval_rules WHERE approver_id = $1", args![&ben])
        .await;
    admin.call(deactivated.0, &deactivated.1).await.expect(200);
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
