//! What is said to a mail server that hands mail over (RFC 5321, RFC 2033): words in, words out. Pure.

use std::borrow::Cow;

use smtp_proto::{Error, Request};

use crate::channels::inbound::RAW_BYTES_MAX;
use crate::domain::Name;

/// How far a conversation with a mail server has come.
#[derive(Debug, Default)]
pub(super) struct Talk {
    /// Whether it can go on in private.
    may_hide: bool,
    greeted: Option<Manner>,
    hello: String,
    from: Option<String>,
    to: Vec<Recipient>,
    slips: u32,
}

/// In which of the two languages it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// LMTP: an answer for each recipient.
    Each,
    /// SMTP: one answer for all of them.
    Together,
}

/// For whom a mail is, and whose that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recipient {
    pub(super) address: String,
    pub(super) channel: Name,
}

/// A mail that is about to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Envelope {
    pub(super) manner: Manner,
    /// What the other side called itself.
    pub(super) hello: String,
    pub(super) from: String,
    pub(super) to: Vec<Recipient>,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Say this and go on.
    Say(&'static str),
    /// Say this, then take the mail.
    Take(Envelope),
    /// Say this, then go on in private and forget all that was said.
    Hide(&'static str),
    /// Say this and hang up.
    Leave(&'static str),
}

/// What the desk knows while it talks.
pub(super) trait Desk {
    /// The channel that takes mail for an address.
    fn channel(&self, recipient: &str) -> Option<Name>;
    /// Whether there is room for mail.
    fn has_room(&self) -> bool;
}

impl Talk {
    /// One that can go on in private, or not.
    pub(super) fn new(may_hide: bool) -> Self {
        Self {
            may_hide,
            ..Self::default()
        }
    }

    /// Answers a command.
    pub(super) fn hear(&mut self, request: Request<Cow<'_, str>>, desk: &dyn Desk) -> Next {
        match request {
            Request::Lhlo { host } => self.greet(Manner::Each, &host),
            Request::Ehlo { host } => self.greet(Manner::Together, &host),
            Request::Helo { host } => {
                self.greet(Manner::Together, &host);
                Next::Say("250 centralita\r\n")
            }
            Request::Mail { from } => self.mail(&from.address, from.size, desk),
            Request::Rcpt { to } => self.recipient(&to.address, desk),
            Request::Data => self.data(),
            Request::Rset => {
                self.forget();
                Next::Say("250 2.0.0 forgotten\r\n")
            }
            Request::Noop { .. } => Next::Say("250 2.0.0 here\r\n"),
            Request::Vrfy { .. } => Next::Say("252 2.5.2 try it with RCPT\r\n"),
            Request::StartTls if self.may_hide => Next::Hide("220 2.0.0 go on in private\r\n"),
            Request::Quit => Next::Leave("221 2.0.0 goodbye\r\n"),
            _ => self.slip("502 5.5.1 not spoken here\r\n"),
        }
    }

    /// Answers what is no command.
    pub(super) fn misheard(&mut self, error: &Error) -> Next {
        self.slip(match error {
            Error::InvalidSenderAddress => "501 5.1.7 that is no sender\r\n",
            Error::InvalidRecipientAddress => "501 5.1.3 that is no recipient\r\n",
            Error::SyntaxError { .. } => "501 5.5.4 not understood\r\n",
            Error::InvalidParameter { .. } | Error::UnsupportedParameter { .. } => {
                "555 5.5.4 that parameter is not taken\r\n"
            }
            Error::ResponseTooLong => "500 5.5.2 that line is too long\r\n",
            _ => "500 5.5.1 that is no command\r\n",
        })
    }

    fn greet(&mut self, manner: Manner, hello: &str) -> Next {
        self.forget();
        hello.clone_into(&mut self.hello);
        self.greeted = Some(manner);
        Next::Say(match self.may_hide {
            true => GREETING_OPEN,
            false => GREETING,
        })
    }

    fn mail(&mut self, from: &str, bytes: usize, desk: &dyn Desk) -> Next {
        if self.greeted.is_none() {
            return self.slip("503 5.5.1 greet first\r\n");
        }
        if self.from.is_some() {
            return self.slip("503 5.5.1 one mail after the other\r\n");
        }
        if bytes > RAW_BYTES_MAX {
            return Next::Say(TOO_LARGE);
        }
        if !desk.has_room() {
            return Next::Say(FULL);
        }
        self.from = Some(from.to_owned());
        Next::Say("250 2.1.0 from whom is noted\r\n")
    }

    fn recipient(&mut self, to: &str, desk: &dyn Desk) -> Next {
        if self.from.is_none() {
            return self.slip("503 5.5.1 from whom is it?\r\n");
        }
        if self.to.len() >= RECIPIENTS_MAX {
            return Next::Say("452 4.5.3 too many recipients, the others with the next mail\r\n");
        }
        let Some(channel) = desk.channel(to) else {
            return Next::Say("550 5.1.1 nobody reads mail for that address here\r\n");
        };
        self.to.push(Recipient {
            address: to.to_owned(),
            channel,
        });
        Next::Say("250 2.1.5 for whom is noted\r\n")
    }

    fn data(&mut self) -> Next {
        match (self.greeted, self.from.take()) {
            (Some(manner), Some(from)) if !self.to.is_empty() => Next::Take(Envelope {
                manner,
                hello: self.hello.clone(),
                from,
                to: std::mem::take(&mut self.to),
            }),
            _ => {
                self.forget();
                self.slip("503 5.5.1 for whom is it?\r\n")
            }
        }
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
    }

    /// Somebody who says nothing that can be understood is not listened to for ever.
    fn slip(&mut self, words: &'static str) -> Next {
        self.slips += 1;
        if self.slips > SLIPS_MAX {
            Next::Leave("421 4.7.0 too many mistakes\r\n")
        } else {
            Next::Say(words)
        }
    }
}

/// The first words.
pub(super) const WELCOME: &str = "220 centralita ESMTP LMTP\r\n";

/// Asks for the mail itself.
pub(super) const GO_ON: &str = "354 the mail, then a dot\r\n";

/// The mail is on disk and will survive the loss of power.
pub(super) const KEPT: &str = "250 2.6.0 kept\r\n";

/// Longer than is taken.
pub(super) const TOO_LARGE: &str = "552 5.3.4 longer than 36700160 bytes\r\n";

/// Something was said in the clear that pretends to be said in private (RFC 3207, 6).
pub(super) const EARLY: &str = "421 4.7.0 that was too early\r\n";

/// No room on the disk; it should be tried again.
pub(super) const FULL: &str = "452 4.3.1 the disk is full, try again later\r\n";

/// Not now; it should be tried again.
pub(super) const LATER: &str = "451 4.3.0 not now, try again later\r\n";

const GREETING: &str = "250-centralita\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n\
                        250-ENHANCEDSTATUSCODES\r\n250 SIZE 36700160\r\n";

/// The same while it can still be hidden what is said (RFC 3207).
const GREETING_OPEN: &str = "250-centralita\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n\
                             250-ENHANCEDSTATUSCODES\r\n250-STARTTLS\r\n250 SIZE 36700160\r\n";

/// How many recipients one mail has at most (RFC 5321, 4.5.3.1.8 asks for at least as many).
const RECIPIENTS_MAX: usize = 100;

/// How many mistakes a connection may make.
const SLIPS_MAX: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    struct House {
        room: bool,
    }

    impl Desk for House {
        fn channel(&self, recipient: &str) -> Option<Name> {
            (recipient == "desk@b.test").then(|| Name::new("correo").expect("a name"))
        }

        fn has_room(&self) -> bool {
            self.room
        }
    }

    #[test]
    fn what_is_said_can_be_hidden_once_and_only_where_there_is_a_certificate() {
        let offers = |talk: &mut Talk| match say(talk, "LHLO mx", true) {
            Next::Say(text) => text.contains("STARTTLS"),
            _ => false,
        };
        let mut open = Talk::new(true);
        assert!(offers(&mut open));
        assert!(matches!(say(&mut open, "STARTTLS", true), Next::Hide(_)));
        let mut hidden = Talk::new(false);
        assert!(!offers(&mut hidden));
        assert_eq!(code(&say(&mut hidden, "STARTTLS", true)), "502");
    }

    fn say(talk: &mut Talk, line: &str, room: bool) -> Next {
        let text = format!("{line}\r\n");
        let mut bytes = text.as_bytes().iter();
        match Request::parse(&mut bytes) {
            Ok(request) => talk.hear(request, &House { room }),
            Err(error) => talk.misheard(&error),
        }
    }

    fn code(next: &Next) -> String {
        match next {
            Next::Say(text) | Next::Leave(text) | Next::Hide(text) => text[..3].to_owned(),
            Next::Take(_) => "354".to_owned(),
        }
    }

    fn codes(lines: &[&str], room: bool) -> Vec<String> {
        let mut talk = Talk::default();
        let said = lines.iter().map(|line| code(&say(&mut talk, line, room)));
        said.collect()
    }

    #[test]
    fn a_mail_is_taken_for_those_who_are_known_here() {
        let lines = [
            "LHLO mx",
            "MAIL FROM:<ana@a.test>",
            "RCPT TO:<desk@b.test>",
            "RCPT TO:<nobody@b.test>",
            "DATA",
        ];
        assert_eq!(codes(&lines, true), ["250", "250", "250", "550", "354"]);
    }

    #[test]
    fn nothing_is_taken_out_of_turn() {
        assert_eq!(codes(&["MAIL FROM:<a@b.test>"], true), ["503"]);
        assert_eq!(
            codes(&["LHLO mx", "RCPT TO:<desk@b.test>"], true),
            ["250", "503"]
        );
        let nobody = ["LHLO mx", "MAIL FROM:<>", "RCPT TO:<x@b.test>", "DATA"];
        assert_eq!(codes(&nobody, true), ["250", "250", "550", "503"]);
    }

    #[test]
    fn a_full_disk_and_a_long_mail_are_told_before_the_mail() {
        assert_eq!(codes(&["LHLO mx", "MAIL FROM:<>"], false), ["250", "452"]);
        let long = ["LHLO mx", "MAIL FROM:<> SIZE=36700161"];
        assert_eq!(codes(&long, true), ["250", "552"]);
    }

    #[test]
    fn somebody_who_only_errs_is_hung_up_on() {
        let mut talk = Talk::default();
        let mut said = Vec::new();
        for _ in 0..=SLIPS_MAX {
            said.push(code(&say(&mut talk, "GET / HTTP/1.1", true)));
        }
        assert_eq!(said.last().map(String::as_str), Some("421"));
    }

    #[test]
    fn a_reset_forgets_the_mail_and_not_the_greeting() {
        let lines = ["EHLO mx", "MAIL FROM:<>", "RSET", "DATA", "MAIL FROM:<>"];
        assert_eq!(codes(&lines, true), ["250", "250", "250", "503", "250"]);
    }
}
