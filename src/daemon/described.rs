//! What connectors say that their channels carry, put into a generation of the settings.

use std::sync::Arc;

use crate::channels::partner::descriptor;
use crate::routing::onward::{self, Terms};
use crate::store::{Store, StoreError};

use super::generation::Generation;

/// Holds every partner channel to what its connector last said of it. Blocks while it reads.
pub(super) fn overlay(generation: &mut Generation, store: &Store) -> Result<(), StoreError> {
    let partners = generation.channels.iter();
    let partners = partners.filter(|(_, channel)| channel.keys().is_some());
    let names: Vec<_> = partners.map(|(name, _)| name.clone()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let plan = Arc::make_mut(&mut generation.plan);
    let no_public_address = plan.links.is_none();
    for name in names {
        let Some(described) = store.read(|snapshot| snapshot.described(&name))? else {
            continue;
        };
        match (
            descriptor::parse(&described.page),
            plan.channels.get_mut(&name),
        ) {
            (Ok(read), Some(channel)) => {
                channel.abilities = read.abilities;
                // What the operator allows less of, holds whatever the connector can.
                let written = generation.config.channels.get(&name);
                if let Some(most) = written.and_then(|it| it.file_max) {
                    let can = channel.abilities.file_bytes_max;
                    channel.abilities.file_bytes_max = can.min(most);
                }
                channel.abilities.emoji &= written.is_none_or(|it| it.emoji);
                let allowed = written.and_then(|it| it.daily_out);
                channel.daily_out = [allowed, read.daily_out].into_iter().flatten().min();
                channel.schemes = read.schemes;
                let words = |written: &[String]| {
                    let all = written.iter().map(|word| onward::word(word));
                    all.filter(|word| !word.is_empty()).collect()
                };
                channel.terms = Terms {
                    per_second: read.per_second,
                    between: read.between,
                    file_classes: read.file_classes,
                    fetches_files: read.fetches_files,
                    stop_words: words(&read.stop_words),
                    back_words: words(&read.back_words),
                };
                if read.fetches_files && no_public_address {
                    // There is nothing from where they could be fetched.
                    channel.abilities.file_bytes_max = 0;
                    channel.abilities.files_max = 0;
                }
            }
            (Ok(_), None) => {}
            // An older release may have taken what this one does not.
            (Err(why), _) => tracing::warn!(channel = %name, why, "its descriptor does not hold"),
        }
    }
    Ok(())
}
