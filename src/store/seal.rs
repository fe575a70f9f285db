//! Sealing a backup: the format of age, version 1, so that `age -d` opens one where this program is not at hand.
//!
//! A file has a key of its own, wrapped for each recipient (X25519, HKDF-SHA-256, ChaCha20-Poly1305) in a
//! header that is authenticated with it. The rest is cut into chunks of 64 KiB, each sealed under its
//! number and whether it is the last (STREAM): one that was changed, moved, left out or cut off does not
//! open. Chunks open alone, so a database within is read where it lies.
//! The format: <https://age-encryption.org/v1>.

pub mod key;

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use ring::{hkdf, hmac};
use x25519_dalek::{PublicKey, StaticSecret};

pub use key::{Identity, NoKey, Recipient, keys};

/// The key of one file. Whoever has just sealed it may read it back with this.
#[derive(Clone)]
pub struct FileKey([u8; FILE_KEY_BYTES]);

impl std::fmt::Debug for FileKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileKey")
    }
}

/// What may open a sealed backup.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Secret halves, each of which is tried.
    pub identities: Vec<Identity>,
    /// The key itself, of a file that was made just now.
    pub made: Option<FileKey>,
}

impl Keys {
    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.identities.is_empty() && self.made.is_none()
    }
}

/// Why a sealed file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shut {
    /// It is sealed and there is no key.
    NoKey,
    /// None of the keys is one of its recipients'.
    OtherKey,
    /// The header is not as it was written.
    Header,
    /// Chunks are missing at its end.
    Short,
}

/// Whether a file that begins so is a sealed one.
pub(super) fn is_sealed(beginning: &[u8]) -> bool {
    beginning.starts_with(VERSION.as_bytes())
}

/// Seals what is written through it.
#[derive(Debug)]
pub(super) struct Sealing {
    stream: Stream,
    chunk: Vec<u8>,
    at: u64,
    key: FileKey,
}

impl Sealing {
    /// Writes the header for these recipients.
    pub(super) fn begin(recipients: &[Recipient], out: &mut impl Write) -> io::Result<Self> {
        let key = FileKey(key::random());
        let mut header = VERSION.to_owned();
        for recipient in recipients {
            header.push_str(&wrap(&key, *recipient));
        }
        header.push_str(END);
        let sum = hmac::sign(&header_key(&key), header.as_bytes());
        let nonce: [u8; NONCE_BYTES] = key::random();
        out.write_all(format!("{header} {}\n", BASE64.encode(sum)).as_bytes())?;
        out.write_all(&nonce)?;
        Ok(Self {
            stream: Stream::new(&key, &nonce),
            chunk: Vec::with_capacity(CHUNK_BYTES + TAG_BYTES),
            at: 0,
            key,
        })
    }

    /// What opens it as long as it is remembered.
    pub(super) fn key(&self) -> FileKey {
        self.key.clone()
    }

    /// Seals bytes; whole chunks go out as soon as it is known that more comes after them.
    pub(super) fn write(&mut self, mut bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
        while !bytes.is_empty() {
            if self.chunk.len() == CHUNK_BYTES {
                self.put(false, out)?;
            }
            let room = (CHUNK_BYTES - self.chunk.len()).min(bytes.len());
            self.chunk.extend_from_slice(&bytes[..room]);
            bytes = &bytes[room..];
        }
        Ok(())
    }

    /// Seals the last chunk.
    pub(super) fn finish(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.put(true, out)
    }

    fn put(&mut self, last: bool, out: &mut impl Write) -> io::Result<()> {
        self.stream.seal(self.at, last, &mut self.chunk);
        out.write_all(&self.chunk)?;
        self.chunk.clear();
        self.at += 1;
        Ok(())
    }
}

/// A sealed file that was opened: its bytes are read in the clear, from anywhere.
#[derive(Debug)]
pub(super) struct Opened {
    stream: Stream,
    /// Where the first chunk begins.
    base: u64,
    /// How long all chunks are, sealed.
    sealed: u64,
    chunks: u64,
    /// The chunk read last: what reads on, or a page at a time, opens each once.
    last: Mutex<Option<(u64, Vec<u8>)>>,
}

