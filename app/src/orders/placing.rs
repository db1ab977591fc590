//! From cart to order, in one transaction: checked, priced, numbered and written (`writing.rs`).

use super::{
    charges::{self, Charged, TaxRow},
    texts as t,
    writing::{NewOrder, write},
};
use crate::{
    args,
    auth::Ordering,
    cart::{self, TakenLine},
    catalogue::{self, offered},
    companies::{self, OrderingRules},
    store::{StoreError, Tx, decode},
    ui::{AppError, FieldError, Lang, invalid},
};
use pricing::{Configuration, Money, PriceSheet, Spec, price};

const LONGEST_TEXT: usize = 500;

/// What the checkout sends.
pub(super) struct Request {
    pub(super) key: String,
    pub(super) address: String,
    pub(super) cost_centre: String,
    pub(super) po_number: String,
    pub(super) note: String,
    /// The way to ship, where the shop offers any.
    pub(super) shipping: String,
}

#[derive(sqlx::FromRow)]
pub(super) struct ProductRow {
    pub(super) name_en: String,
    pub(super) name_ja: String,
    pub(super) picture: String,
    pub(super) spec: String,
    active: bool,
    #[sqlx(flatten)]
    pub(super) tax: TaxRow,
}

pub(super) struct Priced {
    pub(super) line: TakenLine,
    pub(super) product: ProductRow,
    pub(super) price: Money,
}

/// Places the order and returns its number; with a key that ordered before, that order's number.
pub(super) async fn place(ordering: &Ordering, request: Request) -> Result<String, AppError> {
    let shop = ordering.shop();
    if request.key.is_empty() || request.key.len() > 64 {
        return Err(invalid("", t::page_too_old(ordering.lang())));
    }
    let mut tx = ordering.begin().await?;
    // Taking the number locks out every other order until this one is done: what is read below stays true.
    let number = next_number(&mut tx, shop.year(shop.now())).await?;
    if let Some(before) = placed_before(&mut tx, ordering, &request.key).await? {
        return Ok(before);
    }
    let rules = companies::ordering_rules(&mut tx, ordering).await?;
    let address = checked(&mut tx, ordering, &request, &rules).await?;
    let lines = priced_lines(&mut tx, ordering).await?;
    let total: Money = lines.iter().map(|line| line.price).sum();
    if rules.budget_left.is_some_and(|left| total > left) {
        return Err(invalid("", t::over_budget(ordering.lang())));
    }
    let shipping = charges::chosen(&mut tx, &request.shipping, total, ordering.lang()).await?;
    let goods: Vec<_> = lines
        .iter()
        .map(|line| (line.product.tax.class(), line.price))
        .collect();
    let charged = Charged {
        goods: &goods,
        shipping: shipping.as_ref(),
    };
    let level = first_level(&mut tx, ordering, total).await?;
    let order = NewOrder {
        number: &number,
        address: &address,
        total,
        tax: charged.tax(),
        shipping: shipping.clone(),
        level,
    };
    write(&mut tx, ordering, &request, &order, &lines).await?;
    tx.commit().await?;
    Ok(number)
}

/// `Q-2026-000123`: the year in the shop's time zone and a count within it, without gaps.
async fn next_number(tx: &mut Tx, year: i16) -> Result<String, StoreError> {
    let value = count_up(tx, &format!("orders-{year}")).await?;
    Ok(format!("Q-{year}-{value:06}"))
}

/// Locks as [`next_number`] does, and takes no number.
pub(super) async fn hold(tx: &mut Tx, year: i16) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO counters (name, value) VALUES ($1, 0) ON CONFLICT (name) DO UPDATE SET value = counters.value",
        args![format!("orders-{year}")],
    )
    .await?;
    Ok(())
}

