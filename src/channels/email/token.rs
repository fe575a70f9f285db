//! Which conversation a mail belongs to: tokens in addresses that cannot be guessed.
//!
//! A token names a conversation and carries 128 bits of HMAC-SHA256 over it: whoever changes its
//! number has no token. Customers write from several addresses and people in copy answer too, so a
//! genuine token is not the whole proof: the desk also asks whether its sender takes part in that
//! conversation. Whoever learnt a token, from a forward or an archive, is a stranger there.

use ring::hmac;
use subtle::ConstantTimeEq;

use crate::channels::coded::encode_url;
use crate::domain::link::Named;
use crate::domain::{ConversationId, MessageId};

/// The secret behind all tokens of a desk: made once, kept for ever, or answers stop finding home.
#[derive(Clone)]
pub struct ThreadKey(hmac::Key);

impl ThreadKey {
    /// A key from 32 random bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// A word of 26 letters and digits for `text`, another one for each purpose.
    pub fn word(&self, purpose: &str, text: &str) -> String {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(purpose.as_bytes());
        context.update(&[0]);
        context.update(text.as_bytes());
        let mut mac = [0; MAC_BYTES];
        mac.copy_from_slice(&context.sign().as_ref()[..MAC_BYTES]);
        base32(&mac)
    }

    /// What makes a link to a file of a message work: 256 bits over all that it names.
    pub fn file_secret(&self, named: &Named) -> String {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(b"file");
        context.update(&named.message.0.to_be_bytes());
        context.update(&named.place.to_be_bytes());
        context.update(&named.hour.to_be_bytes());
        encode_url(context.sign().as_ref())
    }

    /// Whether `secret` is that of the link.
    pub fn opens_file(&self, named: &Named, secret: &str) -> bool {
        let expected = self.file_secret(named);
        bool::from(expected.as_bytes().ct_eq(secret.as_bytes()))
    }

    fn mac(&self, purpose: &str, conversation: ConversationId, message: u64) -> Mac {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(purpose.as_bytes());
        context.update(&conversation.0.to_be_bytes());
        context.update(&message.to_be_bytes());
        let tag = context.sign();
        let mut mac = [0; MAC_BYTES];
        mac.copy_from_slice(&tag.as_ref()[..MAC_BYTES]);
        mac
    }
}

impl std::fmt::Debug for ThreadKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ThreadKey")
    }
}

type Mac = [u8; MAC_BYTES];

/// What a token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// There is none.
    Absent,
    /// We made it.
    Genuine(ConversationId),
    /// Looks like one of ours and is not.
    Forged,
}

/// `own` with a token for answers: `soporte+c-12.abc…@desk.test`.
///
/// `None` when the part before the `@` would grow past the 64 bytes that RFC 5321 allows.
pub fn reply_address(key: &ThreadKey, own: &str, conversation: ConversationId) -> Option<String> {
    let (local, domain) = own.rsplit_once('@')?;
    let mac = base32(&key.mac("reply", conversation, 0));
    let local = format!("{local}+c-{}.{mac}", conversation.0);
    (local.len() <= LOCAL_BYTES_MAX).then(|| format!("{local}@{domain}"))
}

/// What the token in `address`, which is one of ours, says.
pub fn in_address(key: &ThreadKey, address: &str) -> Token {
    let Some((local, _)) = address.rsplit_once('@') else {
        return Token::Absent;
    };
    let Some((_, token)) = local.split_once('+') else {
        return Token::Absent;
    };
    let Some(token) = token
        .strip_prefix("c-")
        .or_else(|| token.strip_prefix("C-"))
    else {
        return Token::Absent;
    };
    let Some((number, mac)) = token.split_once('.') else {
        return Token::Forged;
    };
    check(key, number, mac)
}

