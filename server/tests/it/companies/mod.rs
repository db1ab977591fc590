//! What administrators set of companies, and what that does to those who are there.

mod changing;
mod listing;
mod stopping;
mod terms;

use crate::client::Client;
use serde_json::Value;

pub(crate) async fn section(client: &mut Client, company: &str, section: &str) -> Value {
    let fields = [("id", company), ("section", section)];
    let answer = client
        .read("companies/staff_api/get_company", &fields)
        .await
        .expect(200);
    serde_json::from_str(&answer.body).unwrap()
}

/// The version in which this person sees a company now.
pub(crate) async fn version(client: &mut Client, company: &str) -> String {
    section(client, company, "").await["version"].to_string()
}

/// Calls a change of a company as it is now.
pub(crate) async fn change(
    client: &mut Client,
    company: &str,
    function: &str,
    fields: &[(&str, &str)],
    status: u16,
) -> String {
    let version = version(client, company).await;
    let mut fields = fields.to_vec();
    fields.extend([("company", company), ("version", version.as_str())]);
    client
        .call(&format!("companies/{function}"), &fields)
        .await
        .expect(status)
        .body
}

/// The details of Brackwater as they are, but for its name and its policy.
fn details<'a>(name: &'a str, policy: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form[name]", name),
        ("form[language]", "en"),
        ("form[on_behalf]", policy),
        ("form[budget]", ""),
    ]
}
