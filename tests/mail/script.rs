//! A mail server that does as a script says: what no real one does on demand.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// How it takes one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Everything is fine.
    Well,
    /// It answers this to the command that begins so.
    Says(&'static str, &'static str),
    /// It takes the mail and hangs up before it answers.
    HangsUpAfterTheDot,
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

fn serve(stream: &TcpStream, mood: Mood, taken: &Sender<String>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    writer.write_all(b"220 script\r\n")?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        if let Mood::Says(command, answer) = mood
            && line.starts_with(command)
        {
            writer.write_all(answer.as_bytes())?;
            continue;
        }
        match &line[..4] {
            "EHLO" => writer.write_all(b"250-script\r\n250 AUTH PLAIN\r\n")?,
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
                if taken.send(mail).is_err() || mood == Mood::HangsUpAfterTheDot {
                    return Ok(());
                }
                writer.write_all(b"250 2.0.0 taken\r\n")?;
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n"),
            _ => writer.write_all(b"250 2.0.0 fine\r\n")?,
        }
    }
}
