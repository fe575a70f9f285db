//! Attachments in pieces, up and down, and the bodies of messages.

use std::sync::Arc;

use super::{Ask, Given, Said};
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::message::Message;
use crate::domain::{AgentId, ConversationId};
use crate::protocol::key::Ticket;
use crate::protocol::message::answer::{Chunk, Upload};
use crate::protocol::message::files::BodyForm;
use crate::protocol::message::{CHUNK_BYTES_MAX, Data, FilesRequest};
use crate::protocol::view::conversation::FileView;
use crate::protocol::{Blob, Code, Refusal};
use crate::servers::desk::locked;
use crate::servers::translate::{act, conversation, message};
use crate::servers::uploads::{Open, Sink, UPLOADS_OF_ONE_MAX};
use crate::store::blobs;

pub(super) async fn answer(by: &Ask, ask: FilesRequest) -> Said {
    match ask {
        FilesRequest::Begin {
            name,
            mime,
            size,
            sha256,
        } => {
            let file = FileView {
                name,
                mime,
                size,
                sha256,
                inline: None,
                found: None,
            };
            begin(by, &file).await
        }
        FilesRequest::Put {
            upload,
            offset,
            bytes,
        } => put(by, upload, offset, bytes.0).await,
        FilesRequest::End { upload } => end(by, upload).await,
        FilesRequest::Drop { upload } => {
            let dropped = locked(&by.desk.uploads).remove(upload.0, owner(by));
            dropped.ok_or_else(gone)?;
            Ok(Given::done())
        }
        FilesRequest::Get {
            conversation,
            seq,
            sha256,
            offset,
            length,
        } => get(by, conversation, seq, sha256, offset, length).await,
        FilesRequest::Body {
            conversation,
            seq,
            form,
            offset,
            length,
        } => body(by, conversation, seq, form, offset, length).await,
    }
}

/// Refuses a file that the asker neither brought nor may read: knowing a digest is not having the file.
pub(super) async fn may_send(by: &Ask, file: &FileView) -> Result<(), Refusal> {
    let digest = file.sha256;
    let store = by.desk.store.clone();
    let length = by.desk.blocking(move || store.blobs().len(&digest)).await?;
    match length {
        Ok(Some(length)) if length == file.size => {}
        Ok(_) => return Err(Refusal::new(Code::FILE_BROKEN).with("name", &file.name)),
        Err(_) => return Err(Refusal::new(Code::STORE_FAILED)),
    }
    if locked(&by.desk.uploads).has_brought(owner(by), digest) || is_readable(by, digest).await? {
        return Ok(());
    }
    Err(Refusal::new(Code::FILE_BROKEN).with("name", &file.name))
}

/// Whether a file belongs to no message yet, or to one that the asker may read.
async fn is_readable(by: &Ask, digest: Digest) -> Result<bool, Refusal> {
    let asker = Arc::clone(&by.asker);
    let read = by.desk.read(move |snapshot| {
        let mentioning = snapshot.mentioning(&digest, MENTIONS_MAX)?;
        let mut readable = mentioning.is_empty();
        for found in mentioning {
            if let Some(it) = snapshot.conversation(found.conversation)? {
                readable |=
                    conversation::sees(&asker, &it) && message::readable(&asker, &it, &found);
            }
        }
        Ok(readable)
    });
    read.await
}

async fn begin(by: &Ask, file: &FileView) -> Said {
    let most = by.desk.settings().upload_bytes_max;
    if file.size > most {
        return Err(Refusal::new(Code::FILE_TOO_LARGE)
            .with("name", &file.name)
            .with("most", most)
            .into());
    }
    if !by.desk.writer.space().admits_files() {
        return Err(Refusal::new(Code::DISK_FULL).into());
    }
    let (store, digest, size) = (by.desk.store.clone(), file.sha256, file.size);
    let known = may_send(by, file).await.is_ok();
    let sink = if known {
        Sink::Known
    } else {
        let begun = by.desk.blocking(move || store.blobs().begin(size)).await?;
        let begun = begun.map_err(|_| Refusal::new(Code::STORE_FAILED))?;
        Sink::File(Box::new(begun))
    };
    let have = if known { size } else { 0 };
    let open = Open {
        owner: owner(by),
        file: Attachment {
            digest,
            ..act::attachment(file)
        },
        have,
        sink,
        touched_at: by.desk.now(),
    };
    let ticket = locked(&by.desk.uploads).begin(open).ok_or_else(|| {
        Refusal::new(Code::TOO_MANY)
            .with("kind", "uploads")
            .with("most", UPLOADS_OF_ONE_MAX)
    })?;
    Ok(far(Ticket(ticket), have))
}

