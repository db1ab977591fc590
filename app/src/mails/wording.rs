//! What a mail says in a sentence.

use super::{
    content::{Reader, Told},
    kinds::Kind,
};
use crate::{jobs::JobState, orders::Status, ui::Lang};

/// What happened, after the number of the thing; the subject of its mail.
fn words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::OrderPlaced => ("placed", "ご注文を承りました"),
        Kind::OrderChanged => ("changed", "注文が変更されました"),
        Kind::OrderCancelled => ("cancelled", "注文が取り消されました"),
        Kind::ApprovalNeeded => ("waits for approval", "承認をお待ちしています"),
        Kind::OrderApproved => ("approved", "注文が承認されました"),
        Kind::OrderDeclined => ("declined", "注文が却下されました"),
        Kind::OrderMoved(Status::OnHold) => ("is on hold", "注文が保留になりました"),
        Kind::OrderMoved(Status::Shipped) => ("was shipped", "ご注文の品を発送しました"),
        Kind::OrderMoved(Status::Rejected) => ("was rejected", "ご注文をお受けできませんでした"),
        Kind::OrderMoved(Status::Cancelled) => ("was cancelled", "注文が取り消されました"),
        Kind::OrderMoved(_) => ("goes on", "注文の状況が変わりました"),
        Kind::OrderPartlyShipped => ("was shipped in part", "ご注文の品の一部を発送しました"),
        Kind::JobOpened => ("opened", "ジョブが作成されました"),
        Kind::JobChanged => ("changed", "ジョブの詳細が変更されました"),
        Kind::JobDeleted => ("deleted", "ジョブが削除されました"),
        Kind::JobCommented | Kind::JobAnswered => ("has a new comment", "新しいコメントがあります"),
        Kind::JobMoved(JobState::ProofReady) => ("has a proof ready", "校正の準備ができました"),
        Kind::JobMoved(JobState::CorrectionsRequested) => ("needs corrections", "修正をお願いします"),
        Kind::JobMoved(JobState::Cancelled) => ("was cancelled", "ジョブが取り消されました"),
        Kind::JobMoved(_) => ("goes on", "ジョブの状況が変わりました"),
        Kind::FileUploaded => ("has new files", "ファイルがアップロードされました"),
        Kind::FileDeleted => ("has a file less", "ファイルが削除されました"),
        Kind::ProfileChanged => (
            "A buyer's profile was changed",
            "購入担当者のプロフィールが変更されました",
        ),
        Kind::SetLink => ("Choose your password", "パスワードの設定をお願いします"),
        Kind::ResetLink => ("Choose a new password", "パスワードの再設定"),
        Kind::PasswordChanged => ("Your password was changed", "パスワードが変更されました"),
        Kind::EmailAsked => ("Confirm your e-mail address", "メールアドレスの確認をお願いします"),
        Kind::EmailChanged => ("Your e-mail address was changed", "メールアドレスが変更されました"),
        Kind::NewDevice => ("Sign-in from a new browser", "新しいブラウザーからのサインイン"),
    }
}

/// The subject; the same for every mail about one thing but for what happened.
pub(super) fn subject(kind: Kind, number: &str, lang: Lang) -> String {
    let (en, ja) = words(kind);
    if kind.is_about_an_account() || kind == Kind::ProfileChanged {
        lang.pick(en, ja).to_owned()
    } else if kind.is_about_a_job() {
        lang.pick(format!("Job {number} {en}"), format!("ジョブ {number}: {ja}"))
    } else {
        lang.pick(format!("Order {number} {en}"), format!("注文 {number}: {ja}"))
    }
}

