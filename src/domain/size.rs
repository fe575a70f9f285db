//! A length in bytes as people read it: in the same unit wherever they see it.

/// A length in `B`, `kB`, `MB`, `GB` or `TB`, each 1,024 of the one before, as mail programs write them: a
/// file of exactly the limit reads as the limit does. From `MB` on with one decimal where it is not zero,
/// cut off, behind a comma or a point.
pub fn shown(bytes: u64, comma: bool) -> String {
    let (mut value, mut rest, mut unit) = (bytes, 0, 0);
    while value >= 1_024 && unit + 1 < UNITS.len() {
        rest = value % 1_024;
        value /= 1_024;
        unit += 1;
    }
    let unit_name = UNITS[unit];
    let tenths = rest * 10 / 1_024;
    if unit < DECIMALS_FROM || tenths == 0 {
        return format!("{value} {unit_name}");
    }
    let point = if comma { ',' } else { '.' };
    format!("{value}{point}{tenths} {unit_name}")
}

const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];

/// The place of the first unit of which tenths matter.
const DECIMALS_FROM: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_in_the_unit_that_says_enough() {
        let said = [0, 999, 1_024, 12_000_000, 10 << 20, 1_288_490_188, u64::MAX];
        let said: Vec<String> = said.iter().map(|it| shown(*it, true)).collect();
        let right = [
            "0 B",
            "999 B",
            "1 kB",
            "11,4 MB",
            "10 MB",
            "1,1 GB",
            "16777215,9 TB",
        ];
        assert_eq!(said, right);
        assert_eq!(shown(12_000_000, false), "11.4 MB");
    }
}
