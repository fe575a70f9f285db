//! The keys of sealed backups: whom one is sealed for, what opens it, and making a pair.
//!
//! The public half seals and is no secret: the machine of the desk needs no other. The secret half opens;
//! it is read from a file or from what systemd hands over, and never from the command line.

use std::fs::{self, File, Permissions};
use std::io::{self, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::net::durable::replace_file;
use crate::store::seal::{Identity, Keys, NoKey, Recipient, keys};
use crate::words::Lang;

use super::super::connect::Session;
use super::super::failure::Failure;
use super::super::trouble;
use super::super::way::pasted;

/// Whom a backup is sealed for: keys as they were typed, those of files, or else those that the unit
/// hands over. Nobody: then it is not sealed.
pub(super) fn recipients(lang: Lang, typed: &[String]) -> Result<Vec<Recipient>, Failure> {
    let mut found = Vec::new();
    for one in typed {
        if one.starts_with(PUBLIC) && !Path::new(one).exists() {
            let key = one.parse().map_err(|no| not_a_key(no, one))?;
            found.push(key);
        } else {
            found.extend(of_file::<Recipient>(lang, Path::new(one))?);
        }
    }
    if typed.is_empty()
        && let Some(path) = handed(CREDENTIALS, RECIPIENTS)?.or(handed(LAID_OUT, RECIPIENTS)?)
    {
        found = of_file(lang, &path)?;
    }
    if found.len() > RECIPIENTS_MAX {
        let most = RECIPIENTS_MAX.to_string();
        return Err(Failure::Usage("cli.key_many", vec![("most", most)]));
    }
    Ok(found)
}

/// Lays out whom backups are sealed for where the unit's user may read it: systemd before 250 does not look into
/// `/etc/credstore`. They are public halves; a secret one is refused.
pub(super) fn hand_over(lang: Lang, file: &Path) -> Result<(), Failure> {
    if !fs::exists(file)? {
        return Ok(());
    }
    let Some(folder) = std::env::var_os(LAID_OUT) else {
        return Err(Failure::Usage("cli.backup_unit_only", Vec::new()));
    };
    of_file::<Recipient>(lang, file)?;
    let text = read(file).map_err(|error| trouble::io(lang, file, &error))?;
    let to = Path::new(&folder).join(RECIPIENTS);
    // The unit's mask would keep it from the service's user; the folder keeps everybody else away.
    replace_file(&to, text.as_bytes(), LAID_OUT_MODE)
        .and_then(|()| fs::set_permissions(&to, Permissions::from_mode(LAID_OUT_MODE)))
        .map_err(|error| trouble::io(lang, &to, &error))
}

/// What may open a backup: the keys of a file, or else those that the unit hands over.
pub(super) fn opening(lang: Lang, file: Option<&Path>) -> Result<Keys, Failure> {
    let handed = handed(CREDENTIALS, KEY)?;
    let identities = match file.or(handed.as_deref()) {
        Some(path) => of_file(lang, path)?,
        None => Vec::new(),
    };
    Ok(Keys {
        identities,
        made: None,
    })
}

/// Makes a pair: the secret half into a file of its owner's alone, the public one is told.
pub(super) fn make(session: &Session, file: &Path) -> Result<(), Failure> {
    let lang = session.out.lang;
    if file.exists() {
        let place = file.display().to_string();
        return Err(Failure::Conflict("cli.key_exists", vec![("file", place)]));
    }
    let identity = Identity::make();
    let public = identity.recipient().to_string();
    let text = Zeroizing::new(format!("# public key: {public}\n{}\n", identity.reveal()));
    replace_file(file, text.as_bytes(), 0o600).map_err(|error| trouble::io(lang, file, &error))?;
    if session.out.json {
        let document = serde_json::json!({"file": file.display().to_string(), "public": public});
        return Ok(session.out.document("backup-key", document)?);
    }
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("file", &pasted(file)), ("public", &public)];
    Ok(session.out.say("cli.key_made", &values)?)
}

fn of_file<T: std::str::FromStr<Err = NoKey>>(lang: Lang, path: &Path) -> Result<Vec<T>, Failure> {
    let text = read(path).map_err(|error| trouble::io(lang, path, &error))?;
    let place = path.display().to_string();
    let found = keys(&text).map_err(|(line, no)| not_a_key(no, &format!("{place}:{line}")))?;
    if found.is_empty() {
        return Err(Failure::Usage("cli.key_none", vec![("file", place)]));
    }
    Ok(found)
}

fn read(path: &Path) -> io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    File::open(path)?
        .take(KEYS_BYTES_MAX)
        .read_to_string(&mut text)?;
    Ok(text)
}

/// Says where the key stands, never what stands there: it may be a secret that was mistyped.
fn not_a_key(no: NoKey, place: &str) -> Failure {
    let key = match no {
        NoKey::Secret => "cli.key_is_secret",
        NoKey::Public => "cli.key_is_public",
        NoKey::Neither => "cli.key_is_none",
    };
    Failure::Usage(key, vec![("place", place.to_owned())])
}

/// A file in a folder that the unit has for us, where there is one. What cannot be looked at is an error: without
/// whom to seal it for, a backup could be read by anybody.
fn handed(folder: &str, name: &str) -> io::Result<Option<PathBuf>> {
    let Some(folder) = std::env::var_os(folder) else {
        return Ok(None);
    };
    let path = Path::new(&folder).join(name);
    Ok(fs::exists(&path)?.then_some(path))
}

/// What systemd hands over of `LoadCredential=`.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// What root laid out before, in `RuntimeDirectory=`.
const LAID_OUT: &str = "RUNTIME_DIRECTORY";

/// Root writes it, the service's user reads it.
const LAID_OUT_MODE: u32 = 0o644;

/// How a public half begins.
const PUBLIC: &str = "age1";

/// The credential with the public halves, one a line.
const RECIPIENTS: &str = "backup-recipients";

/// The credential with the secret half.
const KEY: &str = "backup-key";

/// The longest file of keys that is read, in bytes.
const KEYS_BYTES_MAX: u64 = 64 << 10;

/// The most that one backup is sealed for: their headers have to fit what is read of one.
const RECIPIENTS_MAX: usize = 64;
