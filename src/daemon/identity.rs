//! The certificate the desk serves with: its own, made at the first start, or one given by file.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use crate::config::fault::Fault;
use crate::config::problem::Arg;
use crate::config::secret::Secret;
use crate::config::tls::{self, Certificate};
use crate::config::{Config, Problem};
use crate::domain::Moment;
use crate::net::certificate::{CertificateError, Identity, load_certificates};
use crate::net::lookout::{Lookout, Watch};
use crate::net::own::{OwnCertificate, host_name};
use crate::net::tls::{ClientCertificates, ServerTls};
use crate::words::Lang;

use super::clock::Clock;
use super::failure::Failure;
use super::folder;
use super::generation::Generation;
use super::secrets;

/// The certificate in force.
pub(super) struct Papers {
    /// What listeners serve with.
    pub(super) tls: Arc<ServerTls>,
    /// Follows the certificate in force.
    pub(super) identity: watch::Sender<Arc<Identity>>,
    /// Why the one that should take its place cannot be used; `None` while none should, or it can.
    pub(super) refused: watch::Sender<Option<Problem>>,
    /// The desk made it just now, so nobody can know it yet.
    pub(super) is_new: bool,
}

/// Opens or makes the certificate. Blocks.
pub(super) fn open(config: &Config, data: &Path, now: Moment) -> Result<Papers, Failure> {
    let folder = data.join(FOLDER);
    let is_new = config.tls.certificate.is_none() && !folder.exists();
    let identity = identity(config, data, now)?;
    let clients = clients(config)?;
    let tls = ServerTls::new(&identity, &clients)?;
    Ok(Papers {
        tls: Arc::new(tls),
        identity: watch::channel(Arc::new(identity)).0,
        refused: watch::channel(None).0,
        is_new,
    })
}

/// What is wrong with the files of a certificate from outside, as far as it can be seen from here: they
/// may be replaced at any moment, so settings are not refused for it, and whoever checks may have less
/// rights than the desk.
pub(super) fn problems(config: &Config) -> Vec<Problem> {
    let Some(given) = &config.tls.certificate else {
        return Vec::new();
    };
    // Credentials are handed to the desk alone.
    let (Ok(chain), Ok(key)) = (secrets::place(&given.chain), secrets::place(&given.key)) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    if folder::is_open_to_all(&key) {
        let path = ["tls", KEY];
        let open = config.problem(Fault::ReadableSecret, &path);
        let file = key.display().to_string();
        problems.push(open.with("key", path.join(".")).with("file", file));
    }
    let refused = Identity::load(&chain, &key).err();
    let refused = refused.filter(|error| {
        !matches!(error, CertificateError::Read { cause, .. }
            if cause.kind() == ErrorKind::PermissionDenied)
    });
    let name = |path: &Path| if path == key { KEY } else { CHAIN };
    problems.extend(
        refused
            .and_then(|error| refusal(config, name, error).ok())
            .map(|problem| problem.as_fault(Fault::CertificateUnusable)),
    );
    problems
}

/// Renews the certificate before it ends, and reads it again when its files or the settings change,
/// until `stop`. While one cannot be used, `papers` say why, and the one in force stays.
pub(super) async fn keep(
    papers: Arc<Papers>,
    data: PathBuf,
    clock: Clock,
    mut current: watch::Receiver<Arc<Generation>>,
    mut stop: watch::Receiver<bool>,
) {
    let lookout = Lookout::new();
    loop {
        let config = Arc::clone(&current.borrow_and_update().config);
        let folders = config.tls.certificate.as_ref().map(watched_folders);
        // Before the files are read, so that no change falls between the two.
        let watches = folders.into_iter().flatten();
        let watches = watches.filter_map(|folder| lookout.watch_changes(&folder).ok());
        let mut watches: Vec<Watch> = watches.collect();
        look(&papers, config, data.clone(), clock.now()).await;
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            _ = current.changed() => {}
            () = settled(&mut watches) => {}
        }
    }
}

