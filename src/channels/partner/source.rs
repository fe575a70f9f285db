//! From where the desk fetches a file that a connector only names by its URL: the hosts that the
//! channel's settings list, and nowhere else.

use super::place::{self, Place};

/// The hosts that files are fetched from, as `cdn.example`, `*.cdn.example` or `127.0.0.1:8080`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    hosts: Vec<(String, Option<u16>)>,
    authorities: String,
}

impl Sources {
    /// The listed hosts; the first that is none, where one is.
    pub(super) fn read(listed: &[String], authorities: &str) -> Result<Self, String> {
        let mut hosts = Vec::new();
        for entry in listed {
            let (host, port) = match entry.rsplit_once(':') {
                // An address of the new kind is written in brackets where a port follows it.
                Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                    let port: u16 = port.parse().map_err(|_| entry.clone())?;
                    (host, Some(port))
                }
                _ => (entry.as_str(), None),
            };
            let host = host.trim_start_matches('[').trim_end_matches(']');
            let name = host.strip_prefix("*.").unwrap_or(host);
            let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
            if name.is_empty() || !name.chars().all(fine) || hosts.len() >= HOSTS_MAX {
                return Err(entry.clone());
            }
            hosts.push((host.to_ascii_lowercase(), port));
        }
        Ok(Self {
            hosts,
            authorities: authorities.to_owned(),
        })
    }

    /// The listed hosts with the ports that are reached there, in order; without a port, that of TLS.
    pub(super) fn hosts(&self) -> impl Iterator<Item = (&str, u16)> {
        let hosts = self.hosts.iter();
        hosts.map(|(host, port)| (host.as_str(), port.unwrap_or(TLS_PORT)))
    }

    /// Where a URL leads, if its host is listed. An address of the private network, or this machine, is
    /// reached only where it is listed as such: a listed name that leads inside is not followed.
    pub fn place(&self, url: &str) -> Option<Place> {
        if url.len() > URL_BYTES_MAX {
            return None;
        }
        let place = place::parse(url, false, self.authorities.clone()).ok()?;
        let usual = if place.secure { TLS_PORT } else { 80 };
        let listed = |(host, port): &(String, Option<u16>)| {
            let named = match host.strip_prefix("*.") {
                Some(parent) => {
                    let below = place.host.strip_suffix(parent);
                    below.is_some_and(|rest| rest.ends_with('.') && rest.len() > 1)
                }
                None => place.host == *host,
            };
            named && place.port == port.unwrap_or(usual)
        };
        self.hosts.iter().any(listed).then_some(place)
    }

    /// Where a redirect from `place` leads, if that is listed too.
    pub fn redirected(&self, place: &Place, location: &str) -> Option<Place> {
        if location.contains("://") {
            return self.place(location);
        }
        let path = location.starts_with('/') && !location.starts_with("//");
        let fine = location.bytes().all(|byte| byte.is_ascii_graphic());
        (path && fine).then(|| Place {
            path: location.to_owned(),
            ..place.clone()
        })
    }
}

/// Where HTTP under TLS is.
const TLS_PORT: u16 = 443;

/// How many hosts a channel lists.
const HOSTS_MAX: usize = 50;

/// The longest URL of a file, in bytes.
pub const URL_BYTES_MAX: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(listed: &[&str]) -> Sources {
        let listed: Vec<String> = listed.iter().map(|it| (*it).to_owned()).collect();
        Sources::read(&listed, "").expect("hosts")
    }

    #[test]
    fn only_what_is_listed_is_fetched_from() {
        let sources = sources(&["cdn.example", "*.files.example", "cdn.example:8443"]);
        for fine in [
            "https://cdn.example/a",
            "https://CDN.example:8443/a?b=c",
            "https://a.b.files.example/x",
        ] {
            assert!(sources.place(fine).is_some(), "{fine}");
        }
        for other in [
            "https://evil.example/a",
            "https://cdn.example.evil.example/",
            "https://xcdn.example/",
            "https://files.example/",
            "https://evilfiles.example/",
            "https://cdn.example:9/",
            "http://cdn.example/",
            "https://cdn.example@evil.example/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://127.1/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[fe80::1]/",
            "https://169.254.169.254/latest/meta-data",
            "https://user:password@cdn.example/",
            "https://cdn.example:443@127.0.0.1/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "file:///etc/passwd",
            "//cdn.example/",
        ] {
            assert!(sources.place(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_name_never_leads_inside_and_an_address_only_where_it_is_listed() {
        let sources = sources(&["cdn.example", "127.0.0.1:8080"]);
        assert!(
            !sources
                .place("https://cdn.example/")
                .expect("listed")
                .private
        );
        let own = sources.place("http://127.0.0.1:8080/x");
        assert!(own.expect("listed").private);
    }

    #[test]
    fn a_redirect_leads_only_to_what_is_listed() {
        let sources = sources(&["cdn.example"]);
        let from = sources.place("https://cdn.example/a").expect("listed");
        let to = |location: &str| sources.redirected(&from, location).map(|it| it.path);
        assert_eq!(to("/b").as_deref(), Some("/b"));
        assert_eq!(to("https://cdn.example/c").as_deref(), Some("/c"));
        for inside in [
            "http://169.254.169.254/",
            "//evil.example/",
            "b",
            "https://x.example/",
        ] {
            assert_eq!(to(inside), None, "{inside}");
        }
    }

    #[test]
    fn what_is_no_host_is_told() {
        for odd in ["https://a", "a/b", "", "*.", "a:b", "a b"] {
            assert_eq!(Sources::read(&[odd.to_owned()], ""), Err(odd.to_owned()));
        }
    }
}
