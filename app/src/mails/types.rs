//! What travels of the outbox to administrators.

use crate::ui::When;
use serde::{Deserialize, Serialize};

/// How far a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    Pending,
    /// Leased by a worker.
    Sending,
    Sent,
    Retrying,
    Failed,
    /// Not to be sent, for the reason that stands with it.
    Suppressed,
}

impl State {
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Sending,
        Self::Sent,
        Self::Retrying,
        Self::Failed,
        Self::Suppressed,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Retrying => "retrying",
            Self::Failed => "failed",
            Self::Suppressed => "suppressed",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A mail as administrators list it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxMail {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub state: State,
    pub created: When,
    pub sent: Option<When>,
    /// When it is tried again.
    pub due: Option<When>,
    pub attempts: i64,
    pub error: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxPage {
    pub mails: Vec<OutboxMail>,
    pub next: Option<String>,
}

/// A mail with what its recipient reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPreview {
    pub mail: OutboxMail,
    pub text: String,
}
