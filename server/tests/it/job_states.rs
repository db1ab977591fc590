//! Jobs on their way: the steps of the table, what waits for the order, and what the order follows.

use crate::{
    client::Client,
    jobs::{ANA, OLGA, job, opened, to_state},
    on_both_engines,
    world::World,
};
use app::args;

on_both_engines!(
    a_job_takes_only_steps_of_the_table,
    production_waits_for_the_order,
    an_orders_state_is_the_lowest_of_its_jobs,
    a_job_left_out_lowers_the_orders_total_and_the_last_one_cancels_it,
    a_job_in_production_can_be_neither_changed_nor_given_up,
    an_order_that_falls_below_the_threshold_waits_for_nobody,
    an_order_follows_the_jobs_that_are_left_in_it,
    a_deleted_file_hands_in_no_corrections,
);

/// Takes a job through its states, as far as this one.
async fn through(client: &mut Client, number: &str, last: &str) {
    for state in [
        "preflight",
        "proof_ready",
        "approved",
        "in_production",
        "finished",
        "shipped",
    ] {
        to_state(client, number, state).await.expect(200);
        if state == last {
            return;
        }
    }
}

async fn order_status(world: &World, number: &str) -> String {
    world
        .one::<(String,)>("SELECT status FROM orders WHERE number = $1", args![number])
        .await
        .0
}

