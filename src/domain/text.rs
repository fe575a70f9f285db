//! Text with a stated limit.

/// Cuts `text` to at most `bytes_max` bytes at a character's edge.
pub fn clip(text: &str, bytes_max: usize) -> &str {
    if text.len() <= bytes_max {
        return text;
    }
    let mut end = bytes_max;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// One line for lists: line ends and control characters become single spaces, cut at `bytes_max`.
pub fn line(text: &str, bytes_max: usize) -> String {
    let mut out = String::with_capacity(text.len().min(bytes_max));
    for c in text.chars() {
        let c = if c.is_control() || c.is_whitespace() {
            ' '
        } else {
            c
        };
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        if out.len() + c.len_utf8() > bytes_max {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out
}

/// For comparing what people type: lower case without the accents of western Europe, one character for one.
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn fold(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// Whether there is an emoji in it: what is shown as a picture unless something else is asked (UTS #51, `Emoji_Presentation`),
/// or what asks to be (U+FE0F).
pub fn has_emoji(text: &str) -> bool {
    text.chars().any(|c| {
        let picture = EMOJI.iter().any(|(from, to)| (*from..=*to).contains(&c));
        picture || c == '\u{fe0f}'
    })
}

/// Where emoji lie. The blocks beyond the first plane hold hardly anything else.
const EMOJI: &[(char, char)] = &[
    ('\u{231a}', '\u{231b}'),
    ('\u{23e9}', '\u{23ec}'),
    ('\u{23f0}', '\u{23f0}'),
    ('\u{23f3}', '\u{23f3}'),
    ('\u{25fd}', '\u{25fe}'),
    ('\u{2614}', '\u{2615}'),
    ('\u{2648}', '\u{2653}'),
    ('\u{267f}', '\u{267f}'),
    ('\u{2693}', '\u{2693}'),
    ('\u{26a1}', '\u{26a1}'),
    ('\u{26aa}', '\u{26ab}'),
    ('\u{26bd}', '\u{26be}'),
    ('\u{26c4}', '\u{26c5}'),
    ('\u{26ce}', '\u{26ce}'),
    ('\u{26d4}', '\u{26d4}'),
    ('\u{26ea}', '\u{26ea}'),
    ('\u{26f2}', '\u{26f5}'),
    ('\u{26fa}', '\u{26fd}'),
    ('\u{2705}', '\u{2705}'),
    ('\u{270a}', '\u{270b}'),
    ('\u{2728}', '\u{2728}'),
    ('\u{274c}', '\u{274e}'),
    ('\u{2753}', '\u{2757}'),
    ('\u{2795}', '\u{2797}'),
    ('\u{27b0}', '\u{27bf}'),
    ('\u{2b1b}', '\u{2b1c}'),
    ('\u{2b50}', '\u{2b55}'),
    ('\u{1f000}', '\u{1faff}'),
];

/// The longest subject kept, in bytes; the raw message keeps the rest.
pub const SUBJECT_BYTES_MAX: usize = 1_000;

/// The longest text of a message kept in its record, in bytes; the raw message keeps the rest.
pub const BODY_BYTES_MAX: usize = 256 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_never_splits_a_character() {
        assert_eq!(clip("añb", 2), "a");
        assert_eq!(clip("añb", 3), "añ");
        assert_eq!(clip("añb", 9), "añb");
    }

    #[test]
    fn what_is_compared_has_neither_case_nor_accents() {
        assert_eq!(folded("DEVOLUCIÓN"), folded("devolucion"));
        assert_eq!(folded("Año"), "ano");
    }

    #[test]
    fn a_line_holds_no_line_end_and_no_escape() {
        assert_eq!(line("  hola\r\n\tmundo\u{1b}[2J ", 100), "hola mundo [2J");
        assert_eq!(line("ñññ", 5), "ññ");
    }
}
