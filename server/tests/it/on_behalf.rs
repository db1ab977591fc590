use crate::{
    on_both_engines,
    world::{HOUR, World},
};
use app::args;

on_both_engines!(
    a_csr_who_does_not_serve_the_company_cannot_start_and_the_denial_is_recorded,
    nobody_acts_for_staff,
    start_and_stop_are_posts_only,
    an_inactive_buyer_or_company_is_refused_with_the_reason,
    a_start_needs_a_reason,
    a_company_that_is_off_or_was_not_asked_refuses,
    starting_another_while_acting_keeps_the_actor,
    the_order_carries_actor_subject_and_session,
    a_look_changes_nothing,
    an_old_sign_in_needs_the_password_again,
    a_stale_tab_cannot_order,
    a_csr_cannot_approve_in_somebodys_name,
    the_picker_lists_only_the_buyers_one_serves,
);

const ANA: &str = "ana@brackwater.example";

async fn a_csr_who_does_not_serve_the_company_cannot_start_and_the_denial_is_recorded(world: World) {
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.try_start(&world.user(ANA).await, "order").await.expect(404);
    sam.try_start("nobody", "order").await.expect(404);
    assert_eq!(world.count("SELECT COUNT(*) FROM on_behalf_sessions", args![]).await, 0);
    assert_eq!(world.events("on_behalf_denied").await, 2);
}

async fn nobody_acts_for_staff(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    for email in ["admin@quoin.example", "casey@quoin.example", "olga@quoin.example"] {
        casey.try_start(&world.user(email).await, "order").await.expect(403);
    }
}

async fn start_and_stop_are_posts_only(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    for function in ["on_behalf/api/start_on_behalf", "on_behalf/api/stop_on_behalf"] {
        casey.read(function, &[]).await.expect(405);
    }
}

async fn an_inactive_buyer_or_company_is_refused_with_the_reason(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    world
        .run("UPDATE users SET active = $1 WHERE id = $2", args![false, &ana])
        .await;
    let answer = casey.try_start(&ana, "order").await.expect(403);
    assert!(answer.body.contains("buyer is deactivated"), "{}", answer.body);
    world
        .run("UPDATE users SET active = $1 WHERE id = $2", args![true, &ana])
        .await;
    world
        .run(
            "UPDATE companies SET active = $1 WHERE name = 'Brackwater Mutual'",
            args![false],
        )
        .await;
    let answer = casey.try_start(&ana, "order").await.expect(403);
    assert!(answer.body.contains("company is deactivated"), "{}", answer.body);
}

