//! What the lines of a file name: groups in either language, and companies.

use crate::{
    args,
    auth::Staff,
    groups::{self, GroupChoice},
    people::{
        refusals as said,
        store::{Company, company_named},
    },
    store::{StoreError, Tx},
    ui::{AppError, Lang},
};
use std::collections::HashMap;

/// A group by each of its names, in small letters.
pub(super) struct Groups(Vec<(String, GroupChoice)>);

impl Groups {
    pub(super) async fn read(tx: &mut Tx, staff: &Staff) -> Result<Self, StoreError> {
        let names: Vec<(String, String, String)> = tx
            .all("SELECT id, name_en, name_ja FROM groups ORDER BY id", args![])
            .await?;
        let all = groups::choices(tx, staff).await?;
        let both = names.into_iter().filter_map(|(id, en, ja)| {
            let group = all.iter().find(|group| group.id == id)?;
            Some([(en.to_lowercase(), group.clone()), (ja.to_lowercase(), group.clone())])
        });
        Ok(Self(both.flatten().collect()))
    }

    /// # Errors
    /// What is said where no group has this name, or more than one: names that were given long ago may be alike.
    pub(super) fn named(&self, name: &str, lang: Lang) -> Result<&GroupChoice, String> {
        let known = name.to_lowercase();
        let mut fitting = self.0.iter().filter(|(name, _)| *name == known).map(|(_, group)| group);
        let group = fitting.next().ok_or_else(|| said::no_such_group(name, lang))?;
        if fitting.any(|other| other.id != group.id) {
            return Err(said::groups_alike(name, lang));
        }
        Ok(group)
    }

    /// What whoever looks calls the group of this id.
    pub(super) fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.0
            .iter()
            .find(|(_, group)| group.id == id)
            .map_or(id, |(_, group)| group.name.as_str())
    }
}

/// Many lines name the same company.
pub(super) async fn known_company(
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
