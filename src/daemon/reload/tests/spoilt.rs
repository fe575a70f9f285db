//! A good configuration spoilt in thousands of ways: taken whole or not at all, and told.

use super::*;

/// Chance that is the same for the same seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).expect("below a usize")
    }
}

/// One slip of whoever edits it, or of the disk.
fn slip(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len());
    let end = (at + 1 + dice.below(40)).min(bytes.len());
    match dice.below(9) {
        0 => bytes.truncate(at),
        1 => {
            bytes.drain(at..end);
        }
        2 => {
            let piece = bytes[at..end].to_vec();
            let to = dice.below(bytes.len());
            bytes.splice(to..to, piece);
        }
        3 => bytes[at] ^= 1 << dice.below(8),
        4 => bytes[at..end].fill(0),
        5 => bytes.insert(at, b"\"'[]{}=.,#\n\0\xff"[dice.below(13)]),
        6 | 7 => {
            // A whole line twice, or not at all.
            let mut lines: Vec<Vec<u8>> = bytes
                .split(|byte| *byte == b'\n')
                .map(<[u8]>::to_vec)
                .collect();
            let line = dice.below(lines.len());
            let taken = lines.remove(line);
            if dice.below(2) == 0 {
                let to = dice.below(lines.len());
                lines.splice(to..to, [taken.clone(), taken]);
            }
            *bytes = lines.join(&b'\n');
        }
        _ => {
            let value = VALUES[dice.below(VALUES.len())];
            if let Some(equals) = bytes[at..].iter().position(|byte| *byte == b'=') {
                let from = at + equals + 1;
                let line = bytes[from..].iter().position(|byte| *byte == b'\n');
                let to = line.map_or(bytes.len(), |length| from + length);
                bytes.splice(from..to, value.bytes());
            }
        }
    }
}

fn spoilt(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = GOOD.as_bytes().to_vec();
    for _ in 0..=dice.below(3) {
        if !bytes.is_empty() {
            slip(&mut bytes, dice);
        }
    }
    bytes
}

#[tokio::test]
async fn whatever_is_saved_is_taken_whole_or_changes_nothing() {
    let desk = Desk::open(|root| fs::write(root.join("centralita.toml"), GOOD).expect("written"));
    // At once, or the folder's watcher may see half of it and count that too.
    let save = |bytes: &[u8]| {
        fs::write(desk.path(".draft"), bytes).expect("written");
        fs::rename(desk.path(".draft"), desk.path("centralita.toml")).expect("renamed");
    };
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..number("CENTRALITA_MUTATIONS", MUTATIONS) {
        let bytes = spoilt(&mut Dice::new(seed + 1));
        let count = || desk.taken.lock().expect("nobody panics with it").len();
        let before = count();
        save(&bytes);
        // What the folder says by itself, with nothing of what was in force before it.
        let alone = first(desk.root.path(), &ground(), None);
        match desk.handle.reload().await {
            Ok(_) => {
                let alone = alone.expect("what is taken is good by itself");
                let all = desk.taken.lock().expect("nobody panics with it");
                let last = all.last().expect("it was taken");
                assert_eq!(last.files[0].1.as_bytes(), bytes, "seed {seed}");
                assert_eq!(last.config, alone.config, "seed {seed}: taken in part");
                assert_eq!(last.plan, alone.plan, "seed {seed}: taken in part");
                taken += 1;
            }
            Err(Refused::Wrong { problems, .. }) => {
                assert!(alone.is_err(), "seed {seed}: good by itself");
                assert!(
                    !problems.is_empty(),
                    "seed {seed}: refused without a reason"
                );
                assert_eq!(
                    count(),
                    before,
                    "seed {seed}: refused, and something was taken"
                );
                let status = desk.handle.status();
                assert_eq!(status.generation as usize, before + 1, "seed {seed}");
                assert!(status.refused.is_some(), "seed {seed}: nobody is told");
                refused += 1;
            }
            Err(other) => panic!("seed {seed}: {other:?}"),
        }
    }
    assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused");
    save(format!("{GOOD}# whole again\n").as_bytes());
    desk.handle.reload().await.expect("it is good again");
    let all = desk.taken.lock().expect("nobody panics with it");
    assert!(
        all.last()
            .is_some_and(|last| last.files[0].1.ends_with("# whole again\n"))
    );
}

fn number(variable: &str, otherwise: u64) -> u64 {
    let text = std::env::var(variable).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

const GOOD: &str = include_str!("../../../../config/examples/tienda.toml");

/// What may stand where something else did.
const VALUES: [&str; 12] = [
    " ",
    " \"\"",
    " 0",
    " -1",
    " 99999999999999999999",
    " true",
    " []",
    " {}",
    " \"nowhere\"",
    " \"1h\"",
    " 1979-05-27T07:32:00Z",
    " \"\\u0000\"",
];

/// The short form, for every push.
const MUTATIONS: u64 = 250;
