//! Makes users findable: by name, e-mail and company. What they are sorted by is written with it.

use crate::{
    args,
    shop::Shop,
    store::{StoreError, Tx, hex, term_batches},
};
use unicode_normalization::UnicodeNormalization;

/// Characters of a name that its place in the list depends on.
const SORTED_BY: usize = 40;
/// Users of a version before that are made findable in one transaction.
const AT_ONCE: i64 = 500;

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    email: String,
    company_id: Option<String>,
    company: Option<String>,
}

/// Writes a user's terms and place in the list anew, as user and company now are. Buyers are found by CSRs, too, within
/// their company.
pub(crate) async fn index_user(tx: &mut Tx, user: &str) -> Result<(), StoreError> {
    let row: Option<Row> = tx
        .one(
            "SELECT u.name, u.email, u.company_id, c.name AS company
             FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = $1",
            args![user],
        )
        .await?;
    let row = row.ok_or(StoreError::RowNotFound)?;
    for sql in [
        "DELETE FROM buyer_search WHERE user_id = $1",
        "DELETE FROM user_terms WHERE user_id = $1",
    ] {
        tx.execute(sql, args![user]).await?;
    }
    tx.execute(
        "UPDATE users SET name_key = $2 WHERE id = $1",
        args![user, name_key(&row.name, user)],
    )
    .await?;
    let texts = format!("{} {} {}", row.name, row.email, row.company.unwrap_or_default());
    for mut args in term_batches(user, &texts) {
        tx.execute(
            "INSERT INTO user_terms (user_id, term)
             VALUES ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7),
                    ($1, $8), ($1, $9), ($1, $10), ($1, $11), ($1, $12), ($1, $13)
             ON CONFLICT DO NOTHING",
            args.clone(),
        )
        .await?;
        let Some(company) = &row.company_id else { continue };
        args.push(company.into());
        tx.execute(
            "INSERT INTO buyer_search (company_id, user_id, term)
             VALUES ($14, $1, $2), ($14, $1, $3), ($14, $1, $4), ($14, $1, $5), ($14, $1, $6), ($14, $1, $7),
                    ($14, $1, $8), ($14, $1, $9), ($14, $1, $10), ($14, $1, $11), ($14, $1, $12), ($14, $1, $13)
             ON CONFLICT DO NOTHING",
            args,
        )
        .await?;
    }
    Ok(())
}

/// Makes the users findable that a version before has written. Asked once, before the server listens.
pub async fn index_users(shop: &Shop) -> Result<(), StoreError> {
    loop {
        let mut tx = shop.db().begin().await?;
        let users: Vec<(String,)> = tx
            .all(
                "SELECT id FROM users WHERE name_key = '' ORDER BY id LIMIT $1",
                args![AT_ONCE],
            )
            .await?;
        if users.is_empty() {
            return Ok(());
        }
        for (user,) in users {
            index_user(&mut tx, &user).await?;
        }
        tx.commit().await?;
    }
}

/// Digits alone, whose order is the same in every collation; `00` ends the name, so that it stands before longer ones.
fn name_key(name: &str, id: &str) -> String {
    let name: String = name.nfkc().flat_map(char::to_lowercase).take(SORTED_BY).collect();
    format!("{}00{}", hex(name.as_bytes()), hex(id.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn names_sort_by_their_letters_and_never_fall_together() {
        let mut names = ["Zoe", "ana", "Ana Ruiz", "Ana", "林 由紀"].map(|name| (name_key(name, "1"), name));
        names.sort();
        let sorted = names.map(|(_, name)| name);
        assert_eq!(sorted, ["Ana", "ana", "Ana Ruiz", "Zoe", "林 由紀"]);
        assert_ne!(name_key("Ana", "1"), name_key("Ana", "2"));
    }
}
