//! Addresses that lead here: those that are made for forwarding, and the proof that one of ours works.
//!
//! Where customers write to an address that another server keeps, that server forwards its mail to an
//! address of the desk's own making (acceptance 3.28). A code that is mailed to the public address and
//! comes back proves that it does (3.29). Codes are made from the desk's key and the day, so that none
//! has to be kept.

use crate::channels::{Note, Own};
use crate::domain::{MessageId, Moment, host};

use super::{Mailbox, token, write};

impl Mailbox {
    /// The addresses that customers write to, the channel's own first.
    pub(crate) fn own(&self) -> Vec<Own> {
        let main = (self.channel.as_str(), self.address.as_str());
        let routes = self
            .routes
            .iter()
            .map(|route| (route.name.as_str(), route.address.as_str()));
        std::iter::once(main)
            .chain(routes)
            .map(|(name, address)| Own {
                name: name.to_owned(),
                address: address.to_owned(),
                forwarding: self.forwarding(name, address),
            })
            .collect()
    }

    /// Where news of a message of ours goes.
    pub(crate) fn return_path(&self, message: MessageId) -> String {
        let own = self
            .own_return_path
            .then(|| token::return_path(&self.key, &self.address, message));
        own.flatten().unwrap_or_else(|| self.address.clone())
    }

    /// The public address whose mail is forwarded to `address`.
    pub(super) fn forwarded(&self, address: &str) -> Option<String> {
        let (local, domain) = address.rsplit_once('@')?;
        // A quick look first: every recipient of every mail is asked about.
        let detail = local.split_once('+').map_or("", |(_, detail)| detail);
        let marked = detail
            .get(..2)
            .is_some_and(|mark| mark.eq_ignore_ascii_case("f-"));
        let made = marked || host::is_same(domain, &self.forward_domain);
        let mut own = made.then(|| self.own()).into_iter().flatten();
        own.find(|own| host::is_same_address(&own.forwarding, address))
            .map(|own| own.address.to_lowercase())
    }

    /// Where mail for `address` is to be forwarded: nobody guesses it, and it says whose it is.
    fn forwarding(&self, name: &str, address: &str) -> String {
        let word = self.key.word("forward", &address.to_lowercase());
        let word = &word[..FORWARD_CHARS];
        let name: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(NAME_CHARS_MAX)
            .collect();
        let name = name.to_lowercase();
        if !self.forward_domain.is_empty() {
            return format!("{name}-{word}@{}", self.forward_domain);
        }
        let (local, domain) = self.address.rsplit_once('@').unwrap_or_default();
        format!("{local}+f-{word}@{domain}")
    }

    /// What proves on the day of `at` that mail for `address` arrives here.
    pub(crate) fn code(&self, address: &str, at: Moment) -> Option<String> {
        let address = self.own_address(address)?;
        Some(self.code_of_day(&address, day(at)))
    }

    /// Whether `code` was made for `address` within the last days.
    pub(crate) fn proves(&self, address: &str, code: &str, at: Moment) -> bool {
        let Some(address) = self.own_address(address) else {
            return false;
        };
        let given: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        let given = given.to_lowercase();
        (0..=DAYS_MAX).any(|back| {
            let made = self.code_of_day(&address, day(at) - back);
            let made: String = made.chars().filter(|c| *c != '-').collect();
            bool::from(subtle::ConstantTimeEq::ct_eq(
                made.as_bytes(),
                given.as_bytes(),
            ))
        })
    }

    /// Which of our addresses the code in the subject of a mail of ours proves.
    pub(super) fn proven(&self, subject: &str, at: Moment) -> Option<String> {
        let codes = subject.split_whitespace().filter_map(|word| {
            let word = word.trim_matches(['[', ']', '(', ')', ':', '.']);
            let fits = word.len() == CODE_CHARS + 2 && word.matches('-').count() == 2;
            fits.then_some(word)
        });
        let own = self.own();
        codes
            .take(CODES_LOOKED_AT_MAX)
            .find_map(|code| own.iter().find(|own| self.proves(&own.address, code, at)))
            .map(|own| own.address.to_lowercase())
    }

    /// The mail that carries a code, or any other word of the desk to itself.
    pub(crate) fn note(&self, note: &Note<'_>) -> Vec<u8> {
        write::note(self, note)
    }

    fn own_address(&self, address: &str) -> Option<String> {
        let own = self.own().into_iter();
        let mut own = own.filter(|own| host::is_same_address(&own.address, address));
        own.next().map(|own| own.address.to_lowercase())
    }

