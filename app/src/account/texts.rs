//! Texts of the account.

use crate::ui::texts;

texts! {
    title: "My account" / "マイアカウント";
    profile: "Profile" / "プロフィール";
    name: "Name" / "名前";
    email: "E-mail" / "メールアドレス";
    company: "Company" / "会社";
}
