//! The servers of a mail address: what DNS, the companies that are known and the usual names say, tried one by one.

use std::time::Duration;

use tokio::task::{JoinSet, spawn_blocking};

use crate::channels::email::is_address;
use crate::channels::provider::{self, Provider};
use crate::domain::text::line;
use crate::net::finder::{self, Named, Place, Way};
use crate::protocol::view::setup::{MailServerView, MailServersView};
use crate::protocol::{Code, Refusal};

/// A server that may be the one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Guess {
    place: Place,
    way: Way,
    how: &'static str,
}

/// Finds the servers of an address, as far as that can be done from here.
pub(in crate::daemon) async fn find(address: String) -> Result<MailServersView, Refusal> {
    let address = address.trim().to_lowercase();
    let domain = address.rsplit_once('@').map(|(_, domain)| domain);
    let domain = domain.filter(|it| is_address(&address) && it.is_ascii());
    let Some(domain) = domain else {
        return Err(Refusal::new(Code::OUT_OF_RANGE)
            .with("name", "address")
            .with("value", line(&address, 80))
            .with("want", "mail"));
    };
    let named = ask(domain).await;
    let company = provider::of(domain, &named.exchangers);
    let (imap, smtp) = tokio::join!(
        best(inward(domain, &named, company)),
        best(outward(domain, &named, company))
    );
    Ok(MailServersView {
        provider: company.map(|it| it.name.to_owned()),
        imap: imap.map(|(guess, answered)| view(&guess, IMAP_TLS_PORT, answered)),
        smtp: smtp.map(|(guess, answered)| view(&guess, 0, answered)),
        advice: company
            .map(|it| it.advice.to_owned())
            .filter(|it| !it.is_empty()),
    })
}

/// Asks the machine's own DNS servers, the next one where one says nothing.
async fn ask(domain: &str) -> Named {
    let read = spawn_blocking(|| std::fs::read_to_string(RESOLV_CONF)).await;
    let text = read.ok().and_then(Result::ok).unwrap_or_default();
    for server in finder::resolvers(&text) {
        let named = finder::named(server, domain, PATIENCE).await;
        if named != Named::default() {
            return named;
        }
    }
    Named::default()
}

/// Where mail may be fetched, the likeliest first.
fn inward(domain: &str, named: &Named, company: Option<&Provider>) -> Vec<Guess> {
    let guess = |place: Place, how| Guess {
        place,
        way: Way::Tls,
        how,
    };
    let told = named.imap.iter().map(|it| guess(it.clone(), "dns"));
    let known = company.map(|it| guess((it.imap.to_owned(), IMAP_TLS_PORT), "known"));
    // What a company is known to keep is not looked for elsewhere.
    let usual = ["imap", "mail"].iter().filter(|_| company.is_none());
    let usual = usual.map(|name| guess((format!("{name}.{domain}"), IMAP_TLS_PORT), "guessed"));
    told.chain(known).chain(usual).collect()
}

/// Where mail may be handed in, the likeliest first.
fn outward(domain: &str, named: &Named, company: Option<&Provider>) -> Vec<Guess> {
    let guess = |place: Place, way, how| Guess { place, way, how };
    let private = named.submission_tls.iter();
    let private = private.map(|it| guess(it.clone(), Way::Tls, "dns"));
    let asked = named.submission.iter();
    let asked = asked.map(|it| guess(it.clone(), Way::StartTls, "dns"));
    let known = company.and_then(|it| {
        let (host, port) = it.smtp.split_once(':')?;
        let way = if it.starttls { Way::StartTls } else { Way::Tls };
        Some(guess((host.to_owned(), port.parse().ok()?), way, "known"))
    });
    let names = ["smtp", "mail"].into_iter().filter(|_| company.is_none());
    let usual = names.flat_map(|name| {
        [
            (SUBMISSION_TLS_PORT, Way::Tls),
            (SUBMISSION_PORT, Way::StartTls),
        ]
        .map(|(port, way)| guess((format!("{name}.{domain}"), port), way, "guessed"))
    });
    private.chain(asked).chain(known).chain(usual).collect()
}

/// The first of them that answers, and that it does; else the first that somebody named.
async fn best(guesses: Vec<Guess>) -> Option<(Guess, bool)> {
    let mut trying = JoinSet::new();
    for (at, guess) in guesses.iter().enumerate() {
        let (place, way) = (guess.place.clone(), guess.way);
        trying.spawn(async move { (at, finder::greets(&place, way, PATIENCE).await) });
    }
    let mut answering: Vec<usize> = trying
        .join_all()
        .await
        .into_iter()
        .filter_map(|(at, answered)| answered.then_some(at))
        .collect();
    answering.sort_unstable();
    let first = answering.first().and_then(|at| guesses.get(*at)).cloned();
    first.map(|guess| (guess, true)).or_else(|| {
        let named = guesses.into_iter().find(|guess| guess.how != "guessed");
        named.map(|guess| (guess, false))
    })
}

fn view(guess: &Guess, usual: u16, answered: bool) -> MailServerView {
    let (host, port) = &guess.place;
    MailServerView {
        server: if *port == usual {
            host.clone()
        } else {
            format!("{host}:{port}")
        },
        security: match guess.way {
            Way::Tls => "tls".to_owned(),
            Way::StartTls => "starttls".to_owned(),
        },
        how: guess.how.to_owned(),
        answered,
    }
}

/// How long one question and one server are waited for.
const PATIENCE: Duration = Duration::from_secs(5);

const RESOLV_CONF: &str = "/etc/resolv.conf";

/// Ports of RFC 8314 and RFC 6409.
const IMAP_TLS_PORT: u16 = 993;
const SUBMISSION_TLS_PORT: u16 = 465;
const SUBMISSION_PORT: u16 = 587;

#[cfg(test)]
mod tests {
    use super::*;

    fn places(guesses: &[Guess]) -> Vec<String> {
        let line = |it: &Guess| format!("{}:{} {}", it.place.0, it.place.1, it.how);
        guesses.iter().map(line).collect()
    }

    #[test]
    fn what_dns_names_goes_before_what_is_known_and_that_before_what_is_usual() {
        let named = Named {
            imap: vec![("in.example.com".to_owned(), 994)],
            ..Named::default()
        };
        let google = provider::of("gmail.com", &[]);
        assert_eq!(
            places(&inward("example.com", &named, google)),
            ["in.example.com:994 dns", "imap.gmail.com:993 known"]
        );
        assert_eq!(
            places(&outward("example.com", &Named::default(), None)),
            [
                "smtp.example.com:465 guessed",
                "smtp.example.com:587 guessed",
                "mail.example.com:465 guessed",
                "mail.example.com:587 guessed"
            ]
        );
    }

    #[tokio::test]
    async fn what_is_no_address_is_looked_up_nowhere() {
        for typed in ["", "ana", "@", "ana@", "ana@exa mple.com"] {
            let refused = find(typed.to_owned()).await.expect_err(typed);
            assert_eq!(refused.code, Code::OUT_OF_RANGE, "{typed}");
        }
    }

    #[test]
    fn the_port_is_said_where_the_key_would_not_mean_it() {
        let guess = |port| Guess {
            place: ("h.example.com".to_owned(), port),
            way: Way::Tls,
            how: "dns",
        };
        assert_eq!(view(&guess(993), 993, true).server, "h.example.com");
        assert_eq!(view(&guess(994), 993, true).server, "h.example.com:994");
    }
}
