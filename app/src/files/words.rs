//! What the server alone says of files.

use crate::ui::Lang;

pub(super) fn too_many_files(most: i64, lang: Lang) -> String {
    lang.pick(
        format!("A job can have {most} files. Please delete some, or send them as one archive."),
        format!("1つのジョブのファイルは{most}個までです。削除するか、1つの圧縮ファイルにまとめてください。"),
    )
}

pub(super) fn name_is_taken(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("There is a file called {name} again. Delete that one first."),
        format!("「{name}」という名前のファイルがすでにあります。先にそちらを削除してください。"),
    )
}

pub(super) fn on_behalf_by(csr: &str, lang: Lang) -> String {
    lang.pick(format!("{csr}, on behalf"), format!("{csr}（代理）"))
}

pub(super) fn too_many_at_once(most: i64, lang: Lang) -> String {
    lang.pick(
        format!("{most} of your files are on their way already. Please wait until one is there."),
        format!("すでに{most}個のファイルをアップロード中です。いずれかが完了するまでお待ちください。"),
    )
}
