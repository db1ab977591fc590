//! What a mail about somebody's own account says. A link in it lets somebody in: its token is made when the mail is sent.

use super::{
    content::{Content, Purpose, Reader, Told, said},
    kinds::Kind,
    texts as t, wording,
};
use crate::{
    args, passwords,
    shop::{Shop, when},
    store::{Db, StoreError},
};
use serde_json::{Map, Value};

/// Stands for a token where somebody else looks at the mail.
const MASK: &str = "************";

#[derive(sqlx::FromRow)]
struct Subject {
    name: String,
    email: String,
    company: Option<String>,
    before: String,
    after: String,
}

async fn subject(db: &Db, event: &str, user: &str) -> Result<Subject, StoreError> {
    db.one(
        "SELECT u.name, u.email, c.name AS company, e.before, e.after
         FROM events e JOIN users u ON u.id = $2 LEFT JOIN companies c ON c.id = u.company_id WHERE e.id = $1",
        args![event, user],
    )
    .await?
    .ok_or(StoreError::RowNotFound)
}

/// A mail to the person themselves. None where the link that it is to bring is over.
pub(super) async fn content(
    shop: &Shop,
    event: &str,
    told: &Told,
    reader: Reader,
    purpose: Purpose,
) -> Result<Option<Content>, StoreError> {
    let lang = reader.lang;
    let subject = subject(shop.db(), event, &told.object).await?;
    let after = fields(&subject.after);
    let (button, path) = match told.kind {
        Kind::SetLink | Kind::ResetLink => (t::choose_password(lang), "password/"),
        Kind::EmailAsked => (t::confirm_address(lang), "email/"),
        Kind::PasswordChanged => (t::forgot_password(lang), "password"),
        _ => (t::open_account(lang), "account"),
    };
    let token = match purpose {
        _ if !path.ends_with('/') => String::new(),
        Purpose::Looking => MASK.to_owned(),
        Purpose::Sending => match passwords::mail_token(shop, event).await? {
            Some(token) => token,
            None => return Ok(None),
        },
    };
    let at = match told.kind {
        Kind::NewDevice => when(told.at, lang, &shop.settings().time_zone).text,
        _ => String::new(),
    };
    let facts = said([
        (t::new_email(lang), text(&after, "email")),
        (t::time(lang), at),
        (t::browser(lang), text(&after, "browser")),
        (t::network_address(lang), text(&after, "address")),
    ]);
    Ok(Some(Content {
        lang,
        subject: wording::subject(told.kind, &told.object, lang),
        intro: wording::intro(told, reader, &subject.name),
        facts,
        button,
        link: format!("{}/{path}{token}", shop.settings().public_url),
        footer: reader.footer(),
        thread: format!("account-{event}"),
        unsubscribe: None,
    }))
}

/// A mail to CSRs: a buyer has changed their own profile.
pub(super) async fn profile(shop: &Shop, event: &str, told: &Told, reader: Reader) -> Result<Content, StoreError> {
    let lang = reader.lang;
    let subject = subject(shop.db(), event, &told.object).await?;
    let (before, after) = (fields(&subject.before), fields(&subject.after));
    let changed = |name: &str| match (text(&before, name), text(&after, name)) {
        (was, is) if was == is => String::new(),
        (was, is) => format!("{was} → {is}"),
    };
    let facts = said([
        (t::company(lang), subject.company.clone().unwrap_or_default()),
        (t::buyer(lang), subject.name.clone()),
        (t::name(lang), changed("name")),
        (t::email(lang), changed("email")),
    ]);
    Ok(Content {
        lang,
        subject: wording::subject(told.kind, &told.object, lang),
        intro: wording::intro(told, reader, &subject.name),
        facts,
        button: t::find_buyer(lang),
        link: format!("{}/on-behalf?q={}", shop.settings().public_url, subject.email),
        footer: reader.footer(),
        thread: format!("account-{event}"),
        unsubscribe: None,
    })
}

fn fields(json: &str) -> Map<String, Value> {
    serde_json::from_str(json).unwrap_or_default()
}

fn text(fields: &Map<String, Value>, name: &str) -> String {
    fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
