//! A DNS server that answers by a script.

use std::net::{SocketAddr, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Where it listens, and how often it was asked.
pub(crate) struct Dns {
    pub(crate) at: SocketAddr,
    asked: Arc<AtomicUsize>,
}

/// Knows these names with one text each, and no others.
pub(crate) fn dns(texts: &'static [(&'static str, &'static str)]) -> Dns {
    serve(Some(texts))
}

/// Takes questions and says nothing.
pub(crate) fn silent_dns() -> Dns {
    serve(None)
}

impl Dns {
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn serve(texts: Option<&'static [(&'static str, &'static str)]>) -> Dns {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("a port");
    let at = socket.local_addr().expect("bound");
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    thread::spawn(move || {
        let mut question = [0; 1500];
        while let Ok((length, from)) = socket.recv_from(&mut question) {
            counted.fetch_add(1, Ordering::SeqCst);
            if let Some(answer) = texts.and_then(|texts| answer(&question[..length], texts)) {
                // Whoever asked may have gone.
                let _ = socket.send_to(&answer, from);
            }
        }
    });
    Dns { at, asked }
}

/// RFC 1035, 4: the header, the question as it came, and at most one record.
fn answer(asked: &[u8], texts: &[(&str, &str)]) -> Option<Vec<u8>> {
    let mut labels = Vec::new();
    let mut at = 12;
    while *asked.get(at)? > 0 {
        let end = at + 1 + usize::from(asked[at]);
        labels.push(String::from_utf8_lossy(asked.get(at + 1..end)?).to_lowercase());
        at = end;
    }
    let question = asked.get(12..at + 5)?;
    let is_text = asked.get(at + 1..at + 3)? == [0, 16];
    let name = labels.join(".");
    let known = texts.iter().find(|(known, _)| *known == name);
    let found = known.filter(|_| is_text);
    let code = if known.is_some() { 0x80 } else { 0x83 };
    let mut out = asked.get(..2)?.to_vec();
    out.extend([0x81, code, 0, 1, 0, u8::from(found.is_some()), 0, 0, 0, 0]);
    out.extend(question);
    if let Some((_, text)) = found {
        let mut data = Vec::new();
        for piece in text.as_bytes().chunks(255) {
            data.push(u8::try_from(piece.len()).expect("a piece"));
            data.extend(piece);
        }
        out.extend([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60]);
        out.extend(u16::try_from(data.len()).expect("a record").to_be_bytes());
        out.extend(data);
    }
    Some(out)
}
