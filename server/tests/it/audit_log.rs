//! The audit log: what narrows it, its pages, its export, how the engines go about it, and that nobody changes it.

use crate::{
    on_both_engines,
    plans::{analyze, plan, whole_tables},
    world::{HOUR, World},
};
use app::{
    args,
    audit::finding::{BY_ACTOR, BY_COMPANY, BY_KIND, BY_OBJECT, BY_SESSION, BY_SUBJECT, BY_TIME, WALKED},
};
use serde_json::Value;
use std::collections::BTreeSet;

on_both_engines!(
    the_log_is_narrowed_by_every_part_of_an_event,
    a_filter_that_names_nobody_says_so_at_its_field,
    a_text_that_is_too_long_to_look_for_says_so_at_its_field,
    a_price_sheet_has_its_name_and_a_cart_line_none,
    a_change_shows_before_and_after,
    pages_and_export_have_every_event_once,
    a_rare_text_is_looked_for_in_bounded_steps,
    nobody_changes_or_removes_an_event,
    the_log_walks_no_whole_table,
);

const LIST: &str = "audit/staff_api/list_events";

/// Casey orders for Ana, and a day later Ada gives Brackwater to all CSRs.
async fn something_happens(world: &World) -> String {
    let mut casey = world.casey_for_ana().await;
    let number = casey.order_cards("k").await;
    casey.stop().await.expect(200);
    world.later(24 * HOUR);
    let mut ada = world.sign_in("admin@quoin.example").await;
    let company = world.company("Brackwater Mutual").await;
    ada.call(
        "companies/staff_api/set_all_csrs",
        &[("company", &company), ("all", "true")],
    )
    .await
    .expect(200);
    number
}

async fn found(world: &World, fields: &[(&str, &str)]) -> Vec<Value> {
    let mut ada = world.sign_in("admin@quoin.example").await;
    let list = ada.read(LIST, fields).await.expect(200);
    let list: Value = serde_json::from_str(&list.body).unwrap();
    list["events"].as_array().unwrap().clone()
}

async fn the_log_is_narrowed_by_every_part_of_an_event(world: World) {
    let number = something_happens(&world).await;
    let (session,): (String,) = world.one("SELECT id FROM on_behalf_sessions", args![]).await;
    let day = [("filter[from]", "2026-11-22"), ("filter[to]", "2026-11-22")];
    for (fields, kinds) in [
        (vec![("filter[object]", number.as_str())], vec!["order_placed"]),
        (
            vec![("filter[on_behalf]", &session)],
            vec![
                "on_behalf_ended",
                "order_placed",
                "cart_line_added",
                "on_behalf_started",
            ],
        ),
        (
            vec![
                ("filter[subject]", "ana@brackwater.example"),
                ("filter[kind]", "order_placed"),
            ],
            vec!["order_placed"],
        ),
        (
            vec![
                ("filter[actor]", " Admin@Quoin.example "),
                ("filter[kind]", "all_csrs_set"),
            ],
            vec!["all_csrs_set"],
        ),
        (
            vec![("filter[company]", "Brackwater Mutual"), ("filter[text]", "BY_ALL")],
            vec!["all_csrs_set"],
        ),
        (vec![("filter[kind]", "all_csrs_set"), day[0], day[1]], vec![]),
        (
            vec![
                ("filter[kind]", "order_placed"),
                ("filter[company]", "Brackwater Mutual"),
                day[0],
                day[1],
            ],
            vec!["order_placed"],
        ),
    ] {
        let events = found(&world, &fields).await;
        let got: Vec<&str> = events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
        assert_eq!(got, kinds, "{fields:?}");
    }
    let placed = found(&world, &[("filter[object]", &number)]).await;
    assert_eq!(placed[0]["actor"]["name"], "Casey Lindgren");
    assert_eq!(placed[0]["subject"]["name"], "Ana Ruiz");
    assert_eq!(placed[0]["on_behalf"].as_str(), Some(session.as_str()));
    assert_eq!(placed[0]["thing"]["path"], format!("/staff/orders/{number}"));
}

