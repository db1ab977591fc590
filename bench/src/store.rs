//! The store, seen from outside the shop: what the demo lacks is put in, and what was answered is looked up.

use anyhow::ensure;
use sqlx::{PgConnection, SqliteConnection};
use std::collections::HashSet;

/// Products on one page of the catalogue.
pub(crate) const PRODUCTS: i64 = 24;

pub(crate) enum Store {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Runs a statement with its texts and, last, perhaps a number, on either engine.
macro_rules! execute {
    ($store:expr, $sql:expr, $($value:expr),*) => {
        match $store {
            Store::Sqlite(store) => sqlx::query($sql)$(.bind($value))*.execute(store).await?.rows_affected(),
            Store::Postgres(store) => sqlx::query($sql)$(.bind($value))*.execute(store).await?.rows_affected(),
        }
    };
}

impl Store {
    /// Copies products under new slugs until one page of the catalogue is full and there is no second.
    pub(crate) async fn fill_catalogue(&mut self) -> anyhow::Result<()> {
        let mut there = self.count("SELECT COUNT(*) FROM products WHERE active").await?;
        let originals = there;
        ensure!(
            (1..=PRODUCTS).contains(&originals),
            "the demo has {originals} products, which no copies make {PRODUCTS}"
        );
        for copy in 2.. {
            if there == PRODUCTS {
                break;
            }
            let (suffix, lacking) = (format!("-{copy}"), (PRODUCTS - there).min(originals));
            execute!(
                self,
                "INSERT INTO products (id, slug, category_id, name_en, name_ja, summary_en, summary_ja, picture, spec,
                                       from_price, position, active)
                 SELECT id || $1, slug || $1, category_id, name_en, name_ja, summary_en, summary_ja, picture, spec,
                        from_price, position, active
                 FROM products WHERE active AND length(id) = 36 ORDER BY id LIMIT $2",
                &suffix,
                lacking
            );
            there += lacking;
        }
        let there = self.count("SELECT COUNT(*) FROM products WHERE active").await?;
        ensure!(there == PRODUCTS, "{there} products instead of {PRODUCTS}");
        Ok(())
    }

    /// Adds a buyer like one of the demo's, named by the e-mail, with the same password.
    pub(crate) async fn add_buyer(&mut self, like: &str, email: &str) -> anyhow::Result<()> {
        let added = execute!(
            self,
            "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
             SELECT $2, $2, $2, language, audience, company_id, active, password_hash, created_at
             FROM users WHERE email = $1",
            like,
            email
        );
        ensure!(added == 1, "the demo has no {like}");
        execute!(
            self,
            "INSERT INTO group_members (group_id, user_id)
             SELECT m.group_id, $2 FROM group_members m JOIN users u ON u.id = m.user_id WHERE u.email = $1",
            like,
            email
        );
        Ok(())
    }

    /// The numbers of all orders that have at least one job.
    pub(crate) async fn orders(&mut self) -> anyhow::Result<HashSet<String>> {
        let sql = "SELECT number FROM orders o WHERE EXISTS (SELECT 1 FROM jobs j WHERE j.order_id = o.id)";
        let numbers: Vec<(String,)> = match self {
            Self::Sqlite(store) => sqlx::query_as(sql).fetch_all(store).await?,
            Self::Postgres(store) => sqlx::query_as(sql).fetch_all(store).await?,
        };
        Ok(numbers.into_iter().map(|(number,)| number).collect())
    }

    pub(crate) async fn run(&mut self, sql: &'static str) -> anyhow::Result<()> {
        execute!(self, sql,);
        Ok(())
    }

    /// Has the engine note what its tables hold, as one at work does by itself.
    pub(crate) async fn analyze(&mut self) -> anyhow::Result<()> {
        self.run(match self {
            Self::Sqlite(_) => "ANALYZE",
            Self::Postgres(_) => "VACUUM ANALYZE",
        })
        .await
    }

    /// A name of the crowd: the so many first or last one.
    pub(crate) async fn add_word(
        &mut self,
        word: &str,
        term: &str,
        first: Option<i64>,
        last: Option<i64>,
    ) -> anyhow::Result<()> {
        let sql = "INSERT INTO crowd_words (word, term, first, last) VALUES ($1, $2, $3, $4)";
        execute!(self, sql, word, term, first, last);
        Ok(())
    }

    pub(crate) async fn text(&mut self, sql: &'static str) -> anyhow::Result<String> {
        Ok(match self {
            Self::Sqlite(store) => sqlx::query_scalar(sql).fetch_one(store).await?,
            Self::Postgres(store) => sqlx::query_scalar(sql).fetch_one(store).await?,
        })
    }

    pub(crate) async fn count(&mut self, sql: &'static str) -> anyhow::Result<i64> {
        Ok(match self {
            Self::Sqlite(store) => sqlx::query_scalar(sql).fetch_one(store).await?,
            Self::Postgres(store) => sqlx::query_scalar(sql).fetch_one(store).await?,
        })
    }
}
