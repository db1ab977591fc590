//! The real program, started and ended.

use super::{super::smtp::SmtpServer, store::Store};
use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
};

pub(super) struct Program {
    child: Child,
    /// Held open: a program that cannot print ends.
    _output: BufReader<ChildStdout>,
}

impl Program {
    pub(super) fn start(store: &Store, server: &SmtpServer) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quoin"));
        command
            .args([
                "serve",
                "--demo",
                "--listen",
                "127.0.0.1:0",
                "--site",
                "site",
                "--data",
                ".",
            ])
            .args(["--mail-from", "Quoin <shop@quoin.example>"])
            .args(["--smtp-url", &server.url("quoin:secret"), "--smtp-ca"])
            .arg(server.authority());
        if let Some(url) = &store.url {
            command.args(["--database-url", url]);
        }
        // Nothing of whoever runs the tests changes its settings.
        command
            .env_clear()
            .current_dir(store.data.path())
            .stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.starts_with("listening on "), "the program did not start: {line:?}");
        Self { child, _output: output }
    }

    /// As a crash ends it: SIGKILL.
    pub(super) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As a service manager ends it: SIGTERM. It finishes what is under way.
    pub(super) fn stop(mut self) {
        Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
