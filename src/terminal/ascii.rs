//! The few signs the console draws with, and what stands for them where only ASCII may be sent.

/// The signs of one alphabet.
#[derive(Debug)]
pub(crate) struct Glyphs {
    /// Lines: across, down, then the corners from the upper left, clockwise.
    pub(crate) frame: [&'static str; 6],
    /// Takes work; is there and takes none; is not there.
    pub(crate) dots: [&'static str; 3],
    /// What stands where a text was cut.
    pub(crate) more: &'static str,
    /// Between two things of one line.
    pub(crate) middle: &'static str,
    /// Steps of a small chart, from low to high.
    pub(crate) bars: [&'static str; 8],
}

/// What a terminal of today shows.
pub(crate) const UNICODE: Glyphs = Glyphs {
    frame: ["─", "│", "┌", "┐", "┘", "└"],
    dots: ["●", "◐", "○"],
    more: "…",
    middle: "·",
    bars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

/// What every terminal shows.
pub(crate) const ASCII: Glyphs = Glyphs {
    frame: ["-", "|", "+", "+", "+", "+"],
    dots: ["*", "o", "-"],
    more: "~",
    middle: "-",
    bars: ["_", "_", ".", ".", ":", ":", "|", "|"],
};

/// A text of ours in ASCII: accents go, quotation marks and dashes become plain ones.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => out.push(c),
            'á' | 'à' | 'â' | 'ä' | 'ª' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'í' | 'ì' | 'ï' => out.push('i'),
            'ó' | 'ò' | 'ö' | 'º' => out.push('o'),
            'ú' | 'ù' | 'ü' => out.push('u'),
            'Á' => out.push('A'),
            'É' => out.push('E'),
            'Í' => out.push('I'),
            'Ó' => out.push('O'),
            'Ú' | 'Ü' => out.push('U'),
            'ñ' => out.push('n'),
            'Ñ' => out.push('N'),
            '¿' | '¡' => {}
            '«' | '»' | '“' | '”' => out.push('"'),
            '’' | '‘' => out.push('\''),
            '…' => out.push_str("..."),
            '·' | '–' | '—' => out.push('-'),
            '≤' => out.push_str("<="),
            '≥' => out.push_str(">="),
            '→' => out.push_str("->"),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_an_ascii_one_of_the_same_width() {
        let all = |g: &Glyphs| -> Vec<&'static str> {
            let mut all = g.frame.to_vec();
            all.extend(g.dots);
            all.extend(g.bars);
            all.extend([g.more, g.middle]);
            all
        };
        for (rich, plain) in all(&UNICODE).into_iter().zip(all(&ASCII)) {
            assert!(plain.is_ascii(), "{plain} stands for {rich}");
            assert_eq!(
                rich.chars().count(),
                plain.len(),
                "{plain} stands for {rich}"
            );
        }
    }

    #[test]
    fn spanish_reads_without_its_accents() {
        assert_eq!(fold("¿Qué año? «Sí» · …"), "Que ano? \"Si\" - ...");
    }
}
