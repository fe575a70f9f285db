//! The few facts of a certificate that we show or decide on, read from its DER.
//!
//! Nothing is verified here: signatures and chains are the TLS library's work. This reads names,
//! dates and the public key (RFC 5280, section 4.1), with every length checked against what is
//! there and no recursion.

use std::net::IpAddr;

use super::fingerprint::Fingerprint;

/// What a certificate says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The subject's common name, where there is one.
    pub common_name: Option<String>,
    /// First moment of validity, in seconds since 1970 UTC.
    pub not_before: i64,
    /// Last moment of validity, in seconds since 1970 UTC.
    pub not_after: i64,
    /// DNS names it is for.
    pub dns_names: Vec<String>,
    /// Addresses it is for.
    pub addresses: Vec<IpAddr>,
    /// The fingerprint of its public key.
    pub fingerprint: Fingerprint,
}

/// The bytes are not a certificate that we can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a readable X.509 certificate")]
pub struct Malformed;

impl Facts {
    /// Reads the facts out of a certificate in DER.
    pub fn read(der: &[u8]) -> Result<Facts, Malformed> {
        read_certificate(der).ok_or(Malformed)
    }

    /// Whether a server name or address is among those the certificate is for.
    pub fn covers(&self, name: &str) -> bool {
        match name.parse::<IpAddr>() {
            Ok(address) => self.addresses.contains(&address),
            Err(_) => self
                .dns_names
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name)),
        }
    }
}

fn read_certificate(der: &[u8]) -> Option<Facts> {
    let mut certificate = Reader(Reader(der).expect(SEQUENCE)?);
    let mut body = Reader(certificate.expect(SEQUENCE)?);
    body.optional(VERSION);
    body.expect(INTEGER)?;
    body.expect(SEQUENCE)?;
    body.expect(SEQUENCE)?;
    let mut validity = Reader(body.expect(SEQUENCE)?);
    let not_before = read_time(validity.any()?)?;
    let not_after = read_time(validity.any()?)?;
    let common_name = read_common_name(body.expect(SEQUENCE)?).ok()?;
    let fingerprint = Fingerprint::of_public_key(body.whole(SEQUENCE)?);
    let mut facts = Facts {
        common_name,
        not_before,
        not_after,
        dns_names: Vec::new(),
        addresses: Vec::new(),
        fingerprint,
    };
    while let Some((tag, content)) = body.any() {
        if tag == EXTENSIONS {
            read_extensions(content, &mut facts)?;
        }
    }
    Some(facts)
}

/// `Name ::= SEQUENCE OF SET OF SEQUENCE { OID, value }`.
fn read_common_name(name: &[u8]) -> Result<Option<String>, Malformed> {
    let mut parts = Reader(name);
    while !parts.0.is_empty() {
        let mut set = Reader(parts.expect(SET).ok_or(Malformed)?);
        while !set.0.is_empty() {
            let mut pair = Reader(set.expect(SEQUENCE).ok_or(Malformed)?);
            let kind = pair.expect(OBJECT_ID).ok_or(Malformed)?;
            let (tag, value) = pair.any().ok_or(Malformed)?;
            if kind == COMMON_NAME && matches!(tag, UTF8_STRING | PRINTABLE_STRING | IA5_STRING) {
                return Ok(std::str::from_utf8(value).ok().map(str::to_owned));
            }
        }
    }
    Ok(None)
}

fn read_extensions(content: &[u8], facts: &mut Facts) -> Option<()> {
    let mut list = Reader(Reader(content).expect(SEQUENCE)?);
    while !list.0.is_empty() {
        let mut extension = Reader(list.expect(SEQUENCE)?);
        let kind = extension.expect(OBJECT_ID)?;
        extension.optional(BOOLEAN);
        let value = extension.expect(OCTET_STRING)?;
        if kind == SUBJECT_ALT_NAME {
            read_names(value, facts)?;
        }
    }
    Some(())
}

fn read_names(value: &[u8], facts: &mut Facts) -> Option<()> {
    let mut names = Reader(Reader(value).expect(SEQUENCE)?);
    while !names.0.is_empty() {
        let (tag, content) = names.any()?;
        if facts.dns_names.len() + facts.addresses.len() == NAMES_MAX {
            break;
        }
        match (tag, content.len()) {
            (DNS_NAME, _) => facts
                .dns_names
                .push(std::str::from_utf8(content).ok()?.to_owned()),
            (IP_ADDRESS, 4) => {
                facts
                    .addresses
                    .push(IpAddr::from(<[u8; 4]>::try_from(content).ok()?));
            }
            (IP_ADDRESS, 16) => {
                facts
                    .addresses
                    .push(IpAddr::from(<[u8; 16]>::try_from(content).ok()?));
            }
            _ => {}
        }
    }
    Some(())
}

