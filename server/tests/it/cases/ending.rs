//! Cases 15 to 18, and 20 to 22: how it ends, and what is left.

use super::{ANA, BEN, CASEY, START};
use crate::{
    on_both_engines,
    world::{MINUTE, World},
};
use app::args;
use std::collections::BTreeSet;

on_both_engines!(
    case_15_when_the_time_is_up_on_the_server_the_next_request_is_refused_and_told,
    case_16_when_its_ground_is_gone_the_next_request_fails_and_the_cart_is_kept,
    case_17_stop_revokes_it_and_leads_back_to_the_starting_page,
    case_18_logging_out_ends_both_and_the_next_user_finds_nothing,
    case_20_the_buyer_reads_nothing_of_the_csr,
    case_21_the_banner_is_announced_once_and_stop_is_a_button,
    case_22_the_session_id_is_another_before_during_and_after,
);

async fn case_15_when_the_time_is_up_on_the_server_the_next_request_is_refused_and_told(world: World) {
    let mut casey = world.casey_for_ana().await;
    for _ in 0..3 {
        world.later(9 * MINUTE);
        casey.read("cart/api/get_cart", &[]).await.expect(200);
    }
    world.later(3 * MINUTE);
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    let answer = casey.call("cart/api/add_to_cart", &fields).await.expect(409);
    assert!(answer.body.contains("Expired"), "{}", answer.body);
    assert_eq!(world.count("SELECT COUNT(*) FROM cart_lines", args![]).await, 0);
    // Not even a staff function answers before the CSR has read why.
    casey.read("orders/staff_api/list_staff_orders", &[]).await.expect(409);
    let page = casey.page("/orders").await.expect(409);
    assert!(page.body.contains("The time is up.") && page.body.contains("Continue as yourself"));
    casey.stop().await.expect(200);
    casey.read("orders/staff_api/list_staff_orders", &[]).await.expect(200);
}

/// What takes a ground away, and the words that say which.
const GROUNDS: [(&str, &str); 5] = [
    (
        "DELETE FROM customer_csrs WHERE user_id = (SELECT id FROM users WHERE email = 'casey@quoin.example')",
        "no longer serve",
    ),
    (
        "UPDATE users SET active = $1 WHERE email = 'ana@brackwater.example'",
        "buyer has been deactivated",
    ),
    (
        "UPDATE companies SET active = $1 WHERE name = 'Brackwater Mutual'",
        "company has been deactivated",
    ),
    (
        "UPDATE users SET active = $1 WHERE email = 'casey@quoin.example'",
        "may no longer order on behalf",
    ),
    (
        "DELETE FROM page_access WHERE page = 'order_on_behalf'",
        "may no longer order on behalf",
    ),
];

async fn case_16_when_its_ground_is_gone_the_next_request_fails_and_the_cart_is_kept(world: World) {
    for (lines, (sql, message)) in (1..).zip(GROUNDS) {
        // Each case takes more ground away: what went before is given back.
        for back in ["UPDATE users SET active = $1", "UPDATE companies SET active = $1"] {
            world.run(back, args![true]).await;
        }
        let casey_id = world.user(CASEY).await;
        world
            .run(
                "INSERT INTO customer_csrs (company_id, user_id) SELECT id, $1 FROM companies WHERE name = 'Brackwater Mutual'
                 ON CONFLICT DO NOTHING",
                args![&casey_id],
            )
            .await;
        let mut casey = world.casey_for_ana().await;
        casey.add_cards().await;
        let args = if sql.contains("$1") { args![false] } else { args![] };
        world.run(sql, args).await;
        let page = casey.page("/cart").await.expect(409);
        assert!(page.body.contains(message), "{message}: {}", page.body);
        assert_eq!(
            world.count("SELECT COUNT(*) FROM cart_lines", args![]).await,
            lines,
            "the cart is kept"
        );
    }
}

async fn case_17_stop_revokes_it_and_leads_back_to_the_starting_page(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    let (ana, ben) = (world.user(ANA).await, world.user(BEN).await);
    for (return_to, back) in [
        ("/staff/orders?q=ana", "/staff/orders?q=ana"),
        ("/staff/orders?q=%E6%9E%97%26b", "/staff/orders?q=%E6%9E%97%26b"),
        ("/staff/orders?q=林", "/staff/orders?q=%E6%9E%97"),
        ("//evil.example", "/on-behalf"),
    ] {
        for (buyer, from) in [(&ana, return_to), (&ben, "/on-behalf")] {
            let fields = [
                ("buyer", &**buyer),
                ("reason", "other"),
                ("mode", "order"),
                ("return_to", from),
            ];
            casey.call(START, &fields).await.expect(200);
            casey.page("/cart").await;
        }
        let acting = casey.clone();
        assert_eq!(casey.stop().await.expect(200).location(), back, "also after a switch");
        casey.read("orders/staff_api/list_staff_orders", &[]).await.expect(200);
        acting.clone().page("/cart").await.expect(303);
    }
    let open = "SELECT COUNT(*) FROM on_behalf_sessions WHERE ended_at IS NULL";
    assert_eq!(world.count(open, args![]).await, 0);
}

