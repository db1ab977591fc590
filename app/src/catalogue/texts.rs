//! Texts of the catalogue, and what is wrong with a configuration.

use crate::ui::{Lang, count, texts};
use pricing::Problem;

texts! {
    title: "Catalogue" / "カタログ";
    lede: "Prices are net, for your company." / "価格は税抜き、御社向けの価格です。";
    from: "from" / "最低価格";
    nothing: "Nothing found" / "見つかりませんでした";
    nothing_text: "No product matches. Try another word, or look through the whole catalogue."
        / "一致する商品がありません。別の言葉で検索するか、カタログ全体をご覧ください。";
    whole: "Whole catalogue" / "カタログ全体";
    quantity: "Quantity" / "数量";
    pages: "Pages" / "ページ数";
    width: "Width (mm)" / "幅 (mm)";
    height: "Height (mm)" / "高さ (mm)";
    size: "Size" / "サイズ";
    speed: "Production" / "納期";
    standard: "Standard" / "通常";
    rush: "Rush, + 50 %" / "特急 (+50%)";
    add_to_cart: "Add to cart" / "カートに入れる";
    price: "Price" / "価格";
    price_of_product: "Print" / "印刷";
    setup: "Setup" / "基本料";
    sheet: "Your company's price" / "御社価格";
    minimum: "The minimum price applies." / "最低価格が適用されます。";
    total: "Total, net" / "合計（税抜）";
    each: "each" / "1点あたり";
    breaks: "Quantities and prices" / "数量と価格";
    unknown_option: "Choose one of the options." / "選択肢から選んでください。";
    no_rush: "This product has no rush production." / "この商品は特急に対応していません。";
    not_priced: "This cannot be priced. Please ask us." / "この仕様は自動見積りできません。お問い合わせください。";
    too_large: "This is too large to price here. Please ask us." / "大きすぎるため自動見積りできません。お問い合わせください。";
}

/// What to do about a problem.
pub(crate) fn problem_text(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::QuantityNotListed { allowed } => {
            let list: Vec<String> = allowed.iter().copied().map(count).collect();
            lang.pick(
                format!("Choose one of these quantities: {}.", list.join("; ")),
                format!("次の数量から選んでください: {}", list.join("、")),
            )
        }
        Problem::QuantityOutOfRange { min, max, step } => range(lang, *min, *max, *step),
        Problem::Pages { min, max, multiple } => range(lang, *min, *max, *multiple),
        Problem::Width { min_mm, max_mm } | Problem::Height { min_mm, max_mm } => range(lang, *min_mm, *max_mm, 1),
        Problem::UnknownOption { .. } => owned(unknown_option(lang)),
        Problem::NoRush => owned(no_rush(lang)),
        Problem::NotPriced => owned(not_priced(lang)),
        Problem::TooLarge => owned(too_large(lang)),
    }
}

fn owned(text: &str) -> String {
    text.to_owned()
}

fn range(lang: Lang, min: u32, max: u32, step: u32) -> String {
    let (min, max) = (count(min), count(max));
    if step > 1 {
        lang.pick(
            format!("Enter a number from {min} to {max}, in steps of {step}."),
            format!("{min}から{max}まで、{step}単位で入力してください。"),
        )
    } else {
        lang.pick(
            format!("Enter a whole number from {min} to {max}."),
            format!("{min}から{max}までの整数を入力してください。"),
        )
    }
}

pub(super) fn search_title(query: &str, lang: Lang) -> String {
    lang.pick(format!("Search: {query}"), format!("検索: {query}"))
}

/// What one piece costs.
pub(super) fn each_costs(price: &str, lang: Lang) -> String {
    lang.pick(format!("{price} each"), format!("1点あたり {price}"))
}
