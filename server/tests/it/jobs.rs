//! Jobs: opened without an order, changed, commented on, taken through their states, given up.

use crate::{
    client::{Answer, Client},
    on_both_engines,
    world::World,
};
use app::args;

on_both_engines!(
    a_portal_job_is_opened_once_for_a_key,
    every_wrong_field_of_a_job_gets_its_message,
    an_ordered_job_keeps_its_quantity,
    what_is_written_on_a_job_has_its_writer_for_staff_and_none_of_the_shop_for_customers,
    internal_notes_stay_with_staff,
    what_cannot_be_seen_is_not_written_on_a_job,
    another_buyers_job_does_not_exist,
    given_to_another_company_a_job_loses_its_job_csrs,
);

pub(crate) const ANA: &str = "ana@brackwater.example";
pub(crate) const OLGA: &str = "olga@quoin.example";

/// A catalogue that Ana opens without an order; its number.
pub(crate) async fn opened(client: &mut Client) -> String {
    let key: String = serde_json::from_str(&client.read("jobs/api/start_job", &[]).await.expect(200).body).unwrap();
    let fields = [
        ("key", &*key),
        ("name", "Winter catalogue"),
        ("code", "NOG-118"),
        ("due", "2026-12-18"),
        ("quantity", "2500"),
    ];
    let answer = client.call("jobs/api/open_job", &fields).await.expect(200);
    answer.made()
}

