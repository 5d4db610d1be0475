//! `askback serve`: the whole product. The order of the steps matters and is
//! written in [`run`]: the sandbox is forked before there is a thread, and root
//! is given up before anything is read that came from elsewhere.

mod listen;
mod log;
mod pages;
mod protection;
mod shutdown;

use std::{net::TcpListener, sync::Arc, time::Duration};

use askback_bank::{LiveBank, Source};
use askback_judge::Runner;
use askback_sandbox::SupervisorHandle;
use askback_server::{Config, Parts, Server, SystemRandom};
use askback_store::DataFolder;

use crate::{
    config::{BankArgs, DataArgs, NetworkArgs, Settings},
    engine,
    failure::{Exit, Failure},
    keeping, questions, say,
    system::SystemClock,
};

/// Runs that may wait before others are told to come back later.
const QUEUE: usize = 64;
/// How long what is under way may take once the server was told to end.
const GRACE: Duration = Duration::from_secs(10);

/// What `serve` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    network: NetworkArgs,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    bank: BankArgs,
    /// Open the sign-in link in a browser too
    #[arg(long)]
    open: bool,
}

/// Serves until it is told to end.
pub(crate) fn run(args: Args) -> Result<Exit, Failure> {
    let settings = Settings::settle(args.data, args.network, args.bank)?;
    config(&settings, String::new()).check().map_err(|e| Failure::input("setting", e))?;
    // No thread yet, and no descriptor that a copy of this process should not have.
    let sandbox = engine::fork_sandbox()?;
    let folder = Arc::new(keeping::lock(&settings.data)?);
    // With the rights it was started with: the port, the questions.
    let listener = listen::bind(settings.listen)?;
    let sources = questions::sources(&settings.banks)?;
    let bank = Arc::new(LiveBank::new(questions::loader(), &sources));
    keeping::give_up_root(folder.path(), &settings.banks, &engine::sandbox_config())?;
    // Root is given up: from here on there may be threads, the log's first.
    let _log = log::start()?;
    let token = keeping::token(&folder)?;
    let started = Started { settings, sandbox, folder, listener, bank, sources, token, open: args.open };
    engine::runtime()?.block_on(started.serve())
}

fn config(settings: &Settings, token: String) -> Config {
    Config {
        listen: settings.listen,
        public_url: settings.public_url.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        token,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        queue: QUEUE,
        check_bank: true,
        grace: GRACE,
    }
}

/// Everything that had to be done before the first thread.
struct Started {
    settings: Settings,
    sandbox: SupervisorHandle,
    folder: Arc<DataFolder>,
    listener: TcpListener,
    bank: Arc<LiveBank>,
    sources: Vec<Source>,
    token: String,
    open: bool,
}

impl Started {
    async fn serve(self) -> Result<Exit, Failure> {
        let runner = Arc::new(engine::connect(self.sandbox).await?);
        let store = keeping::open(&self.settings.data, &self.folder).await?;
        let mut config = config(&self.settings, self.token);
        config.listen = self.listener.local_addr().map_err(|e| Failure::ours("listen", e))?;
        let reached = format!("http://{}", listen::from_here(config.listen));
        let parts = Parts {
            store: Arc::clone(&store),
            protection: protection::at_start(&runner),
            runner: Arc::clone(&runner) as Arc<dyn Runner>,
            bank: self.bank,
            bank_sources: self.sources,
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            pages: Arc::new(pages::Embedded),
            docs: Arc::new(pages::EmbeddedDocs),
            data_folder: self.folder.path().to_owned(),
        };
        let server = Server::new(config, parts).map_err(|e| failure(&e))?;
        tokio::spawn(protection::try_layers(runner, server.protection()));
        let listener =
            tokio::net::TcpListener::from_std(self.listener).map_err(|e| Failure::ours("listen", e))?;
        // From the link on somebody may tell it to end.
        let told = shutdown::listen()?;
        let link = server.sign_in_link().await.map_err(|e| failure(&e))?.url;
        keeping::note_address(&self.folder, &reached)?;
        tracing::info!(data = %self.folder.path().display(), store = store.describe(), "serving at {reached}");
        say::line(&link)?;
        if self.open {
            listen::open_in_browser(&link);
        }
        let served = server.serve(listener, told).await;
        keeping::forget_address(&self.folder);
        store.close().await;
        served.map_err(|e| failure(&e))?;
        Ok(Exit::Done)
    }
}

fn failure(error: &askback_server::ServerError) -> Failure {
    use askback_server::ServerError;
    match error {
        ServerError::Store(error) => keeping::store_failure(error),
        ServerError::Config(error) => Failure::input("setting", error),
        ServerError::Io(error) => Failure::ours("server", error),
    }
}
