//! Texts of the catalogue as staff keep it.

use crate::ui::{Lang, count, texts};
use pricing::SpecError;

texts! {
    title: "Catalogue" / "カタログ";
    add_product: "Add product" / "商品を追加";
    categories: "Categories" / "カテゴリー";
    import: "Import" / "インポート";
    export: "Export as CSV" / "CSVで書き出す";
    find: "Find a product" / "商品を検索";
    category: "Category" / "カテゴリー";
    any_category: "All categories" / "すべてのカテゴリー";
    state: "State" / "状態";
    any_state: "Any state" / "すべての状態";
    filter: "Filter" / "絞り込み";
    draft: "Draft" / "下書き";
    published: "Published" / "公開中";
    withdrawn: "Withdrawn" / "公開停止";
    changed: "unpublished changes" / "未公開の変更あり";
    for_some: "chosen companies" / "指定した会社のみ";
    product: "Product" / "商品";
    list_price: "List price from" / "標準価格（最低）";
    order: "Order" / "表示順";
    up: "Up" / "上へ";
    down: "Down" / "下へ";
    order_hint: "To change the order of display, filter by one category." / "表示順を変更するには、カテゴリーで絞り込んでください。";
    none: "No products yet" / "商品はまだありません";
    none_text: "Add the first one, or import a list." / "最初の商品を追加するか、一覧をインポートしてください。";
    none_match: "No product matches" / "該当する商品がありません";
    show_all: "Show all products" / "すべての商品を表示";
    next: "Next" / "次へ";
    first: "First" / "最初";
    no_category: "First add a category for it to stand in." / "先に、商品を入れるカテゴリーを追加してください。";

    new_title: "New product" / "新しい商品";
    new_lede: "What is it priced by? Everything can be changed later." / "価格の決め方を選んでください。後からすべて変更できます。";
    kind_totals: "A list of quantities and their prices" / "数量ごとの価格表";
    kind_totals_text: "100 for 19.00, 250 for 27.00: business cards, flyers, letterheads." / "100部で19.00、250部で27.00など。名刺、チラシ、レターヘッドに。";
    kind_each: "A price each" / "1点あたりの価格";
    kind_each_text: "Any quantity, cheaper by the piece in larger ones: roll-ups, mugs." / "数量は自由で、多いほど単価が下がります。ロールアップバナーやマグカップに。";
    kind_pages: "A price each, and by pages" / "1部あたりとページ数による価格";
    kind_pages_text: "Pages beyond those included cost extra: brochures, reports." / "含まれるページ数を超えた分が加算されます。パンフレットや報告書に。";
    kind_area: "By area" / "面積による価格";
    kind_area_text: "A price for a square metre of the size that is ordered: posters, banners." / "注文サイズの1平方メートルあたりの価格。ポスターや横断幕に。";
    copy_title: "Or a copy of another product" / "または他の商品のコピー";
    copy_of: "Product to copy" / "コピー元の商品";
    copy: "Copy" / "コピー";
    choose: "Choose a product" / "商品を選択";

    about: "What customers read" / "お客様に表示される内容";
    name_en: "Name in English" / "名前（英語）";
    name_ja: "Name in Japanese" / "名前（日本語）";
    summary_en: "Summary in English" / "説明（英語）";
    summary_ja: "Summary in Japanese" / "説明（日本語）";
    slug: "Address" / "アドレス";
    slug_hint: "Small letters, digits and hyphens; left empty, it is made from the English name. Once published, it stays." / "半角の英小文字・数字・ハイフン。空欄の場合は英語名から作られます。公開後は変更できません。";
    slug_stays: "It stays, since customers may have saved it." / "お客様が保存している可能性があるため、変更できません。";
    alt_en: "What the picture shows, in English" / "画像の説明（英語）";
    alt_ja: "What the picture shows, in Japanese" / "画像の説明（日本語）";
    choose_category: "Choose a category." / "カテゴリーを選択してください。";
    tax_class: "Tax class" / "税区分";
    choose_tax_class: "This tax class is no more. Choose another." / "この税区分は削除されています。別の税区分を選択してください。";

    price: "Price" / "価格";
    basis: "A price each is for" / "単価の単位";
    by_piece: "one piece" / "1点";
    by_square_metre: "one square metre" / "1平方メートル";
    break_by: "Breaks go by" / "価格区分の基準";
    by_pieces: "the quantity" / "数量";
    by_area: "the area of all pieces" / "全体の面積";
    between: "Between two breaks" / "区分の間の価格";
    stepped: "the lower break's price holds" / "低い方の区分の価格";
    linear: "the price runs in a straight line" / "直線的に変化";
    setup: "Setup, once a job" / "基本料（1ジョブあたり）";
    minimum: "Minimum for a job" / "1ジョブの最低価格";
    breaks: "Price breaks" / "価格区分";
    breaks_hint: "From this quantity or, where breaks go by area, from these square metres on. An empty row counts for nothing; rows are put in order by themselves." / "この数量（面積基準の場合は平方メートル）から適用されます。空の行は無視され、行は自動で並べ替えられます。";
    from: "From" / "以上";
    amount: "Price" / "価格";
    rate: "It is" / "種類";
    total: "for all of them" / "合計";
    each: "each" / "単価";
    per_page: "Extra pages" / "追加ページ";
    add_break: "Add a break" / "区分を追加";
    remove: "Remove" / "削除";

    quantities: "Quantities" / "注文できる数量";
    quantity: "Customers can order" / "注文できる数量";
    listed: "only the quantities of the breaks" / "価格区分の数量のみ";
    range: "any quantity in a range" / "範囲内の数量";
    least: "Least" / "最小";
    most: "Most" / "最大";
    step: "In steps of" / "刻み";

    pages: "Pages" / "ページ数";
    pages_part: "Pages" / "ページ数の扱い";
    pages_ignored: "have no part in the price" / "価格に関係しない";
    pages_counted: "count for the price" / "価格に含める";
    pages_multiple: "In multiples of" / "倍数";
    pages_included: "Included in the price" / "価格に含まれるページ";
    pages_per: "“Extra pages” is for so many pages" / "「追加ページ」の単位（ページ）";

    size: "Size" / "サイズ";
    size_from: "The size comes from" / "サイズの決め方";
    size_none: "nowhere: it has no part in the price" / "価格に関係しない";
    size_options: "an option that has one" / "サイズを持つ選択肢";
    size_free: "the customer, in millimetres" / "お客様が入力（mm）";
    width_min: "Least width (mm)" / "最小の幅 (mm)";
    width_max: "Greatest width (mm)" / "最大の幅 (mm)";
    height_min: "Least height (mm)" / "最小の高さ (mm)";
    height_max: "Greatest height (mm)" / "最大の高さ (mm)";

    options: "Options" / "オプション";
    options_hint: "Of each group the customer takes one; the first is the default. An empty row counts for nothing." / "各グループからお客様が1つ選びます。最初のものが初期値です。空の行は無視されます。";
    group_en: "Group in English" / "グループ（英語）";
    group_ja: "Group in Japanese" / "グループ（日本語）";
    option_en: "Option in English" / "選択肢（英語）";
    option_ja: "Option in Japanese" / "選択肢（日本語）";
    effect: "Effect on the price" / "価格への影響";
    effect_included: "none" / "なし";
    effect_flat: "once a job" / "1ジョブあたり";
    effect_per_piece: "each piece" / "1点あたり";
    effect_per_square_metre: "each square metre" / "1平方メートルあたり";
    effect_per_metre: "each metre of edge" / "周囲1メートルあたり";
    effect_percent: "percent of the print" / "印刷価格に対する割合（%）";
    effect_unit_price: "replaces the price each" / "単価を置き換え";
    width: "Width (mm)" / "幅 (mm)";
    height: "Height (mm)" / "高さ (mm)";
    add_option: "Add an option" / "選択肢を追加";
    add_group: "Add a group of options" / "オプショングループを追加";
    remove_group: "Remove the group" / "グループを削除";
    rush: "Rush production" / "特急";
    rush_not: "is not offered" / "受け付けない";
    rush_offered: "is offered, for half as much again" / "受け付ける（1.5倍の価格）";

    save_draft: "Save as draft" / "下書きとして保存";
    save_and_publish: "Save and publish" / "保存して公開";
    try_it: "Show the price" / "価格を表示";

    tester: "Try the price" / "価格の確認";
    tester_text: "Priced as typed, saved or not." / "保存前の入力内容で計算します。";
    tester_not_yet: "The price shows once the form is complete:" / "入力が完了すると価格が表示されます:";
    price_sheet: "Prices of" / "価格の対象";
    list_prices: "List prices" / "標準価格";
    smallest: "empty: the smallest" / "空欄は最小";

    look: "Look at it as customers do" / "お客様の表示を見る";
    state_draft_text: "Customers do not see it yet." / "お客様にはまだ表示されません。";
    state_published_text: "Customers see it as it was last published." / "最後に公開した内容が表示されています。";
    state_changed_text: "Customers see it as it was last published. The changes below wait to be published." / "お客様には最後に公開した内容が表示されています。以下の変更はまだ公開されていません。";
    state_withdrawn_text: "Customers do not see it any more. What they ordered stays as it was." / "お客様には表示されません。過去の注文はそのまま残ります。";
    publish: "Publish" / "公開";
    withdraw: "Withdraw" / "公開を停止";
    discard: "Discard the draft" / "下書きを破棄";
    discard_all: "Delete this draft" / "この下書きを削除";
    changed_meanwhile: "Somebody else changed this product meanwhile. Please look at it again before you save."
        / "この商品は他の人が変更しました。内容をもう一度確認してから保存してください。";
    slug_wrong: "Use small letters a to z, digits and hyphens, at most 60." / "半角の英小文字・数字・ハイフンで、60文字以内で入力してください。";
    slug_taken: "Another product has this address." / "このアドレスは他の商品で使われています。";

    picture: "Picture" / "画像";
    picture_text: "It belongs to the draft: customers see it once that is published." / "画像は下書きに保存され、公開後にお客様に表示されます。";
    picture_file: "PNG, JPEG or WebP, at most 5 MB" / "PNG・JPEG・WebP、5MBまで";
    upload: "Upload" / "アップロード";
    remove_picture: "Remove the picture" / "画像を削除";
    no_picture_yet: "Save the draft first; then it can have a picture." / "先に下書きを保存すると、画像を追加できます。";
    choose_picture: "Choose a picture." / "画像を選択してください。";
    no_picture: "This is no PNG, JPEG or WebP." / "PNG・JPEG・WebPの画像ではありません。";
    picture_too_large: "No side of the picture may be longer than 6,000 px." / "画像の縦横はそれぞれ6,000 px以内にしてください。";
    picture_too_long: "The picture is longer than 5 MB." / "画像が5MBを超えています。";

    who_sees: "Who sees it" / "表示する会社";
    all_see: "All companies see it." / "すべての会社に表示されます。";
    some_see: "Only these companies see it:" / "次の会社だけに表示されます:";
    nobody_sees: "No company sees it yet." / "まだどの会社にも表示されません。";
    let_all: "Show it to all companies" / "すべての会社に表示";
    let_some: "Only chosen companies" / "指定した会社だけに表示";
    company: "Company" / "会社";
    show_to: "Show it to this company" / "この会社に表示";
    hide: "Hide" / "非表示";
    no_such_company: "No company has this name." / "この名前の会社はありません。";

    add_category: "Add a category" / "カテゴリーを追加";
    add: "Add" / "追加";
    rename: "Rename" / "名前を変更";
    no_categories: "No categories yet" / "カテゴリーはまだありません";
    no_categories_text: "Products stand in categories; add the first." / "商品はカテゴリーに入ります。最初のカテゴリーを追加してください。";
    category_name_taken: "Another category has this name." / "この名前のカテゴリーはすでにあります。";
    category_changed: "Somebody else changed this category meanwhile. It now shows as it is." / "このカテゴリーは他の人が変更しました。最新の内容を表示しています。";

    import_title: "Import products" / "商品のインポート";
    import_text: "The file is as the export writes it: change that and send it here. Nothing is changed before you have seen what would be done." / "エクスポートしたファイルを編集して送信してください。内容を確認するまで何も変更されません。";
    import_columns: "Columns" / "列";
    import_columns_text: "“slug” names the product; an unknown one adds a product. The others may be left out or empty, and then leave what is there: state (draft, published, withdrawn), category (the last part of its address), name_en, name_ja, summary_en, summary_ja, picture, alt_en, alt_ja, tax_class (its English name, or * for the shop's default), companies (* for all, - for none, or names with | between them), spec (the price list as the export writes it). In the name of a tax class or company a backslash stands before | and \\, and before a name that is * or - alone."
        / "「slug」が商品を表し、未登録のものは新しい商品になります。他の列は省略または空欄にでき、その場合は現在の内容のままです: state（draft・published・withdrawn）、category（アドレスの末尾）、name_en、name_ja、summary_en、summary_ja、picture、alt_en、alt_ja、tax_class（英語名。既定の税区分は *）、companies（すべては *、なしは -、または | で区切った会社名）、spec（エクスポートされた形式の価格表）。税区分名・会社名の中の | と \\ の前、および * または - だけの名前の前には \\ を付けます。";
    content_changes: "texts and prices" / "内容・価格";
    state_wrong: "Use draft, published or withdrawn." / "draft・published・withdrawnのいずれかを入力してください。";
    no_draft_again: "It was published once; it can be withdrawn, but is no draft again." / "一度公開された商品は下書きに戻せません。withdrawnにできます。";
    draft_waits: "This product has unpublished changes: publish or discard them first." / "この商品には未公開の変更があります。先に公開するか破棄してください。";
    no_such_picture: "There is no such picture; upload it on the product's page." / "この画像はありません。商品ページでアップロードしてください。";

    required: "Please fill this in." / "入力してください。";
    amount_wrong: "Enter an amount such as 1,234.50." / "1,234.50 のように金額を入力してください。";
    percent_wrong: "Enter a percentage from -100 to 10,000, such as 18 or 7.5." / "-100から10,000までの割合を、18や7.5のように入力してください。";
    below_least: "This is below the least." / "最小値を下回っています。";
    included_too_many: "No more than the least number of pages." / "最小ページ数以下にしてください。";
    group_without_options: "A group needs an option." / "グループには選択肢が必要です。";
    amount_without_effect: "Choose what the amount is for." / "金額の種類を選んでください。";
}

