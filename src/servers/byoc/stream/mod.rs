//! Connectors that speak by lines over a stream: each kept there, and told apart only by its framing.
//!
//! What a line asks for is carried out by what answers HTTP, and nothing here decides it anew. No
//! connector is waited for but by its own channel: one that does not read, does not answer or does not
//! stop talking costs a bounded number of its own lines and nobody else's time.

mod asked;
mod backoff;
mod calls;
mod files;
mod hand;
mod link;
mod session;

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::Byoc;
use crate::channels::partner::Stream;
use crate::domain::Name;

/// One connector, kept there until it is told to end.
struct Kept {
    stream: Stream,
    halt: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// Keeps every connector there that the settings name, until `stop`; ends when all of them have.
pub async fn keep(byoc: Arc<Byoc>, mut stop: watch::Receiver<bool>) {
    let mut channels = byoc.channels.clone();
    let mut kept: BTreeMap<Name, Kept> = BTreeMap::new();
    loop {
        let wanted: BTreeMap<Name, Stream> = {
            let open = channels.borrow_and_update();
            let streams = open
                .iter()
                .filter_map(|(name, it)| Some((name.clone(), it.stream()?.clone())));
            streams.collect()
        };
        for (name, one) in &kept {
            if !wanted.contains_key(name) {
                one.halt.send_replace(true);
            }
        }
        for (name, stream) in wanted {
            let before = kept.remove(&name);
            let one = match before {
                Some(same) if same.stream == stream && !*same.halt.borrow() => same,
                before => begin(&byoc, &name, stream, before),
            };
            kept.insert(name, one);
        }
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            changed = channels.changed() => {
                if changed.is_err() {
                    break;
                }
            }
        }
    }
    for one in kept.values() {
        one.halt.send_replace(true);
    }
    for one in kept.into_values() {
        let _ = one.task.await;
    }
}

/// Keeps a connector there, once the one before it has ended: never are there two of a channel.
fn begin(byoc: &Arc<Byoc>, name: &Name, stream: Stream, before: Option<Kept>) -> Kept {
    let (halt, halted) = watch::channel(false);
    let (byoc, name, place) = (Arc::clone(byoc), name.clone(), stream.clone());
    let task = tokio::spawn(async move {
        if let Some(before) = before {
            before.halt.send_replace(true);
            let _ = before.task.await;
        }
        link::keep(byoc, name, place, halted).await;
    });
    Kept { stream, halt, task }
}
