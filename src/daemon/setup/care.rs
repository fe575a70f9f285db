//! What sessions ask of the set-up, away from the threads that serve them, and one writing at a time.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::domain::attachment::Digest;
use crate::protocol::view::setup::{ChannelDraft, ChannelWritten};
use crate::protocol::{Code, Refusal};
use crate::store::Snapshot;

use super::super::caretaker::{Care, status_view};
use super::super::generation::Refused;
use super::{Asked, Site};

/// Checks what would be written.
pub(in crate::daemon) async fn draft(care: &Care, asked: Asked) -> Result<ChannelDraft, Refusal> {
    let (site, store) = (site(care), care.store.clone());
    let drafted = spawn_blocking(move || super::draft(&peopled(site, &store), &asked));
    drafted
        .await
        .map_err(|_| Refusal::new(Code::STORE_FAILED))?
}

/// Writes it, and waits for what the configuration comes to then.
pub(in crate::daemon) async fn write(
    care: &Care,
    asked: Asked,
    seen: Option<Digest>,
    replace: bool,
) -> Result<ChannelWritten, Refusal> {
    let alone = WRITING.lock().await;
    let (site, store) = (site(care), care.store.clone());
    let written =
        spawn_blocking(move || super::write(&peopled(site, &store), &asked, seen, replace));
    let file = written
        .await
        .map_err(|_| Refusal::new(Code::STORE_FAILED))??;
    let mut applied_ms = 0;
    match timeout(RELOAD_WITHIN, care.reload.reload()).await {
        Ok(Ok(applied)) => applied_ms = u32::try_from(applied.took.0).unwrap_or(0),
        Ok(Err(Refused::Stopping)) => return Err(Refusal::new(Code::STOPPING)),
        // How it stands then is in the answer.
        Ok(Err(_)) | Err(_) => {}
    }
    drop(alone);
    let mut status = status_view(&care.reload.status(), &care.current.borrow());
    status.applied_ms = applied_ms;
    Ok(ChannelWritten {
        file: file.display().to_string(),
        status,
    })
}

fn site(care: &Care) -> Site {
    Site {
        config: care.config.clone(),
        data: care.data.clone(),
        ground: care.ground.clone(),
        running: Arc::clone(&care.current.borrow()),
        people: Vec::new(),
    }
}

/// The same with whoever has an account; nobody where the record cannot be read, which others report.
fn peopled(site: Site, store: &crate::store::Store) -> Site {
    Site {
        people: store.read(Snapshot::agents).unwrap_or_default(),
        ..site
    }
}

/// What was checked must still be so when it is written.
static WRITING: Mutex<()> = Mutex::const_new(());

/// How long the configuration is waited for.
const RELOAD_WITHIN: Duration = Duration::from_secs(30);
