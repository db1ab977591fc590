//! A browser as the server sees one: cookies, the page's identity, scripts and plain forms.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use tower::ServiceExt;

const HOST: &str = "shop.test";
const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    /// The identity that the page in this browser was made for.
    pub(crate) identity: String,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |location| location.to_str().unwrap())
    }

    /// What was made, where the answer leads to its page: an order's number, or an id.
    pub(crate) fn made(&self) -> String {
        self.location().rsplit('/').next().unwrap().to_owned()
    }

    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// The set-cookie header of this name.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|value| value.to_str().unwrap())
            .find(|value| value.starts_with(&format!("{name}=")))
    }
}

impl Client {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            identity: "guest".to_owned(),
        }
    }

    /// Sends a request with this browser's cookies and takes over what the answer sets.
    pub(crate) async fn send(&mut self, request: Request<Body>) -> Answer {
        self.exchange(request).await.0
    }

    /// The same, with the body as it is.
    async fn exchange(&mut self, mut request: Request<Body>) -> (Answer, Vec<u8>) {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let headers = request.headers_mut();
        headers.insert(header::HOST, HOST.parse().unwrap());
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        };
        (answer, body.to_vec())
    }

    /// Loads a page.
    pub(crate) async fn page(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html");
        let answer = self.send(request.body(Body::empty()).unwrap()).await;
        if let Some((_, rest)) = answer.body.split_once("<meta name=\"identity\" content=\"") {
            rest.split('"').next().unwrap().clone_into(&mut self.identity);
        }
        answer
    }

    /// As if the page had been made for nobody.
    pub(crate) fn forget_page(&mut self) {
        "guest".clone_into(&mut self.identity);
    }

    /// Calls a reading server function as the page's script does.
    pub(crate) async fn read(&mut self, function: &str, fields: &[(&str, &str)]) -> Answer {
        let uri = format!("/api/app/{function}?{}", encode(fields));
        let request = Request::get(uri)
            .header(header::ACCEPT, "application/json")
            .header("x-quoin-identity", &self.identity);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form as the page's script does.
    pub(crate) async fn call(&mut self, function: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(&format!("/api/app/{function}"), fields, "application/json")
            .await
    }

    /// Sends a form as a browser without JavaScript does, from the page at `from`.
    pub(crate) async fn form(&mut self, from: &str, function: &str, fields: &[(&str, &str)]) -> Answer {
        let identity = self.identity.clone();
        let mut fields = fields.to_vec();
        fields.push(("identity", &identity));
        fields.push(("page", from));
        let request = Request::post(format!("/api/app/{function}"))
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::CONTENT_TYPE, FORM)
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(encode(&fields))).unwrap()).await
    }

    /// Sends a file as the page's script does.
    pub(crate) async fn upload(&mut self, path: &str, name: &str, content: &[u8]) -> Answer {
        let (kind, body) = multipart(&[("file", Some(name), content)]);
        let request = Request::post(path)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin")
            .header("x-quoin-identity", &self.identity);
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends files as a browser without JavaScript does, from the page at `from`.
    pub(crate) async fn upload_form(&mut self, from: &str, path: &str, files: &[(&str, &[u8])]) -> Answer {
        let identity = self.identity.clone();
        let own = [("identity", identity.as_bytes()), ("page", from.as_bytes())];
        let fields: Vec<(&str, Option<&str>, &[u8])> = own
            .into_iter()
            .map(|(name, value)| (name, None, value))
            .chain(files.iter().map(|(name, content)| ("file", Some(*name), *content)))
            .collect();
        let (kind, body) = multipart(&fields);
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends the form of the shop's logo.
    pub(crate) async fn upload_logo(&mut self, version: &str, picture: &[u8]) -> Answer {
        let identity = self.identity.clone();
        let (kind, body) = multipart(&[
            ("identity", None, identity.as_bytes()),
            ("version", None, version.as_bytes()),
            ("file", Some("logo"), picture),
        ]);
        let request = Request::post("/staff/settings/logo")
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Downloads with headers of one's own; the bytes as they are.
    pub(crate) async fn fetch(&mut self, path: &str, headers: &[(&str, &str)]) -> (Answer, Vec<u8>) {
        let request = headers.iter().fold(Request::get(path), |request, (name, value)| {
            request.header(*name, *value)
        });
        self.exchange(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, FORM)
            .header("sec-fetch-site", "same-origin")
            .header("x-quoin-identity", &self.identity);
        self.send(request.body(Body::from(encode(fields))).unwrap()).await
    }

    pub(crate) async fn sign_in(&mut self, email: &str) {
        self.call("auth/api/sign_in", &[("email", email), ("password", "quoin-demo")])
            .await
            .expect(200);
        self.page("/sign-in").await;
    }

    /// Starts acting for a buyer.
    pub(crate) async fn start(&mut self, buyer: &str, mode: &str) {
        self.try_start(buyer, mode).await.expect(200);
        self.page("/nowhere").await;
    }

    pub(crate) async fn try_start(&mut self, buyer: &str, mode: &str) -> Answer {
        let fields = [
            ("buyer", buyer),
            ("reason", "helping"),
            ("note", "T-77"),
            ("mode", mode),
        ];
        self.call("on_behalf/api/start_on_behalf", &fields).await
    }

    pub(crate) async fn stop(&mut self) -> Answer {
        let answer = self.call("on_behalf/api/stop_on_behalf", &[]).await;
        self.page("/nowhere").await;
        answer
    }

    /// Puts 500 business cards into the cart.
    pub(crate) async fn add_cards(&mut self) {
        let fields = [("product", "business-cards"), ("form[quantity]", "500")];
        self.call("cart/api/add_to_cart", &fields).await.expect(200);
    }

    /// A checkout that fits Brackwater, under a key of one's own.
    pub(crate) async fn place(&mut self, key: &str) -> Answer {
        let address = self.first_address().await;
        let fields = [("key", key), ("address", &address), ("cost_centre", "BW-01")];
        self.call("orders/api/place_order", &fields).await
    }

    pub(crate) async fn first_address(&mut self) -> String {
        let checkout = self.read("orders/api/get_checkout", &[]).await.expect(200);
        let checkout: serde_json::Value = serde_json::from_str(&checkout.body).unwrap();
        checkout["terms"]["addresses"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Orders 500 business cards and returns the order's number.
    pub(crate) async fn order_cards(&mut self, key: &str) -> String {
        self.add_cards().await;
        self.ordered(key).await
    }

    /// Orders 1,000 rush business cards many times over (71.76 each at Brackwater's prices) and returns the order's number.
    pub(crate) async fn order_rush_cards(&mut self, times: usize) -> String {
        let fields = [
            ("product", "business-cards"),
            ("form[quantity]", "1000"),
            ("form[speed]", "rush"),
        ];
        for _ in 0..times {
            self.call("cart/api/add_to_cart", &fields).await.expect(200);
        }
        self.ordered("rush").await
    }

    /// Places the cart as an order and returns its number.
    async fn ordered(&mut self, key: &str) -> String {
        let answer = self.place(key).await.expect(200);
        answer.made()
    }
}

/// A form with files (RFC 7578): its content type and its body. Each field has a name, a file's name, and a content.
pub(crate) fn multipart(fields: &[(&str, Option<&str>, &[u8])]) -> (String, Vec<u8>) {
    const BOUNDARY: &str = "----quoin-test";
    let mut body = Vec::new();
    for (name, file, content) in fields {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

fn encode(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
