//! The server's own certificate, signed by its own authority: made at the first start, renewed
//! before it ends.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use rcgen::KeyPair;
use rustls_pki_types::ServerName;

use super::authority::{Authority, fingerprint_of, is_fresh, open_key, write};
use super::certificate::{CertificateError, Identity};

/// A certificate of our own making, in a folder of its own with the authority that signed it.
pub struct OwnCertificate {
    folder: PathBuf,
    names: Vec<String>,
    authority: Authority,
    identity: Identity,
}

impl OwnCertificate {
    /// Opens what is in `folder`, making or renewing whatever is missing, ending or for other
    /// names.
    ///
    /// `names` are the host names and addresses that clients will use, 1 to 100; `localhost`,
    /// `127.0.0.1` and `::1` are always among them. `now` is in seconds since 1970 UTC. The key
    /// stays the same through every renewal, so the fingerprint does too.
    pub fn open(
        folder: &Path,
        names: &[String],
        now: i64,
    ) -> Result<OwnCertificate, CertificateError> {
        let names = checked_names(names)?;
        let authority = Authority::open(folder, now)?;
        let key = open_key(&folder.join(KEY_FILE), &folder.join(CERTIFICATE_FILE))?;
        let identity = match kept(folder, &key, &authority, &names, now) {
            Some(identity) => identity,
            None => issue(folder, &key, &authority, &names, now)?,
        };
        Ok(OwnCertificate {
            folder: folder.to_owned(),
            names,
            authority,
            identity,
        })
    }

    /// Renews the certificate if fewer than 30 days remain; says whether it did. To be called once
    /// a day.
    pub fn renew(&mut self, now: i64) -> Result<bool, CertificateError> {
        if is_fresh(self.identity.facts(), now, SECONDS_LEFT_MIN) {
            return Ok(false);
        }
        *self = OwnCertificate::open(&self.folder, &self.names, now)?;
        Ok(true)
    }

    /// Makes the certificate anew though it is still good. The key stays, and so does the fingerprint.
    pub fn reissue(&mut self, now: i64) -> Result<(), CertificateError> {
        let key = open_key(
            &self.folder.join(KEY_FILE),
            &self.folder.join(CERTIFICATE_FILE),
        )?;
        self.identity = issue(&self.folder, &key, &self.authority, &self.names, now)?;
        Ok(())
    }

    /// The certificate and key to serve with.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The authority that signed it, and that signs client certificates.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }
}

/// The name of this machine, if it has one that a certificate can carry.
pub fn host_name() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname")
        .ok()?
        .trim()
        .to_owned();
    (!name.is_empty() && is_server_name(&name)).then_some(name)
}

/// The certificate on disk, if it is ours, whole, and good for these names and long enough.
fn kept(
    folder: &Path,
    key: &KeyPair,
    authority: &Authority,
    names: &[String],
    now: i64,
) -> Option<Identity> {
    let identity = Identity::load(&folder.join(CERTIFICATE_FILE), &folder.join(KEY_FILE)).ok()?;
    let facts = identity.facts();
    let good = identity.fingerprint() == fingerprint_of(key)
        && is_fresh(facts, now, SECONDS_LEFT_MIN)
        && names.iter().all(|name| facts.covers(name))
        && identity.issuer_certificate() == Some(authority.certificate());
    good.then_some(identity)
}

fn issue(
    folder: &Path,
    key: &KeyPair,
    authority: &Authority,
    names: &[String],
    now: i64,
) -> Result<Identity, CertificateError> {
    let chain = authority.issue_server(key, names, now)?;
    write(&folder.join(CERTIFICATE_FILE), chain.as_bytes(), 0o644)?;
    Identity::load(&folder.join(CERTIFICATE_FILE), &folder.join(KEY_FILE))
}

