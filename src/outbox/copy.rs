//! Copies of what was sent, where an operator wants them in a folder of the mailbox.
//!
//! A copy is not part of an answer: what became of the answer is told first, and a copy that cannot be
//! put there is told in the log and not tried again.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::channels::exchange::Copy;
use crate::channels::server::Security;
use crate::net::imap::{self, copy};
use crate::net::smtp::Way;

use super::Proofs;
use super::carry::prove;

/// Puts a copy of `mail` where it is wanted, beside whatever goes on.
pub(super) fn keep(copy: Copy, mail: Vec<u8>, proofs: &Proofs) {
    let weight = u32::try_from(mail.len() / 1024 + 1).unwrap_or(u32::MAX);
    let Ok(room) = COPIES_KIB.try_acquire_many(weight) else {
        tracing::warn!(id = %copy.id, "no copy is kept: too many wait to be put there");
        return;
    };
    let proofs = Arc::clone(proofs);
    tokio::spawn(async move {
        if let Err(error) = put(&copy, &mail, &proofs).await {
            tracing::warn!(id = %copy.id, folder = %copy.folder, %error, "no copy is kept");
        }
        drop(room);
    });
}

async fn put(copy: &Copy, mail: &[u8], proofs: &Proofs) -> Result<(), String> {
    let proof = prove(&copy.server, proofs, false).await;
    let proof = proof.map_err(|why| why.why().to_owned())?;
    let login = copy.server.login.as_ref().zip(proof.as_ref());
    let (login, proof) = login.ok_or_else(|| "no login is set".to_owned())?;
    let server = imap::Server {
        host: &copy.server.host,
        port: copy.server.port,
        way: match copy.server.security {
            Security::Tls => Way::Tls,
            Security::StartTls => Way::StartTls,
            Security::Clear => Way::Clear,
        },
        user: &login.user,
        password: &proof.word,
        is_token: login.is_token,
        authorities: &copy.server.authorities,
    };
    let kept = copy::keep(&server, &copy.folder, &copy.id, mail, PATIENCE).await;
    kept.map(|_| ()).map_err(|error| error.to_string())
}

/// How much waits to be put there at once, in KiB: a mailbox that hangs must not fill the memory.
static COPIES_KIB: Semaphore = Semaphore::const_new(64 * 1024);

/// How long one copy may take.
const PATIENCE: Duration = Duration::from_secs(60);
