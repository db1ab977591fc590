//! Users from a CSV file, as the export writes it. An e-mail that somebody has names that user; others are new. An empty cell
//! leaves what is there.
//!
//! Its one rule: the dry run does all of it, in a transaction that is given back, so that it finds what the import would.

use super::{
    form::{email_problem, language_problem, name_problem},
    refusals as said, states,
    store::{Company, NewUser, User, Wanted, company_named, held, insert, tidy_email, update},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    groups::{self, GroupChoice},
    imports::{self, DryRun, Kind, Line, Planned, Problem, Sheet},
    passwords::send_set_link,
    store::{StoreError, Tx},
    ui::{AppError, FieldError, Lang, at},
};
use std::collections::HashMap;

const NEEDED: &[&str] = &["email"];
/// `added` is the export's, and says nothing here.
const KNOWN: &[&str] = &["email", "name", "language", "groups", "company", "state", "added"];
/// Problems, and things to be done, that one page shows.
const SHOWN: usize = 200;

/// What came of a file.
#[derive(Default)]
struct Run {
    problems: Vec<Problem>,
    planned: Vec<Planned>,
    /// The ids of the new users.
    added: Vec<String>,
    changed: usize,
    unchanged: usize,
}

/// What a line did.
enum Deed {
    Added { id: String, what: String },
    Changed { what: String },
    Nothing,
}

/// A group by each of its names, in small letters.
struct Groups(Vec<(String, GroupChoice)>);

/// What would be done with a file, or was.
pub(super) async fn dry_run(staff: &Staff, id: &str) -> Result<DryRun, AppError> {
    let kept = imports::kept(staff, Kind::Users, id).await?;
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
        added: of_row(kept.added) + number(run.added.len()),
        changed: of_row(kept.changed) + number(run.changed),
        unchanged: number(run.unchanged),
        problem_count: number(run.problems.len()),
        problems: run.problems.into_iter().take(SHOWN).collect(),
        planned: run.planned.into_iter().take(SHOWN).collect(),
    })
}

/// Does it all, once, and mails the new users their links where that is asked for.
pub(super) async fn apply(staff: &Staff, id: &str, links: bool) -> Result<(), AppError> {
    let now = staff.shop().now();
    let mut tx = staff.shop().db().begin().await?;
    let content = imports::take(&mut tx, staff, Kind::Users, id).await?;
    let run = run(&mut tx, staff, &content).await?;
    if !run.problems.is_empty() {
        return Err(AppError::Conflict(t::import_no_longer_fits(staff.lang()).to_owned()));
    }
    if links {
        for user in &run.added {
            send_set_link(&mut tx, now, staff.id(), user).await?;
        }
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (added, changed) = (number(run.added.len()), number(run.changed));
    imports::finish(&mut tx, id, added, changed).await?;
    let event = Event::by(staff.id(), "users_imported", id).detail(format!("{added} added, {changed} changed"));
    record(&mut tx, now, event).await?;
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
    groups::lock(tx).await?;
    let groups = Groups::read(tx, staff).await?;
    let mut companies = HashMap::new();
    let mut lines_of: HashMap<String, u64> = HashMap::new();
    for line in &sheet.lines {
        let email = tidy_email(sheet.cell(line, "email").unwrap_or_default());
        if let Some(before) = lines_of.insert(email.clone(), line.number) {
            run.refuse(line, at("email", said::email_twice(before, lang)));
            continue;
        }
        let about = Row {
            sheet: &sheet,
            line,
            groups: &groups,
        };
        match about.deed(tx, staff, &email, &mut companies).await {
            Ok(deed) => run.note(line, &email, deed),
            Err(AppError::Invalid(errors)) => {
                for error in errors {
                    run.refuse(line, error);
                }
            }
            Err(AppError::Forbidden(reason)) => run.refuse(line, at("", reason)),
            Err(error) => return Err(error),
        }
    }
    Ok(run)
}

impl Run {
    fn refuse(&mut self, line: &Line, error: FieldError) {
        let column = error.field.trim_start_matches("form[").trim_end_matches(']');
        self.problems.push(Problem {
            line: line.number,
            column: column.to_owned(),
            text: error.message,
        });
    }

    fn note(&mut self, line: &Line, email: &str, deed: Deed) {
        let (adds, what) = match deed {
            Deed::Added { id, what } => {
                self.added.push(id);
                (true, what)
            }
            Deed::Changed { what } => {
                self.changed += 1;
                (false, what)
            }
            Deed::Nothing => {
                self.unchanged += 1;
                return;
            }
        };
        self.planned.push(Planned {
            line: line.number,
            adds,
            name: email.to_owned(),
            what,
        });
    }
}

struct Row<'a> {
    sheet: &'a Sheet,
    line: &'a Line,
    groups: &'a Groups,
}

