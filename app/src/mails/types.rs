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

/// How a staff user wants what their customers do to be mailed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// At once.
    #[default]
    Each,
    /// Together, once a day.
    Digest,
    /// Not at all, for now.
    Paused,
}

impl Wish {
    pub const ALL: [Self; 3] = [Self::Each, Self::Digest, Self::Paused];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Digest => "digest",
            Self::Paused => "paused",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.key() == key)
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
