//! Whether a channel can carry a message: how long it is, how many files it has, how heavy they are.

use crate::domain::MessageId;
use crate::domain::attachment::{ATTACHMENTS_MAX, Attachment};
use crate::domain::channel::TextUnit;
use crate::domain::text::BODY_BYTES_MAX;
use crate::routing::plan;

use super::command::Reply;
use super::links;
use super::refusal::Refusal;

/// Whether a channel can carry what is to be `message`, at all; the composer shows the same limits. Files that
/// have a link in its text are not carried.
pub(super) fn sendable(
    channel: &plan::Channel,
    (message, reply): (MessageId, &Reply),
) -> Result<(), Refusal> {
    let abilities = &channel.abilities;
    if reply.text.trim().is_empty() && reply.attachments.is_empty() {
        return Err(Refusal::EmptyText);
    }
    let (files, longer) = links::along(message, reply);
    let length = measure(&reply.text, abilities.text_unit);
    let length = length.saturating_add(u32::try_from(longer).unwrap_or(u32::MAX));
    if length > abilities.text_max {
        return Err(Refusal::TooLong {
            length,
            most: abilities.text_max,
            unit: counted(abilities.text_unit),
        });
    }
    if reply.text.len() > BODY_BYTES_MAX {
        let most = u32::try_from(BODY_BYTES_MAX).unwrap_or(u32::MAX);
        return Err(Refusal::TooLong {
            length: u32::try_from(reply.text.len()).unwrap_or(u32::MAX),
            most,
            unit: TextUnit::Byte,
        });
    }
    if reply.attachments.len() > ATTACHMENTS_MAX {
        let most = u32::try_from(ATTACHMENTS_MAX).unwrap_or(u32::MAX);
        return Err(Refusal::TooManyFiles(most));
    }
    carries(&files, channel)
}

fn carries(files: &[&Attachment], channel: &plan::Channel) -> Result<(), Refusal> {
    let (abilities, files_bytes_max) = (&channel.abilities, channel.files_bytes_max);
    let most = (abilities.files_max as usize).min(ATTACHMENTS_MAX);
    if files.len() > most {
        return Err(Refusal::TooManyFiles(
            u32::try_from(most).unwrap_or(u32::MAX),
        ));
    }
    for file in files {
        let most = channel
            .terms
            .file_bytes_max(&file.mime, abilities.file_bytes_max);
        if file.size > most {
            return Err(Refusal::FileTooLarge {
                name: file.name.clone(),
                most,
            });
        }
    }
    // The first that does not go with those before it.
    let mut weight: u64 = 0;
    for file in files {
        weight = weight.saturating_add(file.size);
        if weight > files_bytes_max {
            return Err(Refusal::FileTooLarge {
                name: file.name.clone(),
                most: files_bytes_max.saturating_sub(weight - file.size),
            });
        }
    }
    Ok(())
}

/// What is counted where texts are measured in a unit.
fn counted(unit: TextUnit) -> TextUnit {
    match unit {
        TextUnit::Gsm => TextUnit::Byte,
        unit => unit,
    }
}

fn measure(text: &str, unit: TextUnit) -> u32 {
    let length = match unit {
        TextUnit::Char => text.chars().count(),
        TextUnit::Utf16 => text.encode_utf16().count(),
        // Septets depend on the provider's alphabet; a channel that counts them splits by itself.
        TextUnit::Byte | TextUnit::Gsm => text.len(),
    };
    u32::try_from(length).unwrap_or(u32::MAX)
}
