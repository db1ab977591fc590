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
