//! Texts of ordering on behalf.

use crate::ui::{Lang, texts};

texts! {
    title: "Order on behalf" / "代理注文";
    lede: "Order for a buyer of the companies you serve. They see that customer service did it."
        / "担当会社の購入担当者に代わって注文します。購入担当者にはカスタマーサービスによる注文と表示されます。";
    find_a_buyer: "Find a buyer" / "購入担当者を検索";
    find_hint: "Name, e-mail or company" / "名前、メールアドレス、会社名";
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
    ended_cart: "The buyer's cart is as you left it." / "購入担当者のカートはそのまま残っています。";
    go_on: "Continue as yourself" / "自分として続ける";
    ended_expired: "The time is up." / "制限時間になりました。";
    ended_idle: "There was no activity for 10 minutes." / "10分間操作がありませんでした。";
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