pub(crate) async fn job(client: &mut Client, number: &str) -> serde_json::Value {
    let answer = client.read("jobs/api/get_job", &[("number", number)]).await.expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

async fn staff_job(client: &mut Client, number: &str) -> serde_json::Value {
    let answer = client
        .read("jobs/staff_api/get_staff_job", &[("number", number)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

pub(crate) async fn to_state(client: &mut Client, number: &str, state: &str) -> Answer {
    let fields = [("number", number), ("state", state), ("text", "The bleed is missing.")];
    client.call("jobs/staff_api/set_job_state", &fields).await
}

async fn a_portal_job_is_opened_once_for_a_key(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let key: String = serde_json::from_str(&ana.read("jobs/api/start_job", &[]).await.expect(200).body).unwrap();
    let fields = [("key", &*key), ("name", "Winter catalogue"), ("quantity", "10")];
    let first = ana.call("jobs/api/open_job", &fields).await.expect(200);
    let again = ana.call("jobs/api/open_job", &fields).await.expect(200);
    assert_eq!(first.location(), "/jobs/J-2026-000001");
    assert_eq!(again.location(), first.location());
    assert_eq!(opened(&mut ana).await, "J-2026-000002", "no gap in the numbers");
    assert_eq!(world.events("job_opened").await, 2);
    // Another buyer's key is another one, whatever it says.
    let mut liv = world.sign_in("liv@nordlys.example").await;
    let livs = liv.call("jobs/api/open_job", &fields).await.expect(200);
    assert_eq!(livs.location(), "/jobs/J-2026-000003");
    let fields = [("key", ""), ("name", "x"), ("quantity", "1")];
    ana.call("jobs/api/open_job", &fields).await.expect(422);
}

async fn every_wrong_field_of_a_job_gets_its_message(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let long = "x".repeat(4_001);
    let key: String = serde_json::from_str(&ana.read("jobs/api/start_job", &[]).await.expect(200).body).unwrap();
    let fields = [
        ("key", &*key),
        ("name", " "),
        ("quantity", "0"),
        ("due", "2026-02-30"),
        ("code", &long),
        ("description", &long),
    ];
    let answer = ana.call("jobs/api/open_job", &fields).await.expect(422);
    for field in ["name", "quantity", "due", "code", "description"] {
        assert!(
            answer.body.contains(&format!("\"field\":\"{field}\"")),
            "{}",
            answer.body
        );
    }
    let fields = [("key", &*key), ("name", "x"), ("quantity", "1"), ("due", "2026-11-21")];
    let answer = ana.call("jobs/api/open_job", &fields).await.expect(422);
    assert!(answer.body.contains("This day has passed."), "{}", answer.body);
    // A date that has passed meanwhile may stay as it is.
    let number = opened(&mut ana).await;
    world.later(60 * 24 * crate::world::HOUR);
    let mut ana = world.sign_in(ANA).await;
    let fields = [
        ("number", &*number),
        ("name", "Spring catalogue"),
        ("quantity", "3000"),
        ("due", "2026-12-18"),
    ];
    ana.call("jobs/api/change_job", &fields).await.expect(200);
    assert_eq!(job(&mut ana, &number).await["details"]["name"], "Spring catalogue");
    ana.call("jobs/api/change_job", &fields).await.expect(200);
    assert_eq!(world.events("job_changed").await, 1, "nothing changed the second time");
}

async fn an_ordered_job_keeps_its_quantity(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = format!("{}-1", ana.order_cards("k").await);
    let fields = [("number", &*number), ("name", ""), ("code", "HR-7"), ("quantity", "9")];
    ana.call("jobs/api/change_job", &fields).await.expect(200);
    let job = job(&mut ana, &number).await;
    assert_eq!(job["details"]["quantity"], 500);
    assert_eq!(job["details"]["code"], "HR-7");
    assert_eq!(
        job["details"]["name"], job["product"],
        "without a name of its own it has the product's"
    );
    // Saved under the product's name in one language, it still has it in the other.
    let fields = [("number", &*number), ("name", "名刺"), ("quantity", "9")];
    ana.call("jobs/api/change_job", &fields).await.expect(200);
    let (name, name_ja): (String, String) = world
        .one("SELECT name, name_ja FROM jobs WHERE number = $1", args![&number])
        .await;
    assert_eq!((&*name, &*name_ja), ("", "名刺"));
}

async fn what_is_written_on_a_job_has_its_writer_for_staff_and_none_of_the_shop_for_customers(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let comment = |text: &'static str| [("number", number.clone()), ("text", text.to_owned())];
    let send = async |client: &mut Client, function: &str, text: &'static str| {
        let fields = comment(text);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.call(function, &fields).await.expect(200);
    };
    send(&mut ana, "jobs/api/comment_on_job", "One").await;
    let mut casey = world.casey_for_ana().await;
    send(&mut casey, "jobs/api/comment_on_job", "Two").await;
    let mut olga = world.sign_in(OLGA).await;
    send(&mut olga, "jobs/staff_api/answer_on_job", "Three").await;
    ana.call("jobs/api/comment_on_job", &[("number", &number), ("text", " ")])
        .await
        .expect(422);
    let authors = |job: &serde_json::Value| -> Vec<String> {
        let comments = job["comments"].as_array().unwrap();
        comments
            .iter()
            .map(|c| c["author"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        authors(&job(&mut ana, &number).await),
        ["Ana Ruiz", "customer service", "the print shop"]
    );
    assert_eq!(
        authors(&staff_job(&mut olga, &number).await["job"]),
        ["Ana Ruiz", "Casey Lindgren for Ana Ruiz", "Olga Petrenko"]
    );
}

async fn internal_notes_stay_with_staff(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let mut olga = world.sign_in(OLGA).await;
    let fields = [("number", &*number), ("note", "Pays late.")];
    olga.call("jobs/staff_api/note_on_job", &fields).await.expect(200);
    assert_eq!(staff_job(&mut olga, &number).await["notes"][0]["text"], "Pays late.");
    for path in [format!("/jobs/{number}"), "/jobs".to_owned()] {
        let page = ana.page(&path).await.expect(200);
        assert!(!page.body.contains("Pays late."), "{path}");
    }
    assert!(!job(&mut ana, &number).await.to_string().contains("note"));
}

async fn what_cannot_be_seen_is_not_written_on_a_job(world: World) {
    let (mut ana, mut olga) = (world.sign_in(ANA).await, world.sign_in(OLGA).await);
    let number = opened(&mut ana).await;
    for nothing in ["\0", " \u{7} ", "\u{200b}", "\u{202e}\r\n"] {
        for (function, field) in [("answer_on_job", "text"), ("note_on_job", "note")] {
            let fields = [("number", &*number), (field, nothing)];
            let answer = olga
                .call(&format!("jobs/staff_api/{function}"), &fields)
                .await
                .expect(422);
            assert!(
                answer.body.contains(&format!("\"field\":\"{field}\"")),
                "{}",
                answer.body
            );
        }
        let fields = [("number", &*number), ("text", nothing)];
        ana.call("jobs/api/comment_on_job", &fields).await.expect(422);
        let fields = [("number", &*number), ("name", nothing), ("quantity", "1")];
        ana.call("jobs/api/change_job", &fields).await.expect(422);
    }
    let fields = [("number", &*number), ("text", "One\0\r\n\ttwo")];
    ana.call("jobs/api/comment_on_job", &fields).await.expect(200);
    assert_eq!(job(&mut ana, &number).await["comments"][0]["text"], "One\n\ttwo");
}

async fn another_buyers_job_does_not_exist(world: World) {
    let number = opened(&mut world.sign_in(ANA).await).await;
    for other in ["ben@brackwater.example", "liv@nordlys.example"] {
        let mut client = world.sign_in(other).await;
        client.page(&format!("/jobs/{number}")).await.expect(404);
        client
            .upload(&format!("/jobs/{number}/files"), "a.pdf", b"%PDF-")
            .await
            .expect(404);
        for function in ["change_job", "comment_on_job", "delete_job"] {
            let fields = [("number", &*number), ("text", "x"), ("name", "x"), ("quantity", "1")];
            client.call(&format!("jobs/api/{function}"), &fields).await.expect(404);
        }
    }
    // Nor for a CSR who does not serve the company.
    let mut sam = world.sign_in("sam@quoin.example").await;
    sam.page(&format!("/staff/jobs/{number}")).await.expect(404);
    to_state(&mut sam, &number, "preflight").await.expect(404);
}

async fn given_to_another_company_a_job_loses_its_job_csrs(world: World) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let mut olga = world.sign_in(OLGA).await;
    let robin = world.user("robin@quoin.example").await;
    olga.call("jobs/staff_api/add_job_csr", &[("job", &number), ("user", &robin)])
        .await
        .expect(200);
    let give = |email: &'static str| [("number", number.clone()), ("email", email.to_owned())];
    let mut to = async |email: &'static str| {
        let fields = give(email);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        olga.call("jobs/staff_api/give_job_to", &fields).await
    };
    to("nobody@nordlys.example").await.expect(422);
    to("casey@quoin.example").await.expect(422);
    to("ben@brackwater.example").await.expect(200);
    let csrs = "SELECT COUNT(*) FROM job_csrs k JOIN jobs j ON j.id = k.job_id WHERE j.number = $1";
    assert_eq!(
        world.count(csrs, args![&number]).await,
        1,
        "the same company keeps them"
    );
    to("liv@nordlys.example").await.expect(200);
    assert_eq!(world.count(csrs, args![&number]).await, 0);
    ana.page(&format!("/jobs/{number}")).await.expect(404);
    let mut liv = world.sign_in("liv@nordlys.example").await;
    liv.page(&format!("/jobs/{number}")).await.expect(200);
    let list = liv.read("jobs/api/list_jobs", &[("q", "catalogue")]).await.expect(200);
    assert!(list.body.contains(&number), "found in its new company: {}", list.body);
}
