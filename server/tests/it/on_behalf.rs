//! Ordering on behalf beyond the cases: looking, extending, the password again, consent, the picker, notices.

use crate::{
    on_both_engines,
    world::{HOUR, MINUTE, World},
};
use app::args;
use futures::future::{join, join_all};

on_both_engines!(
    a_look_changes_nothing_until_it_becomes_ordering,
    an_extension_gives_the_whole_time_again,
    ten_minutes_without_a_request_end_it,
    what_nobody_came_back_to_is_ended_at_its_moment,
    an_old_sign_in_needs_the_password_again,
    a_consent_until_a_day_ends_with_it,
    a_withdrawal_ends_what_runs,
    nothing_is_done_in_a_session_after_its_end,
    another_browser_of_the_same_csr_is_not_on_behalf,
    the_buyers_own_session_is_untouched,
    the_picker_finds_only_the_buyers_one_serves,
    the_picker_finds_the_buyer_of_an_order_or_a_job,
    the_buyer_is_told_of_what_is_done_for_them,
);

const ANA: &str = "ana@brackwater.example";
const LIV: &str = "liv@nordlys.example";
const CASEY: &str = "casey@quoin.example";

async fn a_look_changes_nothing_until_it_becomes_ordering(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    casey.start(&world.user(ANA).await, "look").await;
    let page = casey.page("/catalogue").await.expect(200);
    assert!(page.body.contains("Viewing as Ana Ruiz"));
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    casey.call("cart/api/add_to_cart", &fields).await.expect(403);
    assert_eq!(world.count("SELECT COUNT(*) FROM cart_lines", args![]).await, 0);

    let looking = casey.clone();
    let answer = casey
        .call("on_behalf/api/start_ordering", &[("page", "/product/business-cards")])
        .await
        .expect(200);
    assert_eq!(answer.location(), "/product/business-cards");
    assert_ne!(
        casey.cookies["quoin"], looking.cookies["quoin"],
        "other rights, another session id"
    );
    casey.call("cart/api/add_to_cart", &fields).await.expect(409); // by a page of before
    casey.page("/product/business-cards").await;
    casey.call("cart/api/add_to_cart", &fields).await.expect(200);
    assert_eq!(world.events("on_behalf_mode").await, 1);
}

async fn an_extension_gives_the_whole_time_again(world: World) {
    let mut casey = world.casey_for_ana().await;
    for _ in 0..3 {
        world.later(9 * MINUTE);
        casey.read("cart/api/get_cart", &[]).await.expect(200);
    }
    casey.call("on_behalf/api/extend_on_behalf", &[]).await.expect(200);
    for _ in 0..3 {
        world.later(9 * MINUTE);
        casey.read("cart/api/get_cart", &[]).await.expect(200);
    }
    world.later(3 * MINUTE);
    casey.call("on_behalf/api/extend_on_behalf", &[]).await.expect(409); // too late
    assert_eq!(world.events("on_behalf_extended").await, 1);
}

async fn ten_minutes_without_a_request_end_it(world: World) {
    let mut casey = world.casey_for_ana().await;
    world.later(10 * MINUTE);
    let page = casey.page("/orders").await.expect(409);
    assert!(page.body.contains("There was no activity"), "{}", page.body);
}

async fn what_nobody_came_back_to_is_ended_at_its_moment(world: World) {
    world.casey_for_ana().await;
    let start = world.shop.now();
    world.later(HOUR);
    app::on_behalf::close_overdue(&world.shop).await.unwrap();
    let (at, how): (i64, String) = world
        .one("SELECT ended_at, ended_how FROM on_behalf_sessions", args![])
        .await;
    assert_eq!((at - start, &*how), (10 * MINUTE, "idle"));
    app::on_behalf::close_overdue(&world.shop).await.unwrap();
    assert_eq!(world.events("on_behalf_ended").await, 1);
}

