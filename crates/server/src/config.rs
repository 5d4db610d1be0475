//! What the binary tells the server before it starts.

use std::net::{IpAddr, SocketAddr};

use url::{Host, Url};

use crate::Network;

/// Settings of a server.
#[derive(Clone)]
pub struct Config {
    /// The address that is listened on, its port known.
    pub listen: SocketAddr,
    /// The address that people use, when it is not the one listened on.
    pub public_url: Option<Url>,
    /// Proxies whose word on a client's address is believed.
    pub trusted_proxies: Vec<Network>,
    /// Content of `DIR/token`: acts as the owner.
    pub token: String,
    /// Version of Askback, for people.
    pub version: String,
    /// How many runs may wait before further ones are refused.
    pub queue: usize,
    /// Whether questions that were not checked yet are checked in the background.
    pub check_bank: bool,
    /// How long runs that are under way may take after the server was told to end.
    pub grace: std::time::Duration,
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url.as_ref().map(Url::as_str))
            .finish_non_exhaustive()
    }
}

/// An address that Askback refuses to be reached at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Passwords and programs would cross the network in the clear.
    #[error(
        "{0} can be reached from other machines, and what goes there would be readable on the way; listen on 127.0.0.1, or put \
         a proxy with TLS before Askback and name its address with --public-url https://..."
    )]
    OpenListen(SocketAddr),
    /// The public address is in the clear.
    #[error(
        "the public address {0} is not https, so sign-in links and cookies would be readable on the way; use https, or a \
         loopback address"
    )]
    OpenPublicUrl(String),
    /// The public address has more than a host.
    #[error(
        "the public address {0} must be an http or https address of a whole host, such as https://askback.example"
    )]
    PublicUrlShape(String),
}

impl Config {
    /// Refuses addresses on which secrets could be read on the way.
    pub fn check(&self) -> Result<(), ConfigError> {
        if let Some(url) = &self.public_url {
            let text = || url.to_string();
            let plain = url.path() == "/"
                && url.query().is_none()
                && url.fragment().is_none()
                && url.username().is_empty();
            match (url.scheme(), url.host()) {
                ("https", Some(_)) if plain => {}
                ("http", Some(host)) if plain && is_loopback(&host) => {}
                ("http", Some(_)) if plain => return Err(ConfigError::OpenPublicUrl(text())),
                _ => return Err(ConfigError::PublicUrlShape(text())),
            }
        }
        if !self.listen.ip().is_loopback() && !self.is_https() {
            return Err(ConfigError::OpenListen(self.listen));
        }
        Ok(())
    }

    /// The address that people open.
    pub fn base_url(&self) -> Url {
        let listen = || Url::parse(&format!("http://{}/", self.listen)).ok();
        match &self.public_url {
            Some(url) => url.clone(),
            #[expect(clippy::expect_used, reason = "a socket address is always a valid host and port")]
            None => listen().expect("a socket address makes an address"),
        }
    }

    /// Whether people reach it by TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }

    /// Whether a `Host` header names this server: protection from names that
    /// were made to resolve to this machine.
    pub(crate) fn is_own_host(&self, host: &str) -> bool {
        if host.contains(['@', '/', '\\', '?', '#']) {
            return false;
        }
        let Ok(url) = Url::parse(&format!("http://{host}/")) else { return false };
        match url.host() {
            Some(host) if is_loopback(&host) => true,
            Some(Host::Ipv4(ip)) => self.listen.ip() == IpAddr::V4(ip) || self.is_public_host(&url),
            Some(Host::Ipv6(ip)) => self.listen.ip() == IpAddr::V6(ip) || self.is_public_host(&url),
            Some(Host::Domain(_)) => self.is_public_host(&url),
            None => false,
        }
    }

    fn is_public_host(&self, url: &Url) -> bool {
        self.public_url.as_ref().is_some_and(|public| public.host() == url.host())
    }

    /// Whether an `Origin` is a page of this server, asked under `host`.
    pub(crate) fn is_own_origin(&self, origin: &str, host: Option<&str>) -> bool {
        let Ok(origin) = Url::parse(origin) else { return false };
        let public = self.public_url.as_ref().is_some_and(|public| public.origin() == origin.origin());
        let same = host
            .and_then(|host| Url::parse(&format!("http://{host}/")).ok())
            .is_some_and(|asked| !self.is_https() && asked.origin() == origin.origin());
        public || same
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}
