//! What an order costs beside its goods: shipping and tax. Both are kept with the order as they were when it was placed.

use super::types::{ShippingOption, Totals};
use crate::{
    args,
    auth::Shopper,
    cart::Cart,
    settings::{ShippingMethod, shipping_offered, with_rate},
    store::{Db, StoreError, Tx},
    ui::{AppError, Lang, invalid, label},
};
use pricing::{Label, Money, TaxClass, TaxLine, taxes};

/// A way to ship that was chosen, at its price, and the class that taxes it.
#[derive(Clone, Debug)]
pub(super) struct Shipping {
    pub(super) name: Label,
    pub(super) price: Money,
    pub(super) class: Option<TaxClass>,
}

/// A tax class as three columns have it; none where there is no rate.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub(super) struct TaxRow {
    #[sqlx(rename = "tax_en")]
    en: Option<String>,
    #[sqlx(rename = "tax_ja")]
    ja: Option<String>,
    #[sqlx(rename = "tax_rate")]
    rate: Option<i64>,
}

impl TaxRow {
    pub(super) fn class(&self) -> Option<TaxClass> {
        Some(TaxClass {
            name: Label {
                en: self.en.clone().unwrap_or_default(),
                ja: self.ja.clone().unwrap_or_default(),
            },
            rate: self.rate?,
        })
    }
}

/// Goods with their classes, and how they are shipped.
pub(super) struct Charged<'a> {
    pub(super) goods: &'a [(Option<TaxClass>, Money)],
    pub(super) shipping: Option<&'a Shipping>,
}

impl Charged<'_> {
    fn taxes(&self) -> Vec<TaxLine> {
        let shipping = self.shipping.map(|shipping| (shipping.class.clone(), shipping.price));
        taxes(self.goods.iter().cloned().chain(shipping))
    }

    fn goods(&self) -> Money {
        self.goods.iter().map(|(_, price)| *price).sum()
    }

    pub(super) fn tax(&self) -> Money {
        self.taxes().into_iter().map(|line| line.tax).sum()
    }

    pub(super) fn totals(&self, lang: Lang) -> Totals {
        let goods = self.goods();
        let shipping = self.shipping.map_or(Money::default(), |shipping| shipping.price);
        Totals {
            goods,
            shipping: self
                .shipping
                .map(|shipping| (label(&shipping.name, lang), shipping.price)),
            taxes: self
                .taxes()
                .into_iter()
                .map(|line| (with_rate(&label(&line.class.name, lang), line.class.rate), line.tax))
                .collect(),
            total: goods + shipping + self.tax(),
        }
    }
}

/// The class that taxes shipping, and products without one of their own.
async fn default_class(tx: &mut Tx) -> Result<Option<TaxClass>, StoreError> {
    let row: Option<TaxRow> = tx
        .one(
            "SELECT name_en AS tax_en, name_ja AS tax_ja, rate AS tax_rate FROM tax_classes WHERE is_default",
            args![],
        )
        .await?;
    Ok(row.and_then(|row| row.class()))
}

/// The way to ship that the checkout chose. A shop that offers some wants one of them; one without wants none.
pub(super) async fn chosen(tx: &mut Tx, id: &str, goods: Money, lang: Lang) -> Result<Option<Shipping>, AppError> {
    let offered = shipping_offered(tx).await?;
    if offered.is_empty() {
        return Ok(None);
    }
    let method = offered
        .iter()
        .find(|method| method.id == id)
        .ok_or_else(|| invalid("shipping", super::texts::shipping_missing(lang)))?;
    Ok(Some(of(method, goods, default_class(tx).await?)))
}

