//! What a form's own settings say: what it asks, where it may stand, and how it tells people from machines.

use super::field::Field;
use super::ticket::Tickets;
use crate::channels::webchat::origin::Origin;

/// A form as its settings have it.
#[derive(Clone, Debug)]
pub struct Form {
    /// What its channel is called.
    pub channel: String,
    /// The mail channel by which its answers leave.
    pub answer_by: String,
    /// The tickets of its pages.
    pub tickets: Tickets,
    /// The language of the desk: what is read there is labelled in it.
    pub language: String,
    /// What stands over it; empty for the page's own words.
    pub title: String,
    /// What it asks, in this order.
    pub asked: Vec<Asked>,
    /// Where a visitor may be sent afterwards, the usual one first.
    pub returns: Vec<String>,
    /// The sites whose scripts may post it.
    pub origins: Vec<Origin>,
    /// The notice on personal data that a visitor accepts; empty for none.
    pub privacy: String,
    /// Whether a browser has to work before it is believed.
    pub challenge: bool,
    /// What a person knows and a machine does not.
    pub question: Option<Question>,
    /// How names of files may end, in small letters.
    pub endings: Vec<String>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub field: Field,
    /// Whether it may not be left empty.
    pub required: bool,
}

/// A question for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// What answers it, in small letters.
    pub answers: Vec<String>,
}

impl Form {
    /// Where a visitor is sent who was sent here by a page that says `wanted`: only ever to one of its own
    /// addresses. `{reference}` in it becomes the reference of the case.
    pub fn return_to(&self, wanted: &str, reference: &str) -> Option<String> {
        let found = self.returns.iter().find(|known| *known == wanted);
        let found = found.or_else(|| self.returns.first())?;
        Some(found.replace("{reference}", reference))
    }

    /// Whether it asks for files.
    pub fn takes_files(&self) -> bool {
        self.field("files").is_some()
    }

    /// A field of it.
    pub fn field(&self, name: &str) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.field.name == name)
    }
}

impl Question {
    /// Whether somebody knew.
    pub fn is_answered(&self, answer: &str) -> bool {
        let answer = answer.trim().to_lowercase();
        self.answers.contains(&answer)
    }
}

/// Whether a visitor can be sent there: `http` or `https`, whole, and nothing that would end a header.
pub(super) fn is_return(url: &str) -> bool {
    let fine = url
        .chars()
        .all(|c| c.is_ascii_graphic() && !"\"'<>\\`".contains(c));
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    fine && Origin::parse(&format!("{scheme}://{}", &rest[..end])).is_some()
}

/// A field that no person sees.
pub const HONEYPOT: &str = "website";

/// The field of whoever accepts the notice on personal data.
pub const CONSENT: &str = "consent";

/// What a page says of itself: its ticket, the work done for it, the answer of a person, where to go on, and
/// its language.
pub const TICKET: &str = "_ticket";
/// The work done for a ticket.
pub const PROOF: &str = "_proof";
/// The answer to the form's question.
pub const ANSWER: &str = "_answer";
/// Where to go on.
pub const RETURN: &str = "_return";
/// The language of the page.
pub const LANGUAGE: &str = "_lang";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_where_a_header_or_a_script_could_begin() {
        for url in [
            "https://shop.example/thanks",
            "http://127.0.0.1:8000/?ref={reference}#top",
            "https://shop.example",
        ] {
            assert!(is_return(url), "{url}");
        }
        for url in [
            "//evil.example",
            "javascript://x/%0aalert(1)",
            "https://",
            "https://a b/",
            "https://shop.example/\r\nSet-Cookie: a=b",
            "https://user@shop.example/",
            "https:\\\\evil.example",
        ] {
            assert!(!is_return(url), "{url}");
        }
    }
}
