//! Secrets: the desk's own, made once, and those that the configuration points to.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zeroize::{Zeroize, Zeroizing};

use crate::channels::email::token::ThreadKey;
use crate::config::secret::Secret;
use crate::net::durable::replace_file;

use super::seed;

/// The key of the threading tokens, made at the first start. Whoever loses it gets answers to old
/// mail as new conversations, so one that is damaged is not replaced.
pub fn thread_key(data: &Path) -> io::Result<ThreadKey> {
    let path = data.join(THREAD_KEY_FILE);
    let mut secret = [0; KEY_BYTES];
    match read(&path) {
        Ok(bytes) => {
            if bytes.len() != KEY_BYTES {
                let why = format!(
                    "{} is damaged: {} bytes instead of {KEY_BYTES}; bring it back from a backup",
                    path.display(),
                    bytes.len()
                );
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
            secret.copy_from_slice(&bytes);
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            seed::fill(&mut secret);
            replace_file(&path, &secret, 0o600)?;
        }
        Err(error) => return Err(error),
    }
    let key = ThreadKey::new(&secret);
    secret.zeroize();
    Ok(key)
}

/// What a secret of the configuration says; the end of its line does not count.
pub fn reveal(secret: &Secret) -> io::Result<Zeroizing<String>> {
    let text = match secret {
        Secret::Literal(text) => return Ok(Zeroizing::new(text.reveal().to_owned())),
        Secret::File(_) | Secret::Credential(_) => read(&place(secret)?)?,
    };
    let text = std::str::from_utf8(&text)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "a secret is not text"))?;
    Ok(Zeroizing::new(
        text.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

/// The file that a secret is in.
pub fn place(secret: &Secret) -> io::Result<PathBuf> {
    match secret {
        Secret::File(path) => Ok(PathBuf::from(path)),
        Secret::Credential(name) => match std::env::var_os(CREDENTIALS) {
            Some(folder) => Ok(Path::new(&folder).join(name)),
            None => Err(io::Error::new(
                io::ErrorKind::NotFound,
                format!(
                    "credential {name}: systemd handed none over (LoadCredential= in the unit)"
                ),
            )),
        },
        Secret::Literal(_) => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "a file is needed here, not a text",
        )),
    }
}

fn read(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(KEY_BYTES));
    fs::File::open(path)?
        .take(SECRET_BYTES_MAX)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

const THREAD_KEY_FILE: &str = "thread.key";

const KEY_BYTES: usize = 32;

/// The longest secret that is read.
const SECRET_BYTES_MAX: u64 = 64 * 1024;

/// Where systemd says in which folder the credentials are.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::secret::Hidden;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_key_of_threads_is_made_once_and_only_for_its_owner() {
        let data = tempfile::tempdir().expect("a folder");
        thread_key(data.path()).expect("made");
        let path = data.path().join(THREAD_KEY_FILE);
        let first = fs::read(&path).expect("readable");
        thread_key(data.path()).expect("found");
        assert_eq!(fs::read(&path).expect("readable"), first);
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_key_is_not_replaced() {
        let data = tempfile::tempdir().expect("a folder");
        let path = data.path().join(THREAD_KEY_FILE);
        fs::write(&path, b"short").expect("written");
        let error = thread_key(data.path()).expect_err("damaged");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        assert_eq!(fs::read(&path).expect("readable"), b"short");
    }

    #[test]
    fn a_secret_in_a_file_ends_before_its_line_end() {
        let data = tempfile::tempdir().expect("a folder");
        let path = data.path().join("token");
        fs::write(&path, "s3cret\r\n").expect("written");
        let secret = Secret::File(path.display().to_string());
        assert_eq!(reveal(&secret).expect("read").as_str(), "s3cret");
        let secret = Secret::Literal(Hidden::new("x\n"));
        assert_eq!(reveal(&secret).expect("read").as_str(), "x\n");
    }
}
