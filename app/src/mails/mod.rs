//! Who is mailed about what: an event becomes rows of the outbox, in its own transaction.
//!
//! Its one rule: no mail without the change, no change without its mail.

use crate::{
    args,
    audit::Event,
    store::{StoreError, Tx, new_id},
};

/// Puts the mails that an event asks for into the outbox.
pub(crate) async fn queue(tx: &mut Tx, id: &str, event: &Event<'_>, at: i64) -> Result<(), StoreError> {
    if let Some(recipient) = recipient(event) {
        tx.execute(
            "INSERT INTO outbox (id, event_id, recipient_id, state, created_at) VALUES ($1, $2, $3, 'pending', $4)",
            args![new_id(), id, recipient, at],
        )
        .await?;
    }
    Ok(())
}

/// Who is mailed about an event: the buyer, when something was ordered, changed or cancelled for them.
fn recipient<'a>(event: &Event<'a>) -> Option<&'a str> {
    let notice = matches!(event.kind, "order_placed" | "order_cancelled");
    event.subject.filter(|_| notice && event.on_behalf.is_some())
}
