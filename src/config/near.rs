//! What was probably meant: the nearest of the words there are.

/// The word nearest to `written` among `words`, if it is near enough to have been meant.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written: Vec<char> = written.chars().take(WORD_CHARS_MAX + 1).collect();
    if written.len() > WORD_CHARS_MAX {
        return None;
    }
    let slips_max = (written.len() / 3).clamp(1, SLIPS_MAX);
    let near = words
        .into_iter()
        .filter_map(|word| Some((slips(&written, word, slips_max)?, word)))
        .min_by_key(|(slips, _)| *slips)?;
    Some(near.1)
}

/// How many letters must be added, left out, replaced or swapped with their neighbour; `None` when
/// more than `most`. Capital letters count as the small ones.
fn slips(a: &[char], b: &str, most: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let a: Vec<char> = a.iter().flat_map(|c| c.to_lowercase()).collect();
    let mut before = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut next = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let cost = usize::from(a[i] != b[j]);
            let mut least = (row[j] + cost).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            next[j + 1] = least;
        }
        before = row;
        row = next;
    }
    (row[b.len()] <= most).then_some(row[b.len()])
}

/// How many slips of the finger still count as the same word.
const SLIPS_MAX: usize = 3;

/// Longer words are not compared: nobody mistypes them, and comparing takes the square of it.
const WORD_CHARS_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let words = ["soporte", "ventas", "correo"];
        assert_eq!(nearest("soprte", words), Some("soporte"));
        assert_eq!(nearest("sopotre", words), Some("soporte"));
        assert_eq!(nearest("VENTAS", words), Some("ventas"));
        assert_eq!(nearest("almacén", words), None);
        assert_eq!(nearest("", words), None);
    }

    #[test]
    fn a_short_word_is_not_turned_into_another() {
        assert_eq!(nearest("sí", ["no"]), None);
    }
}
