//! Texts of the administration's start.

use crate::{
    auth::Page,
    ui::{Lang, texts},
};

texts! {
    overview: "Overview" / "概要";
    about_users: "Who may sign in: buyers and staff, their groups, import and export." / "サインインできる人: 購入担当者とスタッフ、グループ、インポートとエクスポート。";
    about_groups: "Which pages each group may open, and who is in it." / "各グループが開けるページと、そのメンバー。";
    about_companies: "Customer accounts: addresses, cost centres, prices, approval, their CSRs." / "顧客アカウント: 住所、コストセンター、価格、承認、担当CSR。";
    about_catalogue: "Products, options, price breaks, pictures, and who sees them." / "商品、オプション、価格区分、画像、公開範囲。";
    about_settings: "The shop's name and look, tax, shipping, mail, limits." / "ショップの名前と外観、税、配送、メール、制限。";
    about_mails: "What was mailed, to whom, and whether it arrived at the relay." / "送信したメール、宛先、送信結果。";
    about_audit_log: "Everything that happened: who, in whose name, before and after." / "すべての出来事: 誰が、誰の名義で、変更前と変更後。";
}

/// What a page is for; nothing for those that are no administration.
pub(super) const fn about(page: Page, lang: Lang) -> &'static str {
    match page {
        Page::Users => about_users(lang),
        Page::Groups => about_groups(lang),
        Page::Companies => about_companies(lang),
        Page::Catalogue => about_catalogue(lang),
        Page::Settings => about_settings(lang),
        Page::Mails => about_mails(lang),
        Page::AuditLog => about_audit_log(lang),
        Page::Storefront
        | Page::Orders
        | Page::Jobs
        | Page::Production
        | Page::OrderOnBehalf
        | Page::OnBehalfSessions => "",
    }
}
