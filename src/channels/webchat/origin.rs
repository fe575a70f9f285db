//! From which sites a chat is used: origins as browsers say them (RFC 6454), compared whole.

/// A scheme, a host and a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads `https://shop.example` or `http://127.0.0.1:8000`: nothing behind the port, no `*`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://")?;
        let usual = match scheme {
            "https" => ":443",
            "http" => ":80",
            _ => return None,
        };
        let rest = rest.strip_suffix(usual).unwrap_or(rest);
        let fine = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        let whole = !rest.is_empty() && rest.len() <= HOST_BYTES_MAX && rest.chars().all(fine);
        whole.then(|| Self(format!("{scheme}://{rest}")))
    }

    /// As a browser says it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, and the port unless it is the usual one.
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, rest)| rest)
    }
}

/// A name of 253 bytes, and a port.
const HOST_BYTES_MAX: usize = 260;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_port_and_capitals_make_no_difference() {
        let shop = Origin::parse("https://shop.example");
        assert!(shop.is_some());
        assert_eq!(shop, Origin::parse("HTTPS://Shop.Example:443"));
        assert_ne!(shop, Origin::parse("http://shop.example"));
        assert_ne!(shop, Origin::parse("https://shop.example:8443"));
    }

    #[test]
    fn what_is_no_origin_is_none() {
        for text in [
            "shop.example",
            "https://shop.example/path",
            "https://*.example",
            "*",
            "null",
            "ftp://shop.example",
            "https://a b",
            "https://a;script-src x",
            "https://",
        ] {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }
}