async fn an_old_sign_in_needs_the_password_again(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in(CASEY).await;
    world.later(9 * HOUR);
    let answer = casey.try_start(&ana, "order").await.expect(422);
    assert!(answer.body.contains("\"field\":\"password\""), "{}", answer.body);
    for (password, status) in [("wrong", 422), ("quoin-demo", 200)] {
        let fields = [
            ("buyer", &*ana),
            ("reason", "service"),
            ("mode", "look"),
            ("password", password),
        ];
        casey
            .call("on_behalf/api/start_on_behalf", &fields)
            .await
            .expect(status);
    }
}

async fn a_consent_until_a_day_ends_with_it(world: World) {
    let liv = world.user(LIV).await;
    let mut livs = world.sign_in(LIV).await;
    for (until, status) in [("", 422), ("soon", 422), ("2026-11-21", 422), ("2026-11-22", 200)] {
        let fields = [("how_long", "until"), ("until", until)];
        let answer = livs.call("on_behalf/api/grant_consent", &fields).await.expect(status);
        assert_eq!(
            answer.body.contains("\"field\":\"until\""),
            status == 422,
            "{}",
            answer.body
        );
    }
    // The world began at nine in the morning: fifteen hours are left of the day.
    world.later(14 * HOUR);
    let mut casey = world.sign_in(CASEY).await;
    casey.start(&liv, "order").await;
    for _ in 0..6 {
        world.later(9 * MINUTE);
        casey.call("on_behalf/api/extend_on_behalf", &[]).await.expect(200);
    }
    world.later(7 * MINUTE);
    let answer = casey.read("cart/api/get_cart", &[]).await.expect(409);
    assert!(answer.body.contains("NotAllowed"), "{}", answer.body);
    casey.stop().await.expect(200);
    casey.try_start(&liv, "order").await.expect(403);
}

async fn a_withdrawal_ends_what_runs(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    casey.start(&world.user(LIV).await, "order").await;
    let mut livs = world.sign_in(LIV).await;
    livs.call("on_behalf/api/withdraw_consent", &[]).await.expect(200);
    let (how,): (String,) = world.one("SELECT ended_how FROM on_behalf_sessions", args![]).await;
    assert_eq!(how, "not_allowed");
    let answer = casey.read("cart/api/get_cart", &[]).await.expect(409);
    assert!(answer.body.contains("NotAllowed"), "{}", answer.body);
    // Where the company's contract decides, there is nothing to withdraw.
    let mut ana = world.sign_in(ANA).await;
    ana.call("on_behalf/api/withdraw_consent", &[]).await.expect(404);
}

/// A withdrawal and changes of the CSR's at the same moment: whatever was done was done before the end.
async fn nothing_is_done_in_a_session_after_its_end(world: World) {
    let liv = world.user(LIV).await;
    let mut livs = world.sign_in(LIV).await;
    let (mut done, mut refused) = (0, 0);
    for _ in 0..8 {
        livs.call("on_behalf/api/grant_consent", &[("how_long", "for_good")])
            .await
            .expect(200);
        let mut casey = world.sign_in(CASEY).await;
        casey.start(&liv, "order").await;
        let fields = [("product", "business-cards"), ("form[quantity]", "500")];
        let adding = join_all((0..6).map(|_| {
            let mut tab = casey.clone();
            async move { tab.call("cart/api/add_to_cart", &fields).await.status.as_u16() }
        }));
        let (answers, _) = join(adding, livs.call("on_behalf/api/withdraw_consent", &[])).await;
        done += answers.iter().filter(|status| **status == 200).count();
        refused += answers.iter().filter(|status| **status == 409).count();
    }
    assert_eq!(done + refused, 48);
    assert!(refused > 0, "no withdrawal came between");
    let lines = world.count("SELECT COUNT(*) FROM cart_lines", args![]).await;
    assert_eq!(lines, i64::try_from(done).unwrap());
    let late =
        "SELECT COUNT(*) FROM events e JOIN events x ON x.on_behalf_id = e.on_behalf_id AND x.kind = 'on_behalf_ended'
                WHERE e.kind = 'cart_line_added' AND e.id > x.id";
    assert_eq!(world.count(late, args![]).await, 0);
}

