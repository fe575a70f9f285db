//! Mail of made-up customers: the ten samples, and letters that customers write as they go.

use std::io::Write as _;
use std::path::Path;

use crate::domain::Moment;
use crate::net::maildir::{MailName, Maildir, MaildirError};

/// The sample mails, in the order in which they arrive. They carry no date: they come when they come.
pub(super) const SAMPLES: [&[u8]; 10] = [
    include_bytes!("../../../config/demo/mail/01-pedido.eml"),
    include_bytes!("../../../config/demo/mail/02-quote.eml"),
    include_bytes!("../../../config/demo/mail/03-arrived-broken.eml"),
    include_bytes!("../../../config/demo/mail/04-factura.eml"),
    include_bytes!("../../../config/demo/mail/05-respuesta.eml"),
    include_bytes!("../../../config/demo/mail/06-devolucion.eml"),
    include_bytes!("../../../config/demo/mail/07-long-subject.eml"),
    include_bytes!("../../../config/demo/mail/08-cuenta.eml"),
    include_bytes!("../../../config/demo/mail/09-precio.eml"),
    include_bytes!("../../../config/demo/mail/10-address.eml"),
];

/// What one of the samples answers: a message with which the desk wrote first.
pub(super) struct Opening {
    pub(super) by: &'static str,
    pub(super) channel: &'static str,
    pub(super) to: &'static str,
    pub(super) name: &'static str,
    pub(super) queue: &'static str,
    pub(super) subject: &'static str,
    pub(super) text: &'static str,
}

/// The message before the samples; its reference goes into the one that answers it.
pub(super) const OPENING: Opening = Opening {
    by: "marcos",
    channel: "correo",
    to: "lucia@tallerprado.test",
    name: "Lucía Prado",
    queue: "ventas",
    subject: "Su presupuesto para el taller",
    text: "Hola, Lucía:\n\nSeis bancos de trabajo, modelo Roble: 1.740 €, portes incluidos.\nQuedamos a su disposición.\n\nMarcos Gil\nMuebles Ejemplo",
};

/// Puts the samples into the Maildir, as a mail server would.
pub(super) fn deliver_samples(
    inbox: &Path,
    reference: &str,
    now: Moment,
) -> Result<(), MaildirError> {
    for (sample, number) in SAMPLES.iter().zip(1..) {
        let bytes = filled(sample, reference);
        // Mail is taken in the order of names.
        deliver(inbox, now, &format!("sample-{number:02}"), &bytes)?;
    }
    Ok(())
}

/// Puts one mail into the Maildir, dated now.
pub(super) fn deliver(
    inbox: &Path,
    now: Moment,
    key: &str,
    bytes: &[u8],
) -> Result<(), MaildirError> {
    let mut dated = Vec::with_capacity(bytes.len() + DATE_BYTES);
    if let Some(date) = date(now) {
        writeln!(dated, "Date: {date}").expect("writing into memory does not fail");
    }
    dated.extend_from_slice(bytes);
    let name = MailName::keyed(now.0, key);
    Maildir::at(inbox).deliver(&name, &dated).map(|_| ())
}

fn date(now: Moment) -> Option<String> {
    let stamp = jiff::Timestamp::from_millisecond(now.0).ok()?;
    jiff::fmt::rfc2822::to_string(&stamp.to_zoned(jiff::tz::TimeZone::UTC)).ok()
}

/// The sample with the reference in its place. Bytes, not text: one of them is no UTF-8.
fn filled(sample: &[u8], reference: &str) -> Vec<u8> {
    let place = sample
        .windows(REFERENCE.len())
        .position(|window| window == REFERENCE);
    let Some(at) = place else {
        return sample.to_vec();
    };
    let rest = &sample[at + REFERENCE.len()..];
    [&sample[..at], reference.as_bytes(), rest].concat()
}

/// Header fields of a mail that the desk wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The address it goes to.
    pub(super) to: String,
    /// Its own id, with brackets.
    pub(super) id: String,
    /// The ids before it.
    pub(super) references: String,
    /// Its subject as it stands in the field.
    pub(super) subject: String,
    /// Whether a machine wrote it.
    pub(super) automatic: bool,
}

impl Answer {
    /// Reads the header of a mail.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let head = text.split("\n\n").next().unwrap_or_default();
        // A line that begins with a blank goes on with the one before.
        let head = head.replace("\n\t", " ").replace("\n ", " ");
        let mut answer = Self::default();
        for (name, value) in head.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim().to_owned();
            match name.to_ascii_lowercase().as_str() {
                "to" => address(&value).clone_into(&mut answer.to),
                "message-id" => answer.id = value,
                "references" => answer.references = value,
                "subject" => answer.subject = value,
                "auto-submitted" => answer.automatic = value != "no",
                _ => {}
            }
        }
        answer
    }
}

/// The bare address of `Ana Ruiz <ana@example.test>`.
fn address(value: &str) -> &str {
    let bare = value
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    bare.map_or(value, |(address, _)| address).trim()
}

/// A text as it may stand in a header field (RFC 2047).
pub(super) fn encoded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        let mut bytes = [0; 4];
        let spelt: String = match c {
            ' ' => "_".to_owned(),
            c if c.is_ascii_alphanumeric() => c.to_string(),
            c => c
                .encode_utf8(&mut bytes)
                .bytes()
                .fold(String::new(), |spelt, byte| format!("{spelt}={byte:02X}")),
        };
        let last = words.last_mut().expect("there is always one");
        if last.len() + spelt.len() > WORD_CHARS_MAX {
            words.push(spelt);
        } else {
            last.push_str(&spelt);
        }
    }
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("=?utf-8?Q?{word}?="))
        .collect();
    words.join("\n ")
}

/// Where a reference goes in a sample.
const REFERENCE: &[u8] = b"@REFERENCE@";

/// Room for a line with the date, in bytes.
const DATE_BYTES: usize = 40;

/// The longest inside of an encoded word; with its frame it stays within the 75 of RFC 2047.
const WORD_CHARS_MAX: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_goes_into_the_sample_that_answers() {
        let texts: Vec<Vec<u8>> = SAMPLES
            .iter()
            .map(|sample| filled(sample, "C-1-X"))
            .collect();
        let holds = |text: &Vec<u8>, part: &[u8]| text.windows(part.len()).any(|at| at == part);
        assert_eq!(
            texts.iter().filter(|text| holds(text, b"[C-1-X]")).count(),
            1
        );
        assert!(!texts.iter().any(|text| holds(text, REFERENCE)));
    }

    #[test]
    fn an_answer_is_read_by_its_header() {
        let mail = b"To: Ana Ruiz <ana@x.test>\r\nSubject: Re: Hola\r\n [C-3-X]\r\nMessage-ID: <a@b>\r\nReferences: <c@d>\r\n <e@f>\r\n\r\nTo: nobody\r\n";
        let answer = Answer {
            to: "ana@x.test".to_owned(),
            id: "<a@b>".to_owned(),
            references: "<c@d> <e@f>".to_owned(),
            subject: "Re: Hola [C-3-X]".to_owned(),
            automatic: false,
        };
        assert_eq!(Answer::read(mail), answer);
        assert!(Answer::read(b"Auto-Submitted: auto-replied\n\nx").automatic);
    }

    #[test]
    fn a_long_subject_in_spanish_becomes_words_of_lawful_length() {
        let text = "¿Dónde está la lámpara que pedí hace más de un mes y medio, señores?";
        let encoded = encoded(text);
        assert!(encoded.is_ascii());
        assert!(encoded.lines().all(|line| line.trim().len() <= 75));
        assert_eq!(super::encoded("plain"), "plain");
    }
}
