//! A certificate chain with its private key, from PEM files.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::crypto::ring::sign::any_supported_type;
use rustls::sign::CertifiedKey;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use zeroize::Zeroizing;

use super::fingerprint::Fingerprint;
use super::x509::Facts;

/// A chain that begins with our own certificate, and the key that belongs to it; checked to match.
#[derive(Clone, Debug)]
pub struct Identity {
    certified: Arc<CertifiedKey>,
    facts: Arc<Facts>,
}

/// What is wrong with certificate files; every text names the file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file could not be read.
    #[error(
        "cannot read {path}: {cause}; check that the file exists and that this user may read it"
    )]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A file or folder could not be written.
    #[error(
        "cannot write {path}: {cause}; check that the folder belongs to this user and has room"
    )]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A file is longer than any certificate file has a reason to be.
    #[error("{path} is larger than {PEM_BYTES_MAX} bytes; is it a certificate or key in PEM?")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A file has no certificate in it.
    #[error(
        "no certificate in {path}; give a PEM file with -----BEGIN CERTIFICATE----- lines, \
         the server's own first"
    )]
    NoCertificate {
        /// The file.
        path: PathBuf,
    },
    /// A file has no private key in it.
    #[error(
        "no usable private key in {path}; give an unencrypted PEM key (PKCS #8, PKCS #1 or SEC 1; \
         `openssl pkey -in KEY -out PLAIN` removes a password)"
    )]
    NoKey {
        /// The file.
        path: PathBuf,
    },
    /// PEM that cannot be decoded, or a certificate that cannot be read.
    #[error("{path} is damaged: {cause}; get the file again from whoever issued it")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What could not be read.
        cause: String,
    },
    /// The key is not the one of the certificate.
    #[error(
        "the key in {key} does not belong to the certificate in {chain}; the chain must begin \
         with the server's own certificate, before those of its issuers"
    )]
    Mismatch {
        /// The file with the chain.
        chain: PathBuf,
        /// The file with the key.
        key: PathBuf,
    },
    /// A certificate is there and the key that made it is not.
    #[error(
        "{certificate} is there and {key} is not; put the key back from a backup, or remove the \
         folder {folder} to start with a new authority, which every client must then trust anew"
    )]
    LostKey {
        /// The certificate that remains.
        certificate: PathBuf,
        /// The key that is missing.
        key: PathBuf,
        /// The folder of both.
        folder: PathBuf,
    },
    /// A name that no certificate can carry.
    #[error("{name:?} cannot stand in a certificate: {why}")]
    BadName {
        /// The name as given.
        name: String,
        /// What it should be.
        why: &'static str,
    },
    /// The cryptographic library refused to make a key or certificate.
    #[error("cannot make a certificate: {0}")]
    Issue(String),
}

impl Identity {
    /// Reads a chain and its key from two PEM files (they may be the same file).
    pub fn load(chain: &Path, key: &Path) -> Result<Identity, CertificateError> {
        let chain_pem = read_pem(chain)?;
        let key_pem = read_pem(key)?;
        warn_of_open_key(key);
        Identity::from_pem(&chain_pem, &key_pem, chain, key)
    }

    /// Checks a chain and its key that are in memory; the paths are only for the texts of errors.
    pub fn from_pem(
        chain_pem: &[u8],
        key_pem: &[u8],
        chain: &Path,
        key: &Path,
    ) -> Result<Identity, CertificateError> {
        let certificates = parse_certificates(chain_pem, chain)?;
        let facts = read_facts(&certificates[0], chain)?;
        let private =
            PrivateKeyDer::from_pem_slice(key_pem).map_err(|_| CertificateError::NoKey {
                path: key.to_owned(),
            })?;
        let signer = any_supported_type(&private).map_err(|_| CertificateError::NoKey {
            path: key.to_owned(),
        })?;
        let certified = CertifiedKey::new(certificates, signer);
        certified
            .keys_match()
            .map_err(|_| CertificateError::Mismatch {
                chain: chain.to_owned(),
                key: key.to_owned(),
            })?;
        Ok(Identity {
            certified: Arc::new(certified),
            facts: Arc::new(facts),
        })
    }

    /// The fingerprint of the certificate's public key.
    pub fn fingerprint(&self) -> Fingerprint {
        self.facts.fingerprint
    }

    /// What the certificate says about itself: names and dates.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The certificate in DER.
    pub fn certificate(&self) -> &CertificateDer<'static> {
        &self.certified.cert[0]
    }

    /// The certificate that follows in the chain: the issuer's, if it was given.
    pub fn issuer_certificate(&self) -> Option<&CertificateDer<'static>> {
        self.certified.cert.get(1)
    }

    pub(super) fn certified(&self) -> Arc<CertifiedKey> {
        Arc::clone(&self.certified)
    }
}

