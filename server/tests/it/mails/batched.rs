//! What customers do with jobs and files, told together, once a day, or not at all.

use super::{send_all, smtp::SmtpServer, states};
use crate::{
    client::Client,
    jobs::opened,
    on_both_engines,
    world::{HOUR, MINUTE, World},
};
use app::args;
use std::collections::BTreeSet;

on_both_engines!(
    uploads_are_told_of_together_after_a_quiet_minute,
    uploads_that_come_while_a_mail_goes_out_get_one_of_their_own,
    a_digest_comes_once_a_day_and_says_where_to_change_that,
    whoever_pauses_gets_nothing_and_it_is_written_down,
    what_is_done_on_behalf_is_told_to_the_buyer_without_a_name,
    what_the_shop_does_is_told_to_the_buyer_and_to_no_csr,
);

const ANA: &str = "ana@brackwater.example";

async fn addresses(world: &World) -> Vec<String> {
    let rows: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT address FROM outbox ORDER BY address", args![])
        .await
        .unwrap();
    rows.into_iter().map(|(address,)| address).collect()
}

/// A portal job of Ana's, whose opening is told already.
async fn job(world: &World) -> (Client, String) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    for sql in ["DELETE FROM outbox_events", "DELETE FROM outbox"] {
        world.run(sql, args![]).await;
    }
    (ana, number)
}

async fn upload(client: &mut Client, number: &str, name: &str) {
    client
        .upload(&format!("/jobs/{number}/files"), name, name.as_bytes())
        .await
        .expect(200);
}

async fn uploads_are_told_of_together_after_a_quiet_minute(world: World) {
    let (mut ana, number) = job(&world).await;
    let server = SmtpServer::start("takes");
    let mailer = server.mailer();
    for name in ["a.pdf", "b.pdf", "c.pdf"] {
        upload(&mut ana, &number, name).await;
        world.later(MINUTE - 1);
        send_all(&world, &mailer).await;
    }
    assert_eq!(states(&world).await, BTreeSet::from(["pending".to_owned()]));
    world.later(1);
    send_all(&world, &mailer).await;
    let mails = server.mails(2);
    let to: BTreeSet<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, BTreeSet::from(["casey@quoin.example", "robin@quoin.example"]));
    assert_eq!(mails.len(), 2, "one for each CSR");
    for mail in &mails {
        let text = mail.text();
        for said in ["a.pdf", "b.pdf", "c.pdf", "Ana Ruiz", &format!("/staff/jobs/{number}")] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(
            mail.raw.contains(&format!("References: <job-{number}@quoin.example>")),
            "{}",
            mail.raw
        );
    }
}

async fn uploads_that_come_while_a_mail_goes_out_get_one_of_their_own(world: World) {
    let (mut ana, number) = job(&world).await;
    upload(&mut ana, &number, "a.pdf").await;
    // As if a worker had just taken the mails.
    let until = world.shop.now() + 5 * MINUTE;
    world
        .run("UPDATE outbox SET state = 'sending', leased_until = $1", args![until])
        .await;
    upload(&mut ana, &number, "b.pdf").await;
    let csrs = [
        "casey@quoin.example",
        "casey@quoin.example",
        "robin@quoin.example",
        "robin@quoin.example",
    ];
    assert_eq!(addresses(&world).await, csrs);
    world.later(5 * MINUTE);
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    let mails = server.mails(4);
    for name in ["a.pdf", "b.pdf"] {
        let told = mails.iter().filter(|mail| mail.text().contains(name)).count();
        assert_eq!(told, 2, "{name} is told once to each");
    }
}

