//! The real daemon, and connectors that bring it events as fast as it takes them.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::daemon::Daemon;
use crate::mail::{conversation, text};
use crate::{BATCH, Measured, cpu};

/// A running daemon with a channel for each connection.
pub(crate) struct Program {
    daemon: Daemon,
    connections: u64,
}

impl Program {
    pub(crate) fn start(folder: &Path, connections: u64) -> Result<Self> {
        let at = |name: &str| folder.join(name);
        std::fs::create_dir_all(at("etc"))?;
        let mut settings = "[server]\nagents = '127.0.0.1:0'\nhttps = '127.0.0.1:0'\n\
                            http = '127.0.0.1:0'\n[queue.support]\n"
            .to_owned();
        for channel in 0..connections {
            let secret = at(&format!("s{channel}.token"));
            std::fs::write(&secret, token(channel))?;
            write!(
                settings,
                "[channel.s{channel}]\nkind = 'partner'\nqueue = 'support'\ntoken.file = '{}'\n",
                std::path::absolute(&secret)?.display()
            )?;
        }
        std::fs::write(at("etc/centralita.toml"), settings)?;
        let daemon = Daemon::start(&at("etc"), &at("data"))?;
        Ok(Self {
            daemon,
            connections,
        })
    }

    /// Brings events over every connection for so long.
    pub(crate) fn measure(self, span: Duration) -> Result<Measured> {
        let before = cpu::of(self.daemon.id())?;
        let (own, began) = (&self, Instant::now());
        let batches = std::thread::scope(|scope| {
            let connectors: Vec<_> = (0..own.connections)
                .map(|channel| scope.spawn(move || own.bring(channel, began, span)))
                .collect();
            let mut batches = 0;
            for connector in connectors {
                let brought = connector.join();
                batches += brought.map_err(|_| anyhow::anyhow!("a connector panicked"))??;
            }
            anyhow::Ok(batches)
        })?;
        let cpu = cpu::of(self.daemon.id())?.saturating_sub(before);
        Measured::of(batches * BATCH, began.elapsed(), cpu)
    }

    fn bring(&self, channel: u64, began: Instant, span: Duration) -> Result<u64> {
        let mut line = BufReader::new(TcpStream::connect(self.daemon.address("http")?)?);
        line.get_ref().set_nodelay(true)?;
        let mut taken = 0;
        while began.elapsed() < span {
            let body = events((taken * self.connections + channel) * BATCH);
            let head = format!(
                "POST /byoc/v1/channels/s{channel}/events HTTP/1.1\r\nHost: desk\r\n\
                 Authorization: Bearer {}\r\nContent-Type: application/json\r\n\
                 Content-Length: {}\r\n\r\n",
                token(channel),
                body.len()
            );
            line.get_mut().write_all((head + &body).as_bytes())?;
            let answer = answer(&mut line)?;
            let accepted = answer.matches("\"accepted\"").count() as u64;
            ensure!(accepted == BATCH, "{accepted} of {BATCH}: {answer}");
            taken += 1;
        }
        Ok(taken)
    }
}

/// A request's events: the same messages as the writer is given.
fn events(first: u64) -> String {
    let mut body = "[".to_owned();
    for n in first..first + BATCH {
        let comma = if n == first { "" } else { "," };
        let _ = write!(
            body,
            r#"{comma}{{"v":1,"key":"k{n}","kind":"message","from":{{"scheme":"tel","value":"+3460{}"}},"parts":[{{"type":"text","text":"{}"}}]}}"#,
            conversation(n),
            text(n)
        );
    }
    body + "]"
}

/// The body of one answer.
fn answer(line: &mut BufReader<TcpStream>) -> Result<String> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let begin = head.len();
        ensure!(line.read_line(&mut head)? > 0, "the desk hung up: {head}");
        let said = head[begin..].trim().to_ascii_lowercase();
        if let Some(said) = said.strip_prefix("content-length:") {
            length = said.trim().parse()?;
        }
        if said.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    line.read_exact(&mut body)?;
    let body = String::from_utf8(body)?;
    ensure!(head.starts_with("HTTP/1.1 200"), "{head}{body}");
    Ok(body)
}

fn token(channel: u64) -> String {
    format!("bench-0123456789abcdef-{channel}")
}
