//! Texts of the audit log.

use crate::ui::texts;

texts! {
    title: "Audit log" / "監査ログ";
    lede: "Everything that happened in the shop. Nobody can change or remove it." / "ショップで起きたすべての出来事です。変更や削除は誰にもできません。";
    actor: "Who" / "実行者";
    actor_field: "Who: e-mail" / "実行者のメールアドレス";
    subject: "In whose name" / "名義";
    subject_field: "In whose name: e-mail" / "名義のメールアドレス";
    in_the_name_of: "for" / "名義:";
    company: "Company" / "会社";
    kind: "What" / "内容";
    kind_key: "Kind" / "種類";
    any_kind: "Everything" / "すべて";
    object: "On what" / "対象";
    object_field: "On what: number or id" / "対象の番号またはID";
    cart_line: "cart line" / "カートの行";
    session_field: "On behalf session" / "代理注文セッション";
    text_field: "Before or after contains" / "変更前後の内容に含む文字";
    from_day: "From" / "開始日";
    to_day: "To" / "終了日";
    filter: "Filter" / "絞り込み";
    more_filters: "More filters" / "その他の条件";
    export_csv: "Export as CSV" / "CSVで書き出す";
    when: "When" / "日時";
    the_shop: "the shop itself" / "システム";
    nobody: "Nobody has this address." / "このメールアドレスのユーザーはいません。";
    text_too_long: "Look for at most 200 characters." / "検索する文字は200文字以内で入力してください。";
    no_company: "No company has this name." / "この名前の会社はありません。";
    none: "No event matches" / "該当する出来事がありません";
    show_all: "Show all events" / "すべて表示";
    older: "Older" / "以前";
    newest: "Newest" / "最新";
    searched_to: "What matches is rare. Searched back to" / "該当する出来事はまれです。ここまで検索しました:";
    detail: "Detail" / "詳細";
    show_session: "Show it" / "表示";
    all_of_session: "All that was done in it" / "このセッションの操作すべて";
    all_of_object: "All that happened to it" / "この対象の出来事すべて";
    what_changed: "Before and after" / "変更前と変更後";
    no_changes: "This event changed no fields." / "この出来事で変更された項目はありません。";
    field: "Field" / "項目";
    before: "Before" / "変更前";
    after: "After" / "変更後";
    nothing: "nothing" / "なし";
}
