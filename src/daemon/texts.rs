//! Texts that customers read, looked at before they hold: what is to be filled in, and whether it can be.

use crate::automation::template::{FIELDS, placeholders};
use crate::channels::webchat::origin::Origin;
use crate::config::fault::Fault;
use crate::config::near::nearest;
use crate::config::problem::Arg;
use crate::config::template::SUBJECT;
use crate::config::{Config, Problem};
use crate::domain::Name;
use crate::domain::survey;

/// Looks at every template, and at where it is used.
pub(super) fn check(config: &Config, problems: &mut Vec<Problem>) {
    check_templates(config, problems);
    check_links(config, problems);
    check_mails(config, problems);
}

fn check_templates(config: &Config, problems: &mut Vec<Problem>) {
    for (name, template) in &config.templates {
        // Whoever sends a template of a channel's says what stands in its places.
        let is_theirs = config
            .channels
            .values()
            .any(|channel| channel.terms.templates.contains(name));
        for (language, text) in template.texts.iter().filter(|_| !is_theirs) {
            let path = ["template", name.as_str(), language.as_str()];
            check_fields(config, &path, text, &FIELDS, problems);
        }
        for (language, text) in &template.html {
            let path = ["template", name.as_str(), "html", language.as_str()];
            check_fields(config, &path, text, &FIELDS, problems);
        }
        for (language, text) in &template.subjects {
            let path = ["template", name.as_str(), SUBJECT, language.as_str()];
            check_fields(config, &path, text, &FIELDS, problems);
        }
        let is_mail = config.channels.values().any(|channel| {
            let mails = [&channel.receipt, &channel.transcript, &channel.unread];
            mails.contains(&&Some(name.clone()))
        });
        if !template.subjects.is_empty() && !is_mail {
            let path = ["template", name.as_str(), SUBJECT];
            let problem = config.problem(Fault::NoEffect, &path);
            let other = "channel.….receipt, transcript, unread";
            problems.push(problem.with("key", path.join(".")).with("other", other));
        }
    }
}

/// Everything that is to be filled in has to be among what is `known` where the text is used.
fn check_fields(
    config: &Config,
    path: &[&str],
    text: &str,
    known: &[&str],
    problems: &mut Vec<Problem>,
) {
    for placeholder in placeholders(text) {
        if known.contains(&placeholder.as_str()) {
            continue;
        }
        let near = nearest(&placeholder, known.iter().copied());
        let written = format!("{{{placeholder}}}");
        let at = text.find(&written).unwrap_or_default();
        problems.push(
            config
                .problem_within(Fault::UnknownPlaceholder, path, at..at + written.len())
                .with("key", path.join("."))
                .with("name", placeholder.as_str())
                .with("known", known.join(", "))
                .near(near, None),
        );
    }
}

/// A link leads to where customers reach the desk, so that has to be known.
fn check_links(config: &Config, problems: &mut Vec<Problem>) {
    let url = &config.desk.url;
    if !url.is_empty() && Origin::parse(url).is_none() {
        problems.push(odd(config, &["desk", "url"], "config.channel.origin"));
    }
    if !url.is_empty() {
        return;
    }
    for (name, template) in &config.templates {
        for (language, text) in &template.texts {
            if placeholders(text).contains(survey::FIELD) {
                let path = ["template", name.as_str(), language.as_str()];
                problems.push(odd(config, &path, "config.text_survey"));
            }
        }
    }
}

/// A mail of a chat needs a way to leave by, and one that brings what was said has to bring it. Nothing that
/// somebody typed is in a receipt: the address may be anybody's.
fn check_mails(config: &Config, problems: &mut Vec<Problem>) {
    for (name, channel) in &config.channels {
        let texts: [(&str, &Option<Name>, &[&str]); 3] = [
            ("receipt", &channel.receipt, &RECEIPT),
            ("transcript", &channel.transcript, &TRANSCRIPT),
            ("unread", &channel.unread, &UNREAD),
        ];
        for (key, template, known) in texts {
            let Some(template) = template else { continue };
            if channel.continue_by.is_none() {
                let path = ["channel", name.as_str(), key];
                problems.push(odd(config, &path, "config.text_no_way"));
            }
            let written = config.templates.get(template);
            for (language, text) in written.iter().flat_map(|template| &template.texts) {
                let path = ["template", template.as_str(), language.as_str()];
                let lacks_said = known.contains(&"said") && !placeholders(text).contains("said");
                if lacks_said {
                    problems.push(odd(config, &path, "config.text_said"));
                }
                check_fields(config, &path, text, known, problems);
            }
            // A link, or all that was said, is too much for a subject.
            let short = known.iter().filter(|it| !["said", "survey"].contains(it));
            let short: Vec<&str> = short.copied().collect();
            for (language, text) in written.iter().flat_map(|template| &template.subjects) {
                let path = ["template", template.as_str(), SUBJECT, language.as_str()];
                check_fields(config, &path, text, &short, problems);
            }
        }
    }
}

fn odd(config: &Config, path: &[&str], reason: &'static str) -> Problem {
    let problem = config.problem(Fault::ChannelSetting, path);
    problem
        .with("key", path.join("."))
        .with("reason", Arg::Word(reason))
}

/// What can be filled in the receipt of a chat.
const RECEIPT: [&str; 4] = ["desk", "number", "queue", "reference"];

/// What can be filled in the mail that brings what was said in a chat.
const TRANSCRIPT: [&str; 7] = [
    "desk",
    "number",
    "queue",
    "reference",
    "said",
    "subject",
    "survey",
];

/// What can be filled in the mail that brings an answer of a chat.
const UNREAD: [&str; 8] = [
    "agent",
    "desk",
    "number",
    "queue",
    "reference",
    "said",
    "subject",
    "survey",
];
