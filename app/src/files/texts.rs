//! Texts of files.

use crate::ui::{Lang, texts};

texts! {
    title: "Files" / "ファイル";
    none: "No files yet" / "ファイルはまだありません";
    none_text: "Upload the artwork: PDF with 3 mm bleed is best." / "入稿データをアップロードしてください。塗り足し3mmのPDFが最適です。";
    choose: "Choose files" / "ファイルを選択";
    upload: "Upload" / "アップロード";
    drop_here: "or drop them here" / "またはここにドロップ";
    uploads: "Uploads" / "アップロード状況";
    cancel: "Cancel" / "キャンセル";
    try_again: "Try again" / "再試行";
    dismiss: "Dismiss" / "閉じる";
    waiting: "Waiting" / "待機中";
    checking: "Writing down" / "保存中";
    no_connection: "The connection was lost. Nothing of this file was kept." / "接続が切れました。このファイルは保存されていません。";
    delete: "Delete" / "削除";
    restore: "Restore" / "元に戻す";
    deleted: "Deleted files" / "削除されたファイル";
    deleted_text: "They can be restored for 30 days." / "30日以内であれば元に戻せます。";
    earlier_and_hash: "Versions" / "バージョン";
    unchanged: "This content is there already." / "同じ内容がすでにあります。";
    empty_file: "This file is empty." / "ファイルが空です。";
    no_file: "Choose a file first." / "ファイルを選択してください。";
    too_late: "This job is in production or over: its files can no longer be changed." / "製造開始後または終了したジョブのファイルは変更できません。";
    customer_service: "customer service" / "カスタマーサービス";
    the_shop: "the print shop" / "印刷会社";
    other_kind: "File" / "ファイル";
}

/// A size as people read it: `1.4 MB`, in steps of a thousand.
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["bytes", "kB", "MB", "GB", "TB"];
    let mut unit = 0;
    let mut tenths = u128::from(bytes) * 10;
    while tenths >= 9_995 && unit + 1 < UNITS.len() {
        tenths = (tenths + 500) / 1_000;
        unit += 1;
    }
    match (unit, tenths % 10) {
        (0, _) => format!("{bytes} {}", UNITS[0]),
        (_, 0) => format!("{} {}", tenths / 10, UNITS[unit]),
        (_, tenth) if tenths < 1_000 => format!("{}.{tenth} {}", tenths / 10, UNITS[unit]),
        _ => format!("{} {}", tenths / 10, UNITS[unit]),
    }
}

pub(super) fn too_long(longest: u64, lang: Lang) -> String {
    let longest = size(longest);
    lang.pick(
        format!("This file is too long: the shop takes files of up to {longest}."),
        format!("ファイルが大きすぎます。上限は{longest}です。"),
    )
}

pub(super) fn same_as(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("Uploaded. It has the same content as {name}."),
        format!("アップロードしました。「{name}」と同じ内容です。"),
    )
}

/// What the shop takes, under the button.
pub(super) fn limit(longest: u64, lang: Lang) -> String {
    let longest = size(longest);
    lang.pick(
        format!("Files of up to {longest} each. The same name again becomes a new version."),
        format!("1ファイル{longest}まで。同じ名前のファイルは新しいバージョンになります。"),
    )
}

pub(super) fn version(number: i64, lang: Lang) -> String {
    lang.pick(format!("Version {number}"), format!("バージョン{number}"))
}

/// How far an upload is.
pub(super) fn progress(sent: u64, total: u64, a_second: u64, lang: Lang) -> String {
    let (so_far, all) = (size(sent), size(total));
    if a_second == 0 {
        return lang.pick(format!("{so_far} of {all}"), format!("{so_far} / {all}"));
    }
    let speed = size(a_second);
    let left = time(total.saturating_sub(sent).div_ceil(a_second), lang);
    lang.pick(
        format!("{so_far} of {all} · {speed}/s · {left} left"),
        format!("{so_far} / {all} · {speed}/秒 · 残り{left}"),
    )
}

fn time(seconds: u64, lang: Lang) -> String {
    match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
        (0, 0, s) => lang.pick(format!("{s} s"), format!("{s}秒")),
        (0, m, s) => lang.pick(format!("{m} min {s} s"), format!("{m}分{s}秒")),
        (h, m, _) => lang.pick(format!("{h} h {m} min"), format!("{h}時間{m}分")),
    }
}
