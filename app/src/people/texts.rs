//! Texts of users.

use super::types::Task;
use crate::ui::{Lang, texts};

texts! {
    title: "Users" / "ユーザー";
    add_user: "Add User" / "ユーザーを追加";
    import: "Import" / "インポート";
    export: "Export as CSV" / "CSVで書き出す";
    find: "Find by name, e-mail or company" / "名前・メールアドレス・会社で検索";
    group: "Group" / "グループ";
    groups: "Groups" / "グループ";
    any_group: "Any group" / "すべてのグループ";
    company: "Company" / "会社";
    any_company: "Any company" / "すべての会社";
    state: "State" / "状態";
    any_state: "Any state" / "すべての状態";
    active: "active" / "有効";
    deactivated: "deactivated" / "無効";
    sort: "Sort by" / "並び順";
    by_name: "Name" / "名前";
    by_email: "E-mail" / "メールアドレス";
    by_newest: "Newest first" / "新しい順";
    filter: "Filter" / "絞り込み";
    name: "Name" / "名前";
    email: "E-mail" / "メールアドレス";
    language: "Language" / "言語";
    added: "Added" / "追加日";
    none: "No user found" / "該当するユーザーがいません";
    show_all: "Show all users" / "すべてのユーザーを表示";
    next: "Next" / "次へ";
    first: "First" / "最初";
    staff: "Staff" / "スタッフ";
    customers: "Customers" / "顧客";
    choose: "Choose a group" / "グループを選択";
    group_hint: "The group says which pages the user may open." / "グループによって、開けるページが決まります。";
    company_hint: "For customers only. Type the company's name as it is in the list of companies." / "顧客のみ。会社一覧にある会社名を入力してください。";
    email_hint: "The user signs in with it." / "サインインに使用します。";
    send_now: "Mail the link to set a password at once" / "パスワード設定用のリンクをすぐにメールで送る";
    send_hint: "Only the user ever knows the password. The link can be sent later, too." / "パスワードを知るのは本人だけです。リンクは後から送ることもできます。";
    save: "Save" / "保存";
    details: "Details" / "詳細";
    access: "Access" / "アクセス";
    deactivate: "Deactivate" / "無効にする";
    reactivate: "Reactivate" / "有効にする";
    deactivate_text: "A deactivated user is signed out everywhere at once and cannot sign in. Orders and jobs stay as they are." / "無効にすると、すべての端末から直ちにサインアウトされ、サインインできなくなります。注文とジョブはそのまま残ります。";
    reactivate_text: "This user cannot sign in. Reactivated, everything is as before." / "このユーザーはサインインできません。有効にすると元の状態に戻ります。";
    send_link: "Send a link to set a password" / "パスワード設定用のリンクを送る";
    send_link_text: "The user is mailed a link and sets a password there. Links that were sent before no longer work." / "パスワードを設定するためのリンクをメールで送ります。以前に送ったリンクは使えなくなります。";
    no_password: "no password yet" / "パスワード未設定";
    company_inactive: "company deactivated" / "会社が無効";
    signed_in: "Last sign-in" / "最後のサインイン";
    never: "never" / "なし";
    approves: "Approves orders" / "注文の承認";
    oneself: "This is you. Somebody else has to deactivate you." / "ご自身のアカウントです。無効にするには、ほかの管理者に依頼してください。";
    not_oneself: "You cannot deactivate yourself." / "ご自身を無効にすることはできません。";
    events: "What happened" / "操作の記録";
    several: "Do for the chosen users" / "選択したユーザーに対する操作";
    choose_users: "Choose at least one user in the list." / "一覧からユーザーを1人以上選択してください。";
    unknown_user: "A user who is not there" / "存在しないユーザー";
    add_to_group: "Add to the group" / "グループに追加";
    not_done: "Not done for:" / "次のユーザーには実行されませんでした:";
    name_missing: "Enter a name." / "名前を入力してください。";
    name_too_long: "A name has at most 120 characters." / "名前は120文字以内で入力してください。";
    name_odd: "This name has a sign that cannot be shown." / "表示できない文字が含まれています。";
    email_missing: "Enter an e-mail address." / "メールアドレスを入力してください。";
    email_wrong: "This is no e-mail address. It looks like name@company.example." / "メールアドレスの形式が正しくありません（例: name@company.example）。";
    email_taken: "Another user has this e-mail address." / "このメールアドレスはほかのユーザーが使用しています。";
    choose_group: "Choose a group." / "グループを選択してください。";
    choose_groups: "Choose at least one group." / "グループを1つ以上選択してください。";
    choose_language: "Choose a language: en or ja." / "言語（enまたはja）を選択してください。";
    company_missing: "A customer belongs to a company: enter its name." / "顧客ユーザーには会社が必要です。会社名を入力してください。";
    staff_have_none: "Staff belong to no company. Leave this empty, or choose a group of customers." / "スタッフに会社は設定できません。空欄にするか、顧客用のグループを選択してください。";
    no_such_company: "There is no company of this name." / "この名前の会社はありません。";
    has_ordered: "The company stays: this user has orders or jobs there. For another company, add another user." / "この会社での注文またはジョブがあるため、会社は変更できません。別の会社には別のユーザーを追加してください。";
    approver_stays: "Orders of the company wait for this user's approval. Change the company's approval levels first." / "このユーザーは会社の承認者です。先に会社の承認レベルを変更してください。";
    is_approver: "The company stays while orders wait for this user's approval there. Change the company's approval rules first." / "この会社の承認者であるため、会社は変更できません。先に会社の承認ルールを変更してください。";
    changed_meanwhile: "Somebody has changed this user meanwhile. Nothing was saved: look at the user as it now is." / "ほかの人がこのユーザーを変更しました。保存は行われていません。現在の内容を確認してください。";
    link_needs_active: "This user is deactivated. Reactivate the user first." / "このユーザーは無効です。先に有効にしてください。";
    state_wrong: "The state is active or deactivated." / "状態はactiveまたはdeactivatedで指定してください。";
    import_title: "Import users" / "ユーザーのインポート";
    import_text: "Each line is a user, named by the e-mail address: known ones are changed, others are added. An empty cell leaves what is there. The export of the list can be imported again."
        / "1行が1人のユーザーで、メールアドレスで識別します。登録済みのユーザーは変更、それ以外は追加されます。空のセルは現在の内容を保持します。一覧のエクスポートはそのままインポートできます。";
    import_columns: "Columns" / "列";
    column_email: "needed" / "必須";
    column_name: "needed for new users" / "新しいユーザーでは必須";
    column_language: "en or ja; else the company's" / "enまたはja。空欄の場合は会社の言語";
    column_groups: "needed for new users, in English or Japanese; several are parted by |. An existing user leaves those that are not named."
        / "新しいユーザーでは必須。英語または日本語の名前で、複数の場合は | で区切る。登録済みのユーザーは、記載のないグループから外れる";
    column_company: "needed for new customers: its name" / "新しい顧客ユーザーでは必須。会社名";
    column_state: "active or deactivated" / "activeまたはdeactivated";
    links: "Mail each new user the link to set a password" / "新しいユーザー全員にパスワード設定用のリンクをメールで送る";
}

