//! A network that breaks off: connections that die after so many bytes either way.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

/// Where a connection dies: after so many bytes of what was asked, or of what was answered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    Asked(usize),
    Answered(usize),
}

/// Leads to a port through such a network; gives the port on this side of it. Each cut takes one connection,
/// the next ones are left alone.
pub(crate) fn wire(to: &str, cuts: &[Cut]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let cuts: Vec<Option<Cut>> = cuts.iter().copied().map(Some).collect();
    let to = to.to_owned();
    thread::spawn(move || {
        let cuts = cuts.into_iter().chain(std::iter::repeat(None));
        for (near, cut) in listener.incoming().zip(cuts) {
            let (Ok(near), to) = (near, to.clone()) else {
                return;
            };
            thread::spawn(move || carry(&near, &to, cut));
        }
    });
    port
}

fn carry(near: &TcpStream, to: &str, cut: Option<Cut>) {
    let Ok(far) = TcpStream::connect(to) else {
        return;
    };
    let (asked, answered) = match cut {
        Some(Cut::Asked(bytes)) => (bytes, usize::MAX),
        Some(Cut::Answered(bytes)) => (usize::MAX, bytes),
        None => (usize::MAX, usize::MAX),
    };
    thread::scope(|scope| {
        scope.spawn(|| copy(near, &far, asked));
        copy(&far, near, answered);
    });
}

/// Copies so many bytes; then the whole connection is dead. An end is passed on as one.
fn copy(mut from: &TcpStream, mut to: &TcpStream, most: usize) {
    let (mut left, mut piece) = (most, [0; 4096]);
    while let Ok(read) = from.read(&mut piece[..left.min(4096)]) {
        if left == 0 {
            let _ = from.shutdown(Shutdown::Both);
            let _ = to.shutdown(Shutdown::Both);
            return;
        }
        if read == 0 || to.write_all(&piece[..read]).is_err() {
            break;
        }
        left -= read;
    }
    let _ = to.shutdown(Shutdown::Write);
}
