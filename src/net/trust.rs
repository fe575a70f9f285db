//! Whose certificates we believe when we call a server: the system's authorities, and one's own.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

/// The settings for calling a server, checked by the system's authorities and those in the file
/// `own`; an empty path adds none.
///
/// A machine without any authority of its own (a bare image, an air-gapped site) has those of the
/// file only; with neither, every handshake fails and says so.
pub fn client(own: &str) -> io::Result<Arc<ClientConfig>> {
    if own.is_empty() {
        static SYSTEM: OnceLock<Arc<ClientConfig>> = OnceLock::new();
        return Ok(Arc::clone(
            SYSTEM.get_or_init(|| Arc::new(config(system()))),
        ));
    }
    let seen = Seen::of(Path::new(own)).map_err(|error| told(own, &error.to_string()))?;
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, config)) = kept.get(own).filter(|(then, _)| *then == seen) {
        return Ok(Arc::clone(config));
    }
    let mut roots = system();
    for certificate in authorities(Path::new(own))? {
        let added = roots.add(certificate);
        added.map_err(|error| told(own, &error.to_string()))?;
    }
    let config = Arc::new(config(roots));
    if kept.len() >= KEPT_MAX {
        kept.clear();
    }
    kept.insert(own.to_owned(), (seen, Arc::clone(&config)));
    Ok(config)
}

/// A file as it was when it was read: another time or length means that somebody changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    bytes: u64,
    changed: Option<SystemTime>,
}

impl Seen {
    fn of(file: &Path) -> io::Result<Self> {
        let about = std::fs::metadata(file)?;
        Ok(Self {
            bytes: about.len(),
            changed: about.modified().ok(),
        })
    }
}

/// The settings made so far, by file: reading all of a system's authorities takes a while.
static KEPT: Mutex<BTreeMap<String, (Seen, Arc<ClientConfig>)>> = Mutex::new(BTreeMap::new());

/// How many files are remembered.
const KEPT_MAX: usize = 64;

/// The certificates in a PEM file; an error when it holds none.
pub fn authorities(file: &Path) -> io::Result<Vec<CertificateDer<'static>>> {
    let name = file.display().to_string();
    let text = std::fs::read(file).map_err(|error| told(&name, &error.to_string()))?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    let certificates = read.map_err(|error| told(&name, &error.to_string()))?;
    if certificates.is_empty() {
        return Err(told(&name, "there is no certificate in it"));
    }
    Ok(certificates)
}

/// Whether a call ended because the other side's certificate is not believed.
pub fn is_distrust(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
            return true;
        }
        // What an `io::Error` wraps is not the cause that it names, but the error itself.
        let within = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        cause = match within {
            Some(within) => Some(within),
            None => error.source(),
        };
    }
    false
}

fn system() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

fn config(roots: RootCertStore) -> ClientConfig {
    ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth()
}

fn told(file: &str, why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{file}: {why}"))
}
