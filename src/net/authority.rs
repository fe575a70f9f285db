//! A certificate authority of our own: one key, made at the first start, that signs what we issue
//! later.
//!
//! Its name follows from its key, so the parameters it signs with are rebuilt from the key alone
//! and no certificate has to be parsed back. The certificate may be issued again with the same key
//! (it ends, or the first start had a wrong clock) and everything signed before stays valid under
//! it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, PublicKeyData, SerialNumber, date_time_ymd,
};
use ring::rand::{SecureRandom, SystemRandom};
use rustls_pki_types::CertificateDer;
use zeroize::Zeroizing;

use super::certificate::{CertificateError, Identity, parse_certificates, read_facts, read_pem};
use super::durable::{private_folder, replace_file};
use super::fingerprint::Fingerprint;
use super::x509::Facts;

/// An authority whose key lies in a folder of ours.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
    pem: String,
}

/// A certificate for a client, with its key; the key is nowhere else.
pub struct ClientCertificate {
    /// The client's certificate and the authority's, in PEM.
    pub chain_pem: String,
    /// The private key, PKCS #8 in PEM.
    pub key_pem: Zeroizing<String>,
    /// The fingerprint of the client's key, by which to know it again.
    pub fingerprint: Fingerprint,
    /// Last moment of validity, in seconds since 1970 UTC.
    pub not_after: i64,
}

impl Authority {
    /// Opens the authority in `folder`, or makes it; `now` in seconds since 1970 UTC.
    ///
    /// The key is written before the certificate: after a crash between the two the certificate is
    /// made again.
    pub fn open(folder: &Path, now: i64) -> Result<Authority, CertificateError> {
        let (key_path, certificate_path) = (folder.join(KEY_FILE), folder.join(CERTIFICATE_FILE));
        let key = open_key(&key_path, &certificate_path)?;
        let params = params_of(&key);
        if certificate_path.exists() {
            let pem = read_pem(&certificate_path)?;
            let certificate = parse_certificates(&pem, &certificate_path)?.swap_remove(0);
            let facts = read_facts(&certificate, &certificate_path)?;
            if facts.fingerprint == fingerprint_of(&key)
                && is_fresh(&facts, now, AUTHORITY_SECONDS_LEFT_MIN)
            {
                let pem = String::from_utf8_lossy(&pem).into_owned();
                return Ok(Authority {
                    issuer: Issuer::new(params, key),
                    certificate,
                    pem,
                });
            }
        }
        let dated = valid_for(params.clone(), now, AUTHORITY_SECONDS)?;
        let made = dated
            .self_signed(&key)
            .map_err(|error| not_issued(&error))?;
        write(&certificate_path, made.pem().as_bytes(), 0o644)?;
        Ok(Authority {
            issuer: Issuer::new(params, key),
            certificate: made.der().clone(),
            pem: made.pem(),
        })
    }

