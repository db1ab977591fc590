//! What an order comes to, line by line: goods, shipping, tax. A shop without tax and shipping shows the net sum alone.

use super::{texts as t, types::Totals};
use crate::ui::{Lang, shop_money};

impl Totals {
    /// Name and amount of each line before the last one.
    pub(super) fn lines(&self, lang: Lang) -> Vec<(String, String)> {
        if self.taxes.is_empty() && self.shipping.is_none() {
            return Vec::new();
        }
        let goods = (t::goods(lang).to_owned(), self.goods);
        let shipping = self
            .shipping
            .iter()
            .map(|(name, price)| (format!("{}: {name}", t::shipping(lang)), *price));
        std::iter::once(goods)
            .chain(shipping)
            .chain(self.taxes.iter().cloned())
            .map(|(name, amount)| (name, shop_money(amount)))
            .collect()
    }

    /// The name of the last line.
    pub(super) const fn name(&self, lang: Lang) -> &'static str {
        if self.taxes.is_empty() {
            t::total(lang)
        } else {
            t::total_with_tax(lang)
        }
    }
}
