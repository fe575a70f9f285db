//! A mobile network as a gateway sees it: an SMSC that speaks SMPP 3.4, as much of it as telephones need.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// An SMSC on a port of this machine, with one gateway bound to it.
pub(crate) struct Network {
    line: TcpStream,
    sent: Receiver<Sms>,
    last: u32,
}

/// A message to a telephone.
pub(crate) struct Sms {
    /// The network's name for it.
    pub(crate) id: String,
    pub(crate) to: String,
    pub(crate) text: String,
}

impl Network {
    /// Waits for the gateway to come.
    pub(crate) fn of(listener: &TcpListener) -> Self {
        let (line, _) = listener.accept().expect("the gateway comes");
        let (told, sent) = channel();
        let mut own = Self {
            line: line.try_clone().expect("the same line"),
            sent,
            last: 0,
        };
        let (command, sequence, _) = read(&mut own.line).expect("it binds");
        assert_eq!(command, BIND_TRANSCEIVER);
        write(&own.line, command | ANSWER, sequence, b"net\0");
        std::thread::spawn(move || answer(line, &told));
        own
    }

    /// Somebody's telephone sends a text, as UCS-2.
    pub(crate) fn send(&mut self, from: &str, text: &str) {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        self.deliver(from, 0, 8, &text);
    }

    /// The telephone has it.
    pub(crate) fn confirm(&mut self, sms: &Sms) {
        let text = format!(
            "id:{} sub:001 dlvrd:001 submit date:2611220900 done date:2611220901 stat:DELIVRD err:000 text:",
            sms.id
        );
        self.deliver(&sms.to, 4, 0, text.as_bytes());
    }

    /// The next message to a telephone.
    pub(crate) fn next(&self) -> Sms {
        self.next_within(PATIENCE).expect("a message is sent")
    }

    pub(crate) fn next_within(&self, patience: Duration) -> Option<Sms> {
        self.sent.recv_timeout(patience).ok()
    }

    fn deliver(&mut self, from: &str, class: u8, coding: u8, text: &[u8]) {
        let mut body = vec![0, 1, 1];
        body.extend(from.bytes());
        body.extend([0, 1, 1]);
        body.extend(b"34900100100\0");
        body.extend([class, 0, 0, 0, 0, 0, 0, coding, 0]);
        body.push(u8::try_from(text.len()).expect("one message"));
        body.extend(text);
        self.last += 1;
        write(&self.line, DELIVER, self.last, &body);
    }
}

/// Answers what the gateway asks, until it hangs up.
fn answer(mut line: TcpStream, told: &Sender<Sms>) {
    let mut last = 0;
    while let Some((command, sequence, body)) = read(&mut line) {
        match command {
            SUBMIT => {
                last += 1;
                let id = format!("{last:08x}");
                write(
                    &line,
                    SUBMIT | ANSWER,
                    sequence,
                    format!("{id}\0").as_bytes(),
                );
                if told.send(submitted(id, &body)).is_err() {
                    return;
                }
            }
            command if command & ANSWER == 0 => write(&line, command | ANSWER, sequence, b""),
            _ => {}
        }
    }
}

fn submitted(id: String, body: &[u8]) -> Sms {
    let mut rest = body;
    let mut text = |skip: usize| {
        rest = &rest[skip..];
        let end = rest.iter().position(|byte| *byte == 0).expect("an end");
        let found = String::from_utf8_lossy(&rest[..end]).into_owned();
        rest = &rest[end + 1..];
        found
    };
    text(0);
    text(2);
    let to = text(2);
    text(3);
    text(0);
    let (coding, length) = (rest[2], usize::from(rest[4]));
    let bytes = &rest[5..5 + length];
    let wide: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect();
    let text = if coding == 8 {
        String::from_utf16_lossy(&wide)
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    Sms { id, to, text }
}

fn read(line: &mut TcpStream) -> Option<(u32, u32, Vec<u8>)> {
    let mut head = [0; 16];
    line.read_exact(&mut head).ok()?;
    let word = |at: usize| u32::from_be_bytes(head[at..at + 4].try_into().expect("four"));
    let mut body = vec![0; (word(0) as usize).checked_sub(16)?];
    line.read_exact(&mut body).ok()?;
    Some((word(4), word(12), body))
}

fn write(mut line: &TcpStream, command: u32, sequence: u32, body: &[u8]) {
    let length = u32::try_from(16 + body.len()).expect("short");
    let mut bytes = Vec::new();
    for word in [length, command, 0, sequence] {
        bytes.extend(word.to_be_bytes());
    }
    bytes.extend(body);
    // The gateway may have gone; then there is nobody to tell.
    let _ = line.write_all(&bytes);
}

const SUBMIT: u32 = 4;
const DELIVER: u32 = 5;
const BIND_TRANSCEIVER: u32 = 9;
const ANSWER: u32 = 0x8000_0000;

/// What was on its way when somebody died comes again by the schedule, at most two minutes apart, and a gateway in
/// doubt waits a minute for the network's word before it sends again.
const PATIENCE: Duration = Duration::from_secs(300);
