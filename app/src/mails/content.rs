//! What a mail says, in its reader's language: composed from what the store has when it is sent.

use super::{
    account_content, digest_content, job_content,
    kinds::{Audience, Kind},
    order_content, texts as t,
};
use crate::{
    args,
    on_behalf::reason_text,
    settings::Settings,
    shop::Shop,
    store::{Db, StoreError},
    ui::Lang,
};

/// A mail's parts, before they are HTML or plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) lang: Lang,
    pub(crate) subject: String,
    pub(crate) intro: String,
    /// Name and value.
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) button: &'static str,
    /// Straight to the thing.
    pub(crate) link: String,
    pub(crate) footer: &'static str,
    /// What mails about the same thing share.
    pub(crate) thread: String,
    /// Where a digest is given up.
    pub(crate) unsubscribe: Option<String>,
}

/// Why a mail is composed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Sending,
    /// An administrator looks at it: a link that lets somebody in is masked.
    Looking,
}

/// For whom a mail is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    pub(crate) audience: Audience,
    pub(crate) lang: Lang,
}

impl Reader {
    /// From their names in the store.
    pub(crate) fn of(audience: &str, language: &str) -> Option<Self> {
        Some(Self {
            audience: Audience::from_key(audience)?,
            lang: Lang::from_code(language).unwrap_or_default(),
        })
    }

    /// The same, in a language that the shop offers.
    pub(super) fn in_a_language_of(self, settings: &Settings) -> Self {
        Self {
            lang: settings.spoken(self.lang),
            ..self
        }
    }

    pub(super) fn is_customer(self) -> bool {
        self.audience == Audience::Customer
    }

    pub(super) const fn footer(self) -> &'static str {
        match self.audience {
            Audience::Customer => t::why_customer(self.lang),
            Audience::Csr => t::why_csr(self.lang),
            Audience::Shop => t::why_shop(self.lang),
            Audience::Own => t::why_own(self.lang),
        }
    }
}

/// An event as its mails need it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) kind: Kind,
    pub(crate) at: i64,
    /// The number of an order or a job.
    pub(crate) object: String,
    pub(crate) detail: String,
    pub(crate) on_behalf: Option<String>,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    kind: String,
    at: i64,
    object: String,
    detail: String,
    on_behalf_id: Option<String>,
}

impl EventRow {
    fn into_told(self) -> Option<Told> {
        Some(Told {
            kind: Kind::of(&self.kind, &self.detail)?,
            at: self.at,
            object: self.object,
            detail: self.detail,
            on_behalf: self.on_behalf_id,
        })
    }
}

/// The content of the mail with this id, which was begun for this event. None for an event that nobody is mailed about, and
/// to be sent, for a link that is over.
pub(crate) async fn content(
    shop: &Shop,
    mail: &str,
    event: &str,
    digest: bool,
    reader: Reader,
    purpose: Purpose,
) -> Result<Option<Content>, StoreError> {
    let rows: Vec<EventRow> = shop
        .db()
        .all(
            "SELECT e.kind, e.at, e.object, e.detail, e.on_behalf_id FROM events e
             WHERE e.id = $2 OR e.id IN (SELECT b.event_id FROM outbox_events b WHERE b.mail_id = $1) ORDER BY e.id",
            args![mail, event],
        )
        .await?;
    let told: Vec<Told> = rows.into_iter().filter_map(EventRow::into_told).collect();
    let Some(first) = told.first() else {
        return Ok(None);
    };
    let content = if digest {
        digest_content::content(shop, &told, reader)
    } else if first.kind.is_about_an_account() {
        return account_content::content(shop, event, first, reader, purpose).await;
    } else if first.kind == Kind::ProfileChanged {
        account_content::profile(shop, event, first, reader).await?
    } else if first.kind.is_about_a_job() {
        job_content::content(shop, &told, reader).await?
    } else {
        order_content::content(shop, first, reader).await?
    };
    Ok(Some(content))
}

/// Who did it for the buyer, and why: for staff alone.
pub(super) async fn on_behalf(db: &Db, told: &Told, reader: Reader) -> Result<Vec<(String, String)>, StoreError> {
    let (Some(session), false) = (&told.on_behalf, reader.is_customer()) else {
        return Ok(Vec::new());
    };
    let lang = reader.lang;
    let row: Option<(String, String, String)> = db
        .one(
            "SELECT a.name, s.reason, s.note FROM on_behalf_sessions s JOIN users a ON a.id = s.actor_id WHERE s.id = $1",
            args![session],
        )
        .await?;
    Ok(row
        .map(|(csr, reason, note)| {
            vec![
                (t::on_behalf_by(lang).to_owned(), csr),
                (t::reason(lang).to_owned(), reason_text(&reason, &note, lang)),
            ]
        })
        .unwrap_or_default())
}

/// Pairs whose value says something.
pub(super) fn said(pairs: impl IntoIterator<Item = (&'static str, String)>) -> Vec<(String, String)> {
    pairs
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
