//! The first administrator of an empty shop.

use super::NEW;
use crate::{client::Client, world::World};
use app::{args, passwords};
use futures::future::join_all;

/// For each engine, a shop without users.
macro_rules! in_an_empty_shop {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    super::$name(crate::world::World::empty_on_sqlite().await).await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    super::$name(crate::world::World::empty_on_postgres().await).await;
                }
            )*
        }
    };
}

in_an_empty_shop!(
    the_first_administrator_is_made_on_a_link_and_finds_an_empty_shop_usable,
    a_new_start_makes_the_older_link_void,
    of_two_first_administrators_at_once_one_is_made,
    an_administrator_is_made_by_command_with_the_same_rules,
);

fn first<'a>(token: &'a str, email: &'a str) -> [(&'static str, &'a str); 6] {
    [
        ("token", token),
        ("form[name]", "Frida First"),
        ("form[email]", email),
        ("form[language]", "en"),
        ("form[new]", NEW),
        ("form[again]", NEW),
    ]
}

const MAKE: &str = "passwords/api/make_first_administrator";

async fn the_first_administrator_is_made_on_a_link_and_finds_an_empty_shop_usable(world: World) {
    let token = passwords::first_run_token(&world.shop).await.unwrap().unwrap();
    let mut frida: Client = world.guest();
    let page = frida.page(&format!("/welcome/{token}")).await.expect(200);
    assert!(page.body.contains("make_first_administrator"));
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    frida.page("/welcome/0000").await.expect(404);
    let mut fields = first(&token, "frida@print.example");
    fields[4].1 = "password123";
    fields[5].1 = "password123";
    let weak = frida.call(MAKE, &fields).await.expect(422);
    assert!(weak.body.contains("form[new]"), "{}", weak.body);
    let fields = first(&token, "Frida@Print.example ");
    let made = frida.call(MAKE, &fields).await.expect(200);
    assert_eq!(made.location(), "/staff/administration");
    for page in [
        "/staff/administration",
        "/staff/orders",
        "/staff/jobs",
        "/staff/mails",
        "/staff/companies",
        "/account",
    ] {
        frida.page(page).await.expect(200);
    }
    world.guest().page(&format!("/welcome/{token}")).await.expect(404);
    assert!(passwords::first_run_token(&world.shop).await.unwrap().is_none());
    let mut again = world.guest();
    let fields = [("email", "frida@print.example"), ("password", NEW)];
    again.call("auth/api/sign_in", &fields).await.expect(200);
    assert_eq!(world.events("administrator_made").await, 1);
}

async fn a_new_start_makes_the_older_link_void(world: World) {
    let older = passwords::first_run_token(&world.shop).await.unwrap().unwrap();
    let newer = passwords::first_run_token(&world.shop).await.unwrap().unwrap();
    world.guest().page(&format!("/welcome/{older}")).await.expect(404);
    world
        .guest()
        .call(MAKE, &first(&older, "a@print.example"))
        .await
        .expect(409);
    world
        .guest()
        .call(MAKE, &first(&newer, "a@print.example"))
        .await
        .expect(200);
    assert_eq!(world.count("SELECT COUNT(*) FROM users", args![]).await, 1);
}

async fn of_two_first_administrators_at_once_one_is_made(world: World) {
    let token = passwords::first_run_token(&world.shop).await.unwrap().unwrap();
    let tries = ["a@print.example", "b@print.example"].map(|email| {
        let (mut guest, token) = (world.guest(), token.clone());
        async move { guest.call(MAKE, &first(&token, email)).await.status.as_u16() }
    });
    let mut done = join_all(tries).await;
    done.sort_unstable();
    assert_eq!(done, [200, 409]);
    assert_eq!(world.count("SELECT COUNT(*) FROM users", args![]).await, 1);
}

async fn an_administrator_is_made_by_command_with_the_same_rules(world: World) {
    let token = passwords::first_run_token(&world.shop).await.unwrap().unwrap();
    let new = |email: &str, password: &str| passwords::NewAdministrator {
        name: "Frida First".to_owned(),
        email: email.to_owned(),
        lang: app::ui::Lang::En,
        password: password.to_owned(),
    };
    let make = |email: &'static str, password: &'static str| {
        let (shop, new) = (world.shop.clone(), new(email, password));
        async move {
            passwords::make_administrator(&shop, &new, app::ui::Lang::En)
                .await
                .is_ok()
        }
    };
    assert!(!make("frida@print.example", "password123").await);
    assert!(!make("frida", NEW).await);
    assert!(make("frida@print.example", NEW).await);
    assert!(!make("Frida@print.example", NEW).await, "the address is taken");
    // The printed link is void then.
    world.guest().page(&format!("/welcome/{token}")).await.expect(404);
    // Locked out, they get a link by command too.
    let link = passwords::administrator_link(&world.shop, "frida@print.example")
        .await
        .unwrap()
        .unwrap();
    world.guest().page(&format!("/password/{link}")).await.expect(200);
    assert!(
        passwords::administrator_link(&world.shop, "nobody@print.example")
            .await
            .unwrap()
            .is_none()
    );
}
