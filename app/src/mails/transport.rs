//! Where mails go: to the shop's relay by SMTP, or into files where there is none.

use super::message::Unmailable;
use crate::{
    settings::{Settings, Start},
    shop::Shop,
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        self, AsyncSmtpTransportBuilder, PoolConfig,
        client::{Certificate, Tls, TlsParameters},
    },
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use tokio::sync::Semaphore;

/// Shorter than a stop of the server waits. What has no connection by then goes out after the next start.
const SENDING: Duration = Duration::from_secs(15);
const CONNECTIONS: u32 = 4;

/// How mails are sent, and from whom.
#[derive(Clone, Debug)]
pub struct Mailer {
    pub(super) from: Mailbox,
    way: Way,
    /// For a whole mail: lettre's own timeout covers connecting alone.
    patience: Duration,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(Arc<Relay>),
    Files(PathBuf),
}

/// The shop's relay, and the connections that are kept to it.
#[derive(Debug)]
struct Relay {
    builder: AsyncSmtpTransportBuilder,
    /// For a mail each, of all that are in hand. The pool itself only bounds how many connections it keeps: asked for more
    /// at once, it opens them all, and relays refuse a client that has too many.
    places: Semaphore,
    connections: RwLock<AsyncSmtpTransport<Tokio1Executor>>,
}

impl Relay {
    fn connections(&self) -> AsyncSmtpTransport<Tokio1Executor> {
        self.connections.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// After a wait in vain: the pool would hand out the connection that hangs again and again.
    fn start_afresh(&self) {
        *self.connections.write().unwrap_or_else(PoisonError::into_inner) = self.builder.clone().build();
    }
}

/// Why a mail did not go out.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It may go out later.
    Later(String),
    /// It never will.
    Never(String),
}

impl Mailer {
    /// As the shop's settings say: its relay, or files where it has none.
    ///
    /// # Errors
    /// A URL, a certificate or an address of the settings is none.
    pub fn of(shop: &Shop) -> Result<Self, Unmailable> {
        Self::with(&shop.settings(), shop.snapshot().start())
    }

    pub(crate) fn with(settings: &Settings, start: &Start) -> Result<Self, Unmailable> {
        let (name, address) = settings.sender();
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        let from = Mailbox::new(name, address.parse()?).to_string();
        match &settings.mail.relay {
            Some(url) => Self::smtp(url, &from, start.mail_authority.as_deref()),
            None => Self::files(&start.mail_folder, &from),
        }
    }

    /// By SMTP: `smtps://user:password@host` speaks TLS at once, `smtp://…?tls=required` after STARTTLS, `smtp://…` not at
    /// all. A relay whose certificate no public authority signed needs that authority's, as PEM.
    ///
    /// # Errors
    /// The URL, the certificate or the sender's address is none.
    pub fn smtp(url: &str, from: &str, authority: Option<&[u8]>) -> Result<Self, Unmailable> {
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?;
        if let Some(authority) = authority {
            let url: url::Url = url.parse()?;
            let trust = TlsParameters::builder(url.host_str().unwrap_or_default().to_owned())
                .add_root_certificate(Certificate::from_pem(authority)?)
                .build()?;
            transport = transport.tls(if url.scheme() == "smtps" {
                Tls::Wrapper(trust)
            } else {
                Tls::Required(trust)
            });
        }
        let builder = transport.pool_config(PoolConfig::new().max_size(CONNECTIONS));
        let relay = Relay {
            places: Semaphore::new(CONNECTIONS as usize),
            connections: RwLock::new(builder.clone().build()),
            builder,
        };
        Ok(Self {
            from: from.parse()?,
            way: Way::Smtp(Arc::new(relay)),
            patience: SENDING,
        })
    }

    /// Waits so long for the relay to take a mail.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Into a folder, a file for each mail, named by its id.
    ///
    /// # Errors
    /// The sender's address is none.
    pub fn files(folder: &Path, from: &str) -> Result<Self, Unmailable> {
        Ok(Self {
            from: from.parse()?,
            way: Way::Files(folder.to_owned()),
            patience: SENDING,
        })
    }

    pub(super) async fn send(&self, id: &str, message: Message) -> Result<(), Trouble> {
        match &self.way {
            Way::Smtp(relay) => by_smtp(relay, message, self.patience).await,
            Way::Files(folder) => into_file(folder, id, &message.formatted())
                .await
                .map_err(Trouble::Later),
        }
    }
}

/// Sends a text at once, past the outbox. What went wrong is said as the relay said it.
pub(crate) async fn send_plain(mailer: &Mailer, to: &str, subject: &str, text: &str) -> Result<(), String> {
    let id = crate::store::new_id();
    let to = to.parse().map_err(|_| String::new())?;
    let message = Message::builder()
        .from(mailer.from.clone())
        .to(to)
        .subject(subject)
        .message_id(Some(format!("<{id}@{}>", mailer.from.email.domain())))
        .body(text.to_owned())
        .map_err(|error| error.to_string())?;
    mailer.send(&id, message).await.map_err(|trouble| match trouble {
        Trouble::Later(said) | Trouble::Never(said) => said,
    })
}

async fn by_smtp(relay: &Relay, message: Message, patience: Duration) -> Result<(), Trouble> {
    // Waiting for a place is no trouble of the relay's, so it is not timed. Nobody closes the semaphore.
    let _place = relay.places.acquire().await;
    let sent = tokio::time::timeout(patience, relay.connections().send(message)).await;
    // The pool takes a connection back in a task of its own; without its turn the next mail would open another one.
    tokio::task::yield_now().await;
    match sent {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if is_about_the_recipient(&error) => Err(Trouble::Never(said(&error))),
        Ok(Err(error)) => Err(Trouble::Later(said(&error))),
        Err(_) => {
            relay.start_afresh();
            Err(Trouble::Later(format!("no answer within {} s", patience.as_secs())))
        }
    }
}

/// Only what is wrong with the recipient's address is for good (RFC 3463, 5.1.1 to 5.1.3, 5.1.6, 5.1.10). All else, such as
/// a wrong login or a sender that the relay does not take, is the shop's own trouble and may be mended.
fn is_about_the_recipient(error: &smtp::Error) -> bool {
    let said = said(error);
    error.is_permanent()
        && ["5.1.1 ", "5.1.2 ", "5.1.3 ", "5.1.6 ", "5.1.10 "]
            .iter()
            .any(|code| said.contains(code))
}

/// From whom mails come, in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// May be empty.
    pub name: String,
    pub address: String,
}

impl Sender {
    /// Of `Name <address>`, or an address alone.
    pub fn read(text: &str) -> Option<Self> {
        let mailbox: Mailbox = text.parse().ok()?;
        Some(Self {
            name: mailbox.name.unwrap_or_default(),
            address: mailbox.email.to_string(),
        })
    }
}

/// Whether mails can be sent to this, as far as its form says.
pub fn is_address(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// What the server said, and what it was about.
fn said(error: &smtp::Error) -> String {
    use std::error::Error;
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

/// Written whole under another name first: what is there under its own is a whole mail.
async fn into_file(folder: &Path, id: &str, mail: &[u8]) -> Result<(), String> {
    let (folder, mail) = (folder.to_owned(), mail.to_owned());
    let (new, whole) = (folder.join(format!("{id}.new")), folder.join(format!("{id}.eml")));
    let written = tokio::task::spawn_blocking(move || {
        use std::io::Write;
        std::fs::create_dir_all(&folder)?;
        let mut file = std::fs::File::create(&new)?;
        file.write_all(&mail)?;
        file.sync_all()?;
        std::fs::rename(&new, &whole)
    });
    match written.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
