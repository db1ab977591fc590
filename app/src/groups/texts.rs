//! Texts of groups.

use super::types::{Audience, BuiltIn, Lock};
use crate::ui::{Lang, texts};

texts! {
    title: "Groups" / "グループ";
    lede: "A group says which pages its members may open. Who is in several groups may open the pages of all of them."
        / "グループは、メンバーが開けるページを決めます。複数のグループに入っている人は、それらすべてのページを開けます。";
    add_group: "Add group" / "グループを追加";
    new_group: "New group" / "新しいグループ";
    group: "Group" / "グループ";
    is_for: "For" / "対象";
    for_staff: "Staff" / "スタッフ";
    for_customers: "Customers" / "顧客";
    members: "Members" / "メンバー";
    opens: "Opens" / "開けるページ";
    opens_nothing: "nothing yet" / "まだありません";
    delete: "Delete" / "削除";
    name_en: "Name in English" / "英語の名前";
    name_ja: "Name in Japanese" / "日本語の名前";
    names_hint: "Each person reads the one of their language." / "それぞれの人に、その人の言語の名前が表示されます。";
    audience: "For whom" / "対象者";
    audience_hint: "A group has either staff or customers in it. This cannot be changed later." / "1つのグループに入れるのは、スタッフか顧客のどちらかです。後から変更できません。";
    choose: "Choose" / "選択してください";
    choose_audience: "Choose whom the group is for." / "対象者を選択してください。";
    english_name_missing: "Enter the name in English." / "英語の名前を入力してください。";
    japanese_name_missing: "Enter the name in Japanese." / "日本語の名前を入力してください。";
    name_has_bar: "A name cannot have the character |." / "名前に「|」は使えません。";
    name_taken: "Another group has this name." / "この名前のグループはすでにあります。";
    after_adding: "The new group is empty and opens nothing. Add users to it on its page, and pages under Page access."
        / "新しいグループにはメンバーがなく、開けるページもありません。メンバーはグループのページで、ページは「ページアクセス」で追加してください。";
    built_in_group: "Built-in group" / "組み込みグループ";
    built_in_short: "Built in" / "組み込み";
    built_in_administrators: "Built in: somebody must be able to set the shop up. It cannot be renamed or deleted."
        / "組み込みグループです。ショップの設定ができる人が必要なため、名前の変更と削除はできません。";
    built_in_csr: "Built in: who may be allowed to order on behalf of customers. It cannot be renamed or deleted."
        / "組み込みグループです。顧客の代理注文を任される人のためのグループで、名前の変更と削除はできません。";
    built_in_operators: "Built in: who takes orders through production. It cannot be renamed or deleted."
        / "組み込みグループです。注文の生産を担当する人のためのグループで、名前の変更と削除はできません。";
    built_in_buyers: "Built in: who orders for a company. It cannot be renamed or deleted."
        / "組み込みグループです。会社のために注文する人のためのグループで、名前の変更と削除はできません。";
    name: "Name" / "名前";
    email: "E-mail" / "メールアドレス";
    company: "Company" / "会社";
    deactivated: "deactivated" / "無効";
    find_members: "Find members" / "メンバーを検索";
    search: "Search" / "検索";
    show_all: "Show all members" / "すべてのメンバーを表示";
    no_members: "Nobody is in this group yet." / "このグループにはまだ誰もいません。";
    no_member_found: "No member found" / "該当するメンバーがいません";
    next: "Next" / "次へ";
    first: "First" / "最初";
    select: "Select" / "選択";
    remove_from_group: "Remove from group" / "グループから外す";
    add_users: "Add users" / "ユーザーを追加";
    add_to_group: "Add to group" / "グループに追加";
    find_users: "Find users by name, e-mail or company" / "名前、メールアドレス、会社でユーザーを検索";
    nobody_to_add: "Everybody of the staff is in this group." / "スタッフは全員このグループに入っています。";
    no_user_found: "No active user found who is not in this group already." / "このグループに入っていない有効なユーザーは見つかりませんでした。";
    more_found: "There may be more. Type more of the name to find fewer." / "ほかにもいる可能性があります。名前を詳しく入力して絞り込んでください。";
    nobody_chosen: "Tick at least one user." / "ユーザーを1人以上選択してください。";
    names: "Names" / "名前";
    save: "Save" / "保存";
    delete_group: "Delete group" / "グループを削除";
    delete_text: "Nobody is in this group. What it opened is removed with it; this cannot be undone." / "このグループには誰もいません。削除すると、ページアクセスの設定も消え、元に戻せません。";
    delete_in_use: "Only an empty group can be deleted. Remove its members first." / "削除できるのは空のグループだけです。先にメンバーを外してください。";
    page_access: "Page access" / "ページアクセス";
    access_lede: "Tick what each group may open. It holds from each member's next page on." / "各グループが開けるページを選択してください。変更は、メンバーが次に開くページから有効です。";
    staff_groups: "Groups of staff" / "スタッフのグループ";
    customer_groups: "Groups of customers" / "顧客のグループ";
    save_access: "Save page access" / "ページアクセスを保存";
    saved: "Page access is saved." / "ページアクセスを保存しました。";
    open: "open" / "開けます";
    closed: "closed" / "開けません";
    lock_kept: "Always open" / "常に開けます";
    lock_never: "Never open" / "開けません";
    lock_not_yours: "Only changed by somebody who may open the page" / "そのページを開ける人だけが変更できます";
    why_locked: "What a padlock means" / "鍵マークの意味";
    why_administrators: "Administrators keep every page of the shop but Order on behalf: a page that they lacked, nobody could ever give again."
        / "管理者グループは「代理注文」以外のすべてのページを常に開けます。管理者が開けないページは、誰にも許可できなくなるためです。";
    why_csr: "CSR keeps Order on behalf and has no page of the administration. A group that opens Order on behalf can never open one, and nobody can be in groups of both kinds."
        / "カスタマーサービスグループは常に「代理注文」を開け、管理ページは開けません。「代理注文」を開けるグループは管理ページを開けず、両方のグループに入ることもできません。";
    why_buyers: "Buyers keep the Storefront." / "購入担当者グループは常にストアフロントを開けます。";
    why_not_yours: "A page is given and taken away only by somebody who may open it." / "ページの許可と取り消しができるのは、そのページを開ける人だけです。";
    changed_meanwhile: "Somebody else changed this meanwhile. Nothing was saved; this is how it is now."
        / "ほかの人が先に変更したため、保存されていません。現在の内容を表示しています。";
}

