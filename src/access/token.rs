//! Tokens that stand for a session or a link: 32 bytes with their owner, only a digest with us.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::encoding::{base64url, read_base64url};
use crate::domain::account::{Purpose, Session};
use crate::domain::attachment::Digest;
use crate::domain::{Moment, Span};

/// A token as its owner holds it. Made from random bytes, written once, never kept and never shown
/// by `Debug`.
pub struct Token(Zeroizing<[u8; TOKEN_BYTES]>);

impl Token {
    /// A token of random bytes.
    pub fn new(random: [u8; TOKEN_BYTES]) -> Token {
        Token(Zeroizing::new(random))
    }

    /// Reads what [`Token::text`] wrote; nothing else is a token.
    pub fn parse(text: &str) -> Option<Token> {
        if text.len() != TEXT_BYTES {
            return None;
        }
        let bytes = Zeroizing::new(read_base64url(text)?);
        Some(Token::new(bytes.as_slice().try_into().ok()?))
    }

    /// The 43 characters handed to its owner: base64url without padding.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(base64url(self.0.as_slice()))
    }

    /// What is kept, and the key under which the session is found: SHA-256 of the bytes. Finding by
    /// digest tells nothing through time, since nobody can aim at a digest's first bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_slice())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// Whether two digests are the same, in a time that does not depend on where they differ.
pub fn same(one: &Digest, other: &Digest) -> bool {
    one.0.ct_eq(&other.0).into()
}

/// What a caller wants to use a token for; a token of one use is worth nothing in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Go on working on a device that signed in.
    Device,
    /// Follow a link: the first set-up, an invitation, a reset. The caller removes the session in
    /// the same breath as it obeys the link, so a link is good once.
    Link,
    /// Call as a program.
    Script,
}

/// Why a token that was found is not good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapsed {
    /// It was made for something else.
    OtherUse,
    /// Its end has come.
    Expired,
    /// It was not used for too long.
    Idle,
}

/// How long sessions of devices live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// Without being used; a session with an open connection counts as in use.
    pub idle: Span,
    /// Whatever happens.
    pub absolute: Span,
}

impl Default for Lifetimes {
    fn default() -> Lifetimes {
        Lifetimes {
            idle: Span::minutes(30),
            absolute: Span::hours(12),
        }
    }
}

impl Lifetimes {
    /// When a new token ends at the latest. A program's token lasts until it is revoked.
    pub fn end(&self, now: Moment, wanted: Use) -> Moment {
        match wanted {
            Use::Device => now + self.absolute,
            Use::Link => now + LINK_LIFE,
            Use::Script => Moment(i64::MAX),
        }
    }

    /// Whether a session that was found by its digest is good for the use.
    ///
    /// A clock set back makes nothing older than it is and nothing younger than its last use.
    pub fn check(&self, now: Moment, session: &Session, wanted: Use) -> Result<(), Lapsed> {
        let made_for = match session.purpose {
            Purpose::Device => Use::Device,
            Purpose::Link => Use::Link,
            Purpose::Script(_) => Use::Script,
        };
        if made_for != wanted {
            return Err(Lapsed::OtherUse);
        }
        if now >= session.expires_at {
            return Err(Lapsed::Expired);
        }
        if wanted == Use::Device && now.since(session.used_at) >= self.idle {
            return Err(Lapsed::Idle);
        }
        Ok(())
    }

    /// Whether the use is worth recording: once a minute at most, because each record is a commit.
    pub fn worth_touching(&self, now: Moment, session: &Session) -> bool {
        now.since(session.used_at) >= TOUCH_EVERY
    }
}

/// How many random bytes make a token.
pub const TOKEN_BYTES: usize = 32;

/// How long a link is good: thirty minutes.
pub const LINK_LIFE: Span = Span::minutes(30);