async fn another_browser_of_the_same_csr_is_not_on_behalf(world: World) {
    let mut other = world.sign_in(CASEY).await;
    world.casey_for_ana().await;
    let page = other.page("/staff/orders").await.expect(200);
    assert!(!page.body.contains("Ordering on behalf"));
    other.read("cart/api/get_cart", &[]).await.expect(404);
}

async fn the_buyers_own_session_is_untouched(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let mut casey = world.casey_for_ana().await;
    casey.stop().await.expect(200);
    ana.read("cart/api/get_cart", &[]).await.expect(200);
    let (version,): (i64,) = world.one("SELECT version FROM cart_lines", args![]).await;
    assert_eq!(version, 1);
}

async fn the_picker_finds_only_the_buyers_one_serves(world: World) {
    let mut sam = world.sign_in("sam@quoin.example").await;
    let found = sam.read("on_behalf/api/find_buyers", &[]).await.expect(200).body;
    assert!(
        found.contains("林 由紀") && !found.contains("Ana Ruiz") && !found.contains("Liv Dahl"),
        "{found}"
    );
    let mut casey = world.sign_in(CASEY).await;
    for (mut client, words, names) in [
        (casey.clone(), "ana", &["Ana Ruiz"][..]),
        (casey.clone(), "RUIZ brack", &["Ana Ruiz"]),
        (casey.clone(), "liv@nordlys", &["Liv Dahl"]),
        (casey.clone(), "brackwater", &["Ana Ruiz", "Ben Okafor"]),
        (casey.clone(), "zeppelin", &[]),
        (sam.clone(), "由紀", &["林 由紀"]),
        (sam.clone(), "ana", &[]),
    ] {
        let found = client
            .read("on_behalf/api/find_buyers", &[("q", words)])
            .await
            .expect(200)
            .body;
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let found: Vec<&str> = found["buyers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|buyer| buyer["name"].as_str().unwrap())
            .collect();
        assert_eq!(found, names, "{words}");
    }
    // Whoever was acted for comes first.
    casey.start(&world.user("ben@brackwater.example").await, "look").await;
    casey.stop().await.expect(200);
    let found = casey
        .read("on_behalf/api/find_buyers", &[("q", "brackwater")])
        .await
        .expect(200)
        .body;
    assert!(found.find("Ben Okafor") < found.find("Ana Ruiz"), "{found}");
}

async fn the_picker_finds_the_buyer_of_an_order_or_a_job(world: World) {
    let number = world.sign_in(ANA).await.order_cards("k").await;
    let count: u32 = number.rsplit('-').next().unwrap().parse().unwrap();
    for (csr, finds) in [(CASEY, true), ("sam@quoin.example", false)] {
        let mut csr = world.sign_in(csr).await;
        for typed in [number.clone(), format!("{number}-1"), count.to_string()] {
            let found = csr
                .read("on_behalf/api/find_buyers", &[("q", &typed)])
                .await
                .expect(200)
                .body;
            assert_eq!(found.contains("Ana Ruiz"), finds, "{typed}: {found}");
        }
    }
}

async fn the_buyer_is_told_of_what_is_done_for_them(world: World) {
    let notices = "SELECT COUNT(*) FROM outbox o JOIN events e ON e.id = o.event_id
                   WHERE o.recipient_id = $1 AND e.subject_id = $1 AND o.state = 'pending' AND o.audience = 'customer'";
    let ana_id = world.user(ANA).await;
    let mut ana = world.sign_in(ANA).await;
    ana.order_cards("own").await;
    assert_eq!(world.count(notices, args![&ana_id]).await, 1);
    let mut casey = world.casey_for_ana().await;
    let number = casey.order_cards("for her").await;
    assert_eq!(world.count(notices, args![&ana_id]).await, 2);
    casey
        .call("orders/api/cancel_order", &[("number", &number)])
        .await
        .expect(200);
    assert_eq!(world.count(notices, args![&ana_id]).await, 3);
}
