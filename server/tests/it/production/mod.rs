//! Production: what is to be made, moved one by one and several at once, on hold, shipped, and on paper.

mod tickets;

use crate::{
    client::{Answer, Client},
    jobs::{ANA, OLGA, opened, to_state},
    on_both_engines,
    plans::{plan, whole_tables},
    world::World,
};
use app::{args, production::lists, store::prefix_range};

on_both_engines!(
    several_jobs_take_a_step_and_what_was_left_is_said,
    a_form_that_says_too_little_changes_nothing,
    an_order_on_hold_stands_still_and_goes_back_to_where_it_was,
    a_portal_job_is_held_by_itself,
    jobs_of_an_order_go_as_one_shipment_and_its_buyer_reads_how,
    a_part_that_was_shipped_is_mailed_too,
    production_rejects_and_cancels_as_the_table_of_orders_says,
    the_board_has_what_is_to_be_made,
    lists_are_narrowed_and_paged,
    nobody_moves_what_they_may_not_see,
    no_list_of_production_walks_a_whole_table,
);

const DAY: i64 = 24 * 60 * 60 * 1000;

/// An order of so many jobs of Ana's, all of them approved.
async fn approved(world: &World, jobs: usize) -> (String, Vec<String>) {
    let mut ana = world.sign_in(ANA).await;
    for _ in 1..jobs {
        ana.add_cards().await;
    }
    let order = ana.order_cards(&format!("k{jobs}")).await;
    let mut olga = world.sign_in(OLGA).await;
    let numbers: Vec<String> = (1..=jobs).map(|position| format!("{order}-{position}")).collect();
    for number in &numbers {
        for state in ["preflight", "proof_ready", "approved"] {
            to_state(&mut olga, number, state).await.expect(200);
        }
    }
    (order, numbers)
}

async fn moved(client: &mut Client, step: &str, jobs: &[&str], more: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &str)> = [("form[step]", step)]
        .into_iter()
        .chain(jobs.iter().map(|job| ("form[jobs][]", *job)))
        .chain(more.iter().copied())
        .collect();
    client.call("production/api/move_jobs", &fields).await
}

fn refs(numbers: &[String]) -> Vec<&str> {
    numbers.iter().map(String::as_str).collect()
}

async fn text(world: &World, sql: &'static str, number: &str) -> String {
    world.one::<(String,)>(sql, args![number]).await.0
}

async fn state(world: &World, job: &str) -> String {
    text(world, "SELECT state FROM jobs WHERE number = $1", job).await
}

async fn status(world: &World, order: &str) -> String {
    text(world, "SELECT status FROM orders WHERE number = $1", order).await
}

async fn move_order(client: &mut Client, number: &str, step: &str, reason: &str) -> Answer {
    let fields = [("number", number), ("step", step), ("form[reason]", reason)];
    client.call("orders/staff_api/move_order", &fields).await
}

async fn several_jobs_take_a_step_and_what_was_left_is_said(world: World) {
    let (_, jobs) = approved(&world, 2).await;
    let mut olga = world.sign_in(OLGA).await;
    let early = opened(&mut world.sign_in(ANA).await).await;
    let chosen = [&*jobs[0], &*jobs[1], &*early, "J-2026-999999", &*jobs[0]];
    let answer = moved(
        &mut olga,
        "start",
        &chosen,
        &[("back", "/staff/production/list?stage=approved")],
    )
    .await
    .expect(200);
    let page = format!("/staff/production/list?stage=approved&done=start.2&left={early}.state~J-2026-999999.gone");
    assert_eq!(answer.location().replace("%7E", "~"), page);
    for job in &jobs {
        assert_eq!(state(&world, job).await, "in_production");
    }
    assert_eq!(state(&world, &early).await, "awaiting_files");
    let page = olga.page(&page).await.expect(200);
    assert!(page.body.contains("Start production: 2 done."), "{}", page.body);
    assert!(page.body.contains("it is in another state"), "{}", page.body);
    // Pressed twice, it is said and changes nothing.
    let again = moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    assert!(again.location().contains("done=start.0"), "{}", again.location());
    assert_eq!(world.events("order_status_changed").await, 1);
    // An address of elsewhere is not gone back to.
    let answer = moved(&mut olga, "finish", &[&jobs[0]], &[("back", "//evil.example/")])
        .await
        .expect(200);
    assert_eq!(answer.location(), "/staff/production?done=finish.1");
}

