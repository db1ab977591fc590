//! What is wrong with a file, in words; said by the server alone.

use crate::ui::Lang;

pub(super) fn cells(found: usize, expected: usize, lang: Lang) -> String {
    lang.pick(
        format!("This line has {found} cells, but the heading names {expected} columns."),
        format!("この行のセルは{found}個ですが、見出しの列は{expected}個です。"),
    )
}

pub(super) fn missing_column(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("The heading lacks the column \"{name}\"."),
        format!("見出しに列「{name}」がありません。"),
    )
}

pub(super) fn unknown_column(name: &str, known: &[&str], lang: Lang) -> String {
    let known = known.join(", ");
    lang.pick(
        format!("There is no column \"{name}\". The columns are: {known}."),
        format!("「{name}」という列はありません。使用できる列: {known}"),
    )
}

pub(super) fn column_twice(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("The column \"{name}\" is there twice."),
        format!("列「{name}」が重複しています。"),
    )
}