    /// The authority's own certificate.
    pub fn certificate(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// The authority's own certificate in PEM, for people who want to trust it.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// Issues a certificate for a client, valid for 90 days from `now`.
    ///
    /// `subject` is its common name: 1 to 64 characters (RFC 5280, appendix A.1), no control
    /// characters.
    pub fn issue_client(
        &self,
        subject: &str,
        now: i64,
    ) -> Result<ClientCertificate, CertificateError> {
        if !is_common_name(subject) {
            return Err(CertificateError::BadName {
                name: subject.to_owned(),
                why: "a subject has 1 to 64 characters, none of them control characters",
            });
        }
        let key = KeyPair::generate().map_err(|error| not_issued(&error))?;
        let mut params = CertificateParams::default();
        params.distinguished_name = named(subject);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        let (pem, facts) = self.sign(params, &key, now, CLIENT_SECONDS)?;
        Ok(ClientCertificate {
            chain_pem: pem + &self.pem,
            key_pem: Zeroizing::new(key.serialize_pem()),
            fingerprint: facts.fingerprint,
            not_after: facts.not_after,
        })
    }

    /// Signs a server's certificate for `names`; gives the chain in PEM.
    pub(super) fn issue_server(
        &self,
        key: &KeyPair,
        names: &[String],
        now: i64,
    ) -> Result<String, CertificateError> {
        let mut params = CertificateParams::new(names).map_err(|error| not_issued(&error))?;
        params.distinguished_name = match names.iter().find(|name| is_common_name(name)) {
            Some(name) => named(name),
            None => DistinguishedName::new(),
        };
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let (pem, _) = self.sign(params, key, now, SERVER_SECONDS)?;
        Ok(pem + &self.pem)
    }

    fn sign(
        &self,
        mut params: CertificateParams,
        key: &KeyPair,
        now: i64,
        seconds: u64,
    ) -> Result<(String, Facts), CertificateError> {
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.is_ca = IsCa::ExplicitNoCa;
        params.use_authority_key_identifier_extension = true;
        let params = valid_for(params, now, seconds)?;
        let made = params
            .signed_by(key, &self.issuer)
            .map_err(|error| not_issued(&error))?;
        let facts =
            Facts::read(made.der()).map_err(|error| CertificateError::Issue(error.to_string()))?;
        Ok((made.pem(), facts))
    }
}

impl ClientCertificate {
    /// The same as an identity to connect with.
    pub fn identity(&self) -> Result<Identity, CertificateError> {
        let path = Path::new("client certificate");
        Identity::from_pem(
            self.chain_pem.as_bytes(),
            self.key_pem.as_bytes(),
            path,
            path,
        )
    }
}

/// Opens the key in `path`, or makes one if there is neither key nor certificate.
pub(super) fn open_key(path: &Path, certificate: &Path) -> Result<KeyPair, CertificateError> {
    if path.exists() {
        let pem = read_pem(path)?;
        let text = std::str::from_utf8(&pem).unwrap_or_default();
        return KeyPair::from_pem(text).map_err(|_| CertificateError::NoKey {
            path: path.to_owned(),
        });
    }
    let folder = path.parent().unwrap_or(path).to_owned();
    if certificate.exists() {
        return Err(CertificateError::LostKey {
            certificate: certificate.to_owned(),
            key: path.to_owned(),
            folder,
        });
    }
    private_folder(&folder).map_err(|cause| CertificateError::Write {
        path: folder,
        cause,
    })?;
    let key = KeyPair::generate().map_err(|error| not_issued(&error))?;
    write(path, Zeroizing::new(key.serialize_pem()).as_bytes(), 0o600)?;
    Ok(key)
}

/// Valid now, and for at least `seconds_left` more.
pub(super) fn is_fresh(facts: &Facts, now: i64, seconds_left: i64) -> bool {
    facts.not_before <= now && facts.not_after.saturating_sub(now) > seconds_left
}

pub(super) fn fingerprint_of(key: &KeyPair) -> Fingerprint {
    Fingerprint::of_public_key(&key.subject_public_key_info())
}

pub(super) fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<(), CertificateError> {
    replace_file(path, bytes, mode).map_err(|cause| CertificateError::Write {
        path: PathBuf::from(path),
        cause,
    })
}

/// Everything of the authority that its signatures depend on; the same for the same key, today and
/// in ten years.
fn params_of(key: &KeyPair) -> CertificateParams {
    let mut name = AUTHORITY_NAME.to_owned();
    // Two desks' authorities in one browser must not share a name, or it tries the wrong key first.
    for byte in &fingerprint_of(key).bytes()[..4] {
        write!(name, "{byte:02x}").expect("writing to a string cannot fail");
    }
    let mut params = CertificateParams::default();
    params.distinguished_name = named(&name);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn valid_for(
    mut params: CertificateParams,
    now: i64,
    seconds: u64,
) -> Result<CertificateParams, CertificateError> {
    let now = u64::try_from(now).unwrap_or(0).min(SECONDS_MAX);
    // A clock that is a little behind, here or at a client, must not find the certificate not yet
    // valid.
    let from = now.saturating_sub(BACKDATED_SECONDS);
    params.not_before = date_time_ymd(1970, 1, 1) + Duration::from_secs(from);
    params.not_after = date_time_ymd(1970, 1, 1) + Duration::from_secs(now + seconds);
    // Issued again with the same key, it must not repeat the serial (RFC 5280, section 4.1.2.2).
    let mut serial = [0; 16];
    SystemRandom::new()
        .fill(&mut serial)
        .map_err(|_| CertificateError::Issue("the system gives no random numbers".to_owned()))?;
    serial[0] = serial[0] & 0x7f | 0x40;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    Ok(params)
}

fn named(common_name: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, common_name);
    name
}

fn is_common_name(text: &str) -> bool {
    (1..=64).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

fn not_issued(error: &rcgen::Error) -> CertificateError {
    CertificateError::Issue(error.to_string())
}

/// The authority's certificate in its folder: what to hand out and trust.
pub const CERTIFICATE_FILE: &str = "authority.pem";
/// The authority's key in its folder: what to back up and hide.
pub const KEY_FILE: &str = "authority.key";

const AUTHORITY_NAME: &str = "Centralita authority ";
const DAY_SECONDS: u64 = 24 * 60 * 60;
const BACKDATED_SECONDS: u64 = DAY_SECONDS;
const AUTHORITY_SECONDS: u64 = 20 * 365 * DAY_SECONDS;
/// A server's certificate outlives the authority's at no time.
const AUTHORITY_SECONDS_LEFT_MIN: i64 = 2 * 365 * 24 * 60 * 60;
/// Browsers refuse certificates over 398 days, the day before the first counted.
const SERVER_SECONDS: u64 = 396 * DAY_SECONDS;
const CLIENT_SECONDS: u64 = 90 * DAY_SECONDS;
/// The year 9900: later dates do not fit a certificate.
const SECONDS_MAX: u64 = 250_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    #[test]
    fn an_authority_opened_again_is_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Authority::open(folder.path(), NOW).expect("made");
        let again = Authority::open(folder.path(), NOW + 5).expect("opened");
        assert_eq!(first.certificate(), again.certificate());
        assert_eq!(first.pem(), again.pem());
    }

