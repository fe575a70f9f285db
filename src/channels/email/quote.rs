//! Where a text begins to quote earlier messages. Nothing is removed: viewers fold from there.

mod words;

use words::{DATES, FORWARDS, FROM, RULES, SENT, STARTS, VERBS};

/// The byte of `text` at which the quoted earlier messages begin.
///
/// Only what runs to the end counts: someone who answers between quoted lines wants them read. What was
/// forwarded is no quotation either: it is what the mail is about.
pub(super) fn begin(text: &str) -> Option<usize> {
    let page = Page::new(text);
    let first = page.lines.iter().position(|line| !line.text.is_empty())?;
    if page.lines[first].text.starts_with('>') {
        return None;
    }
    for index in first..page.lines.len() {
        let line = page.lines[index].text;
        if line.is_empty() {
            continue;
        }
        if is_rule(line, FORWARDS) {
            return None;
        }
        let starts = is_rule(line, RULES)
            || page.is_head(index)
            || page
                .attribution(index)
                .is_some_and(|after| page.runs_to_end(after));
        if starts {
            // A mail that begins with what it quotes would be folded away whole.
            return (index > first).then(|| page.lines[page.before_rule(index)].at);
        }
        if line.starts_with('>') && index > first && page.quoted[index] {
            return Some(page.lines[index].at);
        }
    }
    None
}

/// A line without the white space around it, and where it begins.
struct Line<'a> {
    at: usize,
    text: &'a str,
}

struct Page<'a> {
    lines: Vec<Line<'a>>,
    /// Whether from each line on there is nothing but quotation, and a signature under it.
    quoted: Vec<bool>,
}

