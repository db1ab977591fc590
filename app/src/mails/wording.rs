//! What a mail says in a sentence.

use super::kinds::Kind;
use crate::ui::Lang;

/// The subject; the same for every mail about one thing but for what happened.
pub(super) fn subject(kind: Kind, number: &str, lang: Lang) -> String {
    let (en, ja) = match kind {
        Kind::Placed => ("placed", "ご注文を承りました"),
        Kind::Cancelled => ("cancelled", "注文が取り消されました"),
        Kind::ApprovalNeeded => ("waits for approval", "承認をお待ちしています"),
        Kind::Approved => ("approved", "注文が承認されました"),
        Kind::Declined => ("declined", "注文が却下されました"),
    };
    lang.pick(format!("Order {number} {en}"), format!("注文 {number}: {ja}"))
}

/// The first sentence: to its own customer, or to staff.
pub(super) fn intro(kind: Kind, own: bool, by_customer_service: bool, buyer: &str, lang: Lang) -> String {
    let by = match (own, by_customer_service) {
        (true, true) => lang.pick(" by customer service", "カスタマーサービスにより、"),
        (false, true) => lang.pick(" on behalf of the buyer", "代理で、"),
        _ => "",
    };
    match kind {
        Kind::Placed => lang.pick(
            format!("An order was placed for {buyer}{by}."),
            format!("{by}{buyer}様の注文を承りました。"),
        ),
        Kind::Cancelled => lang.pick(
            format!("The order of {buyer} was cancelled{by}."),
            format!("{by}{buyer}様の注文が取り消されました。"),
        ),
        Kind::ApprovalNeeded => lang.pick(
            format!("An order of {buyer} is over the threshold and waits for your approval."),
            format!("{buyer}様の注文が承認基準額を超えており、あなたの承認を待っています。"),
        ),
        Kind::Approved => lang.pick(
            format!("The order of {buyer} was approved."),
            format!("{buyer}様の注文が承認されました。"),
        ),
        Kind::Declined => lang.pick(
            format!("The order of {buyer} was declined."),
            format!("{buyer}様の注文が却下されました。"),
        ),
    }
}

/// The subject of a mail about an event of this kind.
pub(super) fn subject_of(kind: &str, number: &str, lang: Lang) -> String {
    Kind::from_key(kind).map_or_else(|| number.to_owned(), |kind| subject(kind, number, lang))
}
