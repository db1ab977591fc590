//! No customer's session ever contains anything of a CSR: marks are planted in every CSR-side value, and everything
//! that a session can fetch is searched for them. Pages and functions are found by themselves, so new ones are covered.

use crate::{
    authorisation::routes,
    client::Client,
    on_both_engines,
    world::{MINUTE, World},
};
use app::{args, mails};
use server_fn::axum::server_fn_paths;

on_both_engines!(
    no_customer_ever_receives_anything_of_a_csr,
    staff_do_receive_who_acted_and_why
);

const MARKS: [&str; 4] = ["Marktname", "mark-mail", "MARK-NOTE", "Other-Marktname"];

/// Plants the marks; returns them with the ids that must not leave either.
async fn plant(world: &World) -> (Vec<String>, String) {
    world
        .run("UPDATE users SET name = 'Marktname Casey', email = 'mark-mail@quoin.example' WHERE email = 'casey@quoin.example'", args![])
        .await;
    world
        .run(
            "UPDATE users SET name = 'Other-Marktname' WHERE audience = 'staff' AND email <> 'mark-mail@quoin.example'",
            args![],
        )
        .await;
    let mut casey = world.sign_in("mark-mail@quoin.example").await;
    let ana = world.user("ana@brackwater.example").await;
    let fields = [
        ("buyer", &*ana),
        ("reason", "correction"),
        ("note", "MARK-NOTE"),
        ("mode", "order"),
    ];
    casey.call("on_behalf/api/start_on_behalf", &fields).await.expect(200);
    casey.page("/nowhere").await;
    let number = casey.order_cards("k").await;
    casey.add_cards().await;
    work_on_job(world, &mut casey, &format!("{number}-1")).await;
    let mut marks: Vec<String> = MARKS.iter().map(ToString::to_string).collect();
    let ids: Vec<(String,)> = world
        .shop
        .db()
        .all(
            "SELECT id FROM users WHERE audience = 'staff' UNION SELECT id FROM on_behalf_sessions",
            args![],
        )
        .await
        .unwrap();
    marks.extend(ids.into_iter().map(|(id,)| id));
    (marks, number)
}

/// What CSRs and other staff leave on a job: files, comments, notes, states, their names.
async fn work_on_job(world: &World, casey: &mut Client, job: &str) {
    let said = |text: &'static str| {
        let of = |name: &'static str, value: &str| (name, value.to_owned());
        [of("number", job), of("text", text), of("state", ""), of("note", text)]
    };
    casey
        .upload(&format!("/jobs/{job}/files"), "by-csr.pdf", b"%PDF-1")
        .await
        .expect(200);
    let mut olga = world.sign_in("olga@quoin.example").await;
    for (function, text, state) in [
        ("jobs/api/comment_on_job", "On behalf.", ""),
        ("jobs/staff_api/answer_on_job", "By the shop.", ""),
        ("jobs/staff_api/note_on_job", "MARK-NOTE", ""),
        (
            "jobs/staff_api/set_job_state",
            "Please correct.",
            "corrections_requested",
        ),
    ] {
        let client = if function.contains("staff") {
            &mut olga
        } else {
            &mut *casey
        };
        let mut fields = said(text);
        state.clone_into(&mut fields[2].1);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.call(function, &fields).await.expect(200);
    }
    olga.upload(&format!("/staff/jobs/{job}/files"), "by-shop.pdf", b"%PDF-2")
        .await
        .expect(200);
    let robin = world.user("robin@quoin.example").await;
    olga.call("jobs/staff_api/add_job_csr", &[("job", job), ("user", &robin)])
        .await
        .expect(200);
}

async fn no_customer_ever_receives_anything_of_a_csr(world: World) {
    let (marks, number) = plant(&world).await;
    let mut clients = vec![("guest", world.guest())];
    for email in [
        "ana@brackwater.example",
        "ben@brackwater.example",
        "liv@nordlys.example",
        "yuki@hoshikawa.example",
    ] {
        clients.push((email, world.sign_in(email).await));
    }
    for (who, client) in clients {
        search(&world, who, client, &marks, &number).await;
    }
    read_mails(&world, &marks).await;
    // On behalf the banner tells the CSR their own reason; nothing else of the CSR's side may show.
    let mut casey = world.sign_in("mark-mail@quoin.example").await;
    casey.start(&world.user("ana@brackwater.example").await, "order").await;
    let but_the_note: Vec<String> = marks.into_iter().filter(|mark| mark != "MARK-NOTE").collect();
    search(&world, "casey for ana", casey, &but_the_note, &number).await;
}

