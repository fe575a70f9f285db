//! A mail server that does as a script says: what no real one does on demand.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// How it takes one connection. A step is the beginning of a command, `""` for the greeting and `"."`
/// for the end of the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Everything is fine.
    Well,
    /// At this step it answers this.
    Says(&'static str, &'static str),
    /// At this step it hangs up; at the end of the mail it has taken it.
    HangsUp(&'static str),
    /// At this step it says nothing more; at the end of the mail it has taken it.
    IsSilent(&'static str),
    /// It hangs up in the middle of the mail.
    HangsUpInTheMail,
}

/// Takes mail by a script; its port, and the mails it was given whole.
pub(crate) struct Script {
    pub(crate) port: u16,
    pub(crate) mails: Receiver<String>,
}

/// Takes one connection in each of these moods, and all others well.
pub(crate) fn script(moods: Vec<Mood>) -> Script {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let (taken, mails) = channel();
    thread::spawn(move || {
        let moods = moods.into_iter().chain(std::iter::repeat(Mood::Well));
        for (stream, mood) in listener.incoming().zip(moods) {
            let Ok(stream) = stream else { return };
            // A desk that hangs up is its own test's matter.
            let _ = serve(&stream, mood, &taken);
            let _ = stream.shutdown(Shutdown::Both);
        }
    });
    Script { port, mails }
}

/// What comes of a step.
enum Next {
    GoOn,
    Answered,
    Over,
}

fn serve(stream: &TcpStream, mood: Mood, taken: &Sender<String>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    match slip(mood, "", &mut reader, writer)? {
        Next::GoOn => writer.write_all(b"220 script\r\n")?,
        Next::Answered => {}
        Next::Over => return Ok(()),
    }
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        match slip(mood, &line, &mut reader, writer)? {
            Next::GoOn => {}
            Next::Answered => continue,
            Next::Over => return Ok(()),
        }
        match line.get(..4).unwrap_or_default() {
            "EHLO" => writer.write_all(b"250-script\r\n250 AUTH PLAIN XOAUTH2\r\n")?,
            "AUTH" => writer.write_all(b"235 in\r\n")?,
            "DATA" => {
                writer.write_all(b"354 go on\r\n")?;
                if mood == Mood::HangsUpInTheMail {
                    reader.read_line(&mut line)?;
                    return Ok(());
                }
                let mut mail = String::new();
                while !mail.ends_with("\r\n.\r\n") {
                    if reader.read_line(&mut mail)? == 0 {
                        return Ok(());
                    }
                }
                if !matches!(mood, Mood::Says(".", _)) && taken.send(mail).is_err() {
                    return Ok(());
                }
                match slip(mood, ".", &mut reader, writer)? {
                    Next::GoOn => writer.write_all(b"250 2.0.0 taken\r\n")?,
                    Next::Answered => {}
                    Next::Over => return Ok(()),
                }
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n"),
            _ => writer.write_all(b"250 2.0.0 fine\r\n")?,
        }
    }
}

/// Does what the mood wants at this step, if anything.
fn slip(
    mood: Mood,
    line: &str,
    reader: &mut BufReader<&TcpStream>,
    mut writer: &TcpStream,
) -> std::io::Result<Next> {
    let is_here = |step: &str| match step {
        "" | "." => line == step,
        step => line.starts_with(step),
    };
    match mood {
        Mood::Says(step, answer) if is_here(step) => {
            writer.write_all(answer.as_bytes())?;
            Ok(Next::Answered)
        }
        Mood::HangsUp(step) if is_here(step) => Ok(Next::Over),
        Mood::IsSilent(step) if is_here(step) => {
            let mut ignored = String::new();
            while reader.read_line(&mut ignored)? > 0 {
                ignored.clear();
            }
            Ok(Next::Over)
        }
        _ => Ok(Next::GoOn),
    }
}