impl Opened {
    /// Finds the key in the header and looks at the end.
    pub(super) fn open(file: &File, keys: &Keys) -> io::Result<Result<Self, Shut>> {
        if keys.is_empty() {
            return Ok(Err(Shut::NoKey));
        }
        let mut bytes = vec![0; HEADER_BYTES_MAX];
        let read = read_up_to(file, &mut bytes, 0)?;
        bytes.truncate(read);
        let (key, header) = match unwrap(&bytes, keys) {
            Ok(found) => found,
            Err(shut) => return Ok(Err(shut)),
        };
        let base = (header + NONCE_BYTES) as u64;
        let length = file.metadata()?.len();
        let sealed = length.saturating_sub(base);
        let chunks = sealed.div_ceil(SEALED_BYTES);
        // The last chunk has at least its tag, and only that of an empty file has nothing else.
        if chunks == 0 || sealed - (chunks - 1) * SEALED_BYTES < TAG_BYTES as u64 {
            return Ok(Err(Shut::Short));
        }
        let nonce = &bytes[header..header + NONCE_BYTES];
        let opened = Self {
            stream: Stream::new(&key, nonce),
            base,
            sealed,
            chunks,
            last: Mutex::new(None),
        };
        Ok(opened.ends(file)?.map(|()| opened))
    }

    /// How many bytes there are in the clear.
    pub(super) fn length(&self) -> u64 {
        self.sealed - self.chunks * TAG_BYTES as u64
    }

    /// Reads bytes in the clear; fewer only at the end.
    pub(super) fn read_at(&self, file: &File, out: &mut [u8], at: u64) -> io::Result<usize> {
        let number = at / CHUNK_BYTES as u64;
        if number >= self.chunks || out.is_empty() {
            return Ok(0);
        }
        let mut last = self.last.lock().expect("nothing panics while holding it");
        let chunk = match last.take().filter(|(held, _)| *held == number) {
            Some((_, chunk)) => chunk,
            None => {
                let mut chunk = self.sealed_chunk(file, number)?;
                let is_last = number + 1 == self.chunks;
                if !self.stream.open(number, is_last, &mut chunk) {
                    return Err(torn(self.base + number * SEALED_BYTES));
                }
                chunk
            }
        };
        let from = usize::try_from(at % CHUNK_BYTES as u64).expect("a part of a chunk fits");
        let some = chunk.get(from..).unwrap_or_default();
        let read = some.len().min(out.len());
        out[..read].copy_from_slice(&some[..read]);
        *last = Some((number, chunk));
        Ok(read)
    }

    /// Whether the last chunk was written as the last.
    fn ends(&self, file: &File) -> io::Result<Result<(), Shut>> {
        let number = self.chunks - 1;
        let chunk = self.sealed_chunk(file, number)?;
        if self.stream.open(number, true, &mut chunk.clone()) {
            return Ok(Ok(()));
        }
        // One that opens as any other is whole, and what came after it is gone; a part of one does
        // not open at all, and neither does one that was changed: reading it tells that.
        let cut = self.stream.open(number, false, &mut chunk.clone());
        let part = (chunk.len() as u64) < SEALED_BYTES;
        Ok(if cut || part {
            Err(Shut::Short)
        } else {
            Ok(())
        })
    }

    fn sealed_chunk(&self, file: &File, number: u64) -> io::Result<Vec<u8>> {
        let from = number * SEALED_BYTES;
        let length = (self.sealed - from).min(SEALED_BYTES);
        let mut chunk = vec![0; usize::try_from(length).expect("a chunk fits")];
        file.read_exact_at(&mut chunk, self.base + from)?;
        Ok(chunk)
    }
}

/// The key of the chunks; a chunk's nonce is its number and whether it is the last.
struct Stream(LessSafeKey);

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stream")
    }
}

impl Stream {
    fn new(key: &FileKey, nonce: &[u8]) -> Self {
        Self(sealing_key(&key.0, nonce, b"payload"))
    }

    fn seal(&self, number: u64, last: bool, chunk: &mut Vec<u8>) {
        self.0
            .seal_in_place_append_tag(nonce(number, last), Aad::empty(), chunk)
            .expect("a chunk is short enough");
    }

    fn open(&self, number: u64, last: bool, chunk: &mut Vec<u8>) -> bool {
        let opened = self
            .0
            .open_in_place(nonce(number, last), Aad::empty(), chunk);
        let length = opened.map(|bytes| bytes.len()).ok();
        chunk.truncate(length.unwrap_or(0));
        length.is_some()
    }
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut bytes = [0; 12];
    bytes[3..11].copy_from_slice(&number.to_be_bytes());
    bytes[11] = u8::from(last);
    Nonce::assume_unique_for_key(bytes)
}

/// The lines of a header that give a recipient the key.
fn wrap(key: &FileKey, recipient: Recipient) -> String {
    let once = StaticSecret::from(key::random::<32>());
    let share = PublicKey::from(&once);
    let shared = once.diffie_hellman(&recipient.0);
    let salt = [share.as_bytes().as_slice(), recipient.0.as_bytes()].concat();
    let with = sealing_key(shared.as_bytes(), &salt, X25519_LABEL);
    let mut body = key.0.to_vec();
    with.seal_in_place_append_tag(nonce(0, false), Aad::empty(), &mut body)
        .expect("a key is short enough");
    let (share, body) = (BASE64.encode(share.as_bytes()), BASE64.encode(body));
    format!("{X25519_STANZA}{share}\n{body}\n")
}

