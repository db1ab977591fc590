//! The bytes of a buyer's first page, as they are served to a browser that takes brotli.

use crate::{
    person::Person,
    table::{Table, bytes},
};
use anyhow::ensure;
use std::collections::BTreeSet;

/// The kinds of files that count towards the target; pictures are drawings of the shop's own and stand apart.
const KINDS: [(&str, &str); 3] = [("CSS", "css"), ("JavaScript", "js"), ("wasm", "wasm")];

pub(crate) async fn measure(buyer: &mut Person) -> anyhow::Result<Table> {
    let page = buyer.read("/catalogue", None).await?;
    let mut files = linked(page.text()?);
    imported(buyer, &mut files).await?;

    let mut table = Table::new(&["", "files", "bytes", "uncompressed"]);
    let mut total = weigh(buyer, &BTreeSet::from(["/catalogue".to_owned()])).await?;
    table.row("HTML", total.cells());
    for (kind, ending) in KINDS {
        let weight = weigh(buyer, &ending_with(&files, ending)).await?;
        ensure!(weight.files > 0, "the page names no {kind}");
        table.row(kind, weight.cells());
        total = total.and(weight);
    }
    table.row("**Total without pictures**", total.cells());
    let pictures = weigh(buyer, &ending_with(&files, "svg")).await?;
    table.row("Pictures and icon", pictures.cells());
    table.row("**Total**", total.and(pictures).cells());
    Ok(table)
}

#[derive(Clone, Copy, Default)]
struct Weight {
    files: usize,
    bytes: usize,
    plain: usize,
}

impl Weight {
    fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            bytes: self.bytes + other.bytes,
            plain: self.plain + other.plain,
        }
    }

    fn cells(self) -> [String; 3] {
        [self.files, self.bytes, self.plain].map(bytes)
    }
}

async fn weigh(buyer: &mut Person, paths: &BTreeSet<String>) -> anyhow::Result<Weight> {
    let mut weight = Weight::default();
    for path in paths {
        weight = weight.and(Weight {
            files: 1,
            bytes: buyer.read(path, Some("br")).await?.body.len(),
            plain: buyer.read(path, None).await?.body.len(),
        });
    }
    Ok(weight)
}

fn ending_with(files: &BTreeSet<String>, wanted: &str) -> BTreeSet<String> {
    files.iter().filter(|file| ending(file) == wanted).cloned().collect()
}

fn ending(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// The files that the document names: style, script, wasm, pictures.
fn linked(page: &str) -> BTreeSet<String> {
    let is_file = |text: &&str| text.starts_with("/pkg/") || (text.starts_with('/') && ending(text) == "svg");
    page.split('"').filter(is_file).map(str::to_owned).collect()
}

/// Adds the modules that the scripts import.
async fn imported(buyer: &mut Person, files: &mut BTreeSet<String>) -> anyhow::Result<()> {
    let mut unread: Vec<String> = ending_with(files, "js").into_iter().collect();
    while let Some(script) = unread.pop() {
        let answer = buyer.read(&script, None).await?;
        let imports = answer.text()?.split("from").skip(1);
        for name in imports.filter_map(|rest| rest.trim_start().strip_prefix("\"./")?.split('"').next()) {
            if files.insert(format!("/pkg/{name}")) {
                unread.push(format!("/pkg/{name}"));
            }
        }
    }
    Ok(())
}
