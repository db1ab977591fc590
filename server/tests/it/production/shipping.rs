//! What is shipped, at once or in parts, and what its buyer reads.

use super::{approved, moved, refs, status};
use crate::{
    jobs::{ANA, OLGA, to_state},
    on_both_engines,
    world::World,
};
use app::args;
use serde_json::Value;

on_both_engines!(
    jobs_of_an_order_go_as_one_shipment_and_its_buyer_reads_how,
    a_part_that_was_shipped_is_mailed_too,
);

async fn jobs_of_an_order_go_as_one_shipment_and_its_buyer_reads_how(world: World) {
    let (order, jobs) = approved(&world, 2).await;
    let mut olga = world.sign_in(OLGA).await;
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    moved(&mut olga, "finish", &refs(&jobs), &[]).await.expect(200);
    let parcel = [("form[carrier]", "dhl "), ("form[tracking]", " 00 34/9&x ")];
    let answer = moved(&mut olga, "ship", &refs(&jobs), &parcel).await.expect(200);
    assert!(answer.location().ends_with("done=ship.2"), "{}", answer.location());
    assert_eq!(world.count("SELECT COUNT(*) FROM shipments", args![]).await, 1);
    assert_eq!(status(&world, &order).await, "shipped");
    let mut ana = world.sign_in(ANA).await;
    let read = ana
        .read("orders/api/get_order", &[("number", &order)])
        .await
        .expect(200);
    let read: Value = serde_json::from_str(&read.body).unwrap();
    let shipment = &read["shipments"][0];
    assert_eq!(shipment["tracking"], "00 34/9&x");
    assert_eq!(
        shipment["link"],
        "https://www.dhl.com/global-en/home/tracking.html?tracking-id=00%2034%2F9%26x"
    );
    assert_eq!(shipment["jobs"].as_array().unwrap().len(), 2);
    let page = ana.page(&format!("/orders/{order}")).await.expect(200);
    assert!(page.body.contains("00 34/9&amp;x"), "{}", page.body);
    assert_eq!(world.events("order_partly_shipped").await, 0, "all of it was shipped");
    // Twice is once.
    let again = moved(&mut olga, "ship", &refs(&jobs), &parcel).await.expect(200);
    assert!(again.location().contains("done=ship.0"), "{}", again.location());
    assert_eq!(world.count("SELECT COUNT(*) FROM shipments", args![]).await, 1);
}

async fn a_part_that_was_shipped_is_mailed_too(world: World) {
    let (order, jobs) = approved(&world, 2).await;
    let mut olga = world.sign_in(OLGA).await;
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    moved(&mut olga, "finish", &[&jobs[0]], &[]).await.expect(200);
    let answer = moved(&mut olga, "ship", &refs(&jobs), &[("form[carrier]", "Own van")])
        .await
        .expect(200);
    let left = format!("done=ship.1&left={}.state", jobs[1]);
    assert!(answer.location().ends_with(&left), "{}", answer.location());
    assert_eq!(status(&world, &order).await, "in_production");
    assert_eq!(world.events("order_partly_shipped").await, 1);
    assert_eq!(
        world.told("job_state_changed").await,
        [
            r#"{"state":"finished"}"#,
            r#"{"carrier":"Own van","state":"shipped","tracking":""}"#
        ]
    );
    // On the job's own page, too, a carrier can be named.
    to_state(&mut olga, &jobs[1], "finished").await.expect(200);
    let fields = [
        ("number", &*jobs[1]),
        ("state", "shipped"),
        ("form[carrier]", "UPS"),
        ("form[tracking]", "1Z"),
    ];
    olga.call("jobs/staff_api/set_job_state", &fields[..2])
        .await
        .expect(200);
    assert_eq!(status(&world, &order).await, "shipped");
    let mails = world
        .count(
            "SELECT COUNT(*) FROM outbox o JOIN events e ON e.id = o.event_id
             WHERE e.kind = 'order_partly_shipped' AND o.address = 'ana@brackwater.example'",
            args![],
        )
        .await;
    assert_eq!(mails, 1);
}
