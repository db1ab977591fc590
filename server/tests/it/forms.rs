//! Without JavaScript: the same functions as plain forms.

use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    a_plain_form_that_succeeds_sends_on,
    a_refused_plain_form_comes_back_with_its_message_and_what_was_typed,
    a_form_refused_twice_still_knows_its_page,
    a_password_never_comes_back,
    a_plain_form_of_another_identity_changes_nothing,
    the_language_is_switched_by_a_form_and_remembered,
    the_browsers_language_counts_until_one_is_chosen,
    times_are_written_in_the_browsers_time_zone,
);

async fn a_plain_form_that_succeeds_sends_on(world: World) {
    let mut ana = world.guest();
    let fields = [
        ("email", "ana@brackwater.example"),
        ("password", "quoin-demo"),
        ("next", "/orders"),
    ];
    let answer = ana
        .form("/sign-in?next=/orders", "auth/api/sign_in", &fields)
        .await
        .expect(303);
    assert_eq!(answer.location(), "/orders");
    ana.page("/orders").await.expect(200);
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    let answer = ana
        .form("/product/business-cards", "cart/api/add_to_cart", &fields)
        .await
        .expect(303);
    assert_eq!(answer.location(), "/cart");
    let (line,): (String,) = world.one("SELECT id FROM cart_lines", args![]).await;
    let fields = [("line", &*line), ("version", "1")];
    let answer = ana
        .form("/cart", "cart/api/remove_cart_line", &fields)
        .await
        .expect(303);
    assert_eq!(answer.location(), "/cart", "back to the page of the form");
}

async fn a_refused_plain_form_comes_back_with_its_message_and_what_was_typed(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let fields = [
        ("product", "business-cards"),
        ("form[quantity]", "333"),
        ("form[options][paper]", "uncoated"),
    ];
    let page = ana
        .form("/product/business-cards", "cart/api/add_to_cart", &fields)
        .await
        .expect(422);
    assert!(page.body.contains("Choose one of these quantities"), "the message");
    assert!(page.body.contains("value=\"333\""), "what was typed");
    assert!(
        page.body.contains("<option value=\"uncoated\" selected"),
        "what was chosen"
    );
    assert!(page.body.contains("aria-invalid=\"true\""), "the field is marked");
    assert!(
        !page.body.contains("hydrate"),
        "it stays a plain document: the address is the form's"
    );
}

async fn a_form_refused_twice_still_knows_its_page(world: World) {
    let mut ana = world.guest();
    for _ in 0..2 {
        let fields = [("email", "ana@brackwater.example"), ("password", "wrong")];
        let page = ana
            .form("/sign-in?next=/orders", "auth/api/sign_in", &fields)
            .await
            .expect(422);
        assert!(
            page.body.contains("name=\"page\" value=\"/sign-in?next=/orders\""),
            "{}",
            page.body
        );
        assert!(page.body.contains("name=\"next\" value=\"/orders\""), "{}", page.body);
    }
    for foreign in ["//evil.example", "https://evil.example/x", "/\\evil.example"] {
        let fields = [("lang", "ja")];
        let answer = ana.form(foreign, "auth/api/set_language", &fields).await.expect(303);
        assert_eq!(answer.location(), "/");
    }
}

async fn a_password_never_comes_back(world: World) {
    let fields = [("email", "ana@brackwater.example"), ("password", "typed-secret")];
    let page = world
        .guest()
        .form("/sign-in", "auth/api/sign_in", &fields)
        .await
        .expect(422);
    assert!(page.body.contains("ana@brackwater.example") && !page.body.contains("typed-secret"));
}

async fn a_plain_form_of_another_identity_changes_nothing(world: World) {
    let mut tab = world.casey_for_ana().await;
    let mut browser = tab.clone();
    browser.stop().await.expect(200);
    tab.cookies = browser.cookies.clone();
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    let page = tab
        .form("/product/business-cards", "cart/api/add_to_cart", &fields)
        .await;
    assert_eq!(page.status.as_u16(), 409);
    assert!(page.body.contains("you are now: Casey Lindgren"), "{}", page.body);
    assert_eq!(world.count("SELECT COUNT(*) FROM cart_lines", args![]).await, 0);
}

async fn the_language_is_switched_by_a_form_and_remembered(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let fields = [("lang", "ja")];
    let answer = ana.form("/cart", "auth/api/set_language", &fields).await.expect(303);
    assert_eq!(answer.location(), "/cart");
    assert_eq!(
        world.told("language_chosen").await,
        [r#"{"language":"en"}"#, r#"{"language":"ja"}"#]
    );
    let page = ana.page("/cart").await.expect(200);
    assert!(page.body.contains("<html lang=\"ja\">") && page.body.contains("カートは空です"));
    let mut elsewhere = world.sign_in("ana@brackwater.example").await;
    assert!(
        elsewhere.page("/cart").await.body.contains("カートは空です"),
        "it is the user's choice"
    );
}

async fn the_browsers_language_counts_until_one_is_chosen(world: World) {
    let mut guest = world.guest();
    let request = axum::http::Request::get("/sign-in").header("accept-language", "fr-FR, ja;q=0.8, en;q=0.5");
    let page = guest
        .send(request.body(axum::body::Body::empty()).unwrap())
        .await
        .expect(200);
    assert!(page.body.contains("サインイン"));
    guest.cookies.insert("lang".to_owned(), "en".to_owned());
    assert!(guest.page("/sign-in").await.body.contains("<h1>Sign in"));
}

async fn times_are_written_in_the_browsers_time_zone(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let number = ana.order_cards("k").await;
    let path = format!("/orders/{number}");
    assert!(ana.page(&path).await.body.contains("22 Nov 2026, 09:00"));
    ana.cookies.insert("tz".to_owned(), "Asia/Tokyo".to_owned());
    assert!(ana.page(&path).await.body.contains("22 Nov 2026, 18:00"));
}