/// Reads every certificate of a PEM file: authorities to trust.
pub fn load_certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
    parse_certificates(&read_pem(path)?, path)
}

pub(super) fn parse_certificates(
    pem: &[u8],
    path: &Path,
) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
    let mut certificates = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(pem).take(CERTIFICATES_MAX) {
        certificates.push(certificate.map_err(|cause| CertificateError::Damaged {
            path: path.to_owned(),
            cause: cause.to_string(),
        })?);
    }
    if certificates.is_empty() {
        return Err(CertificateError::NoCertificate {
            path: path.to_owned(),
        });
    }
    Ok(certificates)
}

pub(super) fn read_facts(
    certificate: &CertificateDer<'_>,
    path: &Path,
) -> Result<Facts, CertificateError> {
    Facts::read(certificate).map_err(|cause| CertificateError::Damaged {
        path: path.to_owned(),
        cause: cause.to_string(),
    })
}

pub(super) fn read_pem(path: &Path) -> Result<Zeroizing<Vec<u8>>, CertificateError> {
    let failed = |cause| CertificateError::Read {
        path: path.to_owned(),
        cause,
    };
    let mut bytes = Zeroizing::new(Vec::new());
    let file = File::open(path).map_err(failed)?;
    file.take(PEM_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > PEM_BYTES_MAX {
        return Err(CertificateError::TooLarge {
            path: path.to_owned(),
        });
    }
    Ok(bytes)
}

fn warn_of_open_key(key: &Path) {
    let open = std::fs::metadata(key).is_ok_and(|file| file.permissions().mode() & 0o007 != 0);
    if open {
        tracing::warn!(path = %key.display(), "everybody on this machine may read the private key");
    }
}

/// Longest certificate or key file that is read.
const PEM_BYTES_MAX: u64 = 1024 * 1024;
/// Certificates read from one file; a system's whole bundle of authorities has under 200.
const CERTIFICATES_MAX: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair};

    fn files() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(vec!["desk.example".to_owned()]).expect("params");
        let certificate = params.self_signed(&key).expect("signed");
        let (chain, secret) = (
            folder.path().join("chain.pem"),
            folder.path().join("key.pem"),
        );
        std::fs::write(&chain, certificate.pem()).expect("written");
        std::fs::write(&secret, key.serialize_pem()).expect("written");
        (folder, chain, secret)
    }

    #[test]
    fn a_chain_and_its_key_are_loaded() {
        let (_folder, chain, key) = files();
        let identity = Identity::load(&chain, &key).expect("loaded");
        assert!(identity.facts().covers("desk.example"));
    }

    #[test]
    fn a_key_of_another_certificate_is_refused_naming_both_files() {
        let (_folder, chain, _) = files();
        let (_other, _, key) = files();
        let error = Identity::load(&chain, &key)
            .expect_err("refused")
            .to_string();
        assert!(
            error.contains("chain.pem") && error.contains("key.pem"),
            "{error}"
        );
    }

    #[test]
    fn a_missing_file_is_named() {
        let (folder, chain, _) = files();
        let error = Identity::load(&chain, &folder.path().join("absent")).expect_err("refused");
        assert!(error.to_string().contains("absent"));
    }

    #[test]
    fn files_given_the_wrong_way_round_say_what_is_missing() {
        let (_folder, chain, key) = files();
        let error = Identity::load(&key, &chain).expect_err("refused");
        assert!(
            matches!(error, CertificateError::NoCertificate { .. }),
            "{error}"
        );
        let error = Identity::load(&chain, &chain).expect_err("refused");
        assert!(matches!(error, CertificateError::NoKey { .. }), "{error}");
    }

    #[test]
    fn a_damaged_pem_says_so() {
        let (_folder, chain, key) = files();
        let text = std::fs::read_to_string(&chain)
            .expect("read")
            .replacen("MII", "M!I", 1);
        std::fs::write(&chain, text).expect("written");
        let error = Identity::load(&chain, &key).expect_err("refused");
        assert!(matches!(error, CertificateError::Damaged { .. }), "{error}");
    }

    #[test]
    fn a_huge_file_is_refused_without_reading_it_whole() {
        let (_folder, chain, key) = files();
        let file = File::create(&chain).expect("opened");
        file.set_len(PEM_BYTES_MAX * 100).expect("sparse");
        let error = Identity::load(&chain, &key).expect_err("refused");
        assert!(
            matches!(error, CertificateError::TooLarge { .. }),
            "{error}"
        );
    }
}
