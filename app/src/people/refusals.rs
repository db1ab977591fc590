//! What the server alone says of users and their import.

use super::texts as t;
use crate::ui::Lang;

pub(super) fn locked(pages: &str, lang: Lang) -> String {
    lang.pick(
        format!("This user may open pages that you may not open: {pages}. Only somebody who may can change this user."),
        format!("このユーザーは、ご自身が開けないページ（{pages}）を開けます。変更できるのは、それらのページを開ける人だけです。"),
    )
}

pub(super) fn email_twice(line: u64, lang: Lang) -> String {
    lang.pick(
        format!("Line {line} has the same e-mail address."),
        format!("{line}行目と同じメールアドレスです。"),
    )
}

pub(super) fn no_such_group(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("There is no group \"{name}\"."),
        format!("グループ「{name}」はありません。"),
    )
}

/// Of names that were given before no two groups could have the same.
pub(super) fn groups_alike(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("More than one group is called \"{name}\". Rename one of them first."),
        format!("「{name}」というグループが複数あります。先に一方の名前を変更してください。"),
    )
}

/// What becomes of a user's groups.
pub(super) fn regrouped(joins: &[&str], leaves: &[&str], lang: Lang) -> String {
    let list = |groups: &[&str], en: &str, ja: &str| {
        let text = lang.pick(
            format!("{en} {}", groups.join(", ")),
            format!("「{}」{ja}", groups.join("」「")),
        );
        (!groups.is_empty()).then_some(text)
    };
    let both = [list(joins, "joins", "に追加"), list(leaves, "leaves", "から削除")];
    let both: Vec<String> = both.into_iter().flatten().collect();
    both.join(lang.pick("; ", "、"))
}

/// What a column is about.
pub(super) fn column(column: &'static str, lang: Lang) -> &'static str {
    match column {
        "name" => t::name(lang),
        "email" => t::email(lang),
        "language" => t::language(lang),
        "company" => t::company(lang),
        "groups" => t::groups(lang),
        "state" => t::state(lang),
        other => other,
    }
}
