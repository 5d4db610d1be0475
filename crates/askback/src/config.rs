//! Settings: a flag wins over the environment, that over `askback.toml`, that
//! over the default. What is wrong with a setting is said before anything starts.

use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use askback_server::Network;
use clap::Args;
use serde::Deserialize;
use url::Url;

use crate::failure::Failure;

/// The file that is read when none is named.
const FILE: &str = "askback.toml";
const DEFAULT_LISTEN: &str = "127.0.0.1:8420";

/// Where Askback keeps what it keeps.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct DataArgs {
    /// The data folder [default: $XDG_DATA_HOME/askback]
    #[arg(long, value_name = "DIR", env = "ASKBACK_DATA", hide_env_values = true)]
    data: Option<PathBuf>,
    /// A PostgreSQL database instead of SQLite in the data folder
    #[arg(long, value_name = "URL", env = "ASKBACK_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The settings file [default: askback.toml, if it is there]
    #[arg(long, value_name = "FILE", env = "ASKBACK_CONFIG", hide_env_values = true)]
    config: Option<PathBuf>,
}

/// How Askback is reached.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct NetworkArgs {
    /// Address and port; port 0 takes a free one [default: 127.0.0.1:8420]
    #[arg(long, value_name = "ADDR", env = "ASKBACK_LISTEN", hide_env_values = true)]
    listen: Option<String>,
    /// The https address people use, when a proxy stands before Askback
    #[arg(long, value_name = "URL", env = "ASKBACK_PUBLIC_URL", hide_env_values = true)]
    public_url: Option<String>,
    /// Proxies whose word on a client's address is believed, such as 10.0.0.0/8
    #[arg(
        long,
        value_name = "CIDR",
        env = "ASKBACK_TRUSTED_PROXY",
        hide_env_values = true,
        value_delimiter = ','
    )]
    trusted_proxy: Vec<String>,
}

/// Where questions come from beside those inside the binary.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct BankArgs {
    /// A folder of questions of your own; wins over a shipped one with the same id
    #[arg(long, value_name = "DIR", env = "ASKBACK_BANK", hide_env_values = true, value_delimiter = ':')]
    pub(crate) bank: Vec<PathBuf>,
}

/// `askback.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    listen: Option<String>,
    data: Option<PathBuf>,
    database: Option<String>,
    bank: Vec<PathBuf>,
    public_url: Option<String>,
    trusted_proxy: Vec<String>,
}

/// Where what is kept lies, settled.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    /// The data folder, absolute.
    pub(crate) folder: PathBuf,
    /// A PostgreSQL URL; none means SQLite in the folder.
    pub(crate) database: Option<String>,
}

/// Everything `serve` needs, settled.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) data: Data,
    pub(crate) listen: SocketAddr,
    pub(crate) public_url: Option<Url>,
    pub(crate) trusted_proxies: Vec<Network>,
    pub(crate) banks: Vec<PathBuf>,
}

impl Data {
    /// Settles where the data lies.
    pub(crate) fn settle(args: DataArgs) -> Result<Self, Failure> {
        let file = File::read(args.config.as_deref())?;
        Self::from_parts(args, &file)
    }

    fn from_parts(args: DataArgs, file: &File) -> Result<Self, Failure> {
        let folder = match args.data.or_else(|| file.data.clone()) {
            Some(folder) => folder,
            None => default_folder()?,
        };
        let folder = std::path::absolute(&folder).map_err(|e| Failure::file(&folder, &e))?;
        let database = args.database.or_else(|| file.database.clone());
        if let Some(url) = &database
            && !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme))
        {
            return Err(setting(
                "database",
                "it starts with postgres://; leave it out for SQLite in the data folder",
            ));
        }
        Ok(Self { folder, database })
    }
}

impl Settings {
    /// Settles every setting of `serve`.
    pub(crate) fn settle(data: DataArgs, network: NetworkArgs, bank: BankArgs) -> Result<Self, Failure> {
        let file = File::read(data.config.as_deref())?;
        let data = Data::from_parts(data, &file)?;
        let listen = network.listen.or(file.listen).unwrap_or_else(|| DEFAULT_LISTEN.to_owned());
        let listen = address(&listen)?;
        let public_url = network.public_url.or(file.public_url).map(|text| public_url(&text)).transpose()?;
        let proxies =
            if network.trusted_proxy.is_empty() { file.trusted_proxy } else { network.trusted_proxy };
        let banks = if bank.bank.is_empty() { file.bank } else { bank.bank };
        Ok(Self {
            data,
            listen,
            public_url,
            trusted_proxies: proxies.iter().map(|text| self::network(text)).collect::<Result<_, _>>()?,
            banks: bank_folders(&banks)?,
        })
    }
}