async fn a_price_sheet_has_its_name_and_a_cart_line_none(world: World) {
    let mut ada = world.sign_in("admin@quoin.example").await;
    let fields = [("form[name]", "Partners"), ("form[adjustment]", "-10")];
    let answer = ada
        .call("companies/sheet_api/add_price_sheet", &fields)
        .await
        .expect(200);
    let sheet = answer.made();
    let added = found(&world, &[("filter[kind]", "price_sheet_added")]).await;
    assert_eq!(added[0]["thing"]["name"], "Partners");
    assert_eq!(
        added[0]["thing"]["path"],
        format!("/staff/companies/price-sheets/{sheet}")
    );

    something_happens(&world).await;
    let line = found(&world, &[("filter[kind]", "cart_line_added")]).await;
    assert_eq!(line[0]["thing"]["name"], "cart line");
    assert!(line[0]["thing"]["path"].is_null());
}

async fn a_filter_that_names_nobody_says_so_at_its_field(world: World) {
    let mut ada = world.sign_in("admin@quoin.example").await;
    let path = "/staff/audit-log?actor=nobody@nowhere.example&company=Zeppelin";
    let page = ada.page(path).await.expect(200).body;
    assert!(page.contains("Nobody has this address."), "{page}");
    assert!(page.contains("No company has this name."), "{page}");
    assert!(page.contains("value=\"nobody@nowhere.example\""), "{page}");
    ada.page("/staff/audit-log.csv?actor=nobody@nowhere.example")
        .await
        .expect(422);
}

async fn a_text_that_is_too_long_to_look_for_says_so_at_its_field(world: World) {
    let mut ada = world.sign_in("admin@quoin.example").await;
    let path = |long: usize, end: &str| format!("/staff/audit-log{end}?text={}", "x".repeat(long));
    for (language, said) in [("en", "Look for at most 200 characters."), ("ja", "200文字以内")] {
        ada.cookies.insert("lang".to_owned(), language.to_owned());
        for (long, refused) in [(200, false), (201, true), (60_000, true)] {
            let page = ada.page(&path(long, "")).await.expect(200).body;
            assert_eq!(page.contains(said), refused, "{long} in {language}");
        }
    }
    ada.page(&path(200, ".csv")).await.expect(200);
    ada.page(&path(60_000, ".csv")).await.expect(422);
}

async fn a_change_shows_before_and_after(world: World) {
    something_happens(&world).await;
    let event = &found(&world, &[("filter[kind]", "all_csrs_set")]).await[0];
    let mut ada = world.sign_in("admin@quoin.example").await;
    let id = event["id"].as_str().unwrap();
    let detail = ada.read("audit/staff_api/get_event", &[("id", id)]).await.expect(200);
    let detail: Value = serde_json::from_str(&detail.body).unwrap();
    assert_eq!(
        detail["changes"],
        serde_json::json!([{ "field": "by_all_csrs", "before": "false", "after": "true" }])
    );
    ada.page(&format!("/staff/audit-log/{id}")).await.expect(200);
    ada.page("/staff/audit-log/nothing").await.expect(404);
}

/// So many events of the same moment and kind, each about a number of its own.
async fn add_events(world: &World, many: i64) {
    world
        .run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO events (id, at, kind, actor_id, subject_id, company_id, object, detail, before, after)
             SELECT 'many-' || (1000000 + n.i), 1000 * (n.i / 3), 'order_changed', u.id, u.id, c.id, 'n-' || n.i, '=1+1',
                    '', CASE WHEN n.i = 7 THEN '{\"note\":\"Zeppelin\"}' ELSE '{\"note\":\"a\"}' END
             FROM n CROSS JOIN users u CROSS JOIN companies c
             WHERE u.email = 'olga@quoin.example' AND c.name = 'Nordlys Outdoor Gear'",
            args![many],
        )
        .await;
}

