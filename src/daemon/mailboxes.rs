//! Which Maildirs are taken from: those of the channels that are enabled, as the settings change.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tokio::time::sleep;

use crate::channels::Source;
use crate::config;
use crate::domain::Name;
use crate::outbox::Proofs;
use crate::servers::intake::Intake;
use crate::servers::{fetch, mailbox};
use crate::words::Lang;

use super::generation::Generation;

/// Runs a mailbox for every enabled channel that has one, until `stop`; then waits for them.
///
/// A mailbox whose settings did not change goes on through a reload; one that breaks begins again.
pub(super) async fn run(
    intake: Intake,
    proofs: Proofs,
    mut current: watch::Receiver<Arc<Generation>>,
    mut stop: watch::Receiver<bool>,
) {
    let mut boxes = Boxes {
        intake,
        proofs,
        open: BTreeMap::new(),
        names: BTreeMap::new(),
        tasks: JoinSet::new(),
    };
    loop {
        let generation = Arc::clone(&current.borrow_and_update());
        boxes.follow(&generation);
        let mut broke = false;
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            _ = current.changed() => {}
            Some(ended) = boxes.tasks.join_next_with_id() => {
                let id = match &ended {
                    Ok((id, ())) => *id,
                    Err(error) => error.id(),
                };
                if let Some(name) = boxes.names.remove(&id) {
                    boxes.ended(&name, id);
                }
                if let Err(error) = ended {
                    tracing::error!(%error, "a mailbox broke, it begins again");
                    broke = true;
                }
            }
        }
        if broke {
            sleep(PAUSE).await;
        }
    }
    for open in boxes.open.values() {
        open.stop.send_replace(true);
    }
    while boxes.tasks.join_next().await.is_some() {}
}

struct Boxes {
    intake: Intake,
    proofs: Proofs,
    open: BTreeMap<Name, Open>,
    names: BTreeMap<Id, Name>,
    tasks: JoinSet<()>,
}

struct Open {
    settings: config::channel::Channel,
    lang: Lang,
    stop: watch::Sender<bool>,
    task: Id,
}

impl Boxes {
    fn follow(&mut self, generation: &Generation) {
        let channels = &generation.config.channels;
        let lang = match generation.config.desk.language.as_str() {
            "en" => Lang::En,
            _ => Lang::Es,
        };
        self.open.retain(|name, open| {
            let same = channels.get(name) == Some(&open.settings) && open.lang == lang;
            if !same {
                open.stop.send_replace(true);
            }
            same
        });
        for (name, settings) in channels.iter().filter(|(_, settings)| settings.enabled) {
            let Some(channel) = generation.channels.get(name) else {
                continue;
            };
            if self.open.contains_key(name) {
                continue;
            }
            let (stop, stopped) = watch::channel(false);
            let (intake, called) = (self.intake.clone(), name.clone());
            let channel = Arc::clone(channel);
            let task = match channel.source() {
                Source::Maildir(folder) => {
                    let mailbox = mailbox::run(intake, called, channel, folder, stopped);
                    self.tasks.spawn(mailbox).id()
                }
                Source::Imap(imap) => {
                    let proofs = Arc::clone(&self.proofs);
                    let fetch = fetch::run(intake, called, channel, *imap, proofs, lang, stopped);
                    self.tasks.spawn(fetch).id()
                }
                Source::Nowhere => continue,
            };
            self.names.insert(task, name.clone());
            let settings = settings.clone();
            self.open.insert(
                name.clone(),
                Open {
                    settings,
                    lang,
                    stop,
                    task,
                },
            );
        }
    }

    /// One that was stopped may have a successor already.
    fn ended(&mut self, name: &Name, task: Id) {
        if self.open.get(name).is_some_and(|open| open.task == task) {
            self.open.remove(name);
        }
    }
}

/// How long to wait before a broken mailbox begins again.
const PAUSE: Duration = Duration::from_secs(1);
