//! Which passwords are accepted, and how they are kept: Argon2id in PHC strings (RFC 9106).

use std::fmt;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};

/// What is asked of a new password. The exact bytes count: nothing is trimmed, folded or normalised,
/// and no kind of character is demanded or forbidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// How many characters (Unicode scalar values) at least.
    pub min_chars: usize,
    /// Whether passwords that everybody knows are refused.
    pub refuse_common: bool,
}

impl Rules {
    /// What every real desk asks.
    pub const STANDARD: Rules = Rules {
        min_chars: CHARS_MIN,
        refuse_common: true,
    };

    /// For a desk of made-up people on one's own machine, which prints its passwords anyway.
    pub const DEMO: Rules = Rules {
        min_chars: 1,
        refuse_common: false,
    };
}

/// What to say about a password that is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Nothing.
    Good,
    /// It is accepted, but short: recommend [`CHARS_ADVISED`] characters.
    Short,
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer characters than the rules ask.
    TooShort,
    /// More than [`CHARS_MAX`] characters.
    TooLong,
    /// Among the first that anybody tries: a known word with a few digits, a row of keys, one piece
    /// over and over.
    Common,
    /// The account's own name, perhaps with a few digits.
    OwnName,
}

/// Judges a new password for the account that signs in as `account`.
pub fn judge(rules: Rules, account: &str, password: &str) -> Result<Strength, Weak> {
    // A text this long has too many characters however they are counted; counting it would be work
    // for a stranger.
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(Weak::TooLong);
    }
    let chars = password.chars().count();
    if chars > CHARS_MAX {
        return Err(Weak::TooLong);
    }
    if chars < rules.min_chars {
        return Err(Weak::TooShort);
    }
    if rules.refuse_common {
        let plain = password.to_lowercase();
        let core = plain.trim_matches(|c: char| !c.is_alphabetic());
        if core
            == account
                .to_lowercase()
                .trim_matches(|c: char| !c.is_alphabetic())
            && !core.is_empty()
        {
            return Err(Weak::OwnName);
        }
        if is_common(&plain, core) {
            return Err(Weak::Common);
        }
    }
    Ok(if chars < CHARS_ADVISED {
        Strength::Short
    } else {
        Strength::Good
    })
}

/// What one hash costs: memory in KiB, passes, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB, at most [`MEMORY_KIB_MAX`].
    pub memory_kib: u32,
    /// Passes over the memory, at most [`PASSES_MAX`].
    pub passes: u32,
    /// Lanes, at most [`LANES_MAX`].
    pub lanes: u32,
}

impl Cost {
    /// OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane.
    pub const STANDARD: Cost = Cost {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
    };

    fn params(self) -> Result<Params, HashFailed> {
        let within = self.memory_kib <= MEMORY_KIB_MAX
            && self.passes <= PASSES_MAX
            && self.lanes <= LANES_MAX;
        if !within {
            return Err(HashFailed::Record);
        }
        Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|_| HashFailed::Record)
    }
}

/// Why no answer could be given about a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashFailed {
    /// What is kept, or the cost asked for, is no Argon2id hash within our bounds.
    Record,
    /// The memory for one hash could not be had.
    Memory,
}

impl fmt::Display for HashFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HashFailed::Record => "the kept password hash cannot be used",
            HashFailed::Memory => "not enough memory to hash a password",
        })
    }
}

impl std::error::Error for HashFailed {}

/// Hashes a password into a PHC string, parameters and salt included. Slow on purpose: a tenth of a
/// second, 19 MiB. Callers run at most [`HASHES_AT_ONCE_MAX`] of these and of [`verify`] at once.
pub fn hash(cost: Cost, password: &str, salt: &[u8; SALT_BYTES]) -> Result<String, HashFailed> {
    let params = cost.params()?;
    let made = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|_| HashFailed::Record)?,
        salt: Some(Salt::new(salt).map_err(|_| HashFailed::Record)?),
        hash: Some(digest(Version::V0x13, params, password, salt)?),
    };
    Ok(made.to_string())
}

/// Whether the password is the one behind the kept PHC string.
///
/// For a name that nobody has, or an account without a password, hand in `None`: the same work is
/// done against a hash that nothing opens, so that time does not tell who exists.
pub fn verify(password: &str, kept: Option<&str>) -> Result<bool, HashFailed> {
    // Longer than any password that was ever accepted; said of all accounts alike.
    if password.len() > PASSWORD_BYTES_MAX {
        return Ok(false);
    }
    let kept = kept.filter(|kept| !kept.is_empty());
    let (hash, cost) = read(kept.unwrap_or(DUMMY))?;
    let version = hash.version.unwrap_or(Version::V0x13.into());
    let version = Version::try_from(version).map_err(|_| HashFailed::Record)?;
    let salt = hash.salt.as_ref().ok_or(HashFailed::Record)?;
    let digest = digest(version, cost.params()?, password, salt)?;
    // Comparing outputs takes the same time wherever they differ.
    Ok(Some(digest) == hash.hash && kept.is_some())
}

