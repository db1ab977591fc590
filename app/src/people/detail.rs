//! A user with all that their page shows and changes.

use super::{
    choices::choices,
    limits::{company_stays, locked},
    store::{User, company_of, groups_of, seen},
    types::{UserCompany, UserDetail},
};
use crate::{
    args,
    auth::Staff,
    store::{StoreError, Tx},
    ui::{AppError, Lang},
};

/// The user of this id, with what can be changed of them.
pub(super) async fn detail(staff: &Staff, id: &str) -> Result<UserDetail, AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin_reading().await?;
    let user: User = tx
        .one(
            "SELECT id, name, email, language, audience, company_id, active FROM users WHERE id = $1",
            args![id],
        )
        .await?
        .ok_or(AppError::NotFound)?;
    let more = more(&mut tx, id).await?;
    let approves = approves(&mut tx, id).await?;
    let groups = groups_of(&mut tx, id).await?;
    let company = company_of(&mut tx, &user).await?;
    Ok(UserDetail {
        seen: seen(&user, &groups)?,
        groups,
        has_password: more.has_password,
        added: staff.when(more.created_at),
        signed_in: more.signed_in.map(|at| staff.when(at)),
        approves,
        oneself: user.id == staff.id(),
        locked: locked(&mut tx, staff, id).await?,
        choices: choices(staff, company.as_ref().map_or("", |company| &company.id)).await?,
        company: match company {
            Some(company) => Some(UserCompany {
                id: company.id,
                name: company.name,
                active: more.company_active.unwrap_or(true),
                stays: company_stays(&mut tx, id, lang).await?.map(str::to_owned),
            }),
            None => None,
        },
        lang: Lang::from_code(&user.language).unwrap_or_default(),
        active: user.active,
        id: user.id,
        name: user.name,
        email: user.email,
    })
}

#[derive(sqlx::FromRow)]
struct More {
    has_password: bool,
    created_at: i64,
    company_active: Option<bool>,
    signed_in: Option<i64>,
}

async fn more(tx: &mut Tx, id: &str) -> Result<More, AppError> {
    tx.one(
        "SELECT u.password_hash <> '' AS has_password, u.created_at, c.active AS company_active,
                (SELECT e.at FROM events e WHERE e.object = u.id AND e.kind = 'signed_in'
                 ORDER BY e.id DESC LIMIT 1) AS signed_in
         FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = $1",
        args![id],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// The levels at which the user approves orders.
async fn approves(tx: &mut Tx, id: &str) -> Result<Vec<i64>, StoreError> {
    let levels: Vec<(i64,)> = tx
        .all(
            "SELECT a.level FROM users u JOIN approval_rules a ON a.company_id = u.company_id AND a.approver_id = u.id
             WHERE u.id = $1 ORDER BY a.level",
            args![id],
        )
        .await?;
    Ok(levels.into_iter().map(|(level,)| level).collect())
}
