//! Reading one's own account.

use super::types::Account;
use crate::{args, auth::Shopper, on_behalf, store::StoreError, ui::AppError};

pub(super) async fn account(shopper: &Shopper, before: &str) -> Result<Account, AppError> {
    let (name, email, company): (String, String, String) = shopper
        .shop()
        .db()
        .one(
            "SELECT u.name, u.email, c.name FROM users u JOIN companies c ON c.id = u.company_id WHERE u.id = $1",
            args![shopper.buyer()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Account {
        name,
        email,
        company,
        on_my_behalf: on_behalf::on_my_behalf(shopper, before).await?,
    })
}