impl<'a> Page<'a> {
    fn new(text: &'a str) -> Self {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n').take(LINES_MAX) {
            lines.push(Line {
                at,
                text: line.trim(),
            });
            at += line.len();
        }
        let signature = signature(&lines);
        let mut quoted = vec![true; lines.len()];
        for index in (0..signature).rev() {
            let line = lines[index].text;
            let so_far = quoted.get(index + 1).copied().unwrap_or(true);
            quoted[index] = so_far && (line.is_empty() || is_quoted(&lines, index));
        }
        Self { lines, quoted }
    }

    fn next_said(&self, from: usize) -> Option<usize> {
        (from..self.lines.len()).find(|at| !self.lines[*at].text.is_empty())
    }

    /// Whether nothing but quoted and empty lines follows, or no quoted line at all.
    fn runs_to_end(&self, from: usize) -> bool {
        // Quotation without marks: whatever follows the attribution belongs to it.
        self.next_said(from)
            .is_none_or(|at| !self.lines[at].text.starts_with('>') || self.quoted[at])
    }

    /// Outlook and others put a small header: `De:`, then within a few lines `Enviado:`. Webmail of GMX
    /// puts `Gesendet:` first; then an address has to follow, because people give dates and places, too.
    fn is_head(&self, index: usize) -> bool {
        let begins = |line: &Line<'_>, words: &[&str]| {
            let plain: String = line.text.chars().filter(|c| *c != '*').take(40).collect();
            let Some((name, _)) = plain.split_once([':', '：']) else {
                return false;
            };
            let name = name.trim().to_lowercase();
            words.contains(&name.as_str())
        };
        let mut below = self.lines[index + 1..]
            .iter()
            .filter(|line| !line.text.is_empty())
            .take(HEAD_LINES_MAX);
        if begins(&self.lines[index], SENT) {
            let next = below.next();
            return next.is_some_and(|line| begins(line, FROM) && line.text.contains('@'));
        }
        begins(&self.lines[index], FROM) && below.any(|line| begins(line, SENT))
    }

    /// Whether an attribution (`El lunes, Ana escribió:`) stands at `index`; the line after it.
    ///
    /// Mailers wrap it over up to four lines.
    fn attribution(&self, index: usize) -> Option<usize> {
        let first = self.lines[index].text;
        if first.starts_with('>') {
            return None;
        }
        let mut whole = String::new();
        for (number, line) in self.lines[index..]
            .iter()
            .take(ATTRIBUTION_LINES_MAX)
            .enumerate()
        {
            let text = line.text;
            // `… <ana@a.test` and `>:` on the next line is no quotation.
            let closes = text.starts_with('>') && text.ends_with(':') && whole.contains('<');
            if text.is_empty()
                || text.len() > ATTRIBUTION_BYTES_MAX
                || (text.starts_with('>') && !closes)
            {
                return None;
            }
            whole.push_str(&text.to_lowercase());
            let said = whole.trim_end_matches(['*', '_', ' ']);
            if said.ends_with([':', '：']) || is_between_dashes(said) || is_dated_verb(said) {
                let after = index + number + 1;
                let inner = &self.lines[index + 1..after];
                let begins_here = number == 0
                    || (leads(first) && !inner.iter().any(|line| is_dated_start(line.text)));
                let good = begins_here && self.introduces(said, after);
                return good.then_some(after);
            }
            whole.push(' ');
        }
        None
    }

    /// Whether `said`, in lower case, tells who wrote what stands from line `after` on.
    fn introduces(&self, said: &str, after: usize) -> bool {
        let next = self.next_said(after);
        let before_quote = next.is_some_and(|at| self.lines[at].text.starts_with('>'));
        let names = said.contains('@');
        let dated = is_dated(said);
        let verb = VERBS.iter().any(|word| said.contains(word));
        let start = STARTS.iter().any(|word| said.starts_with(word));
        if verb {
            // People announce what they are about to say, too: `Ana wrote two things:`.
            return before_quote
                || (start && (dated || names))
                || (names && has_clock(said))
                || VERBS
                    .iter()
                    .any(|word| said.ends_with(&format!("> {word}:")));
        }
        dated && names && (before_quote || said.ends_with(">:"))
    }

    /// Lines that are drawn or written above a header belong to it.
    fn before_rule(&self, index: usize) -> usize {
        let above = (0..index).rev().find(|at| !self.lines[*at].text.is_empty());
        let drawn = |text: &str| {
            let inside = text.trim_matches('*');
            inside.len() >= RULE_BYTES_MIN && inside.chars().all(|c| matches!(c, '_' | '-' | '='))
        };
        match above {
            Some(at) if drawn(self.lines[at].text) => at,
            _ => index,
        }
    }
}

/// Whether a quoted line stands at `index`, or what some system broke off the one above.
fn is_quoted(lines: &[Line<'_>], index: usize) -> bool {
    let marked = |text: &str| text.starts_with('>');
    let broken = |above: usize| {
        let text = lines[above].text;
        marked(text) && text.len() >= WRAPPED_BYTES_MIN
    };
    let rest = |below: Option<&Line<'_>>| {
        below.is_none_or(|line| line.text.is_empty() || marked(line.text))
    };
    marked(lines[index].text) || (index > 0 && broken(index - 1) && rest(lines.get(index + 1)))
}

/// The first line of the signature that a text ends with (RFC 3676, 4.3); its length without one.
fn signature(lines: &[Line<'_>]) -> usize {
    let tail = lines.len().saturating_sub(SIGNATURE_LINES_MAX);
    let after = (tail..lines.len())
        .rev()
        .find(|at| lines[*at].text.starts_with('>'))
        .map_or(tail, |last| last + 1);
    let mark = (after..lines.len()).find(|at| {
        let text = lines[*at].text;
        text == "--" || text == "—" || is_underline(text)
    });
    mark.unwrap_or(lines.len())
}

/// Mailing lists draw a line above what they add.
fn is_underline(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte == b'_')
}

/// `-----Original Message-----` in its many tongues.
fn is_rule(line: &str, rules: &[&str]) -> bool {
    let inside = line.trim_matches(['-', ' ', '_', '*', '=', '—', ':']);
    if inside.len() == line.len() || inside.is_empty() || inside.len() > RULE_BYTES_MAX {
        return false;
    }
    let inside = inside.to_lowercase();
    rules.contains(&inside.as_str())
}

