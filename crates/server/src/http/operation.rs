//! The only way to register an operation: with its permission.

use std::time::Duration;

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use utoipa::openapi::{
    ContentBuilder, Ref, RefOr, ResponseBuilder, extensions::ExtensionsBuilder, path::Operation,
    security::SecurityRequirement,
};
use utoipa_axum::router::UtoipaMethodRouter;

use crate::{
    auth::Identity,
    permission::Permission,
    problem::{Code, Problem},
    state::AppState,
};

/// The member of the API document that names an operation's permission.
pub(crate) const PERMISSION_KEY: &str = "x-askback-permission";

/// How long an operation that runs no program may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Binds an operation to its permission: refuses callers without it, and says so in the document.
pub(crate) fn operation(
    permission: Permission,
    routes: UtoipaMethodRouter<AppState>,
) -> UtoipaMethodRouter<AppState> {
    let (schemas, paths, router) = running_operation(permission, routes);
    (schemas, paths, router.route_layer(axum::middleware::from_fn(in_time)))
}

async fn in_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(PATIENCE, next.run(request)).await.unwrap_or_else(|_| {
        let detail = format!("Askback did not answer within {} seconds. Try again.", PATIENCE.as_secs());
        Problem::new(Code::TimedOut, detail).into_response()
    })
}

/// The same for an operation that runs programs: their own limits say how long it takes.
pub(crate) fn running_operation(
    permission: Permission,
    (schemas, mut paths, router): UtoipaMethodRouter<AppState>,
) -> UtoipaMethodRouter<AppState> {
    for item in paths.paths.values_mut() {
        for operation in
            [&mut item.get, &mut item.put, &mut item.post, &mut item.delete].into_iter().flatten()
        {
            describe(operation, permission);
        }
    }
    let router =
        router.route_layer(axum::middleware::from_fn(move |request: Request, next: Next| async move {
            let identity = request.extensions().get::<Identity>().cloned().unwrap_or_default();
            match identity.may(permission) {
                Ok(()) => next.run(request).await,
                Err(problem) => problem.into_response(),
            }
        }));
    (schemas, paths, router)
}

fn describe(operation: &mut Operation, permission: Permission) {
    let name = crate::wire::name_of(permission);
    operation
        .extensions
        .get_or_insert_with(|| ExtensionsBuilder::new().build())
        .insert(PERMISSION_KEY.to_owned(), name.into());
    let problem = ResponseBuilder::new()
        .description("A problem; match on its `code`")
        .content(
            "application/problem+json",
            ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build(),
        )
        .build();
    operation.responses.responses.insert("default".to_owned(), RefOr::T(problem));
    if permission != Permission::Anyone {
        let none: [String; 0] = [];
        operation.security = Some(vec![
            SecurityRequirement::new("session", none.clone()),
            SecurityRequirement::new("token", none),
        ]);
    }
}

impl Identity {
    /// Whether the caller may use operations of that permission.
    pub(crate) fn may(&self, permission: Permission) -> Result<(), Problem> {
        if permission == Permission::Anyone {
            return Ok(());
        }
        let caller = self.caller()?;
        if crate::permission::permits(&caller.roles, permission) {
            return Ok(());
        }
        Err(Problem::new(
            Code::NotPermitted,
            "Your role does not have the permission for this. Ask the owner of this instance.",
        ))
    }
}
