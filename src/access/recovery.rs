//! Recovery codes: what signs a person in once when the second factor is lost.

use subtle::ConstantTimeEq;

use super::encoding::{base32, read_base32};
use crate::domain::attachment::Digest;

/// A new set of codes from random bytes: what to show, once, and the digests to keep.
///
/// Each code has 120 bits, so that a plain digest is enough: there is nothing to guess (OWASP ASVS
/// asks for a slow hash only below 112 bits).
pub fn issue(random: &[u8; RANDOM_BYTES]) -> (Vec<String>, Vec<Digest>) {
    let codes = random.chunks_exact(CODE_BYTES);
    codes.map(|code| (shown(code), Digest::of(code))).unzip()
}

/// The place among the kept digests of the code that was typed. The caller removes it in the same
/// breath as it lets the person in: a code is good once. Every digest is compared, match or not.
pub fn find(typed: &str, kept: &[Digest]) -> Option<usize> {
    if typed.len() > TYPED_BYTES_MAX {
        return None;
    }
    let code = read_base32(typed).filter(|code| code.len() == CODE_BYTES)?;
    let digest = Digest::of(&code);
    let mut found = None;
    for (place, one) in kept.iter().enumerate() {
        if bool::from(one.0.ct_eq(&digest.0)) {
            found = Some(place);
        }
    }
    found
}

fn shown(code: &[u8]) -> String {
    let text = base32(code).to_lowercase();
    let groups: Vec<&str> = (0..text.len())
        .step_by(GROUP_CHARS)
        .map(|at| &text[at..(at + GROUP_CHARS).min(text.len())])
        .collect();
    groups.join("-")
}

/// How many codes a set has.
pub const CODES: usize = 10;

/// How many random bytes make a set.
pub const RANDOM_BYTES: usize = CODES * CODE_BYTES;

const CODE_BYTES: usize = 15;
const GROUP_CHARS: usize = 4;
const TYPED_BYTES_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn random() -> [u8; RANDOM_BYTES] {
        std::array::from_fn(|place| u8::try_from(place * 7 % 251).expect("below 251"))
    }

    #[test]
    fn ten_different_codes_are_issued_and_each_is_found() {
        let (codes, mut kept) = issue(&random());
        assert_eq!((codes.len(), kept.len()), (CODES, CODES));
        for (place, code) in codes.iter().enumerate() {
            assert_eq!(find(code, &kept), Some(place));
        }
        kept.sort_unstable();
        kept.dedup();
        assert_eq!(kept.len(), CODES);
    }

    #[test]
    fn a_spent_code_is_gone() {
        let (codes, mut kept) = issue(&random());
        let place = find(&codes[3], &kept).expect("not spent yet");
        kept.remove(place);
        assert_eq!(find(&codes[3], &kept), None);
    }

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        let (codes, kept) = issue(&random());
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(find(&typed, &kept), Some(0));
    }

    #[test]
    fn nonsense_is_not_found() {
        let (_, kept) = issue(&random());
        for typed in ["", "aaaa", "ñ", &"a".repeat(1000), &"a".repeat(24)] {
            assert_eq!(find(typed, &kept), None);
        }
    }
}
