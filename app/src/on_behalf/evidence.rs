//! What the endings and events of an on-behalf session say to staff.

use super::{Ending, Mode, texts as t};
use crate::ui::Lang;

/// How an on-behalf session ended, by its name in the store.
pub(super) fn ended_how(how: &str, lang: Lang) -> &'static str {
    match how {
        "stopped" => t::how_stopped(lang),
        "switched" => t::how_switched(lang),
        "signed_out" => t::how_signed_out(lang),
        other => Ending::from_key(other).unwrap_or(Ending::EndedByStaff).text(lang),
    }
}

/// What an event of an on-behalf session says to staff.
pub(super) fn deed(kind: &str, object: &str, detail: &str, lang: Lang) -> String {
    let (en, ja) = match kind {
        "on_behalf_started" if detail == Mode::Look.key() => ("Started, looking only", "開始（閲覧のみ）"),
        "on_behalf_started" => ("Started", "開始"),
        "on_behalf_mode" => ("Went from looking to ordering", "閲覧から注文モードへ変更"),
        "on_behalf_extended" => ("Extended", "延長"),
        "on_behalf_ended" => {
            let how = ended_how(detail, lang);
            return lang.pick(format!("Ended: {how}"), format!("終了: {how}"));
        }
        "on_behalf_refused" => {
            let what = object.rsplit('/').next().unwrap_or_default();
            return lang.pick(format!("Was refused: {what}"), format!("拒否された操作: {what}"));
        }
        "cart_line_added" => ("Put something into the cart", "カートに追加"),
        "cart_line_changed" => ("Changed a line of the cart", "カートの行を変更"),
        "cart_line_removed" => ("Took a line out of the cart", "カートの行を削除"),
        "order_placed" => ("Placed an order", "注文を確定"),
        "order_cancelled" => ("Cancelled an order", "注文を取り消し"),
        "order_changed" => ("Took a job out of an order", "注文からジョブを外した"),
        "job_opened" => ("Opened a job", "ジョブを作成"),
        "job_changed" => ("Changed a job's details", "ジョブの詳細を変更"),
        "job_deleted" => ("Deleted a job", "ジョブを削除"),
        "job_commented" => ("Wrote a comment", "コメントを記入"),
        "job_state_followed" => ("The job's state followed", "ジョブの状態が変化"),
        "file_uploaded" => ("Uploaded a file", "ファイルをアップロード"),
        "file_deleted" => ("Deleted a file", "ファイルを削除"),
        "file_restored" => ("Restored a file", "ファイルを復元"),
        other => return other.replace('_', " "),
    };
    lang.pick(en, ja).to_owned()
}
