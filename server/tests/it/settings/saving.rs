//! Who may save what: the later of two, wrong input, other servers, and what the program was started with.

use super::{ADMIN, change};
use crate::{client::Client, on_both_engines, world::World};
use app::{
    Assets,
    files::FileStore,
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
    of_two_who_change_the_same_the_second_is_told,
    wrong_input_is_told_at_its_field_in_the_viewers_language,
    another_server_follows_within_seconds,
    what_the_program_was_started_with_stays,
);

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
        ("shop", vec![("name", "\u{200b}\u{202e}"), ("accent", "")], "name"),
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
