//! Texts of imports.

use crate::ui::{Lang, texts};

texts! {
    file: "CSV file" / "CSVファイル";
    file_hint: "UTF-8, with a comma or a semicolon between columns, at most 10 MB and 10,000 lines. Nothing is changed yet: first you see what would be."
        / "UTF-8、列の区切りはカンマまたはセミコロン、最大10 MB・10,000行。この時点では何も変更されず、まず内容を確認できます。";
    look_through: "Look through the file" / "ファイルを確認";
    no_file: "Choose a file." / "ファイルを選択してください。";
    too_long: "The file is longer than 10 MB. Please split it." / "ファイルが10 MBを超えています。分割してください。";
    not_text: "This file is not text in UTF-8. Save it as \"CSV UTF-8\"." / "UTF-8のテキストではありません。「CSV UTF-8」形式で保存してください。";
    empty: "The file is empty." / "ファイルが空です。";
    too_many_lines: "The file has more than 10,000 lines. Please split it." / "ファイルが10,000行を超えています。分割してください。";
    done_before: "This file has been imported already. Nothing was changed." / "このファイルはすでにインポート済みです。変更は行われていません。";
    no_longer_fits: "Something has changed since the file was looked through, so it would not do what was shown. Nothing was imported. Below is what it would do now."
        / "ファイルの確認後に変更があり、表示された内容とは異なる結果になります。何もインポートされていません。現在の内容は以下のとおりです。";
    unreadable: "This line cannot be read: a quotation mark is missing." / "この行を読み取れません。引用符が閉じられていません。";
    line: "Line" / "行";
    column: "Column" / "列";
    problem: "Problem" / "問題";
    problems: "Problems" / "問題点";
    planned: "What would be done" / "実行される内容";
    name: "Name" / "名前";
    what: "What" / "内容";
    adds: "new" / "新規";
    changes: "changed" / "変更";
    import_now: "Import now" / "インポートを実行";
    another_file: "Choose another file" / "別のファイルを選択";
    mend_first: "Mend the file and send it again. Nothing is imported while one line is wrong." / "ファイルを修正してもう一度送信してください。誤りのある行がある間は何もインポートされません。";
    nothing_to_do: "Everything in this file is so already. There is nothing to do." / "ファイルの内容はすべて反映済みです。実行する変更はありません。";
    whole_line: "whole line" / "行全体";
}

pub(super) fn sent(by: &str, lang: Lang) -> String {
    lang.pick(format!("Sent by {by}"), format!("送信者: {by}"))
}

pub(super) fn counts(added: u64, changed: u64, unchanged: u64, lang: Lang) -> String {
    lang.pick(
        format!("{added} to be added, {changed} to be changed, {unchanged} as they are"),
        format!("追加 {added}件、変更 {changed}件、変更なし {unchanged}件"),
    )
}

pub(super) fn done(added: u64, changed: u64, lang: Lang) -> String {
    lang.pick(
        format!("Imported: {added} added, {changed} changed"),
        format!("インポート済み: 追加 {added}件、変更 {changed}件"),
    )
}

pub(super) fn problem_count(count: u64, lang: Lang) -> String {
    match count {
        1 => lang.pick("One problem".to_owned(), "問題が1件あります".to_owned()),
        _ => lang.pick(format!("{count} problems"), format!("問題が{count}件あります")),
    }
}

pub(super) fn first_of(shown: usize, all: u64, lang: Lang) -> String {
    lang.pick(
        format!("The first {shown} of {all}."),
        format!("全{all}件のうち最初の{shown}件を表示しています。"),
    )
}
