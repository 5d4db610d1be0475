//! `askback link`: a new sign-in link, by the server that holds the data folder,
//! or from the store itself while no server runs.

use std::sync::Arc;

use askback_server::{Config, SystemRandom, new_sign_in_link, owner};
use askback_store::DataFolder;
use serde::{Deserialize, Serialize};

use crate::{
    config::{BankArgs, DataArgs, NetworkArgs, Settings},
    engine,
    failure::{Exit, Failure},
    keeping,
    remote::Remote,
    say,
    system::SystemClock,
};

/// What `link` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    network: NetworkArgs,
    /// A document instead of a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Link {
    url: String,
    expires_at: jiff::Timestamp,
}

/// Prints a link.
pub(crate) fn run(args: Args) -> Result<Exit, Failure> {
    let settings = Settings::settle(args.data, args.network, BankArgs::default())?;
    let link = match keeping::lock_or_running(&settings.data)? {
        keeping::Held::ByServer(remote) => by_server(&remote)?,
        keeping::Held::Here(folder) => from_store(&settings, &Arc::new(folder))?,
    };
    if args.json {
        say::document(&link)?;
    } else {
        say::line(&link.url)?;
    }
    Ok(Exit::Done)
}

fn by_server(remote: &Remote) -> Result<Link, Failure> {
    remote.post("sign-in-links", &serde_json::json!({}))
}

fn from_store(settings: &Settings, folder: &Arc<DataFolder>) -> Result<Link, Failure> {
    if settings.listen.port() == 0 && settings.public_url.is_none() {
        return Err(Failure::input(
            "no_server",
            "no server runs, and with port 0 nobody knows where the next one will be; `askback serve` prints a link",
        ));
    }
    let made = engine::runtime()?.block_on(async {
        let store = keeping::open(&settings.data, folder).await?;
        let fault = |e| keeping::store_failure(&e);
        let base = Config {
            listen: settings.listen,
            public_url: settings.public_url.clone(),
            trusted_proxies: Vec::new(),
            token: String::new(),
            version: String::new(),
            queue: 0,
            check_bank: false,
            grace: std::time::Duration::ZERO,
        }
        .base_url();
        let owner = owner(store.as_ref(), &SystemClock, &SystemRandom).await.map_err(fault)?;
        let link = new_sign_in_link(store.as_ref(), &SystemClock, &SystemRandom, &base, owner.id).await;
        let link = link.map_err(fault)?;
        store.close().await;
        say::aside("No server runs on this data folder; start one with `askback serve`, then open the link.");
        Ok(Link { url: link.url, expires_at: link.expires_at })
    });
    keeping::leave_to_owner(folder.path());
    made
}
