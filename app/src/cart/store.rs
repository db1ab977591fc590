//! The lines of a cart. A line that changed since it was seen is not written over.

use super::{
    texts as t,
    types::{Cart, CartLine},
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Ordering, Shopper},
    catalogue::{ConfigurationForm, adjustment, choices, offered, parse_number, price_sheet, priceable, problem_text},
    store::{StoreError, Tx, decode, encode, new_id},
    ui::{AppError, Lang, invalid},
};
use pricing::{Configuration, PriceSheet, Problem, Spec, price};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    version: i64,
    configuration: String,
    by_customer_service: bool,
    slug: String,
    name_en: String,
    name_ja: String,
    picture: String,
    spec: String,
    active: bool,
    price_adjustment: i64,
}

/// The cart at today's prices.
pub(crate) async fn cart(shopper: &Shopper) -> Result<Cart, AppError> {
    let rows: Vec<Row> = shopper
        .shop()
        .db()
        .all(
            concat!(
                "SELECT l.id, l.version, l.configuration, l.added_by <> l.buyer_id AS by_customer_service, p.slug, p.name_en,
                    p.name_ja, p.picture, p.spec, ",
                offered!("m.id"),
                " AS active, ",
                adjustment!(),
                " AS price_adjustment
             FROM cart_lines l
             JOIN products p ON p.id = l.product_id
             JOIN users u ON u.id = l.buyer_id
             JOIN companies m ON m.id = u.company_id
             WHERE l.buyer_id = $1 ORDER BY l.id"
            ),
            args![shopper.buyer()],
        )
        .await?;
    let lines: Vec<CartLine> = rows
        .into_iter()
        .map(|row| row.into_line(shopper))
        .collect::<Result<_, StoreError>>()?;
    let total = lines.iter().filter_map(|line| line.price.clone().ok()).sum();
    Ok(Cart { lines, total })
}

impl Row {
    fn into_line(self, shopper: &Shopper) -> Result<CartLine, StoreError> {
        let lang = shopper.lang();
        let spec: Spec = decode(&self.spec)?;
        let configuration: Configuration = decode(&self.configuration)?;
        let sheet = PriceSheet {
            adjustment_bp: self.price_adjustment,
        };
        let price = if self.active {
            price(&spec, &configuration, sheet)
                .map(|quote| quote.total)
                .map_err(|problem| problem_text(&problem, lang))
        } else {
            Err(t::no_longer_offered(lang).to_owned())
        };
        Ok(CartLine {
            choices: choices(&spec, &configuration, lang),
            quantity: configuration.quantity,
            by_customer_service: self.by_customer_service,
            price,
            id: self.id,
            version: self.version,
            slug: self.slug,
            name: lang.pick(self.name_en, self.name_ja),
            picture: self.picture,
        })
    }
}

/// Adds what a product's form asks for.
pub(super) async fn add_form(ordering: &Ordering, slug: &str, form: &ConfigurationForm) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let product = priceable(&mut tx, ordering, slug).await?;
    let sheet = price_sheet(&mut tx, ordering, &product.id).await?;
    let configuration = form.configuration(&product.spec);
    price(&product.spec, &configuration, sheet).map_err(|problem| at_field(&problem, ordering.lang()))?;
    add(&mut tx, ordering, &product.id, &configuration).await?;
    tx.commit().await?;
    Ok(())
}

fn at_field(problem: &Problem, lang: Lang) -> AppError {
    let field = match problem {
        Problem::UnknownOption { group } => format!("form[options][{group}]"),
        other => format!("form[{}]", other.field()),
    };
    invalid(&field, problem_text(problem, lang))
}

