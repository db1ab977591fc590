//! Receives a file: its bytes go to the file store as they come, and only a whole file is written down.

use super::{
    keep::Writing,
    media::{self, HEAD},
    texts as t,
    types::Uploaded,
    versions::{Whole, write_down},
    words,
};
use crate::{
    args,
    auth::{Ordering, RequestContext, Staff},
    jobs::{self, changeable_job, job_in_reach},
    on_behalf::{self, Standing, standing},
    shop::Shop,
    store::{Tx, hex, new_id},
    ui::{AppError, Lang, invalid},
};
use sha2::{Digest, Sha256};

/// Files that a job can have, and uploads that one person can have under way.
pub(super) const MOST_FILES: i64 = 500;
const MOST_AT_ONCE: i64 = 8;
/// An upload that is not heard of for so long is dead, and what came of it is removed.
const ALIVE_MS: i64 = 10 * 60 * 1000;
/// So often it is said that an upload lives, and asked whether it still may.
const STILL_ALIVE_MS: i64 = 30 * 1000;

/// Who uploads.
pub enum Owner {
    Customer(Ordering),
    Staff(Staff),
}

impl Owner {
    pub(super) fn shop(&self) -> &Shop {
        match self {
            Self::Customer(ordering) => ordering.shop(),
            Self::Staff(staff) => staff.shop(),
        }
    }

    pub(super) fn lang(&self) -> Lang {
        match self {
            Self::Customer(ordering) => ordering.lang(),
            Self::Staff(staff) => staff.lang(),
        }
    }

    pub(super) fn on_behalf(&self) -> Option<&str> {
        match self {
            Self::Customer(ordering) => ordering.on_behalf(),
            Self::Staff(_) => None,
        }
    }

    /// Who really does it.
    pub(super) fn actor(&self) -> &str {
        match self {
            Self::Customer(ordering) => ordering.actor(),
            Self::Staff(staff) => staff.id(),
        }
    }

    fn request(&self) -> &RequestContext {
        match self {
            Self::Customer(ordering) => ordering.request(),
            Self::Staff(staff) => staff.request(),
        }
    }

    /// Whether the session is still what it was when the request came: signed in, active, and the same identity.
    async fn still_there(&self) -> Result<(), AppError> {
        let request = self.request();
        let session = request.session.as_ref().ok_or(AppError::SignIn)?;
        let there: Option<(String,)> = self
            .shop()
            .db()
            .one(
                "SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id
                 WHERE s.id = $1 AND s.identity = $2 AND u.active = $3",
                args![&session.id, &session.identity, true],
            )
            .await?;
        there.map(|_| ()).ok_or(AppError::SignIn)
    }

    /// A transaction with the job locked in it, while its files can change and this owner may change them.
    pub(super) async fn job(&self, number: &str) -> Result<(Tx, jobs::Standing), AppError> {
        match self {
            Self::Customer(ordering) => {
                let mut tx = ordering.begin().await?;
                let job = changeable_job(&mut tx, ordering, number).await?;
                Ok((tx, job))
            }
            Self::Staff(staff) => {
                let mut tx = staff.shop().db().begin().await?;
                let job = job_in_reach(&mut tx, staff, number).await?;
                if !job.state.is_before_production() {
                    return Err(AppError::Conflict(t::too_late(staff.lang()).to_owned()));
                }
                Ok((tx, job))
            }
        }
    }
}

/// A file on its way.
pub struct Receiving<'a> {
    owner: &'a Owner,
    number: &'a str,
    id: String,
    name: String,
    writing: Writing,
    hash: Sha256,
    head: Vec<u8>,
    size: u64,
    heard_at: i64,
}

