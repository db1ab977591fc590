//! The relay and its password, and the mail that tries it.

use super::{ADMIN, MAIL, change, mails, settings};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    a_relays_password_never_leaves_and_goes_nowhere_else,
    a_test_mail_says_what_came_of_it,
    what_a_relay_is_given_has_a_longest_length,
);

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

async fn what_a_relay_is_given_has_a_longest_length(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    for (field, longest) in [("relay_host", 255), ("relay_user", 255), ("relay_password", 500)] {
        let long = "x".repeat(longest + 1);
        let mut form = MAIL.to_vec();
        for (name, value) in [
            ("relay_host", "relay.example"),
            ("relay_security", "tls"),
            ("relay_user", "shop"),
            ("relay_password", "tres-secret"),
        ] {
            form.push((name, if name == field { long.as_str() } else { value }));
        }
        let answer = change(&mut admin, "mail", &form).await.expect(422);
        assert!(answer.body.contains(&format!("form[{field}]")), "{}", answer.body);
        assert!(
            answer.body.contains(&format!("At most {longest} characters")),
            "{}",
            answer.body
        );
    }
    assert!(world.shop.settings().mail.relay.is_none());
}
