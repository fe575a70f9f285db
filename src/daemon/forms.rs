//! What web forms are made of besides their own settings: the fields that they may ask for, and the mail
//! channels by which their answers leave.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::channels::settings::Flaw;
use crate::channels::webform::field::{self, Field};
use crate::channels::{self, Channel};
use crate::config::fault::Fault;
use crate::config::problem::Arg;
use crate::config::{self, Config, Problem};

use super::compile::Channels;

/// The channel that another of these settings leans on.
pub(super) fn leaned_on(settings: &config::channel::Channel) -> Option<String> {
    let kind = settings.kind.as_str();
    let kind = channels::ALL.iter().find(|it| it.name() == kind)?;
    kind.leans_on(&settings.settings()).map(str::to_owned)
}

/// A channel that is open and sends mail of its own.
pub(super) fn carrier(open: &Channels, name: &str) -> Option<Arc<dyn Channel>> {
    let channel = open.get(name)?;
    let sends = channel.id_domain().is_some() && channel.leans_on().is_none();
    sends.then(|| Arc::clone(channel))
}

/// Whether what is wrong is only that the channel it leans on could not be opened: that is said there.
pub(super) fn is_told_there(
    config: &Config,
    open: &Channels,
    other: Option<&str>,
    problem: &channels::settings::Problem,
) -> bool {
    let Some(other) = other else { return false };
    let known = config.channels.get(other).is_some_and(|it| {
        let mail = channels::ALL
            .iter()
            .find(|kind| kind.name() == it.kind.as_str());
        mail.is_some_and(|kind| kind.scheme() == "mail" && leaned_on(it).is_none())
    });
    problem.flaw == Flaw::Value("answer_by") && known && !open.contains_key(other)
}

/// What forms may ask for, as channels know it.
pub(super) fn fields(config: &Config, problems: &mut Vec<Problem>) -> BTreeMap<String, Field> {
    let mut fields = BTreeMap::new();
    for (name, written) in &config.fields {
        let path = ["field", name.as_str()];
        if Field::is_taken(name.as_str()) {
            problems.push(
                config
                    .problem(Fault::ChannelSetting, &path)
                    .with("key", path.join("."))
                    .with("reason", Arg::Word("config.channel.field_taken")),
            );
        }
        let is_choice = written.kind == config::field::Kind::Choice;
        if is_choice == written.choices.is_empty() {
            let key = [path[0], path[1], "choices"];
            problems.push(
                config
                    .problem(Fault::ChannelSetting, &key)
                    .with("key", key.join("."))
                    .with("reason", Arg::Word("config.channel.choices")),
            );
        }
        let field = Field {
            name: name.to_string(),
            shape: shape(written.kind),
            chars_max: written.chars_max,
            choices: written.choices.clone(),
            labels: written.labels.clone(),
        };
        fields.insert(name.to_string(), field);
    }
    fields
}

fn shape(kind: config::field::Kind) -> field::Shape {
    use config::field::Kind;
    match kind {
        Kind::Line => field::Shape::Line,
        Kind::Lines => field::Shape::Lines,
        Kind::Number => field::Shape::Number,
        Kind::Date => field::Shape::Date,
        Kind::Choice => field::Shape::Choice,
        Kind::Check => field::Shape::Check,
        Kind::Hidden => field::Shape::Hidden,
    }
}
