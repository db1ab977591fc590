//! One's own account: profile, address, password, sessions, mails; and nothing of that on behalf.

use super::{ADMIN, ANA, NEW, OLD, mailed, mailed_to, token, try_sign_in};
use crate::{
    client::Client,
    on_both_engines,
    world::{HOUR, World},
};
use app::args;
use serde_json::Value;

on_both_engines!(
    staff_and_customers_have_an_account_and_a_csr_on_behalf_sees_no_more_than_before,
    on_behalf_nothing_of_the_account_can_be_changed,
    a_profile_is_changed_and_csrs_are_told_of_a_new_name,
    staff_are_found_by_a_name_they_gave_themselves,
    a_time_zone_is_followed_everywhere,
    a_changed_address_is_confirmed_at_the_new_one_and_told_to_the_old_one,
    an_address_that_somebody_has_gets_the_same_answer,
    changing_the_password_asks_for_the_old_one_and_spares_this_session,
    two_who_change_the_password_at_once,
    sessions_are_listed_and_ended,
    a_customer_declines_what_they_need_not_know,
);

async fn account(client: &mut Client) -> Value {
    let answer = client.read("account/api/get_account", &[]).await.expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

async fn staff_and_customers_have_an_account_and_a_csr_on_behalf_sees_no_more_than_before(world: World) {
    for email in [ANA, "casey@quoin.example", "admin@quoin.example"] {
        let mut client = world.sign_in(email).await;
        let page = client.page("/account").await.expect(200);
        for form in ["change_profile", "change_email", "change_password"] {
            assert!(page.body.contains(form), "{form} for {email}");
        }
        assert_eq!(page.body.contains("set_news"), email == ANA);
        assert_eq!(page.body.contains("href=\"/staff/preferences\""), email != ANA);
    }
    let mut acting = world.casey_for_ana().await;
    let page = acting.page("/account").await.expect(200);
    assert!(page.body.contains("Ana Ruiz"));
    for form in ["account/api", "sessions", "time_zone"] {
        assert!(!page.body.contains(form), "{form} on behalf");
    }
    assert_eq!(account(&mut acting).await["own"], Value::Null);
}

async fn on_behalf_nothing_of_the_account_can_be_changed(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let mut acting = world.casey_for_ana().await;
    let id = account(&mut ana).await["own"]["sessions"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for (function, fields) in [
        (
            "change_profile",
            vec![("form[name]", "X"), ("form[was]", "Ana Ruiz"), ("form[language]", "en")],
        ),
        (
            "change_email",
            vec![("form[email]", "x@y.example"), ("form[password]", OLD)],
        ),
        (
            "change_password",
            vec![("form[old]", OLD), ("form[new]", NEW), ("form[again]", NEW)],
        ),
        ("end_session", vec![("id", &*id)]),
        ("end_other_sessions", vec![]),
        ("set_news", vec![]),
    ] {
        acting
            .call(&format!("account/api/{function}"), &fields)
            .await
            .expect(403);
    }
    assert_eq!(world.events("on_behalf_refused").await, 6);
    assert_eq!(account(&mut ana).await["name"], "Ana Ruiz");
    assert_eq!(try_sign_in(&mut world.guest(), ANA, OLD).await, 200);
}

async fn a_profile_is_changed_and_csrs_are_told_of_a_new_name(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let change = |name: &'static str, was: &'static str, language: &'static str, zone: &'static str| {
        [
            ("form[name]", name),
            ("form[was]", was),
            ("form[language]", language),
            ("form[time_zone]", zone),
        ]
    };
    let profile = "account/api/change_profile";
    let same = change("Ana Ruiz", "Ana Ruiz", "en", "Asia/Tokyo");
    ana.call(profile, &same).await.expect(200);
    assert_eq!(mailed(&world).await.len(), 0, "a time zone is one's own");
    let renamed = change(" Ana María Ruiz ", "Ana Ruiz", "en", "Asia/Tokyo");
    ana.call(profile, &renamed).await.expect(200);
    assert_eq!(account(&mut ana).await["name"], "Ana María Ruiz");
    let mails = mailed(&world).await;
    assert!(mails.len() >= 2, "Casey and Robin serve Brackwater: {mails:?}");
    for mail in &mails {
        assert!(mail.to.ends_with("@quoin.example"));
        assert!(mail.text.contains("Ana Ruiz → Ana María Ruiz"), "{}", mail.text);
    }
    // She is found by her new name.
    let mut casey = world.sign_in("casey@quoin.example").await;
    let found = casey
        .read("on_behalf/api/find_buyers", &[("q", "maría")])
        .await
        .expect(200);
    assert!(found.body.contains("Ana María Ruiz"), "{}", found.body);
    // Somebody else was faster.
    let stale = change("Anna", "Ana Ruiz", "en", "");
    ana.call(profile, &stale).await.expect(409);
    for (fields, field) in [
        (change("", "Ana María Ruiz", "en", ""), "form[name]"),
        (change("Ana", "Ana María Ruiz", "xx", ""), "form[language]"),
        (change("Ana", "Ana María Ruiz", "en", "Mars/Olympus"), "form[time_zone]"),
    ] {
        let answer = ana.call(profile, &fields).await.expect(422);
        assert!(answer.body.contains(field), "{}", answer.body);
    }
    let japanese = change("Ana María Ruiz", "Ana María Ruiz", "ja", "");
    ana.call(profile, &japanese).await.expect(200);
    let page = ana.page("/account").await.expect(200);
    assert!(page.body.contains("マイアカウント"));
}

async fn staff_are_found_by_a_name_they_gave_themselves(world: World) {
    let mut sam = world.sign_in("sam@quoin.example").await;
    let fields = [
        ("form[name]", "Zebulon Quix"),
        ("form[was]", "Sam Whitlock"),
        ("form[language]", "en"),
    ];
    sam.call("account/api/change_profile", &fields).await.expect(200);
    let mut admin = world.sign_in(ADMIN).await;
    for (q, found) in [("zebulon", true), ("whitlock", false)] {
        let list = admin.read("people/api/list_users", &[("q", q)]).await.expect(200);
        assert_eq!(list.body.contains("sam@quoin.example"), found, "{q}: {}", list.body);
    }
}

async fn a_time_zone_is_followed_everywhere(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.cookies.insert("tz".to_owned(), "America/New_York".to_owned());
    let hour = |account: &Value| {
        account["own"]["sessions"][0]["started"]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let said = hour(&account(&mut ana).await);
    assert!(said.ends_with("04:00"), "{said}");
    let fields = [
        ("form[name]", "Ana Ruiz"),
        ("form[was]", "Ana Ruiz"),
        ("form[language]", "en"),
        ("form[time_zone]", "Asia/Tokyo"),
    ];
    ana.call("account/api/change_profile", &fields).await.expect(200);
    let said = hour(&account(&mut ana).await);
    assert!(said.ends_with("18:00"), "{said}");
}

async fn a_changed_address_is_confirmed_at_the_new_one_and_told_to_the_old_one(world: World) {
    const NEXT: &str = "ana.ruiz@brackwater.example";
    let mut ana = world.sign_in(ANA).await;
    let change = |password: &'static str| {
        [
            ("form[email]", " Ana.Ruiz@Brackwater.example"),
            ("form[password]", password),
        ]
    };
    let answer = ana.call("account/api/change_email", &change("wrong")).await.expect(422);
    assert!(answer.body.contains("form[password]"), "{}", answer.body);
    ana.call("account/api/change_email", &change(OLD)).await.expect(200);
    assert_eq!(account(&mut ana).await["own"]["asked_email"], NEXT);
    let link = token(&mailed_to(&world, NEXT).await, "email");
    // Whoever gets the link may be signed in nowhere; looking at it changes nothing.
    let mut guest = world.guest();
    let page = guest.page(&format!("/email/{link}")).await.expect(200);
    assert!(page.body.contains(NEXT));
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    assert_eq!(account(&mut ana).await["email"], ANA);
    // It sets no password.
    guest.page(&format!("/password/{link}")).await.expect(404);
    guest
        .call("passwords/api/confirm_email", &[("token", &link)])
        .await
        .expect(200);
    guest
        .call("passwords/api/confirm_email", &[("token", &link)])
        .await
        .expect(409);
    assert_eq!(account(&mut ana).await["email"], NEXT);
    assert_eq!(try_sign_in(&mut world.guest(), ANA, OLD).await, 422);
    assert_eq!(try_sign_in(&mut world.guest(), NEXT, OLD).await, 200);
    let mails = mailed(&world).await;
    let to = |address: &str| mails.iter().filter(|mail| mail.to == address).count();
    assert_eq!(to(ANA), 1, "the old one is told: {mails:?}");
    assert_eq!(to("casey@quoin.example"), 1, "{mails:?}");
    let mut casey = world.sign_in("casey@quoin.example").await;
    let found = casey
        .read("on_behalf/api/find_buyers", &[("q", "ana.ruiz")])
        .await
        .expect(200);
    assert!(found.body.contains(NEXT), "{}", found.body);
    // Links wait an hour.
    let fields = [("form[email]", "late@brackwater.example"), ("form[password]", OLD)];
    ana.call("account/api/change_email", &fields).await.expect(200);
    let late = token(&mailed_to(&world, "late@brackwater.example").await, "email");
    world.later(HOUR);
    guest.page(&format!("/email/{late}")).await.expect(404);
}

async fn an_address_that_somebody_has_gets_the_same_answer(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let mut answers = Vec::new();
    for email in ["ben@brackwater.example", "nobody@brackwater.example"] {
        let fields = [("form[email]", email), ("form[password]", OLD)];
        let answer = ana.call("account/api/change_email", &fields).await.expect(200);
        let shown = account(&mut ana).await["own"]["asked_email"]
            .as_str()
            .unwrap()
            .replace(email, "");
        answers.push((answer.body, answer.status, shown));
    }
    assert_eq!(answers[0], answers[1]);
    let to: Vec<String> = mailed(&world).await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, ["nobody@brackwater.example"]);
}

async fn changing_the_password_asks_for_the_old_one_and_spares_this_session(world: World) {
    let (mut ana, mut other) = (world.sign_in(ANA).await, world.sign_in(ANA).await);
    mailed(&world).await;
    let change = |old: &'static str, new: &'static str| [("form[old]", old), ("form[new]", new), ("form[again]", new)];
    let path = "account/api/change_password";
    let wrong = ana.call(path, &change("wrong", NEW)).await.expect(422);
    assert!(wrong.body.contains("form[old]"), "{}", wrong.body);
    let same = ana.call(path, &change(OLD, OLD)).await.expect(422);
    assert!(same.body.contains("form[new]"), "{}", same.body);
    ana.call(path, &change(OLD, NEW)).await.expect(200);
    ana.page("/cart").await.expect(200);
    other.page("/cart").await.expect(303);
    assert_eq!(mailed_to(&world, ANA).await.subject, "Your password was changed");
    // Guesses at the old one are counted.
    for _ in 0..10 {
        ana.call(path, &change("wrong", NEW)).await.expect(422);
    }
    ana.call(path, &change(NEW, "velvet canyon tractor")).await.expect(429);
}

async fn two_who_change_the_password_at_once(world: World) {
    let (mut one, mut other) = (world.sign_in(ANA).await, world.sign_in(ANA).await);
    let first = [("form[old]", OLD), ("form[new]", NEW), ("form[again]", NEW)];
    let second = [
        ("form[old]", OLD),
        ("form[new]", "velvet canyon tractor"),
        ("form[again]", "velvet canyon tractor"),
    ];
    let path = "account/api/change_password";
    let (one, other) = futures::join!(one.call(path, &first), other.call(path, &second));
    let won = [one.status.as_u16(), other.status.as_u16()]
        .iter()
        .filter(|status| **status == 200)
        .count();
    assert_eq!(won, 1, "{one:?} {other:?}");
    assert_eq!(world.events("password_changed").await, 1);
    assert_eq!(world.count("SELECT COUNT(*) FROM sessions", args![]).await, 1);
}

async fn sessions_are_listed_and_ended(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let mut others = [world.sign_in(ANA).await, world.sign_in(ANA).await];
    let mut ben = world.sign_in("ben@brackwater.example").await;
    let listed = account(&mut ana).await;
    let sessions = listed["own"]["sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions[0]["is_this"], true);
    assert!(sessions[1..].iter().all(|session| session["is_this"] == false));
    let id = |session: &Value| session["id"].as_str().unwrap().to_owned();
    let bens = id(&account(&mut ben).await["own"]["sessions"][0]);
    for foreign in [bens.as_str(), "unknown", &id(&sessions[0])] {
        ana.call("account/api/end_session", &[("id", foreign)])
            .await
            .expect(404);
    }
    ana.call("account/api/end_session", &[("id", &id(&sessions[1]))])
        .await
        .expect(200);
    assert_eq!(account(&mut ana).await["own"]["sessions"].as_array().unwrap().len(), 2);
    ana.call("account/api/end_other_sessions", &[]).await.expect(200);
    for other in &mut others {
        other.page("/cart").await.expect(303);
    }
    ana.page("/cart").await.expect(200);
    ben.page("/cart").await.expect(200);
}

async fn a_customer_declines_what_they_need_not_know(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_cards("k").await;
    mailed(&world).await;
    let mut olga = world.sign_in("olga@quoin.example").await;
    let job = format!("{number}-1");
    let answer = [("number", &*job), ("text", "Hello."), ("state", "")];
    ana.call("account/api/set_news", &[("orders", "yes")]).await.expect(200);
    olga.call("jobs/staff_api/answer_on_job", &answer).await.expect(200);
    assert!(mailed(&world).await.iter().all(|mail| mail.to != ANA));
    ana.call("account/api/set_news", &[("orders", "yes"), ("jobs", "yes")])
        .await
        .expect(200);
    olga.call("jobs/staff_api/answer_on_job", &answer).await.expect(200);
    assert!(mailed(&world).await.iter().any(|mail| mail.to == ANA));
    assert_eq!(world.events("news_chosen").await, 2);
    olga.call("account/api/set_news", &[]).await.expect(404);
}
