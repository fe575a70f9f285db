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
    fn a_line_holds_no_line_end_and_no_escape() {
        assert_eq!(line("  hola\r\n\tmundo\u{1b}[2J ", 100), "hola mundo [2J");
        assert_eq!(line("ñññ", 5), "ññ");
    }
}
