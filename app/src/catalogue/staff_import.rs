//! Products from a CSV file, as the export writes it. An address that a product has names it; others are new. An empty cell
//! leaves what is there.
//!
//! Its one rule: the dry run does all of it, in a transaction that is given back, so that it finds what the import would. A
//! line says what customers see: one that says what they see already changes nothing, also where a draft waits.

use super::{
    content::{Content, ProductRow, facts, product_rows},
    publishing::{set_state, show, write},
    refusals,
    staff_export::{ALL, BETWEEN, NONE},
    staff_form::ProductForm,
    staff_store::insert,
    staff_texts as t,
    staff_types::ProductState,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    imports::{self, DryRun, Kind, Line, Planned, Problem, Sheet},
    store::Tx,
    ui::{AppError, Checked, FieldError, at},
};
use pricing::Spec;
use std::collections::{BTreeSet, HashMap};

const NEEDED: &[&str] = &["slug"];
/// `from` is the export's, and says nothing here.
const KNOWN: &[&str] = &[
    "slug",
    "state",
    "category",
    "name_en",
    "name_ja",
    "summary_en",
    "summary_ja",
    "picture",
    "alt_en",
    "alt_ja",
    "companies",
    "from",
    "spec",
];
/// Problems, and things to be done, that one page shows.
const SHOWN: usize = 200;

/// What came of a file.
#[derive(Default)]
struct Run {
    problems: Vec<Problem>,
    planned: Vec<Planned>,
    added: usize,
    changed: usize,
    unchanged: usize,
}

/// What would be done with a file, or was.
pub(super) async fn dry_run(staff: &Staff, id: &str) -> Result<DryRun, AppError> {
    let kept = imports::kept(staff, Kind::Catalogue, id).await?;
    let run = if kept.applied_at.is_none() {
        let mut tx = staff.shop().db().begin().await?;
        // Not committed: all is as it was.
        run(&mut tx, staff, &kept.content).await?
    } else {
        Run::default()
    };
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let of_row = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(DryRun {
        id: kept.id,
        name: kept.name,
        by: kept.by,
        at: staff.when(kept.created_at),
        done: kept.applied_at.map(|at| staff.when(at)),
        added: of_row(kept.added) + number(run.added),
        changed: of_row(kept.changed) + number(run.changed),
        unchanged: number(run.unchanged),
        problem_count: number(run.problems.len()),
        problems: run.problems.into_iter().take(SHOWN).collect(),
        planned: run.planned.into_iter().take(SHOWN).collect(),
    })
}