async fn a_start_needs_a_reason(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    for reason in ["", "because"] {
        let answer = casey
            .call(
                "on_behalf/api/start_on_behalf",
                &[("buyer", &ana), ("reason", reason), ("mode", "order")],
            )
            .await
            .expect(422);
        assert!(answer.body.contains("\"field\":\"reason\""), "{}", answer.body);
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM on_behalf_sessions", args![]).await, 0);
}

async fn a_company_that_is_off_or_was_not_asked_refuses(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    for policy in ["off", "ask"] {
        world
            .run("UPDATE companies SET on_behalf_policy = $1", args![policy])
            .await;
        casey.try_start(&ana, "order").await.expect(403);
    }
    let until = world.shop.now() + HOUR;
    world
        .run(
            "UPDATE users SET on_behalf_consent_until = $1 WHERE id = $2",
            args![until, &ana],
        )
        .await;
    casey.start(&ana, "order").await;
    casey.read("cart/api/get_cart", &[]).await.expect(200);
    world
        .run(
            "UPDATE users SET on_behalf_consent_until = NULL WHERE id = $1",
            args![&ana],
        )
        .await;
    let answer = casey.read("cart/api/get_cart", &[]).await.expect(409);
    assert!(answer.body.contains("NotAllowed"), "{}", answer.body);
}

async fn starting_another_while_acting_keeps_the_actor(world: World) {
    let mut casey = world.casey_for_ana().await;
    casey.add_cards().await;
    let liv = world.user("liv@nordlys.example").await;
    casey.start(&liv, "order").await;
    let casey_id = world.user("casey@quoin.example").await;
    let open: Vec<(String, String)> = world
        .shop
        .db()
        .all(
            "SELECT actor_id, subject_id FROM on_behalf_sessions WHERE ended_at IS NULL",
            args![],
        )
        .await
        .unwrap();
    assert_eq!(open, [(casey_id, liv)]);
    let (how,): (String,) = world
        .one(
            "SELECT ended_how FROM on_behalf_sessions WHERE ended_at IS NOT NULL",
            args![],
        )
        .await;
    assert_eq!(how, "switched");
    // Ana's cart is as it was, Liv's is empty.
    assert!(casey.page("/cart").await.body.contains("The cart is empty"));
    let mut ana = world.sign_in(ANA).await;
    assert!(ana.page("/cart").await.expect(200).body.contains("Business cards"));
}

async fn the_order_carries_actor_subject_and_session(world: World) {
    let mut casey = world.casey_for_ana().await;
    let number = casey.order_cards("k1").await;
    let (buyer, placed_by, actor, subject): (String, String, String, String) = world
        .one(
            "SELECT o.buyer_id, o.placed_by, s.actor_id, s.subject_id
             FROM orders o JOIN on_behalf_sessions s ON s.id = o.on_behalf_id WHERE o.number = $1",
            args![&number],
        )
        .await;
    let (ana, casey_id) = (world.user(ANA).await, world.user("casey@quoin.example").await);
    assert_eq!(
        (&buyer, &placed_by, &actor, &subject),
        (&ana, &casey_id, &casey_id, &ana)
    );
    let with_all = world
        .count(
            "SELECT COUNT(*) FROM events WHERE kind IN ('cart_line_added', 'order_placed')
             AND actor_id = $1 AND subject_id = $2 AND on_behalf_id IS NOT NULL AND company_id IS NOT NULL",
            args![&casey_id, &ana],
        )
        .await;
    assert_eq!(with_all, 2);
    let jobs = world
        .count(
            "SELECT COUNT(*) FROM jobs WHERE added_by = $1 AND on_behalf_id IS NOT NULL",
            args![&casey_id],
        )
        .await;
    assert_eq!(jobs, 1);
}

async fn a_look_changes_nothing(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    casey.start(&world.user(ANA).await, "look").await;
    assert!(
        casey
            .page("/catalogue")
            .await
            .expect(200)
            .body
            .contains("Viewing as Ana Ruiz")
    );
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    casey.call("cart/api/add_to_cart", &fields).await.expect(403);
    assert_eq!(world.count("SELECT COUNT(*) FROM cart_lines", args![]).await, 0);
}

async fn an_old_sign_in_needs_the_password_again(world: World) {
    let ana = world.user(ANA).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    world.later(9 * HOUR);
    let answer = casey.try_start(&ana, "order").await.expect(422);
    assert!(answer.body.contains("\"field\":\"password\""), "{}", answer.body);
    let with = |password| {
        [
            ("buyer", ana.clone()),
            ("reason", "service".to_owned()),
            ("mode", "look".to_owned()),
            ("password", password),
        ]
    };
    for (password, status) in [("wrong", 422), ("quoin-demo", 200)] {
        let fields = with(password.to_owned());
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        casey
            .call("on_behalf/api/start_on_behalf", &fields)
            .await
            .expect(status);
    }
}

async fn a_stale_tab_cannot_order(world: World) {
    let mut tab_1 = world.casey_for_ana().await;
    tab_1.add_cards().await;
    let mut tab_2 = tab_1.clone();
    tab_2.start(&world.user("liv@nordlys.example").await, "order").await;
    // The browser's cookie is one for all tabs; the page in tab 1 is still Ana's.
    tab_1.cookies = tab_2.cookies.clone();
    let answer = tab_1
        .call(
            "orders/api/place_order",
            &[("key", "k"), ("address", "x"), ("cost_centre", "BW-01")],
        )
        .await
        .expect(409);
    assert!(answer.body.contains("Liv Dahl"), "{}", answer.body);
    assert_eq!(world.orders().await, 0);
}

async fn a_csr_cannot_approve_in_somebodys_name(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = ana.order_rush_cards(10).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    casey.start(&world.user("ben@brackwater.example").await, "order").await;
    casey
        .call("orders/api/approve_order", &[("number", &number)])
        .await
        .expect(403);
    let mut ben = world.sign_in("ben@brackwater.example").await;
    ben.call("orders/api/approve_order", &[("number", &number)])
        .await
        .expect(200);
    let (status,): (String,) = world
        .one("SELECT status FROM orders WHERE number = $1", args![&number])
        .await;
    assert_eq!(status, "approved");
}

async fn the_picker_lists_only_the_buyers_one_serves(world: World) {
    let mut sam = world.sign_in("sam@quoin.example").await;
    let found = sam.read("on_behalf/api/find_buyers", &[]).await.expect(200).body;
    assert!(
        found.contains("林 由紀") && !found.contains("Ana Ruiz") && !found.contains("Liv Dahl"),
        "{found}"
    );
    let mut casey = world.sign_in("casey@quoin.example").await;
    for (words, name) in [
        ("ana", "Ana Ruiz"),
        ("RUIZ brack", "Ana Ruiz"),
        ("liv@nordlys", "Liv Dahl"),
    ] {
        let found = casey
            .read("on_behalf/api/find_buyers", &[("q", words)])
            .await
            .expect(200)
            .body;
        assert!(found.contains(name), "{words}: {found}");
    }
    let found = sam
        .read("on_behalf/api/find_buyers", &[("q", "由紀")])
        .await
        .expect(200)
        .body;
    assert!(found.contains("林 由紀"), "{found}");
}
