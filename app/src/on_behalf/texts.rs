//! Texts of ordering on behalf.

use crate::ui::{Lang, texts};

texts! {
    title: "Order on behalf" / "代理注文";
    lede: "Order for a buyer of the companies you serve. They see that customer service did it."
        / "担当会社の購入担当者に代わって注文します。購入担当者にはカスタマーサービスによる注文と表示されます。";
    find_a_buyer: "Find a buyer" / "購入担当者を検索";
    find_hint: "Name, e-mail, company, order or job number." / "名前、メールアドレス、会社名、注文番号、ジョブ番号。";
    find_keys: "Enter takes the first, arrows move. From any page:" / "Enterで先頭を選択、矢印キーで移動。どのページからでも:";
    find: "Find" / "検索";
    nobody: "No buyer found" / "該当する購入担当者がいません";
    nobody_text: "Only active buyers of the companies you serve are listed." / "担当会社の有効な購入担当者のみが表示されます。";
    more: "There are more. Type more of the name." / "他にも該当者がいます。さらに入力して絞り込んでください。";
    recent: "recent" / "最近";
    reason: "Reason" / "理由";
    choose: "Choose a reason" / "理由を選択";
    reason_helping: "helping with an order" / "注文のお手伝い";
    reason_service: "service for the customer" / "お客様へのサービス";
    reason_correction: "correction" / "訂正";
    reason_other: "other" / "その他";
    reason_missing: "Choose why you order on behalf." / "代理注文の理由を選択してください。";
    note: "Note or ticket number" / "メモまたはチケット番号";
    note_too_long: "Keep the note under 200 characters." / "メモは200文字以内で入力してください。";
    mode: "You want to" / "操作";
    mode_order: "Order" / "注文する";
    mode_order_note: "Fill the cart, place, cancel and repeat orders." / "カートへの追加、注文、取り消し、再注文。";
    mode_look: "Only look" / "閲覧のみ";
    mode_look_note: "See what the buyer sees and change nothing." / "購入担当者の画面を表示し、変更はしません。";
    password: "Your password" / "あなたのパスワード";
    password_hint: "Your sign-in is over 8 hours old." / "サインインから8時間以上経過しています。";
    password_missing: "Enter your password." / "パスワードを入力してください。";
    password_wrong: "That is not your password." / "パスワードが正しくありません。";
    start: "Start" / "開始";
    region: "Ordering on behalf" / "代理注文中";
    looking: "look only" / "閲覧のみ";
    left: "left" / "残り";
    time_is_up: "time is up" / "時間切れ";
    five_minutes: "Five minutes left." / "残り5分です。";
    one_minute: "One minute left." / "残り1分です。";
    ended: "Ordering on behalf has ended" / "代理注文が終了しました";
    ended_meanwhile: "Ordering on behalf has ended meanwhile. Nothing was changed." / "代理注文はすでに終了しています。変更は行われていません。";
    ended_cart: "The buyer's cart is as you left it." / "購入担当者のカートはそのまま残っています。";
    go_on: "Continue as yourself" / "自分として続ける";
    ended_expired: "The time is up." / "制限時間になりました。";
    ended_idle: "There was no activity for too long." / "一定時間操作がありませんでした。";
    ended_right_lost: "You may no longer order on behalf." / "代理注文の権限がなくなりました。";
    ended_unassigned: "You no longer serve this company." / "この会社の担当ではなくなりました。";
    ended_buyer_inactive: "The buyer has been deactivated." / "この購入担当者は無効になりました。";
    ended_company_inactive: "The company has been deactivated." / "この会社は無効になりました。";
    ended_not_allowed: "The company or the buyer no longer allows it." / "会社または購入担当者が代理注文を許可していません。";
    ended_by_staff: "A colleague ended it." / "他のスタッフが終了しました。";
    target_is_staff: "Nobody can order on behalf of staff." / "スタッフの代理で注文することはできません。";
    not_allowed: "This company or buyer does not allow ordering on behalf." / "この会社または購入担当者は代理注文を許可していません。";
    buyer_inactive: "This buyer is deactivated." / "この購入担当者は無効です。";
    company_inactive: "This company is deactivated." / "この会社は無効です。";
    blocked_while_acting: "This is not possible while you order on behalf. Stop first." / "代理注文中はこの操作はできません。先に代理注文を終了してください。";
    another_was_faster: "Another window of this browser was faster. Please load the page again." / "このブラウザーの別のウィンドウで先に操作されました。ページを再読み込みしてください。";
    extend: "Extend" / "延長";
    switch: "Switch buyer" / "購入担当者を切り替え";
    start_ordering: "Start ordering" / "注文を開始";
    no_consent: "has not agreed" / "未同意";
    no_consent_text: "This buyer has not agreed that customer service orders for them. They can do so under My account."
        / "この購入担当者は代理注文に同意していません。「マイアカウント」から同意できます。";
    switch_text: "Both carts stay as they are." / "カートはどちらもそのまま残ります。";
    consent_date_wrong: "Choose a day from today on." / "今日以降の日付を選択してください。";
    on_my_behalf: "Ordering on your behalf" / "代理注文について";
    policy_allowed: "Your company has agreed that customer service may order for you." / "カスタマーサービスによる代理注文は、御社との契約で認められています。";
    policy_off: "Customer service cannot order for you: your company has switched it off." / "御社では代理注文を利用していません。";
    policy_ask: "Customer service orders for you only while you allow it." / "許可している間だけ、カスタマーサービスが代わりに注文できます。";
    consent_not_given: "You do not allow it now." / "現在は許可していません。";
    consent_for_good: "You allow it until you withdraw it." / "取り消すまで許可しています。";
    consent_only_buyer: "Only the buyer can change this, signed in as themselves." / "この設定は、購入担当者本人だけが変更できます。";
    how_long: "How long" / "期間";
    for_good: "Until I withdraw it" / "取り消すまで";
    until_a_day: "Until the end of a day" / "指定日の終わりまで";
    until: "Day" / "日付";
    allow: "Allow" / "許可する";
    withdraw: "Withdraw" / "許可を取り消す";
    withdraw_text: "If customer service is ordering for you now, that ends at once." / "代理注文中の場合は、ただちに終了します。";
    visits: "What customer service did for you" / "カスタマーサービスによる操作";
    no_visits: "Customer service has not ordered for you yet." / "代理注文はまだありません。";
    visit_at: "When" / "日時";
    visit_length: "How long" / "時間";
    visit_done: "What was done" / "操作内容";
    running: "running" / "進行中";
    ordered: "ordered" / "注文";
    cancelled: "cancelled" / "取り消し";
    nothing_done: "only looked" / "閲覧のみ";
    older: "Older" / "以前";
    newest: "Newest" / "最新";
    sessions: "On behalf sessions" / "代理注文の履歴";
    sessions_lede: "Who acted for whom, why, and what was done." / "誰が誰の代わりに、なぜ、何をしたか。";
    csr: "CSR" / "CSR";
    buyer: "Buyer" / "購入担当者";
    company: "Company" / "会社";
    mode_short: "Mode" / "モード";
    started: "Started" / "開始";
    ended_at: "Ended" / "終了";
    any_state: "Running and ended" / "進行中と終了";
    state: "State" / "状態";
    state_ended: "ended" / "終了";
    filter_sessions: "CSR, buyer or company" / "CSR、購入担当者、会社";
    from_day: "From" / "開始日";
    to_day: "To" / "終了日";
    filter: "Filter" / "絞り込み";
    export_csv: "Export as CSV" / "CSVで書き出す";
    no_sessions: "No session matches" / "該当する履歴がありません";
    no_sessions_text: "Whenever a CSR acts for a buyer, it shows here." / "CSRが代理注文を行うと、ここに表示されます。";
    show_all: "Show all sessions" / "すべて表示";
    end_session: "End this session" / "このセッションを終了";
    end_session_text: "The CSR is told at the next click. The buyer's cart stays as it is." / "CSRには次の操作時に通知されます。購入担当者のカートはそのまま残ります。";
    ended_already: "This session has ended meanwhile." / "このセッションはすでに終了しています。";
    how_stopped: "stopped" / "終了操作";
    how_switched: "switched to another buyer" / "別の購入担当者へ切り替え";
    how_signed_out: "signed out" / "サインアウト";
    looking_only: "You are only looking. Start ordering to change something." / "閲覧のみのモードです。変更するには注文モードで開始してください。";
}