/// The hash itself, in memory that goes back to the system at once: glibc unmaps a block this large
/// when it is freed, but would keep the 19 MiB actually used, once for each thread that ever hashed.
/// What lies beyond them is never touched, so it is never there.
fn digest(
    version: Version,
    params: Params,
    password: &str,
    salt: &[u8],
) -> Result<Output, HashFailed> {
    let blocks = params.block_count();
    let mut memory: Vec<Block> = Vec::new();
    memory
        .try_reserve_exact(blocks.max(UNMAPPED_BYTES_MIN / Block::SIZE))
        .map_err(|_| HashFailed::Memory)?;
    memory.resize(blocks, Block::new());
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    Argon2::new(Algorithm::Argon2id, version, params)
        .hash_password_into_with_memory(password.as_bytes(), salt, &mut out, &mut memory)
        .map_err(|_| HashFailed::Record)?;
    Output::new(&out).map_err(|_| HashFailed::Record)
}

/// Whether a kept hash was made more cheaply than today's cost, or in another way: after the next
/// right password it is made anew.
pub fn needs_rehash(cost: Cost, kept: &str) -> bool {
    match read(kept) {
        Ok((_, found)) => {
            found.memory_kib < cost.memory_kib
                || found.passes < cost.passes
                || found.lanes != cost.lanes
        }
        Err(_) => true,
    }
}

/// Reads a kept hash, refusing costs beyond our bounds: a record from elsewhere must not make one
/// sign-in take the box's memory.
fn read(kept: &str) -> Result<(PasswordHash, Cost), HashFailed> {
    let hash = PasswordHash::new(kept).map_err(|_| HashFailed::Record)?;
    if hash.algorithm != ARGON2ID_IDENT || hash.hash.is_none() || hash.salt.is_none() {
        return Err(HashFailed::Record);
    }
    let number = |name: &str| hash.params.get_decimal(name).ok_or(HashFailed::Record);
    let cost = Cost {
        memory_kib: number("m")?,
        passes: number("t")?,
        lanes: number("p")?,
    };
    cost.params()?;
    Ok((hash, cost))
}

/// `plain` is in lower case; `core` is the same without what is not a letter at either end.
fn is_common(plain: &str, core: &str) -> bool {
    let listed = |word: &str| COMMON.lines().any(|known| known == word);
    listed(plain) || (!core.is_empty() && listed(core)) || repeats(plain) || runs(plain)
}

/// One piece of up to four characters over and over: `111111111111`, `abcabcabcabc`.
fn repeats(plain: &str) -> bool {
    let chars: Vec<char> = plain.chars().collect();
    (1..=PIECE_CHARS_MAX)
        .filter(|piece| chars.len() >= piece * 3)
        .any(|piece| {
            chars
                .iter()
                .zip(&chars[piece..])
                .all(|(one, next)| one == next)
        })
}

/// Neighbours all the way, forwards or backwards, in the alphabet or along the keys.
fn runs(plain: &str) -> bool {
    ROWS.iter().any(|row| {
        let backwards: String = row.chars().rev().collect();
        row.contains(plain) || backwards.contains(plain)
    })
}

/// The fewest characters of a new password.
pub const CHARS_MIN: usize = 12;

/// From here on a password is called good.
pub const CHARS_ADVISED: usize = 15;

/// The most characters of a password.
pub const CHARS_MAX: usize = 128;

/// The most bytes of a password: [`CHARS_MAX`] characters of four bytes each. A longer one is wrong
/// without being hashed.
pub const PASSWORD_BYTES_MAX: usize = CHARS_MAX * 4;

/// How many random bytes salt a hash.
pub const SALT_BYTES: usize = 16;

/// How many hashes may be computed at once: each holds 19 MiB and one core, and messages come first.
pub const HASHES_AT_ONCE_MAX: usize = 2;

/// How many may wait for that; the next is told that the desk is busy, and is not counted as a try.
pub const HASHES_WAITING_MAX: usize = 32;

/// From here on glibc gives freed memory back whatever was freed before: its threshold adapts up to
/// 32 MiB (`mallopt(3)`, `M_MMAP_THRESHOLD`).
const UNMAPPED_BYTES_MIN: usize = 33 << 20;

/// The most memory a kept hash may ask for, in KiB.
pub const MEMORY_KIB_MAX: u32 = 256 * 1024;

/// The most passes a kept hash may ask for.
pub const PASSES_MAX: u32 = 16;

/// The most lanes a kept hash may ask for.
pub const LANES_MAX: u32 = 8;

const PIECE_CHARS_MAX: usize = 4;

/// Lower-case words, one a line, that refuse a password made of one and a few digits around it.
const COMMON: &str = include_str!("common.txt");

