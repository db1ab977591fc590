//! A mail as it goes over the wire: plain text and HTML, threaded, marked as automatic.

use super::content::Content;
use crate::settings::{Settings, mail_colours};
use askama::Template;
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    lang: &'a str,
    shop: &'a str,
    accent: &'a str,
    accent_dark: &'a str,
    on_accent: &'a str,
    content: &'a Content,
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Plain<'a> {
    shop: &'a str,
    content: &'a Content,
}

/// Why a mail cannot be made; no retry will help.
pub(crate) type Unmailable = Box<dyn std::error::Error + Send + Sync>;

/// What every mail of the shop looks like.
pub(crate) struct Letterhead {
    pub(crate) shop: String,
    /// On light paper, on dark, and what is written on the light one.
    pub(crate) colours: [String; 3],
}

impl Letterhead {
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            shop: settings.name.clone(),
            colours: mail_colours(settings.accent.as_deref()),
        }
    }
}

pub(crate) fn html(head: &Letterhead, content: &Content) -> Result<String, askama::Error> {
    let [accent, accent_dark, on_accent] = &head.colours;
    Html {
        lang: content.lang.code(),
        shop: &head.shop,
        accent,
        accent_dark,
        on_accent,
        content,
    }
    .render()
}

pub(crate) fn plain(shop: &str, content: &Content) -> Result<String, askama::Error> {
    Plain { shop, content }.render()
}

/// Told apart by its id: sent twice, it is the same mail (RFC 5322, 3.6.4).
pub(crate) fn message(
    from: &Mailbox,
    head: &Letterhead,
    to: &str,
    id: &str,
    content: &Content,
) -> Result<Message, Unmailable> {
    let domain = from.email.domain();
    let thread = format!("<{}@{domain}>", content.thread);
    let body = MultiPart::alternative_plain_html(plain(&head.shop, content)?, html(head, content)?);
    let mut message = Message::builder()
        .from(from.clone())
        .to(to.parse()?)
        .subject(&content.subject)
        .message_id(Some(format!("<{id}@{domain}>")))
        .references(thread.clone())
        .in_reply_to(thread)
        .header(AutoSubmitted);
    if let Some(page) = &content.unsubscribe {
        message = message.header(ListUnsubscribe(format!("<{page}>")));
    }
    Ok(message.multipart(body)?)
}

/// Where one says that one wants no more of these (RFC 2369, section 3.2).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// Keeps vacation notices from answering (RFC 3834, section 5).
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