    fn code_of_day(&self, address: &str, day: i64) -> String {
        let word = self.key.word("check", &format!("{day} {address}"));
        format!("{}-{}-{}", &word[..4], &word[4..8], &word[8..CODE_CHARS])
    }
}

fn day(at: Moment) -> i64 {
    at.seconds().div_euclid(24 * 60 * 60)
}

/// How much of the word an address for forwarding carries: 50 bits.
const FORWARD_CHARS: usize = 10;

/// How much of the word a code is: 60 bits, which a person can still type.
const CODE_CHARS: usize = 12;

/// For how many days a code holds.
const DAYS_MAX: i64 = 7;

/// How much of a name an address for forwarding carries.
const NAME_CHARS_MAX: usize = 30;

/// How many codes in one subject are looked at.
const CODES_LOOKED_AT_MAX: usize = 4;

#[cfg(test)]
mod tests {
    use super::super::{own, read, token::ThreadKey};
    use super::*;
    use crate::channels::inbound::{Door, EventKind, RawInbound, ReceiptState};
    use crate::channels::{Ground, Route};

    fn mailbox(forward_domain: &str) -> Mailbox {
        let ground = Ground::new(ThreadKey::new(&[7; 32]));
        let route = Route {
            name: "ventas".to_owned(),
            address: "Ventas@shop.test".to_owned(),
            display: String::new(),
        };
        let mut mailbox = own::plain("help@desk.test", &ground.of("correo", vec![route]));
        forward_domain.clone_into(&mut mailbox.forward_domain);
        mailbox
    }

    #[test]
    fn every_address_has_one_to_forward_to_that_leads_back_to_it() {
        for domain in ["", "in.desk.test"] {
            let mailbox = mailbox(domain);
            let own = mailbox.own();
            assert_eq!(own.len(), 2);
            assert_ne!(own[0].forwarding, own[1].forwarding);
            for one in own {
                let public = mailbox.public(&one.forwarding.to_uppercase());
                assert_eq!(public, Some(one.address.to_lowercase()), "{one:?}");
            }
        }
    }

    #[test]
    fn an_address_that_was_made_up_leads_nowhere() {
        let mailbox = mailbox("in.desk.test");
        assert_eq!(mailbox.public("ventas-aaaaaaaaaa@in.desk.test"), None);
        assert_eq!(mailbox.public("ventas@in.desk.test"), None);
    }

    #[test]
    fn a_bounce_that_names_nothing_is_known_by_the_way_it_came_back() {
        let mut mailbox = mailbox("");
        mailbox.own_return_path = true;
        let came = |subject: &str, text: &str| {
            let raw = RawInbound {
                door: Door::Envelope {
                    from: String::new(),
                    to: vec![mailbox.return_path(MessageId(34))],
                },
                body: format!(
                    "From: MAILER-DAEMON@old.test\r\nTo: help@desk.test\r\nSubject: {subject}\r\n\r\n{text}\r\n"
                )
                .into_bytes(),
                received_at: Moment(0),
            };
            read::read(&mailbox, &raw).remove(0).kind
        };
        match came(
            "failure notice",
            "I'm afraid I wasn't able to deliver it. 5.1.1",
        ) {
            EventKind::Receipt(receipt) => {
                assert_eq!(receipt.of_message, Some(MessageId(34)));
                assert_eq!(receipt.state, ReceiptState::Failed);
                assert_eq!(receipt.code, "5.1.1");
            }
            other => panic!("{other:?}"),
        }
        let away = came("Away", "I am on holiday.");
        assert!(matches!(away, EventKind::Message(_)), "{away:?}");
    }

    #[test]
    fn a_code_proves_its_own_address_for_a_week() {
        let mailbox = mailbox("");
        let day = 24 * 60 * 60 * 1000;
        let now = Moment(20_000 * day);
        let code = mailbox.code("ventas@shop.test", now).expect("it is ours");
        assert!(mailbox.proves("VENTAS@shop.test", &code.to_uppercase(), now));
        assert!(mailbox.proves(
            "ventas@shop.test",
            &code.replace('-', ""),
            Moment(now.0 + 7 * day)
        ));
        assert!(!mailbox.proves("ventas@shop.test", &code, Moment(now.0 + 8 * day)));
        assert!(!mailbox.proves("help@desk.test", &code, now));
        assert!(!mailbox.proves("ventas@shop.test", "", now));
        let subject = format!("Re: Comprobación [{code}]");
        assert_eq!(
            mailbox.proven(&subject, now).as_deref(),
            Some("ventas@shop.test")
        );
    }
}