/// `UTCTime` and `GeneralizedTime` in the one form that RFC 5280, section 4.1.2.5, allows: seconds,
/// and `Z`.
fn read_time((tag, text): (u8, &[u8])) -> Option<i64> {
    let (year, rest) = match tag {
        UTC_TIME => {
            let short = number(text.get(..2)?)?;
            (
                if short < 50 {
                    2000 + short
                } else {
                    1900 + short
                },
                text.get(2..)?,
            )
        }
        GENERALIZED_TIME => (number(text.get(..4)?)?, text.get(4..)?),
        _ => return None,
    };
    if rest.len() != 11 || rest[10] != b'Z' {
        return None;
    }
    let part = |at: usize| number(&rest[at..at + 2]);
    let days = days_since_1970(year, part(0)?, part(2)?)?;
    let (hour, minute, second) = (part(4)?, part(6)?, part(8)?);
    (hour < 24 && minute < 60 && second < 61)
        .then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |sum, digit| {
        digit
            .is_ascii_digit()
            .then(|| sum * 10 + i64::from(digit - b'0'))
    })
}

/// Days of the proleptic Gregorian calendar, counted in years that begin in March so that the leap
/// day comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
            - 719_468,
    )
}

/// Reads one element after the other out of DER; `None` for whatever does not fit.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn any(&mut self) -> Option<(u8, &'a [u8])> {
        let (header, length) = self.measure()?;
        let tag = self.0[0];
        let content = self.0.get(header..header.checked_add(length)?)?;
        self.0 = &self.0[header + length..];
        Some((tag, content))
    }

    fn expect(&mut self, tag: u8) -> Option<&'a [u8]> {
        (*self.0.first()? == tag).then(|| self.any().map(|(_, content)| content))?
    }

    fn optional(&mut self, tag: u8) {
        if self.0.first() == Some(&tag) {
            self.any();
        }
    }

    /// The element with its tag and length.
    fn whole(&mut self, tag: u8) -> Option<&'a [u8]> {
        let before = self.0;
        self.expect(tag)?;
        Some(&before[..before.len() - self.0.len()])
    }

    /// Bytes of tag and length, and of the content (X.690, section 8.1.3; definite lengths up to
    /// four bytes).
    fn measure(&self) -> Option<(usize, usize)> {
        let first = *self.0.get(1)?;
        if first < 0x80 {
            return Some((2, usize::from(first)));
        }
        let bytes = usize::from(first & 0x7f);
        if bytes == 0 || bytes > 4 {
            return None;
        }
        let length = self.0.get(2..2 + bytes)?;
        Some((
            2 + bytes,
            length
                .iter()
                .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
        ))
    }
}

/// Names of a certificate that are read; more are ignored.
const NAMES_MAX: usize = 256;

const BOOLEAN: u8 = 0x01;
const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OBJECT_ID: u8 = 0x06;
const UTF8_STRING: u8 = 0x0c;
const PRINTABLE_STRING: u8 = 0x13;
const IA5_STRING: u8 = 0x16;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
const DNS_NAME: u8 = 0x82;
const IP_ADDRESS: u8 = 0x87;
/// 2.5.4.3
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// 2.5.29.17
const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 0x11];

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair, PublicKeyData, date_time_ymd};

    fn made() -> (Vec<u8>, Vec<u8>) {
        let key = KeyPair::generate().expect("a key");
        let names = vec![
            "desk.example".to_owned(),
            "192.0.2.7".to_owned(),
            "2001:db8::7".to_owned(),
        ];
        let mut params = CertificateParams::new(names).expect("good names");
        params.distinguished_name = rcgen::DistinguishedName::new();
        params
            .distinguished_name
            .push(rcgen::DnType::OrganizationName, "Muebles Peña");
        params
            .distinguished_name
            .push(rcgen::DnType::CommonName, "Peña");
        params.not_before = date_time_ymd(2024, 2, 29);
        params.not_after = date_time_ymd(2051, 12, 31);
        let certificate = params.self_signed(&key).expect("signed");
        (certificate.der().to_vec(), key.subject_public_key_info())
    }

    #[test]
    fn names_dates_and_key_are_read() {
        let (der, spki) = made();
        let facts = Facts::read(&der).expect("readable");
        assert_eq!(facts.common_name.as_deref(), Some("Peña"));
        assert_eq!(facts.not_before, 1_709_164_800);
        assert_eq!(facts.not_after, 2_587_593_600);
        assert_eq!(facts.dns_names, ["desk.example"]);
        assert_eq!(facts.fingerprint, Fingerprint::of_public_key(&spki));
        assert!(facts.covers("DESK.example") && facts.covers("192.0.2.7"));
        assert!(facts.covers("2001:db8::7") && !facts.covers("192.0.2.8"));
    }

    #[test]
    fn a_certificate_cut_anywhere_is_malformed() {
        let (der, _) = made();
        for end in 0..der.len() {
            assert_eq!(Facts::read(&der[..end]), Err(Malformed), "cut at {end}");
        }
    }

    #[test]
    fn no_flipped_byte_makes_it_panic() {
        let (der, _) = made();
        for at in 0..der.len() {
            for value in [0x00, 0x7f, 0x80, 0x84, 0xff] {
                let mut bent = der.clone();
                bent[at] = value;
                let _ = Facts::read(&bent);
            }
        }
    }
}
