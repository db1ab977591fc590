//! What a user's form and the list's filter offer: groups and companies.

use super::types::{Choices, CompanyChoice};
use crate::{args, auth::Staff, groups, store::StoreError};

/// Companies that are offered; others are found by their name.
const OFFERED: i64 = 200;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
}

/// With the company of this id among them.
pub(super) async fn choices(staff: &Staff, company: &str) -> Result<Choices, StoreError> {
    let mut tx = staff.shop().db().begin_reading().await?;
    let groups = groups::choices(&mut tx, staff).await?;
    let first: Vec<Row> = tx
        .all("SELECT id, name FROM companies ORDER BY name LIMIT $1", args![OFFERED])
        .await?;
    let asked: Option<Row> = match company {
        "" => None,
        id => {
            tx.one("SELECT id, name FROM companies WHERE id = $1", args![id])
                .await?
        }
    };
    let asked = asked.filter(|asked| !first.iter().any(|row| row.id == asked.id));
    Ok(Choices {
        groups,
        companies: asked
            .into_iter()
            .chain(first)
            .map(|row| CompanyChoice {
                id: row.id,
                name: row.name,
            })
            .collect(),
    })
}
