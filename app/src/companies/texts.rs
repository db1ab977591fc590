//! Texts of companies.

use super::staff_types::Mailed;
use crate::ui::{Lang, texts};

texts! {
    title: "Companies" / "会社";
    name: "Company" / "会社";
    customer_csrs: "Customer CSRs" / "顧客担当CSR";
    all_csrs: "all CSRs" / "すべてのCSR";
    inactive: "deactivated" / "無効";
    find: "Find a company" / "会社を検索";
    search: "Search" / "検索";
    none: "No company found" / "該当する会社がありません";
    show_all: "Show all companies" / "すべての会社を表示";
    next: "Next" / "次へ";
    first: "First" / "最初";
    nobody_assigned: "Nobody is assigned." / "担当者はいません。";
    remove: "Remove" / "削除";
    add: "Add" / "追加";
    add_csr: "Add a CSR" / "CSRを追加";
    choose: "Choose somebody of the staff" / "スタッフを選択";
    choose_staff: "Choose somebody of the active staff." / "有効なスタッフを選択してください。";
    all_text: "All members of the CSR group serve this company, also those who join later." / "CSRグループの全員がこの会社を担当します。後から加わる人も含みます。";
    named_text: "Only the CSRs named here serve this company." / "ここに登録されたCSRだけがこの会社を担当します。";
    set_all: "Let all CSRs serve it" / "すべてのCSRを担当にする";
    unset_all: "Only the CSRs named here" / "登録されたCSRだけにする";
    who_is_mailed: "Who is mailed" / "メールの宛先";
    mailed_fallback: "No CSR: the shop's fallback address is mailed." / "CSRがいないため、ショップの予備アドレスに送信されます。";
    mailed_nobody: "Nobody is mailed: there is no CSR, and the shop has no fallback address." / "CSRも予備アドレスもないため、誰にも送信されません。";
}

/// Who gets the CSR mails, and why.
pub(crate) fn mailed(mailed: &Mailed, lang: Lang) -> String {
    match mailed {
        Mailed::JobCsrs(names) => {
            let names = names.join(", ");
            lang.pick(
                format!("{names}. A Job CSR is set, so Customer CSRs are not mailed about this job."),
                format!("{names}。ジョブ担当CSRが設定されているため、顧客担当CSRには送信されません。"),
            )
        }
        Mailed::CustomerCsrs(names) => {
            let names = names.join(", ");
            lang.pick(
                format!("{names}, as Customer CSRs."),
                format!("{names}（顧客担当CSR）。"),
            )
        }
        Mailed::Fallback => mailed_fallback(lang).to_owned(),
        Mailed::Nobody => mailed_nobody(lang).to_owned(),
    }
}
