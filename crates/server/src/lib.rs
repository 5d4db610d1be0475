//! The HTTP server: the API that the page and scripts use, the page itself,
//! and the jobs behind them.
//!
//! One operation is one file, `src/api/<subject>/<operation>.rs`, registered
//! in `src/api/mod.rs` with the permission it names. This crate never decides
//! a verdict, never writes SQL, never starts a process and never asks the
//! system for the time: each of these comes in through [`Parts`].

mod api;
mod auth;
mod checks;
mod config;
mod editing;
mod health;
mod help;
mod history;
mod http;
mod jobs;
mod listing;
mod markdown;
mod pages;
mod permission;
mod practice;
mod problem;
mod profile;
mod protection;
mod queue;
mod random;
mod running;
mod server;
mod shown;
mod state;
mod wire;

pub use api::openapi;
pub use auth::link::{SignInLink, new_sign_in_link, owner};
pub use config::{Config, ConfigError};
pub use help::Docs;
pub use http::client::{Network, ParseNetworkError};
pub use jobs::judging::new_judgement;
pub use pages::Pages;
pub use permission::{Permission, permissions_of};
pub use practice::new_version;
pub use problem::Code;
pub use protection::{ProtectionLayer, ProtectionReport};
pub use random::{Random, SystemRandom, id as new_id};
pub use server::{Server, ServerError};
pub use state::Parts;