async fn a_form_that_says_too_little_changes_nothing(world: World) {
    let (_, jobs) = approved(&world, 1).await;
    let mut olga = world.sign_in(OLGA).await;
    let long = "x".repeat(501);
    for (step, chosen, more, field) in [
        ("", refs(&jobs), vec![], "\"\""),
        ("start", vec![], vec![], "\"\""),
        ("hold", refs(&jobs), vec![("form[reason]", " ")], "form[reason]"),
        ("hold", refs(&jobs), vec![("form[reason]", &*long)], "form[reason]"),
        ("ship", refs(&jobs), vec![("form[tracking]", "1Z")], "form[carrier]"),
    ] {
        let answer = moved(&mut olga, step, &chosen, &more).await.expect(422);
        assert!(answer.body.contains(field), "{step}: {}", answer.body);
    }
    let many: Vec<String> = (0..201).map(|n| format!("J-2026-{n:06}")).collect();
    moved(&mut olga, "start", &refs(&many), &[]).await.expect(422);
    assert_eq!(state(&world, &jobs[0]).await, "approved");
    // Without a script, the page comes back with the message, the choice and what was typed.
    olga.page("/staff/production").await.expect(200);
    let fields = [
        ("form[step]", "hold"),
        ("form[jobs][]", &*jobs[0]),
        ("form[reason]", &*long),
    ];
    let page = olga
        .form("/staff/production", "production/api/move_jobs", &fields)
        .await
        .expect(422);
    assert!(page.body.contains("This is too long"), "{}", page.body);
    assert!(
        page.body.contains(&long) && page.body.contains(" checked"),
        "{}",
        page.body
    );
}

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
    // What is given up is on hold no longer.
    moved(&mut olga, "hold", &[&job], &[("form[reason]", "Money")])
        .await
        .expect(200);
    to_state(&mut olga, &job, "cancelled").await.expect(200);
    assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE held", args![]).await, 0);
}

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
    let read: serde_json::Value = serde_json::from_str(&read.body).unwrap();
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

/// Numbers of the board by stage.
async fn board(client: &mut Client) -> Vec<(String, Vec<String>)> {
    let answer = client.read("production/api/get_board", &[]).await.expect(200);
    let board: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    let numbers = |column: &serde_json::Value| numbers(&column["cards"]);
    let columns = board["columns"].as_array().unwrap().iter();
    columns
        .map(|column| {
            assert_eq!(column["count"], column["cards"].as_array().unwrap().len());
            (column["stage"].as_str().unwrap().to_owned(), numbers(column))
        })
        .collect()
}

fn numbers(cards: &serde_json::Value) -> Vec<String> {
    let number = |card: &serde_json::Value| card["number"].as_str().unwrap().to_owned();
    cards.as_array().unwrap().iter().map(number).collect()
}

