//! What surrounds every operation: ids, limits, security headers, checks of
//! host and origin, measurements. No operation's logic is here.

pub(crate) mod body;
pub(crate) mod client;
pub(crate) mod host;
pub(crate) mod measure;
pub(crate) mod operation;
pub(crate) mod params;
pub(crate) mod request_id;
pub(crate) mod security;
pub(crate) mod sse;