impl<'a> Row<'a> {
    /// What a cell says; nothing where it is empty.
    fn cell(&self, column: &str) -> Option<&'a str> {
        self.sheet.cell(self.line, column).filter(|cell| !cell.is_empty())
    }

    async fn deed(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        email: &str,
        companies: &mut HashMap<String, Company>,
    ) -> Result<Deed, AppError> {
        let lang = staff.lang();
        let there: Option<(String,)> = tx.one("SELECT id FROM users WHERE email = $1", args![email]).await?;
        let mut problems = self.problems(email, there.is_none(), lang);
        let groups = self.groups(&mut problems, lang);
        let company = match self.cell("company") {
            Some(name) => match known_company(tx, name, companies, lang).await {
                Err(AppError::Invalid(errors)) => {
                    problems.extend(errors);
                    None
                }
                company => Some(company?),
            },
            None => None,
        };
        if !problems.is_empty() {
            return Err(AppError::Invalid(problems));
        }
        match there {
            None => self.add(tx, staff, email, &groups, company).await,
            Some((id,)) => {
                let user = held(tx, &id).await?;
                self.change(tx, staff, &user, &groups, company).await
            }
        }
    }

    /// What is wrong with the line itself.
    fn problems(&self, email: &str, is_new: bool, lang: Lang) -> Vec<FieldError> {
        let of = |column: &'static str, problem: fn(&str, Lang) -> Option<&'static str>| {
            let text = problem(self.cell(column)?, lang)?;
            Some(at(column, text))
        };
        let needed = |column: &'static str, text: &'static str| {
            (is_new && self.cell(column).is_none()).then(|| at(column, text))
        };
        [
            email_problem(email, lang).map(|text| at("email", text)),
            of("name", name_problem),
            needed("name", t::name_missing(lang)),
            of("language", language_problem),
            needed("groups", t::choose_groups(lang)),
            of("state", state_problem),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The groups that the line names; those that are not there become problems.
    fn groups(&self, problems: &mut Vec<FieldError>, lang: Lang) -> Vec<GroupChoice> {
        let names = self.cell("groups").into_iter().flat_map(|names| names.split('|'));
        let mut groups = Vec::new();
        for name in names.map(str::trim).filter(|name| !name.is_empty()) {
            match self.groups.named(name) {
                Some(group) => groups.push(group),
                None => problems.push(at("groups", said::no_such_group(name, lang))),
            }
        }
        groups
    }

    async fn add(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        email: &str,
        groups: &[GroupChoice],
        company: Option<Company>,
    ) -> Result<Deed, AppError> {
        let name = self.cell("name").unwrap_or_default();
        let of_company = company.as_ref().map_or("en", |company| company.language.as_str());
        let new = NewUser {
            name,
            email,
            language: self.cell("language").unwrap_or(of_company),
            groups,
            company: company.as_ref(),
            field: "groups",
        };
        let id = insert(tx, staff, &new).await?;
        if self.cell("state") == Some("deactivated") {
            let user = held(tx, &id).await?;
            states::activate(tx, staff, &user, false).await?;
        }
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        let what = [Some(names.join(", ")), company.map(|company| company.name)];
        Ok(Deed::Added {
            id,
            what: what.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        })
    }

    async fn change(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        user: &User,
        groups: &[GroupChoice],
        company: Option<Company>,
    ) -> Result<Deed, AppError> {
        let lang = staff.lang();
        if company.is_some() && user.company_id.is_none() {
            return Err(AppError::Invalid(vec![at("company", t::staff_have_none(lang))]));
        }
        let groups = (!groups.is_empty()).then(|| groups.iter().map(|group| group.id.clone()).collect());
        let wanted = Wanted {
            name: self.cell("name").unwrap_or(&user.name),
            email: &user.email,
            language: self.cell("language").unwrap_or(&user.language),
            groups,
            company: company.as_ref(),
        };
        let mut changed: Vec<&str> = update(tx, staff, user, &wanted)
            .await?
            .into_iter()
            .map(|field| said::column(field, lang))
            .collect();
        if let Some(state) = self.cell("state")
            && states::activate(tx, staff, user, state == "active").await?
        {
            changed.push(said::column("state", lang));
        }
        Ok(if changed.is_empty() {
            Deed::Nothing
        } else {
            Deed::Changed {
                what: changed.join(lang.pick(", ", "、")),
            }
        })
    }
}

fn state_problem(state: &str, lang: Lang) -> Option<&'static str> {
    (!matches!(state, "active" | "deactivated")).then(|| t::state_wrong(lang))
}

/// Many lines name the same company.
async fn known_company(
    tx: &mut Tx,
    name: &str,
    companies: &mut HashMap<String, Company>,
    lang: Lang,
) -> Result<Company, AppError> {
    if let Some(company) = companies.get(name) {
        return Ok(company.clone());
    }
    let company = company_named(tx, name, lang).await?;
    companies.insert(name.to_owned(), company.clone());
    Ok(company)
}

impl Groups {
    async fn read(tx: &mut Tx, staff: &Staff) -> Result<Self, StoreError> {
        let names: Vec<(String, String, String)> = tx.all("SELECT id, name_en, name_ja FROM groups", args![]).await?;
        let all = groups::choices(tx, staff).await?;
        let both = names.into_iter().filter_map(|(id, en, ja)| {
            let group = all.iter().find(|group| group.id == id)?;
            Some([(en.to_lowercase(), group.clone()), (ja.to_lowercase(), group.clone())])
        });
        Ok(Self(both.flatten().collect()))
    }

    fn named(&self, name: &str) -> Option<GroupChoice> {
        let name = name.to_lowercase();
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, choice)| choice.clone())
    }
}