impl<'a> Receiving<'a> {
    /// Begins to receive a file for a job; `name` is what its owner calls it.
    pub async fn begin(owner: &'a Owner, number: &'a str, name: &str) -> Result<Self, AppError> {
        let (mut tx, job) = owner.job(number).await?;
        let name = media::shown_name(name);
        let now = owner.shop().now();
        let under_way: Option<(i64,)> = tx
            .one(
                "SELECT COUNT(*) FROM uploads WHERE user_id = $1 AND alive_until >= $2",
                args![owner.actor(), now],
            )
            .await?;
        if under_way.is_some_and(|(count,)| count >= MOST_AT_ONCE) {
            return Err(invalid("file", words::too_many_at_once(MOST_AT_ONCE, owner.lang())));
        }
        let others: Option<(i64,)> = tx
            .one(
                "SELECT COUNT(*) FROM files WHERE job_id = $1 AND deleted_at IS NULL AND name <> $2",
                args![&job.id, &name],
            )
            .await?;
        if others.is_some_and(|(count,)| count >= MOST_FILES) {
            return Err(invalid("file", words::too_many_files(MOST_FILES, owner.lang())));
        }
        let id = new_id();
        tx.execute(
            "INSERT INTO uploads (id, job_id, user_id, alive_until) VALUES ($1, $2, $3, $4)",
            args![&id, &job.id, owner.actor(), now + ALIVE_MS],
        )
        .await?;
        tx.commit().await?;
        Ok(Self {
            writing: owner.shop().files().write(&id).await?,
            owner,
            number,
            id,
            name,
            hash: Sha256::new(),
            head: Vec::with_capacity(HEAD),
            size: 0,
            heard_at: now,
        })
    }

    /// Takes the next bytes.
    pub async fn take(&mut self, piece: bytes::Bytes) -> Result<(), AppError> {
        let shop = self.owner.shop();
        self.size += piece.len() as u64;
        let longest = shop.settings().longest_upload;
        if self.size > longest {
            return Err(invalid("file", t::too_long(longest, self.owner.lang())));
        }
        let missing = HEAD - self.head.len();
        self.head.extend_from_slice(&piece[..piece.len().min(missing)]);
        self.hash.update(&piece);
        self.writing.take(piece).await?;
        if shop.now() - self.heard_at >= STILL_ALIVE_MS {
            self.still_alive().await?;
        }
        Ok(())
    }

    /// Says that the upload lives, and that whoever acts on behalf has not gone away; ends it where they may not any more.
    async fn still_alive(&mut self) -> Result<(), AppError> {
        let shop = self.owner.shop();
        self.heard_at = shop.now();
        let alive = shop
            .db()
            .execute(
                "UPDATE uploads SET alive_until = $2 WHERE id = $1",
                args![&self.id, self.heard_at + ALIVE_MS],
            )
            .await?;
        if alive == 0 {
            return Err(AppError::Conflict(t::no_connection(self.owner.lang()).to_owned()));
        }
        self.owner.still_there().await?;
        if let Some(session) = self.owner.on_behalf()
            && matches!(standing(shop, session).await?, Standing::Over { .. })
        {
            return Err(AppError::Conflict(
                on_behalf::ended_meanwhile(self.owner.lang()).to_owned(),
            ));
        }
        Ok(())
    }

    /// Writes the file down, now that it is whole.
    pub async fn end(self) -> Result<Uploaded, AppError> {
        let Self {
            owner,
            number,
            id,
            name,
            writing,
            hash,
            head,
            size,
            ..
        } = self;
        if size == 0 {
            writing.abandon().await;
            forget(owner.shop(), &id).await?;
            return Err(invalid("file", t::empty_file(owner.lang())));
        }
        writing.end().await?;
        let whole = Whole {
            id,
            name,
            size,
            sha256: hex(&hash.finalize()),
            media_type: media::media_type(&head),
        };
        let written = match owner.still_there().await {
            Ok(()) => write_down(owner, number, &whole).await,
            Err(error) => Err(error),
        };
        // After a failure of the store nobody knows whether it was written down: what was not, `tidy` removes.
        let is_there = matches!(
            written,
            Ok(Uploaded::Added | Uploaded::SameAs(_)) | Err(AppError::Failed { .. })
        );
        if !is_there {
            forget(owner.shop(), &whole.id).await?;
        }
        written
    }

    /// Leaves nothing of it behind.
    pub async fn abandon(self) -> Result<(), AppError> {
        self.writing.abandon().await;
        forget(self.owner.shop(), &self.id).await
    }
}

/// The error of a form in which no file was chosen.
pub fn no_file(lang: Lang) -> AppError {
    invalid("file", t::no_file(lang))
}

async fn forget(shop: &Shop, id: &str) -> Result<(), AppError> {
    shop.files().remove(id).await?;
    shop.db()
        .execute("DELETE FROM uploads WHERE id = $1", args![id])
        .await?;
    Ok(())
}