async fn a_digest_comes_once_a_day_and_says_where_to_change_that(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    casey
        .call("mails/staff_api/set_mail_wish", &[("wish", "digest")])
        .await
        .expect(200);
    let (mut ana, number) = job(&world).await;
    upload(&mut ana, &number, "a.pdf").await;
    let fields = [("number", &*number), ("text", "The cover is 300 g.")];
    ana.call("jobs/api/comment_on_job", &fields).await.expect(200);
    let order = ana.order_cards("k").await;
    let server = SmtpServer::start("takes");
    let mailer = server.mailer();
    world.later(HOUR);
    send_all(&world, &mailer).await;
    // Robin gets each, and the operators and Ana hear of the order.
    let now = server.mails(5);
    assert!(now.iter().all(|mail| mail.to != "casey@quoin.example"));
    // The world began at 09:00; until 07:00 nothing comes.
    world.later(20 * HOUR);
    send_all(&world, &mailer).await;
    assert_eq!(server.mails(5).len(), now.len());
    world.later(HOUR);
    send_all(&world, &mailer).await;
    let mails = server.mails(now.len() + 1);
    assert_eq!(mails.len(), now.len() + 1);
    let digest = &mails[now.len()];
    assert_eq!(digest.to, "casey@quoin.example");
    let text = digest.text();
    for said in [&*number, &order, "a.pdf", "The cover is 300 g.", "placed"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let unsubscribe = "List-Unsubscribe: <https://print.example/staff/preferences>";
    assert!(digest.raw.contains(unsubscribe), "{}", digest.raw);
    assert!(
        !now.iter().any(|mail| mail.raw.contains("List-Unsubscribe")),
        "digests alone"
    );
}

async fn whoever_pauses_gets_nothing_and_it_is_written_down(world: World) {
    let mut casey = world.sign_in("casey@quoin.example").await;
    let wish = [("wish", "paused")];
    casey.call("mails/staff_api/set_mail_wish", &wish).await.expect(200);
    assert_eq!(
        world.told("mail_wish_set").await,
        [r#"{"mail_wish":"each"}"#, r#"{"mail_wish":"paused"}"#]
    );
    casey
        .call("mails/staff_api/set_mail_wish", &[("wish", "sometimes")])
        .await
        .expect(422);
    let (mut ana, number) = job(&world).await;
    let fields = [("number", &*number), ("text", "x")];
    ana.call("jobs/api/comment_on_job", &fields).await.expect(200);
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    assert_eq!(server.mails(1)[0].to, "robin@quoin.example");
    let (state, reason): (String, String) = world
        .one(
            "SELECT state, last_error FROM outbox WHERE address = 'casey@quoin.example'",
            args![],
        )
        .await;
    assert_eq!((&*state, &*reason), ("suppressed", "paused"));
    // What happened stays in the job's history.
    let page = casey.page(&format!("/staff/jobs/{number}")).await.expect(200);
    assert!(page.body.contains("Comment"), "{}", page.body);
}

async fn what_is_done_on_behalf_is_told_to_the_buyer_without_a_name(world: World) {
    let (_, number) = job(&world).await;
    let mut casey = world.casey_for_ana().await;
    upload(&mut casey, &number, "a.pdf").await;
    world.later(MINUTE);
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    let mails = server.mails(2);
    assert_eq!(mails.len(), 2, "not to Casey, who did it");
    for mail in &mails {
        let text = mail.text();
        if mail.to == ANA {
            assert!(
                text.contains("by customer service") && text.contains(&format!("/jobs/{number}")),
                "{text}"
            );
            for secret in ["Casey", "Lindgren", "T-77", "/staff/"] {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        } else {
            assert_eq!(mail.to, "robin@quoin.example");
            assert!(text.contains("Casey Lindgren") && text.contains("T-77"), "{text}");
        }
    }
}

async fn what_the_shop_does_is_told_to_the_buyer_and_to_no_csr(world: World) {
    let (_, number) = job(&world).await;
    let mut olga = world.sign_in("olga@quoin.example").await;
    let answer = [("number", &*number), ("text", "Paper is here.")];
    olga.call("jobs/staff_api/answer_on_job", &answer).await.expect(200);
    let note = [("number", &*number), ("note", "Pays late.")];
    olga.call("jobs/staff_api/note_on_job", &note).await.expect(200);
    olga.upload(&format!("/staff/jobs/{number}/files"), "proof.pdf", b"%PDF-")
        .await
        .expect(200);
    for state in ["proof_ready", "corrections_requested"] {
        let fields = [
            ("number", &*number),
            ("state", state),
            ("text", "The bleed is missing."),
        ];
        olga.call("jobs/staff_api/set_job_state", &fields).await.expect(200);
    }
    world.later(MINUTE);
    let server = SmtpServer::start("takes");
    send_all(&world, &server.mailer()).await;
    let mails = server.mails(3);
    assert_eq!(mails.len(), 3);
    for mail in &mails {
        assert_eq!(mail.to, ANA);
        let text = mail.text();
        assert!(!text.contains("Olga") && !text.contains("Pays late."), "{text}");
    }
    let said = |what: &str| mails.iter().any(|mail| mail.text().contains(what));
    assert!(said("Paper is here.") && said("The bleed is missing.") && said("proof of your job is ready"));
}
