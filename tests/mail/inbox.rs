//! A mailbox on a server that does as a script says: what no real one does on demand.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What it does, once, when it hears a command with this word in it; `""` is the greeting.
pub(crate) type Slip = (&'static str, Deed);

/// What it does instead of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// It says goodbye and hangs up.
    Bye,
    /// It hangs up.
    HangUp,
    /// It answers that it will not.
    No,
    /// It answers that all is well, and gives nothing.
    Nothing,
    /// It says what is no IMAP.
    Garbage,
    /// It announces fewer bytes than it sends.
    SaysLess,
    /// It announces more bytes than it sends, and hangs up.
    SaysMore,
    /// It announces more than anybody could hold.
    SaysHuge,
    /// It hangs up in the middle of a literal.
    HangsUpInside,
}

/// Its state is shared with the threads that serve it.
#[derive(Clone)]
pub(crate) struct Inbox {
    pub(crate) port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    validity: u32,
    mails: BTreeMap<u32, Vec<u8>>,
    /// Listed, but not there when they are asked for.
    ghosts: Vec<u32>,
    /// Given only up to this byte, and then this happens.
    stinted: BTreeMap<u32, (usize, Deed)>,
    slips: VecDeque<Slip>,
    listening: Vec<TcpStream>,
    heard: Vec<String>,
}

impl Inbox {
    /// With these mails in it; it slips so, one after the other, and then no more.
    pub(crate) fn open(mails: &[Vec<u8>], slips: &[Slip]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let state = State {
            validity: 7,
            mails: (1..).zip(mails.iter().cloned()).collect(),
            slips: slips.iter().copied().collect(),
            ..State::default()
        };
        let inbox = Self {
            port,
            state: Arc::new(Mutex::new(state)),
        };
        let serving = inbox.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (Ok(stream), inbox) = (stream, serving.clone()) else {
                    return;
                };
                thread::spawn(move || {
                    // A desk that hangs up is its own test's matter.
                    let _ = inbox.serve(&stream);
                    let _ = stream.shutdown(Shutdown::Both);
                });
            }
        });
        inbox
    }

    /// A mail comes in; whoever listens is told.
    pub(crate) fn put(&self, mail: Vec<u8>) {
        let mut state = self.lock();
        let number = state.next();
        state.mails.insert(number, mail);
        let told = format!("* {} EXISTS\r\n", state.mails.len());
        for mut stream in std::mem::take(&mut state.listening) {
            let _ = stream.write_all(told.as_bytes());
        }
    }

    /// This mail is listed, but whoever asks for it hears that it is gone.
    pub(crate) fn haunt(&self, number: u32) {
        self.lock().ghosts.push(number);
    }

    /// Of this mail no more is given than its first bytes, until [`Inbox::relent`].
    pub(crate) fn stint(&self, number: u32, bytes: usize, deed: Deed) {
        self.lock().stinted.insert(number, (bytes, deed));
    }

    /// Everything is given whole again.
    pub(crate) fn relent(&self) {
        self.lock().stinted.clear();
    }

    /// This mail is not there any more.
    pub(crate) fn expunge(&self, number: u32) {
        self.lock().mails.remove(&number);
    }

    /// All connections break, without a word.
    pub(crate) fn cut(&self) {
        for stream in std::mem::take(&mut self.lock().listening) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// From the next opening on its numbers are others.
    pub(crate) fn number_anew(&self) {
        let mut state = self.lock();
        state.validity += 1;
        let mails = std::mem::take(&mut state.mails).into_values();
        state.mails = (1..).zip(mails).collect();
    }

    /// How often it heard a command with this word in it.
    pub(crate) fn count(&self, word: &str) -> usize {
        let heard = &self.lock().heard;
        heard.iter().filter(|line| line.contains(word)).count()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, stream: &TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut writer = stream;
        if let Some(deed) = self.lock().slip("") {
            return writer.write_all(unlike(deed, "*").as_bytes());
        }
        writer.write_all(b"* OK here\r\n")?;
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 {
            let command = std::mem::take(&mut line);
            let (tag, rest) = command.split_once(' ').unwrap_or((command.trim(), ""));
            let mut state = self.lock();
            state.heard.push(command.trim().to_owned());
            match state.slip(rest).or_else(|| state.stint(rest)) {
                None => {}
                Some(deed @ (Deed::No | Deed::Nothing)) => {
                    drop(state);
                    writer.write_all(unlike(deed, tag).as_bytes())?;
                    continue;
                }
                Some(deed) => {
                    drop(state);
                    return writer.write_all(unlike(deed, tag).as_bytes());
                }
            }
            let is_idle = rest.starts_with("IDLE");
            if is_idle {
                // Told and listening in one step, so that no news falls between.
                writer.write_all(b"+ listening\r\n")?;
                state.listening.push(stream.try_clone()?);
                continue;
            }
            if tag == "DONE" {
                state.listening.clear();
                let idle = state.heard.iter().rev().find(|line| line.ends_with("IDLE"));
                let tag = idle.and_then(|line| line.split(' ').next()).unwrap_or("*");
                let done = format!("{tag} OK .\r\n");
                drop(state);
                writer.write_all(done.as_bytes())?;
                continue;
            }
            let answer = state.answer(tag, rest.trim());
            drop(state);
            writer.write_all(&answer)?;
        }
        Ok(())
    }
}

