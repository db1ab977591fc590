//! Texts of the account.

use crate::ui::texts;

texts! {
    title: "My account" / "マイアカウント";
    profile: "Profile" / "プロフィール";
    name: "Name" / "名前";
    email: "E-mail" / "メールアドレス";
    company: "Company" / "会社";
    language: "Language" / "言語";
    time_zone: "Time zone" / "タイムゾーン";
    as_browser_says: "As my browser says" / "ブラウザーの設定に従う";
    save: "Save" / "保存";
    language_wrong: "Choose one of the languages." / "言語を選択してください。";
    time_zone_wrong: "Choose one of the time zones." / "タイムゾーンを選択してください。";
    change_email: "Change the e-mail address" / "メールアドレスの変更";
    new_email: "New e-mail address" / "新しいメールアドレス";
    new_email_hint: "We mail a link there. The address changes once you have opened it and confirmed." / "新しいアドレスにリンクをお送りします。リンクを開いて確認すると変更されます。";
    asked_email: "A link was mailed to this address, and waits for one hour to be confirmed:" / "次のアドレスにリンクをお送りしました。1時間以内に確認してください:";
    send_link: "Mail me the link" / "リンクを送信";
    same_email: "This is your address already." / "現在のアドレスと同じです。";
    email_wrong: "Enter an e-mail address, such as name@example.com." / "メールアドレスを name@example.com のように入力してください。";
    password_missing: "Enter your password." / "パスワードを入力してください。";
    password_wrong: "This is not your password." / "パスワードが正しくありません。";
    password: "Password" / "パスワード";
    your_password: "Your password" / "現在のパスワード";
    change_password: "Change the password" / "パスワードを変更";
    change_password_text: "Whoever is signed in to your account elsewhere is signed out." / "ほかの場所でのサインインはすべて終了します。";
    same_password: "This is the password that you have." / "現在のパスワードと同じです。";
    changed_meanwhile: "It was changed meanwhile. Please look at the page again." / "ほかの場所で変更されました。ページをもう一度ご確認ください。";
    sessions: "Where I am signed in" / "サインイン中の場所";
    browser: "Browser" / "ブラウザー";
    unknown_browser: "Unknown browser" / "不明なブラウザー";
    address: "Network address" / "ネットワークアドレス";
    started: "Since" / "開始";
    seen: "Last used" / "最終利用";
    session: "Session" / "セッション";
    this_one: "This one" / "このブラウザー";
    end: "End this one" / "終了";
    end_others: "End all others" / "ほかをすべて終了";
    mails: "Mails" / "メール";
    mails_text: "You are always mailed what you need to know: orders placed and changed, approvals, proofs, corrections, and what concerns your account."
        / "ご注文の受付と変更、承認、校正、修正のお願い、アカウントに関するお知らせは必ずお送りします。";
    order_news: "How far my orders are" / "注文の進み具合";
    job_news: "How far my jobs are, and what the print shop writes about them" / "ジョブの進み具合と、印刷会社からのコメント";
    staff_mails_text: "How you want to be mailed what your customers do is set on a page of its own." / "お客様の操作に関するメールは、専用のページで設定します。";
    staff_mails: "My mails" / "メール設定";
}
