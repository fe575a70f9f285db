//! Signatures as the Standard Webhooks specification has them: version 1, HMAC with SHA-256.

use ring::hmac;

use crate::channels::coded::{decode, encode};

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

/// The specification asks for 24 to 64 bytes of key.
const KEY_BYTES_MIN: usize = 24;
const KEY_BYTES_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

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
}