/// Finds the key in a header; gives it and where the header ends.
fn unwrap(bytes: &[u8], keys: &Keys) -> Result<(FileKey, usize), Shut> {
    let end = bytes
        .windows(END_LINE.len())
        .position(|it| it == END_LINE.as_bytes())
        .ok_or(Shut::Header)?
        + 1;
    let header = std::str::from_utf8(&bytes[..end]).map_err(|_| Shut::Header)?;
    let rest = &bytes[end + END.len() + 1..];
    let line = rest.iter().position(|byte| *byte == b'\n');
    let line = line.ok_or(Shut::Header)?;
    let sum = BASE64.decode(&rest[..line]).map_err(|_| Shut::Header)?;
    let after = end + END.len() + 1 + line + 1;
    if bytes.len() < after + NONCE_BYTES {
        return Err(Shut::Short);
    }
    let key = match &keys.made {
        Some(made) => Some(made.clone()),
        None => stanzas(header).find_map(|(share, body)| {
            let mut each = keys.identities.iter();
            each.find_map(|identity| unwrapped(identity, &share, &body))
        }),
    };
    let key = key.ok_or(Shut::OtherKey)?;
    hmac::verify(&header_key(&key), &bytes[..end + END.len()], &sum).map_err(|_| Shut::Header)?;
    Ok((key, after))
}

/// The shares and wrapped keys of a header; what is of another kind is passed over.
fn stanzas(header: &str) -> impl Iterator<Item = ([u8; 32], Vec<u8>)> {
    let mut lines = header.lines();
    std::iter::from_fn(move || {
        loop {
            let Some(share) = lines.next()?.strip_prefix(X25519_STANZA) else {
                continue;
            };
            let share = BASE64.decode(share).ok().and_then(|it| it.try_into().ok());
            let body = BASE64.decode(lines.next()?).ok();
            if let Some(found) = share.zip(body) {
                return Some(found);
            }
        }
    })
}

fn unwrapped(identity: &Identity, share: &[u8; 32], body: &[u8]) -> Option<FileKey> {
    let shared = identity.0.diffie_hellman(&PublicKey::from(*share));
    if !shared.was_contributory() || body.len() != FILE_KEY_BYTES + TAG_BYTES {
        return None;
    }
    let own = identity.recipient();
    let salt = [share.as_slice(), own.0.as_bytes()].concat();
    let with = sealing_key(shared.as_bytes(), &salt, X25519_LABEL);
    let mut body = body.to_vec();
    let key = with.open_in_place(nonce(0, false), Aad::empty(), &mut body);
    Some(FileKey((&*key.ok()?).try_into().ok()?))
}

fn header_key(key: &FileKey) -> hmac::Key {
    let drawn = hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(&key.0);
    hmac::Key::from(
        drawn
            .expand(&[b"header"], hmac::HMAC_SHA256)
            .expect("a key is short enough"),
    )
}

fn sealing_key(secret: &[u8], salt: &[u8], label: &[u8]) -> LessSafeKey {
    let drawn = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    let info = [label];
    let key = drawn
        .expand(&info, &CHACHA20_POLY1305)
        .expect("a key is short enough");
    LessSafeKey::new(UnboundKey::from(key))
}

fn torn(at: u64) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("what is sealed at byte {at} is not what was written"),
    )
}

/// Reads until the room or the file is full.
pub(super) fn read_up_to(file: &File, out: &mut [u8], at: u64) -> io::Result<usize> {
    let mut read = 0;
    while read < out.len() {
        match file.read_at(&mut out[read..], at + read as u64)? {
            0 => break,
            n => read += n,
        }
    }
    Ok(read)
}

const VERSION: &str = "age-encryption.org/v1\n";

const X25519_STANZA: &str = "-> X25519 ";

const X25519_LABEL: &[u8] = b"age-encryption.org/v1/X25519";

/// How the last line of a header begins.
const END: &str = "---";

const END_LINE: &str = "\n--- ";

/// The longest header that is read: some eighty recipients.
const HEADER_BYTES_MAX: usize = 8 << 10;

const FILE_KEY_BYTES: usize = 16;

const NONCE_BYTES: usize = 16;

const TAG_BYTES: usize = 16;

/// A chunk in the clear.
const CHUNK_BYTES: usize = 64 << 10;

/// A chunk with its tag.
const SEALED_BYTES: u64 = (CHUNK_BYTES + TAG_BYTES) as u64;

#[cfg(test)]
mod tests;
