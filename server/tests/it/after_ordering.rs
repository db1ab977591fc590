use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    a_job_csr_reads_the_order_of_the_job_without_serving_the_company,
    an_order_over_the_threshold_waits_for_each_level,
    a_declined_order_tells_the_buyer_why,
    an_order_can_be_cancelled_once,
    another_companys_order_does_not_exist,
);

async fn a_job_csr_reads_the_order_of_the_job_without_serving_the_company(world: World) {
    let (number,): (String,) = world
        .one("SELECT number FROM orders WHERE idempotency_key = 'demo'", args![])
        .await;
    let page = format!("/staff/orders/{number}");
    let job = format!("/staff/jobs/{number}-1");
    let mut robin = world.sign_in("robin@quoin.example").await;
    robin.page(&page).await.expect(200);
    let read = robin.page(&job).await.expect(200);
    assert!(
        read.body.contains("Robin Achterberg. A Job CSR is set"),
        "{}",
        read.body
    );
    for path in [&page, &job] {
        world.sign_in("sam@quoin.example").await.page(path).await.expect(404);
    }
}

const ANA: &str = "ana@brackwater.example";

async fn an_order_over_the_threshold_waits_for_each_level(world: World) {
    let mut ana = world.sign_in(ANA).await;
    // 36 × 71.76 = 2,583.36: over both thresholds.
    let number = ana.order_rush_cards(36).await;
    let mut ben = world.sign_in("ben@brackwater.example").await;
    for status in ["approval_required", "approved"] {
        ben.call("orders/api/approve_order", &[("number", &number)])
            .await
            .expect(200);
        let (now,): (String,) = world
            .one("SELECT status FROM orders WHERE number = $1", args![&number])
            .await;
        assert_eq!(now, status);
    }
    ben.call("orders/api/approve_order", &[("number", &number)])
        .await
        .expect(404);
}

async fn a_declined_order_tells_the_buyer_why(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_rush_cards(10).await;
    ana.call("orders/api/decline_order", &[("number", &number), ("reason", "mine")])
        .await
        .expect(404);
    let mut ben = world.sign_in("ben@brackwater.example").await;
    ben.call("orders/api/decline_order", &[("number", &number), ("reason", " ")])
        .await
        .expect(422);
    ben.call(
        "orders/api/decline_order",
        &[("number", &number), ("reason", "Too many cards")],
    )
    .await
    .expect(200);
    let page = ana.page(&format!("/orders/{number}")).await.expect(200);
    assert!(page.body.contains("Too many cards"));
}

async fn an_order_can_be_cancelled_once(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_cards("k").await;
    ana.call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(200);
    ana.call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(409);
    assert_eq!(world.events("order_cancelled").await, 1);
    let cancelled = world
        .count("SELECT COUNT(*) FROM jobs WHERE state = 'cancelled'", args![])
        .await;
    assert_eq!(cancelled, 1);
}

async fn another_companys_order_does_not_exist(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_cards("k").await;
    let mut liv = world.sign_in("liv@nordlys.example").await;
    liv.page(&format!("/orders/{number}")).await.expect(404);
    liv.read("orders/api/get_order", &[("number", &number)])
        .await
        .expect(404);
    for function in ["cancel_order", "reorder", "approve_order"] {
        liv.call(&format!("orders/api/{function}"), &[("number", &number)])
            .await
            .expect(404);
    }
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.page(&format!("/staff/orders/{number}")).await.expect(404);
}
