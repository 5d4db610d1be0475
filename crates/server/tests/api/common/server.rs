//! A running server and its clients.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use askback_bank::{LiveBank, Loader, Source};
use askback_core::{FixedClock, PersonId};
use askback_server::{Config, Docs, Pages, Parts, ProtectionReport, Random, Server};
use askback_store::{DataFolder, NewPerson, Store};
use jiff::Timestamp;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use uuid::Uuid;

use super::{FakeRunner, small_bank};

/// The token of every server under test.
pub(crate) const TOKEN: &str = "the-token-of-the-owner";

/// What a test may choose.
pub(crate) struct Options {
    pub(crate) runner: FakeRunner,
    pub(crate) sources: Vec<Source>,
    pub(crate) queue: usize,
    pub(crate) check_bank: bool,
    pub(crate) grace: Duration,
    pub(crate) folder: TempDir,
    pub(crate) protected: bool,
    pub(crate) public_url: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            runner: FakeRunner::default(),
            sources: vec![Source::memory("test", small_bank())],
            queue: 10,
            check_bank: false,
            grace: Duration::from_secs(10),
            folder: tempfile::tempdir().unwrap(),
            protected: true,
            public_url: None,
        }
    }
}

/// A running server.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) runner: Arc<FakeRunner>,
    pub(crate) folder: TempDir,
    pub(crate) link: String,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

/// Bytes that differ from call to call and from test to test in nothing.
struct Counting(AtomicU64);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let number = self.0.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let length = chunk.len();
            chunk.copy_from_slice(&number.to_be_bytes()[..length]);
        }
    }
}

struct TestPages;

impl Pages for TestPages {
    fn file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let text = match path {
            "200.html" => "<!doctype html><script>start()</script><h1>Askback</h1>",
            "_app/immutable/start.abc.js" => "export const a = 1;",
            _ => return None,
        };
        Some(Cow::Borrowed(text.as_bytes()))
    }
}

struct TestDocs;

impl Docs for TestDocs {
    fn file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let text = match path {
            "README.md" => include_str!("../docs/README.md"),
            "start.md" => include_str!("../docs/start.md"),
            "reference/README.md" => {
                "# Shapes\n\n[one](run.json) of [start](../start.md#the-second-minute)\n"
            }
            "reference/run.json" => "{}\n",
            "images/list.png" => "a picture",
            "images/unused.png" | "decisions/0001.md" => "carried, but no page shows it",
            _ => return None,
        };
        Some(Cow::Borrowed(text.as_bytes()))
    }
}

/// A server with everything as usual.
pub(crate) async fn start() -> Running {
    start_with(Options::default()).await
}

