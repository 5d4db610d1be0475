//! Every operation, one a file, and the table that registers them.

mod attempts;
mod backups;
mod doctor;
mod editor;
mod help;
mod history;
mod practice;
mod profile;
mod questions;
mod runs;
mod session;
mod sessions;
mod sign_in_links;
mod submissions;

use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use self::questions::list::{FacetValue, Facets, ListQuestions, QuestionList, Sort};
use crate::{
    http::operation::{operation, running_operation},
    problem::ProblemDocument,
    state::AppState,
    wire,
};

/// Where the API lives.
pub(crate) const BASE: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Askback",
        description = "Everything the page does. Errors are problem documents with a stable `code`. A write with a session \
                       needs the header `x-askback-csrf`; a write with the token does not.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT"),
    ),
    components(schemas(ProblemDocument, wire::CaseEvent, wire::GrowthEvent, wire::QueuedEvent, wire::RunRequest)),
    modifiers(&Schemes),
)]
struct Document;

struct Schemes;

impl Modify for Schemes {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let cookie = ApiKey::Cookie(ApiKeyValue::new(crate::auth::session::COOKIE));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(token));
        // The version of the API, not of the program: a release must not change this document.
        "1".clone_into(&mut document.info.version);
    }
}

/// Every operation with its permission.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    let api = OpenApiRouter::new()
        .routes(operation(session::sign_in::PERMISSION, routes!(session::sign_in::sign_in)))
        .routes(operation(session::show::PERMISSION, routes!(session::show::show_session)))
        .routes(operation(session::sign_out::PERMISSION, routes!(session::sign_out::sign_out)))
        .routes(operation(sessions::list::PERMISSION, routes!(sessions::list::list_sessions)))
        .routes(operation(sessions::revoke::PERMISSION, routes!(sessions::revoke::revoke_session)))
        .routes(operation(
            sign_in_links::create::PERMISSION,
            routes!(sign_in_links::create::create_sign_in_link),
        ))
        .routes(operation(questions::list::PERMISSION, routes!(questions::list::list_questions)))
        .routes(operation(questions::show::PERMISSION, routes!(questions::show::show_question)))
        .routes(operation(questions::hint::PERMISSION, routes!(questions::hint::show_hint)))
        .routes(operation(questions::solutions::PERMISSION, routes!(questions::solutions::list_solutions)))
        .routes(running_operation(questions::run::PERMISSION, routes!(questions::run::run_on_shown_cases)))
        .routes(running_operation(questions::trace::PERMISSION, routes!(questions::trace::trace_program)))
        .routes(running_operation(
            questions::measure_growth::PERMISSION,
            routes!(questions::measure_growth::measure_growth),
        ))
        .routes(running_operation(runs::create::PERMISSION, routes!(runs::create::run_program)))
        .routes(operation(attempts::list::PERMISSION, routes!(attempts::list::list_attempts)))
        .routes(operation(attempts::start::PERMISSION, routes!(attempts::start::start_attempt)))
        .routes(operation(attempts::show::PERMISSION, routes!(attempts::show::show_attempt)))
        .routes(operation(attempts::erase::PERMISSION, routes!(attempts::erase::erase_attempt)))
        .routes(operation(attempts::say_approach::PERMISSION, routes!(attempts::say_approach::say_approach)))
        .routes(operation(attempts::save_draft::PERMISSION, routes!(attempts::save_draft::save_draft)))
        .routes(operation(attempts::list_drafts::PERMISSION, routes!(attempts::list_drafts::list_drafts)))
        .routes(operation(attempts::answer::PERMISSION, routes!(attempts::answer::say_answer)))
        .routes(operation(attempts::review::PERMISSION, routes!(attempts::review::review_answer)))
        .routes(operation(attempts::ask_back::PERMISSION, routes!(attempts::ask_back::ask_back)))
        .routes(running_operation(attempts::predict::PERMISSION, routes!(attempts::predict::predict)))
        .routes(operation(attempts::clarify::PERMISSION, routes!(attempts::clarify::clarify)))
        .routes(running_operation(submissions::submit::PERMISSION, routes!(submissions::submit::submit)))
        .routes(operation(submissions::show::PERMISSION, routes!(submissions::show::show_submission)))
        .routes(running_operation(
            submissions::events::PERMISSION,
            routes!(submissions::events::follow_submission),
        ))
        .routes(operation(editor::list_banks::PERMISSION, routes!(editor::list_banks::list_banks)))
        .routes(operation(editor::show::PERMISSION, routes!(editor::show::show_files)))
        .routes(operation(editor::template::PERMISSION, routes!(editor::template::show_template)))
        .routes(operation(editor::preview::PERMISSION, routes!(editor::preview::preview)))
        .routes(running_operation(editor::check::PERMISSION, routes!(editor::check::check)))
        .routes(operation(editor::difference::PERMISSION, routes!(editor::difference::show_difference)))
        .routes(operation(editor::save::PERMISSION, routes!(editor::save::save_question)))
        .routes(operation(history::today::PERMISSION, routes!(history::today::show_today)))
        .routes(operation(history::list::PERMISSION, routes!(history::list::list_history)))
        .routes(operation(history::progress::PERMISSION, routes!(history::progress::show_progress)))
        .routes(operation(profile::show::PERMISSION, routes!(profile::show::show_profile)))
        .routes(operation(profile::save::PERMISSION, routes!(profile::save::save_profile)))
        .routes(operation(practice::export::PERMISSION, routes!(practice::export::export_practice)))
        .routes(operation(practice::erase::PERMISSION, routes!(practice::erase::erase_practice)))
        .routes(running_operation(backups::create::PERMISSION, routes!(backups::create::create_backup)))
        .routes(operation(doctor::PERMISSION, routes!(doctor::show_protection)))
        .routes(operation(help::list::PERMISSION, routes!(help::list::list_help)))
        .routes(operation(help::show::PERMISSION, routes!(help::show::show_help)))
        .routes(operation(help::file::PERMISSION, routes!(help::file::show_help_file)));
    OpenApiRouter::with_openapi(Document::openapi()).nest(BASE, api)
}

/// The OpenAPI document, as text that ends with a line end.
pub fn openapi() -> String {
    let document = router().into_openapi();
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
