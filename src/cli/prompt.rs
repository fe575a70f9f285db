//! Asking a person at a terminal, and reading texts and passwords from where they are given.

use std::fs;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use crate::domain::text::BODY_BYTES_MAX;
use crate::words::{self, Lang};

use super::args::Text;
use super::failure::Failure;

/// The longest password that is read, in bytes.
const PASSWORD_BYTES_MAX: u64 = 4_096;

pub(super) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

pub(super) fn yes_or_no(
    lang: Lang,
    key: &str,
    args: &[(&str, &dyn std::fmt::Display)],
) -> io::Result<bool> {
    let mut err = io::stderr().lock();
    write!(err, "{} ", words::say(lang, key, args))?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    Ok(matches!(answer.as_str(), "s" | "si" | "sí" | "y" | "yes"))
}

/// A line that is not a secret.
pub(super) fn line(lang: Lang, key: &str) -> io::Result<String> {
    asked(lang, key, &[])
}

/// The same, where the question has values in it.
pub(super) fn asked(
    lang: Lang,
    key: &str,
    args: &[(&str, &dyn std::fmt::Display)],
) -> io::Result<String> {
    let mut err = io::stderr().lock();
    write!(err, "{} ", words::say(lang, key, args))?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}

/// A password from a file, from standard input (`-`), or typed without being shown. Never from a flag.
pub(super) fn password(
    lang: Lang,
    key: &str,
    file: Option<&Path>,
    no_input: bool,
) -> Result<String, Failure> {
    let text = match file {
        Some(path) if path == Path::new("-") => {
            let mut text = String::new();
            io::stdin()
                .lock()
                .take(PASSWORD_BYTES_MAX)
                .read_to_string(&mut text)?;
            text
        }
        Some(path) => fs::read_to_string(path)
            .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?,
        None if no_input || !is_interactive() => {
            return Err(Failure::Usage("cli.needs_password_file", Vec::new()));
        }
        None => typed(lang, key)?,
    };
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

fn typed(lang: Lang, key: &str) -> Result<String, Failure> {
    let mut err = io::stderr().lock();
    write!(err, "{} ", words::say(lang, key, &[]))?;
    err.flush()?;
    let typed = crate::terminal::hidden::line();
    writeln!(err)?;
    typed?.ok_or(Failure::Unconfirmed)
}

/// A message's text: the argument, a file, or standard input for `-` and where it is no terminal.
pub(super) fn message(text: &Text) -> Result<String, Failure> {
    let most = BODY_BYTES_MAX as u64 + 1;
    let mut read = String::new();
    match (&text.text, &text.file) {
        (Some(text), _) if text != "-" => return Ok(text.clone()),
        (_, Some(path)) if path != Path::new("-") => {
            let file = fs::File::open(path)
                .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?;
            file.take(most).read_to_string(&mut read)?;
        }
        (None, None) if io::stdin().is_terminal() => {
            return Err(Failure::Usage("cli.needs_text", Vec::new()));
        }
        _ => {
            io::stdin().lock().take(most).read_to_string(&mut read)?;
        }
    }
    Ok(read.trim_end_matches(['\n', '\r']).to_owned())
}
