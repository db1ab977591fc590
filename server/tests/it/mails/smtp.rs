//! The mail server of the tests: npm's `smtp-server` in a process of its own, with a certificate that only its client trusts.

use app::mails::Mailer;
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

pub(super) struct SmtpServer {
    process: Child,
    port: String,
    keys: TempDir,
    received: Arc<Mutex<Vec<Received>>>,
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Line {
    to: Vec<String>,
    connections: usize,
    mail: String,
}

/// A mail that reached the server, whatever it then answered.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) to: String,
    /// How many connections there were.
    pub(super) connections: usize,
    pub(super) raw: String,
}

impl Received {
    pub(super) fn id(&self) -> String {
        let (_, rest) = self.raw.split_once("Message-ID: ").unwrap();
        rest.lines().next().unwrap().to_owned()
    }

    /// Its parts, decoded.
    pub(super) fn text(&self) -> String {
        let mail = mail_parser::MessageParser::default()
            .parse(self.raw.as_bytes())
            .unwrap();
        let parts = [mail.body_text(0), mail.body_html(0)].map(|part| part.unwrap().into_owned());
        format!("{}\n{}", mail.subject().unwrap(), parts.join("\n"))
    }
}

impl SmtpServer {
    pub(super) fn start(how: &str) -> Self {
        let keys = tempfile::tempdir().unwrap();
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(keys.path().join("cert.pem"), own.cert.pem()).unwrap();
        std::fs::write(keys.path().join("key.pem"), own.signing_key.serialize_pem()).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end");
        let mut process = Command::new("node")
            .arg("support/smtp.mjs")
            .args([keys.path().join("key.pem"), keys.path().join("cert.pem")])
            .arg(how)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = lines
            .next()
            .expect("the mail server listens: bin/test installs it")
            .unwrap();
        let port = first.strip_prefix("listening ").unwrap().to_owned();
        let received = Arc::new(Mutex::new(Vec::new()));
        let heard = received.clone();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let line: Line = serde_json::from_str(&line).unwrap();
                heard.lock().unwrap().push(Received {
                    to: line.to.join(" "),
                    connections: line.connections,
                    raw: line.mail,
                });
            }
        });
        Self {
            process,
            port,
            keys,
            received,
        }
    }

    /// A mailer that trusts this server and knows its login.
    pub(super) fn mailer(&self) -> Mailer {
        self.mailer_of("quoin:secret")
    }

    /// One with another login.
    pub(super) fn mailer_of(&self, login: &str) -> Mailer {
        let trusted = std::fs::read(self.authority()).unwrap();
        Mailer::smtp(&self.url(login), "Quoin <shop@quoin.example>", Some(&trusted)).unwrap()
    }

    pub(super) fn url(&self, login: &str) -> String {
        format!("smtp://{login}@localhost:{}?tls=required", self.port)
    }

    /// The file with the certificate to trust.
    pub(super) fn authority(&self) -> PathBuf {
        self.keys.path().join("cert.pem")
    }

    /// How many mails reached the server so far, each as often as it did.
    pub(super) fn count(&self) -> usize {
        self.received.lock().unwrap().len()
    }

    /// What reached the server so far.
    pub(super) fn all(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// What reached the server, once that is so many mails.
    pub(super) fn mails(&self, expected: usize) -> Vec<Received> {
        let start = Instant::now();
        loop {
            let received = self.all();
            if received.len() >= expected || start.elapsed() > Duration::from_secs(10) {
                assert!(
                    received.len() >= expected,
                    "{} of {expected} mails came",
                    received.len()
                );
                return received;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
