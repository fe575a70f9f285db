//! When a page was shown, signed; and the work that a browser did for it.

use std::fmt::Write;

use ring::digest;
use subtle::ConstantTimeEq;

use crate::channels::email::token::ThreadKey;
use crate::domain::{Moment, Span};

/// The tickets of one form: those of another are none here.
#[derive(Clone, Debug)]
pub struct Tickets {
    key: ThreadKey,
    purpose: String,
}

/// A ticket of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// What no other ticket has; that of an older one sorts before.
    pub nonce: String,
    /// How long ago it was made.
    pub age: Span,
}

impl Tickets {
    /// Those of the form `channel` of the desk whose key this is.
    pub fn new(key: ThreadKey, channel: &str) -> Self {
        Self {
            key,
            purpose: format!("form/{channel}"),
        }
    }

    /// A ticket made now, told apart by 128 random bits.
    pub fn issue(&self, now: Moment, seed: [u8; 16]) -> String {
        let mut says = format!("{}.", now.0);
        for byte in seed {
            write!(says, "{byte:02x}").expect("writing to a string never fails");
        }
        let proof = self.key.word(&self.purpose, &says);
        format!("{says}.{proof}")
    }

    /// What a ticket says; nothing where the desk did not make it for this form, or too long ago.
    pub fn read(&self, ticket: &str, now: Moment) -> Option<Ticket> {
        if ticket.len() > TICKET_BYTES_MAX {
            return None;
        }
        let (says, shown) = ticket.rsplit_once('.')?;
        let proof = self.key.word(&self.purpose, says);
        if !bool::from(proof.as_bytes().ct_eq(shown.as_bytes())) {
            return None;
        }
        let (made, _) = says.split_once('.')?;
        let age = now.since(Moment(made.parse().ok()?));
        (age <= TICKET_LASTS).then(|| Ticket {
            nonce: says.to_owned(),
            age,
        })
    }
}

/// Whether `answer` is what a browser finds that worked for `ticket`: the SHA-256 of both begins with
/// [`WORK_BITS`] zeros.
pub fn is_worked(ticket: &str, answer: &str) -> bool {
    if answer.is_empty() || answer.len() > ANSWER_BYTES_MAX {
        return false;
    }
    let sum = digest::digest(&digest::SHA256, format!("{ticket}.{answer}").as_bytes());
    let first = sum.as_ref().first_chunk::<8>().expect("it has 32 bytes");
    u64::from_be_bytes(*first).leading_zeros() >= WORK_BITS
}

/// How much work it is: some 65,000 sums, a second on a slow telephone.
pub const WORK_BITS: u32 = 16;

/// How long a page may be open before it is sent.
const TICKET_LASTS: Span = Span::hours(24);

const TICKET_BYTES_MAX: usize = 128;

const ANSWER_BYTES_MAX: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_795_300_000_000);

    fn tickets(channel: &str) -> Tickets {
        Tickets::new(ThreadKey::new(&[1; 32]), channel)
    }

    #[test]
    fn only_the_forms_own_tickets_of_the_last_day_are_read() {
        let ticket = tickets("a").issue(NOW, [7; 16]);
        let read = tickets("a")
            .read(&ticket, NOW + Span::seconds(5))
            .expect("ours");
        assert_eq!(read.age, Span::seconds(5));
        assert_eq!(tickets("b").read(&ticket, NOW), None);
        assert_eq!(tickets("a").read(&ticket, NOW + Span::hours(25)), None);
        let forged = ticket.replacen('1', "2", 1);
        assert_eq!(tickets("a").read(&forged, NOW), None);
        assert_eq!(tickets("a").read("1.2.3", NOW), None);
        assert_eq!(tickets("a").read("", NOW), None);
    }

    #[test]
    fn what_is_forgotten_first_is_the_oldest() {
        let nonce = |made: Moment, seed| {
            let ticket = tickets("a").issue(made, seed);
            tickets("a").read(&ticket, NOW).expect("ours").nonce
        };
        assert!(nonce(NOW, [9; 16]) < nonce(NOW + Span(1), [1; 16]));
        assert_ne!(nonce(NOW, [9; 16]), nonce(NOW, [1; 16]));
    }

    #[test]
    fn work_can_be_done_and_is_of_one_ticket() {
        let found = (0..u64::MAX).find(|n| is_worked("ticket", &n.to_string()));
        let found = found.expect("there is one").to_string();
        assert!(!is_worked("another", &found));
        assert!(!is_worked("ticket", ""));
        assert!(!is_worked("ticket", &"1".repeat(100)));
    }
}
