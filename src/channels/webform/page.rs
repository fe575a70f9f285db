//! A form as HTML that needs no script and can be restyled: the one that the desk shows, and the one that
//! somebody copies into a page of their own.
//!
//! Everything that anybody wrote is escaped. Nothing stands in a `style` or a `script`.

use std::fmt::{Display, Write};

use super::field::Field;
use super::fill::{Fault, Filled, Wrong};
use super::form::{ANSWER, CONSENT, Form, HONEYPOT, LANGUAGE, PROOF, RETURN, TICKET};
use super::input::{consent, field, hidden, line};
use super::urlencoded::CHARSET;

/// The text of a key of the catalogue, with its gaps filled.
pub type Say<'a> = dyn Fn(&str, &[(&str, &dyn Display)]) -> String + 'a;

/// How a form is shown.
pub struct Showing<'a> {
    /// The language, as an ISO 639-1 code.
    pub language: &'a str,
    /// Its texts.
    pub say: &'a Say<'a>,
    /// Where it is posted.
    pub action: &'a str,
    /// The ticket of this page; empty on a page that somebody copies.
    pub ticket: &'a str,
    /// The script that works for a ticket; empty where none is needed.
    pub script: &'a str,
    /// What was filled in before, and what is wrong with it.
    pub filled: Option<(&'a Filled, &'a [Fault])>,
    /// How long a file may be, in bytes.
    pub file_bytes_max: u64,
    /// Why it was not taken, where that is nobody's mistake; empty for no reason.
    pub note: &'a str,
}

/// What a field is called in a language.
pub fn label(form: &Form, field: &Field, language: &str, say: &Say<'_>) -> String {
    match field.label(language, &form.language) {
        Some(own) => own.to_owned(),
        None => say(&format!("form.{}", field.name), &[]),
    }
}

/// The form by itself.
pub fn form(form: &Form, showing: &Showing<'_>) -> String {
    let mut out = String::new();
    let marked = if form.challenge {
        " data-centralita-form"
    } else {
        ""
    };
    write_out(
        &mut out,
        format_args!(
            "<form class=\"cf\" action=\"{}\" method=\"post\" enctype=\"multipart/form-data\" \
             accept-charset=\"utf-8\"{marked}>\n",
            escaped(showing.action)
        ),
    );
    if !showing.note.is_empty() {
        let note = escaped(showing.note);
        write_out(
            &mut out,
            format_args!("  <p class=\"cf-errors\" role=\"alert\">{note}</p>\n"),
        );
    }
    errors(&mut out, form, showing);
    controls(&mut out, form, showing);
    for asked in &form.asked {
        field(&mut out, form, asked, showing);
    }
    if let Some(question) = &form.question {
        let head = (ANSWER, question.text.as_str());
        line(&mut out, head, "text", (true, "", 200), showing);
    }
    consent(&mut out, form, showing);
    let kept = escaped(&(showing.say)("form.kept", &[]));
    write_out(
        &mut out,
        format_args!("  <p class=\"cf-kept\"><small>{kept}</small></p>\n"),
    );
    ending(&mut out, form, showing);
    out
}

/// What the page says of itself.
fn controls(out: &mut String, form: &Form, showing: &Showing<'_>) {
    let wanted = match showing.filled {
        Some((filled, _)) => &filled.wanted,
        None => form.returns.first().map_or("", |first| first),
    };
    for (name, value) in [
        (CHARSET, ""),
        (LANGUAGE, showing.language),
        (RETURN, wanted),
        (TICKET, showing.ticket),
    ] {
        if name == CHARSET || !value.is_empty() {
            hidden(out, name, value);
        }
    }
    if form.challenge {
        hidden(out, PROOF, "");
    }
}

/// The field that nobody sees, the button, and the script where one is needed.
fn ending(out: &mut String, form: &Form, showing: &Showing<'_>) {
    let say = showing.say;
    write_out(
        out,
        format_args!(
            "  <p hidden>\n    <label for=\"cf-{HONEYPOT}\">{}</label>\n    \
             <input id=\"cf-{HONEYPOT}\" name=\"{HONEYPOT}\" tabindex=\"-1\" autocomplete=\"off\">\n  </p>\n  \
             <p class=\"cf-send\"><button type=\"submit\">{}</button></p>\n</form>\n",
            escaped(&say("form.leave_empty", &[])),
            escaped(&say("form.send", &[])),
        ),
    );
    if form.challenge && !showing.script.is_empty() {
        let script = escaped(showing.script);
        write_out(
            out,
            format_args!("<script async src=\"{script}\"></script>\n"),
        );
    }
}

/// The form for a page of somebody else's, posted to the desk at `base` (a scheme and a host).
pub fn to_copy(
    shown: &Form,
    language: &str,
    say: &Say<'_>,
    base: &str,
    file_bytes_max: u64,
) -> String {
    let action = format!("{base}/form/{}", shown.channel);
    let script = format!("{base}{SCRIPT}");
    let showing = Showing {
        language,
        say,
        action: &action,
        ticket: "",
        script: &script,
        filled: None,
        note: "",
        file_bytes_max,
    };
    form(shown, &showing)
}

/// A page with something in it; `robots` may not keep it.
pub fn page(language: &str, title: &str, style: &str, content: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{}\">\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{content}</main>\n\
         </body>\n</html>\n",
        escaped(language),
        escaped(style),
        title = escaped(title),
    )
}

/// Text as it may stand between tags and in quotes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// What is wrong with a field, in a sentence.
pub fn sentence(wrong: &Wrong, say: &Say<'_>) -> String {
    let key = format!("form.wrong_{}", wrong.word());
    match wrong {
        Wrong::TooLong(most) | Wrong::Files(most) => say(&key, &[("max", most)]),
        Wrong::FileSize(name, bytes) => {
            let mega = bytes / (1024 * 1024);
            say(&key, &[("name", name), ("max", &mega)])
        }
        Wrong::FileKind(name) => say(&key, &[("name", name)]),
        _ => say(&key, &[]),
    }
}

/// Everything that is wrong, at the top, each leading to its field.
fn errors(out: &mut String, form: &Form, showing: &Showing<'_>) {
    let Some((filled, faults)) = showing.filled.filter(|(_, faults)| !faults.is_empty()) else {
        return;
    };
    let say = showing.say;
    let head = escaped(&say("form.mend", &[]));
    write_out(
        out,
        format_args!("  <div class=\"cf-errors\" role=\"alert\">\n    <p>{head}</p>\n    <ul>\n"),
    );
    for fault in faults {
        let named = form.field(&fault.field).map(|asked| &asked.field);
        let named = match (named, fault.field.as_str()) {
            (Some(field), _) => label(form, field, showing.language, say),
            (None, CONSENT) => say("form.privacy", &[]),
            (None, _) => say("form.question", &[]),
        };
        write_out(
            out,
            format_args!(
                "      <li><a href=\"#cf-{}\">{}</a>: {}</li>\n",
                escaped(&fault.field),
                escaped(&named),
                escaped(&sentence(&fault.wrong, say))
            ),
        );
    }
    out.push_str("    </ul>\n");
    if !filled.files.is_empty() {
        let again = escaped(&say("form.files_again", &[]));
        write_out(out, format_args!("    <p>{again}</p>\n"));
    }
    out.push_str("  </div>\n");
}

pub(super) fn write_out(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what)
        .expect("writing to a string never fails");
}

/// The script that works for a ticket, where a form asks for that.
pub const SCRIPT: &str = "/widget/form.js";
