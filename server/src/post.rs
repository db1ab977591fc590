//! The task that sends mails while the server runs.

use app::{
    mails::{Mailer, send_due},
    passwords::answer_asks,
    settings::MailSettings,
    shop::Shop,
};
use std::time::Duration;

/// How long it waits when nothing is due, and when the store fails.
const NOTHING_DUE: Duration = Duration::from_secs(1);
const AFTER_FAILURE: Duration = Duration::from_secs(10);

/// The mailer, and the settings that it was made for.
pub(crate) struct Post {
    mailer: Mailer,
    made_for: (String, MailSettings),
}

impl Post {
    /// # Errors
    /// The settings name a relay or a sender that is none. The URL has the relay's password: no error repeats it.
    pub(crate) fn of(shop: &Shop) -> anyhow::Result<Self> {
        Ok(Self {
            mailer: Mailer::of(shop).map_err(|cause| anyhow::anyhow!("{cause}"))?,
            made_for: made_for(shop),
        })
    }

    /// Makes the mailer anew where the settings have changed; one that cannot be made leaves the old one.
    async fn keep(&mut self, shop: &Shop) {
        shop.keep_settings().await;
        if made_for(shop) != self.made_for {
            match Self::of(shop) {
                Ok(new) => *self = new,
                Err(cause) => tracing::error!(%cause, "mails go out as before: the new settings cannot be used"),
            }
        }
    }
}

fn made_for(shop: &Shop) -> (String, MailSettings) {
    let settings = shop.settings();
    (settings.name.clone(), settings.mail.clone())
}

/// Answers who has forgotten a password, and sends what is due, until it is told that the server stops; a mail under way then is finished.
pub(crate) async fn deliver(shop: Shop, mut post: Post, told: impl Future<Output = ()>) {
    let mut told = std::pin::pin!(told);
    loop {
        post.keep(&shop).await;
        if let Err(cause) = answer_asks(&shop).await {
            tracing::error!(%cause, "forgotten passwords could not be looked into");
        }
        let wait = match send_due(&shop, &post.mailer).await {
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
