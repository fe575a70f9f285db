//! Versioned stored shapes: a version byte, a checksum and the value as bincode spells it.
//!
//! The present shape of a record is the domain's own value. When a released value changes, its old
//! shape moves here and `from_older` turns it into the new one; the number in `VERSION` rises.

use bincode::{Decode, Encode};

use crate::domain::account::{Credential, Session};
use crate::domain::agent::{Agent, Signature};
use crate::domain::case::Case;
use crate::domain::channel::{Described, Fetched, Proven, Rest, Tally};
use crate::domain::contact::Contact;
use crate::domain::conversation::Bearings;
use crate::domain::delivery::{Delivery, Early};
use crate::domain::guidance::{Guidance, HasRead};
use crate::domain::message::Message;
use crate::domain::stray::Stray;
use crate::domain::window::{Manner, Opening};
use crate::domain::{Address, Moment, Name};
use crate::engine::answer::Answer;
use crate::engine::change::{Draft, GenerationRecord, Presence, Seen, Written};
use crate::engine::event::Event;
use crate::engine::ledger::Counters;

use super::course::{End, Kept, Places, Runs};
use super::fault::StoreError;

/// A value that is kept as a record.
pub(super) trait Record: Encode + Decode<()> {
    /// The version that is written.
    const VERSION: u8 = 1;

    /// Reads an earlier version; `None` where there was none by that number.
    fn from_older(_version: u8, _body: &[u8]) -> Option<Self> {
        None
    }
}

/// An answer that was given, and when.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Answered {
    /// When.
    pub(super) at: Moment,
    /// What.
    pub(super) answer: Answer,
}

/// People had no signature at first.
impl Record for Agent {
    const VERSION: u8 = 2;

    fn from_older(version: u8, body: &[u8]) -> Option<Self> {
        (version == 1).then(|| lengthened(body, &Signature::default()))?
    }
}

/// What could not be taken was not kept at first, nor counted.
impl Record for Counters {
    const VERSION: u8 = 2;

    fn from_older(version: u8, body: &[u8]) -> Option<Self> {
        (version == 1).then(|| lengthened(body, &0_u64))?
    }
}

/// Neither windows of channels nor confirmations of an opt-out were known at first.
impl Record for Contact {
    const VERSION: u8 = 2;

    fn from_older(version: u8, body: &[u8]) -> Option<Self> {
        let nothing = (Vec::<Opening>::new(), Vec::<Address>::new());
        (version == 1).then(|| lengthened(body, &nothing))?
    }
}

/// Where its messages and events are lay in rows of their own at first.
impl Record for Kept {
    const VERSION: u8 = 2;

    fn from_older(version: u8, body: &[u8]) -> Option<Self> {
        (version == 1).then(|| lengthened(body, &End::default()))?
    }
}

/// Neither windows nor templates of channels were known at first.
impl Record for Message {
    const VERSION: u8 = 2;

    fn from_older(version: u8, body: &[u8]) -> Option<Self> {
        (version == 1).then(|| lengthened(body, &None::<Box<Manner>>))?
    }
}

/// The value of a shape that ends earlier, with what has come to its end since.
fn lengthened<T: Record>(body: &[u8], end: &impl Encode) -> Option<T> {
    let end = bincode::encode_to_vec(end, CONFIG).ok()?;
    whole(&[body, &end].concat()).ok()
}

macro_rules! in_their_first_shape {
    ($($name:ident),* $(,)?) => {
        $(impl Record for $name {})*
    };
}

macro_rules! records {
    ($($name:ident),* $(,)?) => {
        /// What is kept as a record, by name.
        pub const RECORDS: &[&str] = &[$(stringify!($name)),*];

        /// Whether `body` reads as a record of this name, its version and checksum being right. For
        /// whoever makes bytes up: a checksum would turn nearly all of them away.
        pub fn is_record(name: &str, body: &[u8]) -> bool {
            match name {
                $(stringify!($name) => sealed::<$name>(body),)*
                _ => false,
            }
        }
    };
}

records!(
    Agent,
    Answered,
    Bearings,
    Case,
    Contact,
    Counters,
    Credential,
    Delivery,
    Described,
    Draft,
    Early,
    Event,
    Fetched,
    GenerationRecord,
    Guidance,
    HasRead,
    Kept,
    Message,
    Name,
    Places,
    Presence,
    Proven,
    Rest,
    Runs,
    Seen,
    Session,
    Stray,
    Tally,
    Written,
);

