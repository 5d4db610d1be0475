//! What every operation can reach.

use std::{
    ops::Deref,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use askback_bank::{LiveBank, Source};
use askback_core::Clock;
use askback_judge::{Judge, ResultCache, Runner};
use askback_store::{Person, Store};
use axum::http::HeaderValue;
use jiff::Timestamp;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Config, Docs, Pages, ProtectionReport, Random, auth::rate::SignInTries, help::Help, http::security,
    jobs::judging::Judging, listing::BankIndex, pages, problem::Answer, queue::RunQueue,
    running::cache::StoreCache,
};

/// What the binary chooses for the server.
#[derive(Clone)]
pub struct Parts {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// What runs programs.
    pub runner: Arc<dyn Runner>,
    /// The questions.
    pub bank: Arc<LiveBank>,
    /// Where the questions come from; folders among them are watched.
    pub bank_sources: Vec<Source>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness fit for secrets.
    pub random: Arc<dyn Random>,
    /// The built page.
    pub pages: Arc<dyn Pages>,
    /// The documents for people.
    pub docs: Arc<dyn Docs>,
    /// What protects this host, as far as it is known at the start.
    pub protection: ProtectionReport,
    /// The data folder: backups are made in it.
    pub data_folder: PathBuf,
}

/// Shared by all requests.
#[derive(Clone)]
pub(crate) struct AppState(Arc<Inner>);

/// The parts and what the server itself keeps.
pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) parts: Parts,
    pub(crate) sign_in_tries: SignInTries,
    pub(crate) queue: RunQueue,
    pub(crate) judging: Judging,
    pub(crate) judge: Judge,
    /// What authors' programs answered.
    pub(crate) outputs: Arc<dyn ResultCache>,
    /// Told when the bank was read again.
    pub(crate) bank_changed: Arc<Notify>,
    pub(crate) index: BankIndex,
    help: OnceLock<Help>,
    /// Cancelled when the server is told to end: nothing new, streams close.
    pub(crate) ending: CancellationToken,
    /// Cancelled when the grace is over: runs end.
    pub(crate) cut_off: CancellationToken,
    pub(crate) openapi: String,
    /// What protects this host, as known by now.
    pub(crate) protection: watch::Sender<ProtectionReport>,
    /// The content security policy of all responses.
    pub(crate) policy: HeaderValue,
}

impl Deref for AppState {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Deref for Inner {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}

impl AppState {
    pub(crate) fn new(config: Config, parts: Parts) -> Self {
        let outputs: Arc<dyn ResultCache> =
            Arc::new(StoreCache::new(Arc::clone(&parts.store), Arc::clone(&parts.clock)));
        Self(Arc::new(Inner {
            queue: RunQueue::new(parts.runner.parallelism(), config.queue),
            judge: Judge::new(Arc::clone(&parts.runner), Some(Arc::clone(&outputs))),
            policy: security::policy(pages::entry(parts.pages.as_ref()).as_deref()),
            outputs,
            bank_changed: Arc::default(),
            openapi: crate::openapi(),
            protection: watch::Sender::new(parts.protection.clone()),
            sign_in_tries: SignInTries::default(),
            judging: Judging::default(),
            index: BankIndex::default(),
            help: OnceLock::new(),
            ending: CancellationToken::new(),
            cut_off: CancellationToken::new(),
            config,
            parts,
        }))
    }

    /// The documents, rendered when they are first asked for.
    pub(crate) fn help(&self) -> &Help {
        self.help.get_or_init(|| Help::read(self.docs.as_ref()))
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn new_id(&self) -> Uuid {
        crate::random::id(self.now(), self.random.as_ref())
    }

    pub(crate) fn new_secret(&self) -> String {
        crate::random::secret(self.random.as_ref())
    }

    /// The owner of the instance, made at the first start.
    pub(crate) async fn owner(&self) -> Answer<Person> {
        Ok(crate::auth::link::owner(self.store.as_ref(), self.clock.as_ref(), self.random.as_ref()).await?)
    }
}
