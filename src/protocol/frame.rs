//! Frames: a length, a kind, a payload. Refused at the header when too long.

use std::fmt;

/// What a frame carries: the byte after the length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FrameKind {
    /// The client's first words.
    Hello = 1,
    /// The desk's first words.
    Welcome = 2,
    /// The client asks.
    Request = 3,
    /// The desk answers.
    Answer = 4,
    /// The desk tells.
    Event = 5,
    /// Either side is there.
    Heartbeat = 6,
    /// Either side's last words.
    Farewell = 7,
}

/// One frame as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What it carries.
    pub kind: FrameKind,
    /// The payload, without length and kind.
    pub payload: Vec<u8>,
}

/// Why bytes are not frames. The connection is over: nobody can tell where the next frame begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// A frame was announced that is longer than allowed here.
    TooLarge {
        /// What was announced, in bytes.
        announced: u32,
        /// What is allowed, in bytes.
        most: u32,
    },
    /// A frame of length zero has no kind.
    Empty,
    /// No frame of this kind exists.
    UnknownKind(u8),
}

/// The longest frame after sign-in: kind and payload, in bytes.
pub const FRAME_BYTES_MAX: u32 = 1024 * 1024;

/// The longest frame before sign-in, in bytes.
pub const ENTRY_FRAME_BYTES_MAX: u32 = 4 * 1024;

/// The bytes of the length field.
const LENGTH_BYTES: usize = 4;

/// Makes frames of bytes as they arrive, in pieces of any size.
///
/// It holds what has arrived and never more: an announced length reserves nothing.
#[derive(Debug)]
pub struct Decoder {
    held: Vec<u8>,
    most: u32,
}

impl Decoder {
    /// A decoder of frames of at most `most` bytes.
    pub fn new(most: u32) -> Self {
        Self {
            held: Vec::new(),
            most,
        }
    }

    /// Allows other lengths from the next frame on.
    pub fn allow(&mut self, most: u32) {
        self.most = most;
    }

    /// Takes what has arrived.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.held.extend_from_slice(bytes);
    }

    /// The next whole frame, if it has arrived.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        let Some((length, rest)) = self.held.split_first_chunk::<LENGTH_BYTES>() else {
            return Ok(None);
        };
        let announced = u32::from_be_bytes(*length);
        if announced > self.most {
            let most = self.most;
            return Err(FrameError::TooLarge { announced, most });
        }
        if announced == 0 {
            return Err(FrameError::Empty);
        }
        // The kind is judged as soon as it is there, so that rubbish does not cost a wait.
        let kind = rest.first().map(|kind| FrameKind::of(*kind)).transpose()?;
        let length = usize::try_from(announced).expect("a frame's length fits memory");
        let (Some(kind), Some(body)) = (kind, rest.get(..length)) else {
            return Ok(None);
        };
        let payload = body[1..].to_vec();
        self.held.drain(..LENGTH_BYTES + length);
        if self.held.is_empty() && self.held.capacity() > KEPT_BYTES_MAX {
            self.held = Vec::new();
        }
        Ok(Some(Frame { kind, payload }))
    }

    /// Whether a frame has begun and is not whole.
    pub fn is_midway(&self) -> bool {
        !self.held.is_empty()
    }

    /// How many bytes are held.
    pub fn held_bytes(&self) -> usize {
        self.held.len()
    }
}

impl FrameKind {
    /// Whether only a desk sends it.
    pub fn is_the_desks(self) -> bool {
        matches!(self, Self::Welcome | Self::Answer | Self::Event)
    }

    fn of(byte: u8) -> Result<Self, FrameError> {
        Ok(match byte {
            1 => Self::Hello,
            2 => Self::Welcome,
            3 => Self::Request,
            4 => Self::Answer,
            5 => Self::Event,
            6 => Self::Heartbeat,
            7 => Self::Farewell,
            other => return Err(FrameError::UnknownKind(other)),
        })
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { announced, most } => {
                write!(f, "a frame of {announced} bytes where {most} are allowed")
            }
            Self::Empty => f.write_str("a frame without a kind"),
            Self::UnknownKind(kind) => write!(f, "no frame has the kind {kind}"),
        }
    }
}

impl std::error::Error for FrameError {}

/// A whole frame: length, kind, payload. `None` when it is longer than `FRAME_BYTES_MAX`.
pub fn write(kind: FrameKind, payload: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(payload.len() + 1).ok()?;
    if length > FRAME_BYTES_MAX {
        return None;
    }
    let mut out = Vec::with_capacity(LENGTH_BYTES + 1 + payload.len());
    out.extend_from_slice(&length.to_be_bytes());
    out.push(kind as u8);
    out.extend_from_slice(payload);
    Some(out)
}

/// Room that an idle decoder keeps, in bytes.
const KEPT_BYTES_MAX: usize = 16 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_arrives_one_byte_at_a_time() {
        let bytes = write(FrameKind::Heartbeat, &[7, 8]).expect("a short frame");
        assert_eq!(bytes, [0, 0, 0, 3, 6, 7, 8]);
        let mut decoder = Decoder::new(FRAME_BYTES_MAX);
        for byte in &bytes[..6] {
            decoder.feed(&[*byte]);
            assert_eq!(decoder.next_frame(), Ok(None));
            assert!(decoder.is_midway());
        }
        decoder.feed(&bytes[6..]);
        let frame = decoder.next_frame().expect("a whole frame");
        assert_eq!(frame.map(|frame| frame.payload), Some(vec![7, 8]));
        assert!(!decoder.is_midway());
    }

    #[test]
    fn a_length_that_lies_is_refused_at_the_header_and_reserves_nothing() {
        let mut decoder = Decoder::new(ENTRY_FRAME_BYTES_MAX);
        decoder.feed(&u32::MAX.to_be_bytes());
        assert!(matches!(
            decoder.next_frame(),
            Err(FrameError::TooLarge {
                announced: u32::MAX,
                ..
            })
        ));
        assert!(decoder.held.capacity() < 64);
    }

    #[test]
    fn an_unknown_kind_is_refused_before_its_payload() {
        let mut decoder = Decoder::new(FRAME_BYTES_MAX);
        decoder.feed(&[0, 1, 0, 0, 99]);
        assert_eq!(decoder.next_frame(), Err(FrameError::UnknownKind(99)));
        let mut decoder = Decoder::new(FRAME_BYTES_MAX);
        decoder.feed(&[0, 0, 0, 0]);
        assert_eq!(decoder.next_frame(), Err(FrameError::Empty));
    }
}