in_their_first_shape!(
    Answered,
    Bearings,
    Case,
    Credential,
    Delivery,
    Described,
    Draft,
    Early,
    Event,
    Fetched,
    GenerationRecord,
    Guidance,
    HasRead,
    Name,
    Places,
    Presence,
    Proven,
    Rest,
    Runs,
    Seen,
    Session,
    Stray,
    Tally,
    Written,
);

/// Why bytes are no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotARecord(pub(super) &'static str);

/// The bytes that are kept for a value.
pub(super) fn encode<T: Record>(value: &T) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::with_capacity(RECORD_BYTES_USUAL);
    bytes.extend_from_slice(&[T::VERSION, 0, 0, 0, 0]);
    bincode::encode_into_std_write(value, &mut bytes, CONFIG)
        .expect("our values hold nothing that cannot be written to memory");
    if bytes.len() > RECORD_BYTES_MAX {
        return Err(StoreError::TooLarge {
            bytes: bytes.len(),
            most: RECORD_BYTES_MAX,
        });
    }
    let sum = checksum(T::VERSION, &bytes[5..]);
    bytes[1..5].copy_from_slice(&sum.to_le_bytes());
    Ok(bytes)
}

/// The value of bytes that were kept; all of them must be used.
pub(super) fn decode<T: Record>(bytes: &[u8]) -> Result<T, NotARecord> {
    let Some(([version, sum @ ..], body)) = bytes.split_first_chunk::<5>() else {
        return Err(NotARecord("too short"));
    };
    if checksum(*version, body).to_le_bytes() != *sum {
        return Err(NotARecord("its checksum does not hold"));
    }
    if *version != T::VERSION {
        return T::from_older(*version, body).ok_or(NotARecord("a version that never was"));
    }
    whole(body)
}

/// The value of a body in its present shape; all of it must be used.
fn whole<T: Record>(body: &[u8]) -> Result<T, NotARecord> {
    let (value, used) = bincode::decode_from_slice(body, CONFIG)
        .map_err(|_| NotARecord("not the value it should be"))?;
    if used != body.len() {
        return Err(NotARecord("bytes are left over"));
    }
    Ok(value)
}

/// Reads a body as if it had been kept; what reads must be written and read alike.
fn sealed<T: Record>(body: &[u8]) -> bool {
    let mut bytes = vec![T::VERSION, 0, 0, 0, 0];
    bytes.extend_from_slice(body);
    let sum = checksum(T::VERSION, body);
    bytes[1..5].copy_from_slice(&sum.to_le_bytes());
    let Ok(value) = decode::<T>(&bytes) else {
        return false;
    };
    let again = encode(&value).expect("what was read fits a record");
    decode::<T>(&again).is_ok()
}

/// CRC-32 as IEEE 802.3 has it. The database checks its pages when it is told to, not when it reads
/// them, so a flipped bit would otherwise be shown to somebody as a customer's word.
///
/// Eight bytes at a time, since every record is summed whenever it is read or written.
fn checksum(version: u8, body: &[u8]) -> u32 {
    let step =
        |sum: u32, byte: u8| (sum >> 8) ^ CRC_TABLES[0][usize::from(sum.to_le_bytes()[0] ^ byte)];
    let (eights, rest) = body.as_chunks::<8>();
    let sum = eights.iter().fold(step(u32::MAX, version), |sum, bytes| {
        let mixed = u64::from_le_bytes(*bytes) ^ u64::from(sum);
        let tables = CRC_TABLES.iter().rev().zip(mixed.to_le_bytes());
        tables.fold(0, |sum, (table, byte)| sum ^ table[usize::from(byte)])
    });
    !rest.iter().fold(sum, |sum, byte| step(sum, *byte))
}

/// What a byte adds to the sum when so many others follow it.
const fn crc_tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut place = 0u32;
    while place < 256 {
        let mut sum = place;
        let mut bit = 0;
        while bit < 64 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
            bit += 1;
            if bit % 8 == 0 {
                tables[bit / 8 - 1][place as usize] = sum;
            }
        }
        place += 1;
    }
    tables
}

static CRC_TABLES: [[u32; 256]; 8] = crc_tables();

/// The largest record; a generation of the configuration with all its files is the largest there is.
pub(super) const RECORD_BYTES_MAX: usize = 16 << 20;

