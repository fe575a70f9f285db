//! Files of a chat: put before the message that names them, fetched by whoever was shown them.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::header::{
    AUTHORIZATION, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::time::timeout;

use super::door::may_show;
use super::{Visitor, WebChat};
use crate::channels::webchat::Site;
use crate::servers::byoc::Problem;
use crate::servers::byoc::media::{blocking, receive, whole};
use crate::servers::byoc::page::Page;
use crate::writer::{Rejected, Space};

/// Keeps a file of a visitor; its ticket is what a message names it by.
pub(super) async fn put(
    State(chat): State<Arc<WebChat>>,
    channel: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = channel.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let (visitor, site, most) = chat.enter(&channel, request.headers())?;
    let size = announced(request.headers())?;
    if size == 0 || size > most {
        let detail = format!("a file has 1 to {most} bytes");
        return Err(Problem::unprocessable(detail));
    }
    if chat.intake.writer.space() >= Space::Stop {
        return Err(Rejected::Full.into());
    }
    let slowed = chat.slow_down(&visitor);
    slowed.map_err(|soon| Problem::too_many_requests(soon.wait_ms))?;
    let _place = chat.files.acquire().await.expect("nobody closes it");
    let (store, now) = (chat.intake.store.clone(), (chat.intake.now)());
    let upload = blocking(move || store.blobs().begin(size)).await?;
    let upload = timeout(FILE_WITHIN, receive(request.into_body(), upload, size)).await;
    let upload = upload.map_err(|_| Problem::too_slow())??;
    let (digest, size) = blocking(move || upload.finish(now)).await?;
    let file = site.passes.ticket(&visitor.who, &digest);
    Ok(Page(json!({"file": file, "size": size})))
}

/// Gives a file that a visitor was shown, or has put.
pub(super) async fn get(
    State(chat): State<Arc<WebChat>>,
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((channel, ticket)) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let (visitor, site, _) = chat.enter(&channel, &headers)?;
    let digest = site.passes.file(&visitor.who, &ticket);
    let digest = digest.ok_or_else(|| Problem::no_such("media"))?;
    let _place = chat.files.acquire().await.expect("nobody closes it");
    let store = chat.intake.store.clone();
    let bytes = blocking(move || whole(&store, &digest)).await?;
    let mut response = bytes
        .ok_or_else(|| Problem::no_such("media"))?
        .into_response();
    // Whatever it is, it is handed over and never opened here.
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("application/octet-stream");
    headers.insert(CONTENT_TYPE, kind);
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}

impl WebChat {
    /// Lets a visitor in by their pass.
    fn enter(&self, channel: &str, headers: &HeaderMap) -> Result<(Visitor, Site, u64), Problem> {
        let chat = self.site(channel);
        let (channel, site, most) = chat.ok_or_else(|| Problem::no_such("channel"))?;
        if !may_show(&site, headers) {
            return Err(Problem::other_channel());
        }
        let shown = headers.get(AUTHORIZATION).and_then(|it| it.to_str().ok());
        let pass = shown.and_then(|it| it.strip_prefix("Bearer "));
        let who = pass.and_then(|pass| site.passes.holder(pass, (self.intake.now)()));
        let who = who.ok_or_else(Problem::unauthorized)?;
        let visitor = Visitor {
            address: who.address(channel.as_str()),
            channel,
            who,
        };
        Ok((visitor, site, most))
    }
}

/// How long the file is said to be; a browser always says it.
fn announced(headers: &HeaderMap) -> Result<u64, Problem> {
    let length = headers.get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    length.ok_or_else(|| Problem::unprocessable("Content-Length says how long the file is"))
}

/// How long a file may take to come.
const FILE_WITHIN: Duration = Duration::from_secs(50);
