//! What the server alone says of the catalogue: why something cannot be done.

use crate::ui::Lang;

/// Why a category cannot be removed.
pub(super) fn category_in_use(products: &[String], more: bool, lang: Lang) -> String {
    let names = products.join(lang.pick(", ", "、"));
    let end = if more { lang.pick(" and others", "など") } else { "" };
    lang.pick(
        format!("It cannot be removed: {names}{end} stand in it."),
        format!("{names}{end}が入っているため、削除できません。"),
    )
}

pub(super) fn slug_twice(line: u64, lang: Lang) -> String {
    lang.pick(
        format!("Line {line} is about the same product."),
        format!("{line}行目と同じ商品です。"),
    )
}

pub(super) fn no_such_category(slug: &str, lang: Lang) -> String {
    lang.pick(
        format!("There is no category “{slug}”."),
        format!("カテゴリー「{slug}」はありません。"),
    )
}

pub(super) fn no_company_named(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("There is no company “{name}”."),
        format!("会社「{name}」はありません。"),
    )
}

pub(super) fn no_such_tax_class(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("There is no tax class “{name}”. Use its English name, or * for the shop's default."),
        format!("税区分「{name}」はありません。英語名を入力するか、既定の税区分の場合は * を入力してください。"),
    )
}

pub(super) fn spec_unreadable(why: &str, lang: Lang) -> String {
    lang.pick(
        format!("The price list cannot be read: {why}."),
        format!("価格表を読み取れません: {why}"),
    )
}