/// The reason in words, with the note where there is one.
pub fn reason_text(reason: &str, note: &str, lang: Lang) -> String {
    let reason = match reason {
        "helping" => reason_helping(lang),
        "service" => reason_service(lang),
        "correction" => reason_correction(lang),
        _ => reason_other(lang),
    };
    if note.is_empty() {
        reason.to_owned()
    } else {
        lang.pick(format!("{reason} ({note})"), format!("{reason}（{note}）"))
    }
}

pub(super) fn acting_as(name: &str, looking: bool, lang: Lang) -> String {
    if looking {
        lang.pick(format!("Viewing as {name}"), format!("{name}様の画面を閲覧中"))
    } else {
        lang.pick(format!("Ordering on behalf of {name}"), format!("{name}様の代理注文中"))
    }
}

pub(super) fn stop(name: &str, looking: bool, lang: Lang) -> String {
    if looking {
        return lang.pick(format!("Stop viewing as {name}"), format!("{name}様の画面の閲覧を終了"));
    }
    lang.pick(format!("Stop ordering for {name}"), format!("{name}様の代理注文を終了"))
}

pub(super) fn start_for(name: &str, company: &str, lang: Lang) -> String {
    lang.pick(
        format!("Order on behalf of {name}, {company}"),
        format!("{company} {name}様の代理注文"),
    )
}

pub(super) fn cart_changed(times: i64, lang: Lang) -> String {
    match times {
        1 => lang.pick("changed the cart once".to_owned(), "カートの変更 1回".to_owned()),
        n => lang.pick(format!("changed the cart {n} times"), format!("カートの変更 {n}回")),
    }
}

/// The heading of one session's page.
pub(super) fn session_of(csr: &str, buyer: &str, lang: Lang) -> String {
    lang.pick(format!("{csr} for {buyer}"), format!("{csr}による{buyer}様の代理注文"))
}

pub(super) fn consent_until(day: &str, lang: Lang) -> String {
    lang.pick(
        format!("You allow it until {day}."),
        format!("{day}まで許可しています。"),
    )
}

pub(super) fn minutes(minutes: i64, lang: Lang) -> String {
    lang.pick(format!("{minutes} min"), format!("{minutes}分"))
}

pub(super) fn switch_to(from: &str, name: &str, company: &str, lang: Lang) -> String {
    lang.pick(
        format!("Switch from {from} to {name}, {company}"),
        format!("{from}様から{company} {name}様へ切り替え"),
    )
}