async fn a_job_takes_only_steps_of_the_table(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let mut olga = world.sign_in(OLGA).await;
    to_state(&mut olga, &number, "in_production").await.expect(409);
    to_state(&mut olga, &number, "printed").await.expect(422);
    through(&mut olga, &number, "proof_ready").await;
    assert_eq!(
        world.told("job_state_changed").await,
        [r#"{"state":"preflight"}"#, r#"{"state":"proof_ready"}"#]
    );
    // Whoever asks for corrections says which.
    let fields = [("number", &*number), ("state", "corrections_requested"), ("text", " ")];
    olga.call("jobs/staff_api/set_job_state", &fields).await.expect(422);
    to_state(&mut olga, &number, "corrections_requested").await.expect(200);
    let comments = job(&mut ana, &number).await["comments"].to_string();
    assert!(comments.contains("The bleed is missing."), "{comments}");
    to_state(&mut olga, &number, "approved").await.expect(409);
    // New files lead back to preflight.
    let files = format!("/jobs/{number}/files");
    ana.upload(&files, "a.pdf", b"%PDF-1.7").await.expect(200);
    assert_eq!(job(&mut ana, &number).await["state"], "Preflight");
    assert_eq!(
        world.told("job_state_followed").await,
        [r#"{"state":"corrections_requested"}"#, r#"{"state":"preflight"}"#]
    );
    to_state(&mut olga, &number, "proof_ready").await.expect(200);
    to_state(&mut olga, &number, "approved").await.expect(200);
    ana.upload(&files, "a.pdf", b"%PDF-1.7 again").await.expect(200);
    assert_eq!(
        job(&mut ana, &number).await["state"],
        "Preflight",
        "the approval is void"
    );
}

async fn production_waits_for_the_order(world: World) {
    let mut ana = world.sign_in(ANA).await;
    // 10 × 71.76 = 717.60: over the first threshold.
    let order = ana.order_rush_cards(10).await;
    let mut olga = world.sign_in(OLGA).await;
    let number = format!("{order}-1");
    through(&mut olga, &number, "approved").await;
    to_state(&mut olga, &number, "in_production").await.expect(409);
    let mut ben = world.sign_in("ben@brackwater.example").await;
    ben.call("orders/api/approve_order", &[("number", &order)])
        .await
        .expect(200);
    to_state(&mut olga, &number, "in_production").await.expect(200);
    // Once it has begun the order cannot be cancelled, though it waits for its other jobs.
    assert_eq!(order_status(&world, &order).await, "approved");
    ana.call("orders/api/cancel_order", &[("number", &order)])
        .await
        .expect(409);
}

async fn an_orders_state_is_the_lowest_of_its_jobs(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let order = ana.order_cards("k").await;
    let mut olga = world.sign_in(OLGA).await;
    let (first, second) = (format!("{order}-1"), format!("{order}-2"));
    through(&mut olga, &first, "finished").await;
    assert_eq!(order_status(&world, &order).await, "approved");
    through(&mut olga, &second, "in_production").await;
    assert_eq!(order_status(&world, &order).await, "in_production");
    to_state(&mut olga, &second, "finished").await.expect(200);
    assert_eq!(order_status(&world, &order).await, "finished");
    for job in [&first, &second] {
        to_state(&mut olga, job, "shipped").await.expect(200);
    }
    assert_eq!(order_status(&world, &order).await, "shipped");
    assert_eq!(world.events("order_status_changed").await, 3);
    assert_eq!(
        world.told("order_status_changed").await,
        [r#"{"status":"finished"}"#, r#"{"status":"shipped"}"#]
    );
}

async fn a_job_left_out_lowers_the_orders_total_and_the_last_one_cancels_it(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let order = ana.order_cards("k").await;
    let total = async || {
        world
            .one::<(i64,)>("SELECT total FROM orders WHERE number = $1", args![&order])
            .await
            .0
    };
    let whole = total().await;
    let (first, second) = (format!("{order}-1"), format!("{order}-2"));
    ana.call("jobs/api/delete_job", &[("number", &first)]).await.expect(200);
    assert_eq!(total().await * 2, whole);
    assert_eq!(order_status(&world, &order).await, "approved");
    ana.call("jobs/api/delete_job", &[("number", &first)]).await.expect(409);
    ana.call("jobs/api/delete_job", &[("number", &second)])
        .await
        .expect(200);
    assert_eq!(order_status(&world, &order).await, "cancelled");
    assert_eq!(world.events("order_changed").await, 1);
    assert_eq!(world.events("order_cancelled").await, 1);
}

async fn a_job_in_production_can_be_neither_changed_nor_given_up(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let files = format!("/jobs/{number}/files");
    ana.upload(&files, "a.pdf", b"%PDF-1.7").await.expect(200);
    let file = job(&mut ana, &number).await["files"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut olga = world.sign_in(OLGA).await;
    for state in ["proof_ready", "approved", "in_production"] {
        to_state(&mut olga, &number, state).await.expect(200);
    }
    for (function, fields) in [
        ("jobs/api/change_job", vec![("name", "x"), ("quantity", "1")]),
        ("jobs/api/delete_job", vec![]),
        ("files/api/delete_file", vec![("file", &*file)]),
    ] {
        let fields: Vec<_> = [("number", &*number)].into_iter().chain(fields).collect();
        ana.call(function, &fields).await.expect(409);
    }
    ana.upload(&files, "b.pdf", b"%PDF-1.7").await.expect(409);
    olga.upload(&format!("/staff{files}"), "b.pdf", b"%PDF-1.7")
        .await
        .expect(409);
    assert_eq!(job(&mut ana, &number).await["files"].as_array().unwrap().len(), 1);
    // One can still say something about it.
    ana.call("jobs/api/comment_on_job", &[("number", &number), ("text", "Thanks")])
        .await
        .expect(200);
}

async fn an_order_that_falls_below_the_threshold_waits_for_nobody(world: World) {
    let mut ana = world.sign_in(ANA).await;
    // 8 × 71.76 = 574.08; the first threshold is 500.
    let order = ana.order_rush_cards(8).await;
    for (position, status) in [(1, "approval_required"), (2, "approved")] {
        ana.call("jobs/api/delete_job", &[("number", &format!("{order}-{position}"))])
            .await
            .expect(200);
        assert_eq!(order_status(&world, &order).await, status, "without {position}");
    }
    assert_eq!(world.events("order_approved").await, 1);
}

async fn an_order_follows_the_jobs_that_are_left_in_it(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let order = ana.order_cards("k").await;
    let mut olga = world.sign_in(OLGA).await;
    through(&mut olga, &format!("{order}-1"), "finished").await;
    ana.call("jobs/api/delete_job", &[("number", &format!("{order}-2"))])
        .await
        .expect(200);
    assert_eq!(order_status(&world, &order).await, "finished");
}

async fn a_deleted_file_hands_in_no_corrections(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let files = format!("/jobs/{number}/files");
    for name in ["a.pdf", "b.pdf"] {
        ana.upload(&files, name, name.as_bytes()).await.expect(200);
    }
    let mut olga = world.sign_in(OLGA).await;
    to_state(&mut olga, &number, "corrections_requested").await.expect(200);
    let file = job(&mut ana, &number).await["files"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let fields = [("number", &*number), ("file", &*file)];
    ana.call("files/api/delete_file", &fields).await.expect(200);
    assert_eq!(job(&mut ana, &number).await["state"], "CorrectionsRequested");
    ana.upload(&files, "c.pdf", b"%PDF-corrected").await.expect(200);
    assert_eq!(job(&mut ana, &number).await["state"], "Preflight");
}
