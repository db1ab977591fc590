//! A mail as it goes over the wire: plain text and HTML, threaded, marked as automatic.

use super::content::Content;
use crate::{
    settings::{Settings, logo, mail_colours},
    shop::Shop,
};
use askama::Template;
use bytes::Bytes;
use lettre::{
    Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    lang: &'a str,
    shop: &'a str,
    /// The id of the part that holds the logo.
    logo: Option<&'static str>,
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
    /// Its media type and content. It comes with the mail: a picture to be fetched is one that mail programs do not show.
    pub(crate) logo: Option<(ContentType, Bytes)>,
}

/// What the HTML calls the logo's part.
const LOGO: &str = "logo";

impl Letterhead {
    pub(crate) fn of(settings: &Settings, logo: Option<(ContentType, Bytes)>) -> Self {
        Self {
            shop: settings.name.clone(),
            colours: mail_colours(settings.accent.as_deref()),
            logo,
        }
    }

    /// A logo that cannot be read keeps no mail from going out.
    pub(crate) async fn of_shop(shop: &Shop) -> Self {
        let settings = shop.settings();
        let picture = match &settings.logo {
            None => None,
            Some(picture) => logo(shop, &picture.id).await.unwrap_or_else(|cause| {
                tracing::warn!(%cause, "a mail goes out without the logo");
                None
            }),
        };
        let parsed = picture.and_then(|(media_type, content)| Some((ContentType::parse(&media_type).ok()?, content)));
        Self::of(&settings, parsed)
    }
}

pub(crate) fn html(head: &Letterhead, content: &Content) -> Result<String, askama::Error> {
    let [accent, accent_dark, on_accent] = &head.colours;
    Html {
        lang: content.lang.code(),
        shop: &head.shop,
        logo: head.logo.as_ref().map(|_| LOGO),
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
    let html = SinglePart::html(html(head, content)?);
    let body = MultiPart::alternative().singlepart(SinglePart::plain(plain(&head.shop, content)?));
    let body = match &head.logo {
        None => body.singlepart(html),
        Some((kind, picture)) => body.multipart(
            MultiPart::related()
                .singlepart(html)
                .singlepart(Attachment::new_inline(LOGO.to_owned()).body(picture.to_vec(), kind.clone())),
        ),
    };
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
