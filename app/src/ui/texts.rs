//! Texts of the frame and of errors.

use super::texts;

texts! {
    skip_to_content: "Skip to content" / "本文へ移動";
    main_navigation: "Main" / "メイン";
    language: "Language" / "言語";
    catalogue: "Catalogue" / "カタログ";
    orders: "Orders" / "注文";
    jobs: "Jobs" / "ジョブ";
    order_on_behalf: "Order on behalf" / "代理注文";
    on_behalf_sessions: "On behalf sessions" / "代理注文の履歴";
    companies: "Companies" / "会社";
    mails: "Mails" / "メール";
    storefront: "Storefront" / "ストアフロント";
    administration: "Administration" / "管理";
    users: "Users" / "ユーザー";
    groups: "Groups" / "グループ";
    production: "Production" / "生産";
    settings: "Settings" / "設定";
    audit_log: "Audit log" / "監査ログ";
    cart: "Cart" / "カート";
    sign_out: "Sign out" / "サインアウト";
    search_products: "Search products" / "商品を検索";
    search: "Search" / "検索";
    loading: "Loading" / "読み込み中";
    page_not_found: "Page not found" / "ページが見つかりません";
    page_not_found_text: "There is nothing at this address. It may have been moved, or the link may be wrong."
        / "このアドレスにはページがありません。移動されたか、リンクが間違っている可能性があります。";
    not_allowed: "Not allowed" / "許可されていません";
    no_connection: "No connection" / "接続できません";
    no_connection_text: "The shop cannot be reached. What you typed is kept; we try again by ourselves."
        / "サーバーに接続できません。入力内容は保持され、自動的に再試行します。";
    somebody_else: "This page is out of date" / "このページは古くなっています";
    show_current: "Show who I am now" / "現在の表示に切り替える";
    something_failed: "Something went wrong" / "問題が発生しました";
    stopped: "This page has stopped working, perhaps because of the network. " / "ページが動作を停止しました。ネットワークの問題かもしれません。";
    load_again: "Load it again" / "再読み込み";
    to_the_start: "To the start page" / "トップページへ";
    malformed: "The form did not arrive as it should. Please load the page again." / "フォームを正しく受信できませんでした。ページを再読み込みしてください。";
    sign_in_needed: "Please sign in first." / "先にサインインしてください。";
    colophon: "All prices net, in" / "価格はすべて税抜き、通貨:";
    pages: "Pages" / "ページ";
    next_page: "Next page" / "次のページ";
    previous_page: "First page" / "最初のページ";
    cancel: "Cancel" / "キャンセル";
}
