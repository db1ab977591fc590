//! Texts of the settings.

use super::Section;
use crate::ui::{Lang, texts};

texts! {
    title: "Settings" / "設定";
    shop: "Shop" / "ショップ";
    shop_about: "Name, logo and colour, in pages and mails." / "ページとメールに表示する名前、ロゴ、色。";
    region: "Language and currency" / "言語と通貨";
    region_about: "Languages that are offered, currency, time zone." / "提供する言語、通貨、タイムゾーン。";
    tax: "Tax" / "税";
    tax_about: "Tax classes and their rates. Without any, orders are net." / "税区分と税率。登録がない場合、注文は税抜きです。";
    shipping: "Shipping" / "配送";
    shipping_about: "The ways to ship that the checkout offers." / "注文手続きで選べる配送方法。";
    mail: "Mail" / "メール";
    mail_about: "Sender, relay, the shop's own addresses." / "差出人、中継サーバー、ショップのアドレス。";
    limits: "Limits" / "制限";
    limits_about: "The largest file, the longest cart." / "ファイルの大きさ、カートの行数。";
    sessions: "Session times" / "セッション時間";
    sessions_about: "When one has to sign in again; how long ordering on behalf lasts." / "再サインインまでの時間、代理注文の時間。";
    save: "Save" / "保存";
    saved: "Saved. It holds from now on." / "保存しました。すぐに反映されます。";
    name: "Name" / "名前";
    accent: "Colour" / "色";
    accent_hint: "Such as #20339b. Leave empty for the usual blue." / "例: #20339b。空欄の場合は標準の青になります。";
    preview: "Preview" / "プレビュー";
    preview_light: "On light paper" / "明るい背景";
    preview_dark: "On dark paper" / "暗い背景";
    preview_button: "Add to cart" / "カートに入れる";
    colour_kept: "This colour can be read on light paper as it is." / "この色は明るい背景でそのまま読めます。";
    no_colour: "Write a colour as # and six digits, such as #20339b." / "色は#と6桁で入力してください（例: #20339b）。";
    logo: "Logo" / "ロゴ";
    logo_hint: "PNG, JPEG or WebP, up to 200 kB. It stands before the name, 36 px high, and in mails. Not all mail programs show WebP." / "PNG、JPEG、WebP、200 kBまで。名前の前に高さ36 pxで表示され、メールにも入ります。WebPを表示しないメールソフトもあります。";
    logo_none: "No logo yet: the quoin mark stands in its place." / "ロゴは未登録です。標準のマークが表示されます。";
    logo_now: "The logo now" / "現在のロゴ";
    upload: "Upload" / "アップロード";
    remove_logo: "Remove logo" / "ロゴを削除";
    no_logo_file: "Choose a picture first." / "画像を選択してください。";
    logo_too_long: "This picture is larger than 200 kB." / "画像が200 kBを超えています。";
    logo_too_large: "No side of the picture may be longer than 6,000 px." / "画像の縦横はそれぞれ6,000 px以内にしてください。";
    logo_no_picture: "This is no PNG, JPEG or WebP picture." / "PNG、JPEG、WebPの画像ではありません。";
    languages: "Languages offered" / "提供する言語";
    both_languages: "English and Japanese" / "英語と日本語";
    english_only: "English only" / "英語のみ";
    japanese_only: "Japanese only" / "日本語のみ";
    default_language: "Language for those who have not chosen one" / "言語を選んでいない人の言語";
    default_not_offered: "Choose one of the languages that are offered." / "提供する言語から選択してください。";
    currency: "Currency" / "通貨";
    currency_hint: "Prices keep their numbers. Once there is an order, the currency stays." / "価格の数値はそのまま残ります。注文ができた後は変更できません。";
    currency_stays: "There are orders in this currency, so it stays." / "この通貨の注文があるため、変更できません。";
    no_currency: "Choose one of the currencies." / "通貨を選択してください。";
    time_zone: "Time zone" / "タイムゾーン";
    time_zone_hint: "Such as Europe/Berlin or Asia/Tokyo. Order numbers, budgets and mails go by it." / "例: Europe/Berlin、Asia/Tokyo。注文番号、予算、メールの基準になります。";
    no_time_zone: "This time zone is not known. Write it as Europe/Berlin." / "このタイムゾーンはありません。Europe/Berlinのように入力してください。";
    from_name: "Sender's name" / "差出人の名前";
    from_name_hint: "Empty for the shop's name." / "空欄の場合はショップの名前になります。";
    from_address: "Sender's address" / "差出人のアドレス";
    fallback: "Address for mails that would reach no CSR" / "担当CSRがいない場合の宛先";
    operators: "Operators' address, for every order" / "すべての注文を受け取るオペレーターの宛先";
    relay: "Relay" / "中継サーバー";
    relay_host: "Server" / "サーバー";
    relay_host_hint: "Such as smtp.example.com. Left empty, mails become files in the data folder." / "例: smtp.example.com。空欄の場合、メールはデータフォルダーにファイルとして保存されます。";
    relay_port: "Port" / "ポート";
    relay_port_hint: "Empty for the usual one." / "空欄の場合は標準のポートになります。";
    relay_security: "Encryption" / "暗号化";
    security_tls: "TLS" / "TLS";
    security_starttls: "STARTTLS, required" / "STARTTLS（必須）";
    security_none: "None" / "なし";
    relay_user: "User" / "ユーザー";
    relay_password: "Password" / "パスワード";
    password_known: "There is one, and it is never shown. Empty leaves it as it is." / "設定済みです（表示されません）。空欄の場合は変更されません。";
    password_again: "Please write the password again: server, port, encryption or user have changed." / "サーバー、ポート、暗号化、ユーザーのいずれかが変わったため、パスワードを再入力してください。";
    no_host: "Write the server's name, as smtp.example.com." / "smtp.example.comのようにサーバー名を入力してください。";
    relay_unusable: "This relay cannot be used." / "この中継サーバーは使用できません。";
    no_address: "This is no mail address." / "メールアドレスの形式ではありません。";
    test_mail: "Test mail" / "テストメール";
    test_to: "To" / "宛先";
    send_test: "Send a test mail" / "テストメールを送信";
    test_text: "Sent with the saved settings." / "保存済みの設定で送信します。";
    test_subject: "Test mail" / "テストメール";
    test_body: "This mail was sent from the page Settings. Mails arrive." / "このメールは設定ページから送信されました。メールは正しく届いています。";
    longest_upload: "Largest file, in MB" / "ファイルの上限（MB）";
    cart_lines: "Most lines in a cart" / "カートの行数の上限";
    session_idle: "Sign out when idle for (hours)" / "操作がない場合にサインアウトするまで（時間）";
    session_end: "Sign out in any case after (hours)" / "操作に関わらずサインアウトするまで（時間）";
    on_behalf_limit: "End ordering on behalf after (minutes)" / "代理注文が終わるまで（分）";
    on_behalf_idle: "End ordering on behalf when idle for (minutes)" / "操作がない場合に代理注文が終わるまで（分）";
    ends_before_idle: "This is shorter than the idle time." / "操作がない場合の時間より短くなっています。";
    missing: "Please fill this in." / "入力してください。";
    taken: "Another one has this name." / "この名前は既に使われています。";
    changed_meanwhile: "Somebody changed this meanwhile. Please look at it again." / "他の人が先に変更しました。もう一度ご確認ください。";
    name_en: "Name in English" / "名前（英語）";
    name_ja: "Name in Japanese" / "名前（日本語）";
    rate: "Rate, in %" / "税率（%）";
    no_rate: "Write a rate between 0 and 100, with at most two decimals." / "0から100までの税率を、小数点以下2桁までで入力してください。";
    no_amount: "Write an amount such as 8.90." / "8.90のように金額を入力してください。";
    add: "Add" / "追加";
    remove: "Remove" / "削除";
    add_tax: "Add a tax class" / "税区分を追加";
    no_tax: "No tax classes: orders show net prices." / "税区分はありません。注文は税抜きで表示されます。";
    default_class: "Default" / "標準";
    make_default: "Make this the default" / "標準にする";
    tax_text: "Products without a class of their own, and shipping, are taxed by the default class. Orders keep the tax that they were placed with."
        / "税区分のない商品と配送料には標準の区分が適用されます。注文済みの税は変わりません。";
    default_is_kept: "It is the default: make another one the default first." / "標準の区分です。先に別の区分を標準にしてください。";
    add_shipping: "Add a way to ship" / "配送方法を追加";
    no_shipping: "No ways to ship: the checkout does not ask." / "配送方法はありません。注文手続きでは選択しません。";
    price: "Price, net" / "価格（税抜）";
    free_from: "Free from this amount of goods, net" / "商品合計がこの金額以上で無料（税抜）";
    free_from_hint: "Empty: never free." / "空欄の場合は無料になりません。";
    active: "Offered" / "提供";
    yes: "Yes" / "はい";
    no: "No" / "いいえ";
    move_up: "Move up" / "上へ移動";
    not_offered: "Not offered" / "提供していません";
    too_many: "There are enough of these." / "これ以上追加できません。";
}

