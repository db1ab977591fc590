//! A line of the file: the user whom it adds or changes.

use super::names::{Groups, known_company};
use crate::{
    args,
    auth::Staff,
    groups::GroupChoice,
    imports::{Line, Sheet},
    people::{
        adding::{NewUser, insert},
        changing::{Wanted, update},
        form::{email_problem, language_problem, name_problem},
        refusals as said, states,
        store::{Company, User, held, wrong},
        texts as t,
    },
    store::Tx,
    ui::{AppError, FieldError, Lang, at},
};
use std::collections::HashMap;

/// What a line did.
pub(super) enum Deed {
    Added { id: String, what: String },
    Changed { what: String },
    Nothing,
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
    pub(super) async fn deed(
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
            return Err(wrong("company", t::staff_have_none(lang)));
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
