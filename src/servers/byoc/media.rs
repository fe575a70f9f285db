//! Files: put before the event that mentions them, fetched after the delivery that names them.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::door::Shown;
use super::page::Page;
use super::{Byoc, Problem};
use crate::channels::partner;
use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::domain::message::Direction;
use crate::store::blobs::{READ_BYTES_MAX, Upload};
use crate::store::{Store, StoreError};
use crate::writer::{Rejected, Space};

/// What is put.
#[derive(Debug, Deserialize)]
pub(super) struct Putting {
    sha256: String,
    size: u64,
}

/// Keeps a file.
pub(super) async fn put(
    State(byoc): State<Arc<Byoc>>,
    query: Result<Query<Putting>, QueryRejection>,
    request: Request,
) -> Result<Page, Problem> {
    byoc.enter_any(Shown::by(&request)).await?;
    let Query(putting) = query.map_err(|error| Problem::unprocessable(error.body_text()))?;
    let digest = partner::media(&format!("m_{}", putting.sha256));
    let digest = digest.ok_or_else(|| Problem::unprocessable("sha256 has 64 lower-case digits"))?;
    let most = byoc.desk.settings().upload_bytes_max;
    if putting.size > most {
        let detail = format!("size is at most {most}");
        return Err(Problem::unprocessable(detail));
    }
    if byoc.intake.writer.space() >= Space::Stop {
        return Err(Rejected::Full.into());
    }
    let _place = byoc.files.acquire().await.expect("nobody closes it");
    let (store, now) = (byoc.intake.store.clone(), (byoc.intake.now)());
    let size = putting.size;
    let upload = blocking(move || store.blobs().begin(size)).await?;
    let upload = timeout(FILE_WITHIN, receive(request.into_body(), upload, size)).await;
    let upload = upload.map_err(|_| Problem::too_slow())??;
    let kept = blocking(move || upload.finish(now)).await?;
    if kept != (digest, size) {
        return Err(Problem::digest_mismatch());
    }
    Ok(Page(json!({
        "media": format!("m_{digest}"),
        "sha256": digest.to_string(),
        "size": size,
    })))
}

/// Writes a body of exactly `size` bytes to the disk as it comes.
pub(in crate::servers) async fn receive(
    mut body: Body,
    mut upload: Upload,
    size: u64,
) -> Result<Upload, Problem> {
    let mut piece = Vec::new();
    let mut taken = 0;
    loop {
        let frame = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
        let ended = frame.is_none();
        if let Some(frame) = frame {
            let frame = frame.map_err(|_| Problem::malformed("the body broke off"))?;
            if let Ok(data) = frame.into_data() {
                taken += data.len() as u64;
                piece.extend_from_slice(&data);
            }
        }
        if taken > size || (ended && taken < size) {
            return Err(Problem::digest_mismatch());
        }
        if ended || piece.len() >= PIECE_BYTES {
            let whole = std::mem::take(&mut piece);
            upload = blocking(move || {
                upload.write(&whole)?;
                Ok(upload)
            })
            .await?;
        }
        if ended {
            return Ok(upload);
        }
    }
}

/// Gives a file that a message to this channel names.
pub(super) async fn get(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<(String, String)>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Path((channel, handle)) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    let digest = partner::media(&handle).ok_or_else(|| Problem::no_such("media"))?;
    let _place = byoc.files.acquire().await.expect("nobody closes it");
    let store = byoc.intake.store.clone();
    let lent = byoc.trials.is_lent(&visitor.name, &digest);
    let bytes = blocking(move || {
        if lent || is_sent_by(&store, &visitor.name, &digest)? {
            return whole(&store, &digest);
        }
        Ok(None)
    });
    let bytes = bytes.await?;
    let bytes = bytes.ok_or_else(|| Problem::no_such("media"))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}

/// The bytes of a file.
pub(in crate::servers) fn whole(
    store: &Store,
    digest: &Digest,
) -> Result<Option<Vec<u8>>, StoreError> {
    let mut bytes = Vec::new();
    loop {
        match store
            .blobs()
            .read(digest, bytes.len() as u64, READ_BYTES_MAX)?
        {
            None => return Ok(None),
            Some(piece) if piece.is_empty() => return Ok(Some(bytes)),
            Some(piece) => bytes.extend_from_slice(&piece),
        }
    }
}

/// Whether a message that goes out by `channel` names a file: whoever knows a digest knows no file yet.
pub(super) fn is_sent_by(
    store: &Store,
    channel: &Name,
    digest: &Digest,
) -> Result<bool, StoreError> {
    store.read(|snapshot| {
        for id in snapshot.mentioned_by(digest, MENTIONS_MAX)? {
            let message = snapshot.message(id)?;
            if message.is_some_and(|it| it.channel == *channel && it.direction == Direction::Out) {
                return Ok(true);
            }
        }
        Ok(false)
    })
}

/// Does what waits for the disk.
pub(in crate::servers) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Problem> {
    match spawn_blocking(work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => {
            tracing::error!(%error, "a connector's file could not be kept or read");
            Err(Rejected::Failed.into())
        }
        Err(_) => Err(Rejected::Failed.into()),
    }
}

/// How long a file may take to come.
const FILE_WITHIN: Duration = Duration::from_secs(50);

/// How much is written to the disk at once.
const PIECE_BYTES: usize = 1 << 20;

/// How many messages that name a file are looked at for one of the channel's.
const MENTIONS_MAX: usize = 1_000;
