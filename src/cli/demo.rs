//! `centralita demo`: a whole desk of made-up people and customers, on this machine only.

mod address;
mod banner;
mod letter;
mod news;
mod people;
mod place;
mod script;
mod show;
mod traffic;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::thread;

use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::daemon::{self, Options, seed};
use crate::words::Lang;

use super::args::Global;
use super::check;
use super::failure::Failure;
use super::output::write;
use super::trouble;

use address::Addresses;
pub(super) use people::{PASSWORD, USER};
use place::Found;
pub(super) use place::Place;
use show::Show;

/// What was asked for.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Demo {
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long)]
    reset: bool,
    #[arg(long)]
    traffic: bool,
    #[arg(long)]
    tour: bool,
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<SocketAddr>,
    #[arg(long)]
    i_know_it_is_public: bool,
    #[arg(long)]
    print_config: bool,
}

/// Runs the demo until somebody stops it.
pub(super) fn run(global: &Global, asked: &Demo, lang: Lang) -> Result<(), Failure> {
    let begun = Instant::now();
    let place = Place::of(asked.dir.as_deref().or(global.data.as_deref()))?;
    if asked.print_config {
        return Ok(write(&place.settings())?);
    }
    let is_new = settle(&place, asked.reset)?;
    let addresses = Addresses::choose(asked.listen, asked.i_know_it_is_public)?;
    place.prepare(&addresses)?;
    let secrets = addresses.is_public().then(secrets);
    let options = Options {
        config: place.config(),
        data: place.root().to_owned(),
        socket: place.socket(),
        demo: !addresses.is_public(),
    };
    let (say, lines) = mpsc::unbounded_channel();
    let desk = thread::Builder::new().name("desk".to_owned());
    let desk = desk.spawn(move || {
        // Whoever shows the demo may have failed; the desk is stopped then in another way.
        daemon::serve(&options, &mut |line| {
            say.send(line.to_owned()).unwrap_or(())
        })
    })?;
    let show = Show {
        lang,
        place: &place,
        addresses: &addresses,
        secrets,
        is_new,
        traffic: asked.traffic,
        tour: asked.tour,
        begun,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let shown = runtime.block_on(show.run(lines));
    if shown.is_err() {
        stop_desk()?;
    }
    let ended = desk
        .join()
        .map_err(|_| Failure::Here("the desk broke".to_owned()))?;
    ended.map_err(|failure| stopped(lang, &failure))?;
    shown?;
    let farewell = banner::farewell(lang, &place);
    Ok(write(&format!("\n{}\n", farewell.join("\n")))?)
}

/// Sees to it that the folder is free for a demo; says whether it begins afresh.
fn settle(place: &Place, reset: bool) -> Result<bool, Failure> {
    let root = place.root().display().to_string();
    if place.is_running() {
        return Err(Failure::Usage("demo.running", vec![("folder", root)]));
    }
    match place.found()? {
        Found::Nothing => Ok(true),
        Found::Other => Err(Failure::Usage("demo.occupied", vec![("folder", root)])),
        Found::Demo if reset => {
            place.remove()?;
            Ok(true)
        }
        Found::Demo => Ok(false),
    }
}

/// As a person at the terminal would.
fn stop_desk() -> Result<(), Failure> {
    let own = rustix::process::getpid();
    rustix::process::kill_process(own, rustix::process::Signal::TERM)
        .map_err(|error| Failure::Here(error.to_string()))
}

fn stopped(lang: Lang, failure: &daemon::failure::Failure) -> Failure {
    match failure {
        daemon::failure::Failure::Settings { problems, left_out } => {
            check::show(lang, problems, *left_out);
            Failure::Config
        }
        other => Failure::Here(trouble::daemon(lang, other)),
    }
}

/// A password for each, that nobody guesses.
fn secrets() -> Vec<String> {
    let one = |_| {
        let mut bytes = [0; SECRET_CHARS];
        seed::fill(&mut bytes);
        let letter = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
        bytes.iter().map(letter).collect()
    };
    people::names().map(one).collect()
}

/// What passwords are made of: nothing that is read as something else. Thirty-two, so that no letter is
/// likelier than another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The length of a password: 80 bits.
const SECRET_CHARS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_for_others_are_long_and_different() {
        let secrets = secrets();
        assert_eq!(secrets.len(), people::names().count());
        assert!(secrets.iter().all(|secret| secret.len() == SECRET_CHARS));
        assert_ne!(secrets[0], secrets[1]);
    }

    #[test]
    fn a_folder_that_is_something_else_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let letter = folder.path().join("letter.txt");
        std::fs::write(&letter, "dear").expect("writes");
        let place = Place::of(Some(folder.path())).expect("a place");
        assert!(settle(&place, true).is_err());
        assert!(letter.exists());
    }
}