async fn the_board_has_what_is_to_be_made(world: World) {
    let (_, jobs) = approved(&world, 3).await;
    // Over the first threshold: its job is approved, the order is not.
    let waiting = world.sign_in(ANA).await.order_rush_cards(10).await;
    let mut olga = world.sign_in(OLGA).await;
    for state in ["preflight", "proof_ready", "approved"] {
        to_state(&mut olga, &format!("{waiting}-1"), state).await.expect(200);
    }
    for (job, day) in [
        (&jobs[1], "2026-11-20"),
        (&jobs[2], "2026-11-22"),
        (&jobs[0], "2026-12-24"),
    ] {
        world
            .run("UPDATE jobs SET due_on = $2 WHERE number = $1", args![job, day])
            .await;
    }
    let columns = board(&mut olga).await;
    assert_eq!(
        columns[0],
        (
            "ToStart".to_owned(),
            vec![jobs[1].clone(), jobs[2].clone(), jobs[0].clone()]
        )
    );
    let page = olga.page("/staff/production").await.expect(200);
    for said in ["Overdue since 20 Nov 2026", "Due today", "Due 24 Dec 2026"] {
        assert!(page.body.contains(said), "{said}");
    }
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    moved(&mut olga, "finish", &[&jobs[0]], &[]).await.expect(200);
    moved(&mut olga, "ship", &[&jobs[0]], &[]).await.expect(200);
    moved(&mut olga, "finish", &[&jobs[1]], &[]).await.expect(200);
    let columns = board(&mut olga).await;
    let at = |n: usize| columns[n].1.clone();
    assert_eq!((at(0), at(1)), (vec![], vec![jobs[2].clone()]));
    assert_eq!((at(3), at(4)), (vec![jobs[1].clone()], vec![jobs[0].clone()]));
    moved(&mut olga, "hold", &[&jobs[1]], &[("form[reason]", "Paper")])
        .await
        .expect(200);
    let columns = board(&mut olga).await;
    assert_eq!(columns[2].1, [jobs[1].clone(), jobs[2].clone()], "the whole order");
    world.later(DAY);
    let columns = board(&mut world.sign_in(OLGA).await).await;
    assert_eq!(columns[4].1, Vec::<String>::new(), "shipped yesterday");
}

async fn to_make(client: &mut Client, fields: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
    let answer = client.read("production/api/list_to_make", fields).await.expect(200);
    let list: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    (numbers(&list["cards"]), list["next"].as_str().map(str::to_owned))
}

async fn lists_are_narrowed_and_paged(world: World) {
    let mut ana = world.sign_in(ANA).await;
    for _ in 0..60 {
        opened(&mut ana).await;
    }
    world
        .run(
            "UPDATE jobs SET state = 'approved', due_on = CASE WHEN number < 'J-2026-000031' THEN '2026-11-20' ELSE '2026-11-28' END
             WHERE number LIKE 'J-%'",
            args![],
        )
        .await;
    let mut olga = world.sign_in(OLGA).await;
    let brackwater = world.company("Brackwater Mutual").await;
    let all: Vec<String> = (1..=60).map(|n| format!("J-2026-{n:06}")).collect();
    for sort in ["", "number"] {
        let narrowed = [
            ("filter[stage]", "approved"),
            ("filter[sort]", sort),
            ("filter[company]", &*brackwater),
        ];
        let (mut found, next) = to_make(&mut olga, &narrowed).await;
        assert_eq!(found.len(), 50);
        let next = next.unwrap();
        let rest: Vec<_> = narrowed.iter().copied().chain([("after", &*next)]).collect();
        let (more, end) = to_make(&mut olga, &rest).await;
        found.extend(more);
        assert_eq!((found, end), (all.clone(), None), "{sort}");
    }
    for (fields, count) in [
        (vec![("filter[due]", "overdue")], 30),
        (vec![("filter[due]", "week")], 50),
        (vec![("filter[due]", "today")], 0),
        (vec![("filter[due]", "none")], 0),
        (vec![("filter[due]", "overdue"), ("filter[sort]", "number")], 30),
        (vec![("filter[q]", "winter nog"), ("filter[due]", "overdue")], 30),
        (vec![("filter[q]", "zeppelin")], 0),
        (vec![("filter[stage]", "in_production")], 0),
        (vec![("filter[stage]", "on_hold")], 0),
        (vec![("filter[stage]", "shipped")], 0),
        (vec![("filter[product]", "nonsense")], 0),
        (
            vec![("filter[stage]", "nonsense"), ("filter[due]", "x"), ("after", "x.y")],
            0,
        ),
    ] {
        let found = to_make(&mut olga, &fields).await.0;
        assert_eq!(found.len(), count, "{fields:?}");
    }
}

