//! Texts of groups.

use crate::ui::texts;

texts! {
    last_administrator: "A shop needs an active administrator: make somebody else one first."
        / "有効な管理者が少なくとも1人必要です。先にほかの人を管理者にしてください。";
}
