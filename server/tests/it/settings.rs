//! The settings: what each does, what stays fixed, who is told of whom, and what an order keeps of them.

use crate::{
    client::{Answer, Client},
    on_both_engines,
    world::{MINUTE, World},
};
use app::{
    Assets, args,
    files::FileStore,
    mails::{Mailer, send_due},
    settings::{Origin, Setting, Settings, Start},
    shop::{Clock, Shop},
};
use server::{Web, router};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

on_both_engines!(
    name_and_colour_are_on_pages_and_in_mails_at_once,
    of_two_who_change_the_same_the_second_is_told,
    wrong_input_is_told_at_its_field_in_the_viewers_language,
    another_server_follows_within_seconds,
    what_the_program_was_started_with_stays,
    a_relays_password_never_leaves_and_goes_nowhere_else,
    a_test_mail_says_what_came_of_it,
    the_currency_stays_once_there_are_orders,
    a_shop_can_speak_one_language_alone,
    limits_and_times_hold_at_once,
    a_logo_is_what_its_bytes_say,
    tax_and_shipping_stay_as_they_were_ordered,
    a_shop_that_ships_asks_how,
    without_a_job_an_order_is_taxed_anew,
    one_tax_class_is_the_default,
    ways_to_ship_have_an_order,
);

const ADMIN: &str = "admin@quoin.example";
const ANA: &str = "ana@brackwater.example";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR";