const ROWS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "abcdefghijklmnñopqrstuvwxyz",
    "01234567890123456789012345678901234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiopasdfghjklñzxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// At [`Cost::STANDARD`], with a random salt and a random output, so that no password is known for it.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$ViDAOTS6hY5jmYb8uAgzEg$SRnNIrKzDmZYyGI2g0NHxVfVRYWkyAmUg8eIo/BqFsg";

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    fn standard(password: &str) -> Result<Strength, Weak> {
        judge(Rules::STANDARD, "ana", password)
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(standard("ñandú-verde"), Err(Weak::TooShort));
        assert_eq!(standard("ñandú-verdes"), Ok(Strength::Short));
        assert_eq!(standard("ñandú-verdes-si"), Ok(Strength::Good));
        let emoji: String = "🦊🐙🦉🍋"
            .chars()
            .cycle()
            .zip("🌵🧲🪁".chars().cycle())
            .take(64)
            .flat_map(|(a, b)| [a, b])
            .collect();
        assert_eq!(standard(&emoji), Ok(Strength::Good));
        assert_eq!(standard(&format!("{emoji}x")), Err(Weak::TooLong));
        assert_eq!(standard(&"x".repeat(1_000_000)), Err(Weak::TooLong));
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for password in [
            "Contraseña2024!",
            "contrasena12345",
            "Bienvenido2025",
            "123456qwerty",
            "Password12345",
            "111111111111",
            "abcabcabcabcabc",
            "1234567890123",
            "qwertyuiopasdf",
            "zyxwvutsrqponm",
            "Barcelona1899!",
            "teamomucho123",
        ] {
            assert_eq!(standard(password), Err(Weak::Common), "{password}");
        }
    }

    #[test]
    fn no_kind_of_character_is_demanded() {
        assert_eq!(standard("cuatro perros azules"), Ok(Strength::Good));
        assert_eq!(standard("493027718264055"), Ok(Strength::Good));
        assert_eq!(standard("               x"), Ok(Strength::Good));
    }

    #[test]
    fn the_own_name_is_no_password() {
        let judged = judge(Rules::STANDARD, "anabelgutierrez", "AnabelGutierrez1");
        assert_eq!(judged, Err(Weak::OwnName));
    }

    #[test]
    fn a_demo_may_be_careless() {
        assert_eq!(judge(Rules::DEMO, "ana", "demo"), Ok(Strength::Short));
        assert_eq!(judge(Rules::DEMO, "ana", ""), Err(Weak::TooShort));
    }

    #[test]
    fn the_list_is_in_lower_case_and_holds_no_word_twice() {
        let words: Vec<&str> = COMMON.lines().collect();
        let sorted: std::collections::BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(sorted.len(), words.len());
        assert!(
            words
                .iter()
                .all(|word| *word == word.to_lowercase() && !word.is_empty())
        );
    }

    #[test]
    fn the_vector_of_the_reference_implementation_holds() {
        // phc-winner-argon2, test.c: Argon2id, version 0x13, "password", "somesalt".
        let kept = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert_eq!(verify("password", Some(kept)), Ok(true));
        assert_eq!(verify("Password", Some(kept)), Ok(false));
    }

    #[test]
    fn a_password_opens_its_own_hash_and_no_other() {
        let kept = hash(Cost::STANDARD, "ñandú verde", &[1; SALT_BYTES]).expect("hashed");
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert_eq!(verify("ñandú verde", Some(&kept)), Ok(true));
        assert_eq!(verify("ñandú verde ", Some(&kept)), Ok(false));
    }

    #[test]
    fn the_salt_makes_equal_passwords_differ() {
        let one = hash(CHEAP, "igual", &[1; SALT_BYTES]);
        assert_ne!(one, hash(CHEAP, "igual", &[2; SALT_BYTES]));
    }

    #[test]
    fn nobody_signs_in_as_an_unknown_name() {
        let (hash, cost) = read(DUMMY).expect("the constant is a hash");
        assert_eq!(cost, Cost::STANDARD);
        assert_eq!(hash.hash.map(|hash| hash.len()), Some(32));
        assert_eq!(verify("", None), Ok(false));
        assert_eq!(verify("whatever", Some("")), Ok(false));
    }

    #[test]
    fn an_older_cheaper_hash_is_to_be_made_anew() {
        let old = hash(CHEAP, "igual", &[1; SALT_BYTES]).expect("hashed");
        assert!(needs_rehash(Cost::STANDARD, &old));
        assert!(!needs_rehash(CHEAP, &old));
        assert!(needs_rehash(CHEAP, "nonsense"));
    }

    #[test]
    fn a_kept_hash_cannot_take_the_memory_of_the_box() {
        let greedy = "$argon2id$v=19$m=4000000000,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert_eq!(verify("password", Some(greedy)), Err(HashFailed::Record));
    }

    #[test]
    fn another_algorithm_is_not_believed() {
        let other =
            "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA";
        assert_eq!(verify("password", Some(other)), Err(HashFailed::Record));
        assert_eq!(verify("password", Some("plain")), Err(HashFailed::Record));
    }
}