/// The next value of a counter, which stays locked until the transaction ends.
pub(crate) async fn count_up(tx: &mut Tx, counter: &str) -> Result<i64, StoreError> {
    let (value,): (i64,) = tx
        .one(
            "INSERT INTO counters (name, value) VALUES ($1, 1)
             ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
            args![counter],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(value)
}

async fn placed_before(tx: &mut Tx, ordering: &Ordering, key: &str) -> Result<Option<String>, StoreError> {
    let before: Option<(String,)> = tx
        .one(
            "SELECT number FROM orders WHERE buyer_id = $1 AND idempotency_key = $2",
            args![ordering.buyer(), key],
        )
        .await?;
    Ok(before.map(|(number,)| number))
}

/// Checks every field and returns the address as the order keeps it.
async fn checked(
    tx: &mut Tx,
    ordering: &Ordering,
    request: &Request,
    rules: &OrderingRules,
) -> Result<String, AppError> {
    let lang = ordering.lang();
    let mut errors = Vec::new();
    let mut refuse = |field: &str, message: &str| {
        errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        });
    };
    let address = companies::address(tx, ordering, &request.address).await?;
    if address.is_none() {
        refuse("address", t::address_missing(lang));
    }
    if !cost_centre_fits(tx, ordering, &request.cost_centre).await? {
        refuse("cost_centre", t::cost_centre_missing(lang));
    }
    if rules.po_number_required && request.po_number.trim().is_empty() {
        refuse("po_number", t::po_number_missing(lang));
    }
    for (field, text) in [("po_number", &request.po_number), ("note", &request.note)] {
        if text.chars().count() > LONGEST_TEXT {
            refuse(field, t::too_long(lang));
        }
    }
    match address {
        Some(address) if errors.is_empty() => Ok(address),
        _ => Err(AppError::Invalid(errors)),
    }
}

/// A company with cost centres wants one of them; one without wants none.
async fn cost_centre_fits(tx: &mut Tx, ordering: &Ordering, code: &str) -> Result<bool, StoreError> {
    let (all, named): (i64, i64) = tx
        .one(
            "SELECT COUNT(*), COUNT(CASE WHEN code = $2 THEN 1 END) FROM cost_centres WHERE company_id = $1",
            args![ordering.company(), code],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(named == 1 || (all == 0 && code.is_empty()))
}

/// Takes the lines out of the cart and prices them; if one cannot be ordered, nothing was taken.
async fn priced_lines(tx: &mut Tx, ordering: &Ordering) -> Result<Vec<Priced>, AppError> {
    let lang = ordering.lang();
    let taken = cart::take(tx, ordering).await?;
    if taken.is_empty() {
        return Err(invalid("", t::cart_is_empty(lang)));
    }
    let mut lines = Vec::with_capacity(taken.len());
    for line in taken {
        let product: ProductRow = tx
            .one(
                concat!(
                    "SELECT p.name_en, p.name_ja, p.picture, p.spec, ",
                    offered!("$2"),
                    " AS active, t.name_en AS tax_en, t.name_ja AS tax_ja, t.rate AS tax_rate
                     FROM products p
                     LEFT JOIN tax_classes t
                       ON t.id = COALESCE(p.tax_class_id, (SELECT d.id FROM tax_classes d WHERE d.is_default))
                     WHERE p.id = $1"
                ),
                args![&line.product_id, ordering.company()],
            )
            .await?
            .ok_or(StoreError::RowNotFound)?;
        let sheet = catalogue::price_sheet(tx, ordering, &line.product_id).await?;
        lines.push(priced(line, product, sheet, lang)?);
    }
    Ok(lines)
}

fn priced(line: TakenLine, product: ProductRow, sheet: PriceSheet, lang: Lang) -> Result<Priced, AppError> {
    let in_the_way = || invalid("", t::line_in_the_way(lang));
    let spec: Spec = decode(&product.spec)?;
    let configuration: Configuration = decode(&line.configuration)?;
    if !product.active {
        return Err(in_the_way());
    }
    let price = price(&spec, &configuration, sheet).map_err(|_| in_the_way())?.total;
    Ok(Priced { line, product, price })
}

/// The lowest approval level whose threshold the total exceeds.
async fn first_level(tx: &mut Tx, ordering: &Ordering, total: Money) -> Result<Option<i64>, StoreError> {
    let level: Option<(i64,)> = tx
        .one(
            "SELECT level FROM approval_rules WHERE company_id = $1 AND over_amount < $2 ORDER BY level LIMIT 1",
            args![ordering.company(), total.minor()],
        )
        .await?;
    Ok(level.map(|(level,)| level))
}
