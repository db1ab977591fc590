//! Who may call what: every server function and every page × every kind of person. What the tables lack fails the test.

use crate::{client::Client, on_both_engines, world::World};
use app::{App, args, auth::Viewer};
use leptos::prelude::provide_context;
use leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context;
use server_fn::axum::server_fn_paths;
use std::collections::{BTreeMap, BTreeSet};

on_both_engines!(
    every_server_function_answers_each_person_as_the_table_says,
    every_page_answers_each_person_as_the_table_says
);

/// In this order stand the letters of the tables.
const PEOPLE: [&str; 8] = [
    "guest",
    "ana@brackwater.example",
    "liv@nordlys.example",
    "sam@quoin.example",
    "casey@quoin.example",
    "casey for ana",
    "olga@quoin.example",
    "admin@quoin.example",
];

/// `Y` may (whatever comes of the arguments), `S` must sign in (401), `F` is refused with the reason (403), `-` it does not exist (404).
/// The objects named are Ana's.
const FUNCTIONS: [(&str, &str); 21] = [
    //                                         guest, Ana, another company, CSR not serving, CSR serving, on behalf of Ana, operator, administrator
    ("auth/api/get_viewer", "YYYYYYYY"),
    ("auth/api/set_language", "YYYYYYYY"),
    ("auth/api/sign_in", "YYYYYYYY"),
    ("auth/api/sign_out", "YYYYYYYY"),
    ("cart/api/add_to_cart", "SYY--Y--"),
    ("cart/api/change_cart_line", "SY---Y--"),
    ("cart/api/get_cart", "SYY--Y--"),
    ("cart/api/remove_cart_line", "SY---Y--"),
    ("catalogue/api/get_product", "SYY--Y--"),
    ("catalogue/api/list_products", "SYY--Y--"),
    ("on_behalf/api/find_buyers", "S--YYF--"),
    ("on_behalf/api/start_on_behalf", "S---YY--"),
    ("on_behalf/api/stop_on_behalf", "S--YYYYY"),
    ("orders/api/approve_order", "S----F--"),
    ("orders/api/cancel_order", "SY---Y--"),
    ("orders/api/decline_order", "S----F--"),
    ("orders/api/get_checkout", "SYY--Y--"),
    ("orders/api/get_order", "SY---Y--"),
    ("orders/api/list_orders", "SYY--Y--"),
    ("orders/api/place_order", "SYY--Y--"),
    ("orders/api/reorder", "SY---Y--"),
];

/// Functions of staff pages, which look at Ana's order.
const STAFF_FUNCTIONS: [(&str, &str); 2] = [
    ("orders/staff_api/get_staff_order", "S---YFYY"),
    ("orders/staff_api/list_staff_orders", "S--YYFYY"),
];

/// Pages: `Y` shows, `S` sends to the sign-in page, `G` sends on elsewhere.
const PAGES: [(&str, &str); 11] = [
    ("/", "SGGGGGGG"),
    ("/cart", "SYY--Y--"),
    ("/catalogue", "SYY--Y--"),
    ("/checkout", "SYG--Y--"),
    ("/on-behalf", "S--YYF--"),
    ("/orders", "SYY--Y--"),
    ("/orders/{number}", "SY---Y--"),
    ("/product/{slug}", "SYY--Y--"),
    ("/sign-in", "YGGGGGGG"),
    ("/staff/orders", "S--YYFYY"),
    ("/staff/orders/{number}", "S---YFYY"),
];

/// Ana's order and a line of her cart.
struct Objects {
    number: String,
    line: String,
    ana: String,
}

