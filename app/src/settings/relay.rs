//! The relay's URL in its parts, as a form has them. The password goes in, and never out.

use url::Url;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relay {
    pub(super) host: String,
    pub(super) port: Option<u16>,
    /// tls, starttls, none
    pub(super) security: &'static str,
    pub(super) user: String,
    password: Option<String>,
}

impl Relay {
    pub(super) fn read(url: &str) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        let starttls = url
            .query_pairs()
            .any(|(name, value)| name == "tls" && value == "required");
        let plain = |text: &str| {
            let pair = format!("v={}", text.replace('+', "%2B"));
            let decoded = url::form_urlencoded::parse(pair.as_bytes()).next();
            decoded.map(|(_, value)| value.into_owned()).unwrap_or_default()
        };
        Some(Self {
            host: url.host_str()?.to_owned(),
            port: url.port(),
            security: match url.scheme() {
                "smtps" => "tls",
                _ if starttls => "starttls",
                _ => "none",
            },
            user: plain(url.username()),
            password: url.password().map(plain),
        })
    }

    /// Of what a form says, without a password.
    pub(super) fn new(host: &str, port: Option<u16>, security: &str, user: &str) -> Self {
        Self {
            host: host.to_owned(),
            port,
            security: match security {
                "tls" => "tls",
                "starttls" => "starttls",
                _ => "none",
            },
            user: user.to_owned(),
            password: None,
        }
    }

    pub(super) fn has_password(&self) -> bool {
        self.password.is_some()
    }

    pub(super) fn with_password(self, password: &str) -> Self {
        Self {
            password: Some(password.to_owned()),
            ..self
        }
    }

    /// This with the password of what was there before; none, where the password would go elsewhere than before. Else
    /// whoever administers could have it sent to a server of their own.
    pub(super) fn with_password_of(self, before: Option<&Self>) -> Option<Self> {
        let before = before?;
        let same = Self {
            password: None,
            ..before.clone()
        } == self;
        (same && before.has_password()).then(|| before.clone())
    }

    pub(super) fn url(&self) -> Option<String> {
        let scheme = if self.security == "tls" { "smtps" } else { "smtp" };
        let mut url = Url::parse(&format!("{scheme}://{}", self.host)).ok()?;
        url.set_port(self.port).ok()?;
        url.set_username(&self.user).ok()?;
        url.set_password(self.password.as_deref()).ok()?;
        if self.security == "starttls" {
            url.set_query(Some("tls=required"));
        }
        Some(url.to_string())
    }

    /// What an event says of it.
    pub(super) fn told(&self) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}{port} ({})", self.host, self.security)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::Relay;

    #[test]
    fn a_relay_is_read_as_it_is_written() {
        let relay = Relay::new("smtp.example.com", Some(465), "tls", "shop@example.com").with_password("p@ss /ü+%");
        let url = relay.url().unwrap();
        assert_eq!(Relay::read(&url), Some(relay.clone()));
        assert!(!relay.told().contains("p@ss"));
        let plain = Relay::new("relay", None, "starttls", "");
        assert_eq!(plain.url().as_deref(), Some("smtp://relay?tls=required"));
    }

    #[test]
    fn a_password_stays_only_where_it_was() {
        let before = Relay::new("relay", None, "tls", "shop").with_password("secret");
        let kept = |host, security, user| {
            Relay::new(host, None, security, user)
                .with_password_of(Some(&before))
                .is_some()
        };
        assert!(kept("relay", "tls", "shop"));
        assert!(!kept("elsewhere", "tls", "shop"));
        assert!(!kept("relay", "none", "shop"));
        assert!(!kept("relay", "tls", "other"));
    }
}