/// `---- On Tue, 22 Dec 2026 Ana wrote ----`.
fn is_between_dashes(said: &str) -> bool {
    said.len() > RULE_BYTES_MIN && said.starts_with("--") && said.ends_with("--")
}

/// `On Wed, 14 Nov 2026 08:14 Ana wrote`, where the colon is forgotten.
fn is_dated_verb(said: &str) -> bool {
    STARTS.iter().any(|word| said.starts_with(word))
        && has_clock(said)
        && VERBS.iter().any(|word| said.ends_with(word))
}

/// Whether a line can begin an attribution that goes on in the next.
fn leads(first: &str) -> bool {
    let lower = plain(first);
    is_dated_start(first)
        || lower.starts_with(|c: char| c.is_ascii_digit())
        || has_clock(&lower)
        || lower.contains(['@', '<'])
}

/// Whether it begins as attributions do, and says when.
fn is_dated_start(line: &str) -> bool {
    let lower = plain(line);
    STARTS.iter().any(|word| lower.starts_with(word)) && is_dated(&lower)
}

/// In lower case, without what mailers draw around it.
fn plain(line: &str) -> String {
    line.trim_start_matches(['-', ' ', '*', '_']).to_lowercase()
}

/// Whether it says when: by the clock or calendar, or with a number and the name of a month.
fn is_dated(lower: &str) -> bool {
    let named = lower.contains(|c: char| c.is_ascii_digit())
        && DATES.iter().any(|word| lower.contains(word));
    named || has_clock(lower)
}

/// Whether a time of day, a date or a year stands in it.
fn has_clock(lower: &str) -> bool {
    let digit = |at: usize| lower.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut clocks = lower.match_indices([':', '.', '/', '-']);
    let mut years = lower.match_indices("20");
    clocks.any(|(at, _)| at > 0 && digit(at - 1) && digit(at + 1))
        || years.any(|(at, _)| digit(at + 2) && digit(at + 3))
}

/// Lines that are looked at; longer texts quote below what anyone reads.
const LINES_MAX: usize = 5_000;

const HEAD_LINES_MAX: usize = 4;

const ATTRIBUTION_LINES_MAX: usize = 4;

const ATTRIBUTION_BYTES_MAX: usize = 300;

/// Shorter lines of dashes are bullets and dashes.
const RULE_BYTES_MIN: usize = 5;

const RULE_BYTES_MAX: usize = 80;

/// Longer texts under `--` are no signatures.
const SIGNATURE_LINES_MAX: usize = 40;