fn of(method: &ShippingMethod, goods: Money, class: Option<TaxClass>) -> Shipping {
    Shipping {
        name: method.name.clone(),
        price: method.price(goods),
        class,
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: String,
    #[sqlx(flatten)]
    tax: TaxRow,
}

/// What a cart comes to, without shipping and with each way of it.
pub(super) async fn of_cart(shopper: &Shopper, cart: &Cart) -> Result<(Totals, Vec<ShippingOption>), StoreError> {
    let lang = shopper.lang();
    let mut tx = shopper.shop().db().begin_reading().await?;
    let classes: Vec<LineRow> = tx
        .all(
            "SELECT l.id, t.name_en AS tax_en, t.name_ja AS tax_ja, t.rate AS tax_rate
             FROM cart_lines l JOIN products p ON p.id = l.product_id
             LEFT JOIN tax_classes t ON t.id = COALESCE(p.tax_class_id, (SELECT d.id FROM tax_classes d WHERE d.is_default))
             WHERE l.buyer_id = $1",
            args![shopper.buyer()],
        )
        .await?;
    let class_of = |line: &str| {
        classes
            .iter()
            .find(|row| row.id == line)
            .and_then(|row| row.tax.class())
    };
    let goods: Vec<_> = cart
        .lines
        .iter()
        .filter_map(|line| Some((class_of(&line.id), line.price.clone().ok()?)))
        .collect();
    let default = default_class(&mut tx).await?;
    let options = shipping_offered(&mut tx).await?.into_iter().map(|method| {
        let shipping = of(&method, cart.total, default.clone());
        let charged = Charged {
            goods: &goods,
            shipping: Some(&shipping),
        };
        ShippingOption {
            id: method.id,
            totals: charged.totals(lang),
        }
    });
    let options = options.collect();
    let without = Charged {
        goods: &goods,
        shipping: None,
    };
    Ok((without.totals(lang), options))
}

#[derive(sqlx::FromRow)]
struct GoodsRow {
    price: i64,
    #[sqlx(flatten)]
    tax: TaxRow,
}

#[derive(sqlx::FromRow)]
struct ShippingRow {
    shipping_en: String,
    shipping_ja: String,
    shipping: i64,
    #[sqlx(flatten)]
    tax: TaxRow,
}

impl ShippingRow {
    fn into_shipping(self) -> Option<Shipping> {
        (!self.shipping_en.is_empty()).then(|| Shipping {
            class: self.tax.class(),
            price: Money::from_minor(self.shipping),
            name: Label {
                en: self.shipping_en,
                ja: self.shipping_ja,
            },
        })
    }
}

macro_rules! goods_of_order {
    () => {
        "SELECT price, tax_en, tax_ja, tax_rate FROM jobs j
         WHERE order_id = $1 AND (state <> 'cancelled'
               OR NOT EXISTS (SELECT 1 FROM jobs o WHERE o.order_id = $1 AND o.state <> 'cancelled'))
         ORDER BY position"
    };
}
macro_rules! shipping_of_order {
    () => {
        "SELECT shipping_en, shipping_ja, shipping, shipping_tax_en AS tax_en, shipping_tax_ja AS tax_ja,
                shipping_tax_rate AS tax_rate FROM orders WHERE id = $1"
    };
}

fn goods(rows: &[GoodsRow]) -> Vec<(Option<TaxClass>, Money)> {
    rows.iter()
        .map(|row| (row.tax.class(), Money::from_minor(row.price)))
        .collect()
}

/// What an order comes to, as it was placed. An order that was cancelled as a whole keeps its figures.
pub(super) async fn of_order(db: &Db, order: &str, lang: Lang) -> Result<Totals, StoreError> {
    let rows: Vec<GoodsRow> = db.all(goods_of_order!(), args![order]).await?;
    let shipping: Option<ShippingRow> = db.one(shipping_of_order!(), args![order]).await?;
    let shipping = shipping.and_then(ShippingRow::into_shipping);
    let charged = Charged {
        goods: &goods(&rows),
        shipping: shipping.as_ref(),
    };
    Ok(charged.totals(lang))
}

/// Notes anew what the goods of an order come to, and the tax, after jobs were left out of it.
pub(super) async fn total_again(tx: &mut Tx, order: &str) -> Result<(), StoreError> {
    let rows: Vec<GoodsRow> = tx.all(goods_of_order!(), args![order]).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let shipping: Option<ShippingRow> = tx.one(shipping_of_order!(), args![order]).await?;
    let shipping = shipping.and_then(ShippingRow::into_shipping);
    let charged = Charged {
        goods: &goods(&rows),
        shipping: shipping.as_ref(),
    };
    tx.execute(
        "UPDATE orders SET total = $2, tax = $3 WHERE id = $1",
        args![order, charged.goods().minor(), charged.tax().minor()],
    )
    .await?;
    Ok(())
}
