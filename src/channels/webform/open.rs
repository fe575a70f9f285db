//! The channel of kind `webform`: what pages post, answered by a mail channel.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::body;
use super::field::{Field, Shape as FieldShape};
use super::form::{Asked, Form, Question, is_return};
use super::ticket::Tickets;
use crate::channels::email::own;
use crate::channels::exchange::{Answer, Request};
use crate::channels::inbound::{Event, EventKind, RawInbound};
use crate::channels::outgoing::{Author, Outgoing, Refusal, Verdict};
use crate::channels::settings::{Flaw, Problem, Reader, Setting, Shape, setting};
use crate::channels::webchat::origin::Origin;
use crate::channels::{Channel, Ground, Kind, Source};
use crate::domain::channel::Abilities;

/// The kind `webform`.
pub(in crate::channels) struct WebForm;

/// An open form.
#[derive(Debug)]
struct Open {
    form: Form,
    /// The mail channel that carries its answers.
    answers: Arc<dyn Channel>,
}

impl Kind for WebForm {
    fn name(&self) -> &'static str {
        "webform"
    }

    fn help(&self) -> &'static str {
        "channel.webform.help"
    }

    /// Whoever leaves an address is answered there.
    fn scheme(&self) -> &'static str {
        "mail"
    }

    fn settings(&self) -> &'static [Setting] {
        &SETTINGS
    }

    fn abilities(&self) -> Abilities {
        own::abilities()
    }

    fn leans_on<'t>(&self, table: &'t toml::Table) -> Option<&'t str> {
        table.get(ANSWER_BY)?.as_str()
    }

    fn open(&self, table: &toml::Table, ground: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let mut reader = Reader::new(table, &SETTINGS);
        let answer_by = reader.text(ANSWER_BY);
        if !answer_by.is_empty() && ground.leans_on.is_none() {
            reader.complain(ANSWER_BY, Flaw::Value("answer_by"));
        }
        let asked = asked(&mut reader, table, ground);
        let form = Form {
            channel: ground.name.clone(),
            answer_by,
            tickets: Tickets::new(ground.thread_key.clone(), &ground.name),
            language: ground.language.clone(),
            title: reader.text("title"),
            asked,
            returns: returns(&mut reader),
            origins: origins(&mut reader),
            privacy: privacy(&mut reader),
            challenge: reader.flag("challenge", false),
            question: question(&mut reader, table),
            endings: endings(&mut reader, table),
        };
        match &ground.leans_on {
            Some(answers) => {
                let answers = Arc::clone(answers);
                reader.finish(Box::new(Open { form, answers }))
            }
            None => Err(reader.problems()),
        }
    }
}

fn asked(reader: &mut Reader<'_>, table: &toml::Table, ground: &Ground) -> Vec<Asked> {
    let mut names = reader.texts("fields");
    if !table.contains_key("fields") {
        names = USUAL.map(str::to_owned).into();
    } else if names.is_empty() || names.len() > FIELDS_MAX {
        reader.complain("fields", Flaw::Value("fields_count"));
    }
    let mut required = reader.texts("required");
    if !table.contains_key("required") {
        required = USUALLY_REQUIRED
            .iter()
            .filter(|name| names.iter().any(|it| it == *name))
            .map(|name| (*name).to_owned())
            .collect();
    }
    if required.iter().any(|name| !names.contains(name)) {
        reader.complain("required", Flaw::Value("not_asked"));
    }
    let distinct: BTreeSet<&String> = names.iter().collect();
    if distinct.len() < names.len() {
        reader.complain("fields", Flaw::Value("twice"));
    }
    let mut asked = Vec::with_capacity(names.len());
    for name in &names {
        let defined = ground.fields.get(name);
        match Field::known(name).or_else(|| defined.cloned()) {
            Some(field) => asked.push(Asked {
                required: required.contains(name) && field.shape != FieldShape::Hidden,
                field,
            }),
            None => reader.complain("fields", Flaw::Value("field")),
        }
    }
    asked
}

fn returns(reader: &mut Reader<'_>) -> Vec<String> {
    let returns = reader.texts("returns");
    if !returns.iter().all(|url| is_return(url)) {
        reader.complain("returns", Flaw::Value("return"));
    }
    returns
}

fn origins(reader: &mut Reader<'_>) -> Vec<Origin> {
    let texts = reader.texts("origins");
    let origins: Vec<Origin> = texts
        .iter()
        .filter_map(|text| Origin::parse(text))
        .collect();
    if origins.len() < texts.len() {
        reader.complain("origins", Flaw::Value("origin"));
    }
    origins
}

fn privacy(reader: &mut Reader<'_>) -> String {
    let privacy = reader.text("privacy");
    let is_notice = privacy.starts_with("https://") && is_return(&privacy);
    if !privacy.is_empty() && !is_notice {
        reader.complain("privacy", Flaw::Value("https"));
    }
    privacy
}

fn question(reader: &mut Reader<'_>, table: &toml::Table) -> Option<Question> {
    let text = reader.text("question");
    let answers = reader.texts("answers");
    let answers: Vec<String> = answers.iter().map(|it| it.trim().to_lowercase()).collect();
    for (key, other) in [("question", "answers"), ("answers", "question")] {
        if table.contains_key(key) && !table.contains_key(other) {
            reader.complain(other, Flaw::Missing);
        }
    }
    if table.contains_key("answers") && (answers.is_empty() || answers.contains(&String::new())) {
        reader.complain("answers", Flaw::Value("empty"));
    }
    (!text.is_empty()).then_some(Question { text, answers })
}

