//! What an event happened to: what people call it, and which page shows it.

use super::{texts as t, types::Thing};
use crate::{
    args,
    store::{Db, StoreError},
    ui::{Lang, query_value},
};

/// What is known of an object by the kind of its event. An order and a job have their number for a name; most others
/// have an id, whose name is looked up.
pub(super) async fn thing(db: &Db, kind: &str, key: &str, lang: Lang) -> Result<Thing, StoreError> {
    let (page, called) = page(kind);
    let name = match called {
        Called::Key => Some(key.to_owned()),
        Called::Word(word) => Some(word(lang).to_owned()),
        Called::Name(sql) => {
            let row: Option<(String, String)> = db.one(sql, args![key]).await?;
            row.map(|(en, ja)| lang.pick(en, ja))
        }
    };
    Ok(Thing {
        // What is gone, or never was, has no page.
        path: page
            .filter(|_| name.is_some())
            .map(|page| format!("{page}/{}", query_value(key))),
        name: name.unwrap_or_else(|| key.to_owned()),
        key: key.to_owned(),
    })
}

/// What something is called.
enum Called {
    /// By its key: a number that people know, or for want of a name.
    Key,
    /// By what this statement finds, in English and Japanese.
    Name(&'static str),
    /// By what it is, as it never has a name.
    Word(fn(Lang) -> &'static str),
}

const USER: &str = "SELECT name, name FROM users WHERE id = $1";
const COMPANY: &str = "SELECT name, name FROM companies WHERE id = $1";
const GROUP: &str = "SELECT name_en, name_ja FROM groups WHERE id = $1";
const PRODUCT: &str = "SELECT name_en, name_ja FROM products WHERE id = $1";
const CATEGORY: &str = "SELECT name_en, name_ja FROM categories WHERE id = $1";
const PRICE_SHEET: &str = "SELECT name, name FROM price_sheets WHERE id = $1";

/// The page below which things of a kind of event are, and what one is called.
fn page(kind: &str) -> (Option<&'static str>, Called) {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| kind.starts_with(prefix));
    if starts(&["order_"]) {
        (Some("/staff/orders"), Called::Key)
    } else if starts(&["cart_line_"]) {
        (None, Called::Word(t::cart_line))
    } else if starts(&["job_", "file_"]) {
        (Some("/staff/jobs"), Called::Key)
    } else if starts(&[
        "on_behalf_started",
        "on_behalf_ended",
        "on_behalf_extended",
        "ordering_started",
    ]) {
        (Some("/staff/on-behalf-sessions"), Called::Key)
    } else if starts(&["mail_resent"]) {
        (Some("/staff/mails"), Called::Key)
    } else if starts(&["group_", "page_access_"]) {
        (Some("/staff/groups"), Called::Name(GROUP))
    } else if starts(&["product_"]) {
        (Some("/staff/catalogue"), Called::Name(PRODUCT))
    } else if starts(&["category_"]) {
        (None, Called::Name(CATEGORY))
    } else if starts(&["price_sheet_"]) {
        (Some("/staff/companies/price-sheets"), Called::Name(PRICE_SHEET))
    } else if starts(&[
        "company_",
        "customer_csr_",
        "all_csrs_",
        "address_",
        "cost_centre_",
        "approval_",
    ]) {
        (Some("/staff/companies"), Called::Name(COMPANY))
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
        (Some("/staff/users"), Called::Name(USER))
    } else {
        (None, Called::Key)
    }
}
