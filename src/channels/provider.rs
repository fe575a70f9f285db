//! Companies that keep other people's mailboxes: where their servers are, and how one signs in there.

/// A company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provider {
    /// What it is called.
    pub name: &'static str,
    /// The server that mail is fetched from, private from the first byte.
    pub imap: &'static str,
    /// The server that mail is handed to, with its port.
    pub smtp: &'static str,
    /// Whether the way to that one is private on request only.
    pub starttls: bool,
    /// What one should know about signing in, as a stable word; empty for nothing.
    pub advice: &'static str,
    /// Domains of its own.
    domains: &'static [&'static str],
    /// How the names of the servers end that take in mail for domains of others.
    exchangers: &'static [&'static str],
}

/// The company that keeps the mailboxes of a domain, by the domain or by who takes its mail in.
pub fn of(domain: &str, exchangers: &[String]) -> Option<&'static Provider> {
    let domain = domain.to_ascii_lowercase();
    let own = |it: &&Provider| it.domains.contains(&domain.as_str());
    let takes = |it: &&Provider| {
        exchangers.iter().any(|name| {
            it.exchangers.iter().any(|end| {
                name.strip_suffix(end)
                    .is_some_and(|start| start.is_empty() || start.ends_with('.'))
            })
        })
    };
    PROVIDERS
        .iter()
        .find(own)
        .or_else(|| PROVIDERS.iter().find(takes))
}

/// The companies, as their own pages of help say.
const PROVIDERS: [Provider; 9] = [
    Provider {
        name: "Google",
        imap: "imap.gmail.com",
        smtp: "smtp.gmail.com:465",
        starttls: false,
        advice: "app_password",
        domains: &["gmail.com", "googlemail.com"],
        exchangers: &["google.com", "googlemail.com"],
    },
    Provider {
        name: "Microsoft",
        imap: "outlook.office365.com",
        smtp: "smtp.office365.com:587",
        starttls: true,
        advice: "oauth",
        domains: &[
            "outlook.com",
            "outlook.es",
            "hotmail.com",
            "hotmail.es",
            "live.com",
            "msn.com",
        ],
        exchangers: &["protection.outlook.com"],
    },
    Provider {
        name: "Yahoo",
        imap: "imap.mail.yahoo.com",
        smtp: "smtp.mail.yahoo.com:465",
        starttls: false,
        advice: "app_password",
        domains: &["yahoo.com", "yahoo.es", "ymail.com"],
        exchangers: &["yahoodns.net"],
    },
    Provider {
        name: "Apple",
        imap: "imap.mail.me.com",
        smtp: "smtp.mail.me.com:587",
        starttls: true,
        advice: "app_password",
        domains: &["icloud.com", "me.com", "mac.com"],
        exchangers: &["icloud.com"],
    },
    Provider {
        name: "Fastmail",
        imap: "imap.fastmail.com",
        smtp: "smtp.fastmail.com:465",
        starttls: false,
        advice: "app_password",
        domains: &["fastmail.com", "fastmail.fm"],
        exchangers: &["messagingengine.com"],
    },
    Provider {
        name: "Zoho",
        imap: "imap.zoho.eu",
        smtp: "smtp.zoho.eu:465",
        starttls: false,
        advice: "app_password",
        domains: &["zoho.eu"],
        exchangers: &["zoho.eu"],
    },
    Provider {
        name: "GMX",
        imap: "imap.gmx.com",
        smtp: "mail.gmx.com:465",
        starttls: false,
        advice: "",
        domains: &["gmx.com", "gmx.es"],
        exchangers: &[],
    },
    Provider {
        name: "IONOS",
        imap: "imap.ionos.es",
        smtp: "smtp.ionos.es:465",
        starttls: false,
        advice: "",
        domains: &[],
        exchangers: &["ionos.es"],
    },
    Provider {
        name: "OVH",
        imap: "ssl0.ovh.net",
        smtp: "ssl0.ovh.net:465",
        starttls: false,
        advice: "",
        domains: &[],
        exchangers: &["ovh.net"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn name(domain: &str, exchangers: &[&str]) -> Option<&'static str> {
        let exchangers: Vec<String> = exchangers.iter().map(|it| (*it).to_owned()).collect();
        of(domain, &exchangers).map(|it| it.name)
    }

    #[test]
    fn a_company_is_known_by_its_own_domains_and_by_who_takes_mail_in() {
        assert_eq!(name("Gmail.com", &[]), Some("Google"));
        assert_eq!(
            name("tienda.example", &["aspmx.l.google.com"]),
            Some("Google")
        );
        assert_eq!(
            name(
                "tienda.example",
                &["tienda-example.mail.protection.outlook.com"]
            ),
            Some("Microsoft")
        );
        assert_eq!(name("tienda.example", &["mx.tienda.example"]), None);
    }

    #[test]
    fn a_name_that_only_ends_in_the_same_letters_is_nobody_elses() {
        assert_eq!(name("tienda.example", &["notgoogle.com"]), None);
        assert_eq!(name("notgmail.com", &[]), None);
    }

    #[test]
    fn every_server_says_its_port_where_that_is_not_the_usual_one() {
        for it in &PROVIDERS {
            let port = if it.starttls { ":587" } else { ":465" };
            assert!(
                it.smtp.ends_with(port) && !it.imap.contains(':'),
                "{}",
                it.name
            );
        }
    }
}
