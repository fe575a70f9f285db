//! Base64, for keys that sign and for files in JSON: with its padding, or without, as connectors have it.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Base64 (RFC 4648, section 4) with its padding.
pub fn encode(bytes: &[u8]) -> String {
    LENIENT.encode(bytes)
}

/// The bytes of base64, with or without its padding; `None` where it is none.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    LENIENT.decode(text).ok()
}

/// Base64 in letters that may stand in a URL (RFC 4648, section 5), without padding.
pub fn encode_url(bytes: &[u8]) -> String {
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of base64 in letters that may stand in a URL (RFC 4648, section 5), with or without its padding.
pub fn decode_url(text: &str) -> Option<Vec<u8>> {
    URL.decode(text).ok()
}

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

const URL: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_taken_and_may_be_left_out() {
        for (text, bytes) in [("YQ==", "a"), ("YQ", "a"), ("YWI", "ab"), ("", "")] {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(encode(b"a"), "YQ==");
    }

    #[test]
    fn what_is_no_base64_is_refused() {
        for odd in ["A", "AA-A", "AA A", "\u{e9}AAA"] {
            assert_eq!(decode(odd), None, "{odd}");
        }
    }
}
