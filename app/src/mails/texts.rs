//! Texts of mails.

use super::types::{State, Wish};
use crate::ui::{Lang, texts};

texts! {
    company: "Company" / "会社";
    buyer: "Buyer" / "購入担当者";
    jobs: "Jobs" / "ジョブ";
    total: "Total, net" / "合計（税抜）";
    total_with_tax: "Total, with tax" / "合計（税込）";
    cost_centre: "Cost centre" / "コストセンター";
    po_number: "Purchase order number" / "発注番号";
    waits_for_approval: "waits for approval" / "承認待ち";
    declined_because: "Declined because" / "却下の理由";
    on_behalf_by: "On behalf, by" / "代理注文者";
    reason: "Reason" / "理由";
    shipment: "Shipped with" / "配送";
    job: "Job" / "ジョブ";
    job_code: "Job code" / "ジョブコード";
    files: "Files" / "ファイル";
    comment: "Comment" / "コメント";
    open_job: "Open the job" / "ジョブを表示";
    open_jobs: "Open the jobs" / "ジョブ一覧を表示";
    digest: "Daily digest" / "1日のまとめ";
    digest_intro: "This is what your customers did since the last digest." / "前回のまとめ以降の、お客様の操作は次のとおりです。";
    why_digest: "You have asked for one mail a day. Your preferences change that." / "1日1通にまとめる設定になっています。設定画面で変更できます。";
    preferences: "My mails" / "メール設定";
    wish_label: "What my customers do is mailed to me" / "お客様の操作に関するメール";
    wish_text: "This is about mails to CSRs, for customers and jobs that you are assigned to. What happened stays in the history of jobs either way."
        / "担当する顧客やジョブについてのCSR宛メールの設定です。どの設定でも、操作の記録はジョブの履歴に残ります。";
    wish_each: "At once, uploads together after a quiet minute" / "その都度（アップロードは1分後にまとめて）";
    wish_digest: "Together, once a day at seven" / "1日1回、7時にまとめて";
    wish_paused: "Not at all, for now" / "一時停止";
    wish_wrong: "Choose one of the three." / "いずれかを選択してください。";
    save: "Save" / "保存";
    open_order: "Open the order" / "注文を表示";
    mails: "Mails" / "メール";
    to: "To" / "宛先";
    subject_label: "Mail" / "メール";
    created: "Written" / "作成";
    sent: "Sent" / "送信";
    due: "Tried again" / "再試行";
    attempts: "Attempts" / "試行回数";
    error: "Trouble" / "問題";
    state_label: "State" / "状態";
    any_state: "Any state" / "すべての状態";
    filter: "Filter" / "絞り込み";
    older: "Older" / "以前";
    newest: "Newest" / "最新";
    no_mails: "No mails" / "メールはありません";
    no_mails_text: "What the shop writes to customers and staff shows here." / "ショップから顧客やスタッフへ送るメールがここに表示されます。";
    what_it_says: "What it says" / "内容";
    send_again: "Send again" / "再送信";
    under_way: "This mail is just being sent." / "このメールは送信中です。";
    why_customer: "You receive this mail because the order or job is yours or waits for you." / "このメールは、あなたの注文やジョブ、またはあなたの承認待ちの注文についてお送りしています。";
    why_csr: "You receive this mail as a CSR of this customer or of one of the jobs." / "このメールは、この顧客またはジョブの担当CSRとしてお送りしています。";
    why_own: "You receive this mail because it is about your own account." / "このメールは、あなたのアカウントについてお送りしています。";
    choose_password: "Choose a password" / "パスワードを設定";
    confirm_address: "Confirm the address" / "アドレスを確認";
    open_account: "Open my account" / "マイアカウントを表示";
    forgot_password: "Choose a new password" / "パスワードを再設定";
    find_buyer: "Find the buyer" / "購入担当者を表示";
    name: "Name" / "名前";
    email: "E-mail" / "メールアドレス";
    new_email: "New e-mail address" / "新しいメールアドレス";
    browser: "Browser" / "ブラウザー";
    network_address: "Network address" / "ネットワークアドレス";
    time: "Time" / "日時";
    why_shop: "This mail goes to the print shop." / "このメールは印刷会社宛てにお送りしています。";
}

/// How far a mail is.
pub(super) fn state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Pending => lang.pick("Waiting", "待機中"),
        State::Sending => lang.pick("Being sent", "送信中"),
        State::Sent => lang.pick("Sent", "送信済み"),
        State::Retrying => lang.pick("Tried again", "再試行中"),
        State::Failed => lang.pick("Failed", "失敗"),
        State::Suppressed => lang.pick("Not sent", "送信なし"),
    }
}

pub(super) fn wish(wish: Wish, lang: Lang) -> &'static str {
    match wish {
        Wish::Each => wish_each(lang),
        Wish::Digest => wish_digest(lang),
        Wish::Paused => wish_paused(lang),
    }
}
