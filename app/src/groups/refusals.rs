//! Why something is refused, in words with names in them.

use crate::ui::Lang;

pub(super) fn only_staff(user: &str, group: &str, lang: Lang) -> String {
    lang.pick(
        format!("{user} is a customer. The group {group} is for staff."),
        format!("{user}さんは顧客ユーザーです。グループ「{group}」はスタッフ用です。"),
    )
}

pub(super) fn only_customers(user: &str, group: &str, lang: Lang) -> String {
    lang.pick(
        format!("{user} belongs to the staff. The group {group} is for customers."),
        format!("{user}さんはスタッフです。グループ「{group}」は顧客用です。"),
    )
}

pub(super) fn mixed(user: &str, group: &str, other: &str, lang: Lang) -> String {
    lang.pick(
        format!(
            "{user} cannot be in {group} and in {other}: who orders on behalf of customers has no pages of the administration."
        ),
        format!(
            "{user}さんを「{group}」と「{other}」の両方に入れることはできません。代理注文をする人は管理ページを開けません。"
        ),
    )
}

pub(super) fn lacks(group: &str, pages: &str, lang: Lang) -> String {
    lang.pick(
        format!("The group {group} opens pages that you may not open yourself: {pages}. Only somebody who may can change who is in it."),
        format!("グループ「{group}」は、ご自身が開けないページ（{pages}）を開けます。メンバーを変更できるのは、それらのページを開ける人だけです。"),
    )
}