const TEXT_BYTES: usize = 43;
const TOUCH_EVERY: Span = Span::minutes(1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AgentId;

    const START: Moment = Moment(1_000_000);

    fn session(purpose: Purpose) -> Session {
        let lifetimes = Lifetimes::default();
        let wanted = match purpose {
            Purpose::Device => Use::Device,
            Purpose::Link => Use::Link,
            Purpose::Script(_) => Use::Script,
        };
        Session {
            digest: Token::new([7; TOKEN_BYTES]).digest(),
            agent: AgentId(1),
            purpose,
            device: "console".to_owned(),
            created_at: START,
            used_at: START,
            expires_at: lifetimes.end(START, wanted),
        }
    }

    fn check(now: Moment, session: &Session, wanted: Use) -> Result<(), Lapsed> {
        Lifetimes::default().check(now, session, wanted)
    }

    #[test]
    fn a_token_survives_being_written() {
        let token = Token::new(std::array::from_fn(|i| {
            u8::try_from(i * 8).expect("below 256")
        }));
        let text = token.text();
        assert_eq!(text.len(), TEXT_BYTES);
        let read = Token::parse(&text).expect("our own text");
        assert!(same(&read.digest(), &token.digest()));
    }

    #[test]
    fn a_forged_token_has_another_digest() {
        let one = Token::new([0; TOKEN_BYTES]).digest();
        let mut bytes = [0; TOKEN_BYTES];
        bytes[31] = 1;
        assert!(!same(&one, &Token::new(bytes).digest()));
    }

    #[test]
    fn what_is_not_exactly_a_token_is_none() {
        let text = Token::new([255; TOKEN_BYTES]).text();
        assert!(Token::parse("").is_none());
        assert!(Token::parse(&text[1..]).is_none());
        assert!(Token::parse(&format!("{}=", &text[1..])).is_none());
        assert!(Token::parse(&format!("{}ñ", &text[2..])).is_none());
    }

    #[test]
    fn a_token_is_not_shown() {
        assert_eq!(format!("{:?}", Token::new([1; TOKEN_BYTES])), "Token(..)");
    }

    #[test]
    fn a_session_ends_after_half_an_hour_unused() {
        let session = session(Purpose::Device);
        let almost = START + Span::minutes(30) - Span::millis(1);
        assert_eq!(check(almost, &session, Use::Device), Ok(()));
        assert_eq!(
            check(START + Span::minutes(30), &session, Use::Device),
            Err(Lapsed::Idle)
        );
    }

    #[test]
    fn a_session_ends_after_twelve_hours_however_much_it_is_used() {
        let mut session = session(Purpose::Device);
        session.used_at = START + Span::hours(12) - Span::seconds(1);
        assert_eq!(
            check(START + Span::hours(12), &session, Use::Device),
            Err(Lapsed::Expired)
        );
    }

    #[test]
    fn a_link_signs_in_for_half_an_hour_and_is_no_session() {
        let link = session(Purpose::Link);
        let late = START + Span::minutes(29);
        assert_eq!(check(late, &link, Use::Link), Ok(()));
        assert_eq!(
            check(START + LINK_LIFE, &link, Use::Link),
            Err(Lapsed::Expired)
        );
        assert_eq!(check(START, &link, Use::Device), Err(Lapsed::OtherUse));
        let device = session(Purpose::Device);
        assert_eq!(check(START, &device, Use::Link), Err(Lapsed::OtherUse));
    }

    #[test]
    fn a_program_may_rest_for_a_year() {
        let name = crate::domain::Name::new("informes").expect("a name");
        let script = session(Purpose::Script(name));
        assert_eq!(check(START + Span::days(365), &script, Use::Script), Ok(()));
    }

    #[test]
    fn a_clock_set_back_ends_no_session() {
        let session = session(Purpose::Device);
        assert_eq!(check(START - Span::days(1), &session, Use::Device), Ok(()));
    }

    #[test]
    fn a_use_is_recorded_once_a_minute() {
        let session = session(Purpose::Device);
        let lifetimes = Lifetimes::default();
        assert!(!lifetimes.worth_touching(START + Span::seconds(59), &session));
        assert!(lifetimes.worth_touching(START + Span::minutes(1), &session));
    }
}
