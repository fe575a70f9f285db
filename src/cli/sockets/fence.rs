//! The drop-in for the service's unit that refuses every address but those the configuration names. Pure.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::IpAddr;

use crate::daemon::sockets::Socket;
use crate::words::{self, Lang};

/// A network by its first address and how many bits of it count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Reads `address` or `address/bits`. None where it is neither, or is everybody.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Some(most), |bits| bits.parse().ok())?;
        (1..=most).contains(&bits).then_some(Self { address, bits })
    }
}

/// What is let through.
#[derive(Debug)]
pub(super) struct Fence {
    from: Vec<Network>,
    /// By address, why.
    out: BTreeMap<IpAddr, Vec<String>>,
    unknown: Vec<String>,
    causes: BTreeMap<String, Vec<String>>,
}

impl Fence {
    pub(super) fn new(from: Vec<Network>) -> Self {
        Self {
            from,
            out: BTreeMap::new(),
            unknown: Vec::new(),
            causes: BTreeMap::new(),
        }
    }

    /// Lets the desk call `host`, which has these addresses; none where they are not known.
    pub(super) fn let_out(&mut self, socket: &Socket, host: &str, addresses: &[IpAddr]) {
        let mut why = socket.key.clone();
        if let Some((file, line)) = &socket.origin {
            let _ = write!(why, " ({file}:{line})");
        }
        if host == "localhost" || addresses.iter().any(IpAddr::is_loopback) {
            return;
        }
        if addresses.is_empty() {
            if !self.unknown.iter().any(|known| known == host) {
                self.unknown.push(host.to_owned());
            }
            self.causes.entry(host.to_owned()).or_default().push(why);
            return;
        }
        if host.parse::<IpAddr>().is_err() {
            why = format!("{host}, {why}");
        }
        for address in addresses {
            self.out.entry(*address).or_default().push(why.clone());
        }
    }

    /// Names whose addresses are not known.
    pub(super) fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// The drop-in's text.
    pub(super) fn text(&self, lang: Lang) -> String {
        let comment = |key: &str| commented(&words::say(lang, key, &[]));
        let mut text = comment("cli.fence_head");
        text.push_str("[Service]\nIPAddressDeny=any\n");
        text.push_str(&comment("cli.fence_here"));
        text.push_str("IPAddressAllow=localhost\n");
        if !self.from.is_empty() {
            text.push_str(&comment("cli.fence_from"));
        }
        for network in &self.from {
            let _ = writeln!(text, "IPAddressAllow={}/{}", network.address, network.bits);
        }
        for (address, why) in &self.out {
            text.push_str(&commented(&why.join("\n")));
            let _ = writeln!(text, "IPAddressAllow={address}");
        }
        for host in &self.unknown {
            let why = self.causes[host].join(", ");
            let said = words::say(lang, "cli.fence_name", &[("host", host), ("why", &why)]);
            text.push_str(&commented(&said));
        }
        text
    }
}

/// Every line as a comment, none of which a name in the configuration can end.
fn commented(text: &str) -> String {
    let clean = |line: &str| line.replace(|c: char| c.is_control(), " ");
    // systemd goes on with the next line after a backslash.
    let lines = text
        .lines()
        .map(|line| format!("# {}\n", clean(line).trim_end_matches('\\')));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::call::To;

    fn socket(key: &str) -> Socket {
        Socket {
            inward: false,
            what: "smtp",
            to: To::Host(String::new(), 25),
            channel: None,
            enabled: true,
            key: key.to_owned(),
            origin: Some(("a.toml".to_owned(), 7)),
        }
    }

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn rules(fence: &Fence) -> Vec<String> {
        let text = fence.text(Lang::En);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn only_what_the_configuration_names_is_let_through() {
        let office = Network::parse("192.168.7.0/24").expect("a network");
        let mut fence = Fence::new(vec![office]);
        fence.let_out(&socket("smtp of a"), "192.0.2.25", &[address("192.0.2.25")]);
        fence.let_out(&socket("smtp of b"), "192.0.2.25", &[address("192.0.2.25")]);
        fence.let_out(&socket("smtp of c"), "127.0.0.1", &[address("127.0.0.1")]);
        assert_eq!(
            rules(&fence),
            [
                "[Service]",
                "IPAddressDeny=any",
                "IPAddressAllow=localhost",
                "IPAddressAllow=192.168.7.0/24",
                "IPAddressAllow=192.0.2.25"
            ]
        );
        assert!(fence.unknown().is_empty());
    }

    #[test]
    fn a_name_without_an_address_is_said_and_lets_nothing_through() {
        let mut fence = Fence::new(Vec::new());
        fence.let_out(&socket("smtp of a"), "smtp.example.com", &[]);
        assert_eq!(fence.unknown(), ["smtp.example.com"]);
        assert_eq!(rules(&fence).len(), 3);
        assert!(fence.text(Lang::En).contains("smtp.example.com"));
    }

    #[test]
    fn what_is_everybody_or_no_network_is_not_one() {
        for text in [
            "0.0.0.0/0",
            "::/0",
            "any",
            "10.0.0.0/33",
            "office",
            "10.0.0.0/",
        ] {
            assert_eq!(Network::parse(text), None, "{text}");
        }
        assert!(Network::parse("2001:db8::/32").is_some());
    }

    #[test]
    fn a_file_with_a_strange_name_adds_no_line_of_its_own() {
        let mut fence = Fence::new(Vec::new());
        let mut odd = socket("smtp of a");
        odd.origin = Some(("a\nIPAddressAllow=any\\".to_owned(), 7));
        fence.let_out(&odd, "192.0.2.25", &[address("192.0.2.25")]);
        assert_eq!(rules(&fence).len(), 4);
        assert!(!fence.text(Lang::En).contains("\\\n"));
    }
}
