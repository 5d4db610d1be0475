//! Where practice in the terminal is kept: by the server that holds the data
//! folder, or in the store itself. The folder is held for the moment of a write
//! only, so that a server can be started at any time.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use askback_bank::Question;
use askback_core::{AttemptId, Clock, PersonId, SubmissionId};
use askback_judge::JudgeResult;
use askback_server::{SystemRandom, new_id, new_judgement, new_version, owner};
use askback_store::{
    DataFolder, NewAnswer, NewAttempt, NewReview, NewSubmission, Opening, QuestionState, Store,
};
use jiff::Timestamp;

use super::there;
use crate::{
    config::{Data, DataArgs, NO_HOME},
    failure::Failure,
    keeping::{self, Held},
    system::SystemClock,
};

/// How often and how soon another program that holds the folder for a moment is waited for.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// A program that is handed in.
#[derive(Debug, Clone)]
pub(super) struct HandedIn {
    pub(super) attempt: AttemptId,
    pub(super) id: SubmissionId,
    pub(super) source: Arc<str>,
    pub(super) at: Timestamp,
}

impl HandedIn {
    /// Hands `source` in now.
    pub(super) fn now(attempt: AttemptId, source: Arc<str>) -> Self {
        let at = SystemClock.now();
        Self { attempt, id: SubmissionId(new_id(at, &SystemRandom)), source, at }
    }
}

/// Knows where the data is.
pub(super) struct Keeper(Result<Data, String>);

impl Keeper {
    /// Settles where things are kept. That there is no such place is said when
    /// something is to be kept.
    pub(super) fn new(args: DataArgs) -> Result<Self, Failure> {
        match Data::settle(args) {
            Ok(data) => Ok(Self(Ok(data))),
            Err(failure) if failure.code() == NO_HOME => Ok(Self(Err(failure.text().to_owned()))),
            Err(failure) => Err(failure),
        }
    }

    /// Ids of the questions that are solved.
    pub(super) async fn solved(&self) -> Result<BTreeSet<String>, Failure> {
        match self.held().await? {
            Held::ByServer(remote) => there::solved(remote).await,
            Held::Here(folder) => {
                let opened = self.open(folder).await?;
                let progress = opened.store.progress(opened.owner).await;
                opened.close().await;
                let all = progress.map_err(|e| keeping::store_failure(&e))?;
                let done = all.into_iter().filter(|one| one.state == QuestionState::Done);
                Ok(done.map(|one| one.question).collect())
            }
        }
    }

    /// Goes on with the newest attempt, as the page would, or starts one if there is none of this version.
    pub(super) async fn go_on(&self, question: &Question) -> Result<AttemptId, Failure> {
        let newest = match self.held().await? {
            Held::ByServer(remote) => there::newest(remote, question).await?,
            Held::Here(folder) => {
                let opened = self.open(folder).await?;
                let views = opened.store.attempt_views(opened.owner, Some(&question.meta.id), None, 1).await;
                opened.close().await;
                let views = views.map_err(|e| keeping::store_failure(&e))?.items;
                let same = views.into_iter().find(|it| it.attempt.version == question.version.0);
                same.map(|it| it.attempt.id)
            }
        };
        match newest {
            Some(attempt) => Ok(attempt),
            None => self.start(question).await,
        }
    }

    /// Starts an attempt.
    pub(super) async fn start(&self, question: &Question) -> Result<AttemptId, Failure> {
        let at = SystemClock.now();
        let id = AttemptId(new_id(at, &SystemRandom));
        match self.held().await? {
            Held::ByServer(remote) => there::start(remote, id, question).await?,
            Held::Here(folder) => {
                let opened = self.open(folder).await?;
                let started = opened.start(id, question, at).await;
                opened.close().await;
                started?;
            }
        }
        Ok(id)
    }

    /// The verdict of the server that holds the folder, which keeps it too;
    /// `None` while there is no server.
    pub(super) async fn judged_there(&self, program: &HandedIn) -> Result<Option<JudgeResult>, Failure> {
        match self.held().await? {
            Held::ByServer(remote) => there::submit(remote, program).await.map(Some),
            Held::Here(_) => Ok(None),
        }
    }

