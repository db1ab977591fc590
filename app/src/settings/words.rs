//! What the server alone says of the settings.

use crate::ui::Lang;

/// Where a setting is fixed.
pub(super) fn fixed(at: &str, lang: Lang) -> String {
    lang.pick(
        format!("Fixed where the shop is started: {at}."),
        format!("起動時に固定されています: {at}"),
    )
}

pub(super) fn products_use_it(count: i64, lang: Lang) -> String {
    lang.pick(
        format!("Products use it: {count}."),
        format!("{count}件の商品で使用されています。"),
    )
}

pub(super) fn test_failed(said: &str, lang: Lang) -> String {
    lang.pick(
        format!("The test mail was not taken. The relay said: {said}"),
        format!("テストメールを送信できませんでした。サーバーの応答: {said}"),
    )
}