/// Reads the certificate, and serves it where it is another and can be used.
async fn look(papers: &Papers, config: Arc<Config>, data: PathBuf, now: Moment) {
    let settings = Arc::clone(&config);
    let read = tokio::task::spawn_blocking(move || identity(&config, &data, now));
    match read.await {
        Ok(Ok(identity)) => {
            if identity.certificate() != papers.identity.borrow().certificate() {
                serve(papers, identity);
            }
            tell(papers, None);
        }
        Ok(Err(error)) => tell(papers, Some(unusable(&settings, error))),
        Err(error) => tracing::error!(%error, "the certificate could not be looked at"),
    }
}

/// Whoever connects from now on is shown this one; nobody who is connected is cut off.
fn serve(papers: &Papers, identity: Identity) {
    papers.tls.reload(&identity);
    tracing::info!(fingerprint = %identity.fingerprint(), "another certificate is served");
    papers.identity.send_replace(Arc::new(identity));
}

/// A certificate that cannot be used, as a problem of the settings that name it.
fn unusable(config: &Config, error: Failure) -> Problem {
    let fault = Fault::CertificateUnusable;
    match error {
        Failure::Settings { problems, .. } if !problems.is_empty() => problems[0].as_fault(fault),
        other => config
            .problem(fault, &["tls"])
            .with("why", Arg::Text(other.to_string())),
    }
}

/// Keeps why the certificate cannot be used; it is logged once, and so is that it can again.
fn tell(papers: &Papers, refused: Option<Problem>) {
    papers.refused.send_if_modified(|before| {
        if *before == refused {
            return false;
        }
        match &refused {
            Some(why) => {
                let why = why.render(Lang::En);
                tracing::error!(%why, "the certificate cannot be used, the old one stays");
            }
            None => tracing::info!("the certificate can be used again"),
        }
        *before = refused;
        true
    });
}

/// Returns once something changed and the files are quiet again, or it is time to look all the same.
async fn settled(watches: &mut [Watch]) {
    changed(watches).await;
    // The key is written beside the chain: both should be there. A folder may have other files that never rest.
    let quiet = async { while timeout(QUIET, changed(watches)).await.is_ok() {} };
    let _ = timeout(RESTLESS, quiet).await;
}

/// Waits for news from any of the folders.
async fn changed(watches: &mut [Watch]) {
    match watches {
        [] => tokio::time::sleep(LOOK_EVERY).await,
        [only] => {
            only.wait(LOOK_EVERY).await;
        }
        [one, other, ..] => {
            tokio::select! {
                _ = one.wait(LOOK_EVERY) => {}
                _ = other.wait(LOOK_EVERY) => {}
            }
        }
    }
}

/// Makes the desk's own certificate anew under the same key, or reads a given one again, and serves
/// it from now on. Blocks.
pub(super) fn renew(
    papers: &Papers,
    config: &Config,
    data: &Path,
    now: Moment,
) -> Result<(), Failure> {
    let found = match &config.tls.certificate {
        Some(_) => identity(config, data, now)?,
        None => {
            let mut own = OwnCertificate::open(&data.join(FOLDER), &names(config), now.seconds())?;
            own.reissue(now.seconds())?;
            own.identity().clone()
        }
    };
    serve(papers, found);
    tell(papers, None);
    Ok(())
}

fn identity(config: &Config, data: &Path, now: Moment) -> Result<Identity, Failure> {
    if let Some(given) = &config.tls.certificate {
        return load(config, given);
    }
    let mut own = OwnCertificate::open(&data.join(FOLDER), &names(config), now.seconds())?;
    own.renew(now.seconds())?;
    Ok(own.identity().clone())
}

/// The certificate from outside. What is wrong with it is wrong with the settings: no start mends it.
fn load(config: &Config, given: &Certificate) -> Result<Identity, Failure> {
    let chain = file(config, CHAIN, &given.chain)?;
    let key = file(config, KEY, &given.key)?;
    let name = |path: &Path| if path == key { KEY } else { CHAIN };
    Identity::load(&chain, &key).map_err(|error| failure(config, name, error))
}

