//! A front that speaks TLS for a server that does not, with whatever certificate a test wants.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

/// An authority that nobody knows but who has its file.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

/// A certificate and its key.
pub(crate) struct Paper {
    certificate: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
}

impl Paper {
    /// What [`Authority::issue_into`] wrote.
    pub(crate) fn read(path: &Path) -> Self {
        let certificate = CertificateDer::from_pem_file(path).expect("a certificate");
        let key = PrivateKeyDer::from_pem_file(path).expect("a key");
        Self { certificate, key }
    }
}

/// When TLS begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// With the first byte.
    AtOnce,
    /// Once it is asked for, in SMTP; then this is said in clear, after the yes.
    Submission(&'static str),
    /// The same in IMAP.
    Mailbox(&'static str),
}

impl Authority {
    pub(crate) fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let made = params.self_signed(&key).expect("signed");
        Self {
            pem: made.pem(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Its certificate in a file.
    pub(crate) fn file(&self, path: PathBuf) -> String {
        std::fs::write(&path, &self.pem).expect("written");
        path.display().to_string()
    }

    /// A certificate for this name, good until the end of that year.
    pub(crate) fn issue(&self, name: &str, until: i32) -> Paper {
        let (made, key) = self.sign(name, |params| {
            params.not_after = date_time_ymd(until, 12, 31);
        });
        Paper {
            certificate: made.der().clone(),
            key: PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        }
    }

    /// A certificate for this name that is good for so long from now, with its key, in one file.
    pub(crate) fn issue_into(&self, path: &Path, name: &str, left: Duration) {
        std::fs::write(path, "").expect("written");
        let written = std::fs::metadata(path).and_then(|file| file.modified());
        let now = written.expect("a time").duration_since(UNIX_EPOCH);
        let end = now.expect("after 1970") + left;
        let (made, key) = self.sign(name, |params| {
            params.not_after = date_time_ymd(1970, 1, 1) + end;
        });
        let text = format!("{}{}", key.serialize_pem(), made.pem());
        std::fs::write(path, text).expect("written");
    }

    fn sign(
        &self,
        name: &str,
        until: impl FnOnce(&mut CertificateParams),
    ) -> (rcgen::Certificate, KeyPair) {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
        params.not_before = date_time_ymd(2020, 1, 1);
        until(&mut params);
        let made = params.signed_by(&key, &self.issuer).expect("signed");
        (made, key)
    }
}

/// Takes connections for the server at `behind`; gives the port where.
pub(crate) fn front(paper: Paper, manner: Manner, behind: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    listener.set_nonblocking(true).expect("for the runtime");
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![paper.certificate], paper.key)
            .expect("the key is the certificate's");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("listens");
            while let Ok((stream, _)) = listener.accept().await {
                // A client that goes away is its own test's matter.
                tokio::spawn(serve(stream, acceptor.clone(), manner, behind));
            }
        });
    });
    port
}

async fn serve(
    mut stream: TcpStream,
    acceptor: TlsAcceptor,
    manner: Manner,
    behind: u16,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(&mut stream);
    let mut line = String::new();
    match manner {
        Manner::AtOnce => {}
        Manner::Submission(after) => {
            lines.write_all(b"220 front\r\n").await?;
            lines.read_line(&mut line).await?;
            lines.write_all(b"250-front\r\n250 STARTTLS\r\n").await?;
            lines.read_line(&mut line).await?;
            let yes = format!("220 go\r\n{after}");
            lines.write_all(yes.as_bytes()).await?;
        }
        Manner::Mailbox(after) => {
            lines.write_all(b"* OK front\r\n").await?;
            lines.read_line(&mut line).await?;
            let tag = line.split(' ').next().unwrap_or_default();
            let yes = format!("{tag} OK go\r\n{after}");
            lines.write_all(yes.as_bytes()).await?;
        }
    }
    let mut private = acceptor.accept(stream).await?;
    let mut server = BufReader::new(TcpStream::connect(("127.0.0.1", behind)).await?);
    if manner != Manner::AtOnce {
        // It was greeted already.
        server.read_line(&mut line).await?;
    }
    copy_bidirectional(&mut private, &mut server).await?;
    Ok(())
}
