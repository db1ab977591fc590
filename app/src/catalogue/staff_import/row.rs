//! A line of the file: the product that it adds or changes, and who sees it.

use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    catalogue::{
        content::{Content, Facts, ProductRow, facts, product_rows, take},
        publishing::{set_state, show, write},
        refusals,
        staff_export::{ALL, NONE},
        staff_store, staff_texts as t,
        staff_types::ProductState,
        visibility::{Viewers, set_viewers},
    },
    imports::{Deed, Line, Sheet, parted},
    store::Tx,
    ui::{AppError, at},
};
use serde::Serialize;
use std::collections::BTreeSet;

pub(super) struct Row<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) line: &'a Line,
}

/// As an event tells it.
#[derive(Serialize)]
struct Told<'a> {
    state: &'static str,
    #[serde(flatten)]
    facts: Facts<'a>,
}

impl<'a> Row<'a> {
    /// Does what the line says; nothing is told where all of it was so already.
    pub(super) async fn done(&self, tx: &mut Tx, staff: &Staff, slug: &str) -> Result<Option<Deed>, AppError> {
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
        let differs = was.is_some_and(|was| was != content);
        if differs {
            what.push(t::content_changes(lang));
        }
        let moves = state != row.state()?;
        if moves {
            what.push(state.text(lang));
        }
        if differs || moves {
            let writes = differs || state == ProductState::Published;
            if writes && !row.draft.is_empty() {
                return Err(AppError::Invalid(vec![at("", t::draft_waits(lang))]));
            }
            put(tx, staff, &row, &content, state).await?;
        }
        let shows = match &companies {
            Some(companies) => set_viewers(tx, staff, &row, companies).await?,
            None => false,
        };
        if shows {
            what.push(t::who_sees(lang));
        }
        Ok((!what.is_empty()).then(|| Deed {
            adds,
            what: what.join(lang.pick(", ", "、")),
            // The version says what it finds; the rest is in the file itself, but for what its names mean.
            trace: format!(
                "{} {} {} {} {companies:?} {differs} {moves} {shows}",
                row.version,
                state.key(),
                content.category,
                content.tax_class
            ),
        }))
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
        let unknown = |name: &str| at("companies", refusals::no_company_named(name, staff.lang()));
        let (mut ids, mut problems) = (BTreeSet::new(), Vec::new());
        for name in parted(cell) {
            let id: Option<(String,)> = tx.one("SELECT id FROM companies WHERE name = $1", args![&name]).await?;
            match id {
                Some((id,)) => {
                    ids.insert(id);
                }
                None => problems.push(unknown(&name)),
            }
        }
        if ids.is_empty() && problems.is_empty() {
            // It names nobody, and does not say that nobody is meant.
            problems.push(unknown(cell));
        }
        if problems.is_empty() {
            Ok(Some(Some(ids)))
        } else {
            Err(AppError::Invalid(problems))
        }
    }
}

/// Brings a product into this state, with what the line says of it. Where that is what it says already, it is not written
/// anew, and a draft goes on waiting.
async fn put(
    tx: &mut Tx,
    staff: &Staff,
    row: &ProductRow,
    content: &Content,
    state: ProductState,
) -> Result<(), AppError> {
    let row = take(tx, staff, &row.id, row.version).await?;
    if state == ProductState::Published {
        return show(tx, staff, &row, content).await;
    }
    let (before, was) = (row.state()?, row.live()?);
    if was != *content {
        write(tx, staff, &row, content).await?;
    }
    set_state(tx, &row.id, state).await?;
    let told = |state: ProductState, content| Told {
        state: state.key(),
        facts: facts(&row.slug, content),
    };
    let kind = if state == ProductState::Withdrawn && before == ProductState::Published {
        "product_withdrawn"
    } else {
        "product_changed"
    };
    let event = Event::by(staff.id(), kind, &row.id)
        .detail(&content.name.en)
        .change(Some(&told(before, &was)), Some(&told(state, content)));
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}
