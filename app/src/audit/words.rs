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
    (
        "new_device_signed_in",
        "signed in from a new browser",
        "新しいブラウザーからのサインイン",
    ),
    ("session_ended", "session ended", "セッションの終了"),
    ("other_sessions_ended", "other sessions ended", "ほかのセッションの終了"),
    (
        "password_link_sent",
        "link for a password sent",
        "パスワード設定リンクの送信",
    ),
    (
        "password_link_printed",
        "link for a password printed",
        "パスワード設定リンクの表示",
    ),
    (
        "password_reset_asked",
        "forgotten password",
        "パスワード再設定の申し込み",
    ),
    ("password_set", "password set", "パスワードの設定"),
    ("password_changed", "password changed", "パスワードの変更"),
    (
        "email_change_asked",
        "new e-mail address asked for",
        "メールアドレス変更の申し込み",
    ),
    (
        "taken_email_asked",
        "e-mail address of another user asked for",
        "使用中のメールアドレスへの変更の申し込み",
    ),
    ("email_changed", "e-mail address changed", "メールアドレスの変更"),
    ("profile_changed", "profile changed", "プロフィールの変更"),
    ("preferences_changed", "preferences changed", "個人設定の変更"),
    ("news_chosen", "mails chosen", "受け取るメールの選択"),
    ("administrator_made", "administrator made", "管理者の登録"),
    ("language_chosen", "language chosen", "言語の選択"),
    ("mail_wish_set", "mail wish set", "メール設定の変更"),
    ("mail_resent", "mail sent again", "メールの再送"),
    ("customer_csr_added", "Customer CSR added", "顧客担当CSRの追加"),
    ("customer_csr_removed", "Customer CSR removed", "顧客担当CSRの解除"),
    ("all_csrs_set", "CSRs of a company set", "会社の担当CSRの設定"),
    ("company_added", "company added", "会社の追加"),
    ("company_changed", "company changed", "会社の変更"),
    ("company_prices_changed", "company's prices changed", "会社の価格の変更"),
    ("company_deactivated", "company deactivated", "会社の無効化"),
    ("company_reactivated", "company reactivated", "会社の再有効化"),
    ("address_added", "address added", "住所の追加"),
    ("address_changed", "address changed", "住所の変更"),
    ("address_moved", "address moved in its list", "住所の並べ替え"),
    ("address_removed", "address removed", "住所の削除"),
    ("cost_centre_added", "cost centre added", "コストセンターの追加"),
    ("cost_centre_changed", "cost centre changed", "コストセンターの変更"),
    ("cost_centre_removed", "cost centre removed", "コストセンターの削除"),
    ("approval_level_added", "approval level added", "承認レベルの追加"),
    ("approval_level_changed", "approval level changed", "承認レベルの変更"),
    ("approval_level_removed", "approval level removed", "承認レベルの削除"),
    ("price_sheet_added", "price sheet added", "価格表の追加"),
    ("price_sheet_changed", "price sheet changed", "価格表の変更"),
    ("price_sheet_removed", "price sheet removed", "価格表の削除"),
    (
        "price_sheet_rule_added",
        "rule of a price sheet added",
        "価格表ルールの追加",
    ),
    (
        "price_sheet_rule_changed",
        "rule of a price sheet changed",
        "価格表ルールの変更",
    ),
    (
        "price_sheet_rule_removed",
        "rule of a price sheet removed",
        "価格表ルールの削除",
    ),
    ("user_added", "user added", "ユーザーの追加"),
    ("user_changed", "user changed", "ユーザーの変更"),
    ("user_deactivated", "user deactivated", "ユーザーの無効化"),
    ("user_reactivated", "user reactivated", "ユーザーの有効化"),
    ("users_imported", "users imported", "ユーザーのインポート"),
    ("group_added", "group added", "グループの追加"),
    ("group_renamed", "group renamed", "グループ名の変更"),
    ("group_deleted", "group deleted", "グループの削除"),
    (
        "group_member_added",
        "user added to a group",
        "グループへのユーザー追加",
    ),
    (
        "group_member_removed",
        "user removed from a group",
        "グループからのユーザー削除",
    ),
    ("page_access_changed", "page access changed", "ページアクセスの変更"),
    ("settings_changed", "settings changed", "設定の変更"),
    ("test_mail_sent", "test mail sent", "テストメールの送信"),
    ("catalogue_imported", "products imported", "商品のインポート"),
    ("category_added", "category added", "カテゴリーの追加"),
    ("category_moved", "category moved", "カテゴリーの並べ替え"),
    ("category_removed", "category removed", "カテゴリーの削除"),
    ("category_renamed", "category renamed", "カテゴリー名の変更"),
    ("file_added", "file added by the shop", "ショップによるファイルの追加"),
    ("product_added", "product added", "商品の追加"),
    ("product_changed", "product changed", "商品の変更"),
    (
        "product_draft_discarded",
        "draft of a product discarded",
        "商品の下書きの破棄",
    ),
    ("product_moved", "product moved", "商品の並べ替え"),
    ("product_published", "product published", "商品の公開"),
    ("product_removed", "product removed", "商品の削除"),
    (
        "product_visibility_changed",
        "who sees a product changed",
        "商品の公開範囲の変更",
    ),
    (
        "product_shown_to_company",
        "product shown to a company",
        "会社への商品の公開",
    ),
    (
        "product_hidden_from_company",
        "product hidden from a company",
        "会社への商品の非公開",
    ),
    ("product_withdrawn", "product withdrawn", "商品の公開停止"),
];

/// An event's kind in words.
pub(crate) fn kind(key: &str, lang: Lang) -> String {
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
