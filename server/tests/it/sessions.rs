use crate::{
    on_both_engines,
    world::{HOUR, MINUTE, World},
};
use app::args;
use axum::{
    body::Body,
    http::{Request, header},
};
use futures::future::join_all;
use server_fn::axum::server_fn_paths;

on_both_engines!(
    a_session_cookie_is_http_only_and_same_site,
    the_store_holds_no_token,
    an_unknown_address_and_a_wrong_password_get_the_same_answer,
    ten_failures_throttle_an_account_for_a_quarter_of_an_hour,
    guesses_made_at_the_same_moment_are_all_counted,
    signing_out_ends_the_session_on_the_server,
    a_session_unused_for_twelve_hours_is_over,
    a_deactivated_buyer_is_out_at_the_next_request,
    a_cross_site_post_is_refused,
    a_call_without_the_current_identity_is_refused,
    every_function_refuses_the_identity_of_another_page_and_changes_nothing,
    signing_in_goes_on_only_within_the_shop,
);

async fn a_session_cookie_is_http_only_and_same_site(world: World) {
    let fields = [("email", "ana@brackwater.example"), ("password", "quoin-demo")];
    let answer = world.guest().call("auth/api/sign_in", &fields).await.expect(200);
    let cookie = answer.cookie("quoin").unwrap();
    assert!(
        cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && !cookie.contains("Secure"),
        "{cookie}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn on_https_the_cookie_is_secure_and_bound_to_the_host() {
    let world = World::on_https().await;
    let mut guest = world.guest();
    let request = Request::post("/api/app/auth/api/sign_in")
        .header(header::ORIGIN, "https://print.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-quoin-identity", "guest")
        .body(Body::from("email=ana%40brackwater.example&password=quoin-demo"));
    let answer = guest.send(request.unwrap()).await.expect(200);
    let cookie = answer.cookie("__Host-quoin").unwrap();
    assert!(cookie.contains("; Secure") && cookie.contains("; Path=/;"), "{cookie}");
}

async fn the_store_holds_no_token(world: World) {
    let ana = world.sign_in("ana@brackwater.example").await;
    let (hash,): (String,) = world.one("SELECT token_hash FROM sessions", args![]).await;
    assert_ne!(&hash, ana.cookies.get("quoin").unwrap());
    assert_eq!(hash.len(), 64, "SHA-256 in hexadecimal digits");
}

async fn an_unknown_address_and_a_wrong_password_get_the_same_answer(world: World) {
    let mut answers = Vec::new();
    for email in ["ana@brackwater.example", "nobody@nowhere.example"] {
        let fields = [("email", email), ("password", "wrong")];
        answers.push(world.guest().call("auth/api/sign_in", &fields).await.expect(422).body);
    }
    assert_eq!(answers[0], answers[1]);
}

async fn ten_failures_throttle_an_account_for_a_quarter_of_an_hour(world: World) {
    let mut guest = world.guest();
    let wrong = [("email", "ana@brackwater.example"), ("password", "wrong")];
    let right = [("email", "ana@brackwater.example"), ("password", "quoin-demo")];
    for _ in 0..10 {
        guest.call("auth/api/sign_in", &wrong).await.expect(422);
    }
    guest.call("auth/api/sign_in", &right).await.expect(429);
    // Somebody else signs in meanwhile.
    world.sign_in("ben@brackwater.example").await;
    world.later(16 * MINUTE);
    guest.call("auth/api/sign_in", &right).await.expect(200);
}

async fn guesses_made_at_the_same_moment_are_all_counted(world: World) {
    let guesses = (0..16).map(|_| {
        let mut guest = world.guest();
        async move {
            let wrong = [("email", "ana@brackwater.example"), ("password", "wrong")];
            guest.call("auth/api/sign_in", &wrong).await.status.as_u16()
        }
    });
    let tried = join_all(guesses)
        .await
        .into_iter()
        .filter(|status| *status == 422)
        .count();
    assert_eq!(tried, 10);
}

async fn signing_out_ends_the_session_on_the_server(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let stolen = ana.clone();
    ana.call("auth/api/sign_out", &[]).await.expect(200);
    assert!(!ana.cookies.contains_key("quoin"));
    assert_eq!(world.count("SELECT COUNT(*) FROM sessions", args![]).await, 0);
    stolen.clone().read("cart/api/get_cart", &[]).await.expect(409);
}

async fn a_session_unused_for_twelve_hours_is_over(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    world.later(11 * HOUR);
    ana.read("cart/api/get_cart", &[]).await.expect(200);
    world.later(11 * HOUR);
    ana.read("cart/api/get_cart", &[]).await.expect(200);
    world.later(12 * HOUR);
    let page = ana.page("/cart").await.expect(303);
    assert_eq!(page.location(), "/sign-in?next=/cart");
}

async fn a_deactivated_buyer_is_out_at_the_next_request(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    world
        .run(
            "UPDATE users SET active = $1 WHERE email = 'ana@brackwater.example'",
            args![false],
        )
        .await;
    ana.page("/cart").await.expect(303);
    let fields = [("email", "ana@brackwater.example"), ("password", "quoin-demo")];
    world.guest().call("auth/api/sign_in", &fields).await.expect(422);
}

async fn a_cross_site_post_is_refused(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    ana.add_cards().await;
    let foreign = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
    ];
    for (name, value) in foreign {
        let request = Request::post("/api/app/auth/api/sign_out")
            .header(name, value)
            .header("x-quoin-identity", &ana.identity)
            .body(Body::empty());
        ana.send(request.unwrap()).await.expect(403);
    }
    // A client that says nothing of where it comes from is no browser of ours.
    let silent = Request::post("/api/app/auth/api/sign_out").header("x-quoin-identity", &ana.identity);
    ana.send(silent.body(Body::empty()).unwrap()).await.expect(403);
    let own = Request::post("/api/app/cart/api/remove_cart_line")
        .header(header::ORIGIN, "http://shop.test")
        .header("x-quoin-identity", &ana.identity)
        .body(Body::empty());
    ana.send(own.unwrap()).await.expect(422);
}