    #[test]
    fn a_certificate_lost_in_a_crash_is_made_again_with_the_same_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Authority::open(folder.path(), NOW).expect("made");
        std::fs::remove_file(folder.path().join(CERTIFICATE_FILE)).expect("removed");
        let again = Authority::open(folder.path(), NOW).expect("made again");
        let print = |authority: &Authority| {
            Facts::read(authority.certificate())
                .expect("readable")
                .fingerprint
        };
        assert_eq!(print(&first), print(&again));
    }

    #[test]
    fn an_authority_made_under_a_wrong_clock_is_dated_again() {
        let folder = tempfile::tempdir().expect("a folder");
        Authority::open(folder.path(), 0).expect("made in 1970");
        let authority = Authority::open(folder.path(), NOW).expect("dated again");
        let facts = Facts::read(authority.certificate()).expect("readable");
        assert!(is_fresh(&facts, NOW, AUTHORITY_SECONDS_LEFT_MIN));
    }

    #[test]
    fn a_lost_key_is_an_error_and_never_a_new_authority() {
        let folder = tempfile::tempdir().expect("a folder");
        Authority::open(folder.path(), NOW).expect("made");
        std::fs::remove_file(folder.path().join(KEY_FILE)).expect("removed");
        let error = Authority::open(folder.path(), NOW).err().expect("refused");
        assert!(matches!(error, CertificateError::LostKey { .. }), "{error}");
    }

    #[test]
    fn a_client_certificate_carries_its_subject_for_ninety_days() {
        let folder = tempfile::tempdir().expect("a folder");
        let authority = Authority::open(folder.path(), NOW).expect("made");
        let client = authority.issue_client("eva · laptop", NOW).expect("issued");
        let identity = client.identity().expect("usable");
        assert_eq!(
            identity.facts().common_name.as_deref(),
            Some("eva · laptop")
        );
        assert_eq!(identity.fingerprint(), client.fingerprint);
        assert_eq!(client.not_after - NOW, 90 * 24 * 60 * 60);
    }

    #[test]
    fn a_subject_that_is_empty_or_long_or_has_controls_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let authority = Authority::open(folder.path(), NOW).expect("made");
        for subject in ["", "a\nb", &"x".repeat(65)] {
            assert!(authority.issue_client(subject, NOW).is_err(), "{subject:?}");
        }
    }
}
