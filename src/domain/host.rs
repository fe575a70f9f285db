//! Domains as they are compared: one beyond ASCII is the same in its own letters and in those of DNS.

use std::borrow::Cow;

/// The domain in the letters of DNS (RFC 5890, A-labels), in small ones; what is no domain stays as it is.
pub fn ascii(domain: &str) -> Cow<'_, str> {
    if domain.is_ascii() {
        return Cow::Owned(domain.to_ascii_lowercase());
    }
    // Labels are packed in time that grows with their square.
    let short = domain.len() <= DOMAIN_BYTES_MAX;
    let packed = short.then(|| idna::domain_to_ascii(domain).ok()).flatten();
    packed.map_or(Cow::Borrowed(domain), Cow::Owned)
}

/// An address with its domain in letters that people read, where that is another spelling: before domains were
/// folded, the record kept some so.
pub fn readable_address(address: &str) -> Option<String> {
    // A quick look first, as every mail has it twice: hardly any domain is packed.
    if !address.as_bytes().contains(&b'-') {
        return None;
    }
    let (local, domain) = address.rsplit_once('@')?;
    if domain.len() > DOMAIN_BYTES_MAX || !domain.contains("xn--") {
        return None;
    }
    let (unpacked, outcome) = idna::domain_to_unicode(domain);
    (outcome.is_ok() && unpacked != domain).then(|| format!("{local}@{unpacked}"))
}

/// Whether both name the same domain.
pub fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || ascii(one) == ascii(other)
}

/// Whether both are the same mail address, as every mail system in use compares them.
pub fn is_same_address(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || ((!one.is_ascii() || !other.is_ascii())
            && ascii_address(&one.to_lowercase()) == ascii_address(&other.to_lowercase()))
}

/// An address with its domain in the letters of DNS.
pub fn ascii_address(address: &str) -> Cow<'_, str> {
    if address.is_ascii() {
        return Cow::Borrowed(address);
    }
    match address.rsplit_once('@') {
        Some((local, domain)) if !domain.is_ascii() => {
            Cow::Owned(format!("{local}@{}", ascii(domain)))
        }
        _ => Cow::Borrowed(address),
    }
}

/// No domain is longer in DNS, and in UTF-8 it takes at most four times as much.
const DOMAIN_BYTES_MAX: usize = 4 * 255;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_domain_is_the_same_however_it_is_written() {
        assert!(is_same("Búho.test", "xn--bho-8na.TEST"));
        assert!(is_same("a.test", "A.test"));
        assert!(!is_same("búho.test", "buho.test"));
        assert_eq!(ascii_address("Ana@búho.test"), "Ana@xn--bho-8na.test");
        assert_eq!(ascii_address("ana"), "ana");
        assert!(is_same_address("Ana@búho.test", "ana@xn--bho-8na.test"));
        assert!(!is_same_address("aña@búho.test", "ana@xn--bho-8na.test"));
        let readable = |address| readable_address(address).unwrap_or_default();
        assert_eq!(readable("ana@xn--bho-8na.test"), "ana@búho.test");
        assert_eq!(readable("ana@mail.xn--bho-8na.test"), "ana@mail.búho.test");
        assert_eq!(readable("ana@a.test"), "");
        assert_eq!(readable("ana@xn--\u{1f989}.test"), "");
    }

    #[test]
    fn what_is_no_domain_is_only_itself() {
        let long = "ü".repeat(DOMAIN_BYTES_MAX);
        assert_eq!(ascii(&long), long);
        assert!(!is_same("a b\u{200b}", "c"));
    }

    proptest! {
        #[test]
        fn any_text_is_compared(one in ".{0,60}", other in ".{0,60}") {
            prop_assert!(is_same(&one, &one));
            prop_assert_eq!(is_same(&one, &other), is_same(&other, &one));
        }
    }
}
