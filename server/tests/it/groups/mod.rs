//! Groups and page access: what their rules refuse, and what a change does to who is in them.

mod access;
mod members;
mod themselves;

use crate::{client::Client, world::World};
use app::{args, auth::Page};
use serde_json::Value;

const ADA: &str = "admin@quoin.example";

const OLGA: &str = "olga@quoin.example";

const CASEY: &str = "casey@quoin.example";

const ANA: &str = "ana@brackwater.example";

async fn built_in(world: &World, key: &'static str) -> String {
    let id: (String,) = world.one("SELECT id FROM groups WHERE built_in = $1", args![key]).await;
    id.0
}

/// Adds a group and returns its id.
async fn add(client: &mut Client, name: &str, audience: &str) -> String {
    let fields = [
        ("form[name_en]", name),
        ("form[name_ja]", name),
        ("form[audience]", audience),
    ];
    let answer = client.call("groups/api/add_group", &fields).await.expect(200);
    answer.made()
}

async fn join_group(client: &mut Client, group: &str, user: &str) -> crate::client::Answer {
    client
        .call("groups/api/add_group_members", &[("id", group), ("users[]", user)])
        .await
}

async fn leave_group(client: &mut Client, group: &str, user: &str) -> crate::client::Answer {
    client
        .call("groups/api/remove_group_members", &[("id", group), ("users[]", user)])
        .await
}

/// The matrix as it is: what is free to tick and ticked, and its version.
async fn matrix(client: &mut Client) -> (Vec<String>, String) {
    let read = client.read("groups/api/get_page_access", &[]).await.expect(200);
    let access: Value = serde_json::from_str(&read.body).unwrap();
    let mut open = Vec::new();
    for row in ["staff", "customers"]
        .iter()
        .flat_map(|part| access[part].as_array().unwrap())
    {
        for cell in row["cells"].as_array().unwrap() {
            if cell["open"] == true && cell["lock"].is_null() {
                let page: Page = serde_json::from_value(cell["page"].clone()).unwrap();
                open.push(format!("{}/{}", row["group"].as_str().unwrap(), page.key()));
            }
        }
    }
    (open, access["version"].to_string())
}

/// Saves the matrix with one more cell.
async fn open(client: &mut Client, group: &str, page: Page) -> crate::client::Answer {
    let (mut cells, version) = matrix(client).await;
    cells.push(format!("{group}/{}", page.key()));
    save(client, &cells, &version).await
}

async fn save(client: &mut Client, cells: &[String], version: &str) -> crate::client::Answer {
    let fields: Vec<(&str, &str)> = cells
        .iter()
        .map(|cell| ("form[open][]", cell.as_str()))
        .chain([("form[version]", version)])
        .collect();
    client.call("groups/api/set_page_access", &fields).await
}
