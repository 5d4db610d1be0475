//! Parameters of the address, with refusals that are problems.

use axum::{
    extract::{FromRequestParts, Path as AxumPath, Query as AxumQuery},
    http::{Uri, request::Parts},
};
use serde::de::DeserializeOwned;

use crate::problem::{Code, Problem};

/// Parameters in the path.
#[derive(Debug)]
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match AxumPath::from_request_parts(parts, state).await {
            Ok(AxumPath(value)) => Ok(Self(value)),
            Err(error) => Err(Problem::new(
                Code::WrongParameter,
                format!("The address is wrong: {}.", error.body_text()),
            )),
        }
    }
}

/// Parameters after the question mark.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        parts.uri = joined(&parts.uri);
        match AxumQuery::from_request_parts(parts, state).await {
            Ok(AxumQuery(value)) => Ok(Self(value)),
            Err(error) => Err(Problem::new(
                Code::WrongParameter,
                format!("A parameter after the ? is wrong: {}.", error.body_text()),
            )),
        }
    }
}

/// The same address with repeated parameters joined by commas, so that a list may be written either way.
fn joined(uri: &Uri) -> Uri {
    let mut values: Vec<(String, String)> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
        match values.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => {
                list.push(',');
                list.push_str(&value);
            }
            None => values.push((name.into_owned(), value.into_owned())),
        }
    }
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(values).finish();
    format!("{}?{query}", uri.path()).parse().unwrap_or_else(|_| uri.clone())
}