/// Does it all, once.
pub(super) async fn apply(staff: &Staff, id: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let content = imports::take(&mut tx, staff, Kind::Catalogue, id).await?;
    let run = run(&mut tx, staff, &content).await?;
    if !run.problems.is_empty() {
        return Err(AppError::Conflict(t::import_no_longer_fits(staff.lang()).to_owned()));
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (added, changed) = (number(run.added), number(run.changed));
    imports::finish(&mut tx, id, added, changed).await?;
    let event = Event::by(staff.id(), "catalogue_imported", id).detail(format!("{added} added, {changed} changed"));
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

async fn run(tx: &mut Tx, staff: &Staff, content: &str) -> Result<Run, AppError> {
    let lang = staff.lang();
    let mut run = Run::default();
    let sheet = match imports::read(content, NEEDED, KNOWN, lang) {
        Ok(sheet) => sheet,
        Err(problems) => return Ok(Run { problems, ..run }),
    };
    let mut lines_of: HashMap<String, u64> = HashMap::new();
    for line in &sheet.lines {
        let slug = sheet.cell(line, "slug").unwrap_or_default();
        if let Some(before) = lines_of.insert(slug.to_owned(), line.number) {
            run.refuse(line, at("slug", refusals::slug_twice(before, lang)));
            continue;
        }
        let about = Row { sheet: &sheet, line };
        match about.done(tx, staff, slug).await {
            Ok((adds, what)) => run.note(line, slug, adds, &what, lang.pick(", ", "、")),
            Err(AppError::Invalid(errors)) => {
                for error in errors {
                    run.refuse(line, error);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(run)
}

impl Run {
    fn refuse(&mut self, line: &Line, error: FieldError) {
        let field = error.field.trim_start_matches("form[").trim_end_matches(']');
        // What is wrong with a price list is in the one column that has it.
        let column = if field.is_empty() || KNOWN.contains(&field) {
            field
        } else {
            "spec"
        };
        self.problems.push(Problem {
            line: line.number,
            column: column.to_owned(),
            text: error.message,
        });
    }

    fn note(&mut self, line: &Line, slug: &str, adds: bool, what: &[&str], between: &str) {
        if what.is_empty() {
            self.unchanged += 1;
            return;
        }
        if adds {
            self.added += 1;
        } else {
            self.changed += 1;
        }
        self.planned.push(Planned {
            line: line.number,
            adds,
            name: slug.to_owned(),
            what: what.join(between),
        });
    }
}

struct Row<'a> {
    sheet: &'a Sheet,
    line: &'a Line,
}

impl<'a> Row<'a> {
    /// What a cell says; nothing where it is empty.
    fn cell(&self, column: &str) -> Option<&'a str> {
        self.sheet.cell(self.line, column).filter(|cell| !cell.is_empty())
    }

    /// Does what the line says; tells whether that adds a product, and what of it changes.
    async fn done(&self, tx: &mut Tx, staff: &Staff, slug: &str) -> Result<(bool, Vec<&'static str>), AppError> {
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
            let id = insert(tx, staff, slug, &content).await?;
            what.push(t::product(lang));
            super::staff_store::row(tx, &id).await?
        };
        let differs = !adds && was.as_ref() != Some(&content);
        if differs {
            what.push(t::content_changes(lang));
        }
        let moves = state != row.state()?;
        if moves {
            what.push(state.text(lang));
        }
        self.write(tx, staff, &row, &content, state, differs || moves).await?;
        if let Some(companies) = companies
            && seen_by(tx, staff, &row, &companies).await?
        {
            what.push(t::who_sees(lang));
        }
        Ok((adds, what))
    }

    async fn write(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        row: &ProductRow,
        content: &Content,
        state: ProductState,
        anything: bool,
    ) -> Result<(), AppError> {
        if !anything {
            return Ok(());
        }
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

    /// What the line says of the product; what it does not say is as it was.
    async fn content(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        slug: &str,
        was: Option<&Content>,
    ) -> Result<Content, AppError> {
        let lang = staff.lang();
        let was = was.cloned().unwrap_or_default();
        let mut problems = Vec::new();
        let spec = match self.cell("spec").map(serde_json::from_str::<Spec>) {
            None => was.spec,
            Some(Ok(spec)) => spec,
            Some(Err(cause)) => {
                problems.push(at("spec", refusals::spec_unreadable(&cause.to_string(), lang)));
                Spec::default()
            }
        };
        let category = self.category(tx, was.category, &mut problems, staff).await?;
        let picture = self.picture(tx, was.picture, &mut problems, staff).await?;
        let or = |column: &str, was: String| self.cell(column).map_or(was, str::to_owned);
        let form = ProductForm {
            slug: slug.to_owned(),
            category,
            name_en: or("name_en", was.name.en),
            name_ja: or("name_ja", was.name.ja),
            summary_en: or("summary_en", was.summary.en),
            summary_ja: or("summary_ja", was.summary.ja),
            alt_en: or("alt_en", was.alt.en),
            alt_ja: or("alt_ja", was.alt.ja),
            ..ProductForm::of_spec(&spec)
        };
        // A price list that cannot be read has been said to be so.
        let unreadable = problems.iter().any(|problem| problem.field == "form[spec]");
        let known = |problem: &FieldError| KNOWN.iter().any(|column| problem.field == format!("form[{column}]"));
        problems.extend(
            form.problems(lang)
                .into_iter()
                .filter(|problem| !unreadable || known(problem)),
        );
        if slug.is_empty() {
            problems.insert(0, at("slug", t::required(lang)));
        }
        if problems.is_empty() {
            Ok(Content::of_form(&form, &picture, lang))
        } else {
            Err(AppError::Invalid(problems))
        }
    }

    async fn category(
        &self,
        tx: &mut Tx,
        was: String,
        problems: &mut Vec<FieldError>,
        staff: &Staff,
    ) -> Result<String, AppError> {
        let Some(slug) = self.cell("category") else {
            return Ok(was);
        };
        let id: Option<(String,)> = tx.one("SELECT id FROM categories WHERE slug = $1", args![slug]).await?;
        if let Some((id,)) = id {
            return Ok(id);
        }
        problems.push(at("category", refusals::no_such_category(slug, staff.lang())));
        // One problem is enough.
        Ok("unknown".to_owned())
    }

    /// Pictures do not come in a file: it can name those that are there.
    async fn picture(
        &self,
        tx: &mut Tx,
        was: String,
        problems: &mut Vec<FieldError>,
        staff: &Staff,
    ) -> Result<String, AppError> {
        let Some(name) = self.cell("picture").filter(|name| *name != was) else {
            return Ok(was);
        };
        let known: Option<(String,)> = tx
            .one(
                "SELECT name FROM pictures WHERE name = $1
                 UNION SELECT picture FROM products WHERE picture = $1 LIMIT 1",
                args![name],
            )
            .await?;
        if known.is_none() {
            problems.push(at("picture", t::no_such_picture(staff.lang())));
        }
        Ok(name.to_owned())
    }

    /// The companies that see the product, by their ids; all of them where there is no list.
    async fn companies(&self, tx: &mut Tx, staff: &Staff) -> Result<Option<Companies>, AppError> {
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

/// All companies, or those of these ids.
type Companies = Option<BTreeSet<String>>;

/// Shows a product to these companies and no others; says whether that is another thing than before.
async fn seen_by(tx: &mut Tx, staff: &Staff, row: &ProductRow, companies: &Companies) -> Result<bool, AppError> {
    let had: Vec<(String,)> = tx
        .all(
            "SELECT company_id FROM product_companies WHERE product_id = $1",
            args![&row.id],
        )
        .await?;
    let had: BTreeSet<String> = had.into_iter().map(|(id,)| id).collect();
    let was: Companies = (!row.for_all).then_some(had);
    if was == *companies {
        return Ok(false);
    }
    tx.execute(
        "UPDATE products SET for_all = $2 WHERE id = $1",
        args![&row.id, companies.is_none()],
    )
    .await?;
    if let Some(ids) = companies {
        tx.execute("DELETE FROM product_companies WHERE product_id = $1", args![&row.id])
            .await?;
        for id in ids {
            tx.execute(
                "INSERT INTO product_companies (product_id, company_id) VALUES ($1, $2)",
                args![&row.id, id],
            )
            .await?;
        }
    }
    let seen = |companies: &Companies| Seen {
        for_all: companies.is_none(),
        companies: companies.clone().unwrap_or_default(),
    };
    let event =
        Event::by(staff.id(), "product_visibility_changed", &row.id).change(Some(&seen(&was)), Some(&seen(companies)));
    record(tx, staff.shop().now(), event).await?;
    Ok(true)
}

/// As an event tells it.
#[derive(serde::Serialize)]
struct Seen {
    for_all: bool,
    companies: BTreeSet<String>,
}
