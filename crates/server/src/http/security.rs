//! Headers that keep a page of ours from loading, sending or being framed by
//! anything that is not ours.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::state::AppState;

/// The content security policy for a page with these inline scripts.
///
/// Styles may stand in the page itself: the editor makes its style sheets
/// while it runs, and the built page cannot carry a nonce of each response.
/// Styles of a question cannot come in: its HTML is cleaned of them.
pub(crate) fn policy(entry: Option<&[u8]>) -> HeaderValue {
    let html = String::from_utf8_lossy(entry.unwrap_or_default());
    let hashes: String = inline_scripts(&html)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))))
        .collect();
    let text = format!(
        "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// What stands between script tags that name no file.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|piece| {
        let (tag, rest) = piece.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!tag.contains(" src=")).then_some(script)
    })
}

/// Adds the headers to every response.
pub(crate) async fn headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, state.policy.clone());
    for (name, value) in FIXED {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if state.config.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

const FIXED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    // Answers are a person's own; what may be kept says so itself.
    ("cache-control", "no-store"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_scripts_of_the_page_itself_may_run() {
        let page = b"<script src=\"/a.js\"></script><script>start()</script><script type=\"module\">\nmore()\n</script>";
        let policy = policy(Some(page));
        let text = policy.to_str().unwrap();
        assert!(
            text.contains(&format!("'sha256-{}'", STANDARD.encode(Sha256::digest(b"start()")))),
            "{text}"
        );
        assert!(
            text.contains(&format!("'sha256-{}'", STANDARD.encode(Sha256::digest(b"\nmore()\n")))),
            "{text}"
        );
        assert_eq!(text.matches("sha256").count(), 2, "{text}");
        assert!(text.starts_with("default-src 'none'; script-src 'self' "), "{text}");
        let scripts = text.split(';').find(|part| part.contains("script-src")).unwrap();
        assert!(!scripts.contains("unsafe"), "{scripts}");
    }
}