impl File {
    /// Reads the named file, or the one in the working folder if it is there.
    fn read(named: Option<&Path>) -> Result<Self, Failure> {
        let path = named.unwrap_or(Path::new(FILE));
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
                return Ok(Self::default());
            }
            Err(e) => return Err(Failure::file(path, &e)),
        };
        let mut file: Self = toml::from_str(&text)
            .map_err(|e| Failure::input("config", format_args!("{}: {e}", path.display())))?;
        // A path in the file is meant as seen from the file.
        let folder = path.parent().unwrap_or(Path::new(""));
        file.data = file.data.map(|data| folder.join(data));
        for bank in &mut file.bank {
            *bank = folder.join(&bank);
        }
        Ok(file)
    }
}

/// The code of the failure when no place for data is known.
pub(crate) const NO_HOME: &str = "no_home";

fn setting(name: &str, what: impl std::fmt::Display) -> Failure {
    Failure::input("setting", format_args!("{name}: {what}."))
}

fn absolute(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// Where results that can be found out again are kept.
pub(crate) fn cache_folder() -> Option<PathBuf> {
    let base = absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")));
    base.map(|base| base.join("askback"))
}

fn default_folder() -> Result<PathBuf, Failure> {
    absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
        .map(|base| base.join("askback"))
        .ok_or_else(|| {
            let what = "data: neither XDG_DATA_HOME nor HOME is set; name a folder with --data.";
            Failure::input(NO_HOME, what)
        })
}

fn address(text: &str) -> Result<SocketAddr, Failure> {
    let numeric = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    numeric.as_deref().unwrap_or(text).parse().map_err(|_| {
        setting(
            "listen",
            format_args!("\"{text}\" is not an address with a port, such as 127.0.0.1:8420 or [::1]:8420"),
        )
    })
}

/// Whether it may be used is the server's to say.
fn public_url(text: &str) -> Result<Url, Failure> {
    Url::parse(text).map_err(|_| {
        setting("public_url", format_args!("\"{text}\" is not a URL such as https://askback.example.org"))
    })
}

fn network(text: &str) -> Result<Network, Failure> {
    text.parse().map_err(|e| setting("trusted_proxy", e))
}

/// Absolute paths of folders that are there.
pub(crate) fn bank_folders(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    folders
        .iter()
        .map(|folder| {
            let real = folder.canonicalize().map_err(|e| Failure::file(folder, &e))?;
            if real.is_dir() {
                Ok(real)
            } else {
                Err(setting("bank", format_args!("{} is not a folder", folder.display())))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(listen: &str, public: Option<&str>, proxy: &[&str]) -> Result<Settings, String> {
        let data = DataArgs { data: Some("/nowhere".into()), database: None, config: None };
        let network = NetworkArgs {
            listen: Some(listen.into()),
            public_url: public.map(str::to_owned),
            trusted_proxy: proxy.iter().map(|&p| p.to_owned()).collect(),
        };
        Settings::settle(data, network, BankArgs::default()).map_err(|e| format!("{e:?}"))
    }

    #[test]
    fn loopback_needs_nothing() {
        for (listen, expected) in [
            ("127.0.0.1:0", "127.0.0.1:0"),
            ("localhost:9", "127.0.0.1:9"),
            ("[::1]:8420", "[::1]:8420"),
            ("127.8.8.8:1", "127.8.8.8:1"),
        ] {
            assert_eq!(settle(listen, None, &[]).unwrap().listen.to_string(), expected);
        }
    }

    #[test]
    fn addresses_and_networks_are_read_strictly() {
        for listen in ["8420", "127.0.0.1", "example.org:80", "127.0.0.1:99999", ""] {
            assert!(settle(listen, None, &[]).unwrap_err().contains("127.0.0.1:8420"), "{listen}");
        }
        let ok = settle("127.0.0.1:0", None, &["10.0.0.0/8", "::1"]).unwrap();
        assert_eq!(ok.trusted_proxies[1].to_string(), "::1/128");
        for proxy in ["10.0.0.0/33", "ten"] {
            assert!(settle("127.0.0.1:0", None, &[proxy]).is_err(), "{proxy}");
        }
    }
}
