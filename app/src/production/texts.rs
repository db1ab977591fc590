//! Texts of production.

use crate::ui::{Lang, texts};

texts! {
    title: "Production" / "生産";
    list_title: "Production list" / "生産リスト";
    board: "Board" / "ボード";
    list: "List" / "リスト";
    to_start: "To start" / "着手待ち";
    in_production: "In production" / "製造中";
    on_hold: "On hold" / "保留中";
    finished: "Finished" / "完成";
    shipped: "Shipped" / "発送済み";
    shipped_today: "Shipped today" / "本日発送";
    shipped_text: "What was shipped in the last thirty days." / "過去30日間に発送したものです。";
    stage: "Stage" / "工程";
    start: "Start production" / "製造を開始";
    finish: "Finish" / "完成にする";
    hold: "Put on hold" / "保留にする";
    release: "Release" / "保留を解除";
    ship: "Ship" / "発送する";
    hold_text: "An order goes on hold as a whole, with all its jobs." / "注文は、含まれるすべてのジョブとともに保留になります。";
    ship_text: "Chosen jobs of one order go as one shipment. Leave both empty where something is handed over."
        / "同じ注文のジョブは一つの発送にまとめられます。直接お渡しする場合は空欄のままにしてください。";
    tickets: "Print job tickets" / "作業指示書を印刷";
    with_chosen: "With the chosen jobs" / "選択したジョブ";
    reason: "Reason (the customer reads this)" / "理由（お客様に表示されます）";
    carrier: "Carrier" / "配送業者";
    tracking: "Tracking number" / "追跡番号";
    reason_missing: "Say why: the customer reads it." / "お客様に伝える理由を入力してください。";
    carrier_missing: "Which carrier has this number?" / "追跡番号の配送業者を入力してください。";
    choose_step: "Choose what to do, by one of the buttons." / "ボタンで操作を選択してください。";
    choose_jobs: "Choose at least one job." / "ジョブを1件以上選択してください。";
    nothing_here: "Nothing here" / "ありません";
    no_jobs: "Nothing to make" / "該当するジョブがありません";
    no_jobs_text: "Jobs show here once they and their orders are approved." / "ジョブは、校了し注文が承認されるとここに表示されます。";
    none_match: "No job matches" / "該当するジョブがありません";
    show_all: "Show all of this stage" / "この工程のすべてを表示";
    find: "Name, product, company or code" / "名前、商品、会社、コード";
    due: "Due" / "納期";
    any_due: "Any day" / "すべて";
    due_overdue: "Overdue" / "納期超過";
    due_today: "Due today" / "本日納期";
    due_week: "Within a week" / "1週間以内";
    due_none: "Without a day" / "納期なし";
    sort: "Sort by" / "並び順";
    due_first: "Due first" / "納期の早い順";
    by_number: "By number" / "番号順";
    filter: "Filter" / "絞り込み";
    job: "Job" / "ジョブ";
    company: "Company" / "会社";
    product: "Product" / "商品";
    quantity: "Quantity" / "数量";
    shipped_at: "Shipped" / "発送日時";
    next: "Next jobs" / "次のジョブ";
    first: "First jobs" / "最初のジョブ";
    everything: "Show all" / "すべて表示";
    left_state: "it is in another state" / "状態が異なります";
    left_held: "it is on hold" / "保留中です";
    left_order: "its order is not approved" / "注文が承認されていません";
    left_gone: "there is no such job" / "ジョブが見つかりません";
    left_as_they_were: "Left as they were:" / "変更されなかったジョブ:";
    ticket: "Job ticket" / "作業指示書";
    order: "Order" / "注文番号";
    buyer: "Buyer" / "購入担当者";
    deliver_to: "Deliver to" / "お届け先";
    po_number: "Purchase order number" / "発注番号";
    code: "Job code" / "ジョブコード";
    state: "State" / "状態";
    description: "Description" / "説明";
    note: "Note of the order" / "注文の連絡事項";
    files: "Files" / "ファイル";
    no_files: "No files yet." / "ファイルはまだありません。";
    internal_notes: "Internal notes" / "社内メモ";
}

pub(super) fn choose(number: &str, lang: Lang) -> String {
    lang.pick(format!("Choose {number}"), format!("{number}を選択"))
}

pub(super) fn too_many(most: usize, lang: Lang) -> String {
    lang.pick(
        format!("{most} jobs at once are the most."),
        format!("一度に選択できるのは{most}件までです。"),
    )
}

pub(super) fn too_long(most: usize, lang: Lang) -> String {
    lang.pick(
        format!("This is too long: {most} characters at most."),
        format!("長すぎます。{most}文字以内で入力してください。"),
    )
}

/// What was done, with how many.
pub(super) fn done(step: &str, count: usize, lang: Lang) -> String {
    lang.pick(
        format!("{step}: {count} done."),
        format!("{step}: {count}件完了しました。"),
    )
}

pub(super) fn overdue(day: &str, lang: Lang) -> String {
    lang.pick(format!("Overdue since {day}"), format!("納期超過（{day}）"))
}

pub(super) fn due_by(day: &str, lang: Lang) -> String {
    lang.pick(format!("Due {day}"), format!("納期 {day}"))
}

pub(super) fn pieces(count: &str, lang: Lang) -> String {
    let unit = if count == "1" { "pc" } else { "pcs" };
    lang.pick(format!("{count} {unit}"), format!("{count}部"))
}

pub(super) fn only_of(what: &str, lang: Lang) -> String {
    lang.pick(format!("Only {what}."), format!("{what}のみ表示しています。"))
}
