//! Mails through a real SMTP server, over TLS with a login, and what happens when it does not behave.

mod batched;
mod killed;
mod smtp;

use crate::{
    on_both_engines,
    world::{HOUR, MINUTE, World},
};
use app::{args, mails, store::Db};
use smtp::SmtpServer;
use std::{collections::BTreeSet, time::Duration};

on_both_engines!(
    an_order_on_behalf_is_told_to_the_buyer_the_csrs_and_the_shop,
    every_mail_is_in_its_readers_language_and_customers_read_nothing_of_csrs,
    a_busy_server_gets_the_same_mail_again_later,
    a_mail_that_is_refused_for_good_is_not_tried_again,
    a_wrong_login_costs_no_mail,
    a_server_that_hangs_or_drops_gets_the_same_mail_again,
    a_day_of_trouble_is_enough,
    two_workers_send_each_mail_once,
    a_worker_that_died_gives_its_mails_back,
    without_a_server_mails_are_files,
    more_mails_at_once_than_connections_to_the_store_all_go_out,
    a_relay_sees_few_connections_at_once,
);

const ANA: &str = "ana@brackwater.example";

/// Casey orders for Ana: mails to Ana, Robin and the operators are due.
async fn ordered(world: &World) -> String {
    let mut casey = world.casey_for_ana().await;
    casey.order_cards("k").await
}

pub(crate) async fn states(world: &World) -> BTreeSet<String> {
    let rows: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT DISTINCT state FROM outbox", args![])
        .await
        .unwrap();
    rows.into_iter().map(|(state,)| state).collect()
}

/// Copies a mail under so many new ids, each to an address of its own.
async fn copy(db: &Db, prefix: &str, count: usize) {
    let count = i64::try_from(count).unwrap();
    db.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO outbox (id, event_id, recipient_id, address, language, audience, state, attempts, due_at,
                             leased_until, last_error, created_at, sent_at)
         SELECT $2 || '-' || n.i, event_id, recipient_id, $2 || '-' || n.i || '@brackwater.example', language, audience,
                'pending', 0, 0, NULL, '', created_at, NULL
         FROM n CROSS JOIN (SELECT * FROM outbox WHERE audience = 'customer' LIMIT 1) o",
        args![count, prefix],
    )
    .await
    .unwrap();
}

pub(crate) async fn send_all(world: &World, mailer: &mails::Mailer) {
    while mails::send_due(&world.shop, mailer).await.unwrap() > 0 {}
}

async fn an_order_on_behalf_is_told_to_the_buyer_the_csrs_and_the_shop(world: World) {
    let number = ordered(&world).await;
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    let got = server.mails(3);
    let to: BTreeSet<&str> = got.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(
        to,
        BTreeSet::from([ANA, "operators@quoin.example", "robin@quoin.example"])
    );
    for mail in &got {
        for header in [
            "From: Quoin <shop@quoin.example>",
            "Auto-Submitted: auto-generated",
            "Message-ID: <",
            &format!("References: <order-{number}@quoin.example>"),
            &format!("Subject: Order {number} placed"),
        ] {
            assert!(mail.raw.contains(header), "{header} in {}", mail.raw);
        }
    }
    assert_eq!(states(&world).await, BTreeSet::from(["sent".to_owned()]));
    send_all(&world, &server.mailer()).await;
    assert_eq!(server.mails(3).len(), 3, "each is sent once");
}

async fn every_mail_is_in_its_readers_language_and_customers_read_nothing_of_csrs(world: World) {
    let yuki = world.user("yuki@hoshikawa.example").await;
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.start(&yuki, "order").await;
    sam.add_cards().await;
    let address = sam.first_address().await;
    let fields = [("key", "k"), ("address", &*address), ("po_number", "17")];
    sam.call("orders/api/place_order", &fields).await.expect(200);
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    for mail in server.mails(4) {
        let text = mail.text();
        if mail.to == "yuki@hoshikawa.example" {
            assert!(
                text.contains("カスタマーサービスにより、林 由紀様の注文を承りました。"),
                "{text}"
            );
            for secret in ["Sam", "Whitlock", "T-77", "helping", "/staff/"] {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        } else {
            assert!(
                text.contains("Sam Whitlock") && text.contains("T-77") && text.contains("/staff/orders/"),
                "{text}"
            );
        }
    }
}

async fn a_busy_server_gets_the_same_mail_again_later(world: World) {
    ordered(&world).await;
    let server = SmtpServer::start("busy,busy,busy,takes");
    let mailer = server.mailer();
    send_all(&world, &mailer).await;
    assert_eq!(states(&world).await, BTreeSet::from(["retrying".to_owned()]));
    let first = server.mails(3);
    send_all(&world, &mailer).await;
    assert_eq!(server.mails(3).len(), 3, "not at once");
    world.later(MINUTE);
    send_all(&world, &mailer).await;
    let all = server.mails(6);
    assert_eq!(states(&world).await, BTreeSet::from(["sent".to_owned()]));
    for mail in &first {
        let same = all.iter().filter(|other| other.id() == mail.id()).count();
        assert_eq!(same, 2, "the same Message-ID");
    }
}

async fn a_mail_that_is_refused_for_good_is_not_tried_again(world: World) {
    ordered(&world).await;
    let server = SmtpServer::start("refuses");
    send_all(&world, &server.mailer()).await;
    assert_eq!(states(&world).await, BTreeSet::from(["failed".to_owned()]));
    let (error,): (String,) = world.one("SELECT last_error FROM outbox LIMIT 1", args![]).await;
    assert!(error.contains("no such mailbox"), "{error}");
    world.later(HOUR);
    send_all(&world, &server.mailer()).await;
    assert_eq!(server.mails(3).len(), 3);
}

async fn a_wrong_login_costs_no_mail(world: World) {
    ordered(&world).await;
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer_of("quoin:guessed")).await;
    assert_eq!(states(&world).await, BTreeSet::from(["retrying".to_owned()]));
    world.later(MINUTE);
    send_all(&world, &server.mailer()).await;
    assert_eq!(states(&world).await, BTreeSet::from(["sent".to_owned()]));
}

