//! Texts of signing in.

use crate::ui::texts;

texts! {
    title: "Sign in" / "サインイン";
    lede: "Order print for your company, and follow it to the door." / "会社の印刷物を注文し、お届けまで確認できます。";
    email: "E-mail" / "メールアドレス";
    password: "Password" / "パスワード";
    email_missing: "Enter your e-mail address." / "メールアドレスを入力してください。";
    password_missing: "Enter your password." / "パスワードを入力してください。";
    forgot: "Forgot your password?" / "パスワードをお忘れですか？";
    password_is_set: "Your password is set. Sign in with it." / "パスワードを設定しました。新しいパスワードでサインインしてください。";
    wrong_password: "E-mail address or password is wrong." / "メールアドレスまたはパスワードが正しくありません。";
}