async fn nobody_moves_what_they_may_not_see(world: World) {
    let (_, jobs) = approved(&world, 1).await;
    // Sam, who serves another company, gets production among his pages: his reach is no wider for it.
    world
        .run(
            "INSERT INTO page_access (group_id, page) SELECT id, 'production' FROM groups WHERE built_in = 'csr'",
            args![],
        )
        .await;
    let mut sam = world.sign_in("sam@quoin.example").await;
    assert!(board(&mut sam).await.iter().all(|(_, cards)| cards.is_empty()));
    let answer = moved(&mut sam, "start", &refs(&jobs), &[]).await.expect(200);
    assert!(answer.location().contains(".gone"), "{}", answer.location());
    sam.page(&format!("/staff/production/tickets.pdf?form[jobs][]={}", jobs[0]))
        .await
        .expect(404);
    let order = jobs[0].trim_end_matches("-1");
    move_order(&mut sam, order, "hold", "x").await.expect(404);
    let mut casey = world.sign_in("casey@quoin.example").await;
    assert_eq!(board(&mut casey).await[0].1, jobs);
}

async fn no_list_of_production_walks_a_whole_table(world: World) {
    let db = world.shop.db();
    crate::job_lists::add_jobs(db).await;
    for sql in [
        "UPDATE jobs SET state = CASE WHEN opened_at % 50 = 1 THEN 'approved' ELSE 'shipped' END WHERE number LIKE 'M-%'",
        "INSERT INTO shipments (id, order_id, carrier, tracking, shipped_at, shipped_by)
         SELECT 's-' || id, order_id, '', '', opened_at, buyer_id FROM jobs WHERE state = 'shipped' AND number LIKE 'M-%'",
        "UPDATE jobs SET shipment_id = 's-' || id WHERE state = 'shipped' AND number LIKE 'M-%'",
    ] {
        world.run(sql, args![]).await;
    }
    let note = match db {
        app::store::Db::Sqlite { .. } => "ANALYZE",
        app::store::Db::Postgres(_) => "VACUUM ANALYZE",
    };
    db.execute(note, args![]).await.unwrap();
    let olga = world.user(OLGA).await;
    let (from, to) = prefix_range("w123");
    let args = |held: bool, state: &str, start: &str, word: bool| {
        let (from, to) = if word { (&*from, &*to) } else { ("", "") };
        args![
            &olga,
            held,
            state,
            start,
            "",
            "g",
            51,
            from,
            to,
            "",
            "",
            "",
            "",
            "",
            "",
            true,
            299,
            i64::MAX
        ]
    };
    let statements = [
        ("of a state", lists::OF_STATE[0], args(false, "approved", "", false)),
        ("by number", lists::OF_STATE[1], args(false, "approved", "", false)),
        ("with a word", lists::OF_STATE[0], args(false, "approved", "", true)),
        ("on hold", lists::ON_HOLD[0], args(true, "on_hold", "", false)),
        ("on hold by number", lists::ON_HOLD[1], args(true, "on_hold", "", false)),
        ("shipped", lists::SHIPPED, args(false, "shipped", "g", false)),
        ("how many", lists::COUNT_OF_STATE, args(false, "approved", "", false)),
        (
            "how many on hold",
            lists::COUNT_ON_HOLD,
            args(true, "on_hold", "", false),
        ),
        (
            "how many shipped",
            lists::COUNT_SHIPPED,
            args(false, "shipped", "g", false),
        ),
    ];
    for (name, sql, args) in statements {
        let steps = plan(db, sql, args).await;
        let whole = whole_tables(&steps, sql, &["jobs", "job_search", "orders", "shipments"]);
        assert_eq!(whole, Vec::<String>::new(), "{name} in {steps:#?}");
    }
}
