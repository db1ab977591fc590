//! The task that sends mails while the server runs.

use crate::config::Mail;
use anyhow::{Context, anyhow};
use app::{
    mails::{Mailer, configure, send_due},
    passwords::answer_asks,
    shop::Shop,
};
use std::{path::Path, time::Duration};

/// How long it waits when nothing is due, and when the store fails.
const NOTHING_DUE: Duration = Duration::from_secs(1);
const AFTER_FAILURE: Duration = Duration::from_secs(10);

/// The mailer that the settings ask for: their relay, or files in the data folder.
pub(crate) async fn mailer(shop: &Shop, mail: &Mail, data: &Path) -> anyhow::Result<Mailer> {
    configure(shop, mail.fallback.clone(), mail.operators.clone())
        .await
        .context("the mail addresses could not be noted")?;
    let Some(url) = &mail.smtp_url else {
        return Mailer::files(&data.join("mail"), &mail.from).map_err(|cause| anyhow!("--mail-from: {cause}"));
    };
    let authority = match &mail.smtp_ca {
        Some(file) => Some(std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?),
        None => None,
    };
    // The URL has the relay's password: no error repeats it.
    Mailer::smtp(url, &mail.from, authority.as_deref()).map_err(|cause| anyhow!("--smtp-url or --mail-from: {cause}"))
}

/// Answers who has forgotten a password, and sends what is due, until it is told that the server stops; a mail under way then is finished.
pub(crate) async fn deliver(shop: Shop, mailer: Mailer, told: impl Future<Output = ()>) {
    let mut told = std::pin::pin!(told);
    loop {
        if let Err(cause) = answer_asks(&shop).await {
            tracing::error!(%cause, "forgotten passwords could not be looked into");
        }
        let wait = match send_due(&shop, &mailer).await {
            Ok(0) => NOTHING_DUE,
            Ok(_) => Duration::ZERO,
            Err(cause) => {
                tracing::error!(%cause, "mails could not be sent");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = &mut told => return,
        }
    }
}
