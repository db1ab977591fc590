//! No customer's session ever contains anything of a CSR: marks are planted in every CSR-side value, and everything
//! that a session can fetch is searched for them. Pages and functions are found by themselves, so new ones are covered.

use crate::{authorisation::routes, client::Client, on_both_engines, world::World};
use app::args;
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
    let paths = routes().into_iter().map(|path| {
        path.replace("{number}", number)
            .replace("{slug}", "poster")
            .replace("{id}", &session)
    });
    let others = ["/nowhere", "/orders/Q-1", "/staff/on-behalf-sessions.csv"].map(str::to_owned);
    for path in paths.chain(others) {
        look(&path, client.clone().page(&path).await);
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
        for good in [true, false] {
            let fields: &[(&str, &str)] = if good { &sensible } else { &[] };
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
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let page = ana.page(&format!("/orders/{number}")).await.expect(200);
    assert!(page.body.contains("by customer service"), "{}", page.body);
}
