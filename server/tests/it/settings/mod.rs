//! The settings: what each does, what stays fixed, who is told of whom, and what an order keeps of them.

mod lists;
mod mail;
mod saving;
mod shop;

use crate::{
    client::{Answer, Client},
    world::World,
};
use serde_json::Value;

const ADMIN: &str = "admin@quoin.example";
const ANA: &str = "ana@brackwater.example";

async fn settings(client: &mut Client) -> Value {
    let answer = client.read("settings/api/get_settings", &[]).await.expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// Changes a section from the version that is there.
async fn change(client: &mut Client, section: &str, form: &[(&str, &str)]) -> Answer {
    let version = settings(client).await[section]["version"].to_string();
    let names: Vec<(String, &str)> = form
        .iter()
        .map(|(name, value)| (format!("form[{name}]"), *value))
        .collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    fields.push(("version", &version));
    client.call(&format!("settings/api/change_{section}"), &fields).await
}

const MAIL: [(&str, &str); 4] = [
    ("from_name", ""),
    ("from_address", "shop@print.example"),
    ("fallback", "nobody@print.example"),
    ("operators", ""),
];

fn mails(world: &World) -> Vec<String> {
    std::fs::read_dir(world.data.path().join("mail"))
        .into_iter()
        .flatten()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}
