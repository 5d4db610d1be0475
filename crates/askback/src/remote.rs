//! A running server, spoken to with the owner's token.

use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use url::Url;

use crate::failure::Failure;

/// A server and the token for it.
#[derive(Debug, Clone)]
pub(crate) struct Remote {
    base: Url,
    token: String,
}

/// The part of problem+json that is used here.
#[derive(Debug, Deserialize)]
struct Problem {
    detail: Option<String>,
    title: Option<String>,
}

impl Remote {
    /// The server at `url`.
    pub(crate) fn new(url: &str, token: impl Into<String>) -> Result<Self, Failure> {
        let base = Url::parse(url)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .ok_or_else(|| Failure::input("server", format_args!("\"{url}\" is not the URL of a server")))?;
        Ok(Self { base, token: token.into() })
    }

    /// Posts a JSON body under `/api/v1/` and reads the JSON answer.
    pub(crate) fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T, Failure> {
        let request = agent().post(self.url(path)?.as_str()).header("authorization", self.bearer());
        self.read(request.send_json(body))
    }

    /// Puts a JSON body there and reads the JSON answer.
    pub(crate) fn put<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T, Failure> {
        let request = agent().put(self.url(path)?.as_str()).header("authorization", self.bearer());
        self.read(request.send_json(body))
    }

    /// Gets what is there.
    pub(crate) fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Failure> {
        let request = agent().get(self.url(path)?.as_str()).header("authorization", self.bearer());
        self.read(request.call())
    }

    fn read<T: DeserializeOwned>(&self, response: Result<Response, ureq::Error>) -> Result<T, Failure> {
        let mut response = self.answered(response)?;
        response
            .body_mut()
            .with_config()
            .limit(256 << 20)
            .read_json()
            .map_err(|e| Failure::ours("server", format_args!("{}: {e}", self.base)))
    }

    fn url(&self, path: &str) -> Result<Url, Failure> {
        self.base
            .join(&format!("/api/v1/{path}"))
            .map_err(|e| Failure::input("server", format_args!("{}: {e}", self.base)))
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    /// The answer, if it is a good one.
    fn answered(&self, response: Result<Response, ureq::Error>) -> Result<Response, Failure> {
        let mut response = response.map_err(|e| {
            Failure::input(
                "server",
                format_args!("{} does not answer ({e}); is Askback running there?", self.base),
            )
        })?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let problem: Option<Problem> = response.body_mut().read_json().ok();
        let detail = problem.and_then(|p| p.detail.or(p.title)).unwrap_or_default();
        if status.is_server_error() {
            return Err(Failure::ours("server", format_args!("{} answered {status}: {detail}", self.base)));
        }
        let remedy = if status.as_u16() == 401 {
            " Put the text of the server's token file into ASKBACK_TOKEN."
        } else {
            ""
        };
        Err(Failure::input("server", format_args!("{} answered {status}: {detail}{remedy}", self.base)))
    }
}

type Response = ureq::http::Response<ureq::Body>;

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(Duration::from_secs(10)))
        .build()
        .new_agent()
}
