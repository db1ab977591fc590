//! What ends at once: sign-ins of a deactivated company, and acting for its buyers.

use super::{change, details};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    deactivated_its_buyers_are_guests_and_nobody_acts_for_them,
    what_the_policy_no_longer_allows_ends_at_once,
);

async fn deactivated_its_buyers_are_guests_and_nobody_acts_for_them(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    ana.add_cards().await;
    let mut liv = world.sign_in("liv@nordlys.example").await;
    let mut casey = world.casey_for_ana().await;
    let page = admin
        .page(&format!("/staff/companies/{company}"))
        .await
        .expect(200)
        .body;
    assert!(page.contains("Its buyers (2) are signed out"), "{page}");
    change(&mut admin, &company, "staff_api/deactivate_company", &[], 200).await;
    assert_eq!(ana.page("/cart").await.expect(303).location(), "/sign-in?next=/cart");
    casey.page("/cart").await.expect(409);
    let (how,): (String,) = world.one("SELECT ended_how FROM on_behalf_sessions", args![]).await;
    assert_eq!(how, "company_inactive");
    liv.page("/cart").await.expect(200);
    let sign_in = [("email", "ana@brackwater.example"), ("password", "quoin-demo")];
    world.guest().call("auth/api/sign_in", &sign_in).await.expect(422);
    assert_eq!(
        world.count("SELECT COUNT(*) FROM cart_lines", args![]).await,
        1,
        "carts stay"
    );

    change(&mut admin, &company, "staff_api/reactivate_company", &[], 200).await;
    world
        .sign_in("ana@brackwater.example")
        .await
        .page("/cart")
        .await
        .expect(200);
    assert_eq!(world.events("company_deactivated").await, 1);
    assert_eq!(world.events("company_reactivated").await, 1);
}

async fn what_the_policy_no_longer_allows_ends_at_once(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut casey = world.casey_for_ana().await;
    world
        .run(
            "UPDATE users SET on_behalf_consent_until = $1 WHERE email = 'ana@brackwater.example'",
            args![i64::MAX],
        )
        .await;
    let set = "staff_api/change_company";
    change(&mut admin, &company, set, &details("Brackwater Mutual", "ask"), 200).await;
    casey.page("/cart").await.expect(200); // Ana has consented
    change(&mut admin, &company, set, &details("Brackwater Mutual", "off"), 200).await;
    casey.page("/cart").await.expect(409);
    let (how, by): (String, String) = world
        .one(
            "SELECT s.ended_how, u.email FROM on_behalf_sessions s
             JOIN events e ON e.on_behalf_id = s.id AND e.kind = 'on_behalf_ended' JOIN users u ON u.id = e.actor_id",
            args![],
        )
        .await;
    assert_eq!((&*how, &*by), ("not_allowed", "admin@quoin.example"));
}
