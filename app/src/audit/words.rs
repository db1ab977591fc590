//! What kinds of events there are, in words. A kind that is not here is told by its key, made readable.

use crate::ui::Lang;

/// Key, English, Japanese; by what they are about.
const KINDS: &[(&str, &str, &str)] = &[
    ("order_placed", "order placed", "注文"),
    ("order_changed", "order changed", "注文の変更"),
    ("order_cancelled", "order cancelled", "注文の取り消し"),
    ("order_approval_needed", "approval asked for", "承認依頼"),
    ("order_approved", "order approved", "注文の承認"),
    ("order_declined", "order declined", "注文の却下"),
    ("order_status_changed", "order's status changed", "注文状況の変更"),
    ("cart_line_added", "put into the cart", "カートに追加"),
    ("cart_line_changed", "cart changed", "カートの変更"),
    ("cart_line_removed", "taken out of the cart", "カートから削除"),
    ("job_opened", "job opened", "ジョブの作成"),
    ("job_changed", "job changed", "ジョブの変更"),
    ("job_deleted", "job deleted", "ジョブの削除"),
    ("job_commented", "comment on a job", "ジョブへのコメント"),
    ("job_answered", "answer on a job", "ジョブへの返信"),
    ("job_noted", "internal note on a job", "ジョブの社内メモ"),
    ("job_state_changed", "job's state changed", "ジョブ状況の変更"),
    (
        "job_state_followed",
        "job's state followed its files",
        "ファイルによるジョブ状況の変更",
    ),
    ("job_csr_added", "Job CSR added", "ジョブ担当CSRの追加"),
    ("job_csr_removed", "Job CSR removed", "ジョブ担当CSRの解除"),
    ("job_given", "job given to another buyer", "ジョブの移管"),
    ("file_uploaded", "file uploaded", "ファイルのアップロード"),
    ("file_deleted", "file deleted", "ファイルの削除"),
    ("file_restored", "file restored", "ファイルの復元"),
    ("on_behalf_started", "ordering on behalf started", "代理注文の開始"),
    ("on_behalf_extended", "ordering on behalf extended", "代理注文の延長"),
    ("on_behalf_ended", "ordering on behalf ended", "代理注文の終了"),
    ("on_behalf_denied", "ordering on behalf denied", "代理注文の拒否"),
    (
        "ordering_started",
        "went from looking to ordering",
        "閲覧から注文への切り替え",
    ),
    ("refused_on_behalf", "refused while on behalf", "代理注文中の操作の拒否"),
    ("consent_granted", "consent granted", "代理注文の許可"),
    ("consent_withdrawn", "consent withdrawn", "代理注文の許可の取り消し"),
    ("signed_in", "signed in", "サインイン"),
    ("signed_out", "signed out", "サインアウト"),
    ("language_chosen", "language chosen", "言語の選択"),
    ("mail_wish_set", "mail wish set", "メール設定の変更"),
    ("mail_resent", "mail sent again", "メールの再送"),
    ("customer_csr_added", "Customer CSR added", "顧客担当CSRの追加"),
    ("customer_csr_removed", "Customer CSR removed", "顧客担当CSRの解除"),
    ("all_csrs_set", "CSRs of a company set", "会社の担当CSRの設定"),
    ("user_added", "user added", "ユーザーの追加"),
    ("user_changed", "user changed", "ユーザーの変更"),
    ("user_deactivated", "user deactivated", "ユーザーの無効化"),
    ("user_reactivated", "user reactivated", "ユーザーの有効化"),
    ("users_imported", "users imported", "ユーザーのインポート"),
];

/// An event's kind in words.
pub(super) fn kind(key: &str, lang: Lang) -> String {
    KINDS
        .iter()
        .find(|(known, ..)| *known == key)
        .map_or_else(|| key.replace('_', " "), |(_, en, ja)| lang.pick(*en, *ja).to_owned())
}

/// What the log can be narrowed to: key and words.
pub(super) fn kinds(lang: Lang) -> Vec<(String, String)> {
    KINDS
        .iter()
        .map(|(key, en, ja)| ((*key).to_owned(), lang.pick(*en, *ja).to_owned()))
        .collect()
}

#[cfg(test)]
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(key, ..)| *key)
}