/// Room made for a record at once, in bytes: most take less, and need not grow while they are written.
const RECORD_BYTES_USUAL: usize = 512;

type Config = bincode::config::Configuration<
    bincode::config::LittleEndian,
    bincode::config::Varint,
    bincode::config::Limit<RECORD_BYTES_MAX>,
>;

const CONFIG: Config = bincode::config::standard().with_limit::<RECORD_BYTES_MAX>();

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::domain::agent::Role;
    use crate::domain::{AgentId, ConversationId};

    fn seen() -> Seen {
        Seen {
            message: None,
            conversation: ConversationId(7),
            at: Moment(-5),
        }
    }

    #[test]
    fn the_bytes_of_a_record_stay_as_they_were_released() {
        let bytes = encode(&seen()).expect("small");
        assert_eq!(bytes, [1, 0x1a, 0x96, 0x65, 0xaf, 0, 7, 9]);
        assert_eq!(decode::<Seen>(&bytes), Ok(seen()));
    }

    #[test]
    fn a_checksum_is_the_standard_one_whatever_the_length() {
        // RFC 3720 and others give 0xcbf43926 for the nine digits.
        assert_eq!(checksum(b'1', b"23456789"), 0xcbf4_3926);
        assert_eq!(checksum(b'1', b"2345678"), 0x9ae0_daaf);
        let long: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(checksum(0, &long[1..]), 0x2905_8c73);
    }

    #[test]
    fn one_flipped_bit_anywhere_is_noticed() {
        let bytes = encode(&seen()).expect("small");
        for bit in 0..bytes.len() * 8 {
            let mut rotten = bytes.clone();
            rotten[bit / 8] ^= 1 << (bit % 8);
            assert!(decode::<Seen>(&rotten).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn left_over_and_missing_bytes_are_damage() {
        let mut bytes = encode(&seen()).expect("small");
        bytes.push(0);
        assert!(decode::<Seen>(&bytes).is_err());
        assert!(decode::<Seen>(&bytes[..4]).is_err());
        assert!(decode::<Seen>(&[]).is_err());
    }

    #[test]
    fn a_length_that_lies_costs_no_memory() {
        let mut bytes = vec![1, 0, 0, 0, 0, 253];
        bytes.extend_from_slice(&(1u64 << 40).to_le_bytes());
        let sum = checksum(1, &bytes[5..]);
        bytes[1..5].copy_from_slice(&sum.to_le_bytes());
        assert!(decode::<Name>(&bytes).is_err());
    }

    /// The bytes that the first shape of a value had, which lacked the last `less` of today's.
    fn in_the_first_shape<T: Record>(value: &T, less: usize) -> Vec<u8> {
        let bytes = encode(value).expect("small");
        let body = &bytes[5..bytes.len() - less];
        [&[1][..], &checksum(1, body).to_le_bytes(), body].concat()
    }

    #[test]
    fn a_person_kept_before_there_were_signatures_has_none() {
        let sofia = Agent {
            id: AgentId(7),
            name: Name::new("sofia").expect("a name"),
            display: "Sofía".into(),
            role: Role::Agent,
            sets: BTreeSet::new(),
            queues: BTreeSet::from([Name::new("support").expect("a name")]),
            skills: BTreeMap::new(),
            capacity: 5,
            interruptible: None,
            enabled: true,
            created_at: Moment(1_000),
            signature: Signature::default(),
        };
        let old = in_the_first_shape(&sofia, 2);
        assert_eq!(decode::<Agent>(&old), Ok(sofia));
    }

    #[test]
    fn a_customer_and_a_message_kept_before_there_were_windows_know_of_none() {
        let ana = crate::store::tests::sample::contact(7);
        assert_eq!(decode::<Contact>(&in_the_first_shape(&ana, 2)), Ok(ana));
        let said = crate::store::tests::sample::message(7, 7, 1);
        assert_eq!(decode::<Message>(&in_the_first_shape(&said, 1)), Ok(said));
    }

    #[test]
    fn counters_kept_before_anything_could_be_rejected_begin_there_with_none() {
        let counters = Counters {
            message: 70_000,
            moment: 1_795_377_098_000,
            ..Counters::default()
        };
        let old = in_the_first_shape(&counters, 1);
        assert_eq!(decode::<Counters>(&old), Ok(counters));
    }
}
