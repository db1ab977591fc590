//! The names of the built files: with their hashes, as the build wrote them down beside the program.

use anyhow::{Context, bail};
use app::Assets;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

const NAMES: &str = "hash.txt";

/// Reads the names and checks that the files are there.
///
/// # Errors
/// When the site is not built, or was built with another program.
pub fn load(site: &Path) -> anyhow::Result<Assets> {
    let program = std::env::current_exe().context("the program's own place is unknown")?;
    let names = program.parent().unwrap_or(Path::new(".")).join(NAMES);
    let hashes = std::fs::read_to_string(names).unwrap_or_default();
    let plain = Assets {
        js: "quoin.js".to_owned(),
        wasm: "quoin.wasm".to_owned(),
        css: "quoin.css".to_owned(),
        staff_css: staff_css(site),
    };
    let there = |assets: &Assets| site.join("pkg").join(&assets.wasm).is_file();
    match hashed(&hashes, &plain.staff_css).filter(there) {
        Some(assets) => Ok(assets),
        None if there(&plain) => Ok(plain),
        None => bail!(
            "there is no built site in {}: build it with bin/run, or name its folder with --site",
            site.display()
        ),
    }
}

/// The style sheet of staff is served as it is; what is in it makes its query, so that browsers may keep it.
fn staff_css(site: &Path) -> String {
    const NAME: &str = "staff.css";
    let style = std::fs::read(site.join(NAME)).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    style.hash(&mut hasher);
    format!("{NAME}?{:x}", hasher.finish())
}

fn hashed(hashes: &str, staff_css: &str) -> Option<Assets> {
    let name = |kind: &str| {
        let hash = hashes
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find_map(|(key, hash)| (key == kind).then(|| hash.trim()))?;
        Some(format!("quoin.{hash}.{kind}"))
    };
    Some(Assets {
        js: name("js")?,
        wasm: name("wasm")?,
        css: name("css")?,
        staff_css: staff_css.to_owned(),
    })
}