async fn every_function_refuses_the_identity_of_another_page_and_changes_nothing(world: World) {
    let mut casey = world.casey_for_ana().await;
    casey.add_cards().await;
    let mut stale = casey.clone();
    "01900000-0000-7000-8000-00000000dead".clone_into(&mut stale.identity);
    let rows =
        "SELECT (SELECT COUNT(*) FROM cart_lines) + (SELECT COUNT(*) FROM orders) + (SELECT COUNT(*) FROM sessions)
                     + (SELECT COUNT(*) FROM on_behalf_sessions WHERE ended_at IS NULL) * 1000
                     + (SELECT COUNT(*) FROM events WHERE kind <> 'on_behalf_refused')";
    let before = world.count(rows, args![]).await;
    let mut refused = 0;
    for (path, method) in server_fn_paths() {
        let function = path.trim_start_matches("/api/app/");
        let fields = [
            ("number", "Q-2026-000001"),
            ("lang", "ja"),
            ("quantity", "1"),
            ("id", "x"),
        ];
        let answer = match method.as_str() {
            "GET" => stale.read(function, &fields).await,
            _ => stale.call(function, &fields).await,
        };
        let answer = answer.expect(409);
        assert!(
            answer.body.contains("Stale") && answer.body.contains("Ana Ruiz"),
            "{}",
            answer.body
        );
        refused += 1;
    }
    assert!(refused > 25, "only {refused} functions were called");
    assert_eq!(world.count(rows, args![]).await, before);
    casey.read("cart/api/get_cart", &[]).await.expect(200);
}

async fn a_call_without_the_current_identity_is_refused(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    for stale in ["", "guest", "01900000-0000-7000-8000-000000000000"] {
        let mut tab = ana.clone();
        tab.identity = stale.to_owned();
        let fields = [("product", "business-cards"), ("form[quantity]", "500")];
        let answer = tab.call("cart/api/add_to_cart", &fields).await.expect(409);
        assert!(
            answer.body.contains("Ana Ruiz"),
            "it says who one is now: {}",
            answer.body
        );
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM cart_lines", args![]).await, 0);
    ana.add_cards().await;
}

async fn signing_in_goes_on_only_within_the_shop(world: World) {
    for (next, location) in [
        ("/orders?status=approved", "/orders?status=approved"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
    ] {
        let fields = [
            ("email", "ana@brackwater.example"),
            ("password", "quoin-demo"),
            ("next", next),
        ];
        let answer = world.guest().call("auth/api/sign_in", &fields).await.expect(200);
        assert_eq!(answer.location(), location, "{next:?}");
    }
}
