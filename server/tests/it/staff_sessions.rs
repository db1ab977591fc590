//! The list of on-behalf sessions for staff: what narrows it, its pages, its export, and who sees what.

use crate::{
    on_both_engines,
    world::{HOUR, World},
};
use app::args;

on_both_engines!(
    the_list_is_narrowed_by_name_state_and_day,
    pages_and_export_have_every_session_once,
    a_csr_sees_the_sessions_of_the_companies_they_serve,
    ending_a_session_tells_who_did_it,
);

const LIST: &str = "on_behalf/staff_api/list_on_behalf_sessions";

async fn the_list_is_narrowed_by_name_state_and_day(world: World) {
    // Nine in the morning of the 22nd.
    let mut casey = world.casey_for_ana().await;
    casey.stop().await.expect(200);
    world.later(20 * HOUR);
    let mut robin = world.sign_in("robin@quoin.example").await;
    robin.start(&world.user("ben@brackwater.example").await, "look").await;
    world
        .run(
            "UPDATE users SET name = 'Øystein Ruiz' WHERE email = 'ana@brackwater.example'",
            args![],
        )
        .await;
    let mut olga = world.sign_in("olga@quoin.example").await;
    for (fields, found) in [
        (&[][..], 2),
        (&[("q", "CASEY")], 1),
        (&[("q", "okafor")], 1),
        (&[("q", "brackwater")], 2),
        (&[("q", "Øystein")], 1),
        (&[("q", "zeppelin")], 0),
        (&[("q", "%")], 2),
        (&[("state", "running")], 1),
        (&[("state", "ended")], 1),
        (&[("from", "2026-11-23")], 1),
        (&[("to", "2026-11-22")], 1),
        (&[("from", "2026-11-22"), ("to", "2026-11-23")], 2),
        (&[("from", "2026-11-24")], 0),
        (&[("from", "someday")], 2),
    ] {
        let list = olga.read(LIST, fields).await.expect(200);
        let list: serde_json::Value = serde_json::from_str(&list.body).unwrap();
        assert_eq!(list["sessions"].as_array().unwrap().len(), found, "{fields:?}");
    }
    // Five in the morning of the 23rd is the 22nd where the reader is.
    olga.cookies.insert("tz".to_owned(), "America/Los_Angeles".to_owned());
    let list = olga.read(LIST, &[("to", "2026-11-22")]).await.expect(200);
    assert_eq!(list.body.matches("\"csr\"").count(), 2);
}

async fn pages_and_export_have_every_session_once(world: World) {
    let mut casey = world.casey_for_ana().await;
    casey.order_cards("k").await;
    world
        .run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
             INSERT INTO on_behalf_sessions (id, actor_id, subject_id, company_id, reason, note, mode, return_to,
                                             started_at, seen_at, expires_at, ended_at, ended_how)
             SELECT 'session-' || (10000 + n.i), o.actor_id, o.subject_id, o.company_id, 'other', '=1+1, \"quoted\"', o.mode, '/',
                    o.started_at, o.seen_at, o.expires_at, o.started_at, 'stopped'
             FROM n CROSS JOIN on_behalf_sessions o",
            args![],
        )
        .await;
    let mut olga = world.sign_in("olga@quoin.example").await;
    let (mut seen, mut before) = (std::collections::BTreeSet::new(), String::new());
    loop {
        let page = olga.read(LIST, &[("before", &before)]).await.expect(200);
        let page: serde_json::Value = serde_json::from_str(&page.body).unwrap();
        for session in page["sessions"].as_array().unwrap() {
            assert!(
                seen.insert(session["id"].as_str().unwrap().to_owned()),
                "twice: {session}"
            );
        }
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut before),
            None => break,
        }
    }
    assert_eq!(seen.len(), 1201);
    let csv = olga.page("/staff/on-behalf-sessions.csv").await.expect(200).body;
    let lines: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert!(
        lines[0].starts_with("\u{feff}id,csr,buyer,company,reason,mode,started"),
        "{}",
        lines[0]
    );
    assert_eq!(lines.len(), 1 + 1201);
    assert_eq!(csv.matches("\"other (=1+1, \"\"quoted\"\")\"").count(), 1200);
    assert_eq!(csv.matches("Q-2026-000002").count(), 1);
    let none = olga
        .page("/staff/on-behalf-sessions.csv?q=zeppelin")
        .await
        .expect(200)
        .body;
    assert_eq!(none.lines().count(), 1);
}

async fn a_csr_sees_the_sessions_of_the_companies_they_serve(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    for buyer in ["liv@nordlys.example", "ana@brackwater.example"] {
        casey.start(&world.user(buyer).await, "look").await;
    }
    for (who, names) in [
        ("sam@quoin.example", [false, false]),
        ("robin@quoin.example", [false, true]),
        ("admin@quoin.example", [true, true]),
    ] {
        let mut reader = world.sign_in(who).await;
        let list = reader.read(LIST, &[]).await.expect(200).body;
        let csv = reader.page("/staff/on-behalf-sessions.csv").await.expect(200).body;
        for text in [list, csv] {
            assert_eq!(
                ["Liv Dahl", "Ana Ruiz"].map(|name| text.contains(name)),
                names,
                "{who}: {text}"
            );
        }
    }
}

async fn ending_a_session_tells_who_did_it(world: World) {
    let mut casey = world.casey_for_ana().await;
    let (session,): (String,) = world.one("SELECT id FROM on_behalf_sessions", args![]).await;
    let mut olga = world.sign_in("olga@quoin.example").await;
    let end = "on_behalf/staff_api/end_on_behalf_session";
    olga.call(end, &[("id", &session)]).await.expect(200);
    olga.call(end, &[("id", &session)]).await.expect(409);
    let (actor, subject): (String, String) = world
        .one(
            "SELECT actor_id, subject_id FROM events WHERE kind = 'on_behalf_ended'",
            args![],
        )
        .await;
    let expected = (
        world.user("olga@quoin.example").await,
        world.user("ana@brackwater.example").await,
    );
    assert_eq!((actor, subject), expected);
    let page = casey.page("/cart").await.expect(409);
    assert!(page.body.contains("A colleague ended it."), "{}", page.body);
}
