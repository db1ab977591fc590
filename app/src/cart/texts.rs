//! Texts of the cart.

use crate::ui::texts;

texts! {
    title: "Cart" / "カート";
    empty: "The cart is empty" / "カートは空です";
    empty_text: "What you add from the catalogue waits here until you order it." / "カタログから追加した商品がここに表示されます。";
    to_catalogue: "To the catalogue" / "カタログへ";
    quantity: "Quantity" / "数量";
    change: "Change" / "変更";
    remove: "Remove" / "削除";
    total: "Total, net" / "合計（税抜）";
    check_out: "Check out" / "注文手続きへ";
    by_customer_service: "added by customer service" / "カスタマーサービスが追加";
    no_longer_offered: "This product is no longer offered. Remove it to order the rest."
        / "この商品は取り扱いを終了しました。削除すると残りを注文できます。";
    changed_meanwhile: "This line was changed meanwhile. It now shows as it is; please look and change it again."
        / "この行は他で変更されました。最新の内容を確認して、もう一度変更してください。";
    cart_is_full: "The cart holds 100 lines. Order these first." / "カートには100件まで入ります。先に注文してください。";
    in_the_way: "One line cannot be ordered as it is." / "このままでは注文できない行があります。";
    lines: "Lines of the cart" / "カートの内容";
}