/// The file that a key of `[tls]` means.
fn file(config: &Config, key: &'static str, secret: &Secret) -> Result<PathBuf, Failure> {
    secrets::place(secret).map_err(|cause| {
        let why = match secret {
            Secret::Credential(name) => Arg::Phrase(
                "config.certificate.credential",
                vec![("name", name.clone())],
            ),
            _ => Arg::Text(cause.to_string()),
        };
        refused(config, key, why).into()
    })
}

/// What is wrong with a file of `[tls]`, at its key, which `name` finds by the file; the error itself
/// where it is about none of them.
fn refusal(
    config: &Config,
    name: impl Fn(&Path) -> &'static str,
    error: CertificateError,
) -> Result<Problem, CertificateError> {
    let phrase = |key, path: &Path| Arg::Phrase(key, vec![("file", path.display().to_string())]);
    let (key, why) = match &error {
        CertificateError::Read { path, cause } => {
            let why = match cause.kind() {
                ErrorKind::NotFound => phrase("config.certificate.missing", path),
                ErrorKind::PermissionDenied => phrase("config.certificate.denied", path),
                _ => Arg::Text(format!("{}: {cause}", path.display())),
            };
            (name(path), why)
        }
        CertificateError::Mismatch { key, .. } => {
            (name(key), phrase("config.certificate.mismatch", key))
        }
        CertificateError::NoKey { path } => (KEY, phrase("config.certificate.no_key", path)),
        CertificateError::TooLarge { path }
        | CertificateError::NoCertificate { path }
        | CertificateError::Damaged { path, .. } => {
            (name(path), phrase("config.certificate.odd", path))
        }
        _ => return Err(error),
    };
    Ok(refused(config, key, why))
}

fn refused(config: &Config, key: &'static str, why: Arg) -> Problem {
    let path = ["tls", key];
    let problem = config.problem(Fault::CertificateRefused, &path);
    problem.with("key", path.join(".")).with("why", why)
}

fn failure(
    config: &Config,
    name: impl Fn(&Path) -> &'static str,
    error: CertificateError,
) -> Failure {
    match refusal(config, name, error) {
        Ok(problem) => problem.into(),
        Err(error) => error.into(),
    }
}

/// What the desk's own certificate is good for.
fn names(config: &Config) -> Vec<String> {
    let mut names = config.tls.names.clone();
    names.extend(host_name());
    let listening = [config.server.agents, config.server.https];
    for address in listening.into_iter().flatten() {
        if !address.ip().is_unspecified() {
            names.push(address.ip().to_string());
        }
    }
    names.sort();
    names.dedup();
    names
}

fn clients(config: &Config) -> Result<ClientCertificates, Failure> {
    let authorities = || match &config.tls.client_ca {
        Some(given) => {
            let path = file(config, AUTHORITY, given)?;
            let loaded = load_certificates(&path);
            loaded.map_err(|error| failure(config, |_| AUTHORITY, error))
        }
        None => Ok(Vec::new()),
    };
    Ok(match config.tls.client_certificates {
        tls::ClientCertificates::Off => ClientCertificates::Off,
        tls::ClientCertificates::Accepted => ClientCertificates::Accepted(authorities()?),
        tls::ClientCertificates::Required => ClientCertificates::Required(authorities()?),
    })
}

/// Where the chain and the key are: one folder or two.
fn watched_folders(given: &Certificate) -> BTreeSet<PathBuf> {
    let places = [&given.chain, &given.key].into_iter();
    let files = places.filter_map(|place| secrets::place(place).ok());
    files
        .filter_map(|file| file.parent().map(Path::to_owned))
        .collect()
}

/// Where the desk's own certificate is, in the data folder.
pub(super) const FOLDER: &str = "tls";

/// The keys of `[tls]` that name files.
const CHAIN: &str = "cert_file";
const KEY: &str = "key_file";
const AUTHORITY: &str = "client_ca_file";

/// How often the certificate is looked at without news.
const LOOK_EVERY: Duration = Duration::from_hours(1);

/// How long nothing may change before files are read.
const QUIET: Duration = Duration::from_millis(300);

/// How long a folder's other files may keep it from being read.
const RESTLESS: Duration = Duration::from_secs(5);
