//! A demo shop of its own for every test, with a clock that the test moves.

use crate::client::Client;
use app::{
    Assets, args,
    files::FileStore,
    mails,
    settings::{MailSettings, Settings, Start},
    shop::{Clock, Shop},
    store::{Db, Row, Val, new_id},
};
use axum::Router;
use server::{Web, router};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;

/// 2026-11-22 09:00 UTC.
const START: i64 = 1_795_338_000_000;
pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;

/// The longest file that the world's shop takes, in bytes.
pub(crate) const LONGEST_FILE: u64 = 1_000_000;

/// The same, where it keeps its files elsewhere.
const LONGEST_FILE_ELSEWHERE: u64 = 25_000_000;

/// A picture of one pixel.
pub(crate) const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\
\x00\x00\x00\x0aIDATx\xdac`\x00\x00\x00\x02\x00\x01\xe5'\xde\xfc\x00\x00\x00\x00IEND\xaeB`\x82";

pub(crate) struct World {
    pub(crate) shop: Shop,
    pub(crate) router: Router,
    clock: Arc<AtomicI64>,
    pub(crate) data: TempDir,
    /// Of the database, where PostgreSQL has the store.
    url: Option<String>,
}

impl World {
    pub(crate) async fn on_sqlite() -> Self {
        let data = tempfile::tempdir().unwrap();
        let db = Db::open_sqlite(&data.path().join("quoin.db")).await.unwrap();
        Self::with(db, data, Web::default(), false).await
    }

    pub(crate) async fn on_postgres() -> Self {
        let url = new_postgres_database().await;
        let db = Db::open_postgres(&url).await.unwrap();
        let world = Self::with(db, tempfile::tempdir().unwrap(), Web::default(), false).await;
        Self {
            url: Some(url),
            ..world
        }
    }

    /// A shop that people reach by HTTPS.
    pub(crate) async fn on_https() -> Self {
        let data = tempfile::tempdir().unwrap();
        let db = Db::open_sqlite(&data.path().join("quoin.db")).await.unwrap();
        let web = Web {
            public_url: Some("https://print.example".parse().unwrap()),
            client_address_header: None,
        };
        Self::with(db, data, web, true).await
    }

    /// A shop that keeps its files elsewhere.
    pub(crate) async fn on_sqlite_with(files: FileStore) -> Self {
        let data = tempfile::tempdir().unwrap();
        let db = Db::open_sqlite(&data.path().join("quoin.db")).await.unwrap();
        Self::made(db, data, Web::default(), false, files, LONGEST_FILE_ELSEWHERE, true).await
    }

    /// A shop without anything in it, as a first start finds it.
    pub(crate) async fn empty_on_sqlite() -> Self {
        let data = tempfile::tempdir().unwrap();
        let db = Db::open_sqlite(&data.path().join("quoin.db")).await.unwrap();
        Self::empty(db, data).await
    }

    pub(crate) async fn empty_on_postgres() -> Self {
        let db = Db::open_postgres(&new_postgres_database().await).await.unwrap();
        Self::empty(db, tempfile::tempdir().unwrap()).await
    }

    async fn empty(db: Db, data: TempDir) -> Self {
        let files = FileStore::in_folder(&data.path().join("files")).unwrap();
        Self::made(db, data, Web::default(), false, files, LONGEST_FILE, false).await
    }

    async fn with(db: Db, data: TempDir, web: Web, https: bool) -> Self {
        let files = FileStore::in_folder(&data.path().join("files")).unwrap();
        Self::made(db, data, web, https, files, LONGEST_FILE, true).await
    }

