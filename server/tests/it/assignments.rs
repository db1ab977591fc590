//! Customer CSRs and Job CSRs: who assigns them, what that changes, and who is then mailed.

use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    an_administrator_adds_and_removes_customer_csrs_and_the_right_follows,
    all_csrs_are_those_of_the_moment,
    job_csrs_keep_the_customer_csrs_from_being_mailed,
    the_pages_say_who_is_mailed_and_warn_when_nobody_is,
    only_active_staff_can_be_assigned,
);

const ADD: &str = "companies/staff_api/add_customer_csr";
const REMOVE: &str = "companies/staff_api/remove_customer_csr";

async fn an_administrator_adds_and_removes_customer_csrs_and_the_right_follows(world: World) {
    let (company, sam_id) = (
        world.company("Brackwater Mutual").await,
        world.user("sam@quoin.example").await,
    );
    let ana = world.user("ana@brackwater.example").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.try_start(&ana, "look").await.expect(404);
    let fields = [("company", &*company), ("user", &*sam_id)];
    for _ in 0..2 {
        admin.call(ADD, &fields).await.expect(200); // twice is once
    }
    assert_eq!(world.events("customer_csr_added").await, 1);
    let (name,): (String,) = world.one("SELECT name FROM users WHERE id = $1", args![&sam_id]).await;
    let assigned = format!(r#"{{"csr":"{sam_id}","name":"{name}"}}"#);
    assert_eq!(world.told("customer_csr_added").await, ["", &*assigned]);
    sam.start(&ana, "look").await;
    admin.call(REMOVE, &fields).await.expect(200);
    assert_eq!(world.told("customer_csr_removed").await, [&*assigned, ""]);
    admin.call(REMOVE, &fields).await.expect(404);
    let page = sam.page("/cart").await.expect(409);
    assert!(page.body.contains("no longer serve"), "{}", page.body);
}

async fn all_csrs_are_those_of_the_moment(world: World) {
    let company = world.company("Nordlys Outdoor Gear").await;
    let liv = world.user("liv@nordlys.example").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut sam = world.sign_in("sam@quoin.example").await;
    for (all, status) in [("true", 200), ("false", 404)] {
        let fields = [("company", &*company), ("all", all)];
        admin
            .call("companies/staff_api/set_all_csrs", &fields)
            .await
            .expect(200);
        sam.try_start(&liv, "look").await.expect(status);
        sam.page("/nowhere").await;
        sam.stop().await;
    }
    assert_eq!(world.events("all_csrs_set").await, 2);
}

/// The addresses of the CSR mails of the last event of this kind.
async fn csrs_mailed(world: &World, kind: &str) -> Vec<String> {
    let rows: Vec<(String,)> = world
        .shop
        .db()
        .all(
            "SELECT o.address FROM outbox o WHERE o.audience = 'csr'
             AND o.event_id = (SELECT MAX(e.id) FROM events e WHERE e.kind = $1) ORDER BY o.address",
            args![kind],
        )
        .await
        .unwrap();
    rows.into_iter().map(|(address,)| address).collect()
}

async fn job_csrs_keep_the_customer_csrs_from_being_mailed(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let number = ana.order_cards("k").await;
    assert_eq!(
        csrs_mailed(&world, "order_placed").await,
        ["casey@quoin.example", "robin@quoin.example"]
    );
    let (job, sam) = (format!("{number}-1"), world.user("sam@quoin.example").await);
    let fields = [("job", &*job), ("user", &*sam)];
    let mut casey = world.sign_in("casey@quoin.example").await;
    casey.call("jobs/staff_api/add_job_csr", &fields).await.expect(200);
    ana.call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(200);
    assert_eq!(csrs_mailed(&world, "order_cancelled").await, ["sam@quoin.example"]);

    // Deactivated, the last Job CSR leaves the job to the Customer CSRs again.
    world
        .run("UPDATE users SET active = $1 WHERE id = $2", args![false, &sam])
        .await;
    world
        .run(
            "UPDATE orders SET status = 'approved' WHERE number = $1",
            args![&number],
        )
        .await;
    ana.call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(200);
    assert_eq!(
        csrs_mailed(&world, "order_cancelled").await,
        ["casey@quoin.example", "robin@quoin.example"]
    );
    casey.call("jobs/staff_api/remove_job_csr", &fields).await.expect(200);
    casey.call("jobs/staff_api/remove_job_csr", &fields).await.expect(404);
    // Another company's job does not exist for a CSR who does not serve it.
    let mut robin = world.sign_in("robin@quoin.example").await;
    robin
        .call(
            "jobs/staff_api/add_job_csr",
            &[
                ("job", "Q-2026-000001-1"),
                ("user", &world.user("casey@quoin.example").await),
            ],
        )
        .await
        .expect(200); // Robin is its Job CSR
    let mut sams = world.guest();
    sams.call(
        "auth/api/sign_in",
        &[("email", "sam@quoin.example"), ("password", "quoin-demo")],
    )
    .await
    .expect(422);
}

async fn the_pages_say_who_is_mailed_and_warn_when_nobody_is(world: World) {
    let number = world.sign_in("ana@brackwater.example").await.order_cards("k").await;
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let mut pages = vec![];
    for sql in [
        None,
        Some("DELETE FROM customer_csrs"),
        Some("DELETE FROM mail_addresses"),
    ] {
        if let Some(sql) = sql {
            world.run(sql, args![]).await;
        }
        let account = admin
            .page(&format!("/staff/companies/{company}/csrs"))
            .await
            .expect(200)
            .body;
        let order = admin.page(&format!("/staff/jobs/{number}-1")).await.expect(200).body;
        pages.push([account, order]);
    }
    for (page, said) in pages.iter().zip([
        "Casey Lindgren, Robin Achterberg, as Customer CSRs.",
        "No CSR: the shop&#x27;s fallback address is mailed.",
        "Nobody is mailed: there is no CSR, and the shop has no fallback address.",
    ]) {
        for html in page {
            assert!(
                html.contains(said) || html.contains(&said.replace("&#x27;", "'")),
                "{said} in {html}"
            );
        }
    }
}

async fn only_active_staff_can_be_assigned(world: World) {
    let company = world.company("Brackwater Mutual").await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let sam = world.user("sam@quoin.example").await;
    world
        .run("UPDATE users SET active = $1 WHERE id = $2", args![false, &sam])
        .await;
    for user in ["", "nobody", &sam, &world.user("ana@brackwater.example").await] {
        let answer = admin
            .call(ADD, &[("company", &*company), ("user", user)])
            .await
            .expect(422);
        assert!(answer.body.contains("\"field\":\"user\""), "{}", answer.body);
    }
    admin
        .call(ADD, &[("company", "nowhere"), ("user", "x")])
        .await
        .expect(404);
}
