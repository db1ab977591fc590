//! Users as they are added.

use super::{ADMIN, add, added, change, fields, form_of, group, problems, user};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    an_administrator_adds_a_csr_who_is_mailed_a_link_and_has_no_password,
    every_wrong_field_says_so_at_its_place_in_the_viewers_language,
    a_customer_has_a_company_and_staff_have_none,
    an_address_is_had_once,
    a_form_without_javascript_comes_back_with_what_was_typed,
);

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
    // A name that nobody could see is none.
    for name in ["\0", "\u{200b}", "\u{202e} \u{feff}"] {
        let answer = add(&mut admin, name, "a@b.example", "csr", "").await.expect(422);
        assert_eq!(fields(&answer.body), ["form[name]"], "{name:?}");
    }
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
