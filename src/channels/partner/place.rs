//! Where a connector listens: the one URL that its channel's settings name.

use std::net::IpAddr;

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Under TLS.
    pub secure: bool,
    /// The host's name or address, without brackets.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Path and query; begins with a slash.
    pub path: String,
    /// The host may be on a network that the internet does not reach: the settings say so, or name the
    /// address itself.
    pub private: bool,
    /// A file with authorities of one's own; empty for the system's.
    pub authorities: String,
}

/// Why a text is not such a place; a word that settings have for it.
pub(crate) fn parse(url: &str, private: bool, authorities: String) -> Result<Place, &'static str> {
    let (secure, rest) = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (true, rest),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (false, rest),
        _ => return Err("url"),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let path = path.split('#').next().unwrap_or_default();
    let path = match path.as_bytes().first() {
        None => "/".to_owned(),
        Some(b'/') => path.to_owned(),
        Some(_) => format!("/{path}"),
    };
    // Names and passwords in URLs end up in logs.
    if authority.contains('@') || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("url");
    }
    let (host, port) = host_and_port(authority, secure).ok_or("url")?;
    let address = host.parse::<IpAddr>().ok();
    let here = host == "localhost" || address.is_some_and(|address| address.is_loopback());
    if !secure && !here {
        return Err("https");
    }
    Ok(Place {
        secure,
        private: private || here || address.is_some(),
        host,
        port,
        path,
        authorities,
    })
}

fn host_and_port(authority: &str, secure: bool) -> Option<(String, u16)> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            (
                host,
                rest.strip_prefix(':').or(rest.is_empty().then_some(""))?,
            )
        }
        None => authority.split_once(':').unwrap_or((authority, "")),
    };
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    if host.is_empty() || host.len() > HOST_BYTES_MAX || !host.chars().all(fine) {
        return None;
    }
    let port = match port {
        "" if secure => 443,
        "" => 80,
        port => port.parse().ok().filter(|port| *port != 0)?,
    };
    Some((host.to_ascii_lowercase(), port))
}

/// The longest name of a host (RFC 1035, 2.3.4).
const HOST_BYTES_MAX: usize = 253;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<Place, &'static str> {
        parse(url, false, String::new())
    }

    #[test]
    fn a_url_is_a_host_a_port_and_a_path() {
        let place = read("HTTPS://Bridge.example/in?x=1#y").expect("a place");
        let of = (
            place.host.as_str(),
            place.port,
            place.path.as_str(),
            place.secure,
        );
        assert_eq!(of, ("bridge.example", 443, "/in?x=1", true));
        let place = read("http://[::1]:8080").expect("a place");
        assert_eq!(
            (place.host.as_str(), place.port, place.path.as_str()),
            ("::1", 8080, "/")
        );
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear() {
        assert!(read("http://127.0.0.1:9/x").is_ok());
        assert!(read("http://localhost/x").is_ok());
        assert_eq!(read("http://10.0.0.1/x"), Err("https"));
        assert_eq!(read("http://bridge.example/x"), Err("https"));
    }

    #[test]
    fn a_private_address_has_to_be_named_or_permitted() {
        assert!(!read("https://bridge.example/").expect("a place").private);
        assert!(read("https://10.0.0.1/").expect("a place").private);
        let permitted = parse("https://bridge.lan/", true, String::new());
        assert!(permitted.expect("a place").private);
    }

    #[test]
    fn what_is_no_url_is_refused() {
        for odd in [
            "",
            "bridge",
            "ftp://a/",
            "https://",
            "https://a:0/",
            "https://a b/",
            "https://u:p@a/",
            "https://a/\u{e9}",
            "https://a:99999/",
            "https://[::1/",
            "https:///x",
        ] {
            assert!(read(odd).is_err(), "{odd}");
        }
    }
}
