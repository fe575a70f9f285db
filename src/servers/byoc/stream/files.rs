//! Files over a stream: in pieces of base64, one after the other.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::channels::{coded, partner};
use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::servers::byoc::media::{blocking, is_sent_by};
use crate::servers::byoc::{Byoc, Problem};
use crate::store::blobs::Upload;
use crate::writer::{Rejected, Space};

/// The file that a connector is putting, of which not all is there yet.
#[derive(Default)]
pub(super) struct Files {
    putting: Option<Putting>,
}

struct Putting {
    digest: Digest,
    size: u64,
    taken: u64,
    upload: Upload,
}

/// A piece of a file.
#[derive(Deserialize)]
pub(super) struct Piece {
    sha256: String,
    size: u64,
    #[serde(default)]
    offset: u64,
    data: String,
}

/// Which piece of which file.
#[derive(Deserialize)]
pub(super) struct Wanted {
    media: String,
    #[serde(default)]
    offset: u64,
}

impl Files {
    /// Takes a piece of a file, the first of which begins a new one; the last gives its handle.
    pub(super) async fn put(&mut self, byoc: &Byoc, piece: Piece) -> Result<Value, Problem> {
        let digest = partner::media(&format!("m_{}", piece.sha256));
        let digest =
            digest.ok_or_else(|| Problem::unprocessable("sha256 has 64 lower-case digits"))?;
        let bytes = coded::decode(&piece.data);
        let bytes = bytes.ok_or_else(|| Problem::unprocessable("data is base64"))?;
        if piece.offset == 0 {
            self.begin(byoc, digest, piece.size).await?;
        }
        let ours = self.putting.take().filter(|it| {
            (it.digest, it.size, it.taken) == (digest, piece.size, piece.offset)
                && (!bytes.is_empty() || it.size == 0)
        });
        let Some(mut putting) = ours else {
            return Err(Problem::unprocessable(
                "offset goes on where the piece before it ended, of the same file; begin anew at 0",
            ));
        };
        putting.taken += bytes.len() as u64;
        if putting.taken > putting.size {
            return Err(Problem::digest_mismatch());
        }
        let _place = byoc.files.acquire().await.expect("nobody closes it");
        let (mut upload, now) = (putting.upload, (byoc.intake.now)());
        let upload = blocking(move || {
            upload.write(&bytes)?;
            Ok(upload)
        });
        putting.upload = upload.await?;
        if putting.taken < putting.size {
            let next = putting.taken;
            self.putting = Some(putting);
            return Ok(json!({"next": next}));
        }
        let (upload, size) = (putting.upload, putting.size);
        if blocking(move || upload.finish(now)).await? != (digest, size) {
            return Err(Problem::digest_mismatch());
        }
        let media = format!("m_{digest}");
        Ok(json!({"media": media, "sha256": digest.to_string(), "size": size}))
    }

    async fn begin(&mut self, byoc: &Byoc, digest: Digest, size: u64) -> Result<(), Problem> {
        let most = byoc.desk.settings().upload_bytes_max;
        if size > most {
            return Err(Problem::unprocessable(format!("size is at most {most}")));
        }
        if byoc.intake.writer.space() >= Space::Stop {
            return Err(Rejected::Full.into());
        }
        let store = byoc.intake.store.clone();
        let upload = blocking(move || store.blobs().begin(size)).await?;
        self.putting = Some(Putting {
            digest,
            size,
            taken: 0,
            upload,
        });
        Ok(())
    }

    /// Gives a piece of a file that a message to this channel names.
    pub(super) async fn get(
        &self,
        byoc: &Byoc,
        channel: &Name,
        wanted: Wanted,
    ) -> Result<Value, Problem> {
        let no_such = || Problem::no_such("media");
        let digest = partner::media(&wanted.media).ok_or_else(no_such)?;
        let _place = byoc.files.acquire().await.expect("nobody closes it");
        let (store, channel) = (byoc.intake.store.clone(), channel.clone());
        let offset = wanted.offset;
        let lent = byoc.trials.is_lent(&channel, &digest);
        let read = blocking(move || {
            if !lent && !is_sent_by(&store, &channel, &digest)? {
                return Ok(None);
            }
            let Some(size) = store.blobs().len(&digest)? else {
                return Ok(None);
            };
            let piece = store.blobs().read(&digest, offset, PIECE_BYTES)?;
            Ok(piece.map(|piece| (piece, size)))
        });
        let (piece, size) = read.await?.ok_or_else(no_such)?;
        let next = offset.saturating_add(piece.len() as u64);
        let data = coded::encode(&piece);
        let next = (next < size && !piece.is_empty()).then_some(next);
        Ok(json!({"data": data, "size": size, "next": next}))
    }
}

/// How much of a file one answer gives, in bytes before base64.
const PIECE_BYTES: usize = 512 * 1024;
