//! Links that set a password.

use super::{ADMIN, ANA, NEW, OLD, ask, mailed, mailed_to, set_link, set_password, token, try_sign_in};
use crate::{
    on_both_engines,
    world::{HOUR, MINUTE, World},
};
use app::args;
use futures::future::join_all;

on_both_engines!(
    a_link_sets_a_password_once_and_looking_at_it_changes_nothing,
    the_token_is_in_the_mail_alone,
    a_forgotten_password_gets_the_same_answer_whoever_asks,
    a_reset_lives_for_an_hour_and_a_first_password_for_seven_days,
    a_newer_link_or_password_makes_older_links_void,
    a_stranger_who_asks_for_a_reset_voids_no_invitation,
    no_link_opens_an_account_that_is_deactivated,
    asking_again_and_again_mails_little_and_leaves_the_last_link_good,
    setting_a_password_ends_every_session_and_tells_the_user,
    of_two_with_one_link_at_once_one_sets,
    an_account_without_a_password_answers_like_any_other,
    a_weak_password_is_refused_at_its_field_in_both_languages,
    a_mail_that_goes_out_again_has_a_link_that_works,
);

const KITTEN: &str = "velvet canyon tractor";

async fn a_link_sets_a_password_once_and_looking_at_it_changes_nothing(world: World) {
    let token = set_link(&world, ANA).await;
    let mut guest = world.guest();
    let path = format!("/password/{token}");
    for _ in 0..2 {
        let page = guest.page(&path).await.expect(200);
        assert!(page.body.contains("name=\"form[new]\""), "{}", page.body);
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
    }
    assert_eq!(try_sign_in(&mut guest.clone(), ANA, OLD).await, 200);
    let fields = [("token", &*token), ("form[new]", NEW), ("form[again]", NEW)];
    let answer = guest.call("passwords/api/set_password", &fields).await.expect(200);
    assert_eq!(answer.location(), "/sign-in?done=password");
    assert_eq!(try_sign_in(&mut guest.clone(), ANA, OLD).await, 422);
    assert_eq!(try_sign_in(&mut guest.clone(), ANA, NEW).await, 200);
    assert_eq!(set_password(&mut guest, &token, KITTEN).await, 409);
    let page = guest.page(&path).await.expect(404);
    assert!(page.body.contains("This link does not work any more"), "{}", page.body);
    assert!(page.body.contains("passwords/api/ask_for_link"), "it offers a new one");
}

async fn the_token_is_in_the_mail_alone(world: World) {
    let token = set_link(&world, ANA).await;
    let mail: (String,) = world
        .one(
            "SELECT o.id FROM outbox o JOIN events e ON e.id = o.event_id WHERE e.kind = 'password_link_sent'",
            args![],
        )
        .await;
    let mut admin = world.sign_in(ADMIN).await;
    let preview = admin
        .read("mails/staff_api/get_mail", &[("id", &mail.0)])
        .await
        .expect(200);
    assert!(preview.body.contains("/password/****"), "{}", preview.body);
    assert!(!preview.body.contains(&token));
    let hashes: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT token_hash FROM password_link_tokens", args![])
        .await
        .unwrap();
    assert_eq!(hashes.len(), 1, "looking makes no token");
    assert!(hashes.iter().all(|(hash,)| *hash != token && hash.len() == 64));
    for (column,) in [
        "SELECT detail FROM events WHERE kind = 'password_link_sent'",
        "SELECT before || after FROM events WHERE kind = 'password_link_sent'",
        "SELECT last_error FROM outbox o JOIN events e ON e.id = o.event_id WHERE e.kind = 'password_link_sent'",
    ]
    .map(|sql| (sql,))
    {
        assert_eq!(world.one::<(String,)>(column, args![]).await.0, "");
    }
}

async fn a_forgotten_password_gets_the_same_answer_whoever_asks(world: World) {
    let mut answers = Vec::new();
    for email in [ANA, "nobody@nowhere.example"] {
        let mut guest = world.guest();
        let answer = guest
            .call("passwords/api/ask_for_link", &[("form[email]", email)])
            .await
            .expect(200);
        answers.push((answer.body.clone(), answer.location().to_owned()));
        // Without JavaScript, too.
        let page = guest
            .form("/password", "passwords/api/ask_for_link", &[("form[email]", email)])
            .await
            .expect(303);
        assert_eq!(page.location(), "/password?asked=yes");
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(
        world.count("SELECT COUNT(*) FROM password_asks", args![]).await,
        4,
        "the same is written for both"
    );
    let mails = mailed(&world).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to, ANA);
    assert_eq!(world.count("SELECT COUNT(*) FROM password_asks", args![]).await, 0);
    let token = token(&mails[0], "password");
    assert_eq!(set_password(&mut world.guest(), &token, NEW).await, 200);
    assert_eq!(mailed_to(&world, ANA).await.subject, "Your password was changed");
    // Nobody is told either that an account is not active.
    world
        .run("UPDATE users SET active = $1 WHERE email = $2", args![false, ANA])
        .await;
    world.later(2 * HOUR);
    assert_eq!(ask(&mut world.guest(), ANA).await, 200);
    assert_eq!(mailed(&world).await.len(), 0);
}

