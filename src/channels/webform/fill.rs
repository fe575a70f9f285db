//! What a visitor filled in, cleaned, and everything that is wrong with it.

use std::collections::BTreeMap;

use ring::digest::{Context, SHA256};

use super::body::{Posted, Upload};
use super::field::{Field, Shape};
use super::form::{ANSWER, Asked, CONSENT, Form, HONEYPOT, LANGUAGE, PROOF, RETURN, TICKET};
use crate::channels::email::is_address;
use crate::channels::sniff::{self, HEAD_BYTES};
use crate::domain::attachment::Digest;
use crate::domain::text::line;

/// A form that was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// What was typed, by field; only fields of the form, and none that was left empty.
    pub values: BTreeMap<String, String>,
    /// The files.
    pub files: Vec<Upload>,
    /// Whether the notice on personal data was accepted.
    pub consent: bool,
    /// The page's ticket; empty where it had none.
    pub ticket: String,
    /// The work that was done for it.
    pub proof: String,
    /// The answer to the form's question.
    pub answer: String,
    /// What was written where nobody sees a field.
    pub honeypot: String,
    /// Where the page wants its visitor to go on.
    pub wanted: String,
    /// The language of the page, as it says.
    pub language: String,
}

/// Something that has to be mended before the form is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In which field.
    pub field: String,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It was left empty.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It is no mail address.
    Mail,
    /// It is no number.
    Number,
    /// It is no day.
    Date,
    /// It is not among what can be chosen.
    Choice,
    /// The notice was not accepted.
    Consent,
    /// There are more files than this.
    Files(usize),
    /// This file is longer than so many bytes.
    FileSize(String, u64),
    /// This file is of a kind that is not taken, or not what it says it is.
    FileKind(String),
    /// The question was not answered, or wrongly.
    Answer,
}

impl Wrong {
    /// The stable word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong(_) => "too_long",
            Self::Mail => "mail",
            Self::Number => "number",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Consent => "consent",
            Self::Files(_) => "files",
            Self::FileSize(..) => "file_size",
            Self::FileKind(_) => "file_kind",
            Self::Answer => "answer",
        }
    }
}

impl Form {
    /// What was posted, as far as the form asked for it. What it did not ask for is left aside.
    pub fn fill(&self, posted: Posted) -> Filled {
        let control = |name: &str| line(posted.first(name), CONTROL_BYTES_MAX);
        let mut filled = Filled {
            consent: !posted.first(CONSENT).trim().is_empty(),
            ticket: control(TICKET),
            proof: control(PROOF),
            answer: control(ANSWER),
            honeypot: control(HONEYPOT),
            wanted: control(RETURN),
            language: control(LANGUAGE),
            ..Filled::default()
        };
        for Asked { field, .. } in &self.asked {
            let value = clean(field.shape, posted.first(&field.name));
            if !value.is_empty() {
                filled.values.insert(field.name.clone(), value);
            }
        }
        if self.takes_files() {
            filled.files = posted
                .files
                .into_iter()
                .filter(|it| it.field == "files")
                .collect();
        }
        filled
    }

    /// Everything that is wrong with it. `file_bytes_max` is how long a file may be.
    pub fn faults(&self, filled: &Filled, file_bytes_max: u64) -> Vec<Fault> {
        let mut faults = Vec::new();
        for Asked { field, required } in &self.asked {
            let mut found = |wrong| {
                faults.push(Fault {
                    field: field.name.clone(),
                    wrong,
                });
            };
            if field.shape == Shape::Files {
                self.check_files(filled, *required, file_bytes_max, &mut found);
                continue;
            }
            match filled.values.get(&field.name) {
                None if *required => found(Wrong::Missing),
                None => {}
                Some(value) => {
                    if let Some(wrong) = wrong(field, value) {
                        found(wrong);
                    }
                }
            }
        }
        if !self.privacy.is_empty() && !filled.consent {
            faults.push(Fault {
                field: CONSENT.to_owned(),
                wrong: Wrong::Consent,
            });
        }
        faults
    }

