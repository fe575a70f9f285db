//! The fields of a form as HTML: each with its label, what was typed before, and what is wrong with it.

use super::field::Shape;
use super::fill::{FILES_MAX, Wrong};
use super::form::{Asked, CONSENT, Form};
use super::page::{Showing, escaped, label, sentence, write_out};
use crate::domain::text::clip;

pub(super) fn field(out: &mut String, form: &Form, asked: &Asked, showing: &Showing<'_>) {
    let Asked { field, required } = asked;
    let named = label(form, field, showing.language, showing.say);
    let head = (field.name.as_str(), named.as_str());
    let with = |complete| (*required, complete, field.chars_max);
    match field.shape {
        Shape::Line => {
            let complete = if field.name == "name" { "name" } else { "" };
            line(out, head, "text", with(complete), showing);
        }
        Shape::Mail => line(out, head, "email", with("email"), showing),
        Shape::Phone => line(out, head, "tel", with("tel"), showing),
        // `number` would refuse a comma, and lose what it does not understand.
        Shape::Number => line(out, head, "text\" inputmode=\"decimal", with(""), showing),
        Shape::Date => line(out, head, "date", with(""), showing),
        Shape::Lines => lines(out, head, with(""), showing),
        Shape::Choice => choice(out, head, (*required, &field.choices), showing),
        Shape::Check => check(out, head, *required, showing),
        Shape::Hidden => hidden(out, &field.name, value(showing, &field.name)),
        Shape::Files => files(out, form, head, *required, showing),
    }
}

pub(super) fn hidden(out: &mut String, name: &str, value: &str) {
    write_out(
        out,
        format_args!(
            "  <input type=\"hidden\" name=\"{}\" value=\"{}\">\n",
            escaped(name),
            escaped(value)
        ),
    );
}

/// A label, and behind it whatever `input` writes with the attributes that all have.
fn labelled(
    out: &mut String,
    (name, named): (&str, &str),
    required: bool,
    showing: &Showing<'_>,
    input: impl FnOnce(&str) -> String,
) {
    let say = showing.say;
    let name = escaped(name);
    let fault = fault(showing, &name).map(|wrong| escaped(&sentence(wrong, say)));
    let mut own = format!("id=\"cf-{name}\" name=\"{name}\"");
    if required {
        own.push_str(" required");
    }
    if fault.is_some() {
        write_out(
            &mut own,
            format_args!(" aria-invalid=\"true\" aria-describedby=\"cf-{name}-error\""),
        );
    }
    let optional = if required {
        String::new()
    } else {
        format!(" <small>{}</small>", escaped(&say("form.optional", &[])))
    };
    write_out(
        out,
        format_args!(
            "  <p class=\"cf-field\">\n    <label for=\"cf-{name}\">{}{optional}</label>\n    {}\n",
            escaped(named),
            input(&own)
        ),
    );
    if let Some(fault) = fault {
        write_out(
            out,
            format_args!("    <span class=\"cf-error\" id=\"cf-{name}-error\">{fault}</span>\n"),
        );
    }
    out.push_str("  </p>\n");
}

pub(super) fn line(
    out: &mut String,
    head: (&str, &str),
    kind: &str,
    (required, complete, most): (bool, &str, usize),
    showing: &Showing<'_>,
) {
    let shown = escaped(value(showing, head.0));
    labelled(out, head, required, showing, |own| {
        let complete = match complete {
            "" => String::new(),
            word => format!(" autocomplete=\"{word}\""),
        };
        let most = if kind == "date" {
            String::new()
        } else {
            format!(" maxlength=\"{most}\"")
        };
        format!("<input {own} type=\"{kind}\"{most}{complete} value=\"{shown}\">")
    });
}

fn lines(
    out: &mut String,
    head: (&str, &str),
    (required, _, most): (bool, &str, usize),
    showing: &Showing<'_>,
) {
    let shown = escaped(value(showing, head.0));
    // The first line end behind the tag is not part of the text (HTML, 13.2.6.4.7).
    labelled(out, head, required, showing, |own| {
        format!("<textarea {own} rows=\"8\" maxlength=\"{most}\">\n{shown}</textarea>")
    });
}

fn choice(
    out: &mut String,
    head: (&str, &str),
    (required, choices): (bool, &[String]),
    showing: &Showing<'_>,
) {
    let chosen = value(showing, head.0);
    labelled(out, head, required, showing, |own| {
        let mut select = format!("<select {own}>\n      <option value=\"\"></option>\n");
        for one in choices {
            let selected = if one == chosen { " selected" } else { "" };
            let one = escaped(one);
            write_out(
                &mut select,
                format_args!("      <option value=\"{one}\"{selected}>{one}</option>\n"),
            );
        }
        select + "    </select>"
    });
}

fn check(out: &mut String, head: (&str, &str), required: bool, showing: &Showing<'_>) {
    let ticked = if value(showing, head.0).is_empty() {
        ""
    } else {
        " checked"
    };
    labelled(out, head, required, showing, |own| {
        format!("<input {own} type=\"checkbox\" value=\"yes\"{ticked}>")
    });
}

fn files(out: &mut String, form: &Form, head: (&str, &str), required: bool, showing: &Showing<'_>) {
    let endings: Vec<String> = form.endings.iter().map(|it| format!(".{it}")).collect();
    let mega = showing.file_bytes_max / (1024 * 1024);
    let hint = (showing.say)(
        "form.files_hint",
        &[
            ("count", &FILES_MAX),
            ("max", &mega),
            ("kinds", &form.endings.join(", ")),
        ],
    );
    labelled(out, head, required, showing, |own| {
        format!(
            "<input {own} type=\"file\" multiple accept=\"{}\">\n    <small>{}</small>",
            escaped(&endings.join(",")),
            escaped(&hint)
        )
    });
}

pub(super) fn consent(out: &mut String, form: &Form, showing: &Showing<'_>) {
    if form.privacy.is_empty() {
        return;
    }
    let say = showing.say;
    let ticked = showing.filled.is_some_and(|(filled, _)| filled.consent);
    let ticked = if ticked { " checked" } else { "" };
    let named = say("form.consent", &[]);
    labelled(out, (CONSENT, &named), true, showing, |own| {
        format!(
            "<input {own} type=\"checkbox\" value=\"yes\"{ticked}>\n    <a href=\"{}\" target=\"_blank\" \
             rel=\"noopener\">{}</a>",
            escaped(&form.privacy),
            escaped(&say("form.privacy", &[]))
        )
    });
}

/// What was typed before. What was far too long is shown to its limit: the page stays a page.
fn value<'a>(showing: &Showing<'a>, name: &str) -> &'a str {
    let typed = showing.filled.map_or("", |(filled, _)| filled.value(name));
    clip(typed, SHOWN_BYTES_MAX)
}

fn fault<'a>(showing: &Showing<'a>, name: &str) -> Option<&'a Wrong> {
    let (_, faults) = showing.filled?;
    let found = faults.iter().find(|fault| fault.field == name);
    found.map(|fault| &fault.wrong)
}

/// The most of one answer that is shown again, in bytes.
const SHOWN_BYTES_MAX: usize = 64 * 1024;