async fn case_18_logging_out_ends_both_and_the_next_user_finds_nothing(world: World) {
    let mut browser = world.casey_for_ana().await;
    browser.call("auth/api/sign_out", &[]).await.expect(200);
    let (how,): (String,) = world.one("SELECT ended_how FROM on_behalf_sessions", args![]).await;
    assert_eq!(how, "signed_out");
    assert_eq!(world.count("SELECT COUNT(*) FROM sessions", args![]).await, 0);
    browser.forget_page();
    browser.page("/orders").await.expect(303);
    browser.sign_in("olga@quoin.example").await;
    let page = browser.page("/staff/orders").await.expect(200);
    assert!(
        !page.body.contains("Ana Ruiz") && !page.body.contains("Casey"),
        "{}",
        page.body
    );
    browser.read("cart/api/get_cart", &[]).await.expect(404);
}

/// A time zone to choose bears Casey's name.
fn without_the_station(text: &str) -> String {
    text.replace("Antarctica/Casey", "")
}

async fn case_20_the_buyer_reads_nothing_of_the_csr(world: World) {
    let mut casey = world.casey_for_ana().await;
    let number = casey.order_cards("k").await;
    let (session,): (String,) = world.one("SELECT id FROM on_behalf_sessions", args![]).await;
    many_visits(&world).await;
    let secrets = [
        world.user(CASEY).await,
        session,
        "Casey".to_owned(),
        CASEY.to_owned(),
        "T-77".to_owned(),
        "session-".to_owned(),
    ];
    let mut ana = world.sign_in(ANA).await;
    let mut read = Vec::new();
    for page in ["/orders", "/account", &format!("/orders/{number}")] {
        read.push(without_the_station(&ana.page(page).await.expect(200).body));
    }
    for (function, fields) in [
        ("orders/api/get_order", &[("number", &*number)][..]),
        ("orders/api/list_orders", &[]),
        ("account/api/get_account", &[]),
    ] {
        read.push(without_the_station(&ana.read(function, fields).await.expect(200).body));
    }
    assert!(read.iter().any(|text| text.contains("by customer service")));
    for (text, secret) in read
        .iter()
        .flat_map(|text| secrets.iter().map(move |secret| (text, secret)))
    {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    // Of customers, only Ana is mailed; what her mail says is the mails' own test.
    let notices: Vec<(String, String)> = world
        .shop
        .db()
        .all(
            "SELECT o.recipient_id, e.kind FROM outbox o JOIN events e ON e.id = o.event_id WHERE o.audience = 'customer'",
            args![],
        )
        .await
        .unwrap();
    assert_eq!(notices, [(world.user(ANA).await, "order_placed".to_owned())]);
}

/// More on-behalf sessions than My account lists at once: the way to the next page must name none of them.
async fn many_visits(world: &World) {
    world
        .run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
             INSERT INTO on_behalf_sessions (id, actor_id, subject_id, company_id, reason, note, mode, return_to,
                                             started_at, seen_at, expires_at, ended_at, ended_how)
             SELECT 'session-' || n.i, o.actor_id, o.subject_id, o.company_id, o.reason, o.note, o.mode, o.return_to,
                    o.started_at - n.i, o.seen_at, o.expires_at, o.started_at, 'stopped'
             FROM n CROSS JOIN on_behalf_sessions o",
            args![],
        )
        .await;
}

async fn case_21_the_banner_is_announced_once_and_stop_is_a_button(world: World) {
    let mut casey = world.casey_for_ana().await;
    let page = casey.page("/catalogue").await.expect(200).body;
    let (_, rest) = page.split_once("aria-label=\"Ordering on behalf\"").unwrap();
    let banner = rest.split("</section>").next().unwrap();
    assert_eq!(banner.matches("role=\"status\"").count(), 1, "{banner}");
    let (_, said) = banner.split_once("role=\"status\"").unwrap();
    assert!(
        said.contains("Ordering on behalf of Ana Ruiz") && !said.contains(" left"),
        "{said}"
    );
    let stop = banner
        .split("<form")
        .find(|form| form.contains("stop_on_behalf"))
        .unwrap();
    assert!(
        stop.contains("<button") && stop.contains("Stop ordering for Ana Ruiz"),
        "{stop}"
    );
    assert!(!stop.contains("tabindex"), "{stop}");
}

async fn case_22_the_session_id_is_another_before_during_and_after(world: World) {
    let mut casey = world.sign_in(CASEY).await;
    let before = casey.clone();
    casey.start(&world.user(ANA).await, "order").await;
    let during = casey.clone();
    casey.stop().await.expect(200);
    let ids: BTreeSet<_> = [&before, &during, &casey].map(|c| c.cookies["quoin"].clone()).into();
    assert_eq!(ids.len(), 3);
    for mut old in [before, during] {
        // The old cookie is nobody's: the call is refused, and a fresh page asks to sign in.
        old.read("cart/api/get_cart", &[]).await.expect(409);
        old.forget_page();
        old.read("cart/api/get_cart", &[]).await.expect(401);
    }
}
