//! Bodies: how large they may be, how long they may take, and JSON that says
//! where it is wrong.

use std::time::Duration;

use axum::{
    extract::{FromRequest, Request},
    http::header,
};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

use crate::problem::{Answer, Code, Problem};

/// Most bodies.
pub(crate) const SMALL: usize = 256 << 10;
/// Bodies that carry a program.
pub(crate) const WITH_PROGRAM: usize = 11 << 20;
/// The largest program that is judged.
const PROGRAM: usize = 1 << 20;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// A JSON body of at most `LIMIT` bytes.
#[derive(Debug)]
pub(crate) struct Json<T, const LIMIT: usize = SMALL>(pub(crate) T);

impl<S, T, const LIMIT: usize> FromRequest<S> for Json<T, LIMIT>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        check_media_type(&request)?;
        let bytes = read(request, LIMIT).await?;
        parse(&bytes).map(Self)
    }
}

fn check_media_type(request: &Request) -> Answer<()> {
    let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = given.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Problem::new(
        Code::WrongMediaType,
        "Send the body as JSON with the header Content-Type: application/json.",
    ))
}

/// Reads a body. One that says it is too large is refused before a byte of it is read.
async fn read(request: Request, limit: usize) -> Answer<Vec<u8>> {
    let told = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<u64>().ok());
    if told.is_some_and(|told| told > limit as u64) {
        return Err(too_large(limit));
    }
    let mut body = request.into_body();
    let mut bytes = Vec::with_capacity(told.and_then(|told| usize::try_from(told).ok()).unwrap_or(0));
    let reading = async {
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|error| {
                Problem::new(Code::MalformedJson, "The connection broke before the whole body was here.")
                    .because(error)
            })?;
            if let Ok(data) = frame.into_data() {
                if bytes.len() + data.len() > limit {
                    return Err(too_large(limit));
                }
                bytes.extend_from_slice(&data);
            }
        }
        Ok(())
    };
    match tokio::time::timeout(PATIENCE, reading).await {
        Ok(read) => read.map(|()| bytes),
        Err(_) => Err(Problem::new(
            Code::BodyTooSlow,
            format!(
                "The body did not arrive within {} seconds. Try again on a better connection.",
                PATIENCE.as_secs()
            ),
        )),
    }
}

fn too_large(limit: usize) -> Problem {
    if limit == WITH_PROGRAM {
        return Problem::new(
            Code::ProgramTooLarge,
            "The body is larger than 11 MiB, so the program in it is larger than Askback takes (1 MiB for a judged program, \
             8 MiB for all files of a run).",
        );
    }
    Problem::new(
        Code::BodyTooLarge,
        format!("The body is larger than the {} KiB that this operation takes.", limit >> 10),
    )
}

/// Refuses a program that is larger than what is judged.
pub(crate) fn check_program(source: &str) -> Answer<()> {
    if source.len() <= PROGRAM {
        return Ok(());
    }
    let tenths = (source.len() * 10).div_ceil(1 << 20);
    Err(Problem::new(
        Code::ProgramTooLarge,
        format!(
            "The program is {}.{} MiB; at most 1 MiB is judged. Leave out what the task does not need.",
            tenths / 10,
            tenths % 10
        ),
    ))
}

/// Refuses a text that is more than anybody can say.
pub(crate) fn check_length(text: &str) -> Answer<()> {
    if text.len() <= PROGRAM {
        return Ok(());
    }
    Err(Problem::new(
        Code::TextTooLarge,
        format!(
            "The text has {} KiB; at most 1,024 KiB are kept. Shorten it; it stays in this page.",
            text.len().div_ceil(1 << 10)
        ),
    ))
}

/// Refuses a text that says nothing, or more than anybody can say.
pub(crate) fn check_said(text: &str) -> Answer<()> {
    check_length(text)?;
    if text.trim().is_empty() {
        return Err(Problem::new(
            Code::EmptyAnswer,
            "There is no word in it. One sentence will do, even \"I don't know, but my guess is\".",
        ));
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Answer<T> {
    // A list would be taken for the fields in their order.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(Problem::new(
            Code::WrongShape,
            "The body is a list; it must be an object (line 1, column 1).",
        )
        .with("line", 1)
        .with("column", 1));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        refused(&field, error.inner())
    })?;
    reader.end().map_err(|error| refused(".", &error))?;
    Ok(value)
}

fn refused(field: &str, error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    // serde_json ends its text with the place, which has members of its own here.
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    let place = format!("line {line}, column {column}");
    let problem = match error.classify() {
        serde_json::error::Category::Data if field == "." => {
            Problem::new(Code::WrongShape, format!("{what} ({place})."))
        }
        serde_json::error::Category::Data => {
            Problem::new(Code::WrongShape, format!("Field {field}: {what} ({place}).")).with("field", field)
        }
        _ => Problem::new(Code::MalformedJson, format!("The body cannot be read as JSON: {what} ({place}).")),
    };
    problem.with("line", line).with("column", column)
}