async fn settings(client: &mut Client) -> serde_json::Value {
    let answer = client.read("settings/api/get_settings", &[]).await.expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// Changes a section from the version that is there.
async fn change(client: &mut Client, section: &str, form: &[(&str, &str)]) -> Answer {
    let version = settings(client).await[section]["version"].to_string();
    let names: Vec<(String, &str)> = form
        .iter()
        .map(|(name, value)| (format!("form[{name}]"), *value))
        .collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    fields.push(("version", &version));
    client.call(&format!("settings/api/change_{section}"), &fields).await
}

const MAIL: [(&str, &str); 4] = [
    ("from_name", ""),
    ("from_address", "shop@print.example"),
    ("fallback", "nobody@print.example"),
    ("operators", ""),
];

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

fn mails(world: &World) -> Vec<String> {
    std::fs::read_dir(world.data.path().join("mail"))
        .into_iter()
        .flatten()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}

async fn of_two_who_change_the_same_the_second_is_told(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for (version, status) in [("0", 200), ("0", 409), ("1", 200), ("1", 409)] {
        let fields = [("version", version), ("form[name]", "Print"), ("form[accent]", "")];
        admin.call("settings/api/change_shop", &fields).await.expect(status);
    }
    let fields = [
        ("version", "0"),
        ("form[longest_upload]", "10"),
        ("form[cart_lines]", "20"),
    ];
    admin.call("settings/api/change_limits", &fields).await.expect(200);
    assert_eq!(world.events("settings_changed").await, 3);
}

async fn wrong_input_is_told_at_its_field_in_the_viewers_language(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    admin.cookies.insert("lang".to_owned(), "ja".to_owned());
    for (section, form, field) in [
        ("shop", vec![("name", " "), ("accent", "")], "name"),
        ("shop", vec![("name", "Print"), ("accent", "blue")], "accent"),
        (
            "region",
            vec![
                ("languages", "en"),
                ("default_language", "ja"),
                ("currency", "EUR"),
                ("time_zone", "UTC"),
            ],
            "default_language",
        ),
        (
            "region",
            vec![
                ("languages", "en"),
                ("default_language", "en"),
                ("currency", "EUR"),
                ("time_zone", "Moon"),
            ],
            "time_zone",
        ),
        ("mail", vec![("from_address", "nobody")], "from_address"),
        (
            "limits",
            vec![("longest_upload", "0"), ("cart_lines", "9")],
            "longest_upload",
        ),
        (
            "sessions",
            vec![
                ("idle", "12"),
                ("end", "11"),
                ("on_behalf_limit", "30"),
                ("on_behalf_idle", "10"),
            ],
            "end",
        ),
    ] {
        let answer = change(&mut admin, section, &form).await.expect(422);
        assert!(
            answer.body.contains(&format!("form[{field}]")),
            "{section}: {}",
            answer.body
        );
        assert!(!answer.body.is_ascii(), "{section}: {}", answer.body);
    }
    let fields = [("version", "0"), ("form[name]", "Typed"), ("form[accent]", "blue")];
    let page = admin
        .form("/staff/settings/shop", "settings/api/change_shop", &fields)
        .await
        .expect(422);
    assert!(page.body.contains("value=\"Typed\""), "what was typed is kept");
    assert_eq!(world.events("settings_changed").await, 0);
}

/// Another server on the same store, with a clock of its own.
fn another(world: &World, start: Start) -> (Shop, Arc<AtomicI64>) {
    let clock = Arc::new(AtomicI64::new(world.shop.now()));
    let files = FileStore::in_folder(&world.data.path().join("files")).unwrap();
    let shop = Shop::new(world.shop.db().clone(), Clock::Set(clock.clone()), start, files);
    (shop, clock)
}

async fn another_server_follows_within_seconds(world: World) {
    let (other, clock) = another(&world, Start::default());
    other.keep_settings().await;
    let mut admin = world.sign_in(ADMIN).await;
    change(&mut admin, "shop", &[("name", "Elsewhere"), ("accent", "")])
        .await
        .expect(200);
    other.keep_settings().await;
    assert_eq!(other.settings().name, "Quoin", "it asks the store now and then only");
    clock.fetch_add(5_000, Ordering::SeqCst);
    other.keep_settings().await;
    assert_eq!(other.settings().name, "Elsewhere");
}

async fn what_the_program_was_started_with_stays(world: World) {
    let settings = Settings {
        time_zone: jiff::tz::TimeZone::get("Asia/Tokyo").unwrap(),
        ..Settings::default()
    };
    let fixed = [(Setting::TimeZone, Origin::File), (Setting::Currency, Origin::Start)];
    let start = Start {
        settings,
        fixed: fixed.into_iter().collect(),
        ..Start::default()
    };
    let (shop, _) = another(&world, start);
    let assets = Assets {
        js: "quoin.js".to_owned(),
        wasm: "quoin.wasm".to_owned(),
        css: "quoin.css".to_owned(),
        staff_css: "staff.css".to_owned(),
    };
    let mut admin = Client::new(router(shop.clone(), assets, Path::new("/nonexistent"), Web::default()));
    admin.sign_in(ADMIN).await;
    let page = admin.page("/staff/settings/region").await.expect(200).body;
    assert!(page.contains("time_zone, quoin.toml"), "{page}");
    assert!(page.contains("--currency / QUOIN_CURRENCY"), "{page}");
    let form = [
        ("languages", "en,ja"),
        ("default_language", "ja"),
        ("currency", "USD"),
        ("time_zone", "Europe/Berlin"),
    ];
    change(&mut admin, "region", &form).await.expect(200);
    let now = shop.settings();
    assert_eq!(now.time_zone.iana_name(), Some("Asia/Tokyo"));
    assert_eq!(now.currency.code, "EUR");
    assert_eq!(now.default_language.code(), "ja");
}

async fn a_relays_password_never_leaves_and_goes_nowhere_else(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let relay = |host, password| {
        let mut form = MAIL.to_vec();
        form.extend([
            ("relay_host", host),
            ("relay_security", "tls"),
            ("relay_user", "shop"),
            ("relay_password", password),
        ]);
        form
    };
    let refused = change(&mut admin, "mail", &relay("relay.example", ""))
        .await
        .expect(422);
    assert!(refused.body.contains("form[relay_password]"), "{}", refused.body);
    change(&mut admin, "mail", &relay("relay.example", "tres-secret"))
        .await
        .expect(200);
    let url = world.shop.settings().mail.relay.clone();
    assert_eq!(url.as_deref(), Some("smtps://shop:tres-secret@relay.example"));
    change(&mut admin, "mail", &relay("relay.example", ""))
        .await
        .expect(200);
    assert_eq!(
        world.shop.settings().mail.relay,
        url,
        "an empty field leaves it as it is"
    );
    let elsewhere = change(&mut admin, "mail", &relay("thief.example", ""))
        .await
        .expect(422);
    assert!(elsewhere.body.contains("form[relay_password]"), "{}", elsewhere.body);
    let page = admin.page("/staff/settings/mail").await.expect(200).body;
    assert!(
        page.contains("relay.example") && !page.contains("tres-secret"),
        "{page}"
    );
    assert!(!settings(&mut admin).await.to_string().contains("tres-secret"));
    let told = world.count(
        "SELECT COUNT(*) FROM events WHERE before LIKE '%tres-secret%' OR after LIKE '%tres-secret%' OR detail LIKE '%tres-secret%'",
        args![],
    );
    assert_eq!(told.await, 0);
}

async fn a_test_mail_says_what_came_of_it(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let to = |address| [("form[to]", address)];
    let answer = admin
        .call("settings/api/send_test_mail", &to("nobody"))
        .await
        .expect(422);
    assert!(answer.body.contains("form[to]"), "{}", answer.body);
    let answer = admin
        .call("settings/api/send_test_mail", &to("me@print.example"))
        .await
        .expect(200);
    let page = admin.page(answer.location()).await.expect(200).body;
    assert!(page.contains("me@print.example was taken"), "{page}");
    assert!(mails(&world)[0].contains("To: me@print.example"));
    // Nobody listens there.
    let mut form = MAIL.to_vec();
    form.extend([
        ("relay_host", "127.0.0.1"),
        ("relay_port", "1"),
        ("relay_security", "none"),
    ]);
    change(&mut admin, "mail", &form).await.expect(200);
    let answer = admin
        .call("settings/api/send_test_mail", &to("me@print.example"))
        .await
        .expect(422);
    assert!(answer.body.contains("The relay said"), "{}", answer.body);
    assert_eq!(world.events("test_mail_sent").await, 2);
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

async fn add_tax(client: &mut Client, name: &str, rate: &str) {
    let japanese = format!("{name}税");
    let fields = [
        ("form[name_en]", name),
        ("form[name_ja]", &japanese),
        ("form[rate]", rate),
    ];
    client.call("settings/api/add_tax_class", &fields).await.expect(200);
}

async fn add_shipping(client: &mut Client, name: &str, price: &str, free_from: &str) {
    let japanese = format!("{name}便");
    let fields = [
        ("form[name_en]", name),
        ("form[name_ja]", &japanese),
        ("form[price]", price),
        ("form[free_from]", free_from),
        ("form[active]", "yes"),
    ];
    client
        .call("settings/api/add_shipping_method", &fields)
        .await
        .expect(200);
}

async fn place_shipped(client: &mut Client, key: &str, shipping: &str) -> Answer {
    let address = client.first_address().await;
    let fields = [
        ("key", key),
        ("address", &address),
        ("cost_centre", "BW-01"),
        ("shipping", shipping),
    ];
    client.call("orders/api/place_order", &fields).await
}

async fn shipping_id(client: &mut Client, place: usize) -> String {
    settings(client).await["shipping"][place]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn tax_and_shipping_stay_as_they_were_ordered(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_tax(&mut admin, "VAT", "19").await;
    add_shipping(&mut admin, "Parcel", "8.90", "1,000").await;
    let parcel = shipping_id(&mut admin, 0).await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    // 33.12 net and 8.90 make 42.02, taxed once: 7.9838.
    let page = ana.page("/checkout").await.expect(200).body;
    assert!(page.contains("€7.98") && page.contains("€50.00"), "{page}");
    let answer = place_shipped(&mut ana, "k", &parcel).await.expect(200);
    let order = answer.location().to_owned();
    let frozen: (i64, i64, i64, String) = world
        .one(
            "SELECT total, shipping, tax, shipping_en FROM orders WHERE idempotency_key = 'k'",
            args![],
        )
        .await;
    assert_eq!(frozen, (3_312, 890, 798, "Parcel".to_owned()));
    // What is changed afterwards changes no order.
    world
        .run("UPDATE tax_classes SET rate = 700, name_en = 'Other'", args![])
        .await;
    world.run("DELETE FROM shipping_methods", args![]).await;
    let page = ana.page(&order).await.expect(200).body;
    for told in [
        "VAT 19 %",
        "€7.98",
        "Shipping: Parcel",
        "€8.90",
        "€50.00",
        "Total, with tax",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(ana.page("/orders").await.expect(200).body.contains("€50.00"));
}

async fn a_shop_that_ships_asks_how(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_shipping(&mut admin, "Parcel", "8.90", "30").await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    for none in ["", "nothing"] {
        let answer = place_shipped(&mut ana, "k", none).await.expect(422);
        assert!(answer.body.contains("\"shipping\""), "{}", answer.body);
    }
    let parcel = shipping_id(&mut admin, 0).await;
    place_shipped(&mut ana, "k", &parcel).await.expect(200);
    let shipping = world.count("SELECT shipping FROM orders WHERE idempotency_key = 'k'", args![]);
    assert_eq!(shipping.await, 0, "goods for 33.12 ship free from 30");
}

async fn without_a_job_an_order_is_taxed_anew(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_tax(&mut admin, "VAT", "19").await;
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let number = ana.order_cards("k").await;
    let taxed = || world.count("SELECT tax FROM orders WHERE idempotency_key = 'k'", args![]);
    assert_eq!(taxed().await, 1_259, "66.24 at 19 % is 12.5856");
    let job = format!("{number}-2");
    ana.call("jobs/api/delete_job", &[("number", &job)]).await.expect(200);
    assert_eq!(taxed().await, 629);
}

fn of<'a>(id: &'a str, version: &'a str) -> [(&'a str, &'a str); 2] {
    [("id", id), ("version", version)]
}

async fn one_tax_class_is_the_default(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    add_tax(&mut admin, "VAT", "19").await;
    add_tax(&mut admin, "Reduced", "7").await;
    let taken = [("form[name_en]", "VAT"), ("form[name_ja]", "別"), ("form[rate]", "1")];
    let answer = admin.call("settings/api/add_tax_class", &taken).await.expect(422);
    assert!(answer.body.contains("form[name_en]"), "{}", answer.body);
    let classes = settings(&mut admin).await["tax_classes"].clone();
    let id = |place: usize| classes[place]["id"].as_str().unwrap().to_owned();
    let (vat, reduced) = (id(0), id(1));
    let remove = "settings/api/remove_tax_class";
    admin.call(remove, &of(&vat, "1")).await.expect(409);
    let make_default = "settings/api/make_tax_class_default";
    admin.call(make_default, &of(&reduced, "1")).await.expect(200);
    let default = world.count("SELECT rate FROM tax_classes WHERE is_default", args![]);
    assert_eq!(default.await, 700);
    admin.call(remove, &of(&vat, "1")).await.expect(409);
    world
        .run(
            "UPDATE products SET tax_class_id = $1 WHERE slug = 'business-cards'",
            args![&vat],
        )
        .await;
    let answer = admin.call(remove, &of(&vat, "2")).await.expect(409);
    assert!(answer.body.contains("Products use it: 1"), "{}", answer.body);
    world.run("UPDATE products SET tax_class_id = NULL", args![]).await;
    admin.call(remove, &of(&vat, "2")).await.expect(200);
    admin.call(remove, &of(&vat, "2")).await.expect(404);
    admin.call(remove, &of(&reduced, "2")).await.expect(200);
}

async fn ways_to_ship_have_an_order(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for name in ["Parcel", "Courier"] {
        add_shipping(&mut admin, name, "5", "").await;
    }
    let courier = shipping_id(&mut admin, 1).await;
    let fields = [("id", courier.as_str()), ("version", "1")];
    admin
        .call("settings/api/move_shipping_method_up", &fields)
        .await
        .expect(200);
    assert_eq!(shipping_id(&mut admin, 0).await, courier);
    let hidden = [
        ("id", courier.as_str()),
        ("version", "1"),
        ("form[name_en]", "Courier"),
        ("form[name_ja]", "急送"),
        ("form[price]", "12"),
        ("form[active]", "no"),
    ];
    let change = "settings/api/change_shipping_method";
    admin.call(change, &hidden).await.expect(200);
    admin.call(change, &hidden).await.expect(409);
    let mut ana = world.sign_in(ANA).await;
    ana.add_cards().await;
    let page = ana.page("/checkout").await.expect(200).body;
    assert!(page.contains("Parcel") && !page.contains("Courier"), "{page}");
}