/// The first sentence: to its own customer, or to staff.
pub(super) fn intro(told: &Told, reader: Reader, buyer: &str) -> String {
    let lang = reader.lang;
    let by = match (reader.is_customer(), told.on_behalf.is_some()) {
        (true, true) => lang.pick(" by customer service", "カスタマーサービスにより、"),
        (false, true) => lang.pick(" on their behalf", "代理で、"),
        (_, false) => "",
    };
    let (en, ja) = match told.kind {
        Kind::OrderPlaced => (
            format!("An order was placed for {buyer}{by}."),
            format!("{by}{buyer}様の注文を承りました。"),
        ),
        Kind::OrderChanged => (
            format!("A job was taken out of the order of {buyer}{by}."),
            format!("{by}{buyer}様の注文からジョブが外されました。"),
        ),
        Kind::OrderCancelled => (
            format!("The order of {buyer} was cancelled{by}."),
            format!("{by}{buyer}様の注文が取り消されました。"),
        ),
        Kind::ApprovalNeeded => (
            format!("An order of {buyer} is over the threshold and waits for your approval."),
            format!("{buyer}様の注文が承認基準額を超えており、あなたの承認を待っています。"),
        ),
        Kind::OrderApproved => (
            format!("The order of {buyer} was approved."),
            format!("{buyer}様の注文が承認されました。"),
        ),
        Kind::OrderDeclined => (
            format!("The order of {buyer} was declined."),
            format!("{buyer}様の注文が却下されました。"),
        ),
        Kind::OrderMoved(status) => moved(status),
        Kind::OrderPartlyShipped => (
            "Part of your order is on its way to you.".to_owned(),
            "ご注文の品の一部を発送しました。".to_owned(),
        ),
        Kind::JobOpened => (
            format!("A job was opened for {buyer}{by}."),
            format!("{by}{buyer}様のジョブが作成されました。"),
        ),
        Kind::JobChanged => (
            format!("The details of a job of {buyer} were changed{by}."),
            format!("{by}{buyer}様のジョブの詳細が変更されました。"),
        ),
        Kind::JobDeleted => (
            format!("A job of {buyer} was deleted{by}."),
            format!("{by}{buyer}様のジョブが削除されました。"),
        ),
        Kind::JobCommented => (
            format!("A comment was written for {buyer}{by}."),
            format!("{by}{buyer}様のコメントがあります。"),
        ),
        Kind::JobAnswered => (
            "The print shop has written to you.".to_owned(),
            "印刷会社からコメントがあります。".to_owned(),
        ),
        Kind::JobMoved(JobState::ProofReady) => (
            "The proof of your job is ready. Please look at it.".to_owned(),
            "ジョブの校正の準備ができました。ご確認ください。".to_owned(),
        ),
        Kind::JobMoved(JobState::CorrectionsRequested) => (
            "Your job cannot be printed as it is. Please correct its files and upload them again.".to_owned(),
            "このままでは印刷できません。ファイルを修正し、もう一度アップロードしてください。".to_owned(),
        ),
        Kind::JobMoved(JobState::Cancelled) => (
            "The print shop has cancelled your job.".to_owned(),
            "印刷会社がジョブを取り消しました。".to_owned(),
        ),
        Kind::JobMoved(_) => (
            "Your job has come further.".to_owned(),
            "ジョブの状況が変わりました。".to_owned(),
        ),
        Kind::FileUploaded => (
            format!("Files were uploaded to a job of {buyer}{by}."),
            format!("{by}{buyer}様のジョブにファイルがアップロードされました。"),
        ),
        Kind::FileDeleted => (
            format!("A file of a job of {buyer} was deleted{by}."),
            format!("{by}{buyer}様のジョブのファイルが削除されました。"),
        ),
        kind => about_a_person(kind, buyer),
    };
    lang.pick(en, ja)
}

