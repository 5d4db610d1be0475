//! The address that is listened on.

use std::{
    io::ErrorKind,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    process::{Command, Stdio},
};

use crate::{failure::Failure, say};

/// Takes the address, or says who may have it.
pub(super) fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind(address).map_err(|e| refused(address, &e))?;
    listener.set_nonblocking(true).map_err(|e| Failure::ours("listen", e))?;
    Ok(listener)
}

fn refused(address: SocketAddr, error: &std::io::Error) -> Failure {
    let port = address.port();
    match error.kind() {
        ErrorKind::AddrInUse => Failure::input(
            "address_in_use",
            format_args!(
                "{address} is taken by another program. If that is Askback, `askback link` prints a link for it; \
                 `ss -ltnp 'sport = :{port}'` names the program. --listen 127.0.0.1:0 takes a free port"
            ),
        ),
        ErrorKind::AddrNotAvailable => Failure::input(
            "address_not_here",
            format_args!("{address} is no address of this machine; `ip address` lists them"),
        ),
        ErrorKind::PermissionDenied => Failure::input(
            "address_forbidden",
            format_args!("{address}: ports below 1024 need root; choose a higher one with --listen"),
        ),
        _ => Failure::ours("listen", format_args!("{address}: {error}")),
    }
}

/// The address under which this machine reaches what listens on `address`.
pub(super) fn from_here(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Asks the desktop to open a link. That it cannot is no reason to stop.
#[expect(clippy::disallowed_methods, reason = "the person's own browser, asked for with --open")]
pub(super) fn open_in_browser(link: &str) {
    let opener = Command::new("xdg-open")
        .arg(link)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if opener.is_err() {
        say::aside("No browser could be opened (xdg-open is missing); open the link yourself.");
    }
}