impl State {
    fn next(&self) -> u32 {
        self.mails.last_key_value().map_or(1, |(last, _)| last + 1)
    }

    fn slip(&mut self, command: &str) -> Option<Deed> {
        let (word, deed) = *self.slips.front()?;
        let met = if word.is_empty() {
            command.is_empty()
        } else {
            command.contains(word)
        };
        met.then(|| {
            self.slips.pop_front();
            deed
        })
    }

    /// What it does where a mail is asked for beyond what is given of it.
    fn stint(&self, command: &str) -> Option<Deed> {
        let (set, what) = command.strip_prefix("UID FETCH ")?.split_once(' ')?;
        let (offset, _) = partial(what)?;
        let stinted = self.stinted.get(&set.parse().ok()?)?;
        (offset >= stinted.0).then_some(stinted.1)
    }

    fn answer(&self, tag: &str, command: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let say = |out: &mut Vec<u8>, text: String| out.extend_from_slice(text.as_bytes());
        let mut done = format!("{tag} OK .\r\n");
        if command.starts_with("CAPABILITY") {
            say(&mut out, "* CAPABILITY IMAP4rev1 IDLE\r\n".to_owned());
        } else if command.starts_with("EXAMINE") {
            say(
                &mut out,
                format!(
                    "* {} EXISTS\r\n* OK [UIDVALIDITY {}] .\r\n* OK [UIDNEXT {}] .\r\n",
                    self.mails.len(),
                    self.validity,
                    self.next()
                ),
            );
        } else if let Some(asked) = command.strip_prefix("UID SEARCH UID ") {
            let mut found = String::new();
            for number in self.mails.keys().filter(|number| is_in(asked, **number)) {
                let _ = write!(found, " {number}");
            }
            say(&mut out, format!("* SEARCH{found}\r\n"));
        } else if let Some(asked) = command.strip_prefix("UID FETCH ") {
            let (set, what) = asked.split_once(' ').unwrap_or((asked, ""));
            let asked = self.mails.iter().zip(1..);
            for ((number, mail), place) in asked.filter(|((number, _), _)| is_in(set, **number)) {
                if !what.contains("BODY") {
                    let size = mail.len();
                    let told = format!("* {place} FETCH (UID {number} RFC822.SIZE {size})\r\n");
                    say(&mut out, told);
                } else if self.ghosts.contains(number) {
                    done = format!("{tag} NO [EXPUNGEISSUED] Some are gone.\r\n");
                } else {
                    let (offset, length) = partial(what).unwrap_or((0, usize::MAX));
                    let most = self.stinted.get(number).map_or(usize::MAX, |of| of.0);
                    let to = offset.saturating_add(length).min(mail.len()).min(most);
                    let piece = &mail[offset.min(to)..to];
                    let (origin, size) = match partial(what) {
                        Some(_) => (format!("<{offset}>"), piece.len()),
                        None => (String::new(), piece.len()),
                    };
                    say(
                        &mut out,
                        format!("* {place} FETCH (UID {number} BODY[]{origin} {{{size}}}\r\n"),
                    );
                    out.extend_from_slice(piece);
                    say(&mut out, ")\r\n".to_owned());
                }
            }
        } else if command.starts_with("LOGOUT") {
            say(&mut out, "* BYE .\r\n".to_owned());
        }
        say(&mut out, done);
        out
    }
}

/// From which byte on and how many of them are asked for, where not all are: `BODY.PEEK[]<offset.length>`.
fn partial(what: &str) -> Option<(usize, usize)> {
    let (_, range) = what.split_once('<')?;
    let (offset, length) = range.split_once('>')?.0.split_once('.')?;
    Some((offset.parse().ok()?, length.parse().ok()?))
}

/// Whether a number is in a set such as `1:3,7:*`, without the rule that `*` is always something.
fn is_in(set: &str, number: u32) -> bool {
    let set = set.split(' ').next().unwrap_or_default();
    set.split(',').any(|piece| {
        let (from, to) = piece.split_once(':').unwrap_or((piece, piece));
        let end = |text: &str| text.parse().unwrap_or(u32::MAX);
        (end(from)..=end(to)).contains(&number)
    })
}

/// What it says instead of an answer.
fn unlike(deed: Deed, tag: &str) -> String {
    let begun = "* 1 FETCH (UID 1 BODY[] ";
    match deed {
        Deed::Bye => "* BYE not now\r\n".to_owned(),
        Deed::HangUp => String::new(),
        Deed::Nothing => format!("{tag} OK .\r\n"),
        Deed::No => format!("{tag} NO [UNAVAILABLE] not now\r\n"),
        Deed::Garbage => "\0\u{1}HTTP/1.1 400 {5}\r\n\r\n<html>".to_owned(),
        Deed::SaysLess => {
            format!("{begun}{{5}}\r\nSubject: Less than half\r\n\r\n.)\r\n{tag} OK .\r\n")
        }
        Deed::SaysMore => format!("{begun}{{500}}\r\nSubject: More\r\n\r\n)\r\n{tag} OK .\r\n"),
        Deed::SaysHuge => format!("{begun}{{520000000}}\r\nSubject: Huge\r\n"),
        Deed::HangsUpInside => format!("{begun}{{500}}\r\nSubject: Half\r\n"),
    }
}
