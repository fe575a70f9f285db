//! A copy of what was sent, put into a folder of a mailbox (RFC 9051, 6.3.12).

use std::time::Duration;

use tokio::time::timeout;

use super::{GOODBYE, ImapError, Server, broken, encoded, enter};

/// Puts `mail`, whose Message-ID is `id`, into `folder`, as read; whether it was put there now. A folder
/// that is not there is made, and a mail that is there already is not put there twice. `patience` is
/// for the whole of it.
pub async fn keep(
    server: &Server<'_>,
    folder: &str,
    id: &str,
    mail: &[u8],
    patience: Duration,
) -> Result<bool, ImapError> {
    let kept = timeout(patience, put(server, folder, id, mail)).await;
    kept.map_err(|_| ImapError::Broken(format!("{}: no answer", server.host)))?
}

async fn put(server: &Server<'_>, folder: &str, id: &str, mail: &[u8]) -> Result<bool, ImapError> {
    let odd = |c: char| c.is_control() || matches!(c, '"' | '\\');
    if id.contains(odd) {
        return Err(ImapError::Declined(format!("{id:?} cannot be looked for")));
    }
    let mut session = enter(server).await?;
    let folder = encoded(folder);
    if session.examine(&folder).await.is_err() {
        session.create(&folder).await.map_err(broken)?;
        session.examine(&folder).await.map_err(broken)?;
    }
    let question = format!("HEADER Message-ID \"{id}\"");
    let there = session.uid_search(question).await.map_err(broken)?;
    let is_new = there.is_empty();
    if is_new {
        let put = session.append(&folder, Some(r"(\Seen)"), None, mail);
        put.await.map_err(broken)?;
    }
    let _ = timeout(GOODBYE, session.logout()).await;
    Ok(is_new)
}
