//! Users: added, changed, deactivated, several at once; and who may not be touched by whom.

mod adding;
mod changing;
mod states;

use crate::{
    client::{Answer, Client},
    world::World,
};
use app::args;
use serde_json::Value;

const ADMIN: &str = "admin@quoin.example";

pub(crate) async fn group(world: &World, built_in: &'static str) -> String {
    world
        .one::<(String,)>("SELECT id FROM groups WHERE built_in = $1", args![built_in])
        .await
        .0
}

/// Adds a user through the form and returns the id.
async fn added(admin: &mut Client, name: &str, email: &str, group: &str, company: &str) -> String {
    let answer = add(admin, name, email, group, company).await.expect(200);
    answer.made()
}

async fn add(admin: &mut Client, name: &str, email: &str, group: &str, company: &str) -> Answer {
    let fields = [
        ("form[name]", name),
        ("form[email]", email),
        ("form[group]", group),
        ("form[company]", company),
        ("form[language]", "en"),
        ("form[send]", "on"),
    ];
    admin.call("people/api/add_user", &fields).await
}

pub(crate) async fn user(client: &mut Client, id: &str) -> Value {
    let answer = client.read("people/api/get_user", &[("id", id)]).await.expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// The fields of the form of a user as they now are.
async fn form_of(client: &mut Client, id: &str) -> Vec<(String, String)> {
    let user = user(client, id).await;
    let text = |name: &str| user[name].as_str().unwrap_or_default().to_owned();
    let mut fields = vec![
        ("id".to_owned(), id.to_owned()),
        ("form[name]".to_owned(), text("name")),
        ("form[email]".to_owned(), text("email")),
        ("form[language]".to_owned(), text("lang")),
        ("form[seen]".to_owned(), text("seen")),
    ];
    if let Some(company) = user["company"]["name"].as_str() {
        fields.push(("form[company]".to_owned(), company.to_owned()));
    }
    for group in user["groups"].as_array().unwrap() {
        fields.push(("form[groups][]".to_owned(), group.as_str().unwrap().to_owned()));
    }
    fields
}

async fn change(client: &mut Client, form: &[(String, String)], other: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name))
        .chain(other.iter().copied())
        .collect();
    client.call("people/api/change_user", &fields).await
}

/// Field and message of each thing that was refused.
fn problems(body: &str) -> Vec<(String, String)> {
    let error: Value = serde_json::from_str(body).unwrap();
    let text = |problem: &Value, name: &str| problem[name].as_str().unwrap().to_owned();
    error["Invalid"]
        .as_array()
        .unwrap_or_else(|| panic!("{body}"))
        .iter()
        .map(|problem| (text(problem, "field"), text(problem, "message")))
        .collect()
}

fn fields(body: &str) -> Vec<String> {
    problems(body).into_iter().map(|(field, _)| field).collect()
}

/// Somebody who may open the page "Users" and nothing else of the administration.
async fn helper(world: &World) -> Client {
    for sql in [
        "INSERT INTO groups (id, name_en, name_ja, audience) VALUES ('helpdesk', 'Helpdesk', 'ヘルプデスク', 'staff')",
        "INSERT INTO page_access (group_id, page) VALUES ('helpdesk', 'users')",
        "DELETE FROM group_members WHERE user_id = (SELECT id FROM users WHERE email = 'olga@quoin.example')",
        "INSERT INTO group_members (group_id, user_id) SELECT 'helpdesk', id FROM users WHERE email = 'olga@quoin.example'",
    ] {
        world.run(sql, args![]).await;
    }
    world.sign_in("olga@quoin.example").await
}
