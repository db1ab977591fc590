//! A line of the file: the user whom it adds or changes.

use super::names::{Groups, known_company};
use crate::{
    args,
    auth::Staff,
    groups::GroupChoice,
    imports::{Deed, Line, Sheet, parted},
    people::{
        adding::{NewUser, insert},
        changing::{Wanted, update},
        form::{email_problem, language_problem, name_problem},
        refusals as said, states,
        store::{Company, User, groups_of, held, seen, wrong},
        texts as t,
    },
    store::Tx,
    ui::{AppError, FieldError, Lang, at},
};
use std::collections::HashMap;

/// What a line did; no deed where all was so already.
pub(super) struct Done {
    pub(super) deed: Option<Deed>,
    /// The id of a new user.
    pub(super) new: Option<String>,
}

/// A line, with what it may name.
pub(super) struct Row<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) line: &'a Line,
    pub(super) groups: &'a Groups,
}

impl<'a> Row<'a> {
    /// Does what the line says.
    ///
    /// # Errors
    /// `Invalid` at its columns.
    pub(super) async fn done(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        email: &str,
        companies: &mut HashMap<String, Company>,
    ) -> Result<Done, AppError> {
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
                let deed = self.change(tx, staff, &user, &groups, company).await?;
                Ok(Done { deed, new: None })
            }
        }
    }

    fn cell(&self, column: &str) -> Option<&'a str> {
        self.sheet.cell(self.line, column)
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

    /// The groups that the line names; those that are not there, or cannot be told apart, become problems.
    fn groups(&self, problems: &mut Vec<FieldError>, lang: Lang) -> Vec<GroupChoice> {
        let mut groups: Vec<GroupChoice> = Vec::new();
        for name in self.cell("groups").map(parted).unwrap_or_default() {
            match self.groups.named(&name, lang) {
                Ok(group) if groups.iter().any(|named| named.id == group.id) => {}
                Ok(group) => groups.push(group.clone()),
                Err(text) => problems.push(at("groups", text)),
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
    ) -> Result<Done, AppError> {
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
        let trace = trace(new.language, groups, company.as_ref());
        let id = insert(tx, staff, &new).await?;
        if self.cell("state") == Some("deactivated") {
            let user = held(tx, &id).await?;
            states::activate(tx, staff, &user, false).await?;
        }
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        let what = [Some(names.join(", ")), company.map(|company| company.name)];
        let deed = Deed {
            adds: true,
            what: what.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            trace,
        };
        Ok(Done {
            deed: Some(deed),
            new: Some(id),
        })
    }

    async fn change(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        user: &User,
        groups: &[GroupChoice],
        company: Option<Company>,
    ) -> Result<Option<Deed>, AppError> {
        let lang = staff.lang();
        if company.is_some() && user.company_id.is_none() {
            return Err(wrong("company", t::staff_have_none(lang)));
        }
        let before = groups_of(tx, &user.id).await?;
        let found = format!("{} {}", seen(user, &before)?, user.active);
        let wanted = Wanted {
            name: self.cell("name").unwrap_or(&user.name),
            email: &user.email,
            language: self.cell("language").unwrap_or(&user.language),
            groups: (!groups.is_empty()).then(|| groups.iter().map(|group| group.id.clone()).collect()),
            company: company.as_ref(),
        };
        let mut what: Vec<String> = update(tx, staff, user, &wanted)
            .await?
            .into_iter()
            .map(|field| match field {
                "groups" => self.regrouped(&before, groups, lang),
                field => said::column(field, lang).to_owned(),
            })
            .collect();
        if let Some(state) = self.cell("state")
            && states::activate(tx, staff, user, state == "active").await?
        {
            what.push(said::column("state", lang).to_owned());
        }
        Ok((!what.is_empty()).then(|| Deed {
            adds: false,
            what: what.join(" · "),
            trace: trace(&found, groups, company.as_ref()),
        }))
    }

    /// The groups that a user joins and leaves.
    fn regrouped(&self, before: &[String], groups: &[GroupChoice], lang: Lang) -> String {
        let joins: Vec<&str> = groups
            .iter()
            .filter(|group| !before.contains(&group.id))
            .map(|group| group.name.as_str())
            .collect();
        let leaves: Vec<&str> = before
            .iter()
            .filter(|id| groups.iter().all(|group| group.id != **id))
            .map(|id| self.groups.name_of(id))
            .collect();
        said::regrouped(&joins, &leaves, lang)
    }
}

/// What a line found, and the ids of what it names. The rest is in the file itself.
fn trace(found: &str, groups: &[GroupChoice], company: Option<&Company>) -> String {
    let ids: Vec<&str> = groups
        .iter()
        .map(|group| group.id.as_str())
        .chain(company.map(|company| company.id.as_str()))
        .collect();
    format!("{found} {}", ids.join(" "))
}

fn state_problem(state: &str, lang: Lang) -> Option<&'static str> {
    (!matches!(state, "active" | "deactivated")).then(|| t::state_wrong(lang))
}
