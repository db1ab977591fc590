//! A line of the file: the product that it adds or changes, and who sees it.

use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    catalogue::{
        content::{Content, ProductRow, facts, product_rows},
        publishing::{set_state, show, write},
        refusals,
        staff_export::{ALL, BETWEEN, NONE},
        staff_store, staff_texts as t,
        staff_types::ProductState,
        visibility::{Viewers, set_viewers},
    },
    imports::{Line, Sheet},
    store::Tx,
    ui::{AppError, at},
};
use std::collections::BTreeSet;

pub(super) struct Row<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) line: &'a Line,
}

impl<'a> Row<'a> {
    /// Does what the line says; tells whether that adds a product, and what of it changes.
    pub(super) async fn done(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        slug: &str,
    ) -> Result<(bool, Vec<&'static str>), AppError> {
        let lang = staff.lang();
        let there: Option<ProductRow> = tx.one(product_rows!("WHERE p.slug = $1"), args![slug]).await?;
        let was = there.as_ref().map(ProductRow::live).transpose()?;
        let content = self.content(tx, staff, slug, was.as_ref()).await?;
        let state = self.state(there.as_ref(), staff)?;
        let companies = self.companies(tx, staff).await?;
        let adds = there.is_none();
        let mut what = Vec::new();
        let row = if let Some(row) = there {
            row
        } else {
            let id = staff_store::insert(tx, staff, slug, &content).await?;
            what.push(t::product(lang));
            staff_store::row(tx, &id).await?
        };
        let differs = !adds && was.as_ref() != Some(&content);
        if differs {
            what.push(t::content_changes(lang));
        }
        let moves = state != row.state()?;
        if moves {
            what.push(state.text(lang));
        }
        if differs || moves {
            put(tx, staff, &row, &content, state).await?;
        }
        if let Some(companies) = companies
            && set_viewers(tx, staff, &row, &companies).await?
        {
            what.push(t::who_sees(lang));
        }
        Ok((adds, what))
    }

    pub(super) fn cell(&self, column: &str) -> Option<&'a str> {
        self.sheet.cell(self.line, column)
    }

    /// The state that the line asks for; what was published once is no draft again.
    fn state(&self, there: Option<&ProductRow>, staff: &Staff) -> Result<ProductState, AppError> {
        let wrong = |text: &str| AppError::Invalid(vec![at("state", text)]);
        let lang = staff.lang();
        let now = there.map(ProductRow::state).transpose()?;
        let Some(cell) = self.cell("state") else {
            return Ok(now.unwrap_or(ProductState::Draft));
        };
        match (ProductState::from_key(&cell.to_lowercase()), now) {
            (None, _) => Err(wrong(t::state_wrong(lang))),
            (Some(ProductState::Draft), Some(ProductState::Published | ProductState::Withdrawn)) => {
                Err(wrong(t::no_draft_again(lang)))
            }
            (Some(state), _) => Ok(state),
        }
    }

    /// The companies that see the product, by their ids; all of them where there is no list.
    async fn companies(&self, tx: &mut Tx, staff: &Staff) -> Result<Option<Viewers>, AppError> {
        let Some(cell) = self.cell("companies") else {
            return Ok(None);
        };
        match cell {
            ALL => return Ok(Some(None)),
            NONE => return Ok(Some(Some(BTreeSet::new()))),
            _ => {}
        }
        let (mut ids, mut problems) = (BTreeSet::new(), Vec::new());
        for name in cell.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()) {
            let id: Option<(String,)> = tx.one("SELECT id FROM companies WHERE name = $1", args![name]).await?;
            match id {
                Some((id,)) => {
                    ids.insert(id);
                }
                None => problems.push(at("companies", refusals::no_company_named(name, staff.lang()))),
            }
        }
        if problems.is_empty() {
            Ok(Some(Some(ids)))
        } else {
            Err(AppError::Invalid(problems))
        }
    }
}

/// Writes what the line says of the product, and brings it into this state.
async fn put(
    tx: &mut Tx,
    staff: &Staff,
    row: &ProductRow,
    content: &Content,
    state: ProductState,
) -> Result<(), AppError> {
    tx.execute(
        "UPDATE products SET version = version + 1 WHERE id = $1",
        args![&row.id],
    )
    .await?;
    if state == ProductState::Published {
        return show(tx, staff, row, content).await;
    }
    let was = row.live()?;
    write(tx, staff, row, content).await?;
    set_state(tx, &row.id, state).await?;
    let facts = |content| facts(&row.slug, content);
    let kind = if state == ProductState::Withdrawn && row.state()? == ProductState::Published {
        "product_withdrawn"
    } else {
        "product_changed"
    };
    let event = Event::by(staff.id(), kind, &row.id)
        .detail(&content.name.en)
        .change(Some(&facts(&was)), Some(&facts(content)));
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}
