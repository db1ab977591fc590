//! One's own account: passwords and the links that set them, sign-in, sessions, the first administrator.

mod commands;
mod first_run;
mod links;
mod own;
mod sign_in;

use crate::{client::Client, world::World};
use app::{mails, passwords};

pub(super) const ANA: &str = "ana@brackwater.example";
pub(super) const ADMIN: &str = "admin@quoin.example";
/// What the demo's accounts have, and a good one.
pub(super) const OLD: &str = "quoin-demo";
pub(super) const NEW: &str = "lantern gravel otter";

/// A mail that went out.
#[derive(Clone, Debug)]
pub(super) struct Mailed {
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) text: String,
}

/// Answers who has forgotten a password, and sends what is due. Returns the mails of this account's kind that went out now.
pub(super) async fn mailed(world: &World) -> Vec<Mailed> {
    passwords::answer_asks(&world.shop).await.unwrap();
    let folder = world.data.path().join("mail");
    let _ = std::fs::remove_dir_all(&folder);
    let mailer = mails::Mailer::files(&folder, "Quoin <shop@quoin.example>").unwrap();
    while mails::send_due(&world.shop, &mailer).await.unwrap() > 0 {}
    let Ok(files) = std::fs::read_dir(&folder) else {
        return Vec::new();
    };
    files
        .map(|file| {
            let raw = std::fs::read(file.unwrap().path()).unwrap();
            let mail = mail_parser::MessageParser::default().parse(&raw).unwrap();
            Mailed {
                to: mail.to().unwrap().first().unwrap().address().unwrap().to_owned(),
                subject: mail.subject().unwrap().to_owned(),
                text: mail.body_text(0).unwrap().into_owned(),
            }
        })
        .collect()
}

/// The one mail to this address.
pub(super) async fn mailed_to(world: &World, to: &str) -> Mailed {
    let mut mails = mailed(world).await;
    mails.retain(|mail| mail.to == to);
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0)
}

/// The token of the link in a mail: `https://print.example/password/…`.
pub(super) fn token(mail: &Mailed, page: &str) -> String {
    let before = format!("https://print.example/{page}/");
    let (_, rest) = mail.text.split_once(&before).unwrap_or_else(|| panic!("{mail:?}"));
    rest.split_whitespace().next().unwrap().to_owned()
}

/// Sends somebody a link to set their password and returns its token.
pub(super) async fn set_link(world: &World, email: &str) -> String {
    let (admin, user) = (world.user(ADMIN).await, world.user(email).await);
    let mut tx = world.shop.db().begin().await.unwrap();
    passwords::send_set_link(&mut tx, world.shop.now(), &admin, &user)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    token(&mailed_to(world, email).await, "password")
}

/// Asks for a link as who has forgotten their password does.
pub(super) async fn ask(client: &mut Client, email: &str) -> u16 {
    let answer = client
        .call("passwords/api/ask_for_link", &[("form[email]", email)])
        .await;
    answer.status.as_u16()
}

pub(super) async fn set_password(client: &mut Client, token: &str, password: &str) -> u16 {
    let fields = [("token", token), ("form[new]", password), ("form[again]", password)];
    client.call("passwords/api/set_password", &fields).await.status.as_u16()
}

pub(super) async fn try_sign_in(client: &mut Client, email: &str, password: &str) -> u16 {
    client.forget_page();
    let fields = [("email", email), ("password", password)];
    let status = client.call("auth/api/sign_in", &fields).await.status.as_u16();
    client.page("/nowhere").await;
    status
}
