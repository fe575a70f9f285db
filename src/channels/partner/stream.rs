//! How the stream to a connector is had that speaks line by line: a program of ours, or a socket.

use std::fmt;

use toml::Table;

use crate::channels::settings::{Flaw, Reader};

/// How the stream to a connector is had.
#[derive(Clone, PartialEq, Eq)]
pub enum Stream {
    /// The desk starts it and speaks to its standard input.
    Program {
        /// Its file, a whole path.
        path: String,
        /// What it is told.
        arguments: Vec<String>,
        /// The whole of its environment, by name.
        environment: Vec<(String, String)>,
    },
    /// Somebody else starts it, and it is reached by this local socket.
    Socket(String),
}

/// As it is told in logs: what it is told, and its environment, may hold secrets.
impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place())
    }
}

impl Stream {
    /// The file of the program, or the path of the socket.
    pub fn place(&self) -> &str {
        match self {
            Self::Program { path, .. } => path,
            Self::Socket(path) => path,
        }
    }
}

/// The stream of a channel; none where its connector speaks HTTP.
pub(super) fn read(reader: &mut Reader<'_>, table: &Table) -> Option<Stream> {
    let socket = reader.text("socket");
    let command = reader.texts("command");
    let environment = environment(reader);
    let ways = ["url", "command", "socket"];
    let mut ways = ways.iter().filter(|key| table.contains_key(**key));
    let first = ways.next();
    for other in ways {
        reader.complain(other, Flaw::Value("one_way"));
    }
    if !table.contains_key("command") && table.contains_key("environment") {
        reader.complain("environment", Flaw::Value("with_command"));
    }
    let by_stream = first.is_some_and(|key| *key != "url");
    for key in PUSHED {
        if by_stream && table.contains_key(key) {
            reader.complain(key, Flaw::Value("with_url"));
        }
    }
    if table.contains_key("socket") {
        return at(reader, socket);
    }
    program(reader, table, command, environment)
}

fn at(reader: &mut Reader<'_>, socket: String) -> Option<Stream> {
    let flaw = match socket.as_str() {
        // Said already.
        "" => return None,
        path if !is_whole(path) => "path",
        path if path.len() > SOCKET_BYTES_MAX => "too_long",
        _ => return Some(Stream::Socket(socket)),
    };
    reader.complain("socket", Flaw::Value(flaw));
    None
}

fn program(
    reader: &mut Reader<'_>,
    table: &Table,
    mut command: Vec<String>,
    environment: Vec<(String, String)>,
) -> Option<Stream> {
    let written = table.get("command")?.as_array()?;
    let flaw = match command.first() {
        None if written.is_empty() => "empty",
        // Said already.
        None => return None,
        Some(path) if !is_whole(path) => "path",
        Some(_) if command.iter().any(|word| word.contains('\0')) => "path",
        Some(_) if bytes(&command) > COMMAND_BYTES_MAX => "too_long",
        Some(_) => {
            return Some(Stream::Program {
                path: command.remove(0),
                arguments: command,
                environment,
            });
        }
    };
    reader.complain("command", Flaw::Value(flaw));
    None
}

fn environment(reader: &mut Reader<'_>) -> Vec<(String, String)> {
    let written = reader.texts("environment");
    let long = bytes(&written) > COMMAND_BYTES_MAX;
    let mut variables = Vec::with_capacity(written.len());
    for text in written {
        match text.split_once('=') {
            Some((name, value)) if !name.is_empty() && !text.contains('\0') => {
                variables.push((name.to_owned(), value.to_owned()));
            }
            _ => {
                reader.complain("environment", Flaw::Value("variable"));
                return Vec::new();
            }
        }
    }
    if long {
        reader.complain("environment", Flaw::Value("too_long"));
    }
    variables
}

fn bytes(words: &[String]) -> usize {
    words.iter().map(String::len).sum()
}

fn is_whole(path: &str) -> bool {
    path.starts_with('/') && !path.contains('\0')
}

/// What only means anything where deliveries are posted to a URL.
const PUSHED: [&str; 3] = ["signing_secret", "previous_signing_secret", "private"];

/// The longest path of a local socket, in bytes (unix(7): 108 with the one that ends it).
const SOCKET_BYTES_MAX: usize = 107;

/// How long a program's words, or its environment, may be together, in bytes.
const COMMAND_BYTES_MAX: usize = 32 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::email::token::ThreadKey;
    use crate::channels::partner::Partner;
    use crate::channels::{Ground, Kind};

    fn opened(text: &str) -> Result<Option<Stream>, Vec<(String, Flaw)>> {
        let table: Table = text.parse().expect("valid TOML");
        let opened = Partner.open(&table, &Ground::new(ThreadKey::new(&[1; 32])));
        opened
            .map(|channel| channel.stream().cloned())
            .map_err(|all| all.into_iter().map(|it| (it.key, it.flaw)).collect())
    }

    fn complaint(text: &str) -> (String, Flaw) {
        opened(text).expect_err("it is refused").remove(0)
    }

    #[test]
    fn a_stream_needs_no_token_and_everything_else_does() {
        let program = opened("command = ['/bin/x', '-v']\nenvironment = ['A=b=c']");
        let environment = vec![("A".to_owned(), "b=c".to_owned())];
        assert_eq!(
            program,
            Ok(Some(Stream::Program {
                path: "/bin/x".into(),
                arguments: vec!["-v".into()],
                environment
            }))
        );
        let socket = Stream::Socket("/run/x.sock".into());
        assert_eq!(opened("socket = '/run/x.sock'"), Ok(Some(socket)));
        assert_eq!(complaint(""), ("token".to_owned(), Flaw::Missing));
    }

    #[test]
    fn only_one_way_is_gone() {
        let key = |text: &str| {
            let (key, flaw) = complaint(text);
            assert!(matches!(flaw, Flaw::Value(_)), "{flaw:?}");
            key
        };
        assert_eq!(key("socket = '/x'\ncommand = ['/y']"), "socket");
        let pushed =
            "url = 'https://a/'\nsigning_secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'";
        assert_eq!(key(&format!("{pushed}\ncommand = ['/y']")), "command");
        assert_eq!(key("socket = '/x'\nprivate = true"), "private");
        assert_eq!(key("socket = '/x'\nenvironment = ['A=b']"), "environment");
    }

    #[test]
    fn what_names_no_program_and_no_socket_is_refused() {
        let flaw = |text: &str| complaint(text).1;
        assert_eq!(flaw("command = []"), Flaw::Value("empty"));
        assert_eq!(flaw("command = ['python3']"), Flaw::Value("path"));
        assert_eq!(flaw("socket = 'x.sock'"), Flaw::Value("path"));
        let long = format!("socket = '/{}'", "x".repeat(107));
        assert_eq!(flaw(&long), Flaw::Value("too_long"));
        assert_eq!(
            flaw("command = ['/x']\nenvironment = ['A']"),
            Flaw::Value("variable")
        );
    }
}
