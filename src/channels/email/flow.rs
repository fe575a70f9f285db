//! Text whose lines were broken only to fit a mail (RFC 3676): put together again, so that it wraps to
//! whatever width it is read in.

/// `text` with its soft line ends gone; `delsp` says that the space before them was none of the author's.
pub(super) fn unflow(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // The depth of quotation of the paragraph that goes on, if one does.
    let mut open: Option<usize> = None;
    for (number, line) in text.split('\n').enumerate() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let bare = &line[depth..];
        // One space is put in front of what would be misread (section 4.4).
        let bare = bare.strip_prefix(' ').unwrap_or(bare);
        let signature = bare.trim_end() == "--";
        if open != Some(depth) || signature {
            if number > 0 {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            if depth > 0 && !bare.is_empty() {
                out.push(' ');
            }
        }
        let soft = bare.ends_with(' ') && !signature;
        open = soft.then_some(depth);
        out.push_str(match bare.strip_suffix(' ') {
            Some(shorter) if soft && delsp => shorter,
            _ => bare,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_one_line_again_at_every_depth() {
        let text =
            "Esta línea sigue \nen la otra.\n\n> citada \n> también\n>> más hondo \n> no sigue\n";
        assert_eq!(
            unflow(text, false),
            "Esta línea sigue en la otra.\n\n> citada también\n>> más hondo \n> no sigue\n"
        );
    }

    #[test]
    fn what_a_signature_begins_stays_on_lines_of_its_own() {
        assert_eq!(unflow("hola \n-- \nAna", false), "hola \n-- \nAna");
    }

    #[test]
    fn a_space_of_the_mailer_goes_and_a_stuffed_one_too() {
        assert_eq!(
            unflow("pala \nbra\n From aquí\n  > no es cita", true),
            "palabra\nFrom aquí\n > no es cita"
        );
    }
}
