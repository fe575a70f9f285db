//! Carries one request where it has to go, and brings the answer back.

use std::io;
use std::path::Path;

use zeroize::Zeroizing;

use crate::channels::exchange::{Answer, Fault, Request, Step};
use crate::channels::partner::place::Place;
use crate::channels::partner::signature;
use crate::channels::server::{Proof, Security, Server, Unproven};
use crate::domain::secret::Secret;
use crate::domain::{Moment, Span};
use crate::net::http_client::{self, Posted, Target};
use crate::net::maildir::{MailName, Maildir, MaildirError};
use crate::net::smtp::{self, Mailing, Patience, Submitted, Way};

use super::{Proofs, Secrets, copy};

/// Does what the request asks, once. Never panics; what cannot be told is [`Answer::Lost`].
pub(super) async fn carry(
    request: Request,
    secrets: &Secrets,
    proofs: &Proofs,
    now: Moment,
) -> Answer {
    match request {
        Request::Submit {
            server,
            from,
            to,
            bytes,
            copy,
        } => {
            let mailing = Mailing {
                from: &from,
                to: &to,
                bytes: &bytes,
            };
            let answer = submit(&server, proofs, &mailing).await;
            if let (Answer::Done, Some(copy)) = (&answer, copy) {
                copy::keep(*copy, bytes, proofs);
            }
            answer
        }
        Request::Post {
            place,
            secrets: signing,
            id,
            bytes,
        } => match revealed(signing, secrets).await {
            Ok(revealed) => push(&place, &revealed, &id, &bytes, now).await,
            Err(text) => Answer::Fault {
                fault: Fault::Secret,
                text,
            },
        },
        Request::Show { .. } => Answer::Done,
        Request::LayOut { .. } => Answer::Fault {
            fault: Fault::Broken,
            text: "the other side comes for it".into(),
        },
        Request::Maildir {
            folder,
            file,
            bytes,
        } => {
            let put = move || deliver(Path::new(&folder), &file, &bytes);
            match tokio::task::spawn_blocking(put).await {
                Ok(answer) => answer,
                Err(error) => Answer::Lost {
                    text: error.to_string(),
                },
            }
        }
    }
}

/// What signs in at a server, where anything does.
pub(super) async fn prove(
    server: &Server,
    proofs: &Proofs,
    anew: bool,
) -> Result<Option<Proof>, Unproven> {
    match &server.login {
        Some(login) => proofs(login.clone(), anew).await.map(Some),
        None => Ok(None),
    }
}

/// Hands a mail over; with another token where one that was got earlier is not taken any more.
async fn submit(server: &Server, proofs: &Proofs, mailing: &Mailing<'_>) -> Answer {
    let mut anew = false;
    loop {
        let proof = match prove(server, proofs, anew).await {
            Ok(proof) => proof,
            Err(why) => return unproven(why),
        };
        let answer = hand(server, proof.as_ref(), mailing).await;
        let is_refused = matches!(
            answer,
            Answer::Declined {
                step: Step::Login,
                code: 500..,
                ..
            }
        );
        if !is_refused || anew || !proof.is_some_and(|proof| proof.is_kept) {
            return answer;
        }
        anew = true;
    }
}

fn unproven(why: Unproven) -> Answer {
    let fault = match why {
        Unproven::Refused(text) => {
            return Answer::Declined {
                step: Step::Login,
                code: 535,
                text,
            };
        }
        Unproven::Secret(_) => Fault::Secret,
        Unproven::Distrusted(_) => Fault::Distrusted,
        Unproven::Failed(_) => Fault::Unreachable,
    };
    Answer::Fault {
        fault,
        text: why.why().to_owned(),
    }
}

/// The secrets that sign, read each time: they may be changed while we run.
async fn revealed(
    signing: Vec<Secret>,
    secrets: &Secrets,
) -> Result<Vec<Zeroizing<String>>, String> {
    let secrets = secrets.clone();
    let read = move || {
        let read: io::Result<Vec<_>> = signing.iter().map(|secret| secrets(secret)).collect();
        read.map_err(|error| format!("the signing secret cannot be read: {error}"))
    };
    match tokio::task::spawn_blocking(read).await {
        Ok(read) => read,
        Err(error) => Err(error.to_string()),
    }
}

/// Posts a delivery to a connector, signed at this moment.
async fn push(
    place: &Place,
    secrets: &[Zeroizing<String>],
    id: &str,
    bytes: &[u8],
    now: Moment,
) -> Answer {
    let secrets: Vec<&str> = secrets.iter().map(|secret| secret.as_str()).collect();
    let Ok(signature) = signature::sign(&secrets, id, now.seconds(), bytes) else {
        return Answer::Fault {
            fault: Fault::Secret,
            text: "the signing secret is not whsec_ and base64 of 24 to 64 bytes".into(),
        };
    };
    let target = Target::from(place);
    let timestamp = now.seconds().to_string();
    let headers = [
        ("webhook-id", id),
        ("webhook-timestamp", timestamp.as_str()),
        ("webhook-signature", signature.as_str()),
    ];
    let patience = http_client::Patience::default();
    match http_client::post(&target, &headers, bytes, &patience).await {
        Posted::Answered {
            status,
            retry_after,
            body,
        } => Answer::Said {
            status,
            retry_after: retry_after.map(|seconds| {
                Span::seconds(i64::try_from(seconds.min(SECONDS_MAX)).unwrap_or_default())
            }),
            body,
        },
        Posted::Failed(text) => Answer::Fault {
            fault: Fault::Unreachable,
            text,
        },
        Posted::Distrusted(text) => Answer::Fault {
            fault: Fault::Distrusted,
            text,
        },
        Posted::Lost(text) => Answer::Lost { text },
    }
}

