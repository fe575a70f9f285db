//! Files in pieces, up and down.

use super::error::ClientError;
use super::handle::Client;
use crate::domain::ConversationId;
use crate::domain::attachment::Digest;
use crate::protocol::message::answer::{Chunk, Upload};
use crate::protocol::message::files::{BodyForm, FilesRequest};
use crate::protocol::message::{CHUNK_BYTES_MAX, ToDesk};
use crate::protocol::view::conversation::FileView;
use crate::protocol::{Blob, Data};

impl Client {
    /// Sends a file; what it gives goes into the attachments of a message.
    pub async fn upload(
        &self,
        name: &str,
        mime: &str,
        bytes: &[u8],
    ) -> Result<FileView, ClientError> {
        let begin = FilesRequest::Begin {
            name: name.to_owned(),
            mime: mime.to_owned(),
            size: bytes.len() as u64,
            sha256: Digest::of(bytes),
        };
        let mut at = self.uploaded(begin).await?;
        let upload = at.upload;
        while let Some(rest) = usize::try_from(at.have)
            .ok()
            .and_then(|have| bytes.get(have..))
            .filter(|rest| !rest.is_empty())
        {
            let piece = rest.chunks(PIECE_BYTES).next().unwrap_or_default();
            let put = FilesRequest::Put {
                upload,
                offset: at.have,
                bytes: Blob(piece.to_vec()),
            };
            let before = at.have;
            at = self.uploaded(put).await?;
            if at.have <= before {
                return Err(ClientError::Unexpected);
            }
        }
        let end = ToDesk::Files(FilesRequest::End { upload });
        match self.command(end).await?.data {
            Data::File(file) => Ok(file),
            _ => Err(ClientError::Unexpected),
        }
    }

    /// Fetches a file of a message and checks that it is the one meant; at most `bytes_max` long.
    pub async fn download(
        &self,
        conversation: ConversationId,
        seq: u32,
        sha256_wanted: Digest,
        bytes_max: u64,
    ) -> Result<Vec<u8>, ClientError> {
        let piece = |offset| FilesRequest::Get {
            conversation,
            seq,
            sha256: sha256_wanted,
            offset,
            length: CHUNK_BYTES_MAX,
        };
        let bytes = self.pieces(piece, bytes_max).await?;
        if Digest::of(&bytes) == sha256_wanted {
            Ok(bytes)
        } else {
            Err(ClientError::Unexpected)
        }
    }

    /// Fetches the whole body of a message in one of its forms; at most `bytes_max` long.
    pub async fn body(
        &self,
        conversation: ConversationId,
        seq: u32,
        form: BodyForm,
        bytes_max: u64,
    ) -> Result<Vec<u8>, ClientError> {
        let piece = |offset| FilesRequest::Body {
            conversation,
            seq,
            form,
            offset,
            length: CHUNK_BYTES_MAX,
        };
        self.pieces(piece, bytes_max).await
    }

    async fn pieces(
        &self,
        piece: impl Fn(u64) -> FilesRequest,
        bytes_max: u64,
    ) -> Result<Vec<u8>, ClientError> {
        let mut bytes = Vec::new();
        loop {
            let ask = ToDesk::Files(piece(bytes.len() as u64));
            let Data::Chunk(Chunk {
                total, bytes: more, ..
            }) = self.ask(ask).await?.data
            else {
                return Err(ClientError::Unexpected);
            };
            if total > bytes_max {
                return Err(ClientError::Unexpected);
            }
            bytes.extend_from_slice(&more.0);
            if bytes.len() as u64 >= total {
                return Ok(bytes);
            }
            if more.0.is_empty() {
                return Err(ClientError::Unexpected);
            }
        }
    }

    async fn uploaded(&self, request: FilesRequest) -> Result<Upload, ClientError> {
        match self.ask(ToDesk::Files(request)).await?.data {
            Data::Upload(upload) => Ok(upload),
            _ => Err(ClientError::Unexpected),
        }
    }
}

const PIECE_BYTES: usize = CHUNK_BYTES_MAX as usize;
