//! What connectors say that their channels carry, put into a generation of the settings.

use std::collections::BTreeMap;
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
                channel.daily_out = least(allowed, read.daily_out);
                channel.schemes = read.schemes;
                let words = |written: &[String]| {
                    let all = written.iter().map(|word| onward::word(word));
                    all.filter(|word| !word.is_empty()).collect()
                };
                let own = std::mem::take(&mut channel.terms);
                channel.terms = laid_over(
                    own,
                    Terms {
                        per_second: read.per_second,
                        between: read.between,
                        file_classes: read.file_classes,
                        fetches_files: read.fetches_files,
                        stop_words: words(&read.stop_words),
                        back_words: words(&read.back_words),
                        stop_answer: BTreeMap::new(),
                        stop_answered: read.stop_answered,
                        windows: read.windows,
                        templates: read.templates,
                    },
                );
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

/// What a connector says, with what the operator wrote over it: the slower pace of both, the operator's words
/// where there are any, and the operator's text of a template that both name.
fn laid_over(own: Terms, said: Terms) -> Terms {
    let has_words = !own.stop_words.is_empty();
    let (words, back_words) = if has_words {
        (own.stop_words, own.back_words)
    } else {
        (said.stop_words, said.back_words)
    };
    let mut templates = said.templates;
    templates.extend(own.templates);
    Terms {
        per_second: least(own.per_second, said.per_second),
        between: own.between.max(said.between),
        stop_words: words,
        back_words,
        stop_answer: own.stop_answer,
        // Whose words are the operator's, the desk goes by them and says so.
        stop_answered: said.stop_answered && !has_words,
        templates,
        ..said
    }
}

fn least(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    [one, other].into_iter().flatten().min()
}
