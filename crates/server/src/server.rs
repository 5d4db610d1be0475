//! The server: its parts put together, its life from the first request to the last.

use std::{any::Any, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::{net::TcpListener, sync::watch};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    Config, ConfigError, Parts, ProtectionReport, SignInLink, api, auth, health,
    http::{host, measure, request_id, security},
    jobs, pages,
    problem::{self, Problem},
    state::AppState,
};

/// A server that is put together and not yet started.
pub struct Server {
    state: AppState,
}

/// What makes a server impossible to start.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// An address that Askback refuses.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] askback_store::StoreError),
    /// The socket failed.
    #[error("the server stopped: {0}")]
    Io(#[from] std::io::Error),
}

impl Server {
    /// Puts the parts together. Refuses addresses on which secrets could be read.
    pub fn new(config: Config, parts: Parts) -> Result<Self, ServerError> {
        config.check()?;
        measure::figures();
        Ok(Self { state: AppState::new(config, parts) })
    }

    /// A new sign-in link for the owner, who is made if the store is new.
    pub async fn sign_in_link(&self) -> Result<SignInLink, ServerError> {
        let state = &self.state;
        let (store, clock, random) = (state.store.as_ref(), state.clock.as_ref(), state.random.as_ref());
        let owner = auth::link::owner(store, clock, random).await?;
        Ok(auth::link::new_sign_in_link(store, clock, random, &state.config.base_url(), owner.id).await?)
    }

    /// Where a later look at what protects this host is told. Below the minimum
    /// no program is run from then on.
    pub fn protection(&self) -> watch::Sender<ProtectionReport> {
        self.state.protection.clone()
    }

    /// Answers until `shutdown` is done; then lets what is under way end within
    /// the grace of the configuration, and cuts off the rest. What was handed
    /// in and not judged by then is judged at the next start.
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServerError> {
        let state = self.state;
        jobs::judging::resume(&state).await;
        let watching = tokio::spawn(jobs::watch_bank::run(
            Arc::clone(&state.bank),
            state.bank_sources.clone(),
            Arc::clone(&state.bank_changed),
            state.ending.clone(),
        ));
        let checking = state.config.check_bank.then(|| tokio::spawn(jobs::check_bank::run(state.clone())));
        let told = state.clone();
        let service = router(&state).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            shutdown.await;
            tracing::info!("ending: no new requests, waiting for what is under way");
            told.ending.cancel();
        });
        let result = tokio::select! {
            result = async { serving.await } => result,
            () = cut_off(&state) => Ok(()),
        };
        finish(&state).await;
        drop(watching.await);
        if let Some(checking) = checking {
            drop(checking.await);
        }
        result.map_err(Into::into)
    }
}

/// Cuts off what is still under way when the grace is over, and gives it a moment to say so.
async fn cut_off(state: &AppState) {
    state.ending.cancelled().await;
    tokio::time::sleep(state.config.grace).await;
    tracing::warn!("what was still under way is cut off");
    state.cut_off.cancel();
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
}

async fn finish(state: &AppState) {
    state.ending.cancel();
    state.judging.tasks.close();
    if tokio::time::timeout(state.config.grace, state.judging.tasks.wait()).await.is_err() {
        state.cut_off.cancel();
        state.judging.tasks.wait().await;
    }
    tracing::info!("ended");
}

/// Every route with all that surrounds it.
fn router(state: &AppState) -> Router {
    let (api, _) = api::router().split_for_parts();
    Router::new()
        .merge(api.layer(from_fn_with_state(state.clone(), auth::identify)))
        .route("/api/v1/openapi.json", get(openapi))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .fallback(pages::serve)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), host::check))
        .layer(from_fn(problem::finish))
        .layer(from_fn(measure::measure))
        .layer(from_fn_with_state(state.clone(), request_id::assign))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), security::headers))
        .with_state(state.clone())
}

async fn openapi(State(state): State<AppState>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], state.openapi.to_string())
        .into_response()
}

#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no text");
    Problem::internal(format!("a panic: {text}")).into_response()
}
