//! Why something is refused, in words with names in them.

use crate::{
    auth::Page,
    ui::{Lang, texts},
};

texts! {
    last_administrator: "A shop needs an active administrator: make somebody else one first."
        / "有効な管理者が少なくとも1人必要です。先にほかの人を管理者にしてください。";
}

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

pub(super) fn both_in_one(group: &str, lang: Lang) -> String {
    lang.pick(
        format!("{group} cannot open Order on behalf and pages of the administration."),
        format!("グループ「{group}」に「代理注文」と管理ページの両方を許可することはできません。"),
    )
}

pub(super) fn lacks(group: &str, pages: &str, lang: Lang) -> String {
    lang.pick(
        format!("The group {group} opens pages that you may not open yourself: {pages}. Only somebody who may can change who is in it."),
        format!("グループ「{group}」は、ご自身が開けないページ（{pages}）を開けます。メンバーを変更できるのは、それらのページを開ける人だけです。"),
    )
}

pub(super) fn locked(group: &str, page: Page, lang: Lang) -> String {
    let page = page.text(lang);
    lang.pick(
        format!("You cannot give {page} to {group}."),
        format!("グループ「{group}」に「{page}」を許可することはできません。"),
    )
}

/// Who is in a group that was to be deleted: a few by name, and how many more.
pub(super) fn in_use(group: &str, named: &[String], members: i64, lang: Lang) -> String {
    let more = members - i64::try_from(named.len()).unwrap_or(i64::MAX);
    let people = named.join(lang.pick(", ", "さん、"));
    if more > 0 {
        lang.pick(
            format!("{group} is in use by {people} and {more} more. Remove its members first."),
            format!("グループ「{group}」には{people}さんとほか{more}人がいます。先にメンバーを外してください。"),
        )
    } else {
        lang.pick(
            format!("{group} is in use by {people}. Remove its members first."),
            format!("グループ「{group}」には{people}さんがいます。先にメンバーを外してください。"),
        )
    }
}