async fn pages_and_export_have_every_event_once(world: World) {
    add_events(&world, 1201).await;
    let mut ada = world.sign_in("admin@quoin.example").await;
    for filter in [
        ("filter[actor]", "olga@quoin.example"),
        ("filter[kind]", "order_changed"),
    ] {
        let (mut seen, mut before) = (BTreeSet::new(), String::new());
        loop {
            let page = ada.read(LIST, &[filter, ("before", &before)]).await.expect(200);
            let page: Value = serde_json::from_str(&page.body).unwrap();
            for event in page["events"].as_array().unwrap() {
                assert!(seen.insert(event["id"].as_str().unwrap().to_owned()), "twice: {event}");
            }
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut before),
                None => break,
            }
        }
        assert_eq!(seen.len(), 1201, "{filter:?}");
    }
    let csv = ada
        .page("/staff/audit-log.csv?kind=order_changed")
        .await
        .expect(200)
        .body;
    assert_eq!(csv.lines().count(), 1 + 1201);
    assert_eq!(csv.matches("'=1+1").count(), 1201);
    assert!(
        csv.starts_with("\u{feff}id,at,kind,actor,actor_email,subject"),
        "{csv:.80}"
    );
}

async fn a_rare_text_is_looked_for_in_bounded_steps(world: World) {
    add_events(&world, WALKED + 500).await;
    let mut ada = world.sign_in("admin@quoin.example").await;
    let filter = [("filter[kind]", "order_changed"), ("filter[text]", "zeppelin")];
    let first = ada.read(LIST, &filter).await.expect(200);
    let first: Value = serde_json::from_str(&first.body).unwrap();
    assert_eq!(first["events"].as_array().unwrap().len(), 0);
    assert!(first["searched_to"].is_object(), "{first}");
    let next = first["next"].as_str().unwrap();
    let second = ada
        .read(LIST, &[filter[0], filter[1], ("before", next)])
        .await
        .expect(200);
    let second: Value = serde_json::from_str(&second.body).unwrap();
    assert_eq!(second["events"][0]["thing"]["key"], "n-7");
    assert!(second["searched_to"].is_null(), "{second}");
    let csv = ada
        .page("/staff/audit-log.csv?kind=order_changed&text=Zeppelin")
        .await
        .expect(200)
        .body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
}

async fn nobody_changes_or_removes_an_event(world: World) {
    let db = world.shop.db();
    let before = world.count("SELECT COUNT(*) FROM events", args![]).await;
    assert!(before > 0);
    for sql in [
        "UPDATE events SET detail = 'nothing happened'",
        "DELETE FROM events",
        "DELETE FROM events WHERE kind = 'order_placed'",
    ] {
        let refused = db.execute(sql, args![]).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{refused}");
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM events", args![]).await, before);
}

async fn the_log_walks_no_whole_table(world: World) {
    add_events(&world, 30_000).await;
    let db = world.shop.db();
    // Of few, PostgreSQL rightly reads all.
    world
        .run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
             INSERT INTO users (id, email, name, language, audience, active, password_hash, created_at)
             SELECT 'many-' || n.i, 'many-' || n.i || '@quoin.example', 'Many', 'en', 'staff', $1, '', 0 FROM n",
            args![true],
        )
        .await;
    analyze(db).await;
    let olga = world.user("olga@quoin.example").await;
    for walk in [
        BY_OBJECT, BY_SESSION, BY_SUBJECT, BY_ACTOR, BY_COMPANY, BY_KIND, BY_TIME,
    ] {
        let met = args![
            i64::MAX,
            "",
            i64::MIN,
            "",
            "",
            &olga,
            &olga,
            "",
            "order_changed",
            "zeppelin",
            "zeppelin",
            51,
            WALKED
        ];
        let last = args![i64::MAX, "", i64::MIN, &olga, WALKED - 1];
        for (sql, args) in [(walk.met, met), (walk.last, last)] {
            let plan = plan(db, sql, args).await;
            let whole = whole_tables(&plan, sql, &["events", "users"]);
            assert_eq!(whole, Vec::<String>::new(), "{} in {plan:#?}", walk.name);
        }
    }
}
