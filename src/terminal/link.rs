//! Between the state and the desk: wishes become requests, what comes back becomes input.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::mpsc;

use crate::client::{Client, ClientError, Happening, Inbox};
use crate::domain::{Moment, Span};
use crate::protocol::Refusal;
use crate::protocol::message::files::BodyForm;
use crate::protocol::message::{Accepted, Outcome};

use super::app::choices::label_as_file_name;
use super::app::{Failed, Input, Wish};

/// A signed-in connection, as the console uses it.
pub(crate) struct Link {
    client: Client,
    news: Inbox,
    tell: mpsc::Sender<Input>,
    answers: mpsc::Receiver<Input>,
    clock: fn() -> Moment,
    over: bool,
}

impl Link {
    /// Speaks through `client`; `clock` is this machine's.
    pub(crate) fn new(client: Client, news: Inbox, clock: fn() -> Moment) -> Self {
        let (tell, answers) = mpsc::channel(ANSWERS_MAX);
        Self {
            client,
            news,
            tell,
            answers,
            clock,
            over: false,
        }
    }

    /// This machine's time.
    pub(crate) fn now(&self) -> Moment {
        (self.clock)()
    }

    /// Who is signed in, as input; nothing before the desk has said so.
    pub(crate) fn session(&self) -> Option<Input> {
        let session = Box::new(self.client.session()?);
        let desk = self.client.welcome()?.desk;
        Some(Input::Up { session, desk })
    }

    /// How far the desk's clock is ahead of this machine's.
    pub(crate) fn skew(&self) -> Option<Span> {
        let theirs = self.client.desk_time()?;
        Some(Span(theirs.0.saturating_sub(self.now().0)))
    }

    /// The next thing that comes back.
    pub(crate) async fn next(&mut self) -> Input {
        loop {
            let happening = tokio::select! {
                Some(answer) = self.answers.recv() => return answer,
                happening = self.news.next(), if !self.over => happening,
            };
            let Some(happening) = happening else {
                self.over = true;
                return Input::Down {
                    retry_at: None,
                    why: String::new(),
                };
            };
            if let Some(input) = self.understand(happening) {
                return input;
            }
        }
    }

    fn understand(&mut self, happening: Happening) -> Option<Input> {
        Some(match happening {
            Happening::Event(event) => Input::News(event),
            Happening::Offline { why, again_in } => {
                let wait = i64::try_from(again_in.as_millis()).unwrap_or(i64::MAX);
                Input::Down {
                    retry_at: Some(self.now() + Span(wait)),
                    why,
                }
            }
            Happening::Online { .. } => return self.session(),
            // The console asks anew for all that it shows; what the client renewed by itself says the same.
            Happening::Renewed { .. } => return None,
            Happening::Over { why } => {
                self.over = true;
                Input::Down {
                    retry_at: None,
                    why: why.map_or_else(String::new, |refusal: Refusal| refusal.code.to_string()),
                }
            }
        })
    }

    /// Sets out to do what the state wishes. What it does not know how to do it gives back.
    pub(crate) async fn fulfil(&self, wish: Wish) -> Option<Wish> {
        let client = self.client.clone();
        match wish {
            Wish::Ask {
                tag,
                keyed,
                fence,
                ask,
            } => {
                self.begin(async move {
                    let within = COMMANDS_WAIT;
                    let answer = match (keyed, fence) {
                        (true, Some(fence)) => {
                            let as_holder = client.command_as_holder_within(*ask, fence, within);
                            as_holder.await
                        }
                        (true, None) => client.command_within(*ask, within).await,
                        (false, _) => client.ask(*ask).await,
                    };
                    answered(tag, answer)
                })
                .await;
            }
            Wish::Upload { conversation, path } => {
                self.begin(async move {
                    let result = upload(&client, &path).await;
                    Input::Uploaded {
                        conversation,
                        result,
                    }
                })
                .await;
            }
            Wish::Save {
                conversation,
                seq,
                file,
                path,
            } => {
                self.begin(async move {
                    let bytes = client
                        .download(conversation, seq, file.sha256, FILE_BYTES_MAX)
                        .await
                        .map_err(failed);
                    Input::Saved(match bytes {
                        Ok(bytes) => save(&path, &label_as_file_name(&file), &bytes).await,
                        Err(why) => Err(why),
                    })
                })
                .await;
            }
            Wish::Body { conversation, seq } => {
                self.begin(async move {
                    let form = BodyForm::Text;
                    let bytes = client.body(conversation, seq, form, BODY_BYTES_MAX).await;
                    let result = bytes.map_err(failed);
                    let result = result.map(|all| String::from_utf8_lossy(&all).into_owned());
                    Input::Body { seq, result }
                })
                .await;
            }
            other => return Some(other),
        }
        None
    }