async fn a_reset_lives_for_an_hour_and_a_first_password_for_seven_days(world: World) {
    let set = set_link(&world, ANA).await;
    let mut guest = world.guest();
    world.later(7 * 24 * HOUR - MINUTE);
    guest.page(&format!("/password/{set}")).await.expect(200);
    world.later(MINUTE);
    guest.page(&format!("/password/{set}")).await.expect(404);
    assert_eq!(set_password(&mut guest, &set, NEW).await, 409);
    ask(&mut guest, ANA).await;
    let reset = token(&mailed_to(&world, ANA).await, "password");
    world.later(HOUR - MINUTE);
    guest.page(&format!("/password/{reset}")).await.expect(200);
    world.later(MINUTE);
    assert_eq!(set_password(&mut guest, &reset, NEW).await, 409);
    assert_eq!(try_sign_in(&mut guest, ANA, OLD).await, 200);
}

async fn a_newer_link_or_password_makes_older_links_void(world: World) {
    let older = set_link(&world, ANA).await;
    let newer = set_link(&world, ANA).await;
    let mut guest = world.guest();
    assert_eq!(set_password(&mut guest, &older, NEW).await, 409);
    let mut ana = world.sign_in(ANA).await;
    let fields = [("form[old]", OLD), ("form[new]", NEW), ("form[again]", NEW)];
    ana.call("account/api/change_password", &fields).await.expect(200);
    assert_eq!(set_password(&mut guest, &newer, KITTEN).await, 409);
    assert_eq!(try_sign_in(&mut guest, ANA, NEW).await, 200);
}

async fn a_stranger_who_asks_for_a_reset_voids_no_invitation(world: World) {
    let invitation = set_link(&world, ANA).await;
    let mut guest = world.guest();
    ask(&mut guest, ANA).await;
    let reset = token(&mailed_to(&world, ANA).await, "password");
    assert_eq!(set_password(&mut guest, &invitation, NEW).await, 200);
    assert_eq!(
        set_password(&mut guest, &reset, KITTEN).await,
        409,
        "a password ends all"
    );
}

async fn no_link_opens_an_account_that_is_deactivated(world: World) {
    let link = set_link(&world, ANA).await;
    let (mut admin, mut guest) = (world.sign_in(ADMIN).await, world.guest());
    let ana = world.user(ANA).await;
    for function in ["deactivate_user", "reactivate_user"] {
        admin
            .call(&format!("people/api/{function}"), &[("id", &ana)])
            .await
            .expect(200);
        guest.page(&format!("/password/{link}")).await.expect(404);
        assert_eq!(set_password(&mut guest, &link, NEW).await, 409, "{function}");
    }
    let link = set_link(&world, ANA).await;
    world
        .run(
            "UPDATE companies SET active = $1 WHERE name = 'Brackwater Mutual'",
            args![false],
        )
        .await;
    assert_eq!(set_password(&mut guest, &link, NEW).await, 409, "its company is");
}

async fn asking_again_and_again_mails_little_and_leaves_the_last_link_good(world: World) {
    let (mut stranger, mut mails) = (world.guest(), Vec::new());
    for _ in 0..12 {
        assert_eq!(ask(&mut stranger, ANA).await, 200);
        mails.extend(mailed(&world).await);
        world.later(2 * MINUTE);
    }
    assert_eq!(mails.len(), 5);
    let last = token(mails.last().unwrap(), "password");
    assert_eq!(set_password(&mut world.guest(), &last, NEW).await, 200);
    // Within a minute the first is meant.
    mailed(&world).await;
    world.later(HOUR);
    for _ in 0..3 {
        ask(&mut stranger, "ben@brackwater.example").await;
    }
    assert_eq!(mailed(&world).await.len(), 1);
    // An address that asks too often waits, for whatever account.
    world.later(HOUR);
    let mut statuses = Vec::new();
    for n in 0..21 {
        statuses.push(ask(&mut stranger, &format!("nobody-{n}@nowhere.example")).await);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 1);
}

