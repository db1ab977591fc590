//! A mail that shows whether mails go out, with what came of it in words.

use super::{texts as t, words};
use crate::{
    audit::{Event, record},
    auth::Staff,
    mails::{Mailer, is_address, send_plain},
    ui::{AppError, at, invalid},
};

/// Of what a relay says, so much is kept.
const LONGEST_ANSWER: usize = 500;

/// Sends it as the settings are that are saved.
pub(super) async fn send(staff: &Staff, to: &str) -> Result<(), AppError> {
    let (lang, to) = (staff.lang(), to.trim());
    if !super::rules::looks_like_address(to) || !is_address(to) {
        return Err(AppError::Invalid(vec![at("to", t::no_address(lang))]));
    }
    staff.shop().read_settings().await?;
    let sent = match Mailer::of(staff.shop()) {
        Ok(mailer) => send_plain(&mailer, to, t::test_subject(lang), t::test_body(lang)).await,
        Err(cause) => Err(cause.to_string()),
    };
    let mut tx = staff.shop().db().begin().await?;
    let event = Event::by(staff.id(), "test_mail_sent", to).detail(match &sent {
        Ok(()) => String::new(),
        Err(said) => said.chars().take(LONGEST_ANSWER).collect(),
    });
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    sent.map_err(|said| invalid("", words::test_failed(&said, lang)))
}
