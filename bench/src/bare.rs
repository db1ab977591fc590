//! A ceiling: what the mail server takes from lettre alone, with neither a store nor anything to compose.
//!
//! It is lettre's, not the mail server's: until lettre sets `TCP_NODELAY`, the end of each mail waits 40 ms for the
//! acknowledgement of its body.

use crate::relay::{Delivery, Relay};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::MultiPart,
    transport::smtp::{
        PoolConfig,
        client::{Certificate, Tls, TlsParameters},
    },
};
use tokio::task::JoinSet;

/// As many as Quoin has.
pub(crate) const CONNECTIONS: u32 = 4;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Sends so many mails of about this length: so many tasks, each one mail after the other.
pub(crate) async fn send(relay: &Relay, mails: usize, bytes: usize) -> anyhow::Result<Delivery> {
    let (before, transport) = (relay.taken(), transport(relay)?);
    let mut tasks = JoinSet::new();
    for task in 0..CONNECTIONS as usize {
        let transport = transport.clone();
        tasks.spawn(async move {
            for number in (task..mails).step_by(CONNECTIONS as usize) {
                transport.send(message(number, bytes)?).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(task) = tasks.join_next().await {
        task??;
    }
    relay.delivered(before, mails).await
}

fn transport(relay: &Relay) -> anyhow::Result<Transport> {
    let authority = Certificate::from_pem(&std::fs::read(&relay.authority)?)?;
    let trust = TlsParameters::builder("localhost".to_owned())
        .add_root_certificate(authority)
        .build()?;
    Ok(Transport::from_url(&relay.url())?
        .tls(Tls::Required(trust))
        .pool_config(PoolConfig::new().max_size(CONNECTIONS))
        .build())
}

/// Plain text and HTML, as Quoin's mails are; headers and boundaries take about 600 bytes.
fn message(number: usize, bytes: usize) -> anyhow::Result<Message> {
    let line = "An order was placed; this line says so in no fewer words than it must.\n";
    let text = |bytes: usize| line.repeat(bytes / line.len());
    let body = bytes.saturating_sub(600);
    Ok(Message::builder()
        .from("Quoin <shop@quoin.example>".parse()?)
        .to(format!("buyer-{number}@buyers.example").parse()?)
        .subject(format!("Order {number} placed"))
        .message_id(Some(format!("<bare-{number}@quoin.example>")))
        .multipart(MultiPart::alternative_plain_html(text(body / 5), text(body * 4 / 5)))?)
}