async fn setting_a_password_ends_every_session_and_tells_the_user(world: World) {
    let (mut one, mut other) = (world.sign_in(ANA).await, world.sign_in(ANA).await);
    mailed(&world).await;
    let token = set_link(&world, ANA).await;
    assert_eq!(set_password(&mut one, &token, NEW).await, 200);
    one.page("/cart").await.expect(303);
    other.page("/cart").await.expect(303);
    let mail = mailed_to(&world, ANA).await;
    assert_eq!(mail.subject, "Your password was changed");
    assert_eq!(world.events("password_changed").await, 1);
}

async fn of_two_with_one_link_at_once_one_sets(world: World) {
    let token = set_link(&world, ANA).await;
    let tries = [NEW, KITTEN].map(|password| {
        let (mut guest, token) = (world.guest(), token.clone());
        async move { (password, set_password(&mut guest, &token, password).await) }
    });
    let mut done = join_all(tries).await;
    done.sort_by_key(|(_, status)| *status);
    assert_eq!(done[0].1, 200);
    assert_eq!(done[1].1, 409);
    assert_eq!(try_sign_in(&mut world.guest(), ANA, done[0].0).await, 200);
    assert_eq!(try_sign_in(&mut world.guest(), ANA, done[1].0).await, 422);
}

async fn an_account_without_a_password_answers_like_any_other(world: World) {
    world
        .run("UPDATE users SET password_hash = '' WHERE email = $1", args![ANA])
        .await;
    for password in ["", "x", OLD] {
        assert_eq!(try_sign_in(&mut world.guest(), ANA, password).await, 422);
    }
    ask(&mut world.guest(), ANA).await;
    let link = token(&mailed_to(&world, ANA).await, "password");
    assert_eq!(set_password(&mut world.guest(), &link, NEW).await, 200);
    assert_eq!(mailed(&world).await.len(), 0, "a first password is no change");
    assert_eq!(try_sign_in(&mut world.guest(), ANA, NEW).await, 200);
}

async fn a_weak_password_is_refused_at_its_field_in_both_languages(world: World) {
    let token = set_link(&world, ANA).await;
    let mut guest = world.guest();
    for (password, again, message) in [
        ("short", "short", "Use at least 10 characters."),
        (NEW, KITTEN, "The two passwords are not the same."),
        ("password123", "password123", "everybody tries first"),
        ("Ana Ruiz 2026", "Ana Ruiz 2026", "easy to guess"),
        ("brackwater mutual", "brackwater mutual", "easy to guess"),
    ] {
        let fields = [("token", &*token), ("form[new]", password), ("form[again]", again)];
        let answer = guest.call("passwords/api/set_password", &fields).await.expect(422);
        assert!(answer.body.contains(message), "{password}: {}", answer.body);
        assert!(answer.body.contains("form[new]") || answer.body.contains("form[again]"));
    }
    let long = "lantern ".repeat(26);
    assert_eq!(set_password(&mut guest, &token, &long).await, 422);
    guest.cookies.insert("lang".to_owned(), "ja".to_owned());
    let fields = [
        ("token", &*token),
        ("form[new]", "password123"),
        ("form[again]", "password123"),
    ];
    let answer = guest.call("passwords/api/set_password", &fields).await.expect(422);
    assert!(answer.body.contains("よく使われるパスワード"), "{}", answer.body);
    // None of that used the link up.
    assert_eq!(set_password(&mut guest, &token, NEW).await, 200);
}

async fn a_mail_that_goes_out_again_has_a_link_that_works(world: World) {
    let first = set_link(&world, ANA).await;
    world
        .run(
            "UPDATE outbox SET state = 'pending', due_at = 0 WHERE address = $1",
            args![ANA],
        )
        .await;
    let second = token(&mailed_to(&world, ANA).await, "password");
    assert_ne!(first, second);
    let mut guest = world.guest();
    guest.page(&format!("/password/{first}")).await.expect(200);
    assert_eq!(set_password(&mut guest, &second, NEW).await, 200);
    guest.page(&format!("/password/{first}")).await.expect(404);
    // A mail whose link is over does not go out.
    world
        .run(
            "UPDATE outbox SET state = 'pending', due_at = 0 WHERE event_id IN (SELECT id FROM password_links)",
            args![],
        )
        .await;
    assert!(
        mailed(&world)
            .await
            .iter()
            .all(|mail| mail.subject != "Choose your password")
    );
}
