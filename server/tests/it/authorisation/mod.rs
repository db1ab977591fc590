//! Who may call what: every server function and every page × every kind of person. What the tables lack fails the test.

mod functions;
mod pages;
pub(crate) mod tables;

use crate::{client::Client, world::World};
use app::{App, args, auth::Viewer};
use leptos::prelude::provide_context;
use leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context;
use std::collections::BTreeSet;

/// Ana's order with its job and files, a line of her cart, a running on-behalf session for her, and a mail about her order.
struct Objects {
    number: String,
    line: String,
    ana: String,
    session: String,
    mail: String,
    event: String,
    job: String,
    file: String,
    deleted_file: String,
    version: String,
    company: String,
    robin: String,
    sheet: String,
    product: String,
    category: String,
    products: String,
    import: String,
}

/// A group of the shop's own.
const GROUP: &str = "group-of-the-table";

/// All fields that any function takes; each takes its own.
fn fields<'a>(objects: &'a Objects, function: &str) -> Vec<(&'a str, &'a str)> {
    let room = function.split('/').next().unwrap();
    let id = match room {
        "mails" => &objects.mail,
        "catalogue" if function.contains("import") => &objects.products,
        "catalogue" => &objects.product,
        "companies" => &objects.company,
        "audit" => &objects.event,
        "groups" => GROUP,
        "people" if function.contains("import") => &objects.import,
        "people" => &objects.robin,
        _ => &objects.session,
    };
    let number = match room {
        "jobs" | "files" => &objects.job,
        _ => &objects.number,
    };
    let file = match function {
        "files/api/restore_file" => &objects.deleted_file,
        _ => &objects.file,
    };
    vec![
        ("number", number),
        ("file", file),
        ("text", "Please."),
        ("note", "For staff."),
        ("state", "preflight"),
        ("wish", "digest"),
        ("step", "hold"),
        ("form[reason]", "Paper"),
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
        ("id", id),
        ("how_long", "for_good"),
        ("company", &objects.company),
        ("user", &objects.robin),
        ("sheet", &objects.sheet),
        ("rule", "none"),
        ("address", "none"),
        ("centre", "none"),
        ("level", "1"),
        ("job", &objects.job),
        ("all", "false"),
        ("category", &objects.category),
        ("lang", "en"),
        ("users[]", &objects.robin),
        ("kind", "Users"),
        ("task", "reactivate"),
        ("form[name]", "Robin"),
        ("email", "ben@brackwater.example"),
        ("password", "quoin-demo"),
        ("token", "none"),
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
    let mut robin = world.sign_in("robin@quoin.example").await;
    robin.start(&world.user("ana@brackwater.example").await, "look").await;
    let (session,): (String,) = world.one("SELECT id FROM on_behalf_sessions", args![]).await;
    let job = format!("{number}-1");
    for name in ["kept.pdf", "deleted.pdf"] {
        ana.upload(&format!("/jobs/{job}/files"), name, name.as_bytes())
            .await
            .expect(200);
    }
    let file = |name: &'static str| world.one::<(String,)>("SELECT id FROM files WHERE name = $1", args![name]);
    let version = world
        .one::<(String,)>("SELECT MIN(id) FROM file_versions", args![])
        .await
        .0;
    let sheet = "sheet".to_owned();
    world
        .run(
            "INSERT INTO price_sheets (id, name, adjustment, version, created_at) VALUES ($1, 'Partners', -500, 2, 0)",
            args![&sheet],
        )
        .await;
    let mut admin = world.sign_in("admin@quoin.example").await;
    let products = admin
        .upload("/staff/catalogue/import", "products.csv", b"slug\nposter")
        .await
        .expect(200);
    let sent = admin
        .upload("/staff/users/import", "users.csv", b"email\nrobin@quoin.example\n")
        .await
        .expect(200);
    let objects = Objects {
        sheet,
        products: products.made(),
        import: sent.made(),
        job,
        file: file("kept.pdf").await.0,
        deleted_file: file("deleted.pdf").await.0,
        version,
        number,
        line,
        ana: world.user("ana@brackwater.example").await,
        session,
        company: world.company("Brackwater Mutual").await,
        robin: world.user("robin@quoin.example").await,
        event: world.one::<(String,)>("SELECT MIN(id) FROM events", args![]).await.0,
        mail: world.one::<(String,)>("SELECT MIN(id) FROM outbox", args![]).await.0,
        product: world
            .one::<(String,)>("SELECT id FROM products WHERE slug = 'poster'", args![])
            .await
            .0,
        category: world
            .one::<(String,)>("SELECT category_id FROM products WHERE slug = 'poster'", args![])
            .await
            .0,
    };
    restore(world, &objects).await;
    objects
}

/// All as it was before the call.
async fn restore(world: &World, objects: &Objects) {
    world
        .run("DELETE FROM group_members WHERE group_id = $1", args![GROUP])
        .await;
    world
        .run(
            "INSERT INTO groups (id, name_en, name_ja, audience) VALUES ($1, 'Table', '表', 'staff') ON CONFLICT DO NOTHING",
            args![GROUP],
        )
        .await;
    for sql in [
        "INSERT INTO customer_csrs (company_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        "INSERT INTO job_csrs (job_id, user_id) SELECT id, $2 FROM jobs WHERE company_id = $1 ON CONFLICT DO NOTHING",
    ] {
        world.run(sql, args![&objects.company, &objects.robin]).await;
    }
    for (sql, value) in [
        ("UPDATE imports SET applied_at = NULL WHERE id = $1", &objects.import),
        ("UPDATE users SET active = TRUE WHERE id = $1", &objects.robin),
        (
            "UPDATE jobs SET state = 'awaiting_files', held = FALSE WHERE number = $1",
            &objects.job,
        ),
        ("UPDATE files SET deleted_at = NULL WHERE id = $1", &objects.file),
        ("UPDATE files SET deleted_at = 1 WHERE id = $1", &objects.deleted_file),
    ] {
        world.run(sql, args![value]).await;
    }
    // Of the settings' lists: one of each, under the id of the session.
    for sql in [
        "INSERT INTO tax_classes (id, name_en, name_ja, rate, is_default, version) VALUES ($1, 'Table', '表', 0, $2, 1)
         ON CONFLICT (id) DO UPDATE SET version = 1",
        "INSERT INTO shipping_methods (id, name_en, name_ja, price, position, active, version)
         VALUES ($1, 'Table', '表', 0, 1, $2, 1) ON CONFLICT (id) DO UPDATE SET version = 1",
    ] {
        world.run(sql, args![&objects.session, false]).await;
    }
    world
        .run(
            "UPDATE products SET version = 1, state = 'published', active = $2, for_all = $2, draft = '', draft_category = NULL
             WHERE id = $1",
            args![&objects.product, true],
        )
        .await;
    world
        .run(
            "INSERT INTO product_companies (product_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![&objects.product, &objects.company],
        )
        .await;
    world
        .run(
            "UPDATE on_behalf_sessions SET ended_at = NULL, ended_how = NULL WHERE id = $1",
            args![&objects.session],
        )
        .await;
    // Of another version than the table's calls name, so that none of them changes it.
    world
        .run(
            "UPDATE companies SET on_behalf_policy = 'ask', version = 2 WHERE name = 'Brackwater Mutual'",
            args![],
        )
        .await;
    world
        .run(
            "UPDATE users SET on_behalf_consent_until = $1 WHERE id = $2",
            args![i64::MAX, &objects.ana],
        )
        .await;
    world
        .run(
            "UPDATE orders SET status = 'approved', held_from = NULL, status_reason = '' WHERE number = $1",
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

/// Every route of the site map, as axum writes them.
pub(crate) fn routes() -> BTreeSet<String> {
    let _ = any_spawner::Executor::init_tokio();
    let (routes, _) = generate_route_list_with_exclusions_and_ssg_and_context(App, None, || {
        provide_context(Viewer::default());
    });
    routes.iter().map(|route| route.path().to_owned()).collect()
}
