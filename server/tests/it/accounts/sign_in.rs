//! Signing in: guesses do not get far, and those of strangers keep nobody out.

use super::{ANA, NEW, OLD, ask, mailed, mailed_to, set_password, token, try_sign_in};
use crate::{
    on_both_engines,
    world::{HOUR, MINUTE, World},
};
use app::args;

on_both_engines!(
    a_stranger_cannot_keep_anybody_out,
    a_known_browser_has_few_guesses_of_its_own,
    a_device_that_somebody_made_up_is_a_stranger,
    one_browser_is_known_for_each_of_its_users,
    whoever_is_attacked_from_everywhere_gets_in_by_mail,
    a_sign_in_from_a_new_browser_is_mailed,
    a_session_ends_after_thirty_days_however_much_it_is_used,
);

async fn a_stranger_cannot_keep_anybody_out(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.call("auth/api/sign_out", &[]).await.expect(200);
    let mut stranger = world.guest();
    // From the same network address, far beyond every limit.
    for _ in 0..70 {
        try_sign_in(&mut stranger, ANA, "wrong").await;
    }
    assert_eq!(try_sign_in(&mut stranger, ANA, OLD).await, 429);
    assert_eq!(
        try_sign_in(&mut world.guest(), "ben@brackwater.example", OLD).await,
        429
    );
    assert_eq!(try_sign_in(&mut ana, ANA, OLD).await, 200);
    // Whoever is signed in confirms their password all the same.
    let fields = [("form[old]", OLD), ("form[new]", NEW), ("form[again]", NEW)];
    ana.call("account/api/change_password", &fields).await.expect(200);
}

async fn a_known_browser_has_few_guesses_of_its_own(world: World) {
    let mut ana = world.sign_in(ANA).await;
    ana.call("auth/api/sign_out", &[]).await.expect(200);
    for _ in 0..10 {
        assert_eq!(try_sign_in(&mut ana, ANA, "wrong").await, 422);
    }
    assert_eq!(try_sign_in(&mut ana, ANA, OLD).await, 429);
    // Elsewhere nothing was tried.
    assert_eq!(try_sign_in(&mut world.guest(), ANA, OLD).await, 200);
    world.later(16 * MINUTE);
    assert_eq!(try_sign_in(&mut ana, ANA, OLD).await, 200);
}

async fn a_device_that_somebody_made_up_is_a_stranger(world: World) {
    world.sign_in(ANA).await;
    let mut tried = 0;
    for n in 0..15 {
        let mut stranger = world.guest();
        stranger.cookies.insert("device".to_owned(), format!("{n:064}"));
        if try_sign_in(&mut stranger, ANA, "wrong").await == 422 {
            tried += 1;
        }
    }
    assert_eq!(tried, 10, "they count together");
    // Nor does somebody get to choose the token that is kept of them.
    let mut ben = world.guest();
    ben.cookies.insert("device".to_owned(), "chosen".to_owned());
    ben.sign_in("ben@brackwater.example").await;
    assert_ne!(ben.cookies["device"], "chosen");
}

async fn one_browser_is_known_for_each_of_its_users(world: World) {
    let mut shared = world.sign_in(ANA).await;
    let token = shared.cookies["device"].clone();
    shared.call("auth/api/sign_out", &[]).await.expect(200);
    assert_eq!(try_sign_in(&mut shared, "ben@brackwater.example", OLD).await, 200);
    assert_eq!(shared.cookies["device"], token);
    assert_eq!(world.count("SELECT COUNT(*) FROM devices", args![]).await, 2);
    let (hash,): (String,) = world.one("SELECT token_hash FROM devices LIMIT 1", args![]).await;
    assert_ne!(hash, token, "the store has its hash");
}

async fn whoever_is_attacked_from_everywhere_gets_in_by_mail(world: World) {
    // As if from very many addresses: each has its own count of ten.
    let account = "UPDATE sign_in_failures SET failures = 50 WHERE bucket LIKE 'account:%'";
    try_sign_in(&mut world.guest(), ANA, "wrong").await;
    world.run(account, args![]).await;
    let mut ana = world.guest();
    assert_eq!(try_sign_in(&mut ana, ANA, OLD).await, 429);
    assert_eq!(ask(&mut ana, ANA).await, 200);
    let link = token(&mailed_to(&world, ANA).await, "password");
    assert_eq!(set_password(&mut ana, &link, NEW).await, 200);
    assert_eq!(try_sign_in(&mut ana, ANA, NEW).await, 200);
}

async fn a_sign_in_from_a_new_browser_is_mailed(world: World) {
    let mut ana = world.sign_in(ANA).await;
    assert_eq!(mailed(&world).await.len(), 0, "the first one is hers");
    ana.call("auth/api/sign_out", &[]).await.expect(200);
    assert_eq!(try_sign_in(&mut ana, ANA, OLD).await, 200);
    assert_eq!(mailed(&world).await.len(), 0, "the browser is known");
    world.sign_in(ANA).await;
    let mail = mailed_to(&world, ANA).await;
    assert_eq!(mail.subject, "Sign-in from a new browser");
    assert!(mail.text.contains("https://print.example/account"), "{}", mail.text);
}

async fn a_session_ends_after_thirty_days_however_much_it_is_used(world: World) {
    let mut ana = world.sign_in(ANA).await;
    for _ in 0..(30 * 24 / 8 - 1) {
        world.later(8 * HOUR);
        ana.read("cart/api/get_cart", &[]).await.expect(200);
    }
    world.later(8 * HOUR);
    ana.page("/cart").await.expect(303);
}