fn endings(reader: &mut Reader<'_>, table: &toml::Table) -> Vec<String> {
    if !table.contains_key("file_types") {
        return ENDINGS.map(str::to_owned).into();
    }
    let endings = reader.texts("file_types");
    let endings: Vec<String> = endings
        .iter()
        .map(|it| it.trim_start_matches('.').to_lowercase())
        .collect();
    let fine = |it: &String| !it.is_empty() && it.chars().all(|c| c.is_ascii_alphanumeric());
    if endings.is_empty() || !endings.iter().all(fine) {
        reader.complain("file_types", Flaw::Value("ending"));
    }
    endings
}

impl Channel for Open {
    fn abilities(&self) -> Abilities {
        Abilities {
            // Nobody can be spoken to who filled nothing in.
            proactive: false,
            ..self.answers.abilities()
        }
    }

    fn source(&self) -> Source {
        Source::Nowhere
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn leans_on(&self) -> Option<&dyn Channel> {
        Some(&*self.answers)
    }

    fn file_bytes_most(&self) -> u64 {
        self.answers.file_bytes_most()
    }

    fn files_bytes_max(&self) -> u64 {
        self.answers.files_bytes_max()
    }

    /// A body with the line of its type before it.
    fn read(&self, raw: &RawInbound) -> Vec<Event> {
        let end = raw.body.iter().position(|byte| *byte == b'\n');
        let (kind, rest) = raw.body.split_at(end.unwrap_or(raw.body.len()));
        let kind = String::from_utf8_lossy(kind);
        let Ok(posted) = body::read(kind.trim_end(), rest.get(1..).unwrap_or_default()) else {
            return Vec::new();
        };
        let filled = self.form.fill(posted);
        if !self.form.faults(&filled, FILE_BYTES_MAX).is_empty() {
            return Vec::new();
        }
        let key = filled.digest();
        let label = |field: &Field| field.name.clone();
        let letter = self.form.letter(&filled, &key, &label);
        vec![Event {
            key,
            occurred_at: None,
            kind: EventKind::Message(Box::new(letter)),
        }]
    }

    fn id_domain(&self) -> Option<String> {
        self.answers.id_domain()
    }

    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict> {
        if outgoing.to.scheme.as_str() != WebForm.scheme() {
            return Err(Verdict::Refused {
                class: Refusal::BadRecipient,
                code: "address".into(),
                text: "whoever filled in the form left no address".into(),
            });
        }
        self.answers.write(&answering(outgoing))
    }

    fn judge(&self, outgoing: &Outgoing, answer: &Answer) -> Verdict {
        self.answers.judge(&answering(outgoing), answer)
    }

    fn removes_repeats(&self) -> bool {
        self.answers.removes_repeats()
    }
}

/// What the desk writes by itself to somebody who filled in a form answers that form (RFC 3834, 5).
fn answering(outgoing: &Outgoing) -> Outgoing {
    let mut outgoing = outgoing.clone();
    if outgoing.author == Author::AutoNotice {
        outgoing.author = Author::AutoReply;
    }
    outgoing
}

const SETTINGS: [Setting; 11] = [
    setting(
        ANSWER_BY,
        Shape::Text,
        "\"correo\"",
        "channel.webform.answer_by",
    )
    .required(),
    setting(
        "fields",
        Shape::Texts,
        "[\"name\", \"mail\", \"subject\", \"message\", \"files\"]",
        "channel.webform.fields",
    ),
    setting(
        "required",
        Shape::Texts,
        "[\"mail\", \"message\"]",
        "channel.webform.required",
    ),
    setting("title", Shape::Text, "\"Contact\"", "channel.webform.title"),
    setting(
        "returns",
        Shape::Texts,
        "[\"https://shop.example/thanks\"]",
        "channel.webform.returns",
    ),
    setting(
        "origins",
        Shape::Texts,
        "[\"https://shop.example\"]",
        "channel.webform.origins",
    ),
    setting(
        "privacy",
        Shape::Text,
        "\"https://shop.example/privacy\"",
        "channel.webform.privacy",
    ),
    setting(
        "challenge",
        Shape::Flag,
        "true",
        "channel.webform.challenge",
    ),
    setting(
        "question",
        Shape::Text,
        "\"What do we sell?\"",
        "channel.webform.question",
    ),
    setting(
        "answers",
        Shape::Texts,
        "[\"furniture\", \"muebles\"]",
        "channel.webform.answers",
    ),
    setting(
        "file_types",
        Shape::Texts,
        "[\"jpg\", \"png\", \"pdf\"]",
        "channel.webform.file_types",
    ),
];

const ANSWER_BY: &str = "answer_by";

/// What a form asks that does not say.
const USUAL: [&str; 4] = ["name", "mail", "subject", "message"];

/// What may not be left empty in a form that does not say.
const USUALLY_REQUIRED: [&str; 2] = ["mail", "message"];

/// The most fields of one form.
const FIELDS_MAX: usize = 50;

/// The largest file of a visitor, in bytes.
pub const FILE_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// How files may end in a form that does not say.
const ENDINGS: [&str; 17] = [
    "jpg", "jpeg", "png", "gif", "webp", "heic", "pdf", "txt", "csv", "rtf", "doc", "docx", "odt",
    "xls", "xlsx", "ods", "zip",
];
