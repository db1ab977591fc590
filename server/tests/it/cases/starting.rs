//! Cases 1 to 7: who may start, and for whom.

use super::{ANA, CASEY, LIV, START, STOP};
use crate::{client::Client, on_both_engines, world::World};
use app::args;
use axum::{
    body::Body,
    http::{Request, header},
};

on_both_engines!(
    case_01_a_csr_who_does_not_serve_the_company_gets_404_no_session_and_a_recorded_denial,
    case_02_a_target_with_a_staff_group_is_refused,
    case_03_start_and_stop_are_posts_of_our_own_pages_only,
    case_04_an_inactive_buyer_or_company_is_refused_with_the_reason,
    case_05_an_empty_reason_starts_nothing,
    case_06_without_consent_page_post_and_deep_link_all_refuse,
    case_07_starting_another_while_acting_closes_the_first_and_keeps_the_actor,
);

async fn sessions(world: &World) -> i64 {
    world.count("SELECT COUNT(*) FROM on_behalf_sessions", args![]).await
}

async fn case_01_a_csr_who_does_not_serve_the_company_gets_404_no_session_and_a_recorded_denial(world: World) {
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.try_start(&world.user(ANA).await, "order").await.expect(404);
    sam.try_start("nobody", "order").await.expect(404);
    assert_eq!(sessions(&world).await, 0);
    assert_eq!(world.events("on_behalf_denied").await, 2);
}

async fn case_02_a_target_with_a_staff_group_is_refused(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    for email in ["admin@quoin.example", CASEY, "olga@quoin.example"] {
        casey.try_start(&world.user(email).await, "order").await.expect(403);
    }
    assert_eq!(sessions(&world).await, 0);
}

async fn case_03_start_and_stop_are_posts_of_our_own_pages_only(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    let ana = world.user(ANA).await;
    for function in [START, STOP] {
        casey.read(function, &[]).await.expect(405);
        for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
            post_from(&mut casey, function, &ana, name, value).await;
        }
    }
    assert_eq!(sessions(&world).await, 0);
    casey.start(&ana, "order").await;
    post_from(&mut casey, STOP, &ana, "origin", "https://evil.example").await;
    assert!(
        casey
            .page("/catalogue")
            .await
            .body
            .contains("Ordering on behalf of Ana Ruiz")
    );
}

async fn post_from(casey: &mut Client, function: &str, buyer: &str, header_name: &'static str, value: &str) {
    let request = Request::post(format!("/api/app/{function}"))
        .header(header_name, value)
        .header("x-quoin-identity", &casey.identity)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("buyer={buyer}&reason=other&mode=order")));
    casey.send(request.unwrap()).await.expect(403);
}

async fn case_04_an_inactive_buyer_or_company_is_refused_with_the_reason(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in(CASEY).await;
    world
        .run("UPDATE users SET active = $1 WHERE id = $2", args![false, &ana])
        .await;
    let answer = casey.try_start(&ana, "order").await.expect(403);
    assert!(answer.body.contains("buyer is deactivated"), "{}", answer.body);
    world
        .run("UPDATE users SET active = $1 WHERE id = $2", args![true, &ana])
        .await;
    world
        .run(
            "UPDATE companies SET active = $1 WHERE name = 'Brackwater Mutual'",
            args![false],
        )
        .await;
    let answer = casey.try_start(&ana, "order").await.expect(403);
    assert!(answer.body.contains("company is deactivated"), "{}", answer.body);
    assert_eq!(sessions(&world).await, 0);
}

async fn case_05_an_empty_reason_starts_nothing(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in(CASEY).await;
    for reason in ["", " ", "because"] {
        let fields = [("buyer", &*ana), ("reason", reason), ("mode", "order")];
        let answer = casey.call(START, &fields).await.expect(422);
        assert!(answer.body.contains("\"field\":\"reason\""), "{}", answer.body);
    }
    assert_eq!(sessions(&world).await, 0);
    assert!(
        !casey
            .page("/on-behalf")
            .await
            .expect(200)
            .body
            .contains("Ordering on behalf of")
    );
}

async fn case_06_without_consent_page_post_and_deep_link_all_refuse(world: World) {
    let liv = world.user(LIV).await;
    let deep_link = format!("/on-behalf?buyer={liv}");
    let mut casey = world.sign_in(CASEY).await;
    let dialog = casey.page(&deep_link).await.expect(200).body;
    assert!(dialog.contains("start_on_behalf"), "Liv has consented: {dialog}");
    let mut livs = world.sign_in(LIV).await;
    livs.call("on_behalf/api/withdraw_consent", &[]).await.expect(200);
    for page in ["/on-behalf?q=liv", &deep_link] {
        let page = casey.page(page).await.expect(200).body;
        assert!(
            page.contains("has not agreed") && !page.contains("start_on_behalf"),
            "{page}"
        );
    }
    casey.try_start(&liv, "look").await.expect(403);
    // Nor where the company has switched it off: there the buyer is not even found.
    world
        .run("UPDATE companies SET on_behalf_policy = 'off'", args![])
        .await;
    assert!(!casey.page(&deep_link).await.body.contains("start_on_behalf"));
    casey.try_start(&world.user(ANA).await, "order").await.expect(403);
    assert_eq!(sessions(&world).await, 0);
}

async fn case_07_starting_another_while_acting_closes_the_first_and_keeps_the_actor(world: World) {
    let mut casey = world.casey_for_ana().await;
    let liv = world.user(LIV).await;
    casey.start(&liv, "order").await;
    let casey_id = world.user(CASEY).await;
    let open: Vec<(String, String)> = world
        .shop
        .db()
        .all(
            "SELECT actor_id, subject_id FROM on_behalf_sessions WHERE ended_at IS NULL",
            args![],
        )
        .await
        .unwrap();
    assert_eq!(open, [(casey_id, liv)]);
    let (how,): (String,) = world
        .one(
            "SELECT ended_how FROM on_behalf_sessions WHERE ended_at IS NOT NULL",
            args![],
        )
        .await;
    assert_eq!(how, "switched");
}