/// The first sentence of a mail about a person: a buyer, to CSRs, or one's own account.
fn about_a_person(kind: Kind, name: &str) -> (String, String) {
    match kind {
        Kind::ProfileChanged => (
            format!("{name} has changed their own profile."),
            format!("{name}様がご自身のプロフィールを変更しました。"),
        ),
        Kind::SetLink => (
            format!("{name}, please choose the password for your account. This link works once, within seven days."),
            format!("{name}様、アカウントのパスワードを設定してください。このリンクは7日以内に1回だけ使えます。"),
        ),
        Kind::ResetLink => (
            format!(
                "{name}, a new password was asked for your account. This link works once, within one hour. If you did not ask, you need not do anything: your password stays as it is."
            ),
            format!(
                "{name}様、パスワードの再設定が申し込まれました。このリンクは1時間以内に1回だけ使えます。お心当たりがない場合は、何もする必要はありません。パスワードは変わりません。"
            ),
        ),
        Kind::PasswordChanged => (
            format!(
                "{name}, the password of your account was changed. Whoever was signed in elsewhere is signed out. If it was not you, choose a new password at once and tell us."
            ),
            format!(
                "{name}様、アカウントのパスワードが変更されました。ほかの場所でのサインインはすべて終了しました。お心当たりがない場合は、すぐにパスワードを再設定し、当社までご連絡ください。"
            ),
        ),
        Kind::EmailAsked => (
            format!(
                "{name}, please confirm that this is your new e-mail address. Until then the old one stays. This link works once, within one hour. If you did not ask, you need not do anything."
            ),
            format!(
                "{name}様、これが新しいメールアドレスであることをご確認ください。確認されるまでは、これまでのアドレスのままです。このリンクは1時間以内に1回だけ使えます。お心当たりがない場合は、何もする必要はありません。"
            ),
        ),
        Kind::EmailChanged => (
            format!(
                "{name}, the e-mail address of your account was changed. From now on you sign in with the new one, and mails go there. If it was not you, please tell us at once."
            ),
            format!(
                "{name}様、アカウントのメールアドレスが変更されました。今後は新しいアドレスでサインインし、メールも新しいアドレスに届きます。お心当たりがない場合は、すぐに当社までご連絡ください。"
            ),
        ),
        Kind::NewDevice => (
            format!(
                "{name}, somebody signed in to your account in a browser where you never had before. If it was you, all is well. If not, change your password at once."
            ),
            format!(
                "{name}様、これまで使われていないブラウザーからアカウントへのサインインがありました。ご自身であれば問題ありません。お心当たりがない場合は、すぐにパスワードを変更してください。"
            ),
        ),
        // Of all others the mail says more.
        _ => (String::new(), String::new()),
    }
}

/// The first sentence about an order that the shop took to this status.
fn moved(status: Status) -> (String, String) {
    let (en, ja) = match status {
        Status::OnHold => (
            "The print shop has put your order on hold.",
            "ご注文は印刷会社により保留になりました。",
        ),
        Status::Shipped => ("Your order is on its way to you.", "ご注文の品を発送しました。"),
        Status::Rejected => (
            "The print shop cannot take your order.",
            "申し訳ございませんが、ご注文をお受けできませんでした。",
        ),
        Status::Cancelled => (
            "The print shop has cancelled your order.",
            "印刷会社がご注文を取り消しました。",
        ),
        _ => ("Your order has come further.", "ご注文の状況が変わりました。"),
    };
    (en.to_owned(), ja.to_owned())
}

/// A line of a digest.
pub(super) fn happened(told: &Told, lang: Lang) -> String {
    let (en, ja) = words(told.kind);
    let what = lang.pick(en, ja);
    if matches!(
        told.kind,
        Kind::FileUploaded | Kind::FileDeleted | Kind::JobCommented | Kind::OrderDeclined
    ) {
        format!("{what}: {}", told.detail)
    } else {
        what.to_owned()
    }
}

/// The subject of a mail about an event of this kind.
pub(super) fn subject_of(kind: &str, detail: &str, number: &str, lang: Lang) -> String {
    Kind::of(kind, detail).map_or_else(|| number.to_owned(), |kind| subject(kind, number, lang))
}

pub(super) fn digest_subject(events: usize, lang: Lang) -> String {
    lang.pick(
        format!("What your customers did: {events}"),
        format!("お客様の操作のまとめ: {events}件"),
    )
}
