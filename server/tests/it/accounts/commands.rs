//! The program itself: what the first start prints, and the commands.

use super::NEW;
use app::{args, store::Db};
use std::{
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

fn quoin(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quoin"));
    // Nothing of whoever runs the tests changes its settings.
    command.args(arguments).env_clear().current_dir(folder);
    command
}

/// A server of the folder, and the lines that it prints first.
fn serve(folder: &Path, lines: usize) -> (Child, Vec<String>) {
    std::fs::create_dir_all(folder.join("site/pkg")).unwrap();
    std::fs::write(folder.join("site/pkg/quoin.wasm"), "").unwrap();
    let mut child = quoin(
        folder,
        &["serve", "--listen", "127.0.0.1:0", "--site", "site", "--data", "."],
    )
    .stdout(Stdio::piped())
    .stderr(Stdio::null())
    .spawn()
    .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let lines = (0..lines)
        .map(|_| {
            let mut line = String::new();
            output.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        })
        .collect();
    // Held open: a program that cannot print ends.
    std::mem::forget(output);
    (child, lines)
}

fn stop(mut child: Child) {
    Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(child.wait().unwrap().success());
}

/// Runs `quoin admin create` with a password by standard input: whether it succeeded, and what it said.
fn create(folder: &Path, email: &str, password: &str) -> (bool, String) {
    let arguments = [
        "admin",
        "create",
        "--data",
        ".",
        "--email",
        email,
        "--name",
        "Frida First",
    ];
    let mut child = quoin(folder, &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = writeln!(child.stdin.take().unwrap(), "{password}");
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (child.wait().unwrap().success(), said)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_prints_a_link_and_a_command_makes_an_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (child, first) = serve(folder, 2);
    let address = first[0].strip_prefix("listening on ").unwrap().to_owned();
    let link = first[1].strip_prefix("first run: ").unwrap();
    assert!(link.starts_with(&format!("{address}/welcome/")), "{link}");
    let (done, said) = create(folder, "frida@print.example", NEW);
    assert!(!done && said.contains("another quoin serves from"), "{said}");
    stop(child);

    // Each start prints another link.
    let (child, second) = serve(folder, 2);
    assert!(second[1].starts_with("first run: ") && second[1] != first[1]);
    stop(child);

    let (done, said) = create(folder, "frida@print.example", "password123");
    assert!(!done && said.contains("everybody tries first"), "{said}");
    let (done, said) = create(folder, "frida@print.example", NEW);
    assert!(done, "{said}");
    let (done, said) = create(folder, "frida@print.example", NEW);
    assert!(!done && said.contains("has this e-mail address already"), "{said}");
    let link = quoin(
        folder,
        &["admin", "link", "--data", ".", "--email", "frida@print.example"],
    )
    .output()
    .unwrap();
    let printed = String::from_utf8(link.stdout).unwrap();
    assert!(printed.starts_with("http://127.0.0.1:3000/password/"), "{printed}");

    let db = Db::open_sqlite(&folder.join("quoin.db")).await.unwrap();
    let users: Option<(i64,)> = db
        .one(
            "SELECT COUNT(*) FROM users u JOIN group_members m ON m.user_id = u.id JOIN groups g ON g.id = m.group_id
             WHERE g.built_in = 'administrators'",
            args![],
        )
        .await
        .unwrap();
    assert_eq!(users.unwrap().0, 1);
    let links: Option<(i64,)> = db.one("SELECT COUNT(*) FROM first_run_links", args![]).await.unwrap();
    assert_eq!(links.unwrap().0, 0, "the printed links are void");
    db.close().await;
}