/// Shorter lines are not broken by anybody.
const WRAPPED_BYTES_MIN: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Option<&str> {
        begin(text).map(|at| text[..at].trim_end())
    }

    #[test]
    fn attributions_are_known_in_many_tongues() {
        for attribution in [
            "El lun, 3 nov 2026 a las 9:00, Ana (<ana@a.test>) escribió:",
            "On Mon, Nov 3, 2026 at 9:00 AM Ana <ana@a.test> wrote:",
            "On Mon, Nov 3, 2026 at 9:00 AM Ana Isabel de la Torre\n<ana@a.test> wrote:",
            "Am 03.11.26 um 09:00 schrieb Ana:",
            "Le 3 nov. 2026 à 9:00, Ana <ana@a.test> a écrit :",
            "-----Mensaje original-----",
            "________________________________\nDe: Ana\nEnviado: lunes, 3 de noviembre",
            "*From:* Ana\n*Sent:* Monday",
        ] {
            let text = format!("Gracias.\n\n{attribution}\n> hola\n> adiós\n");
            assert_eq!(kept(&text), Some("Gracias."), "{attribution}");
        }
    }

    #[test]
    fn what_programs_of_many_makes_write_above_a_quotation_is_known() {
        for attribution in [
            "2026-10-24 15:36 GMT+02:00 Ana <\nana@a.test>:",
            "Ana Ruiz <ana@a.test> schrieb am Mo., 2. Nov.\n2026 um 11:53 Uhr:",
            "Op 16 aug. 2026 05:13 schreef \"ana\" <ana@a.test> het\nvolgende geschreven:",
            "Am 21.04.2026 17:48 schrieb \"Ana\" <ana@a.test\n>:",
            "понедельник, 2 ноября 2026 г. пользователь Ana написал:",
            "---- On Tue, 3 Nov 2026 14:17:36 +0100 Ana<ana@a.test> wrote ----",
            "-------- Oprindelig besked --------",
            "*-------- Original Message --------*",
            " ------------------------------\n\n*From:* Ana\n*Sent:* 2026-01-27",
            "Från: Ana\nSkickat: den 5 juni 2026 12:22\nTill: Eva",
            "De : Ana\nEnvoyé : lundi 3 novembre",
            "Gesendet: Montag, 14. November 2026 um 11:29 Uhr\nVon: ana@a.test\nAn: eva@b.test",
            "Ana Ruiz <ana@a.test> wrote:",
        ] {
            let text =
                format!("Gracias, Eva.\nHasta el 12.\n\n{attribution}\n\n> hola\n>\n> adiós\n");
            assert_eq!(
                kept(&text),
                Some("Gracias, Eva.\nHasta el 12."),
                "{attribution}"
            );
        }
    }

    #[test]
    fn a_line_that_names_somebody_above_does_not_belong_to_the_attribution() {
        let text = "Lo de @eva puede ser.\nPruebo y\nOp 16 aug. 2026 05:13 schreef \"ana\" het\nvolgende geschreven:\n> a\n";
        assert_eq!(kept(text), Some("Lo de @eva puede ser.\nPruebo y"));
    }

    #[test]
    fn quotations_may_be_broken_by_their_carrier_and_signed_below() {
        let long = "> una línea que es tan larga que algún servidor del camino la ha partido";
        let text = format!("Sí.\n\nOn 3 Nov 2026 Ana wrote:\n{long}\nen dos\n>\n\n--\nEva\n");
        assert_eq!(kept(&text), Some("Sí."));
    }

    #[test]
    fn what_is_passed_on_is_not_folded() {
        let rule = "---------- Forwarded message ---------";
        let text = format!("Mirad esto.\n\n{rule}\nFrom: Ana\nDate: Mon\n\nhola\n");
        assert_eq!(begin(&text), None);
    }

    #[test]
    fn people_who_announce_what_follows_quote_nothing() {
        for text in [
            "Hola\nAna escribió dos cosas:\nuna\notra\n",
            "On the other hand, this:\nuno\n",
            "Mire https://a.test/20261103/what-ana-wrote:\nsí\n",
            "2026-01-15 14:30:25\n15.01.2026 14:30\n\nson ejemplos\n",
        ] {
            assert_eq!(begin(text), None, "{text}");
        }
    }

    #[test]
    fn an_answer_between_quoted_lines_is_not_folded() {
        assert_eq!(begin("Hola\n> uno\nsí\n> dos\nno\n"), None);
        assert_eq!(begin("On Monday Ana wrote:\n> uno\nsí\n"), None);
    }

    #[test]
    fn a_mail_that_is_all_quotation_stays_whole() {
        assert_eq!(begin("> hola\n> adiós"), None);
        assert_eq!(begin("-----Original Message-----\nhola"), None);
        assert_eq!(begin(""), None);
    }

    #[test]
    fn ordinary_sentences_are_not_attributions() {
        assert_eq!(
            begin("Hola\nEl pedido no llega.\nDe: madera, por favor\nGracias"),
            None
        );
        assert_eq!(begin("Hola\nFecha: 12.3.2026\nDe: Madrid\nA: Lugo\n"), None);
    }
}