async fn a_server_that_hangs_or_drops_gets_the_same_mail_again(world: World) {
    let mut ana = world.sign_in(ANA).await;
    for trouble in ["hangs", "drops"] {
        world.run("DELETE FROM outbox", args![]).await;
        ana.order_cards(trouble).await;
        let server = SmtpServer::start(&format!("{trouble},{trouble},{trouble},{trouble},takes"));
        let mailer = server.mailer().with_patience(Duration::from_secs(2));
        send_all(&world, &mailer).await;
        assert_eq!(
            states(&world).await,
            BTreeSet::from(["retrying".to_owned()]),
            "{trouble}"
        );
        world.later(MINUTE);
        send_all(&world, &mailer).await;
        assert_eq!(states(&world).await, BTreeSet::from(["sent".to_owned()]), "{trouble}");
        let ids: BTreeSet<String> = server.mails(8).iter().map(smtp::Received::id).collect();
        assert_eq!(ids.len(), 4, "{trouble}: four mails, each twice");
    }
}

async fn a_day_of_trouble_is_enough(world: World) {
    ordered(&world).await;
    let server = SmtpServer::start("busy");
    let mailer = server.mailer();
    let mut tries = 0;
    for _ in 0..60 {
        tries += mails::send_due(&world.shop, &mailer).await.unwrap();
        world.later(HOUR / 2);
    }
    assert_eq!(states(&world).await, BTreeSet::from(["failed".to_owned()]));
    assert!(tries / 3 > 20, "{tries} tries of 3 mails: about one an hour");
}

async fn two_workers_send_each_mail_once(world: World) {
    let mut ana = world.sign_in(ANA).await;
    for n in 0..8 {
        ana.order_cards(&format!("k{n}")).await;
    }
    let server = SmtpServer::start("takes");
    let workers = (0..4).map(|_| {
        let mailer = server.mailer();
        let world = &world;
        async move { send_all(world, &mailer).await }
    });
    futures::future::join_all(workers).await;
    let ids: BTreeSet<String> = server.mails(32).iter().map(smtp::Received::id).collect();
    assert_eq!(ids.len(), 32, "four mails for each of eight orders");
    assert_eq!(server.mails(32).len(), 32);
}

async fn a_worker_that_died_gives_its_mails_back(world: World) {
    ordered(&world).await;
    // As if a worker had taken them and never come back.
    let until = world.shop.now() + 5 * MINUTE;
    world
        .run(
            "UPDATE outbox SET state = 'sending', attempts = 1, leased_until = $1",
            args![until],
        )
        .await;
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    assert_eq!(states(&world).await, BTreeSet::from(["sending".to_owned()]));
    world.later(5 * MINUTE);
    send_all(&world, &server.mailer()).await;
    assert_eq!(states(&world).await, BTreeSet::from(["sent".to_owned()]));
}

async fn without_a_server_mails_are_files(world: World) {
    ordered(&world).await;
    let folder = tempfile::tempdir().unwrap();
    let mailer = mails::Mailer::files(folder.path(), "Quoin <shop@quoin.example>").unwrap();
    send_all(&world, &mailer).await;
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(files.len(), 3);
    for file in files {
        assert_eq!(file.extension().unwrap(), "eml");
        assert!(
            std::fs::read_to_string(file)
                .unwrap()
                .contains("Auto-Submitted: auto-generated")
        );
    }
}

async fn more_mails_at_once_than_connections_to_the_store_all_go_out(world: World) {
    ordered(&world).await;
    copy(world.shop.db(), "copy", 400).await;
    let folder = tempfile::tempdir().unwrap();
    // Files are written faster than any relay answers, so that some mails are done while others wait for the store.
    let mailer = mails::Mailer::files(folder.path(), "Quoin <shop@quoin.example>").unwrap();
    send_all(&world, &mailer).await;
    assert_eq!(states(&world).await, BTreeSet::from(["sent".to_owned()]));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 403);
}

async fn a_relay_sees_few_connections_at_once(world: World) {
    ordered(&world).await;
    copy(world.shop.db(), "copy", 100).await;
    let server = SmtpServer::start("dawdles");
    send_all(&world, &server.mailer()).await;
    let most = server.mails(103).iter().map(|mail| mail.connections).max();
    // Four, and no more than four others that are being given back.
    assert!(most <= Some(8), "{most:?} connections at once");
}