async fn put(by: &Ask, upload: Ticket, offset: u64, bytes: Vec<u8>) -> Said {
    if bytes.len() > CHUNK_BYTES_MAX as usize {
        return Err(Refusal::new(Code::OUT_OF_RANGE)
            .with("name", "bytes")
            .into());
    }
    if !by.desk.writer.space().admits_files() {
        return Err(Refusal::new(Code::DISK_FULL).into());
    }
    let mut file = {
        let mut uploads = locked(&by.desk.uploads);
        let open = uploads.get(upload.0, owner(by)).ok_or_else(gone)?;
        open.touched_at = by.desk.now();
        let fits = open.have + bytes.len() as u64 <= open.file.size;
        if offset != open.have || !fits {
            return Err(Refusal::new(Code::OUT_OF_RANGE)
                .with("name", "offset")
                .with("have", open.have)
                .into());
        }
        match std::mem::replace(&mut open.sink, Sink::Busy) {
            Sink::File(file) => file,
            Sink::Busy => return Err(Refusal::new(Code::BUSY).into()),
            Sink::Known => {
                open.sink = Sink::Known;
                return Ok(far(upload, open.have));
            }
        }
    };
    let written = by
        .desk
        .blocking(move || {
            let written = file.write(&bytes);
            (file, written)
        })
        .await?;
    let (file, written) = written;
    if written.is_err() {
        locked(&by.desk.uploads).remove(upload.0, owner(by));
        return Err(Refusal::new(Code::STORE_FAILED).into());
    }
    let mut uploads = locked(&by.desk.uploads);
    let open = uploads.get(upload.0, owner(by)).ok_or_else(gone)?;
    open.have = file.size();
    open.sink = Sink::File(file);
    Ok(far(upload, open.have))
}

async fn end(by: &Ask, upload: Ticket) -> Said {
    let open = locked(&by.desk.uploads).remove(upload.0, owner(by));
    let open = open.ok_or_else(gone)?;
    if open.have != open.file.size {
        return Err(gone().into());
    }
    if let Sink::File(file) = open.sink {
        let now = by.desk.now();
        let finished = by
            .desk
            .blocking(move || blobs::Upload::finish(*file, now))
            .await?;
        let (digest, size) = finished.map_err(|_| Refusal::new(Code::STORE_FAILED))?;
        if digest != open.file.digest || size != open.file.size {
            return Err(gone().into());
        }
    }
    locked(&by.desk.uploads).bring(owner(by), open.file.digest, by.desk.now());
    Ok(Given::new(Data::File(message::file(&open.file))))
}

async fn get(
    by: &Ask,
    id: ConversationId,
    seq: u32,
    digest: Digest,
    offset: u64,
    length: u32,
) -> Said {
    let found = message_of(by, id, seq).await?;
    let file = found.attachments.iter().find(|it| it.digest == digest);
    let file = file.ok_or_else(|| {
        Refusal::new(Code::NO_SUCH)
            .with("kind", "file")
            .with("name", digest)
    })?;
    let total = file.size;
    piece(by, digest, total, offset, length).await
}

async fn body(
    by: &Ask,
    id: ConversationId,
    seq: u32,
    form: BodyForm,
    offset: u64,
    length: u32,
) -> Said {
    let found = message_of(by, id, seq).await?;
    let text = match form {
        BodyForm::Text => found.text,
        BodyForm::HtmlSafe => found.html.unwrap_or_default(),
        BodyForm::Raw => match found.raw {
            Some(digest) => {
                let store = by.desk.store.clone();
                let total = by.desk.blocking(move || store.blobs().len(&digest)).await?;
                let total = total.map_err(|_| Refusal::new(Code::STORE_FAILED))?;
                return piece(by, digest, total.unwrap_or_default(), offset, length).await;
            }
            // Written here: its bytes are its text.
            None => found.text,
        },
    };
    let total = text.len() as u64;
    let from = usize::try_from(offset)
        .unwrap_or(usize::MAX)
        .min(text.len());
    let to = from
        .saturating_add(length.min(CHUNK_BYTES_MAX) as usize)
        .min(text.len());
    Ok(Given::new(Data::Chunk(Chunk {
        offset,
        total,
        bytes: Blob(text.as_bytes()[from..to].to_vec()),
    })))
}

/// A message that the asker may read.
async fn message_of(by: &Ask, id: ConversationId, seq: u32) -> Result<Message, Refusal> {
    let it = by.conversation(id).await?;
    let read = by.desk.read(move |snapshot| snapshot.messages(id, seq, 1));
    let found = read.await?.pop();
    found
        .filter(|found| found.seq == seq && message::readable(&by.asker, &it, found))
        .ok_or_else(|| Refusal::new(Code::NO_MESSAGE).with("seq", seq))
}

async fn piece(by: &Ask, digest: Digest, total: u64, offset: u64, length: u32) -> Said {
    let store = by.desk.store.clone();
    let most = length.min(CHUNK_BYTES_MAX) as usize;
    let read = by
        .desk
        .blocking(move || store.blobs().read(&digest, offset, most));
    match read.await? {
        Ok(Some(bytes)) => Ok(Given::new(Data::Chunk(Chunk {
            offset,
            total,
            bytes: Blob(bytes),
        }))),
        Ok(None) => Err(Refusal::new(Code::FILE_BROKEN).into()),
        Err(fault) => {
            tracing::error!(%fault, "an attachment could not be read");
            Err(Refusal::new(Code::STORE_FAILED).into())
        }
    }
}

fn far(upload: Ticket, have: u64) -> Given {
    Given::new(Data::Upload(Upload { upload, have }))
}

fn gone() -> Refusal {
    Refusal::new(Code::FILE_BROKEN)
}

/// Whose uploads these are; those at the machine share nobody's.
fn owner(by: &Ask) -> AgentId {
    by.asker.who.unwrap_or_default()
}

/// Among how many messages one is looked for that the asker may read.
const MENTIONS_MAX: usize = 50;