    /// Ends the connection; the session can be used again.
    pub(crate) async fn close(&self) {
        self.client.close().await;
    }

    /// Begins something and lets it go on by itself.
    ///
    /// It is run up to its first wait here, so that requests leave in the order in which they were wished.
    async fn begin(&self, doing: impl Future<Output = Input> + Send + 'static) {
        let mut doing = Box::pin(doing);
        let tell = self.tell.clone();
        let done = tokio::select! {
            biased;
            done = &mut doing => Some(done),
            () = std::future::ready(()) => None,
        };
        tokio::spawn(async move {
            let done = match done {
                Some(done) => done,
                None => doing.await,
            };
            // Nobody hears it once the console is closed.
            let _ = tell.send(done).await;
        });
    }
}

fn answered(tag: u64, answer: Result<Accepted, ClientError>) -> Input {
    let outcome = match answer {
        Ok(accepted) => Outcome::Accepted(Box::new(accepted)),
        Err(ClientError::Refused(refusal)) => Outcome::Refused(refusal),
        Err(ClientError::Conflict(conflict)) => Outcome::Conflict(*conflict),
        Err(ClientError::Remarked(remarked)) => Outcome::Remarked(*remarked),
        Err(error) => {
            let why = error.to_string();
            return Input::Unanswered { tag, why };
        }
    };
    Input::Answer { tag, outcome }
}

async fn upload(
    client: &Client,
    path: &Path,
) -> Result<crate::protocol::view::conversation::FileView, Failed> {
    let path = at_home(path);
    let length = tokio::fs::metadata(&path).await.map_err(here)?.len();
    if length > FILE_BYTES_MAX {
        return Err(Failed::Here(format!("> {} MB", FILE_BYTES_MAX / 1_048_576)));
    }
    let bytes = tokio::fs::read(&path).await.map_err(here)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    client
        .upload(&name, mime(&path), &bytes)
        .await
        .map_err(failed)
}

fn failed(error: ClientError) -> Failed {
    match error {
        ClientError::Refused(refusal) => Failed::Refused(refusal),
        other => Failed::Here(other.to_string()),
    }
}

#[allow(clippy::needless_pass_by_value)] // it stands where a closure would
fn here(error: std::io::Error) -> Failed {
    Failed::Here(error.to_string())
}

/// Writes a new file; one that is there already is never replaced.
async fn save(path: &Path, label: &str, bytes: &[u8]) -> Result<PathBuf, Failed> {
    let mut path = at_home(path);
    if tokio::fs::metadata(&path)
        .await
        .is_ok_and(|there| there.is_dir())
    {
        path.push(label);
    }
    let mut file = tokio::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .await
        .map_err(|error| Failed::Here(format!("{}: {error}", path.display())))?;
    tokio::io::AsyncWriteExt::write_all(&mut file, bytes)
        .await
        .map_err(here)?;
    tokio::io::AsyncWriteExt::flush(&mut file)
        .await
        .map_err(here)?;
    Ok(path)
}

/// `~/factura.pdf` as the shell would read it.
fn at_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path.to_owned(),
    }
}

/// What a file probably is, by its name.
fn mime(path: &Path) -> &'static str {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_ascii_lowercase();
    let known = MIMES.iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, mime)| mime)
}

const MIMES: [(&str, &str); 14] = [
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("csv", "text/csv"),
    ("html", "text/html"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("zip", "application/zip"),
    ("json", "application/json"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
];

/// How long something that changes the desk is waited for: a line may be lost for as long as a shift lasts.
const COMMANDS_WAIT: Duration = Duration::from_hours(12);

/// The largest file that is sent or saved, in bytes; channels allow less.
const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;

/// The longest text of one message that is read, in bytes.
const BODY_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// How many answers may wait to be read; whoever brings the next one waits.
const ANSWERS_MAX: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_that_is_there_is_never_replaced() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let first = save(folder.path(), "a.txt", b"one").await;
        assert_eq!(first, Ok(folder.path().join("a.txt")));
        assert!(save(folder.path(), "a.txt", b"two").await.is_err());
        let kept = std::fs::read(folder.path().join("a.txt")).expect("it was written");
        assert_eq!(kept, b"one");
    }

    #[test]
    fn a_kind_is_guessed_by_name_and_never_wrongly_known() {
        assert_eq!(mime(Path::new("a/Factura.PDF")), "application/pdf");
        assert_eq!(mime(Path::new("a/b")), "application/octet-stream");
    }
}
