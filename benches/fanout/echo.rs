//! The least that passes bytes on to many: rustls, tokio and a broadcast, in a process of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use centralita::net::own::OwnCertificate;
use centralita::net::tls::{ClientCertificates, ServerTls, accept_tls};
use rustls_pki_types::{CertificateDer, UnixTime};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::{broadcast, mpsc};
use tokio_rustls::client::TlsStream;

use crate::link::{self, Pace, Paced, Reading};

/// Set where this process is the one that passes on.
pub(crate) const FOLDER: &str = "CENTRALITA_BENCH_ECHO";

/// Who listens: those that are timed, and those beside them.
#[derive(Clone, Copy)]
pub(crate) struct Listeners {
    pub(crate) brisk: usize,
    pub(crate) slow: usize,
    pub(crate) mute: usize,
}

/// How long each of the brisk waits for each of `rounds` pieces, and the processor time of all of it.
pub(crate) async fn run(
    folder: &Path,
    listeners: Listeners,
    rounds: usize,
    bytes: usize,
) -> Result<(Vec<Duration>, Duration)> {
    let own = certificate(folder)?;
    let authority = own.authority().certificate();
    let mut server = Command::new(std::env::current_exe()?)
        .env(FOLDER, folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    let output = server.stdout.take().context("its output is piped")?;
    BufReader::new(output).read_line(&mut said)?;
    let address: SocketAddr = said.trim().parse()?;
    let (mut speaker, _) = link::connect(address, authority, 0, Pace::Brisk).await?;
    let (tell, mut told) = mpsc::unbounded_channel();
    for n in 0..listeners.brisk {
        let mut stream = listen(address, authority, n, Pace::Brisk).await?.0;
        let tell = tell.clone();
        tokio::spawn(async move {
            let mut piece = vec![0; bytes];
            while stream.read_exact(&mut piece).await.is_ok() {
                let _ = tell.send(Instant::now());
            }
        });
    }
    for n in 0..listeners.slow + listeners.mute {
        let (mut stream, reading) =
            listen(address, authority, listeners.brisk + n, Pace::Slow).await?;
        if n >= listeners.slow {
            reading.set(Pace::Never);
        }
        tokio::spawn(async move {
            let mut piece = vec![0; bytes];
            while stream.read_exact(&mut piece).await.is_ok() {}
        });
    }
    let mut waits = Vec::new();
    let piece = vec![7; bytes];
    let cpu = crate::cpu::of(server.id())?;
    for _ in 0..rounds {
        let begun = Instant::now();
        speaker.write_all(&piece).await?;
        speaker.flush().await?;
        for _ in 0..listeners.brisk {
            let at = told.recv().await.context("somebody was cut off")?;
            waits.push(at.saturating_duration_since(begun));
        }
    }
    let cpu = crate::cpu::of(server.id())?.saturating_sub(cpu);
    server.kill()?;
    server.wait()?;
    Ok((waits, cpu))
}

/// A connection that the other side has begun to serve.
async fn listen(
    address: SocketAddr,
    authority: &CertificateDer<'static>,
    n: usize,
    pace: Pace,
) -> Result<(TlsStream<Paced>, Reading)> {
    let (mut stream, reading) = link::connect(address, authority, n, pace).await?;
    let mut ready = [0];
    stream.read_exact(&mut ready).await?;
    Ok((stream, reading))
}

/// The first who connects speaks; everybody after that hears it.
pub(crate) async fn serve(folder: &Path) -> Result<()> {
    let tls = ServerTls::new(certificate(folder)?.identity(), &ClientCertificates::Off)?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let (speaker, _) = listener.accept().await?;
    let mut speaker = accept_tls(tls.agents(), speaker, WITHIN).await?.stream;
    let (say, _) = broadcast::channel::<Arc<[u8]>>(1_024);
    let saying = say.clone();
    let mut speaking = tokio::spawn(async move {
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(n) = speaker.read(&mut buffer).await
            && n > 0
        {
            let _ = saying.send(buffer[..n].into());
        }
    });
    loop {
        let (stream, _) = tokio::select! {
            accepted = listener.accept() => accepted?,
            _ = &mut speaking => return Ok(()),
        };
        stream.set_nodelay(true)?;
        let mut stream = accept_tls(tls.agents(), stream, WITHIN).await?.stream;
        let mut heard = say.subscribe();
        tokio::spawn(async move {
            let _ = stream.write_all(&[1]).await;
            let _ = stream.flush().await;
            while let Ok(bytes) = heard.recv().await {
                if stream.write_all(&bytes).await.is_err() || stream.flush().await.is_err() {
                    return;
                }
            }
        });
    }
}

fn certificate(folder: &Path) -> Result<OwnCertificate> {
    let now = i64::try_from(UnixTime::now().as_secs())?;
    Ok(OwnCertificate::open(folder, &[], now)?)
}

const WITHIN: Duration = Duration::from_secs(10);