    fn check_files(
        &self,
        filled: &Filled,
        required: bool,
        bytes_max: u64,
        found: &mut impl FnMut(Wrong),
    ) {
        if required && filled.files.is_empty() {
            found(Wrong::Missing);
        }
        if filled.files.len() > FILES_MAX {
            return found(Wrong::Files(FILES_MAX));
        }
        for file in &filled.files {
            let shown = line(&file.name, NAME_SHOWN_BYTES_MAX);
            if file.bytes.len() as u64 > bytes_max {
                found(Wrong::FileSize(shown, bytes_max));
            } else if !self.is_welcome(file) {
                found(Wrong::FileKind(shown));
            }
        }
    }

    /// Whether a file ends as it may, and begins as something that ends so.
    fn is_welcome(&self, file: &Upload) -> bool {
        let ending = file.name.rsplit_once('.').map(|(_, it)| it.to_lowercase());
        let head = &file.bytes[..file.bytes.len().min(HEAD_BYTES)];
        ending.is_some_and(|ending| self.endings.contains(&ending))
            && sniff::found_under(&file.name, &file.mime, head).is_none()
    }
}

impl Filled {
    /// What is the same of the same thing posted twice, and of nothing else.
    pub fn digest(&self) -> String {
        let mut context = Context::new(&SHA256);
        let mut add = |bytes: &[u8]| {
            context.update(&(bytes.len() as u64).to_be_bytes());
            context.update(bytes);
        };
        for (name, value) in &self.values {
            add(name.as_bytes());
            add(value.as_bytes());
        }
        for file in &self.files {
            add(file.name.as_bytes());
            add(&file.bytes);
        }
        let sum = context.finish();
        Digest(sum.as_ref().try_into().expect("SHA-256 is 32 bytes")).to_string()
    }

    /// What was typed into a field; empty for nothing.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }
}

/// Without what nobody can type: line ends are one character, other signs that steer a terminal are none.
fn clean(shape: Shape, value: &str) -> String {
    if shape != Shape::Lines {
        return line(value, usize::MAX);
    }
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let value: String = value.chars().filter(kept).collect();
    value.trim().to_owned()
}

fn wrong(field: &Field, value: &str) -> Option<Wrong> {
    if field.shape != Shape::Check && value.chars().count() > field.chars_max {
        return Some(Wrong::TooLong(field.chars_max));
    }
    match field.shape {
        Shape::Mail if !is_address(value) => Some(Wrong::Mail),
        Shape::Number if !is_number(value) => Some(Wrong::Number),
        Shape::Date if !is_day(value) => Some(Wrong::Date),
        Shape::Choice if !field.choices.iter().any(|it| it == value) => Some(Wrong::Choice),
        _ => None,
    }
}

fn is_number(value: &str) -> bool {
    let digits = value.trim_start_matches(['-', '+']);
    let marks = digits.matches(['.', ',']).count();
    let fine = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    value.len() - digits.len() <= 1
        && marks <= 1
        && digits.chars().all(fine)
        && digits.contains(|c: char| c.is_ascii_digit())
}

/// `2026-02-28`, as browsers write it whatever they show (HTML, 2.3.5.2).
fn is_day(value: &str) -> bool {
    let mut parts = value.split('-').map(|part| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    });
    let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    value.len() == 10 && (1..=days).contains(&day)
}

/// The most files of one form.
pub const FILES_MAX: usize = 5;

/// The longest of what a page says of itself, in bytes.
const CONTROL_BYTES_MAX: usize = 2_048;

/// How much of a file's name is shown, in bytes.
const NAME_SHOWN_BYTES_MAX: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_what_browsers_send() {
        assert!(is_day("2028-02-29"));
        for no in [
            "2026-02-29",
            "2026-2-3",
            "29/02/2028",
            "2026-13-01",
            "2026-04-31",
            "-026-04-01",
            "",
        ] {
            assert!(!is_day(no), "{no}");
        }
        for yes in ["3", "-3.5", "+0,25"] {
            assert!(is_number(yes), "{yes}");
        }
        for no in ["", "-", "1e9", "1.2.3", "--1", "٣", "."] {
            assert!(!is_number(no), "{no}");
        }
    }

    #[test]
    fn nothing_that_is_typed_can_end_a_header_or_steer_a_terminal() {
        let subject = clean(Shape::Line, "Hola\r\nBcc: all@shop.example\u{1b}[2J");
        assert_eq!(subject, "Hola Bcc: all@shop.example [2J");
        assert_eq!(
            clean(Shape::Lines, "a\r\nb\rc\u{7}\u{1b}[2J\n"),
            "a\nb\nc[2J"
        );
    }
}