    async fn made(
        db: Db,
        data: TempDir,
        web: Web,
        https: bool,
        files: FileStore,
        longest_upload: u64,
        demo: bool,
    ) -> Self {
        let clock = Arc::new(AtomicI64::new(START));
        let own = |purpose: &str| Some(format!("{purpose}@quoin.example"));
        let usual = Settings::default();
        let settings = Settings {
            https,
            public_url: "https://print.example".to_owned(),
            mail: MailSettings {
                fallback: own("fallback"),
                operators: own("operators"),
                ..usual.mail.clone()
            },
            longest_upload,
            ..usual
        };
        let start = Start {
            settings,
            mail_folder: data.path().join("mail"),
            ..Start::default()
        };
        let shop = Shop::new(db, Clock::Set(clock.clone()), start, files);
        if demo {
            assert!(app::demo::seed(&shop).await.unwrap(), "the store was empty");
        }
        mails::configure(&shop).await.unwrap();
        let assets = Assets {
            js: "quoin.js".to_owned(),
            wasm: "quoin.wasm".to_owned(),
            css: "quoin.css".to_owned(),
            staff_css: "staff.css".to_owned(),
        };
        Self {
            router: router(shop.clone(), assets, Path::new("/nonexistent"), web),
            shop,
            clock,
            data,
            url: None,
        }
    }

    /// Ends this world and leaves its store to another program: the folder, and the database's URL.
    pub(crate) async fn leave(self) -> (TempDir, Option<String>) {
        self.shop.db().close().await;
        (self.data, self.url)
    }

    pub(crate) fn later(&self, millis: i64) {
        self.clock.fetch_add(millis, Ordering::SeqCst);
    }

    pub(crate) fn guest(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A browser in which this demo account is signed in.
    pub(crate) async fn sign_in(&self, email: &str) -> Client {
        let mut client = self.guest();
        client.sign_in(email).await;
        client
    }

    /// Casey, acting for Ana.
    pub(crate) async fn casey_for_ana(&self) -> Client {
        let mut casey = self.sign_in("casey@quoin.example").await;
        casey.start(&self.user("ana@brackwater.example").await, "order").await;
        casey
    }

    pub(crate) async fn user(&self, email: &str) -> String {
        let id: (String,) = self.one("SELECT id FROM users WHERE email = $1", args![email]).await;
        id.0
    }

    pub(crate) async fn company(&self, name: &str) -> String {
        let id: (String,) = self.one("SELECT id FROM companies WHERE name = $1", args![name]).await;
        id.0
    }

    pub(crate) async fn run(&self, sql: &'static str, args: Vec<Val>) {
        self.shop.db().execute(sql, args).await.unwrap();
    }

    pub(crate) async fn one<T: Row>(&self, sql: &'static str, args: Vec<Val>) -> T {
        self.shop.db().one(sql, args).await.unwrap().unwrap()
    }

    pub(crate) async fn count(&self, sql: &'static str, args: Vec<Val>) -> i64 {
        self.one::<(i64,)>(sql, args).await.0
    }

    /// How many orders were placed since the world began; the demo has one of its own.
    pub(crate) async fn orders(&self) -> i64 {
        self.count("SELECT COUNT(*) FROM orders WHERE placed_at >= $1", args![START])
            .await
    }

    /// How many jobs those orders have.
    pub(crate) async fn jobs(&self) -> i64 {
        self.count(
            "SELECT COUNT(*) FROM jobs j JOIN orders o ON o.id = j.order_id WHERE o.placed_at >= $1",
            args![START],
        )
        .await
    }

    /// What the last event of a kind tells: before and after.
    pub(crate) async fn told(&self, kind: &str) -> [String; 2] {
        let sql = "SELECT before, after FROM events WHERE kind = $1 ORDER BY id DESC LIMIT 1";
        let (before, after): (String, String) = self.one(sql, args![kind]).await;
        [before, after]
    }

    /// How many events of a kind there have been since the world began.
    pub(crate) async fn events(&self, kind: &str) -> i64 {
        self.count(
            "SELECT COUNT(*) FROM events WHERE kind = $1 AND at >= $2",
            args![kind, START],
        )
        .await
    }
}

/// Makes an empty database on the server that `bin/test` started, and returns its URL.
pub(crate) async fn new_postgres_database() -> String {
    #[expect(clippy::disallowed_methods, reason = "a test's only setting")]
    let server =
        std::env::var("QUOIN_TEST_POSTGRES").expect("QUOIN_TEST_POSTGRES names a PostgreSQL server; run bin/test");
    let name = format!("test_{}", new_id().replace('-', ""));
    let pool = sqlx::PgPool::connect(&server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let mut url: url::Url = server.parse().unwrap();
    url.set_path(&name);
    url.to_string()
}
