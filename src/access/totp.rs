//! The second factor: six digits from a shared secret and the time (RFC 6238, RFC 4226).

use ring::hmac;
use subtle::ConstantTimeEq;

use super::encoding::base32;
use crate::domain::Moment;

/// Why a code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not six digits, or not those of now or one step beside it.
    Wrong,
    /// The right digits, but of a step that was accepted already (or of an earlier one).
    Replayed,
}

/// Checks a code against the steps beside `now`, and gives the step to keep as the last accepted.
///
/// `last_step` is the step kept at the last acceptance, 0 before the first: RFC 6238, section 5.2,
/// asks that a code be good for one sign-in only. All three steps are computed whatever the code is.
pub fn check(now: Moment, secret: &[u8], code: &str, last_step: u64) -> Result<u64, Refused> {
    let code = digits_of(code).ok_or(Refused::Wrong)?;
    let step = step_at(now);
    let mut found = None;
    for candidate in step.saturating_sub(SKEW_STEPS)..=step.saturating_add(SKEW_STEPS) {
        if same(code_at(secret, candidate), code) {
            found = Some(candidate);
        }
    }
    match found {
        None => Err(Refused::Wrong),
        Some(step) if step <= last_step => Err(Refused::Replayed),
        Some(step) => Ok(step),
    }
}

/// How many steps the other side's clock is off, for the log line of a refused code: a jumped clock
/// looks like a wrong code to its owner. Never a reason to accept. `None` beyond [`DRIFT_STEPS_MAX`].
pub fn drift(now: Moment, secret: &[u8], code: &str) -> Option<i64> {
    let code = digits_of(code)?;
    let step = step_at(now);
    let near_first = (0..=DRIFT_STEPS_MAX).flat_map(|off| [off, -off]);
    near_first.into_iter().find(|off| {
        step.checked_add_signed(*off)
            .is_some_and(|at| same(code_at(secret, at), code))
    })
}

/// The code of a moment, for a client that keeps the secret itself, and for tests.
pub fn code(now: Moment, secret: &[u8]) -> String {
    text(code_at(secret, step_at(now)))
}

/// The address an authenticator app reads from a QR code, in the key URI format that the apps share.
pub fn uri(issuer: &str, account: &str, secret: &[u8]) -> String {
    let (issuer, account) = (escaped(issuer), escaped(account));
    let secret = base32(secret);
    format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}"
    )
}

fn step_at(now: Moment) -> u64 {
    u64::try_from(now.seconds()).unwrap_or(0) / STEP_SECONDS
}

/// RFC 4226, section 5.3: four bytes chosen by the last half byte, the sign bit cleared.
fn code_at(secret: &[u8], step: u64) -> [u8; DIGITS] {
    // Authenticator apps know SHA-1 only; HMAC does not need the hash to resist collisions.
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[tag.len() - 1] & 0x0f);
    let four = [tag[at] & 0x7f, tag[at + 1], tag[at + 2], tag[at + 3]];
    let mut rest = u32::from_be_bytes(four);
    let mut digits = [0; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).expect("a remainder of ten");
        rest /= 10;
    }
    digits
}

/// Six digits, with the space in the middle that apps show.
fn digits_of(code: &str) -> Option<[u8; DIGITS]> {
    if code.len() > CODE_BYTES_MAX {
        return None;
    }
    let typed: Vec<u8> = code.bytes().filter(|b| *b != b' ').collect();
    let digits: [u8; DIGITS] = typed.try_into().ok()?;
    digits.iter().all(u8::is_ascii_digit).then_some(digits)
}

fn same(one: [u8; DIGITS], other: [u8; DIGITS]) -> bool {
    one.ct_eq(&other).into()
}

fn text(digits: [u8; DIGITS]) -> String {
    digits.into_iter().map(char::from).collect()
}

/// Percent-encoding of all but RFC 3986's unreserved characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    out
}

/// How long a new secret is: RFC 4226, section 4, recommends 160 bits.
pub const SECRET_BYTES: usize = 20;

/// How far [`drift`] looks, in steps to either side: a little more than an hour.
pub const DRIFT_STEPS_MAX: i64 = 130;

const STEP_SECONDS: u64 = 30;
const SKEW_STEPS: u64 = 1;
const DIGITS: usize = 6;
const CODE_BYTES_MAX: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Moment {
        Moment(seconds * 1000)
    }

    #[test]
    fn the_vectors_of_the_rfc_hold() {
        // RFC 6238, appendix B, SHA-1: the last six of the eight digits.
        let vectors = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, digits) in vectors {
            assert_eq!(code(at(seconds), SECRET), digits);
        }
    }

    #[test]
    fn a_code_is_good_one_step_early_and_one_step_late_and_no_more() {
        let digits = code(at(3000), SECRET);
        for seconds in [2970, 3000, 3029, 3059] {
            assert_eq!(check(at(seconds), SECRET, &digits, 0), Ok(100));
        }
        for seconds in [2969, 3060, 6600] {
            assert_eq!(check(at(seconds), SECRET, &digits, 0), Err(Refused::Wrong));
        }
    }

    #[test]
    fn a_replayed_code_is_refused() {
        let digits = code(at(3000), SECRET);
        let step = check(at(3000), SECRET, &digits, 0).expect("the first use is accepted");
        assert_eq!(
            check(at(3001), SECRET, &digits, step),
            Err(Refused::Replayed)
        );
    }

    #[test]
    fn a_code_of_an_earlier_step_is_refused_after_a_later_one() {
        let early = code(at(2970), SECRET);
        assert_eq!(check(at(3000), SECRET, &early, 100), Err(Refused::Replayed));
    }

    #[test]
    fn anything_but_six_digits_is_wrong() {
        for typed in [
            "",
            "12345",
            "1234567",
            "12345a",
            "１２３４５６",
            &" ".repeat(99),
        ] {
            assert_eq!(check(at(3000), SECRET, typed, 0), Err(Refused::Wrong));
        }
    }

    #[test]
    fn the_space_that_apps_show_is_passed_over() {
        let digits = code(at(3000), SECRET);
        let spaced = format!("{} {}", &digits[..3], &digits[3..]);
        assert_eq!(check(at(3000), SECRET, &spaced, 0), Ok(100));
    }

    #[test]
    fn a_clock_an_hour_off_is_refused_and_told_apart() {
        let digits = code(at(100_000), SECRET);
        let later = at(100_000 + 3600);
        assert_eq!(check(later, SECRET, &digits, 0), Err(Refused::Wrong));
        assert_eq!(drift(later, SECRET, &digits), Some(-120));
    }

    #[test]
    fn the_uri_is_what_apps_read() {
        assert_eq!(
            uri("Tienda Pérez", "ana", b"foobar"),
            "otpauth://totp/Tienda%20P%C3%A9rez:ana?secret=MZXW6YTBOI&issuer=Tienda%20P%C3%A9rez&algorithm=SHA1&digits=6&period=30"
        );
    }

    #[test]
    fn a_clock_before_1970_is_no_panic() {
        assert_eq!(check(Moment(-1), SECRET, "000000", 0), Err(Refused::Wrong));
    }
}
