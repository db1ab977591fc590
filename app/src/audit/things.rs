//! What an event happened to: what people call it, and which page shows it.

use super::types::Thing;
use crate::{
    args,
    store::{Db, StoreError},
    ui::{Lang, query_value},
};

/// What is known of an object by the kind of its event. An order and a job have their number for a name; the others
/// have an id, whose name is looked up.
pub(super) async fn thing(db: &Db, kind: &str, key: &str, lang: Lang) -> Result<Thing, StoreError> {
    let (page, name_of) = page(kind);
    let name = match name_of {
        Some(sql) => {
            let row: Option<(String, String)> = db.one(sql, args![key]).await?;
            row.map(|(en, ja)| lang.pick(en, ja))
        }
        None => None,
    };
    // What is gone, or never was, has no page.
    let there = name_of.is_none() || name.is_some();
    Ok(Thing {
        path: page
            .filter(|_| there)
            .map(|page| format!("{page}/{}", query_value(key))),
        name: name.unwrap_or_else(|| key.to_owned()),
        key: key.to_owned(),
    })
}

const USER: &str = "SELECT name, name FROM users WHERE id = $1";
const COMPANY: &str = "SELECT name, name FROM companies WHERE id = $1";
const GROUP: &str = "SELECT name_en, name_ja FROM groups WHERE id = $1";
const PRODUCT: &str = "SELECT name_en, name_ja FROM products WHERE id = $1";
const CATEGORY: &str = "SELECT name_en, name_ja FROM categories WHERE id = $1";

/// The page below which things of a kind of event are, and what looks up the name of one.
fn page(kind: &str) -> (Option<&'static str>, Option<&'static str>) {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| kind.starts_with(prefix));
    if starts(&["order_"]) {
        (Some("/staff/orders"), None)
    } else if starts(&["job_", "file_"]) {
        (Some("/staff/jobs"), None)
    } else if starts(&[
        "on_behalf_started",
        "on_behalf_ended",
        "on_behalf_extended",
        "ordering_started",
    ]) {
        (Some("/staff/on-behalf-sessions"), None)
    } else if starts(&["mail_resent"]) {
        (Some("/staff/mails"), None)
    } else if starts(&["group_", "page_access_"]) {
        (Some("/staff/groups"), Some(GROUP))
    } else if starts(&["product_"]) {
        (Some("/staff/catalogue"), Some(PRODUCT))
    } else if starts(&["category_"]) {
        (None, Some(CATEGORY))
    } else if starts(&[
        "company_",
        "customer_csr_",
        "all_csrs_",
        "address_",
        "cost_centre_",
        "approval_",
    ]) {
        (Some("/staff/companies"), Some(COMPANY))
    } else if starts(&[
        "user_",
        "signed_",
        "language_",
        "consent_",
        "password_",
        "session_",
        "profile_",
        "email_",
        "taken_email_",
        "new_device_",
        "other_sessions_",
        "preferences_",
        "news_",
        "administrator_",
    ]) {
        (Some("/staff/users"), Some(USER))
    } else {
        (None, None)
    }
}
