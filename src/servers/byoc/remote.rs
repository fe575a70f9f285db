//! Files that events name by their URL: fetched from the hosts that the channel lists, before the event
//! is answered, and kept like those that were put.

use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::Byoc;
use crate::channels::partner::event::{Fault, From, Linked};
use crate::channels::partner::source::Sources;
use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::net::http_client::fetch::{Got, get};
use crate::net::http_client::{Patience, Target};
use crate::store::StoreError;
use crate::store::blobs::Upload;
use crate::writer::Space;

impl Byoc {
    /// Fetches every file that is named by its URL; afterwards each is named by its digest.
    pub(super) async fn fetch_all(
        &self,
        channel: &Name,
        sources: &Sources,
        files: &mut [Linked],
    ) -> Result<(), Fault> {
        for file in files {
            if let From::Url(url) = &file.from {
                // Only as many as the channel's own turns: a host that drips takes nobody else's place.
                let _turn = self.fetches.take(channel).await;
                let fetched = timeout(FETCHED_WITHIN, self.fetch(sources, url)).await;
                let digest =
                    fetched.unwrap_or_else(|_| Err(unreachable("it did not come in time")));
                file.from = From::Put(digest?);
            }
        }
        Ok(())
    }

    async fn fetch(&self, sources: &Sources, url: &str) -> Result<Digest, Fault> {
        let mut place = sources.place(url).ok_or_else(not_listed)?;
        for _ in 0..=REDIRECTS_MAX {
            let got = get(&Target::from(&place), &Patience::default()).await;
            let got = got.map_err(|error| unreachable(&error.to_string()))?;
            match got.status {
                200 => return self.receive(got).await,
                301 | 302 | 303 | 307 | 308 => {
                    let location = got.location.unwrap_or_default();
                    place = sources
                        .redirected(&place, &location)
                        .ok_or_else(not_listed)?;
                }
                404 | 410 => return Err(gone(got.status)),
                status => return Err(unreachable(&format!("its host answered {status}"))),
            }
        }
        Err(unreachable("its host leads in a circle"))
    }

    async fn receive(&self, mut got: Got) -> Result<Digest, Fault> {
        let most = self.desk.settings().upload_bytes_max;
        if got.announced.is_some_and(|announced| announced > most) {
            return Err(too_large(most));
        }
        if self.intake.writer.space() >= Space::Stop {
            return Err(unreachable("the desk's disk is full"));
        }
        let store = self.intake.store.clone();
        let mut upload = blocking(move || store.blobs().begin(most)).await?;
        let mut taken = 0;
        loop {
            let piece = got.next().await;
            let piece = piece.map_err(|error| unreachable(&error.to_string()))?;
            let Some(piece) = piece else { break };
            taken += piece.len() as u64;
            if taken > most {
                return Err(too_large(most));
            }
            upload = blocking(move || written(upload, &piece)).await?;
        }
        let now = (self.intake.now)();
        Ok(blocking(move || upload.finish(now)).await?.0)
    }
}

fn written(mut upload: Upload, piece: &[u8]) -> Result<Upload, StoreError> {
    upload.write(piece)?;
    Ok(upload)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Fault> {
    match spawn_blocking(work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => {
            tracing::error!(%error, "a file that was fetched could not be kept");
            Err(unreachable("the desk could not keep it"))
        }
        Err(_) => Err(unreachable("the desk could not keep it")),
    }
}

fn not_listed() -> Fault {
    Fault {
        code: "media_url",
        detail:
            "the desk fetches files only from hosts in the channel's media_hosts, by https; put \
                 the file first"
                .into(),
    }
}

fn too_large(most: u64) -> Fault {
    Fault {
        code: "media_too_large",
        detail: format!("a file has at most {most} bytes"),
    }
}

fn gone(status: u16) -> Fault {
    Fault {
        code: "media_gone",
        detail: format!("the file is not there: its host answered {status}"),
    }
}

fn unreachable(why: &str) -> Fault {
    // What a host that speaks no TLS says is no record of TLS at all.
    let why = if why.contains("InvalidContentType") {
        "its host speaks no TLS there"
    } else {
        why
    };
    let why = crate::domain::text::line(why, WHY_BYTES_MAX);
    Fault {
        code: "media_unreachable",
        detail: format!("the file was not fetched: {why}"),
    }
}

/// How long one file may take in all.
const FETCHED_WITHIN: Duration = Duration::from_secs(20);

/// How many redirects are followed.
const REDIRECTS_MAX: usize = 3;

/// How much of a reason is told, in bytes.
const WHY_BYTES_MAX: usize = 200;
