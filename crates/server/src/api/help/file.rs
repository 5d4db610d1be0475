//! `GET /help/files/{name}`: a picture or an example that a document shows.

use std::borrow::Cow;

use axum::{extract::State, http::header, response::IntoResponse};

use crate::{
    http::params::Path,
    permission::Permission,
    problem::{Answer, Code, Problem},
    state::AppState,
};

pub(crate) const PERMISSION: Permission = Permission::Anyone;

/// A file of a document.
#[utoipa::path(
    get, path = "/help/files/{name}", tag = "help",
    params(("name" = String, Path, description = "Name of a file that a document shows or links to")),
    responses((status = 200, content_type = "application/octet-stream", body = [u8]))
)]
pub(crate) async fn show_help_file(
    State(state): State<AppState>,
    Path(name): Path<String>,
) -> Answer<impl IntoResponse> {
    let found = state.help().file(&name).and_then(|path| state.docs.file(path));
    let bytes: Cow<'static, [u8]> = found
        .ok_or_else(|| Problem::new(Code::UnknownHelpPage, "No help page shows a file of that name."))?;
    let media_type = mime_guess::from_path(&name).first_or_octet_stream();
    Ok(([(header::CONTENT_TYPE, media_type.to_string())], bytes))
}
