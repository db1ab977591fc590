//! Texts around passwords.

use crate::ui::{Lang, texts};

texts! {
    forgot: "Forgot your password?" / "パスワードをお忘れですか？";
    forgot_text: "Enter your e-mail address. We mail you a link on which you choose a new password."
        / "メールアドレスを入力してください。新しいパスワードを設定するためのリンクをメールでお送りします。";
    send_link: "Mail me a link" / "リンクを送信";
    asked: "Look into your mailbox" / "メールをご確認ください";
    asked_text: "If there is an account with this address, a mail with a link is on its way. The link works once, within one hour."
        / "このアドレスのアカウントがある場合は、リンクを記載したメールをお送りします。リンクは1時間以内に1回だけ使えます。";
    asked_no_mail: "No mail after a few minutes? Look among the spam, check the address, or ask the print shop."
        / "数分たってもメールが届かない場合は、迷惑メールフォルダーとアドレスをご確認のうえ、印刷会社にお問い合わせください。";
    ask_again: "Use another address" / "別のアドレスを使う";
    to_sign_in: "To the sign-in page" / "サインインページへ";
    choose: "Choose your password" / "パスワードの設定";
    choose_text: "Use at least 10 characters: a few words that nobody would guess are good and easy to remember."
        / "10文字以上にしてください。推測されにくい単語をいくつか組み合わせると、安全で覚えやすくなります。";
    account: "Account" / "アカウント";
    new_password: "New password" / "新しいパスワード";
    again: "The same again" / "新しいパスワード（確認）";
    save: "Save the password" / "パスワードを保存";
    link_over: "This link does not work any more" / "このリンクは使えません";
    link_over_text: "A link works once and for a limited time, and a newer one replaces it. You can have a new one mailed."
        / "リンクは期限内に1回だけ使えます。また、新しいリンクを送ると古いものは無効になります。新しいリンクをお送りできます。";
    email_link_over_text: "A link works once and for one hour, and a newer one replaces it. Change the address again in your account."
        / "リンクは1時間以内に1回だけ使えます。また、新しいリンクを送ると古いものは無効になります。マイアカウントでもう一度変更してください。";
    first_link_over_text: "This shop has its first administrator already, or has printed a newer link when it started. Look into its output."
        / "最初の管理者がすでに登録されているか、起動時に新しいリンクが表示されています。サーバーの出力をご確認ください。";
    new_link: "Mail me a new link" / "新しいリンクを送信";
    confirm_email: "Confirm your e-mail address" / "メールアドレスの確認";
    confirm_email_text: "From now on you sign in with this address, and mails go there." / "今後はこのアドレスでサインインし、メールもこのアドレスに届きます。";
    confirm: "Confirm" / "確認する";
    to_account: "To my account" / "マイアカウントへ";
    email_confirmed: "Your e-mail address is changed" / "メールアドレスを変更しました";
    email_confirmed_text: "Sign in with the new address from now on." / "今後は新しいアドレスでサインインしてください。";
    email_taken: "This address cannot be used. Choose another one in your account." / "このアドレスは使用できません。マイアカウントで別のアドレスを指定してください。";
    welcome: "Welcome to Quoin" / "Quoinへようこそ";
    welcome_text: "This shop is new. Make its first administrator, who then sets up the rest." / "新しいショップです。最初の管理者を登録してください。そのほかの設定は管理者が行います。";
    name: "Name" / "名前";
    email: "E-mail" / "メールアドレス";
    language: "Language" / "言語";
    make: "Make the administrator" / "管理者を登録";
    first_too_late: "Somebody else was faster: this shop has its first administrator now." / "ほかの人が先に最初の管理者を登録しました。";
    email_wrong: "Enter an e-mail address, such as name@example.com." / "メールアドレスを name@example.com のように入力してください。";
    email_is_taken: "Somebody has this e-mail address already." / "このメールアドレスはすでに使われています。";
    name_missing: "Enter a name." / "名前を入力してください。";
    name_wrong: "Enter a name of at most 120 characters." / "名前は120文字以内で入力してください。";
    language_wrong: "Choose one of the languages." / "言語を選択してください。";
    too_short: "Use at least 10 characters." / "10文字以上にしてください。";
    too_long: "Use at most 200 characters." / "200文字以内にしてください。";
    not_the_same: "The two passwords are not the same." / "2つのパスワードが一致しません。";
    weak_common: "This is one of the passwords that everybody tries first. Choose another one." / "よく使われるパスワードで、最初に試されるものです。別のパスワードにしてください。";
    weak_similar: "This is too close to a common password. Choose another one." / "よく使われるパスワードに似ています。別のパスワードにしてください。";
    weak_keys: "Rows and patterns of keys are easy to guess. Use a few words that do not belong together." / "キーボードの並びは推測されやすいです。関連のない単語をいくつか組み合わせてください。";
    weak_repeats: "Repeated characters and words are easy to guess. Add words that do not belong together." / "文字や単語の繰り返しは推測されやすいです。関連のない単語を加えてください。";
    weak_sequence: "Sequences such as abc or 6543 are easy to guess. Use a few words that do not belong together." / "abcや6543のような連続は推測されやすいです。関連のない単語をいくつか組み合わせてください。";
    weak_date: "Dates and years are easy to guess. Use a few words that do not belong together." / "日付や年は推測されやすいです。関連のない単語をいくつか組み合わせてください。";
    weak_word: "A word or name by itself is easy to guess. Add one or two more." / "単語や名前1つだけでは推測されやすいです。さらに1つか2つ加えてください。";
    weak: "This is easy to guess. Add a word or two, and leave out your name, e-mail address and company." / "推測されやすいパスワードです。単語を1つか2つ加え、名前・メールアドレス・会社名は使わないでください。";
}

/// Why a page has nothing to fill in.
pub(super) fn over(first: bool, email: bool, lang: Lang) -> &'static str {
    match (first, email) {
        (true, _) => first_link_over_text(lang),
        (_, true) => email_link_over_text(lang),
        _ => link_over_text(lang),
    }
}