/// Fetches every page and calls every function, and looks through all that comes back.
async fn search(world: &World, who: &str, client: Client, marks: &[String], number: &str) {
    let mut seen = 0;
    let (session,): (String,) = world.one("SELECT MIN(id) FROM on_behalf_sessions", args![]).await;
    let mut look = |what: &str, answer: crate::client::Answer| {
        // A page repeats its own address, which may name what was looked for.
        let text = format!("{:?}\n{}", answer.headers, answer.body).replace(what, "");
        for mark in marks {
            assert!(!text.contains(mark.as_str()), "{mark} in {what} for {who}:\n{text}");
        }
        seen += 1;
    };
    let job = format!("{number}-1");
    let paths = routes().into_iter().map(|path| {
        path.replace("jobs/{number}", &format!("jobs/{job}"))
            .replace("{number}", number)
            .replace("{slug}", "poster")
            .replace("{section}", "shop")
            .replace("{id}", &session)
    });
    let versions: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT id FROM file_versions", args![])
        .await
        .unwrap();
    let downloads = versions
        .iter()
        .flat_map(|(id,)| ["", "/staff"].map(|staff| format!("{staff}/jobs/{job}/files/{id}")));
    let others = ["/nowhere", "/orders/Q-1", "/staff/on-behalf-sessions.csv"].map(str::to_owned);
    for path in paths.chain(others).chain(downloads) {
        look(&path, client.clone().page(&path).await);
    }
    for path in [format!("/jobs/{job}/files"), format!("/staff/jobs/{job}/files")] {
        look(&path, client.clone().upload(&path, "by-csr.pdf", b"%PDF-1").await);
        look(&path, client.clone().upload(&path, "empty.pdf", b"").await);
    }
    let ana = world.user("ana@brackwater.example").await;
    let (line,): (String,) = world.one("SELECT MIN(id) FROM cart_lines", args![]).await;
    // What ends the session comes last, or everything after it would be a guest's answer.
    let mut functions: Vec<_> = server_fn_paths().collect();
    functions.sort_by_key(|(path, _)| {
        (
            [
                "sign_out",
                "sign_in",
                "start_on_behalf",
                "start_ordering",
                "stop_on_behalf",
            ]
            .iter()
            .any(|end| path.ends_with(end)),
            *path,
        )
    });
    let sensible = [
        ("number", number),
        ("job", &job),
        ("text", "x"),
        ("note", "x"),
        ("q", "cards"),
        ("state", "preflight"),
        ("wish", "each"),
        ("line", &line),
        ("version", "7"),
        ("slug", "poster"),
        ("product", "poster"),
        ("buyer", &ana),
        ("key", "k"),
        ("lang", "en"),
        ("id", &session),
        ("email", "a"),
        ("password", "b"),
    ];
    for (path, method) in functions {
        let function = path.trim_start_matches("/api/app/");
        let of_job = function.starts_with("jobs/") || function.starts_with("files/");
        let of_job: Vec<(&str, &str)> = sensible
            .iter()
            .map(|&(name, value)| (name, if of_job && name == "number" { &*job } else { value }))
            .collect();
        for fields in [&of_job[..], &[]] {
            let mut client = client.clone();
            let answer = match method.as_str() {
                "GET" => client.read(function, fields).await,
                _ => client.call(function, fields).await,
            };
            look(function, answer);
        }
    }
    assert!(seen > 50, "only {seen} answers were searched");
}

/// Every mail that goes to a customer.
async fn read_mails(world: &World, marks: &[String]) {
    world.later(MINUTE);
    let folder = tempfile::tempdir().unwrap();
    let mailer = mails::Mailer::files(folder.path(), "Quoin <shop@quoin.example>").unwrap();
    while mails::send_due(&world.shop, &mailer).await.unwrap() > 0 {}
    let customers: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT email FROM users WHERE audience = 'customer'", args![])
        .await
        .unwrap();
    let (mut to_customers, mut to_others) = (0, 0);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let raw = std::fs::read(file.unwrap().path()).unwrap();
        let mail = mail_parser::MessageParser::default().parse(&raw).unwrap();
        let to = mail.to().unwrap().first().unwrap().address().unwrap();
        let [text, html] = [mail.body_text(0), mail.body_html(0)].map(|part| part.unwrap().into_owned());
        let all = format!(
            "{}{}\n{text}\n{html}",
            String::from_utf8_lossy(&raw),
            mail.subject().unwrap()
        );
        let found = marks.iter().find(|mark| all.contains(mark.as_str()));
        if customers.iter().any(|(email,)| email == to) {
            assert_eq!(found, None, "in a mail to {to}:\n{all}");
            to_customers += 1;
        } else {
            to_others += usize::from(found.is_some());
        }
    }
    assert!(to_customers >= 4, "only {to_customers} mails to customers were read");
    assert!(to_others > 0, "the marks are nowhere to be found");
}

/// The test proves something only if the marks are there to be found.
async fn staff_do_receive_who_acted_and_why(world: World) {
    let (_, number) = plant(&world).await;
    let mut robin = world.sign_in("robin@quoin.example").await;
    let page = robin.page(&format!("/staff/orders/{number}")).await.expect(200);
    assert!(
        page.body.contains("Marktname Casey") && page.body.contains("MARK-NOTE"),
        "{}",
        page.body
    );
    let list = robin.page("/staff/orders").await.expect(200);
    assert!(list.body.contains("Marktname Casey"));
    let job = robin.page(&format!("/staff/jobs/{number}-1")).await.expect(200);
    for mark in ["Marktname Casey", "MARK-NOTE", "Other-Marktname"] {
        assert!(job.body.contains(mark), "{mark} in {}", job.body);
    }
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let page = ana.page(&format!("/orders/{number}")).await.expect(200);
    assert!(page.body.contains("by customer service"), "{}", page.body);
}
