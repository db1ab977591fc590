//! Orders and jobs on hold, rejected and cancelled.

use super::{approved, move_order, moved, refs, state, status};
use crate::{
    jobs::{ANA, OLGA, opened, to_state},
    on_both_engines,
    world::World,
};
use app::args;

on_both_engines!(
    an_order_on_hold_stands_still_and_goes_back_to_where_it_was,
    a_portal_job_is_held_by_itself,
    an_order_that_is_cancelled_half_made_costs_what_was_made,
    production_rejects_and_cancels_as_the_table_of_orders_says,
);

async fn an_order_on_hold_stands_still_and_goes_back_to_where_it_was(world: World) {
    let (order, jobs) = approved(&world, 2).await;
    let mut olga = world.sign_in(OLGA).await;
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    // Both jobs are of one order: it is put on hold once.
    let answer = moved(
        &mut olga,
        "hold",
        &refs(&jobs),
        &[("form[reason]", "The paper is late.")],
    )
    .await
    .expect(200);
    assert!(answer.location().ends_with("done=hold.2"), "{}", answer.location());
    assert_eq!(status(&world, &order).await, "on_hold");
    let left = moved(&mut olga, "finish", &refs(&jobs), &[]).await.expect(200);
    assert!(left.location().contains(".held"), "{}", left.location());
    to_state(&mut olga, &jobs[0], "finished").await.expect(409);
    let mut ana = world.sign_in(ANA).await;
    let read = ana
        .read("orders/api/get_order", &[("number", &order)])
        .await
        .expect(200);
    assert!(read.body.contains("The paper is late."), "{}", read.body);
    ana.call("orders/api/cancel_order", &[("number", &order)])
        .await
        .expect(409);
    move_order(&mut olga, &order, "hold", "Twice").await.expect(409);
    let back = moved(&mut olga, "release", &refs(&jobs), &[]).await.expect(200);
    assert!(back.location().ends_with("done=release.2"), "{}", back.location());
    assert_eq!(status(&world, &order).await, "in_production");
    moved(&mut olga, "finish", &refs(&jobs), &[]).await.expect(200);
    assert_eq!(status(&world, &order).await, "finished");
    // What was noted: from where, why, and the mails to the buyer.
    let (before, after): (String, String) = world
        .one(
            "SELECT before, after FROM events WHERE kind = 'order_status_changed' AND detail = 'on_hold'",
            args![],
        )
        .await;
    assert_eq!(before, r#"{"reason":"","status":"in_production"}"#);
    assert_eq!(after, r#"{"reason":"The paper is late.","status":"on_hold"}"#);
    let mails = world
        .count(
            "SELECT COUNT(*) FROM outbox o JOIN events e ON e.id = o.event_id
             WHERE e.kind = 'order_status_changed' AND o.address = 'ana@brackwater.example'",
            args![],
        )
        .await;
    assert_eq!(mails, 4, "in production, on hold, in production, finished");
}

async fn a_portal_job_is_held_by_itself(world: World) {
    let job = opened(&mut world.sign_in(ANA).await).await;
    let mut olga = world.sign_in(OLGA).await;
    for state in ["preflight", "proof_ready", "approved"] {
        to_state(&mut olga, &job, state).await.expect(200);
    }
    moved(&mut olga, "hold", &[&job], &[("form[reason]", "Which colour?")])
        .await
        .expect(200);
    to_state(&mut olga, &job, "in_production").await.expect(409);
    let again = moved(&mut olga, "hold", &[&job], &[("form[reason]", "Again")])
        .await
        .expect(200);
    assert!(again.location().contains("done=hold.0"), "{}", again.location());
    moved(&mut olga, "release", &[&job], &[]).await.expect(200);
    to_state(&mut olga, &job, "in_production").await.expect(200);
    assert_eq!(
        (world.events("job_held").await, world.events("job_released").await),
        (1, 1)
    );
    let free = r#"{"held":false,"reason":""}"#;
    let held = r#"{"held":true,"reason":"Which colour?"}"#;
    assert_eq!(world.told("job_held").await, [free, held]);
    assert_eq!(world.told("job_released").await, [held, free]);
    // What is given up is on hold no longer.
    moved(&mut olga, "hold", &[&job], &[("form[reason]", "Money")])
        .await
        .expect(200);
    to_state(&mut olga, &job, "cancelled").await.expect(200);
    assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE held", args![]).await, 0);
}

/// What was made is charged, and what was charged is one figure everywhere.
async fn an_order_that_is_cancelled_half_made_costs_what_was_made(world: World) {
    world
        .run(
            "UPDATE companies SET monthly_budget = 100000 WHERE name = 'Brackwater Mutual'",
            args![],
        )
        .await;
    let (order, jobs) = approved(&world, 2).await;
    let mut olga = world.sign_in(OLGA).await;
    for step in ["start", "finish", "ship"] {
        moved(&mut olga, step, &[&jobs[0]], &[]).await.expect(200);
    }
    assert_eq!(
        status(&world, &order).await,
        "approved",
        "as far as the last of its jobs"
    );
    let mut ana = world.sign_in(ANA).await;
    let page = ana.page(&format!("/orders/{order}")).await.expect(200).body;
    assert!(!page.contains("orders/api/cancel_order"), "{page}");
    ana.call("orders/api/cancel_order", &[("number", &order)])
        .await
        .expect(409);
    move_order(&mut olga, &order, "reject", "Too late").await.expect(409);
    let total = || world.count("SELECT total FROM orders WHERE number = $1", args![&order]);
    assert_eq!(total().await, 6_624);
    move_order(&mut olga, &order, "cancel", "The press is broken.")
        .await
        .expect(200);
    assert_eq!(total().await, 3_312);
    for path in ["/orders".to_owned(), format!("/orders/{order}")] {
        let page = ana.page(&path).await.expect(200).body;
        assert!(page.contains("€33.12") && !page.contains("€66.24"), "{path}: {page}");
    }
    let checkout = ana.read("orders/api/get_checkout", &[]).await.expect(200).body;
    assert!(checkout.contains("\"budget_left\":96688"), "{checkout}");
}

async fn production_rejects_and_cancels_as_the_table_of_orders_says(world: World) {
    let (order, jobs) = approved(&world, 1).await;
    let mut olga = world.sign_in(OLGA).await;
    move_order(&mut olga, &order, "cancel", "Too early").await.expect(409);
    move_order(&mut olga, &order, "release", "").await.expect(409);
    move_order(&mut olga, &order, "print", "x").await.expect(422);
    move_order(&mut olga, &order, "reject", " ").await.expect(422);
    move_order(&mut olga, "Q-2026-999999", "reject", "x").await.expect(404);
    move_order(&mut olga, &order, "reject", "We have no such paper.")
        .await
        .expect(200);
    assert_eq!(status(&world, &order).await, "rejected");
    assert_eq!(state(&world, &jobs[0]).await, "cancelled");
    move_order(&mut olga, &order, "hold", "x").await.expect(409);

    let (order, jobs) = approved(&world, 2).await;
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    move_order(&mut olga, &order, "reject", "Too late").await.expect(409);
    // Whoever has not production among their pages has no such function.
    let mut casey = world.sign_in("casey@quoin.example").await;
    move_order(&mut casey, &order, "cancel", "x").await.expect(404);
    move_order(&mut olga, &order, "cancel", "The press is broken.")
        .await
        .expect(200);
    assert_eq!(status(&world, &order).await, "cancelled");
    let read = world
        .sign_in(ANA)
        .await
        .read("orders/api/get_order", &[("number", &order)])
        .await
        .expect(200);
    assert!(read.body.contains("The press is broken."), "{}", read.body);
}
