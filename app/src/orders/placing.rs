//! From cart to order, in one transaction: checked, priced, numbered, written with its event.

use super::{
    Status,
    charges::{self, Charged, Shipping, TaxRow},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Ordering,
    cart::{self, TakenLine},
    catalogue::{self, offered},
    companies::{self, OrderingRules},
    jobs::{self, JobState},
    mails::WAITS_FOR_APPROVAL,
    store::{StoreError, Tx, decode, new_id},
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
struct ProductRow {
    name_en: String,
    name_ja: String,
    picture: String,
    spec: String,
    active: bool,
    #[sqlx(flatten)]
    tax: TaxRow,
}

struct Priced {
    line: TakenLine,
    product: ProductRow,
    price: Money,
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

struct NewOrder<'a> {
    number: &'a str,
    address: &'a str,
    /// The goods, net.
    total: Money,
    tax: Money,
    shipping: Option<Shipping>,
    level: Option<i64>,
}

async fn write(
    tx: &mut Tx,
    ordering: &Ordering,
    request: &Request,
    order: &NewOrder<'_>,
    lines: &[Priced],
) -> Result<(), StoreError> {
    let (id, now) = (new_id(), ordering.shop().now());
    let (nothing, shipping) = (String::new(), order.shipping.as_ref());
    let class = shipping.and_then(|shipping| shipping.class.as_ref());
    let status = if order.level.is_some() {
        Status::ApprovalRequired
    } else {
        Status::Approved
    };
    tx.execute(
        "INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, on_behalf_id, idempotency_key, address,
                             cost_centre, po_number, note, currency, total, approval_level, decline_reason, placed_at, tax,
                             shipping_en, shipping_ja, shipping, shipping_tax_en, shipping_tax_ja, shipping_tax_rate)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', $16, $17, $18, $19, $20, $21, $22, $23)",
        args![
            &id,
            order.number,
            ordering.company(),
            ordering.buyer(),
            status.key(),
            ordering.actor(),
            ordering.on_behalf(),
            &request.key,
            order.address,
            &request.cost_centre,
            request.po_number.trim(),
            request.note.trim(),
            &ordering.shop().settings().currency.code,
            order.total.minor(),
            order.level,
            now,
            order.tax.minor(),
            shipping.map_or(&nothing, |shipping| &shipping.name.en),
            shipping.map_or(&nothing, |shipping| &shipping.name.ja),
            shipping.map_or(0, |shipping| shipping.price.minor()),
            class.map_or(&nothing, |class| &class.name.en),
            class.map_or(&nothing, |class| &class.name.ja),
            class.map(|class| class.rate),
        ],
    )
    .await?;
    for (position, priced) in (1_i64..).zip(lines) {
        write_job(tx, ordering, &id, order.number, position, priced).await?;
    }
    let placed = Event::of(ordering, "order_placed", order.number);
    if order.level.is_none() {
        record(tx, now, placed).await?;
    } else {
        record(tx, now, placed.detail(WAITS_FOR_APPROVAL)).await?;
        record(tx, now, Event::of(ordering, "order_approval_needed", order.number)).await?;
    }
    Ok(())
}

async fn write_job(
    tx: &mut Tx,
    ordering: &Ordering,
    order: &str,
    number: &str,
    position: i64,
    priced: &Priced,
) -> Result<(), StoreError> {
    let (line, product) = (&priced.line, &priced.product);
    let class = product.tax.class();
    let id = new_id();
    tx.execute(
        "INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec,
                           configuration, price, added_by, on_behalf_id, buyer_id, state, tax_en, tax_ja, tax_rate)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        args![
            &id,
            format!("{number}-{position}"),
            ordering.company(),
            order,
            position,
            &line.product_id,
            &product.name_en,
            &product.name_ja,
            &product.picture,
            &product.spec,
            &line.configuration,
            priced.price.minor(),
            &line.added_by,
            line.on_behalf_id.clone(),
            ordering.buyer(),
            JobState::AwaitingFiles.key(),
            class.as_ref().map(|class| class.name.en.clone()).unwrap_or_default(),
            class.as_ref().map(|class| class.name.ja.clone()).unwrap_or_default(),
            class.as_ref().map(|class| class.rate),
        ],
    )
    .await?;
    jobs::index(tx, &id).await
}