    /// Keeps a program with its verdict.
    pub(super) async fn keep(&self, program: &HandedIn, result: &JudgeResult) -> Result<(), Failure> {
        match self.held().await? {
            // It has been started since; its own verdict is the one that counts.
            Held::ByServer(remote) => there::submit(remote, program).await.map(|_| ()),
            Held::Here(folder) => {
                let opened = self.open(folder).await?;
                let kept = opened.keep(program, result).await;
                opened.close().await;
                kept
            }
        }
    }

    /// Keeps an answer in words.
    pub(super) async fn keep_answer(&self, said: &NewAnswer) -> Result<(), Failure> {
        match self.held().await? {
            Held::ByServer(remote) => there::answer(remote, said).await,
            Held::Here(folder) => {
                let opened = self.open(folder).await?;
                let kept = opened.store.add_answer(opened.owner, said.clone()).await;
                opened.close().await;
                kept.map(|_| ()).map_err(|e| keeping::store_failure(&e))
            }
        }
    }

    /// Keeps what was heard in one.
    pub(super) async fn keep_review(&self, heard: &NewReview) -> Result<(), Failure> {
        match self.held().await? {
            Held::ByServer(remote) => there::review(remote, heard).await,
            Held::Here(folder) => {
                let opened = self.open(folder).await?;
                let kept = opened.store.add_review(opened.owner, heard.clone()).await;
                opened.close().await;
                kept.map(|_| ()).map_err(|e| keeping::store_failure(&e))
            }
        }
    }

    async fn held(&self) -> Result<Held, Failure> {
        let data = self.data()?;
        let mut tries = 1;
        loop {
            match keeping::lock_or_running(data) {
                Err(failure) if failure.code() == keeping::STARTING && tries < TRIES => tries += 1,
                held => return held,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    fn data(&self) -> Result<&Data, Failure> {
        self.0.as_ref().map_err(|text| Failure::input(NO_HOME, text))
    }

    async fn open(&self, folder: DataFolder) -> Result<Opened, Failure> {
        let folder = Arc::new(folder);
        let opened = async {
            let store = keeping::open(self.data()?, &folder).await?;
            let owner = owner(store.as_ref(), &SystemClock, &SystemRandom).await;
            let owner = owner.map_err(|e| keeping::store_failure(&e))?.id;
            Ok((store, owner))
        };
        let opened = opened.await;
        keeping::leave_to_owner(folder.path());
        opened.map(|(store, owner)| Opened { store, owner, folder })
    }
}

/// The store, held by this process for a moment.
struct Opened {
    store: Arc<dyn Store>,
    owner: PersonId,
    folder: Arc<DataFolder>,
}

impl Opened {
    async fn start(&self, id: AttemptId, question: &Question, at: Timestamp) -> Result<(), Failure> {
        let (question, version) = (question.meta.id.clone(), new_version(question, at));
        let attempt =
            NewAttempt { id, question, version: version.version.clone(), opening: Opening::Statement, at };
        let started = async {
            self.store.keep_version(version).await?;
            self.store.start_attempt(self.owner, attempt).await
        };
        started.await.map(|_| ()).map_err(|e| keeping::store_failure(&e))
    }

    async fn keep(&self, program: &HandedIn, result: &JudgeResult) -> Result<(), Failure> {
        let judgement = new_judgement(result, SystemClock.now()).map_err(|e| Failure::ours("internal", e))?;
        let submission = NewSubmission {
            id: program.id,
            attempt: program.attempt,
            source: program.source.to_string(),
            python: None,
            at: program.at,
        };
        let kept = async {
            self.store.put_submission(self.owner, submission).await?;
            self.store.add_judgement(self.owner, program.id, judgement).await
        };
        kept.await.map(|_| ()).map_err(|e| keeping::store_failure(&e))
    }

    async fn close(self) {
        self.store.close().await;
        keeping::leave_to_owner(self.folder.path());
    }
}