pub(super) const fn section(section: Section, lang: Lang) -> (&'static str, &'static str) {
    match section {
        Section::Shop => (shop(lang), shop_about(lang)),
        Section::Region => (region(lang), region_about(lang)),
        Section::Tax => (tax(lang), tax_about(lang)),
        Section::Shipping => (shipping(lang), shipping_about(lang)),
        Section::Mail => (mail(lang), mail_about(lang)),
        Section::Limits => (limits(lang), limits_about(lang)),
        Section::Sessions => (sessions(lang), sessions_about(lang)),
    }
}

pub(super) fn too_long(most: usize, lang: Lang) -> String {
    lang.pick(
        format!("At most {most} characters, on one line."),
        format!("1行、{most}文字までで入力してください。"),
    )
}

pub(super) fn between(least: u32, most: u32, lang: Lang) -> String {
    lang.pick(
        format!("Write a whole number between {least} and {most}."),
        format!("{least}から{most}までの整数を入力してください。"),
    )
}

/// What becomes of a colour that is too light for paper.
pub(super) fn colour_adjusted(shown: &str, lang: Lang) -> String {
    lang.pick(
        format!("Too light to be read on light paper: pages show {shown}."),
        format!("明るい背景では読みにくいため、ページでは{shown}で表示します。"),
    )
}

pub(super) fn test_sent(to: &str, lang: Lang) -> String {
    lang.pick(
        format!("The test mail to {to} was taken."),
        format!("{to}へのテストメールを送信しました。"),
    )
}
