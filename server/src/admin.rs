//! Commands for whoever runs the server: the first administrator, or one who is locked out.

use crate::{
    cli::{AdminCommand, ServeOptions, StoreOptions},
    config::Config,
    serve::{open_files, open_store},
};
use anyhow::{Context, anyhow, bail};
use app::{
    passwords::{NewAdministrator, administrator_link, make_administrator},
    shop::{Clock, Shop},
    ui::{AppError, Lang},
};
use std::{
    fs::File,
    io::{IsTerminal, stdin},
};

pub(crate) async fn run(command: AdminCommand) -> anyhow::Result<()> {
    match command {
        AdminCommand::Create {
            email,
            name,
            language,
            store,
        } => {
            let lang =
                Lang::from_code(&language).with_context(|| format!("--language {language:?} is not en or ja"))?;
            let (shop, _lock) = open(store).await?;
            let new = NewAdministrator {
                name,
                email,
                lang,
                password: password()?,
            };
            make_administrator(&shop, &new, Lang::En).await.map_err(said)?;
            println!("{} is an administrator and can sign in.", new.email.trim());
            shop.db().close().await;
        }
        AdminCommand::Link { email, store } => {
            let (shop, _lock) = open(store).await?;
            match administrator_link(&shop, &email).await? {
                Some(token) => println!("{}/password/{token}", shop.settings().public_url),
                None => bail!("no active administrator has the address {email:?}"),
            }
            shop.db().close().await;
        }
    }
    Ok(())
}

/// The shop of these options. On SQLite nobody else may have the data folder.
async fn open(store: StoreOptions) -> anyhow::Result<(Shop, Option<File>)> {
    let config = Config::read(ServeOptions::from(store))?;
    let (db, lock) = open_store(&config).await?;
    let files = open_files(&config)?;
    let shop = Shop::new(db, Clock::System, config.start()?, files);
    shop.read_settings().await.context("the settings could not be read")?;
    Ok((shop, lock))
}

/// Asked for twice at a terminal, where it does not show; else one line, so that a script can give it.
fn password() -> anyhow::Result<String> {
    if !stdin().is_terminal() {
        let mut line = String::new();
        stdin().read_line(&mut line).context("no password could be read")?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let password = rpassword::prompt_password("Password: ").context("no password could be read")?;
    let again = rpassword::prompt_password("The same again: ").context("no password could be read")?;
    if password != again {
        bail!("the two passwords are not the same");
    }
    Ok(password)
}

/// What is wrong, in words.
fn said(error: AppError) -> anyhow::Error {
    match error {
        AppError::Invalid(problems) => {
            let lines: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
            anyhow!("{}", lines.join(" "))
        }
        _ => anyhow!("the store failed"),
    }
}
