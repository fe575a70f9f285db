//! Signatures as the Standard Webhooks specification has them: version 1, HMAC with SHA-256.

use ring::hmac;

/// Why a secret signs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASecret;

/// The value of `webhook-signature` for a body: one signature for each secret, the newest first.
///
/// `secrets` are written as the specification has them: `whsec_` and base64 of 24 to 64 bytes.
pub fn sign(secrets: &[&str], id: &str, timestamp: i64, body: &[u8]) -> Result<String, NotASecret> {
    let mut signatures = Vec::with_capacity(secrets.len());
    for secret in secrets {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &key(secret).ok_or(NotASecret)?);
        let mut context = hmac::Context::with_key(&key);
        context.update(format!("{id}.{timestamp}.").as_bytes());
        context.update(body);
        signatures.push(format!("v1,{}", encode(context.sign().as_ref())));
    }
    if signatures.is_empty() {
        return Err(NotASecret);
    }
    Ok(signatures.join(" "))
}

/// Whether a text can be a secret at all.
pub fn is_secret(text: &str) -> bool {
    key(text).is_some()
}

fn key(secret: &str) -> Option<Vec<u8>> {
    let bytes = decode(secret.trim().strip_prefix("whsec_")?)?;
    (KEY_BYTES_MIN..=KEY_BYTES_MAX)
        .contains(&bytes.len())
        .then_some(bytes)
}

/// Base64 (RFC 4648, section 4) with its padding.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = three
            .iter()
            .chain(&[0, 0])
            .take(3)
            .fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        for at in 0..4 {
            let six = (word >> (18 - 6 * at)) & 0x3f;
            text.push(if at <= three.len() {
                char::from(ALPHABET[six as usize])
            } else {
                '='
            });
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.as_bytes().chunks(4) {
        let mut word = 0_u32;
        for byte in four {
            let six = ALPHABET.iter().position(|known| known == byte)?;
            word = word << 6 | u32::try_from(six).ok()?;
        }
        let [_, one, two, three] = (word << (6 * (4 - four.len()))).to_be_bytes();
        match four.len() {
            4 => bytes.extend([one, two, three]),
            3 => bytes.extend([one, two]),
            2 => bytes.push(one),
            _ => return None,
        }
    }
    Some(bytes)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The specification asks for 24 to 64 bytes of key.
const KEY_BYTES_MIN: usize = 24;
const KEY_BYTES_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    #[test]
    fn the_specifications_own_example_is_signed_the_same() {
        let signed = sign(
            &[SECRET],
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            br#"{"test": 2432232314}"#,
        );
        let known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signed.as_deref(), Ok(known));
    }

    #[test]
    fn while_a_secret_is_changed_both_sign() {
        let other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let signed = sign(&[other, SECRET], "d1-0", 1, b"{}").expect("signed");
        let both: Vec<&str> = signed.split(' ').collect();
        assert_eq!(both.len(), 2);
        assert_eq!(Ok(both[1].to_owned()), sign(&[SECRET], "d1-0", 1, b"{}"));
    }

    #[test]
    fn what_is_no_secret_signs_nothing() {
        for odd in [
            "",
            "whsec_",
            "whsec_AAAA",
            "secret",
            "whsec_!!!!",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        ] {
            assert!(!is_secret(odd), "{odd}");
            assert_eq!(sign(&[odd], "d", 1, b""), Err(NotASecret));
        }
    }

    proptest! {
        #[test]
        fn base64_goes_both_ways(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let text = encode(&bytes);
            prop_assert_eq!(text.len() % 4, 0);
            prop_assert_eq!(decode(&text), Some(bytes));
        }
    }
}