pub(super) fn too_long(longest: usize, lang: Lang) -> String {
    lang.pick(
        format!("At most {longest} characters, please."),
        format!("{longest}文字以内で入力してください。"),
    )
}

pub(super) fn too_many_rows(most: usize, lang: Lang) -> String {
    lang.pick(
        format!("At most {most} rows, please."),
        format!("{most}行までにしてください。"),
    )
}

pub(super) fn number_wrong(least: u32, lang: Lang) -> String {
    lang.pick(
        format!("Enter a whole number of at least {least}."),
        format!("{least}以上の整数を入力してください。"),
    )
}

pub(super) fn no_multiple(of: u32, lang: Lang) -> String {
    lang.pick(
        format!("The least must be a multiple of {of}."),
        format!("最小値は{of}の倍数にしてください。"),
    )
}

/// What to do about a price list that makes no sense.
pub(super) fn spec_error(error: &SpecError, lang: Lang) -> String {
    let text = match error {
        SpecError::NoBreaks => lang.pick("Add a price.", "価格を入力してください。"),
        SpecError::BreakOrder { .. } => lang.pick(
            "Two breaks begin here; let each begin at another quantity.",
            "同じ数量から始まる区分があります。別の数量にしてください。",
        ),
        SpecError::BreakTotal { .. } => lang.pick(
            "A price for all of them must be above zero, and does not go with square metres or areas.",
            "合計価格は0より大きくしてください。面積による価格では使えません。",
        ),
        SpecError::NegativePrice => lang.pick("Nothing costs less than nothing.", "0以上の金額を入力してください。"),
        SpecError::Quantity => lang.pick(
            "Breaks that go by area list no quantities: let customers order any quantity in a range.",
            "面積基準の区分には数量がありません。「範囲内の数量」を選んでください。",
        ),
        SpecError::BelowFirstBreak => lang.pick(
            "Below the first break there is no price: let the least be no smaller.",
            "最初の区分より少ない数量には価格がありません。最小値を区分以上にしてください。",
        ),
        SpecError::Pages => lang.pick("These pages cannot be ordered.", "このページ数は注文できません。"),
        SpecError::Size => lang.pick(
            "The price goes by area: say where the size comes from. Where it is an option, each of the group's options needs one.",
            "面積による価格にはサイズが必要です。選択肢から決める場合は、グループのすべての選択肢にサイズを入力してください。",
        ),
        SpecError::Group { .. } => lang.pick("A group needs an option.", "グループには選択肢が必要です。"),
        SpecError::Choice { .. } => lang.pick(
            "This needs a size, or takes off more than there is.",
            "サイズが必要か、割引が大きすぎます。",
        ),
        SpecError::UnitPrices => lang.pick(
            "Only one group of options can replace the price each.",
            "単価を置き換えられるのは1つのグループだけです。",
        ),
    };
    text.to_owned()
}

/// The first choice of a product's tax class, by the one that then counts.
pub(super) fn default_tax_class(name: &str, lang: Lang) -> String {
    lang.pick(format!("The shop's default: {name}"), format!("既定の税区分: {name}"))
}

/// What a category holds.
pub(super) fn products_in(number: i64, lang: Lang) -> String {
    let number = count(u32::try_from(number).unwrap_or(u32::MAX));
    lang.pick(format!("Products: {number}"), format!("商品: {number}"))
}

pub(super) fn option_number(number: usize, lang: Lang) -> String {
    lang.pick(format!("Option {number}"), format!("選択肢{number}"))
}

pub(super) fn break_number(number: usize, lang: Lang) -> String {
    lang.pick(format!("Break {number}"), format!("区分{number}"))
}
