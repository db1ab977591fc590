//! The catalogue as staff keep it, and what customers see of it.

mod drafts;
mod imports;
mod pictures;
mod shelves;
mod viewers;
mod writing;

use crate::{
    client::{Answer, Client},
    world::World,
};
use app::args;
use serde_json::Value;

const ADMIN: &str = "admin@quoin.example";
const ANA: &str = "ana@brackwater.example";

/// A mug, 8.00 each and 6.50 from 20 on, in the first category.
async fn mug(world: &World) -> Vec<(&'static str, String)> {
    let (category,): (String,) = world
        .one("SELECT id FROM categories ORDER BY position LIMIT 1", args![])
        .await;
    [
        ("form[name_en]", "Enamel mug"),
        ("form[name_ja]", "ホーローマグ"),
        ("form[summary_en]", "White, 300 ml."),
        ("form[category]", &category),
        ("form[quantity]", "range"),
        ("form[min]", "1"),
        ("form[max]", "1,000"),
        ("form[setup]", "12.50"),
        ("form[breaks][b0][from]", "1"),
        ("form[breaks][b0][price]", "8"),
        ("form[breaks][b0][rate]", "each"),
        ("form[breaks][b1][from]", "20"),
        ("form[breaks][b1][price]", "6.50"),
        ("form[breaks][b1][rate]", "each"),
        ("form[breaks][b2][from]", ""),
        ("form[groups][g0][label_en]", "Colour"),
        ("form[groups][g0][label_ja]", "色"),
        ("form[choices][g0-0][label_en]", "White"),
        ("form[choices][g0-0][label_ja]", "白"),
        ("form[choices][g0-1][label_en]", "Blue"),
        ("form[choices][g0-1][label_ja]", "青"),
        ("form[choices][g0-1][effect]", "per_piece"),
        ("form[choices][g0-1][amount]", "0.75"),
        ("form[choices][g0-2][label_en]", ""),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

fn with(fields: &[(&'static str, String)], others: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut fields: Vec<_> = fields
        .iter()
        .filter(|(name, _)| !others.iter().any(|(other, _)| other == name))
        .cloned()
        .collect();
    fields.extend(others.iter().map(|(name, value)| (*name, (*value).to_owned())));
    fields
}

async fn call(client: &mut Client, function: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
    client.call(&format!("catalogue/staff_api/{function}"), &fields).await
}

/// Adds a product and returns its id.
async fn added(client: &mut Client, fields: &[(&'static str, String)]) -> String {
    let answer = call(client, "add_product", fields).await.expect(200);
    answer.made()
}

async fn seen_by_staff(client: &mut Client, id: &str) -> Value {
    let answer = client
        .read("catalogue/staff_api/get_staff_product", &[("id", id)])
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// Publishes, withdraws or whatever needs no more than the version that one has seen.
async fn act(client: &mut Client, function: &str, id: &str) -> Answer {
    let version = seen_by_staff(client, id).await["version"].to_string();
    call(client, function, &[("id", id.to_owned()), ("version", version)]).await
}

async fn change(client: &mut Client, id: &str, fields: &[(&'static str, String)]) -> Answer {
    let version = seen_by_staff(client, id).await["version"].to_string();
    let fields = with(fields, &[("id", id), ("version", &version)]);
    call(client, "change_product", &fields).await
}

async fn product(client: &mut Client, slug: &str) -> Answer {
    client.read("catalogue/api/get_product", &[("slug", slug)]).await
}

async fn found(client: &mut Client, q: &str) -> String {
    let answer = client.read("catalogue/api/list_products", &[("q", q)]).await;
    answer.expect(200).body
}

async fn product_of(world: &World, slug: &str) -> String {
    world
        .one::<(String,)>("SELECT id FROM products WHERE slug = $1", args![slug])
        .await
        .0
}

/// The fields of a product's form, as its page has them.
async fn form_of(client: &mut Client, id: &str) -> Vec<(String, String)> {
    fn write(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => fields.push((name.to_owned(), text.clone())),
            Value::Object(parts) => {
                for (part, value) in parts {
                    write(&format!("{name}[{part}]"), value, fields);
                }
            }
            other => panic!("{name}: {other}"),
        }
    }
    let product = seen_by_staff(client, id).await;
    let mut fields = Vec::new();
    write("form", &product["form"], &mut fields);
    fields
}

fn with_name(form: &[(String, String)], name: &str) -> Vec<(&'static str, String)> {
    form.iter()
        .map(|(field, value)| {
            let value = if field == "form[name_en]" { name } else { value };
            (&*field.clone().leak(), value.to_owned())
        })
        .collect()
}