/// Adds a line, in whoever's name orders.
pub(crate) async fn add(
    tx: &mut Tx,
    ordering: &Ordering,
    product: &str,
    configuration: &Configuration,
) -> Result<(), AppError> {
    let (lines,): (i64,) = tx
        .one(
            "SELECT COUNT(*) FROM cart_lines WHERE buyer_id = $1",
            args![ordering.buyer()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    if lines >= ordering.shop().settings().cart_lines {
        return Err(invalid("", t::cart_is_full(ordering.lang())));
    }
    let (id, now) = (new_id(), ordering.shop().now());
    let configuration = encode(configuration)?;
    tx.execute(
        "INSERT INTO cart_lines (id, buyer_id, product_id, configuration, version, added_by, on_behalf_id, created_at)
         VALUES ($1, $2, $3, $4, 1, $5, $6, $7)",
        args![
            &id,
            ordering.buyer(),
            product,
            &configuration,
            ordering.actor(),
            ordering.on_behalf(),
            now
        ],
    )
    .await?;
    record(
        tx,
        now,
        Event::of(ordering, "cart_line_added", &id).detail(configuration),
    )
    .await?;
    Ok(())
}

pub(super) async fn change(ordering: &Ordering, line: &str, version: i64, quantity: &str) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let found: Option<(String, String, String, bool)> = tx
        .one(
            concat!(
                "SELECT l.configuration, p.id, p.spec, ",
                offered!("$3"),
                " FROM cart_lines l JOIN products p ON p.id = l.product_id WHERE l.id = $1 AND l.buyer_id = $2"
            ),
            args![line, ordering.buyer(), ordering.company()],
        )
        .await?;
    let (configuration, product, spec, offered) = found.ok_or(AppError::NotFound)?;
    if !offered {
        return Err(invalid("quantity", t::no_longer_offered(ordering.lang())));
    }
    let spec: Spec = decode(&spec)?;
    let configuration = Configuration {
        quantity: parse_number(quantity).unwrap_or(0),
        ..decode(&configuration)?
    };
    let sheet = price_sheet(&mut tx, ordering, &product).await?;
    price(&spec, &configuration, sheet)
        .map_err(|problem| invalid(problem.field(), problem_text(&problem, ordering.lang())))?;
    let configuration = encode(&configuration)?;
    let written = tx
        .execute(
            "UPDATE cart_lines SET configuration = $4, version = version + 1 WHERE id = $1 AND buyer_id = $2 AND version = $3",
            args![line, ordering.buyer(), version, &configuration],
        )
        .await?;
    finish(tx, ordering, line, written, "cart_line_changed", configuration).await
}

pub(super) async fn remove(ordering: &Ordering, line: &str, version: i64) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let written = tx
        .execute(
            "DELETE FROM cart_lines WHERE id = $1 AND buyer_id = $2 AND version = $3",
            args![line, ordering.buyer(), version],
        )
        .await?;
    if written == 0 {
        let there: Option<(i64,)> = tx
            .one(
                "SELECT version FROM cart_lines WHERE id = $1 AND buyer_id = $2",
                args![line, ordering.buyer()],
            )
            .await?;
        if there.is_none() {
            return Err(AppError::NotFound);
        }
    }
    finish(tx, ordering, line, written, "cart_line_removed", String::new()).await
}

/// Writes the event of a change that reached its line; one that came too late changes nothing.
async fn finish(
    mut tx: Tx,
    ordering: &Ordering,
    line: &str,
    written: u64,
    kind: &'static str,
    detail: String,
) -> Result<(), AppError> {
    if written == 0 {
        return Err(AppError::Conflict(t::changed_meanwhile(ordering.lang()).to_owned()));
    }
    let event = Event::of(ordering, kind, line).detail(detail);
    record(&mut tx, ordering.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// A line as it was when the cart became an order.
#[derive(sqlx::FromRow)]
pub(crate) struct TakenLine {
    id: String,
    pub(crate) product_id: String,
    pub(crate) configuration: String,
    pub(crate) added_by: String,
    pub(crate) on_behalf_id: Option<String>,
}

/// Takes every line out of the cart, in one statement: what somebody adds meanwhile stays for the next order.
pub(crate) async fn take(tx: &mut Tx, ordering: &Ordering) -> Result<Vec<TakenLine>, StoreError> {
    let mut lines: Vec<TakenLine> = tx
        .all(
            "DELETE FROM cart_lines WHERE buyer_id = $1 RETURNING id, product_id, configuration, added_by, on_behalf_id",
            args![ordering.buyer()],
        )
        .await?;
    lines.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(lines)
}
