//! Where a text begins to quote earlier messages. Nothing is removed: viewers fold from there.

/// The byte of `text` at which the quoted earlier messages begin.
///
/// Only what runs to the end counts: someone who answers between quoted lines wants them read.
pub(super) fn begin(text: &str) -> Option<usize> {
    let lines = lines(text);
    let first = lines.iter().position(|(_, line)| !line.trim().is_empty())?;
    if lines[first].1.starts_with('>') {
        return None;
    }
    for index in first..lines.len() {
        let line = lines[index].1.trim();
        let starts = is_rule(line) || is_outlook_head(&lines, index) || {
            attribution(&lines, index).is_some_and(|after| runs_to_end(&lines[after..]))
        };
        if starts {
            // A mail that begins with what it quotes would be folded away whole.
            return (index > first).then(|| lines[before_rule(&lines, index)].0);
        }
        if line.starts_with('>') && index > first && runs_to_end(&lines[index..]) {
            return Some(lines[index].0);
        }
    }
    None
}

type Line<'a> = (usize, &'a str);

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n').take(LINES_MAX) {
        out.push((at, line.trim_end()));
        at += line.len();
    }
    out
}

/// `-----Original Message-----` in its many tongues.
fn is_rule(line: &str) -> bool {
    let inside = line.trim_matches(['-', ' ', '_']);
    if inside.len() == line.len() || inside.is_empty() {
        return false;
    }
    let inside = inside.to_lowercase();
    RULES.contains(&inside.as_str())
}

/// Outlook puts a small header: `De:`, then within a few lines `Enviado:`.
fn is_outlook_head(lines: &[Line<'_>], index: usize) -> bool {
    let begins = |line: &str, words: &[&str]| {
        let plain: String = line.chars().filter(|c| *c != '*').take(40).collect();
        let lower = plain.trim_start().to_lowercase();
        words.iter().any(|word| lower.starts_with(word))
    };
    begins(lines[index].1, &FROM)
        && lines[index + 1..]
            .iter()
            .take(HEAD_LINES_MAX)
            .any(|line| begins(line.1, &SENT))
}

/// Whether an attribution (`El lunes, Ana escribió:`) stands at `index`; the line after it.
///
/// Mailers wrap it over up to three lines.
fn attribution(lines: &[Line<'_>], index: usize) -> Option<usize> {
    let start = lines[index].1.trim().to_lowercase();
    if !ATTRIBUTION_STARTS
        .iter()
        .any(|word| start.starts_with(word))
        && !start.contains('@')
    {
        return None;
    }
    for (number, line) in lines[index..]
        .iter()
        .take(ATTRIBUTION_LINES_MAX)
        .enumerate()
    {
        let line = line.1.trim();
        if line.is_empty() || line.len() > ATTRIBUTION_BYTES_MAX {
            return None;
        }
        let lower = line.to_lowercase();
        if lower.ends_with(':') && ATTRIBUTION_ENDS.iter().any(|word| lower.contains(word)) {
            return Some(index + number + 1);
        }
    }
    None
}

/// Whether nothing but quoted and empty lines follows, or no quoted line at all.
fn runs_to_end(lines: &[Line<'_>]) -> bool {
    let mut rest = lines
        .iter()
        .map(|line| line.1.trim())
        .filter(|line| !line.is_empty());
    let Some(first) = rest.next() else {
        return true;
    };
    // Quotation without marks: whatever follows the attribution belongs to it.
    !first.starts_with('>') || rest.all(|line| line.starts_with('>'))
}

/// The line of underscores that Outlook draws above its header belongs to it.
fn before_rule(lines: &[Line<'_>], index: usize) -> usize {
    let above = (0..index).rev().find(|at| !lines[*at].1.trim().is_empty());
    match above {
        Some(at)
            if lines[at].1.trim().len() > 10 && lines[at].1.trim().chars().all(|c| c == '_') =>
        {
            at
        }
        _ => index,
    }
}

const RULES: [&str; 13] = [
    "original message",
    "mensaje original",
    "mensaje anterior",
    "message d'origine",
    "message original",
    "ursprüngliche nachricht",
    "originalnachricht",
    "messaggio originale",
    "mensagem original",
    "oorspronkelijk bericht",
    "missatge original",
    "mensaxe orixinal",
    "jatorrizko mezua",
];

const FROM: [&str; 6] = ["from:", "de:", "von:", "da:", "van:", "nork:"];

const SENT: [&str; 10] = [
    "sent:",
    "date:",
    "enviado:",
    "enviado el:",
    "fecha:",
    "envoyé",
    "gesendet:",
    "datum:",
    "inviato:",
    "enviat",
];

const ATTRIBUTION_STARTS: [&str; 14] = [
    "on ", "el ", "am ", "le ", "il ", "em ", "op ", "den ", "a ", "en ", "o ", "w dniu", "vào",
    "no dia",
];

const ATTRIBUTION_ENDS: [&str; 14] = [
    "wrote",
    "escribió",
    "escribio",
    "schrieb",
    "a écrit",
    "ha scritto",
    "escreveu",
    "schreef",
    "skrev",
    "va escriure",
    "escribiu",
    "idatzi",
    "napisał",
    "escribe",
];

/// Lines that are looked at; longer texts quote below what anyone reads.
const LINES_MAX: usize = 5_000;

const HEAD_LINES_MAX: usize = 4;

const ATTRIBUTION_LINES_MAX: usize = 3;

const ATTRIBUTION_BYTES_MAX: usize = 300;

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
    }
}
