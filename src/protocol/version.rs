//! The first words of a connection: what each side speaks. Their layout never changes.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Span};

use super::code::Code;
use super::list::List;
use super::message::Refusal;

/// Frame 1, client to desk: the first frame of a connection.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Hello {
    /// The versions of the protocol that the client speaks, the one it likes best first.
    pub versions: List<u16>,
    /// The client's name and version, such as `centralita-console/0.1.0`.
    pub client: String,
    /// The language that the person reads, as an ISO 639-1 code.
    pub language: String,
}

/// Frame 2, desk to client: the answer to a hello that fits.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Welcome {
    /// The version that both sides speak from here on.
    pub version: u16,
    /// The desk's time.
    pub server_time: Moment,
    /// The business's name.
    pub desk: String,
    /// The desk's program and version.
    pub server: String,
    /// What this desk can do beyond this version's minimum, as stable words.
    pub features: List<String>,
    /// How often each side sends something; a heartbeat where there is nothing else.
    pub beat: Span,
    /// How long either side may be silent before the other gives the connection up.
    pub silence_max: Span,
    /// The longest frame after sign-in: what its length field may say.
    pub frame_bytes_max: u32,
    /// How many requests may wait for their answers before the desk stops reading.
    pub requests_open_max: u32,
    /// The longest piece of a file in one request or answer.
    pub chunk_bytes_max: u32,
}

/// The versions this desk speaks, the newest first.
pub const VERSIONS: &[u16] = &[1];

/// The version to speak with a client that speaks `theirs`: the newest that both know.
pub fn agree(theirs: &[u16]) -> Result<u16, Refusal> {
    VERSIONS
        .iter()
        .copied()
        .find(|ours| theirs.contains(ours))
        .ok_or_else(|| {
            let speaks: Vec<String> = VERSIONS.iter().map(ToString::to_string).collect();
            Refusal::new(Code::VERSION).with("speaks", speaks.join(" "))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_from_the_future_is_told_what_the_desk_speaks() {
        assert_eq!(agree(&[9, 1]), Ok(1));
        let refusal = agree(&[9]).expect_err("nobody speaks version 9");
        assert_eq!(refusal.code, Code::VERSION);
        assert_eq!(refusal.param("speaks"), Some("1"));
    }
}