/// `own` as the return path of one message: `soporte+b-34.abc…@desk.test`. A bounce that does not say of
/// what it is still comes back to it.
pub fn return_path(key: &ThreadKey, own: &str, message: MessageId) -> Option<String> {
    let (local, domain) = own.rsplit_once('@')?;
    let mac = base32(&key.mac("bounce", ConversationId(0), message.0));
    let local = format!("{local}+b-{}.{mac}", message.0);
    (local.len() <= LOCAL_BYTES_MAX).then(|| format!("{local}@{domain}"))
}

/// The message of ours whose return path `address` is.
pub fn returned(key: &ThreadKey, address: &str) -> Option<MessageId> {
    let (local, _) = address.rsplit_once('@')?;
    let (_, token) = local.split_once('+')?;
    let token = token
        .strip_prefix("b-")
        .or_else(|| token.strip_prefix("B-"))?;
    let (number, mac) = token.split_once('.')?;
    let (number, given) = (parse(number)?, unbase32(mac)?);
    let expected = key.mac("bounce", ConversationId(0), number);
    bool::from(expected.ct_eq(&given)).then_some(MessageId(number))
}

/// The beginning of a `Thread-Index` (MS-OXOMSG, 2.2.1.3) for mail of a conversation: Exchange, which
/// rewrites other ids, keeps it at the beginning of every answer's.
pub fn thread_index(key: &ThreadKey, conversation: ConversationId) -> [u8; INDEX_BYTES] {
    let mut index = [0; INDEX_BYTES];
    index[0] = 1;
    index[6..14].copy_from_slice(&conversation.0.to_be_bytes());
    index[14..].copy_from_slice(&key.mac("index", conversation, 0)[..8]);
    index
}

/// The conversation of a `Thread-Index` that goes back to one of ours.
pub fn in_thread_index(key: &ThreadKey, index: &[u8]) -> Option<ConversationId> {
    let index = index.first_chunk::<INDEX_BYTES>()?;
    let mut number = [0; 8];
    number.copy_from_slice(&index[6..14]);
    let conversation = ConversationId(u64::from_be_bytes(number));
    let expected = thread_index(key, conversation);
    bool::from(expected[14..].ct_eq(&index[14..])).then_some(conversation)
}

/// The Message-ID of a message that was given none when it was accepted: `c12.m34.abc…@desk.test`.
pub fn message_id(
    key: &ThreadKey,
    domain: &str,
    conversation: ConversationId,
    message: MessageId,
) -> String {
    let mac = base32(&key.mac("message", conversation, message.0));
    format!("c{}.m{}.{mac}@{domain}", conversation.0, message.0)
}

/// `address` without what stands behind a `+` in its local part.
pub fn without_detail(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            let bare = local.split_once('+').map_or(local, |(bare, _)| bare);
            format!("{bare}@{domain}")
        }
        None => address.to_owned(),
    }
}

fn check(key: &ThreadKey, number: &str, mac: &str) -> Token {
    let (Some(number), Some(given)) = (parse(number), unbase32(mac)) else {
        return Token::Forged;
    };
    let conversation = ConversationId(number);
    let expected = key.mac("reply", conversation, 0);
    if bool::from(expected.ct_eq(&given)) {
        Token::Genuine(conversation)
    } else {
        Token::Forged
    }
}

/// Digits without sign or leading zeros, so that a number has one spelling.
fn parse(digits: &str) -> Option<u64> {
    let number: u64 = digits.parse().ok()?;
    (number.to_string() == digits).then_some(number)
}

/// RFC 4648 in lower case without padding: addresses survive systems that fold case.
fn base32(mac: &Mac) -> String {
    let number = u128::from_be_bytes(*mac);
    (0..MAC_CHARS)
        .map(|at| {
            // 26 characters are 130 bits: the last one carries three and two zeros.
            let bits = if at + 1 < MAC_CHARS {
                number >> (123 - 5 * at)
            } else {
                number << 2
            };
            char::from(ALPHABET[usize::try_from(bits & 31).expect("five bits fit anywhere")])
        })
        .collect()
}

