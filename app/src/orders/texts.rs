//! Texts of orders.

use crate::ui::{Lang, texts};

texts! {
    checkout: "Check out" / "注文手続き";
    ship_to: "Ship to" / "お届け先";
    choose_address: "Choose an address" / "お届け先を選択";
    address_missing: "Choose where to ship to." / "お届け先を選択してください。";
    cost_centre: "Cost centre" / "コストセンター";
    choose_cost_centre: "Choose a cost centre" / "コストセンターを選択";
    cost_centre_missing: "Choose a cost centre." / "コストセンターを選択してください。";
    po_number: "Purchase order number" / "発注番号";
    po_number_missing: "Your company requires a purchase order number." / "発注番号の入力が必要です。";
    note: "Note for the print shop" / "印刷会社への連絡事項";
    too_long: "This is too long." / "長すぎます。";
    page_too_old: "This page is too old. Please open the checkout again." / "ページが古くなっています。注文手続きを開き直してください。";
    over_budget: "This order is over what is left of your company's budget." / "御社の予算の残額を超えています。";
    budget_left: "Budget left" / "予算の残額";
    cart_is_empty: "The cart is empty: it may have been ordered already. Look under Orders."
        / "カートは空です。すでに注文済みの可能性があります。注文一覧をご確認ください。";
    line_in_the_way: "A line of the cart cannot be ordered as it is. Please look at the cart." / "カートにこのままでは注文できない行があります。カートをご確認ください。";
    place_order: "Place order" / "注文を確定する";
    total: "Total, net" / "合計（税抜）";
    total_with_tax: "Total, with tax" / "合計（税込）";
    goods: "Goods, net" / "商品（税抜）";
    shipping: "Shipping" / "配送";
    shipping_missing: "Choose how it is shipped." / "配送方法を選択してください。";
    title: "Orders" / "注文";
    one: "Order" / "注文";
    number: "Order" / "注文番号";
    placed: "Placed" / "注文日時";
    status: "Status" / "状態";
    jobs: "Jobs" / "ジョブ";
    job: "Job" / "ジョブ";
    amount: "Total" / "合計";
    company: "Company" / "会社";
    buyer: "Buyer" / "購入担当者";
    any_status: "Any status" / "すべての状態";
    filter: "Filter" / "絞り込み";
    filter_orders: "Company, buyer, order or purchase order number" / "会社、購入担当者、注文番号、発注番号";
    placed_from: "From" / "開始日";
    placed_to: "To" / "終了日";
    sort: "Sort by" / "並び順";
    newest_first: "Newest first" / "新しい順";
    oldest_first: "Oldest first" / "古い順";
    export_csv: "Export as CSV" / "CSVで書き出す";
    next_orders: "Next orders" / "次の注文";
    first_orders: "First orders" / "最初の注文";
    of_all_companies: "Show those of all companies" / "すべての会社の注文を表示";
    none_for_staff: "What customers order shows here, as soon as it is placed." / "お客様の注文は、確定するとここに表示されます。";
    older: "Older orders" / "以前の注文";
    newest: "Newest orders" / "最新の注文";
    none: "No orders yet" / "注文はまだありません";
    none_text: "What you order shows here, with its jobs and how far they are." / "注文した内容とジョブの進捗がここに表示されます。";
    none_match: "No order matches" / "該当する注文がありません";
    show_all: "Show all orders" / "すべての注文を表示";
    to_catalogue: "To the catalogue" / "カタログへ";
    by_customer_service: "by customer service" / "カスタマーサービスによる注文";
    waits_for_you: "waits for your approval" / "あなたの承認待ち";
    quantity: "Quantity" / "数量";
    price: "Price" / "価格";
    cancel_order: "Cancel order" / "注文を取り消す";
    order_again: "Order again" / "もう一度注文する";
    approve: "Approve" / "承認";
    decline: "Decline" / "却下";
    reason: "Reason for declining" / "却下の理由";
    decline_reason_missing: "Say why, so that the buyer knows." / "購入担当者に伝える理由を入力してください。";
    declined_because: "Declined because" / "却下の理由";
    approval: "Approval" / "承認";
    approval_text: "This order is over your company's threshold and waits for you." / "この注文は御社の承認基準額を超えており、あなたの承認を待っています。";
    only_the_approver: "This order waits for approval. Only the approver can decide, signed in as themselves."
        / "この注文は承認待ちです。承認者本人だけが承認または却下できます。";
    too_late_to_cancel: "It is too late to cancel this order. Please call us." / "この注文は取り消せません。お電話でお問い合わせください。";
    changed_meanwhile: "The order changed meanwhile. Please look again." / "注文の状態が変わりました。もう一度ご確認ください。";
    status_approval_required: "Approval required" / "承認待ち";
    status_approved: "Approved" / "承認済み";
    status_in_production: "In production" / "製造中";
    status_on_hold: "On hold" / "保留中";
    status_finished: "Finished" / "完成";
    status_shipped: "Shipped" / "発送済み";
    status_cancelled: "Cancelled" / "取消済み";
    status_declined: "Declined" / "却下";
    status_rejected: "Rejected" / "受付不可";
    customer_service: "Customer service" / "カスタマーサービス";
    why: "Reason" / "理由";
    shipments: "Shipments" / "発送";
    no_carrier: "Without a carrier" / "配送業者なし";
    hold: "Put on hold" / "保留にする";
    release: "Release" / "保留を解除";
    reject: "Reject" / "受付不可にする";
    cancel_production: "Cancel" / "取り消す";
    why_customer_reads: "Reason (the customer reads this)" / "理由（お客様に表示されます）";
    email: "E-mail" / "メールアドレス";
    order_for_buyer: "Order for this buyer" / "この購入担当者の代わりに注文";
    added_by: "Put into the cart by" / "カートに追加した担当者";
}

/// The title of an order's page.
pub(super) fn order(number: &str, lang: Lang) -> String {
    format!("{} {number}", one(lang))
}

/// The button that orders says for whom.
pub(super) fn place_order_for(name: &str, lang: Lang) -> String {
    lang.pick(format!("Place order for {name}"), format!("{name}様の注文を確定する"))
}

pub(super) fn on_behalf_by(csr: &str, lang: Lang) -> String {
    lang.pick(format!("on behalf, by {csr}"), format!("代理注文（{csr}）"))
}

pub(super) fn only_of(company: &str, lang: Lang) -> String {
    lang.pick(
        format!("Only orders of {company}."),
        format!("{company}の注文のみ表示しています。"),
    )
}

/// A person and the job that they are named for.
pub(super) fn for_job(person: &str, job: &str, lang: Lang) -> String {
    lang.pick(format!("{person} ({job})"), format!("{person}（{job}）"))
}

/// Who placed an order for whom, as staff read it.
pub(super) fn on_behalf_of(csr: &str, buyer: &str, lang: Lang) -> String {
    lang.pick(
        format!("by {csr} on behalf of {buyer}"),
        format!("{csr}が{buyer}様の代理で注文"),
    )
}
