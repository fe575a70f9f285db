//! From which machine a mail came to the first server of ours, as that server noted it (RFC 5321, 4.4).

use std::net::{IpAddr, Ipv4Addr};

use super::fields::{Fields, Keep};

/// The machine that a mail came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Its address.
    pub client: IpAddr,
    /// What it called itself.
    pub hello: String,
}

/// The last machine outside of the network here, by the `Received` fields of `head`; none where that cannot
/// be told for sure.
///
/// Each server writes above what was there. So the fields are read from the top, through machines that are
/// surely ours because nobody outside could be reached by them, and no further than the first that says less
/// than that: what stands below it may be made up.
pub fn first_outside(head: &[u8]) -> Option<Hop> {
    let fields = Fields::read(head, Keep::All, None);
    for received in fields.all("received").take(HOPS_MAX) {
        let hop = hop(received)?;
        if !is_inside(hop.client) {
            return Some(hop);
        }
    }
    None
}

/// Whether mail from the Internet cannot come from `client` directly.
pub fn is_inside(client: IpAddr) -> bool {
    match client.to_canonical() {
        IpAddr::V4(client) => {
            let shared = Ipv4Addr::new(100, 64, 0, 0).to_bits() >> 22;
            client.is_loopback()
                || client.is_private()
                || client.is_link_local()
                || client.is_unspecified()
                || client.to_bits() >> 22 == shared
        }
        IpAddr::V6(client) => {
            client.is_loopback()
                || client.is_unique_local()
                || client.is_unicast_link_local()
                || client.is_unspecified()
        }
    }
}

/// `from HELLO (NAME [ADDRESS]) by …`, as Postfix, Sendmail and most write it; Exim writes `from NAME
/// ([ADDRESS] helo=HELLO)`.
fn hop(received: &str) -> Option<Hop> {
    let rest = received.trim_start();
    let (word, rest) = rest.split_once(char::is_whitespace)?;
    if !word.eq_ignore_ascii_case("from") {
        return None;
    }
    let (hello, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    let noted = rest.trim_start().strip_prefix('(')?;
    let noted = &noted[..noted.find(')')?];
    let (_, literal) = noted.rsplit_once('[')?;
    let (literal, after) = literal.split_once(']')?;
    let literal = literal
        .strip_prefix("IPv6:")
        .or_else(|| literal.strip_prefix("ipv6:"))
        .unwrap_or(literal);
    let said = after
        .split_whitespace()
        .find_map(|word| word.strip_prefix("helo="));
    Some(Hop {
        client: literal.parse::<IpAddr>().ok()?.to_canonical(),
        hello: said.unwrap_or(hello).trim_matches(['[', ']']).to_owned(),
    })
}

/// How many machines a mail goes through at most before it is nobody's.
const HOPS_MAX: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &str) -> Option<(String, String)> {
        let hop = first_outside(head.as_bytes())?;
        Some((hop.client.to_string(), hop.hello))
    }

    fn is(head: &str, client: &str, hello: &str) {
        let expected = Some((client.to_owned(), hello.to_owned()));
        assert_eq!(found(head), expected, "{head}");
    }

    #[test]
    fn the_machine_is_as_our_server_noted_it_and_not_as_it_called_itself() {
        is(
            "Received: from [203.0.113.9] (mail.a.test [192.0.2.7])\r\n\tby mx.b.test (Postfix) with ESMTPS\r\n",
            "192.0.2.7",
            "203.0.113.9",
        );
        is(
            "Received: from out.a.test (out.a.test [IPv6:2001:db8::7]) by mx.b.test\r\n",
            "2001:db8::7",
            "out.a.test",
        );
        is(
            "Received: from rdns.a.test ([192.0.2.7] helo=out.a.test)\r\n\tby mx.b.test with esmtp (Exim 4.96)\r\n",
            "192.0.2.7",
            "out.a.test",
        );
    }

    #[test]
    fn filters_and_relays_of_our_own_are_looked_through() {
        is(
            "Received: from localhost (localhost [127.0.0.1]) by mx.b.test\r\n\
             Received: from gate (gate [10.0.0.2]) by localhost\r\n\
             Received: from out.a.test (out.a.test [192.0.2.7]) by gate\r\n\
             Received: from x (x [198.51.100.1]) by out.a.test\r\n",
            "192.0.2.7",
            "out.a.test",
        );
    }

    #[test]
    fn where_a_server_of_ours_says_less_nothing_below_it_is_believed() {
        let forged = "Received: from good.test (good.test [198.51.100.1]) by mx.b.test\r\n";
        for top in [
            "Received: by mx.b.test (Postfix, from userid 0)\r\n",
            "Received: from unknown by mx.b.test\r\n",
            "Received: from a (unknown) by mx.b.test\r\n",
            "Received: from a (b [999.1.1.1]) by mx.b.test\r\n",
        ] {
            assert_eq!(found(&format!("{top}{forged}")), None, "{top}");
        }
        assert_eq!(found(""), None);
    }
}
