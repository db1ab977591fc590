//! What the events of a job say, and who did them.

use super::{JobState, texts as t};
use crate::{orders::Status, ui::Lang};

/// Who did something, as customers read it: nobody of the shop has a name.
pub(super) fn doer(customer: Option<String>, by_customer_service: bool, lang: Lang) -> String {
    match customer {
        Some(_) if by_customer_service => t::customer_service(lang).to_owned(),
        Some(name) => name,
        None => t::the_shop(lang).to_owned(),
    }
}

/// Who did something in whose name, as staff read it.
pub(super) fn actor_for(actor: &str, subject: &str, lang: Lang) -> String {
    if actor == subject {
        actor.to_owned()
    } else {
        lang.pick(
            format!("{actor} for {subject}"),
            format!("{actor}（{subject}様の代理）"),
        )
    }
}

pub(super) fn happened(kind: &str, detail: &str, lang: Lang) -> String {
    let what = match kind {
        "order_placed" => t::was_ordered(lang),
        "order_approval_needed" => t::approval_was_asked(lang),
        "order_level_approved" | "order_approved" => t::order_was_approved(lang),
        "order_declined" => t::order_was_declined(lang),
        "order_cancelled" => t::order_was_cancelled(lang),
        "order_changed" => t::order_was_changed(lang),
        "order_partly_shipped" => t::partly_shipped(lang),
        "job_held" => t::was_held(lang),
        "job_released" => t::was_released(lang),
        "order_status_changed" => {
            let status = Status::from_key(detail).map_or(detail, |status| status.text(lang));
            return format!("{}: {status}", t::order_moved(lang));
        }
        "job_opened" => t::was_opened(lang),
        "job_changed" => t::was_changed(lang),
        "job_deleted" => t::was_deleted(lang),
        "job_commented" | "job_answered" => t::was_commented(lang),
        "job_noted" => t::was_noted(lang),
        "job_csr_added" => t::csr_was_added(lang),
        "job_csr_removed" => t::csr_was_removed(lang),
        "job_moved" => t::was_moved(lang),
        "file_uploaded" | "file_added" => t::file_came(lang),
        "file_deleted" => t::file_was_deleted(lang),
        "file_restored" => t::file_was_restored(lang),
        "job_state_changed" | "job_state_followed" => {
            return JobState::from_key(detail)
                .map_or(detail, |state| state.text(lang))
                .to_owned();
        }
        other => return other.replace('_', " "),
    };
    if detail.is_empty() || !says_more(kind) {
        what.to_owned()
    } else {
        format!("{what}: {detail}")
    }
}

/// Whether the event's detail is for people.
fn says_more(kind: &str) -> bool {
    matches!(
        kind,
        "file_uploaded"
            | "file_added"
            | "file_deleted"
            | "file_restored"
            | "job_held"
            | "job_csr_added"
            | "job_csr_removed"
            | "job_moved"
            | "order_declined"
    )
}

/// A text longer than so many characters.
pub(super) fn too_long(most: usize, lang: Lang) -> String {
    lang.pick(
        format!("This is too long: {most} characters at most."),
        format!("長すぎます。{most}文字以内で入力してください。"),
    )
}
