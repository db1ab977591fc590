//! Start and stop: opens the store, listens, drains.

use crate::{
    assets,
    config::Config,
    post::{self, Post},
    router,
};
use anyhow::{Context, bail};
use app::{
    companies, demo,
    files::{self, FileStore},
    imports, mails, on_behalf,
    passwords::first_run_token,
    people,
    shop::{Clock, Shop},
    store::Db,
};
use axum::serve::ListenerExt;
use futures::FutureExt;
use std::{
    fs::{File, TryLockError},
    net::SocketAddr,
    path::Path,
    time::Duration,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

/// How long a stop waits for the requests under way.
const DRAIN: Duration = Duration::from_secs(20);
/// How often overdue on-behalf sessions are looked for; one of them is refused at its next request all the same.
const LOOK_FOR_OVERDUE: Duration = Duration::from_secs(30);
const TIDY: Duration = Duration::from_mins(10);
const LOOK_FOR_RENAMED: Duration = Duration::from_secs(30);
/// Leaves the store to others between two steps.
const BETWEEN_STEPS: Duration = Duration::from_millis(200);

pub(crate) async fn serve(config: Config) -> anyhow::Result<()> {
    let assets = assets::load(&config.site)?;
    let (db, _lock) = open_store(&config).await?;
    let files = open_files(&config)?;
    let shop = Shop::new(db, Clock::System, config.start()?, files);
    shop.read_settings().await.context("the settings could not be read")?;
    shop.warm_up();
    if config.demo {
        demo::seed(&shop)
            .await
            .map_err(|cause| anyhow::anyhow!("the demo data could not be written: {cause}"))?;
    }
    people::index_users(&shop)
        .await
        .context("users could not be made findable")?;
    mails::configure(&shop)
        .await
        .context("the mail addresses could not be noted")?;
    let post = Post::of(&shop).context("--smtp-url or --mail-from, or what the page Settings has in their place")?;
    let listener = TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("cannot listen on {}: choose another --listen", config.listen))?;
    let address = listener.local_addr().context("the listener has no address")?;
    let named = config.web.public_url.is_some();
    let app =
        router(shop.clone(), assets, &config.site, config.web).into_make_service_with_connect_info::<SocketAddr>();
    // Before it is announced: who reads that may stop it at once.
    let told = stop_signal()?.shared();
    announce(address, config.demo);
    let base = if named {
        shop.settings().public_url.clone()
    } else {
        format!("http://{address}")
    };
    announce_first_run(&shop, &base).await?;
    // Without this, pages that are written in several pieces wait for acknowledgements: 44 ms each.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    tokio::spawn(close_overdue(shop.clone()));
    tokio::spawn(tidy(shop.clone()));
    tokio::spawn(index_companies(shop.clone()));
    let delivering = tokio::spawn(post::deliver(shop.clone(), post, told.clone()));
    let serving = axum::serve(listener, app).with_graceful_shutdown(told.clone());
    let too_long = async {
        told.await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        ended = serving => ended.context("serving ended")?,
        () = too_long => tracing::warn!("some requests were not answered in time"),
    }
    if tokio::time::timeout(DRAIN, delivering).await.is_err() {
        tracing::warn!("a mail was not sent in time; it is sent again after the next start");
    }
    shop.db().close().await;
    Ok(())
}

/// Ends the on-behalf sessions that nobody came back to, again and again.
async fn close_overdue(shop: Shop) {
    loop {
        tokio::time::sleep(LOOK_FOR_OVERDUE).await;
        if let Err(cause) = on_behalf::close_overdue(&shop).await {
            tracing::error!(%cause, "overdue on-behalf sessions could not be ended");
        }
    }
}

/// Makes companies findable that an older version added, and what belongs to renamed ones by their new names.
async fn index_companies(shop: Shop) {
    if let Err(cause) = companies::index_companies(&shop).await {
        tracing::error!(%cause, "some companies cannot be searched for");
    }
    loop {
        let pause = match companies::index_renamed(&shop).await {
            Ok(true) => BETWEEN_STEPS,
            Ok(false) => LOOK_FOR_RENAMED,
            Err(cause) => {
                tracing::error!(%cause, "what belongs to renamed companies is still found by the old names");
                LOOK_FOR_RENAMED
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Removes what nobody can have any more, again and again.
async fn tidy(shop: Shop) {
    loop {
        // What goes wrong is in the log already.
        let _ = files::tidy(&shop).await;
        let _ = imports::tidy(&shop).await;
        tokio::time::sleep(TIDY).await;
    }
}

/// The file store: a folder of the data folder, or the bucket that the settings name.
pub(crate) fn open_files(config: &Config) -> anyhow::Result<FileStore> {
    let Some(url) = &config.files.url else {
        return FileStore::in_folder(&config.data.join("files")).context("the folder of files cannot be used");
    };
    // The bucket is reached with the TLS that mails and the database use too.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let settings = config.files.bucket_settings.clone();
    FileStore::in_bucket(url.host_str().unwrap_or_default(), url.path(), settings)
        .with_context(|| format!("--files-url {url} cannot be used"))
}

/// Opens the store; on SQLite the lock on the data folder keeps a second server out of it.
pub(crate) async fn open_store(config: &Config) -> anyhow::Result<(Db, Option<File>)> {
    if let Some(url) = &config.database_url {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            bail!("--database-url must start with postgres://; without it, SQLite is used in the data folder");
        }
        let db = Db::open_postgres(url).await.context("PostgreSQL could not be opened")?;
        return Ok((db, None));
    }
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let lock = lock(&config.data)?;
    let db = Db::open_sqlite(&config.data.join("quoin.db"))
        .await
        .with_context(|| format!("the database in {} could not be opened", config.data.display()))?;
    Ok((db, Some(lock)))
}

fn lock(data: &Path) -> anyhow::Result<File> {
    let path = data.join("lock");
    let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("another quoin serves from {}: stop it first", data.display()),
        Err(TryLockError::Error(cause)) => Err(cause).context("the data folder cannot be locked"),
    }
}

fn announce(address: SocketAddr, demo: bool) {
    println!("listening on http://{address}");
    if demo {
        println!("\nDemo accounts, all with the password {}:", demo::PASSWORD);
        for (email, name, role) in demo::ACCOUNTS {
            println!("  {email:<26} {name} ({role})");
        }
    }
}

/// A shop without users has no administrator to make one: whoever started it gets a link.
async fn announce_first_run(shop: &Shop, base: &str) -> anyhow::Result<()> {
    let token = first_run_token(shop)
        .await
        .context("the first administrator's link could not be made")?;
    if let Some(token) = token {
        println!("first run: {base}/welcome/{token}");
    }
    Ok(())
}

/// Ends on Ctrl-C and on SIGTERM; requests under way are answered first.
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate()).context("no handler for SIGTERM")?;
    Ok(async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: answering what is under way");
    })
}