async fn every_server_function_answers_each_person_as_the_table_says(world: World) {
    let methods: BTreeMap<&str, String> = server_fn_paths()
        .map(|(path, method)| (path, method.to_string()))
        .collect();
    let table: BTreeMap<&str, &str> = FUNCTIONS.into_iter().chain(STAFF_FUNCTIONS).collect();
    let registered: BTreeSet<_> = methods
        .keys()
        .map(|path| path.trim_start_matches("/api/app/"))
        .collect();
    assert_eq!(
        registered,
        table.keys().copied().collect(),
        "registered functions and the table"
    );
    let objects = objects(&world).await;
    let mut people = BTreeMap::new();
    for (function, letters) in &table {
        let reads = methods[format!("/api/app/{function}").as_str()] == "GET";
        for (person, expected) in PEOPLE.iter().zip(letters.chars()) {
            let mut client = match people.get(person) {
                Some(client) => Client::clone(client),
                None => sign_in(&world, person).await,
            };
            let fields = fields(&objects);
            let answer = if reads {
                client.read(function, &fields).await
            } else {
                client.call(function, &fields).await
            };
            let got = letter(answer.status.as_u16());
            assert_eq!(
                got, expected,
                "{function} by {person}: {} {}",
                answer.status, answer.body
            );
            // What one person does must not become what the next one finds.
            restore(&world, &objects).await;
            if answer.cookie("quoin").is_some() {
                people.remove(person);
            } else {
                people.insert(*person, client);
            }
        }
    }
}

/// All fields that any function takes; each takes its own.
fn fields(objects: &Objects) -> Vec<(&str, &str)> {
    vec![
        ("number", &objects.number),
        ("line", &objects.line),
        ("version", "1"),
        ("quantity", "250"),
        ("product", "business-cards"),
        ("form[quantity]", "500"),
        ("slug", "business-cards"),
        ("buyer", &objects.ana),
        ("reason", "helping"),
        ("mode", "order"),
        ("key", "table"),
        ("lang", "en"),
        ("email", "ben@brackwater.example"),
        ("password", "quoin-demo"),
    ]
}

fn letter(status: u16) -> char {
    match status {
        200 | 409 | 422 => 'Y',
        401 => 'S',
        403 => 'F',
        404 => '-',
        _ => '?',
    }
}

async fn sign_in(world: &World, person: &str) -> Client {
    match person {
        "guest" => world.guest(),
        "casey for ana" => world.casey_for_ana().await,
        email => world.sign_in(email).await,
    }
}

async fn objects(world: &World) -> Objects {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let number = ana.order_cards("table-order").await;
    ana.add_cards().await;
    let (line,): (String,) = world.one("SELECT id FROM cart_lines", args![]).await;
    Objects {
        number,
        line,
        ana: world.user("ana@brackwater.example").await,
    }
}

/// Ana's order and her line as they were before the call.
async fn restore(world: &World, objects: &Objects) {
    world
        .run(
            "UPDATE orders SET status = 'approved' WHERE number = $1",
            args![&objects.number],
        )
        .await;
    world
        .run(
            "INSERT INTO cart_lines (id, buyer_id, product_id, configuration, version, added_by, created_at)
             SELECT $1, $2, p.id, $3, 1, $2, 0 FROM products p WHERE p.slug = 'business-cards'
             ON CONFLICT (id) DO UPDATE SET version = 1",
            args![&objects.line, &objects.ana, "{\"quantity\":500}"],
        )
        .await;
}

async fn every_page_answers_each_person_as_the_table_says(world: World) {
    let table: BTreeMap<&str, &str> = PAGES.into_iter().collect();
    assert_eq!(
        routes(),
        table.keys().map(ToString::to_string).collect(),
        "routes and the table"
    );
    let objects = objects(&world).await;
    for (n, person) in PEOPLE.iter().enumerate() {
        let mut client = sign_in(&world, person).await;
        for (page, letters) in &table {
            let path = page
                .replace("{number}", &objects.number)
                .replace("{slug}", "business-cards");
            let answer = client.page(&path).await;
            let got = match (answer.status.as_u16(), answer.location()) {
                (200, _) => 'Y',
                (302 | 303, to) if to.starts_with("/sign-in") => 'S',
                (302 | 303, _) => 'G',
                (403, _) => 'F',
                (404, _) => '-',
                _ => '?',
            };
            let expected = letters.chars().nth(n).unwrap();
            assert_eq!(got, expected, "{page} for {person}: {}", answer.status);
        }
    }
}

/// Every route of the site map, as axum writes them.
pub(crate) fn routes() -> BTreeSet<String> {
    let _ = any_spawner::Executor::init_tokio();
    let (routes, _) = generate_route_list_with_exclusions_and_ssg_and_context(App, None, || {
        provide_context(Viewer::default());
    });
    routes.iter().map(|route| route.path().to_owned()).collect()
}
