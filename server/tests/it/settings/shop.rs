//! Name, looks, languages, currency, limits and times: what is set holds at once.

use super::{ADMIN, ANA, MAIL, change, mails};
use crate::{
    on_both_engines,
    world::{MINUTE, PNG, World},
};
use app::{
    args,
    mails::{Mailer, send_due},
};

on_both_engines!(
    name_and_colour_are_on_pages_and_in_mails_at_once,
    the_currency_stays_once_there_are_orders,
    a_shop_can_speak_one_language_alone,
    limits_and_times_hold_at_once,
    a_logo_is_what_its_bytes_say,
);

async fn name_and_colour_are_on_pages_and_in_mails_at_once(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    change(&mut admin, "shop", &[("name", "Hansen & Søn"), ("accent", "#1c6037")])
        .await
        .expect(200);
    let page = world.guest().page("/sign-in").await.expect(200).body;
    assert!(page.contains("· Hansen &amp; Søn</title>"), "{page}");
    assert!(page.contains("href=\"/look/1c6037.css\""), "{page}");
    let style = world.guest().page("/look/1c6037.css").await.expect(200);
    assert!(style.body.contains("--blue:#1c6037"), "{}", style.body);
    world.guest().page("/look/nothing.css").await.expect(404);
    change(&mut admin, "mail", &MAIL).await.expect(200);
    world.sign_in(ANA).await.order_cards("k").await;
    send_due(&world.shop, &Mailer::of(&world.shop).unwrap()).await.unwrap();
    let mails = mails(&world);
    assert_eq!(
        mails.len(),
        3,
        "Ana and two CSRs: the operators' address is empty now: {mails:?}"
    );
    for mail in &mails {
        assert!(mail.contains("shop@print.example"), "{mail}");
        assert!(mail.contains("#1c6037"), "{mail}");
    }
    let changed = world.count(
        "SELECT COUNT(*) FROM events WHERE kind = 'settings_changed' AND object = 'shop' AND after LIKE '%1c6037%'",
        args![],
    );
    assert_eq!(changed.await, 1);
}

async fn the_currency_stays_once_there_are_orders(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let form = |currency| {
        [
            ("languages", "en,ja"),
            ("default_language", "en"),
            ("currency", currency),
            ("time_zone", "UTC"),
        ]
    };
    let answer = change(&mut admin, "region", &form("USD")).await.expect(422);
    assert!(answer.body.contains("form[currency]"), "{}", answer.body);
    change(&mut admin, "region", &form("EUR")).await.expect(200);
}

async fn a_shop_can_speak_one_language_alone(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let form = [
        ("languages", "ja"),
        ("default_language", "ja"),
        ("currency", "EUR"),
        ("time_zone", "Asia/Tokyo"),
    ];
    change(&mut admin, "region", &form).await.expect(200);
    let mut guest = world.guest();
    guest.cookies.insert("lang".to_owned(), "en".to_owned());
    let page = guest.page("/sign-in").await.expect(200).body;
    assert!(page.contains("<html lang=\"ja\""), "{page}");
    assert!(!page.contains("English"), "{page}");
}

async fn limits_and_times_hold_at_once(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    change(&mut admin, "limits", &[("longest_upload", "7"), ("cart_lines", "1")])
        .await
        .expect(200);
    assert_eq!(world.shop.settings().longest_upload, 7_000_000);
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let fields = [("product", "business-cards"), ("form[quantity]", "500")];
    ana.call("cart/api/add_to_cart", &fields).await.expect(422);
    let form = [
        ("idle", "12"),
        ("end", "24"),
        ("on_behalf_limit", "5"),
        ("on_behalf_idle", "2"),
    ];
    change(&mut admin, "sessions", &form).await.expect(200);
    let mut casey = world.casey_for_ana().await;
    casey.page("/cart").await.expect(200);
    world.later(2 * MINUTE + 1);
    casey.page("/cart").await.expect(409);
    let form = [
        ("idle", "1"),
        ("end", "2"),
        ("on_behalf_limit", "5"),
        ("on_behalf_idle", "2"),
    ];
    change(&mut admin, "sessions", &form).await.expect(200);
    world.later(59 * MINUTE);
    assert_eq!(ana.page("/cart").await.status, 303, "signed in an hour ago and more");
}

async fn a_logo_is_what_its_bytes_say(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for refused in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"[..],
        b"",
        &[PNG, &vec![0; 1_000_000]].concat(),
        &[PNG, &vec![0; 3_000_000]].concat(),
        // A picture by its first bytes, but of no size, or of too large a one.
        &PNG[..16],
        &[&PNG[..16], &[0; 51]].concat(),
        &[&PNG[..16], &6_001_u32.to_be_bytes(), &PNG[20..]].concat(),
    ] {
        let page = admin.upload_logo("0", refused).await.expect(422);
        assert!(page.body.contains("logo-error"), "{}", page.body);
    }
    world.sign_in(ANA).await.upload_logo("0", PNG).await.expect(404);
    admin.upload_logo("9", PNG).await.expect(409);
    assert!(world.shop.settings().logo.is_none());
    let answer = admin.upload_logo("0", PNG).await.expect(303);
    assert_eq!(answer.location(), "/staff/settings/shop?saved=yes");
    let logo = world.shop.settings().logo.clone().unwrap();
    let path = format!("/logo/{}", logo.id);
    let page = world.guest().page("/sign-in").await.expect(200).body;
    assert!(page.contains(&format!("src=\"{path}\"")), "{page}");
    let (answer, bytes) = world.guest().fetch(&path, &[]).await;
    assert_eq!(bytes, PNG);
    assert_eq!(answer.headers["content-type"], "image/png");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    admin
        .call("settings/api/remove_logo", &[("version", "1")])
        .await
        .expect(200);
    world.guest().page(&path).await.expect(404);
}
