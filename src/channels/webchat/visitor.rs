//! Who a visitor is: a pass that the desk made says it, and nobody can make another.

use std::fmt::Write;

use subtle::ConstantTimeEq;

use crate::channels::email::token::ThreadKey;
use crate::domain::attachment::Digest;
use crate::domain::{Address, Moment, Name, Span};

/// Who somebody is on one chat channel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Somebody in a browser or an app, by a number drawn when they first came.
    Stranger(String),
    /// Somebody whom the operator's own site knows, by what that site calls them.
    Known(String),
}

/// The passes of one channel: one made for another channel is none here, so that two chats in one
/// browser never share a visitor.
#[derive(Clone, Debug)]
pub struct Passes {
    key: ThreadKey,
    channel: String,
}

impl Who {
    /// A stranger, by 128 random bits.
    pub fn stranger(seed: [u8; 16]) -> Self {
        Self::Stranger(hex(&seed))
    }

    /// How the record knows them.
    pub fn address(&self, channel: &str) -> Address {
        let scheme = Name::new(super::open::SCHEME).expect("a plain word is a name");
        Address::new(scheme, &format!("{channel}/{}", self.mark()))
    }

    /// A word that is theirs alone on their channel: no number drawn begins with `=`.
    pub fn mark(&self) -> String {
        match self {
            Self::Stranger(number) => number.clone(),
            Self::Known(called) => format!("={called}"),
        }
    }

    /// How long a pass of theirs holds: whom a site knows it says anew.
    fn lasts(&self) -> Span {
        match self {
            Self::Stranger(_) => STRANGER_LASTS,
            Self::Known(_) => KNOWN_LASTS,
        }
    }

    /// In letters that may stand in a pass.
    fn spelled(&self) -> String {
        match self {
            Self::Stranger(number) => number.clone(),
            Self::Known(called) => format!("={}", hex(called.as_bytes())),
        }
    }

    fn read(spelled: &str) -> Option<Self> {
        match spelled.strip_prefix('=') {
            None => Some(Self::Stranger(spelled.to_owned())),
            Some(digits) => {
                let bytes = unhex(digits)?;
                Some(Self::Known(String::from_utf8(bytes).ok()?))
            }
        }
    }
}

impl Passes {
    /// The passes of the channel `channel` of the desk whose key this is.
    pub fn new(key: ThreadKey, channel: &str) -> Self {
        Self {
            key,
            channel: channel.to_owned(),
        }
    }

    /// A pass for somebody.
    pub fn issue(&self, who: &Who, now: Moment) -> String {
        let until = (now + who.lasts()).seconds();
        let says = format!("{}.{until}", who.spelled());
        let proof = self.proof(&says);
        format!("{says}.{proof}")
    }

    /// Whose pass it is; nobody's where the desk did not make it for this channel, or too long ago.
    pub fn holder(&self, pass: &str, now: Moment) -> Option<Who> {
        if pass.len() > PASS_BYTES_MAX {
            return None;
        }
        let (says, shown) = pass.rsplit_once('.')?;
        let is_ours = self.proof(says).as_bytes().ct_eq(shown.as_bytes());
        if !bool::from(is_ours) {
            return None;
        }
        let (who, until) = says.split_once('.')?;
        let until: i64 = until.parse().ok()?;
        (now.seconds() < until).then(|| Who::read(who)).flatten()
    }

    /// Of which channel they are.
    pub fn channel(&self) -> &str {
        &self.channel
    }

    /// By what somebody fetches a file that they may see, or names one that they put.
    pub fn ticket(&self, who: &Who, file: &Digest) -> String {
        let proof = self.proof(&format!("file/{}/{file}", who.spelled()));
        format!("{file}.{proof}")
    }

    /// The file of a ticket of theirs.
    pub fn file(&self, who: &Who, ticket: &str) -> Option<Digest> {
        let (file, _) = ticket.split_once('.')?;
        let file: Digest = file.parse().ok()?;
        let is_ours = self.ticket(who, &file).as_bytes().ct_eq(ticket.as_bytes());
        bool::from(is_ours).then_some(file)
    }

    fn proof(&self, says: &str) -> String {
        self.key
            .word("webchat", &format!("{}/{says}", self.channel))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string never fails");
        text
    })
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(byte).collect()
}

/// The longest pass that is looked at, in bytes.
const PASS_BYTES_MAX: usize = 1_024;

/// How long a browser is known again: as long as browsers keep what a page has them keep.
const STRANGER_LASTS: Span = Span::days(400);

/// How long a pass holds that a site's word was given for.
const KNOWN_LASTS: Span = Span::days(1);

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(channel: &str) -> Passes {
        Passes::new(ThreadKey::new(&[7; 32]), channel)
    }

    #[test]
    fn a_pass_is_its_holders_on_its_own_channel_only() {
        let who = Who::stranger([3; 16]);
        let pass = passes("shop").issue(&who, Moment(0));
        assert_eq!(passes("shop").holder(&pass, Moment(1)), Some(who));
        assert_eq!(passes("blog").holder(&pass, Moment(1)), None);
    }

    #[test]
    fn whoever_changes_one_letter_has_no_pass() {
        let pass = passes("shop").issue(&Who::stranger([3; 16]), Moment(0));
        for at in 0..pass.len() {
            let mut other = pass.clone().into_bytes();
            other[at] = if other[at] == b'0' { b'1' } else { b'0' };
            let other = String::from_utf8(other).expect("letters");
            assert_eq!(passes("shop").holder(&other, Moment(1)), None, "{other}");
        }
    }

    #[test]
    fn the_pass_of_somebody_known_ends_after_a_day() {
        let who = Who::Known("ana@shop.test".into());
        let pass = passes("shop").issue(&who, Moment(0));
        let day = Span::days(1);
        assert_eq!(
            passes("shop").holder(&pass, Moment(day.0 - 1_000)),
            Some(who)
        );
        assert_eq!(passes("shop").holder(&pass, Moment(day.0)), None);
    }

    #[test]
    fn a_file_is_seen_by_whoever_it_was_shown_to_and_nobody_else() {
        let (ana, ben) = (Who::stranger([1; 16]), Who::stranger([2; 16]));
        let file = Digest([9; 32]);
        let ticket = passes("shop").ticket(&ana, &file);
        assert_eq!(passes("shop").file(&ana, &ticket), Some(file));
        assert_eq!(passes("shop").file(&ben, &ticket), None);
        assert_eq!(passes("blog").file(&ana, &ticket), None);
    }

    #[test]
    fn nobody_known_is_taken_for_a_stranger_of_the_same_letters() {
        let number = "03".repeat(16);
        let known = Who::Known(number.clone()).address("shop");
        assert_ne!(known, Who::Stranger(number).address("shop"));
    }
}