pub(super) const fn audience_name(audience: Audience, lang: Lang) -> &'static str {
    match audience {
        Audience::Staff => for_staff(lang),
        Audience::Customer => for_customers(lang),
    }
}

/// Why a built-in group has a padlock.
pub(super) const fn built_in(group: BuiltIn, lang: Lang) -> &'static str {
    match group {
        BuiltIn::Administrators => built_in_administrators(lang),
        BuiltIn::Csr => built_in_csr(lang),
        BuiltIn::Operators => built_in_operators(lang),
        BuiltIn::Buyers => built_in_buyers(lang),
    }
}

pub(super) const fn lock(lock: Lock, lang: Lang) -> &'static str {
    match lock {
        Lock::Kept => lock_kept(lang),
        Lock::Never => lock_never(lang),
        Lock::NotYours => lock_not_yours(lang),
    }
}

pub(super) fn name_too_long(longest: usize, lang: Lang) -> String {
    lang.pick(
        format!("A name has at most {longest} characters, in one line."),
        format!("名前は1行で{longest}文字以内にしてください。"),
    )
}

pub(super) fn added(number: u32, lang: Lang) -> String {
    match number {
        1 => lang.pick("1 user was added.".to_owned(), "1人を追加しました。".to_owned()),
        _ => lang.pick(
            format!("{number} users were added."),
            format!("{number}人を追加しました。"),
        ),
    }
}

pub(super) fn removed(number: u32, lang: Lang) -> String {
    match number {
        1 => lang.pick("1 user was removed.".to_owned(), "1人を外しました。".to_owned()),
        _ => lang.pick(
            format!("{number} users were removed."),
            format!("{number}人を外しました。"),
        ),
    }
}
