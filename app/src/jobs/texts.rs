//! Texts of jobs.

use crate::ui::{Lang, texts};

texts! {
    title: "Jobs" / "ジョブ";
    job: "Job" / "ジョブ";
    state: "State" / "状態";
    any_state: "Any state" / "すべての状態";
    sort: "Sort by" / "並び順";
    newest_first: "Newest first" / "新しい順";
    due_first: "Due first" / "納期の早い順";
    filter: "Filter" / "絞り込み";
    find_own: "Name, code or number" / "名前、コード、番号";
    find_all: "Name, code, company, buyer or number" / "名前、コード、会社、購入担当者、番号";
    next: "Next jobs" / "次のジョブ";
    first: "First jobs" / "最初のジョブ";
    none: "No jobs yet" / "ジョブはまだありません";
    none_text: "What is ordered shows here, each product as a job, with its files and how far it is."
        / "注文した商品がジョブとしてここに表示され、ファイルと進捗を確認できます。";
    none_match: "No job matches" / "該当するジョブがありません";
    show_all: "Show all jobs" / "すべてのジョブを表示";
    of_all_companies: "Show those of all companies" / "すべての会社のジョブを表示";
    open_job: "Open a job" / "ジョブを作成";
    open_job_text: "For work that is not in the catalogue: tell us what it is, then upload its files."
        / "カタログにない印刷物の場合にご利用ください。内容を入力した後、ファイルをアップロードできます。";
    name: "Name" / "名前";
    name_missing: "Give the job a name." / "ジョブの名前を入力してください。";
    quantity: "Quantity" / "数量";
    quantity_wrong: "Give the quantity as a whole number from 1 to 10,000,000." / "数量は1から10,000,000までの整数で入力してください。";
    due: "Due date" / "納期";
    due_wrong: "This is no date of a calendar." / "正しい日付を入力してください。";
    due_passed: "This day has passed." / "過去の日付です。";
    code: "Job code" / "ジョブコード";
    code_hint: "Your own number or cost centre for this job, if you have one." / "お客様側の管理番号などがあれば入力してください。";
    description: "Description" / "説明";
    change_details: "Change the details" / "詳細を変更";
    save: "Save" / "保存";
    order: "Order" / "注文";
    product: "Product" / "商品";
    options: "Options" / "仕様";
    price: "Price, net" / "価格（税抜）";
    opened: "Opened" / "受付";
    company: "Company" / "会社";
    buyer: "Buyer" / "購入担当者";
    by_customer_service: "by customer service" / "カスタマーサービスによる受付";
    comments: "Comments" / "コメント";
    no_comments: "No comments yet." / "コメントはまだありません。";
    write_comment: "Comment for the print shop" / "印刷会社へのコメント";
    send_comment: "Send comment" / "コメントを送信";
    comment_missing: "Write something first." / "内容を入力してください。";
    history: "History" / "履歴";
    delete_job: "Delete this job" / "このジョブを削除";
    delete_text: "The job is cancelled. Its files and comments stay with it." / "ジョブは取り消されます。ファイルとコメントは残ります。";
    delete_ordered_text: "The job is taken out of its order, and the order's total becomes lower. An order without jobs is cancelled."
        / "ジョブは注文から外され、合計金額が下がります。ジョブがなくなった注文は取り消されます。";
    really_delete: "Delete the job" / "ジョブを削除する";
    page_too_old: "This page is too old. Please load it again." / "ページが古くなっています。再読み込みしてください。";
    changed_meanwhile: "The job changed meanwhile. Please look again." / "ジョブの状態が変わりました。もう一度ご確認ください。";
    is_cancelled: "This job is cancelled." / "このジョブは取り消されています。";
    in_production_already: "This job is in production already. Please call us." / "このジョブはすでに製造中です。お電話でお問い合わせください。";
    awaiting_files: "Awaiting files" / "入稿待ち";
    preflight: "Preflight" / "データ確認中";
    proof_ready: "Proof ready" / "校正確認待ち";
    corrections_requested: "Corrections requested" / "修正依頼";
    approved: "Approved" / "校了";
    in_production: "In production" / "製造中";
    finished: "Finished" / "完成";
    shipped: "Shipped" / "発送済み";
    cancelled: "Cancelled" / "取消済み";
    the_shop: "the print shop" / "印刷会社";
    customer_service: "customer service" / "カスタマーサービス";
    was_ordered: "Ordered" / "注文";
    approval_was_asked: "Approval asked" / "承認依頼";
    order_was_approved: "Order approved" / "注文承認";
    order_was_declined: "Order declined" / "注文却下";
    order_was_cancelled: "Order cancelled" / "注文取消";
    order_was_changed: "Order changed" / "注文変更";
    order_moved: "Order in another state" / "注文の状態変更";
    was_opened: "Opened" / "作成";
    was_changed: "Details changed" / "詳細を変更";
    was_deleted: "Deleted" / "削除";
    was_commented: "Comment" / "コメント";
    was_noted: "Internal note" / "社内メモ";
    csr_was_added: "Job CSR added" / "ジョブ担当CSRを追加";
    csr_was_removed: "Job CSR removed" / "ジョブ担当CSRを削除";
    was_moved: "Given to another buyer" / "別の購入担当者へ移動";
    file_came: "File uploaded" / "ファイルをアップロード";
    file_was_deleted: "File deleted" / "ファイルを削除";
    file_was_restored: "File restored" / "ファイルを復元";
    added_by: "Opened on behalf by" / "代理受付者";
    order_for_buyer: "Order for this buyer" / "この購入担当者の代わりに注文";
    write_to_customer: "Comment that the customer reads" / "お客様が読むコメント";
    internal_notes: "Internal notes" / "社内メモ";
    no_notes: "No notes. Customers never see them." / "メモはありません。お客様には表示されません。";
    write_note: "Note for staff alone" / "スタッフ専用メモ";
    add_note: "Add note" / "メモを追加";
    set_state: "Take it to" / "状態を変更";
    what_to_correct: "What is to be corrected (the customer reads this)" / "修正内容（お客様に表示されます）";
    request_corrections: "Request corrections" / "修正を依頼";
    is_held: "It is on hold. Release it first." / "保留中です。先に保留を解除してください。";
    was_held: "Put on hold" / "保留";
    was_released: "Released" / "保留解除";
    partly_shipped: "Partly shipped" / "一部発送";
    print_ticket: "Job ticket" / "作業指示書";
    order_not_approved: "Its order is not approved or on hold: production cannot begin." / "注文が未承認または保留中のため、製造を開始できません。";
    job_csrs: "Job CSRs" / "ジョブ担当CSR";
    add_job_csr: "Add a Job CSR" / "ジョブ担当CSRを追加";
    who_is_mailed: "Mailed about this job" / "このジョブのメールの宛先";
    give_to: "Give to another buyer" / "別の購入担当者へ移す";
    give_to_text: "Files, comments and history go with it. At another company the Job CSRs are dropped."
        / "ファイル、コメント、履歴も移動します。別の会社へ移すとジョブ担当CSRは解除されます。";
    buyers_email: "The buyer's e-mail" / "購入担当者のメールアドレス";
    give: "Give" / "移す";
    no_such_buyer: "There is no active buyer with this address whom you serve." / "このアドレスの有効な購入担当者が見つかりません。";
    belongs_to_its_order: "A job of an order stays with the order's buyer." / "注文のジョブは移動できません。";
}

pub(super) fn only_of(company: &str, lang: Lang) -> String {
    lang.pick(
        format!("Only jobs of {company}."),
        format!("{company}のジョブのみ表示しています。"),
    )
}