// The one translation between the two, for every room that knows both.
impl<'a> From<&'a Place> for Target<'a> {
    fn from(place: &'a Place) -> Self {
        Self {
            secure: place.secure,
            host: &place.host,
            port: place.port,
            path: &place.path,
            private: place.private,
            authorities: &place.authorities,
        }
    }
}

async fn hand(server: &Server, proof: Option<&Proof>, mailing: &Mailing<'_>) -> Answer {
    let login = server.login.as_ref().zip(proof);
    let place = smtp::Server {
        host: &server.host,
        port: server.port,
        way: match server.security {
            Security::Tls => Way::Tls,
            Security::StartTls => Way::StartTls,
            Security::Clear => Way::Clear,
        },
        login: login.map(|(login, proof)| (login.user.as_str(), proof.word.as_str())),
        is_token: login.is_some_and(|(login, _)| login.is_token),
        authorities: &server.authorities,
    };
    match smtp::submit(&place, mailing, &Patience::default()).await {
        Submitted::Taken => Answer::Done,
        Submitted::Declined { step, code, text } => Answer::Declined {
            step: match step {
                smtp::Step::Login => Step::Login,
                smtp::Step::Sender => Step::Sender,
                smtp::Step::Recipient => Step::Recipient,
                smtp::Step::Content => Step::Content,
            },
            code,
            text,
        },
        Submitted::Failed(text) => Answer::Fault {
            fault: Fault::Unreachable,
            text,
        },
        Submitted::Distrusted(text) => Answer::Fault {
            fault: Fault::Distrusted,
            text,
        },
        Submitted::Lost(text) => Answer::Lost { text },
    }
}

fn deliver(folder: &Path, file: &str, bytes: &[u8]) -> Answer {
    let Some(name) = MailName::given(file) else {
        return Answer::Fault {
            fault: Fault::Broken,
            text: format!("{file:?} cannot be a file's name"),
        };
    };
    // Not made where its parent is missing: a disk that is not mounted must not be written beside.
    if !folder.exists() && folder.parent().is_some_and(|parent| !parent.exists()) {
        return Answer::Fault {
            fault: Fault::Missing,
            text: format!("{} is not there", folder.display()),
        };
    }
    let delivered = Maildir::create(folder).and_then(|maildir| maildir.deliver(&name, bytes));
    match delivered {
        Ok(_) => Answer::Done,
        Err(error) => Answer::Fault {
            fault: fault(&error),
            text: error.to_string(),
        },
    }
}

fn fault(error: &MaildirError) -> Fault {
    let MaildirError::Failed { cause, .. } = error else {
        return Fault::Broken;
    };
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::NoSpace,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Fault::NotAllowed,
        io::ErrorKind::NotFound => Fault::Missing,
        _ => Fault::Broken,
    }
}

/// The longest wait that a connector is believed, in seconds: a day.
const SECONDS_MAX: u64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    async fn carry(request: Request) -> Answer {
        let secrets: Secrets = std::sync::Arc::new(|_| unreachable!("no secret is asked for"));
        let proofs: Proofs = std::sync::Arc::new(|_, _| unreachable!("nobody signs in"));
        super::carry(request, &secrets, &proofs, Moment(0)).await
    }

    fn request(folder: &Path, file: &str) -> Request {
        Request::Maildir {
            folder: folder.display().to_string(),
            file: file.into(),
            bytes: b"Subject: x\r\n\r\nhola\r\n".to_vec(),
        }
    }

    #[tokio::test]
    async fn the_same_request_twice_leaves_one_file() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("out");
        for _ in 0..2 {
            assert_eq!(carry(request(&folder, "1.a")).await, Answer::Done);
        }
        assert_eq!(fs::read_dir(folder.join("new")).expect("listed").count(), 1);
    }

    #[tokio::test]
    async fn a_disk_that_is_not_there_is_told_and_not_made_up() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("stick/out");
        let answer = carry(request(&folder, "1.a")).await;
        assert!(
            matches!(
                &answer,
                Answer::Fault {
                    fault: Fault::Missing,
                    ..
                }
            ),
            "{answer:?}"
        );
        assert!(!root.path().join("stick").exists());
    }

    #[tokio::test]
    async fn a_name_that_leads_out_of_the_folder_is_refused() {
        let root = tempfile::tempdir().expect("a folder");
        let answer = carry(request(root.path(), "../1.a")).await;
        assert!(matches!(answer, Answer::Fault { .. }));
    }
}