/// A server with what a test chooses.
pub(crate) async fn start_with(options: Options) -> Running {
    let data = Arc::new(DataFolder::lock(options.folder.path()).unwrap());
    let store: Arc<dyn Store> = Arc::new(askback_store_sqlite::open(&data).await.unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let clock = Arc::new(FixedClock::new("2026-03-01T10:00:00Z".parse::<Timestamp>().unwrap()));
    let runner = Arc::new(options.runner);
    let parts = Parts {
        store: Arc::clone(&store),
        runner: Arc::<FakeRunner>::clone(&runner),
        bank: Arc::new(LiveBank::new(Loader::new(), &options.sources)),
        bank_sources: options.sources,
        data_folder: options.folder.path().to_owned(),
        clock: Arc::<FixedClock>::clone(&clock),
        random: Arc::new(Counting(AtomicU64::new(seed(options.folder.path())))),
        pages: Arc::new(TestPages),
        docs: Arc::new(TestDocs),
        protection: ProtectionReport {
            rung: "test".to_owned(),
            meets_minimum: options.protected,
            layers: Vec::new(),
        },
    };
    let config = Config {
        listen: address,
        public_url: options.public_url.map(|url| url.parse().unwrap()),
        trusted_proxies: Vec::new(),
        token: TOKEN.to_owned(),
        version: "0.0.0".to_owned(),
        queue: options.queue,
        check_bank: options.check_bank,
        grace: options.grace,
    };
    let server = Server::new(config, parts).unwrap();
    let link = server.sign_in_link().await.unwrap().url;
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(async move {
        server.serve(listener, async move { drop(stopped.await) }).await.unwrap();
    });
    Running { address, clock, store, runner, folder: options.folder, link, stop, serving }
}

/// A second server on the same folder must not make the ids of the first again.
fn seed(folder: &Path) -> u64 {
    let rounds = folder.join("rounds");
    let round = std::fs::read_to_string(&rounds).map_or(0, |text| text.len() as u64);
    std::fs::write(&rounds, "x".repeat(usize::try_from(round).unwrap() + 1)).unwrap();
    round << 32
}

impl Running {
    /// An address of the API.
    pub(crate) fn api(&self, path: &str) -> String {
        format!("http://{}/api/v1{path}", self.address)
    }

    /// The code in the link that the server printed.
    pub(crate) fn code(&self) -> String {
        self.link.split_once('#').unwrap().1.to_owned()
    }

    /// A request with the owner's token.
    pub(crate) fn token(&self, method: Method, path: &str) -> RequestBuilder {
        reqwest::Client::new().request(method, self.api(path)).bearer_auth(TOKEN)
    }

    /// A browser that is signed in by the printed link.
    pub(crate) async fn browser(&self) -> Browser {
        self.browser_with(&self.code()).await
    }

    /// A browser that is signed in by a code.
    pub(crate) async fn browser_with(&self, code: &str) -> Browser {
        let response = reqwest::Client::new()
            .post(self.api("/session"))
            .json(&json!({ "code": code }))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        let cookie = response.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let mut browser = Browser {
            base: self.api(""),
            origin: format!("http://{}", self.address),
            cookie,
            csrf: String::new(),
        };
        let session = json_of(browser.get("/session").send().await.unwrap()).await;
        browser.csrf = session["csrf"].as_str().unwrap().to_owned();
        browser
    }

    /// A browser of another person.
    pub(crate) async fn stranger(&self, roles: &[askback_core::Role]) -> Browser {
        let number: u64 = roles.iter().map(|role| 1 << *role as u64).sum();
        let id = PersonId(Uuid::from_u128(1000 + u128::from(number)));
        let at = askback_core::Clock::now(self.clock.as_ref());
        let person = NewPerson {
            id,
            name: "Somebody".to_owned(),
            email: None,
            zone: "UTC".to_owned(),
            roles: roles.to_vec(),
            at,
        };
        self.store.add_person(person).await.unwrap();
        let base = format!("http://{}/", self.address).parse().unwrap();
        let random = Counting(AtomicU64::new((1 + number) << 48));
        let link =
            askback_server::new_sign_in_link(self.store.as_ref(), self.clock.as_ref(), &random, &base, id)
                .await
                .unwrap();
        self.browser_with(link.url.split_once('#').unwrap().1).await
    }

    /// Tells it to end, and waits until it has.
    pub(crate) async fn stop(self) -> TempDir {
        self.stop.send(()).unwrap();
        self.serving.await.unwrap();
        self.store.close().await;
        self.folder
    }
}

/// A client with a session.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    base: String,
    origin: String,
    pub(crate) cookie: String,
    pub(crate) csrf: String,
}

impl Browser {
    /// A read.
    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        reqwest::Client::new().get(format!("{}{path}", self.base)).header("cookie", &self.cookie)
    }

    /// A write as the page sends it.
    pub(crate) fn write(&self, method: Method, path: &str) -> RequestBuilder {
        reqwest::Client::new()
            .request(method, format!("{}{path}", self.base))
            .header("cookie", &self.cookie)
            .header("origin", &self.origin)
            .header("x-askback-csrf", &self.csrf)
    }

    /// A write with a JSON body.
    pub(crate) fn put(&self, path: &str, body: &Value) -> RequestBuilder {
        self.write(Method::PUT, path).json(body)
    }

    /// Starts an attempt at a question.
    pub(crate) async fn attempt(&self, number: u128, question: &str) -> Uuid {
        let id = Uuid::from_u128(number);
        let response =
            self.put(&format!("/attempts/{id}"), &json!({ "question": question })).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        id
    }

    /// Hands a program in and waits for its verdict.
    pub(crate) async fn submit(&self, attempt: Uuid, number: u128, source: &str) -> Value {
        let path = format!("/attempts/{attempt}/submissions/{}", Uuid::from_u128(number));
        json_of(self.put(&path, &json!({ "source": source })).send().await.unwrap()).await
    }
}

/// The document of a response.
pub(crate) async fn json_of(response: Response) -> Value {
    response.json().await.unwrap()
}

/// Checks that a response is a problem of that code and status, and returns it.
pub(crate) async fn problem(response: Response, status: u16, code: &str) -> Value {
    let found = response.status().as_u16();
    let headers: BTreeMap<String, String> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    let body = response.text().await.unwrap();
    assert_eq!(headers.get("content-type").map(String::as_str), Some("application/problem+json"), "{body}");
    let document: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((found, document["code"].as_str()), (status, Some(code)), "{body}");
    assert_eq!(document["status"], status);
    assert_eq!(document["request_id"].as_str(), headers.get("x-request-id").map(String::as_str), "{body}");
    assert!(document["detail"].as_str().is_some_and(|detail| detail.ends_with(['.', '?'])), "{body}");
    document
}
