//! What the lines of a file name: groups in either language, and companies.

use crate::{
    args,
    auth::Staff,
    groups::{self, GroupChoice},
    people::store::{Company, company_named},
    store::{StoreError, Tx},
    ui::{AppError, Lang},
};
use std::collections::HashMap;

/// A group by each of its names, in small letters.
pub(super) struct Groups(Vec<(String, GroupChoice)>);

impl Groups {
    pub(super) async fn read(tx: &mut Tx, staff: &Staff) -> Result<Self, StoreError> {
        let names: Vec<(String, String, String)> = tx.all("SELECT id, name_en, name_ja FROM groups", args![]).await?;
        let all = groups::choices(tx, staff).await?;
        let both = names.into_iter().filter_map(|(id, en, ja)| {
            let group = all.iter().find(|group| group.id == id)?;
            Some([(en.to_lowercase(), group.clone()), (ja.to_lowercase(), group.clone())])
        });
        Ok(Self(both.flatten().collect()))
    }

    pub(super) fn named(&self, name: &str) -> Option<GroupChoice> {
        let name = name.to_lowercase();
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, choice)| choice.clone())
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