pub(super) const fn task(task: Task, lang: Lang) -> &'static str {
    match task {
        Task::Deactivate => deactivate(lang),
        Task::Reactivate => reactivate(lang),
        Task::SendLink => send_link(lang),
        Task::Join => add_to_group(lang),
    }
}

pub(super) fn done(what: Task, done: i64, lang: Lang) -> String {
    let users = if done == 1 { "user" } else { "users" };
    match what {
        Task::Deactivate => lang.pick(
            format!("{done} {users} deactivated."),
            format!("{done}人を無効にしました。"),
        ),
        Task::Reactivate => lang.pick(
            format!("{done} {users} reactivated."),
            format!("{done}人を有効にしました。"),
        ),
        Task::SendLink => lang.pick(
            format!("Links sent to {done} {users}."),
            format!("{done}人にリンクを送りました。"),
        ),
        Task::Join => lang.pick(
            format!("{done} {users} added to the group."),
            format!("{done}人をグループに追加しました。"),
        ),
    }
}

pub(super) fn choose_user(name: &str, lang: Lang) -> String {
    lang.pick(format!("Choose {name}"), format!("{name}を選択"))
}

pub(super) fn levels(levels: &[i64], lang: Lang) -> String {
    let levels: Vec<String> = levels.iter().map(ToString::to_string).collect();
    lang.pick(
        format!("at level {}", levels.join(", ")),
        format!("承認レベル {}", levels.join("、")),
    )
}
