//! Texts of companies.

use super::staff_types::Mailed;
use crate::ui::{Lang, texts};

texts! {
    title: "Companies" / "会社";
    name: "Company" / "会社";
    customer_csrs: "Customer CSRs" / "顧客担当CSR";
    all_csrs: "all CSRs" / "すべてのCSR";
    active: "active" / "有効";
    inactive: "deactivated" / "無効";
    state: "State" / "状態";
    all_states: "All" / "すべて";
    find: "Find a company" / "会社を検索";
    search: "Search" / "検索";
    none: "No company found" / "該当する会社がありません";
    none_yet: "There are no companies yet" / "会社はまだ登録されていません";
    show_all: "Show all companies" / "すべての会社を表示";
    next: "Next" / "次へ";
    first: "First" / "最初";
    add_company: "Add a company" / "会社を追加";
    company_name: "Name of the company" / "会社名";
    language: "Language" / "言語";
    language_hint: "Of new buyers, until they choose one themselves." / "新しい購入担当者の言語です。各自が後から変更できます。";
    list_prices: "List prices" / "標準価格";
    more_later: "Addresses, cost centres, approval and CSRs are set on the company's own pages." / "住所、コストセンター、承認、担当CSRは、会社のページで設定します。";

    sections: "Sections of the company" / "会社の項目";
    details: "Details" / "基本情報";
    csrs: "CSRs" / "担当CSR";
    prices: "Prices" / "価格";
    addresses: "Addresses" / "住所";
    cost_centres: "Cost centres" / "コストセンター";
    approval: "Approval" / "承認";
    buyers: "Buyers" / "購入担当者";
    activity: "Activity" / "最近の動き";
    save: "Save" / "保存";
    edit: "Edit" / "編集";
    show: "Show" / "表示";
    changed_meanwhile: "Somebody else has changed this company meanwhile. Nothing was saved: look at it as it is now, then try again."
        / "他の人がこの会社を変更したため、保存されませんでした。現在の内容を確認してから、もう一度お試しください。";
    sheet_changed_meanwhile: "Somebody else has changed this price sheet meanwhile. Nothing was saved: look at it as it is now, then try again."
        / "他の人がこの価格表を変更したため、保存されませんでした。現在の内容を確認してから、もう一度お試しください。";

    on_behalf: "Ordering on behalf" / "代理注文";
    on_behalf_hint: "Sessions that are no longer allowed end at once." / "許可されなくなった代理注文は、実行中でもすぐに終了します。";
    policy_allowed: "Allowed for every buyer" / "すべての購入担当者について許可する";
    policy_ask: "Each buyer decides" / "購入担当者がそれぞれ決める";
    policy_off: "Not allowed" / "許可しない";
    po_number_required: "Orders need a purchase order number" / "注文には発注番号が必要";
    budget: "Budget a month" / "月間予算";
    budget_hint: "In the shop's currency, net. Empty: no budget." / "ショップの通貨、税抜き。空欄の場合、予算は設定されません。";
    carries_over: "What is left of the budget carries over to the next month" / "残った予算を翌月に繰り越す";
    added: "Added" / "登録日";
    active_buyers: "Active buyers" / "有効な購入担当者";
    open_orders: "Open orders" / "進行中の注文";
    deactivate: "Deactivate…" / "無効にする…";
    deactivate_now: "Deactivate the company" / "会社を無効にする";
    reactivate: "Reactivate the company" / "会社を再び有効にする";
    inactive_text: "The buyers of this company cannot sign in, and nobody can order on their behalf." / "この会社の購入担当者はサインインできず、代理注文もできません。";

    price_sheet: "Price sheet" / "価格表";
    price_sheets: "Price sheets" / "価格表";
    own_adjustment: "None: own adjustment" / "なし（会社ごとの調整）";
    price_sheet_hint: "Companies with the same price sheet pay the same prices." / "同じ価格表の会社には同じ価格が適用されます。";
    adjustment: "Own adjustment in percent" / "会社ごとの調整（%）";
    adjustment_hint: "On every price: -8 is 8 % off. Counts only without a price sheet." / "すべての価格に適用されます。-8は8%引きです。価格表がない場合にだけ有効です。";
    try_prices: "Try the prices" / "価格を試算";
    try_text: "What a product costs now, and what it will cost with what is chosen above. Nothing changes before you save." / "商品の現在の価格と、上で選択した内容を適用した価格です。保存するまで変更されません。";
    product: "Product" / "商品";
    no_products: "The catalogue has no products yet." / "カタログに商品がまだありません。";
    quantity: "Quantity" / "数量";
    list_price: "List price" / "標準価格";
    price_now: "Now" / "現在";
    price_then: "As chosen" / "変更後";

    addresses_text: "Where buyers can have their orders sent, in this order." / "購入担当者が選択できる送付先です。この順に表示されます。";
    no_addresses: "There are no addresses yet. Without one, nobody can place an order." / "住所がまだありません。住所がないと注文できません。";
    add_address: "Add an address" / "住所を追加";
    label: "Label" / "名称";
    label_hint: "For example: Head office" / "例: 本社";
    lines: "Address, line by line" / "住所（行ごと）";
    raise: "Up" / "上へ";
    lower: "Down" / "下へ";
    cost_centres_text: "A company with cost centres wants one of them on every order." / "コストセンターがある会社では、注文ごとに1つを選択する必要があります。";
    no_centres: "There are no cost centres here." / "コストセンターはありません。";
    from_code: "From this code on" / "このコードから表示";
    add_centre: "Add a cost centre" / "コストセンターを追加";
    code: "Code" / "コード";
    centre_name: "Name" / "名称";
    approval_text: "An order above an amount waits for that level's approver, the lowest level first." / "金額を超える注文は、低いレベルから順に承認者の承認を待ちます。";
    no_levels: "Orders need no approval." / "注文に承認は必要ありません。";
    add_level: "Add a level" / "レベルを追加";
    over: "Orders over this amount" / "この金額を超える注文";
    approver: "E-mail of the approver, a buyer of this company" / "承認者のメールアドレス（この会社の購入担当者）";
    approver_inactive: "This approver is deactivated and cannot approve: choose another." / "この承認者は無効になっているため承認できません。別の承認者を選択してください。";
    removing_level: "Orders that wait here go on to the next level that they exceed; where there is none, they are approved."
        / "ここで承認を待っている注文は、該当する次のレベルへ進みます。次のレベルがない場合は承認されます。";
    remove_level: "Remove the level" / "レベルを削除";

    no_buyers: "This company has no buyers yet." / "購入担当者はまだいません。";
    more_buyers: "There are more." / "ほかにもいます。";
    add_user: "Add User" / "ユーザーを追加";
    all_buyers: "All users of this company" / "この会社のすべてのユーザー";
    newest_orders: "Newest orders" / "最新の注文";
    no_orders: "No orders yet." / "注文はまだありません。";
    all_orders: "All orders of this company" / "この会社のすべての注文";
    newest_jobs: "Newest jobs" / "最新のジョブ";
    no_jobs: "No jobs yet." / "ジョブはまだありません。";
    all_jobs: "All jobs of this company" / "この会社のすべてのジョブ";
    events: "Events" / "イベント";
    no_events: "Nothing has happened yet." / "まだ何もありません。";
    all_events: "All events of this company" / "この会社のすべてのイベント";
    no_access: "Your groups may open neither orders, jobs nor the audit log." / "所属グループには、注文、ジョブ、監査ログを開く権限がありません。";
    number: "Number" / "番号";
    what: "What" / "内容";
    buyer: "Buyer" / "購入担当者";
    when: "When" / "日時";

    price_sheets_text: "Adjustments of the list prices that companies can share." / "複数の会社に適用できる、標準価格の調整です。";
    no_sheets: "There are no price sheets yet: all companies have list prices, with an adjustment of their own." / "価格表はまだありません。各社には標準価格と会社ごとの調整が適用されます。";
    add_sheet: "Add a price sheet" / "価格表を追加";
    sheet_name: "Name of the price sheet" / "価格表の名称";
    sheet_adjustment: "Adjustment" / "調整（%）";
    percent: "Percent" / "パーセント";
    percent_hint: "In percent: -8 is 8 % off, 10 is 10 % more." / "パーセントで入力します。-8は8%引き、10は10%増しです。";
    rules: "Rules" / "ルール";
    rules_text: "A rule about a product goes before one about its category; where there is none, the sheet's own adjustment holds." / "商品のルールはカテゴリーのルールより優先されます。どちらもない場合は、価格表の調整が適用されます。";
    no_rules: "No rules: the adjustment holds for every product." / "ルールはありません。すべての商品に価格表の調整が適用されます。";
    add_rule: "Add a rule" / "ルールを追加";
    about: "Category or product" / "カテゴリーまたは商品";
    choose_about: "Choose one" / "選択してください";
    and_more: "and others" / "ほか";
    remove_sheet: "Remove the price sheet" / "価格表を削除";
    no_company: "No company has it." / "この価格表の会社はありません。";
    remove_sheet_text: "Its adjustment and rules are removed with it; this cannot be undone." / "価格表の調整とルールも削除され、元に戻せません。";
    sheet_stays: "It can be removed once no company has it." / "適用されている会社がなくなると削除できます。";

    name_missing: "Please enter a name." / "名称を入力してください。";
    name_taken: "There is one with this name already." / "この名称はすでに使われています。";
    choose_one: "Please choose one of these." / "いずれかを選択してください。";
    no_amount: "Please enter an amount, such as 1,500.00." / "金額を入力してください（例: 1,500.00）。";
    no_percentage: "Please enter a percentage from -100 to 1000 with at most two decimals, such as -8 or 2.5." / "-100から1000までのパーセントを、小数点以下2桁までで入力してください（例: -8、2.5）。";
    label_missing: "Please enter a label." / "名称を入力してください。";
    lines_missing: "Please enter the address." / "住所を入力してください。";
    lines_too_long: "At most 10 lines and 500 characters." / "10行、500文字以内で入力してください。";
    too_many_addresses: "A company can have 200 addresses. Remove one first." / "住所は200件までです。先に不要な住所を削除してください。";
    code_missing: "Please enter a code." / "コードを入力してください。";
    code_taken: "This company has a cost centre with this code already." / "このコードのコストセンターはすでにあります。";
    approver_missing: "Please enter the approver's e-mail." / "承認者のメールアドレスを入力してください。";
    no_such_approver: "No active buyer of this company has this e-mail." / "このメールアドレスの有効な購入担当者は、この会社にいません。";
    amount_taken: "There is a level with this amount already." / "この金額のレベルはすでにあります。";
    too_many_levels: "A company can have 20 levels." / "レベルは20件までです。";

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

pub(super) fn too_long(most: usize, lang: Lang) -> String {
    lang.pick(
        format!("Please use at most {most} characters."),
        format!("{most}文字以内で入力してください。"),
    )
}

/// What deactivating a company does to those who are there.
pub(super) fn deactivating(buyers: i64, orders: i64, lang: Lang) -> String {
    lang.pick(
        format!(
            "Its buyers ({buyers}) are signed out and cannot sign in; whoever orders on their behalf is stopped. Open orders ({orders}) go on, and carts stay."
        ),
        format!(
            "購入担当者（{buyers}名）はサインアウトされ、サインインできなくなります。実行中の代理注文も終了します。進行中の注文（{orders}件）はそのまま続き、カートも残ります。"
        ),
    )
}

pub(super) fn over_amount(amount: &str, lang: Lang) -> String {
    lang.pick(format!("Over {amount}"), format!("{amount}を超える注文"))
}

pub(super) fn orders_wait(count: i64, lang: Lang) -> String {
    lang.pick(
        format!("Orders that wait here: {count}"),
        format!("承認待ちの注文: {count}件"),
    )
}

pub(super) fn category_named(name: &str, lang: Lang) -> String {
    lang.pick(format!("Category: {name}"), format!("カテゴリー: {name}"))
}

pub(super) fn companies_with_it(count: i64, lang: Lang) -> String {
    lang.pick(
        format!("Companies with this price sheet ({count})"),
        format!("この価格表の会社（{count}社）"),
    )
}
