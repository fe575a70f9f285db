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