fn checked_names(names: &[String]) -> Result<Vec<String>, CertificateError> {
    let bad = |name: &str, why| CertificateError::BadName {
        name: name.to_owned(),
        why,
    };
    if names.len() > NAMES_MAX {
        return Err(bad(
            &names[NAMES_MAX],
            "a certificate is made for at most 100 names",
        ));
    }
    let mut checked: Vec<String> = Vec::new();
    for name in names.iter().map(String::as_str).chain(ALWAYS) {
        let name = name
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_ascii_lowercase();
        if !is_server_name(&name) {
            return Err(bad(
                &name,
                "write a host name such as desk.example.org, or an address",
            ));
        }
        if !checked.contains(&name) {
            checked.push(name);
        }
    }
    Ok(checked)
}

fn is_server_name(name: &str) -> bool {
    name.parse::<IpAddr>().is_ok() || ServerName::try_from(name).is_ok()
}

/// The server's chain in its folder.
pub const CERTIFICATE_FILE: &str = "server.pem";
/// The server's key in its folder.
pub const KEY_FILE: &str = "server.key";

const ALWAYS: [&str; 3] = ["localhost", "127.0.0.1", "::1"];
const NAMES_MAX: usize = 100;
const SECONDS_LEFT_MIN: i64 = 30 * 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    const NOW: i64 = 1_800_000_000;
    const DAY: i64 = 24 * 60 * 60;

    fn names(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_first_start_makes_everything_and_a_second_start_keeps_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let tls = folder.path().join("state/tls");
        let first =
            OwnCertificate::open(&tls, &names("desk.example 192.0.2.1"), NOW).expect("made");
        let again =
            OwnCertificate::open(&tls, &names("desk.example 192.0.2.1"), NOW).expect("kept");
        assert_eq!(
            first.identity().certificate(),
            again.identity().certificate()
        );
        for name in ["desk.example", "192.0.2.1", "localhost", "127.0.0.1", "::1"] {
            assert!(first.identity().facts().covers(name), "{name}");
        }
    }

    #[test]
    fn keys_are_readable_by_their_owner_only() {
        let folder = tempfile::tempdir().expect("a folder");
        OwnCertificate::open(folder.path(), &[], NOW).expect("made");
        for file in [KEY_FILE, super::super::authority::KEY_FILE] {
            let mode = std::fs::metadata(folder.path().join(file))
                .expect("there")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{file}");
        }
    }

    #[test]
    fn it_is_renewed_under_thirty_days_and_keeps_its_fingerprint() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut own = OwnCertificate::open(folder.path(), &[], NOW).expect("made");
        let before = own.identity().clone();
        assert!(!own.renew(NOW + 365 * DAY).expect("looked"));
        assert!(own.renew(NOW + 367 * DAY).expect("renewed"));
        assert_ne!(own.identity().certificate(), before.certificate());
        assert_eq!(own.identity().fingerprint(), before.fingerprint());
    }

    #[test]
    fn another_name_is_added_without_changing_the_fingerprint() {
        let folder = tempfile::tempdir().expect("a folder");
        let before = OwnCertificate::open(folder.path(), &[], NOW).expect("made");
        let after = OwnCertificate::open(folder.path(), &names("new.example"), NOW).expect("made");
        assert!(after.identity().facts().covers("new.example"));
        assert_eq!(
            after.identity().fingerprint(),
            before.identity().fingerprint()
        );
    }

    #[test]
    fn a_certificate_damaged_on_disk_is_made_again() {
        let folder = tempfile::tempdir().expect("a folder");
        OwnCertificate::open(folder.path(), &[], NOW).expect("made");
        std::fs::write(folder.path().join(CERTIFICATE_FILE), "rubbish").expect("damaged");
        OwnCertificate::open(folder.path(), &[], NOW).expect("made again");
    }

    #[test]
    fn a_name_that_is_no_host_name_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = OwnCertificate::open(folder.path(), &["a b".to_owned()], NOW)
            .err()
            .expect("refused");
        assert!(error.to_string().contains("a b"));
    }
}
