//! What a daily digest says: what the customers of a staff user did, under the job or order that it is about.

use super::{
    content::{Content, Reader, Told},
    kinds::Kind,
    texts as t, wording,
};
use crate::shop::{Shop, when};

/// Where staff say how they want their mails.
const PREFERENCES: &str = "staff/preferences";

pub(super) fn content(shop: &Shop, told: &[Told], reader: Reader) -> Content {
    let lang = reader.lang;
    let settings = shop.settings();
    let mut facts: Vec<(String, String)> = Vec::new();
    for event in told {
        let at = when(event.at, lang, &settings.time_zone).text;
        let line = format!("{at}: {}", wording::happened(event, lang));
        // A job's or order's number, or whose profile it is.
        let about = if event.kind == Kind::ProfileChanged {
            &event.detail
        } else {
            &event.object
        };
        match facts.iter_mut().find(|(object, _)| object == about) {
            Some((_, lines)) => {
                lines.push('\n');
                lines.push_str(&line);
            }
            None => facts.push((about.clone(), line)),
        }
    }
    let base = &settings.public_url;
    Content {
        lang,
        subject: wording::digest_subject(told.len(), lang),
        intro: t::digest_intro(lang).to_owned(),
        facts,
        button: t::open_jobs(lang),
        link: format!("{base}/staff/jobs"),
        footer: t::why_digest(lang),
        thread: "digest".to_owned(),
        unsubscribe: Some(format!("{base}/{PREFERENCES}")),
    }
}
