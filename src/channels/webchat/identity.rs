//! What the operator's own site says of a visitor who signed in there: a JSON Web Token (RFC 7519),
//! signed with a secret that the site and the desk share (HS256, RFC 7518, 3.2).

use ring::hmac;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::channels::{coded, email};
use crate::domain::contact::CONTACT_NAME_BYTES_MAX;
use crate::domain::text::line;
use crate::domain::{Address, Moment};

use super::visitor::Who;

/// Somebody for whom their site vouches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who.
    pub who: Who,
    /// Their name; empty where the site does not say.
    pub name: String,
    /// Their mail address, where the site says that it is theirs.
    pub mail: Option<Address>,
}

/// Why a token says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unbelieved {
    /// It is no token of this shape.
    Malformed,
    /// It is not signed with the secret.
    Signature,
    /// It has no end, lies too far ahead, or is over.
    Expired,
}

impl Unbelieved {
    /// The word that whoever wrote the site reads.
    pub fn word(self) -> &'static str {
        match self {
            Self::Malformed => "identity_malformed",
            Self::Signature => "identity_signature",
            Self::Expired => "identity_expired",
        }
    }
}

/// What `token` says at `now`, if it is signed with `secret`.
pub fn read(token: &str, secret: &[u8], now: Moment) -> Result<Identity, Unbelieved> {
    if token.len() > TOKEN_BYTES_MAX {
        return Err(Unbelieved::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Unbelieved::Malformed)?;
    let (head, claims) = signed.split_once('.').ok_or(Unbelieved::Malformed)?;
    let head: Head = decoded(head)?;
    // Whoever lets the token choose is let in by one that says `none`.
    if head.alg != "HS256" {
        return Err(Unbelieved::Malformed);
    }
    let signature = coded::decode_url(signature).ok_or(Unbelieved::Malformed)?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    hmac::verify(&key, signed.as_bytes(), &signature).map_err(|_| Unbelieved::Signature)?;
    let claims: Claims = decoded(claims)?;
    let ahead = claims.exp.saturating_sub(now.seconds());
    if ahead <= 0 || ahead > AHEAD_SECONDS_MAX {
        return Err(Unbelieved::Expired);
    }
    let called = line(&claims.sub, CALLED_BYTES_MAX);
    if called.is_empty() || called != claims.sub {
        return Err(Unbelieved::Malformed);
    }
    let mail = claims.email.filter(|mail| email::is_address(mail));
    Ok(Identity {
        who: Who::Known(called),
        name: line(&claims.name.unwrap_or_default(), CONTACT_NAME_BYTES_MAX),
        mail: mail.map(|mail| Address::mail(&mail)),
    })
}

fn decoded<T: DeserializeOwned>(part: &str) -> Result<T, Unbelieved> {
    let bytes = coded::decode_url(part).ok_or(Unbelieved::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| Unbelieved::Malformed)
}

#[derive(Deserialize)]
struct Head {
    alg: String,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
}

/// The longest token that is looked at, in bytes.
const TOKEN_BYTES_MAX: usize = 4_096;

/// The longest word by which a site calls somebody, in bytes.
const CALLED_BYTES_MAX: usize = 128;

/// How far ahead a token may end, in seconds: one that was copied is of no use for long.
const AHEAD_SECONDS_MAX: i64 = 7 * 24 * 3_600;

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"a secret of thirty-two bytes ....";

    /// Made with `PyJWT`: `jwt.encode({"sub": "ana-7", "exp": 1800000000, "name": "Ana Ruiz",
    /// "email": "ana@shop.test"}, SECRET, "HS256")`.
    const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEtNyIsImV4cCI6MTgwMDAwMDAwMCwibmFtZSI6IkFuYSBSdWl6IiwiZW1haWwiOiJhbmFAc2hvcC50ZXN0In0.ZvUX_tjAucCC2tXAbOqhBSkVptHmt90c72cLxPjKaa8";

    /// A day before it ends.
    const NOW: Moment = Moment(1_799_913_600_000);

    #[test]
    fn what_a_library_signed_is_believed() {
        let identity = read(TOKEN, SECRET, NOW).expect("believed");
        assert_eq!(identity.who, Who::Known("ana-7".into()));
        assert_eq!(identity.name, "Ana Ruiz");
        assert_eq!(identity.mail, Some(Address::mail("ana@shop.test")));
    }

    #[test]
    fn another_secret_another_word_or_none_is_not_believed() {
        assert_eq!(read(TOKEN, b"another", NOW), Err(Unbelieved::Signature));
        let unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEiLCJleHAiOjE4MDAwMDAwMDB9.";
        assert_eq!(read(unsigned, SECRET, NOW), Err(Unbelieved::Malformed));
        assert_eq!(read("no token", SECRET, NOW), Err(Unbelieved::Malformed));
        let (head, rest) = TOKEN.split_once('.').expect("three parts");
        let (_, signature) = rest.rsplit_once('.').expect("three parts");
        let forged = format!("{head}.eyJzdWIiOiJiZW4iLCJleHAiOjE4MDAwMDAwMDB9.{signature}");
        assert_eq!(read(&forged, SECRET, NOW), Err(Unbelieved::Signature));
    }

    #[test]
    fn a_token_ends_and_none_lasts_longer_than_a_week() {
        let at = |moment| read(TOKEN, SECRET, moment).err();
        assert_eq!(at(Moment(1_800_000_000_000)), Some(Unbelieved::Expired));
        assert_eq!(at(Moment(1_799_300_000_000)), Some(Unbelieved::Expired));
    }
}
