//! Somebody signed in, doing what their browser would.

use crate::client::{Answer, Asked, Client, get};
use anyhow::{Context, ensure};
use http::{Request, StatusCode, header};
use http_body_util::Full;
use hyper::body::Bytes;
use std::net::SocketAddr;
use url::form_urlencoded::Serializer;

const PASSWORD: &str = "quoin-demo";

pub(crate) struct Person {
    client: Client,
    cookie: String,
    /// What every call names: the identity that its page was made for.
    identity: String,
}

impl Person {
    /// Signs in; `home` is a page that this person may open.
    pub(crate) async fn sign_in(address: SocketAddr, email: &str, home: &str) -> anyhow::Result<Self> {
        let mut person = Self {
            client: Client::connect(address).await?,
            cookie: String::new(),
            identity: String::new(),
        };
        person.read_identity("/sign-in").await?;
        let fields = [("email", email), ("password", PASSWORD)];
        let answer = person.post("/api/app/auth/api/sign_in", &fields).await?;
        person.cookie = session_cookie(&answer).with_context(|| format!("{email} got no session"))?;
        person.read_identity(home).await?;
        Ok(person)
    }

    /// The same session on a new connection, say after the server started again.
    pub(crate) async fn again(&self, address: SocketAddr) -> anyhow::Result<Self> {
        Ok(Self {
            client: Client::connect(address).await?,
            cookie: self.cookie.clone(),
            identity: self.identity.clone(),
        })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.client.address()
    }

    /// The head of a request that sends so many bytes of this type, on a connection of its own.
    pub(crate) fn sending(&self, path: &str, content_type: &str, length: usize) -> String {
        let host = self.address();
        format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\nAccept: application/json\r\n\
             Content-Type: {content_type}\r\nContent-Length: {length}\r\nX-Quoin-Identity: {}\r\nConnection: close\r\n\r\n",
            self.cookie, self.identity
        )
    }

    /// A request to read a path, as the load repeats it.
    pub(crate) fn asking(&self, path: &str, encoding: Option<&str>) -> anyhow::Result<Asked> {
        let mut asked = get(self.client.address(), path);
        if !self.cookie.is_empty() {
            asked = asked.header(header::COOKIE, &self.cookie);
        }
        if let Some(encoding) = encoding {
            asked = asked.header(header::ACCEPT_ENCODING, encoding);
        }
        Ok(asked.body(Full::default())?)
    }

    /// Reads a path and insists on success.
    pub(crate) async fn read(&mut self, path: &str, encoding: Option<&str>) -> anyhow::Result<Answer> {
        let answer = self.client.ask(self.asking(path, encoding)?).await?;
        ensure!(answer.status == StatusCode::OK, "{path} answered {}", answer.status);
        Ok(answer)
    }

    /// Calls a server function as a page's script does, and insists on success.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let host = self.client.address().to_string();
        let form = Serializer::new(String::new()).extend_pairs(fields).finish();
        let asked = Request::post(path)
            .header(header::ORIGIN, format!("http://{host}"))
            .header(header::HOST, host)
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("x-quoin-identity", &self.identity)
            .body(Full::new(Bytes::from(form)))?;
        let answer = self.client.ask(asked).await?;
        ensure!(
            answer.status == StatusCode::OK,
            "{path} answered {}: {}",
            answer.status,
            answer.text()?
        );
        Ok(answer)
    }

    async fn read_identity(&mut self, path: &str) -> anyhow::Result<()> {
        let page = self.read(path, None).await?;
        let identity = between(page.text()?, "name=\"identity\" content=\"", "\"");
        identity
            .with_context(|| format!("{path} names no identity"))?
            .clone_into(&mut self.identity);
        Ok(())
    }
}

fn session_cookie(answer: &Answer) -> Option<String> {
    answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .find(|cookie| cookie.starts_with("quoin="))
        .map(str::to_owned)
}

/// What stands between two texts, the first time they occur.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}
