//! The demo's folder: where it is, what lies in it, and that nothing else is ever removed.

use std::fs;
use std::io;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use crate::cli::connect::SOCKET_IN_DATA;
use crate::cli::failure::Failure;
use crate::net::durable::{private_folder, replace_file};
use crate::net::maildir::Maildir;

use super::address::Addresses;

/// The folder of a demo.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Place {
    root: PathBuf,
}

/// What is found where the demo should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A demo.
    Demo,
    /// Something that the demo did not make.
    Other,
}

impl Place {
    /// The demo in `folder`, or where demos are unless somebody says otherwise.
    pub(in crate::cli) fn of(folder: Option<&Path>) -> Result<Self, Failure> {
        let root = match folder {
            Some(folder) => std::path::absolute(folder)?,
            None => usual()
                .ok_or_else(|| Failure::Usage("demo.no_home", vec![("flag", "--dir".into())]))?,
        };
        if root.to_str().is_none() {
            // The settings name it, and they are UTF-8.
            let shown = root.display().to_string();
            return Err(Failure::Usage("demo.bad_folder", vec![("folder", shown)]));
        }
        Ok(Self { root })
    }

    /// Whether it is where `centralita console --demo` looks without being told.
    pub(super) fn is_usual(&self) -> bool {
        usual().is_some_and(|usual| usual == self.root)
    }

    /// The folder of the state, with everything else below it.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the settings.
    pub(super) fn config(&self) -> PathBuf {
        self.root.join("config")
    }

    /// The Maildir that customers' mail comes into.
    pub(super) fn inbox(&self) -> PathBuf {
        self.root.join(INBOX)
    }

    /// The Maildir that answers go to.
    pub(super) fn outbox(&self) -> PathBuf {
        self.root.join(OUTBOX)
    }

    /// The control socket.
    pub(in crate::cli) fn socket(&self) -> PathBuf {
        self.root.join(SOCKET_IN_DATA)
    }

    /// What is there.
    pub(super) fn found(&self) -> io::Result<Found> {
        if self.root.join(MARK).is_file() {
            return Ok(Found::Demo);
        }
        match fs::read_dir(&self.root) {
            Ok(mut entries) => Ok(match entries.next() {
                None => Found::Nothing,
                Some(_) => Found::Other,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
            Err(error) => Err(error),
        }
    }

    /// Whether a demo runs there now.
    pub(super) fn is_running(&self) -> bool {
        UnixStream::connect(self.socket()).is_ok()
    }

    /// Removes everything. To be asked only where a demo was found.
    pub(super) fn remove(&self) -> io::Result<()> {
        fs::remove_dir_all(&self.root)
    }

    /// Makes what is missing, and writes where the desk listens this time. Settings that are there stay
    /// as they are: somebody may have tried something.
    pub(super) fn prepare(&self, addresses: &Addresses) -> Result<(), Failure> {
        private_folder(&self.root)?;
        replace_file(&self.root.join(MARK), MARK_TEXT.as_bytes(), 0o600)?;
        let parts = self.config().join("conf.d");
        private_folder(&parts)?;
        let settings = self.config().join("centralita.toml");
        if !settings.exists() {
            replace_file(&settings, self.settings().as_bytes(), 0o600)?;
        }
        let listen = addresses.settings();
        replace_file(&parts.join("listen.toml"), listen.as_bytes(), 0o600)?;
        for folder in [self.inbox(), self.outbox()] {
            Maildir::create(&folder).map_err(|error| Failure::Here(error.to_string()))?;
        }
        Ok(())
    }

    /// The demo's settings as they stand in this folder.
    pub(super) fn settings(&self) -> String {
        let root = self.root.to_str().expect("it was looked at when made");
        let quoted = root.replace('\\', "\\\\").replace('"', "\\\"");
        SETTINGS.replace(PLACEHOLDER, quoted.trim_end_matches('/'))
    }

    /// Whether the sample mails were delivered.
    pub(super) fn is_filled(&self) -> bool {
        self.root.join(FILLED).is_file()
    }

    /// Remembers that the sample mails were delivered.
    pub(super) fn filled(&self) -> io::Result<()> {
        replace_file(&self.root.join(FILLED), b"", 0o600)
    }

    /// Whether the passwords are not the printed ones, because the desk was open to others.
    pub(super) fn was_public(&self) -> bool {
        self.root.join(PUBLIC).is_file()
    }

    /// Remembers whether the passwords are not the printed ones.
    pub(super) fn remember_public(&self, public: bool) -> io::Result<()> {
        let path = self.root.join(PUBLIC);
        if public {
            return replace_file(&path, b"", 0o600);
        }
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Where a person's demo is: `centralita/demo` in their state folder (XDG base directories).
fn usual() -> Option<PathBuf> {
    let filled = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let state = filled("XDG_STATE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let home = || filled("HOME").map(|home| PathBuf::from(home).join(".local/state"));
    Some(state.or_else(home)?.join("centralita/demo"))
}

/// The settings, with a placeholder where the folder goes.
const SETTINGS: &str = include_str!("../../../config/demo/centralita.toml");

const PLACEHOLDER: &str = "/DEMO";

const INBOX: &str = "maildir";
const OUTBOX: &str = "outgoing";

/// Tells that the folder was made by the demo and may be removed by it.
const MARK: &str = "demo";
const MARK_TEXT: &str = "centralita demo --reset removes this folder.\n";

const FILLED: &str = "filled";
const PUBLIC: &str = "public";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::Ground;
    use crate::channels::email::token::ThreadKey;
    use crate::daemon::compile;
    use crate::words::Lang;

    fn place() -> (tempfile::TempDir, Place) {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Place::of(Some(&folder.path().join("demo"))).expect("a place");
        (folder, place)
    }

    fn addresses() -> Addresses {
        Addresses {
            agents: "127.0.0.1:7443".parse().expect("an address"),
            http: "127.0.0.1:7480".parse().expect("an address"),
            moved: Vec::new(),
        }
    }

    #[test]
    fn its_settings_are_accepted_without_a_warning() {
        let (_folder, place) = place();
        place.prepare(&addresses()).expect("prepares");
        let files = crate::daemon::folder::read(&place.config()).expect("reads");
        let ground = Ground::new(ThreadKey::new(&[0; 32]));
        let outcome = compile::from_files(&files, &ground);
        let said: Vec<String> = outcome
            .problems
            .iter()
            .map(|problem| problem.render(Lang::En))
            .collect();
        assert!(said.is_empty(), "{}", said.join("\n"));
        assert!(outcome.compiled.is_some());
    }

    #[test]
    fn settings_that_somebody_changed_stay() {
        let (_folder, place) = place();
        place.prepare(&addresses()).expect("prepares");
        let path = place.config().join("centralita.toml");
        fs::write(&path, "# mine").expect("writes");
        place.prepare(&addresses()).expect("prepares again");
        assert_eq!(fs::read_to_string(&path).expect("reads"), "# mine");
    }

    #[test]
    fn a_folder_that_the_demo_did_not_make_is_seen() {
        let (_folder, place) = place();
        assert_eq!(place.found().expect("looks"), Found::Nothing);
        fs::create_dir(place.root()).expect("a folder");
        assert_eq!(place.found().expect("looks"), Found::Nothing);
        fs::write(place.root().join("letter.txt"), "dear").expect("writes");
        assert_eq!(place.found().expect("looks"), Found::Other);
        fs::write(place.root().join(MARK), "").expect("writes");
        assert_eq!(place.found().expect("looks"), Found::Demo);
    }
}