fn unbase32(text: &str) -> Option<Mac> {
    if text.len() != MAC_CHARS {
        return None;
    }
    let mut number = 0_u128;
    for (at, byte) in text.bytes().enumerate() {
        let value = ALPHABET
            .iter()
            .position(|c| *c == byte.to_ascii_lowercase())?;
        let value = u128::try_from(value).ok()?;
        if at + 1 < MAC_CHARS {
            number = (number << 5) | value;
        } else if value.trailing_zeros() >= 2 {
            number = (number << 3) | (value >> 2);
        } else {
            return None;
        }
    }
    Some(number.to_be_bytes())
}

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// How long the beginning of a `Thread-Index` is that all answers share.
const INDEX_BYTES: usize = 22;

/// 128 bits: nobody guesses them.
const MAC_BYTES: usize = 16;

/// Their length in base 32.
const MAC_CHARS: usize = 26;

/// The longest local part of an address (RFC 5321, 4.5.3.1.1), in bytes.
const LOCAL_BYTES_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_path_names_its_message_and_nobody_makes_one_up() {
        let path = return_path(&key(), "soporte@desk.test", MessageId(34)).expect("it is short");
        assert!(path.starts_with("soporte+b-34."), "{path}");
        assert_eq!(returned(&key(), &path.to_uppercase()), Some(MessageId(34)));
        assert_eq!(returned(&key(), &path.replace("-34.", "-35.")), None);
        assert_eq!(returned(&key(), "soporte@desk.test"), None);
    }

    #[test]
    fn answers_of_exchange_go_back_to_our_index_and_others_do_not() {
        let mut index = thread_index(&key(), ConversationId(12)).to_vec();
        index.extend([1, 2, 3, 4, 5]);
        assert_eq!(in_thread_index(&key(), &index), Some(ConversationId(12)));
        index[13] = 13;
        assert_eq!(in_thread_index(&key(), &index), None);
        assert_eq!(in_thread_index(&key(), &[1; 21]), None);
    }

    fn key() -> ThreadKey {
        ThreadKey::new(&[7; 32])
    }

    fn reply() -> String {
        reply_address(&key(), "soporte@desk.test", ConversationId(12)).expect("short enough")
    }

    #[test]
    fn a_token_survives_systems_that_fold_case() {
        let address = reply();
        let genuine = Token::Genuine(ConversationId(12));
        assert_eq!(in_address(&key(), &address), genuine);
        assert_eq!(in_address(&key(), &address.to_uppercase()), genuine);
    }

    #[test]
    fn a_changed_token_is_forged() {
        let address = reply();
        for forged in [
            address.replace("c-12", "c-13"),
            address.replace("c-12", "c-012"),
            address.replace("c-12.", "c-12.a"),
            "soporte+c-12@desk.test".to_owned(),
            "soporte+c-@desk.test".to_owned(),
        ] {
            assert_eq!(in_address(&key(), &forged), Token::Forged, "{forged}");
        }
        let other = ThreadKey::new(&[8; 32]);
        assert_eq!(in_address(&other, &address), Token::Forged);
    }

    #[test]
    fn an_ordinary_detail_is_no_token() {
        for address in [
            "soporte@desk.test",
            "soporte+ventas@desk.test",
            "soporte",
            "",
        ] {
            assert_eq!(in_address(&key(), address), Token::Absent);
        }
    }

    #[test]
    fn a_local_part_never_grows_past_its_limit() {
        let long = format!("{}@desk.test", "x".repeat(40));
        assert_eq!(reply_address(&key(), &long, ConversationId(1)), None);
    }

    #[test]
    fn every_mac_reads_back() {
        for fill in [0, 1, 0x7f, 0xff] {
            assert_eq!(
                unbase32(&base32(&[fill; MAC_BYTES])),
                Some([fill; MAC_BYTES])
            );
        }
    }
}
