//! A checked configuration into what the desk goes by: plan, permissions, open channels; or problems.
//!
//! The same for `check`, for the start and for a reload, so that what one accepts the others do.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::access::permission::Sets;
use crate::access::{Action, ActionSet, PermissionSet, Roles, SetReach};
use crate::channels::email::is_address;
use crate::channels::settings::{Flaw, Setting, Shape};
use crate::channels::{self, Channel, Ground, Route};
use crate::config::fault::Fault;
use crate::config::near::nearest;
use crate::config::problem::Arg;
use crate::config::{self, Config, Problem};
use crate::domain::{Moment, Name};
use crate::routing::Plan;

use super::clock::time_of_day;
use super::folder::{self, Look};
use super::{forms, identity, plan, texts};

/// What a desk goes by.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What the engine goes by; its generation is still zero.
    pub plan: Arc<Plan>,
    /// What each role may do, and the named permission sets.
    pub sets: Arc<Sets>,
    /// The channels, open.
    pub channels: Arc<Channels>,
}

/// Open channels by name, those that are not enabled too.
pub type Channels = BTreeMap<Name, Arc<dyn Channel>>;

/// What came of compiling.
#[derive(Debug)]
pub struct Outcome {
    /// The configuration and what was made of it; nothing when there is any error.
    pub compiled: Option<(Arc<Config>, Compiled)>,
    /// Errors and warnings of reading and of compiling.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub left_out: usize,
}

/// Reads, checks and compiles files given as name and text.
pub fn from_files(files: &[(String, String)], ground: &Ground) -> Outcome {
    let parsed = config::parse(files);
    let mut problems = parsed.problems;
    if let Some(draft) = &parsed.draft {
        problems.extend(compile(draft, ground).1);
    }
    let compiled = parsed.config.and_then(|config| {
        let (compiled, found) = compile(&config, ground);
        problems.extend(found);
        Some((Arc::new(config), compiled?))
    });
    Problem::sort(&mut problems);
    Outcome {
        compiled,
        problems,
        left_out: parsed.left_out,
    }
}

/// The same for a folder that was looked at: a secret that everybody can read there is an error.
pub fn from_look(look: &Look, ground: &Ground) -> Outcome {
    let files = match &look.files {
        Ok(files) => files,
        Err(problems) => {
            return Outcome {
                compiled: None,
                problems: problems.clone(),
                left_out: 0,
            };
        }
    };
    let mut outcome = from_files(files, ground);
    for problem in &mut outcome.problems {
        let file = problem.file().unwrap_or_default().to_owned();
        if problem.fault() == Fault::LiteralSecret && look.open.contains(&file) {
            *problem = problem.as_fault(Fault::OpenSecret).with("file", file);
            outcome.compiled = None;
        }
    }
    if let Some((config, _)) = &outcome.compiled {
        let open = readable_secrets(config);
        outcome.problems.extend(open);
        let ended = ended_secrets(config, time_of_day());
        outcome.problems.extend(ended);
        outcome.problems.extend(identity::problems(config));
        Problem::sort(&mut outcome.problems);
    }
    outcome
}

/// Secrets whose own files everybody on the machine can read. They work: whoever hands them over may
/// have no other way, as some containers do.
fn readable_secrets(config: &Config) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, settings) in &config.channels {
        let kind = settings.kind.as_str();
        let kind = channels::ALL.iter().find(|it| it.name() == kind);
        let secrets = kind.map_or(&[][..], |kind| kind.settings()).iter();
        for setting in secrets.filter(|it| it.shape == Shape::Secret) {
            let path = ["channel", name.as_str(), setting.key];
            let file = [path[0], path[1], path[2], "file"];
            let file = config.written().find(&file);
            let Some(file) = file.and_then(|entry| entry.value.text()) else {
                continue;
            };
            if folder::is_open_to_all(Path::new(file)) {
                let problem = config.problem(Fault::ReadableSecret, &path);
                problems.push(problem.with("key", path.join(".")).with("file", file));
            }
        }
    }
    problems
}

/// Secrets of which the settings say that they have ended at `now`. The desk goes on: what it was told may be
/// out of date, and then only the day is to be written anew.
fn ended_secrets(config: &Config, now: Moment) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, settings) in &config.channels {
        for ending in settings.expires.iter().filter(|ending| ending.at <= now) {
            let path = ["channel", name.as_str(), "expires", ending.what.as_str()];
            let problem = config.problem(Fault::SecretEnded, &path);
            let at = ending.at.to_string();
            let day = at.get(..DAY_BYTES).unwrap_or(&at);
            problems.push(problem.with("key", path.join(".")).with("day", day));
        }
    }
    problems
}

/// Compiles a checked configuration; nothing, and why, when a channel, a permission or a template is wrong.
pub fn compile(config: &Config, ground: &Ground) -> (Option<Compiled>, Vec<Problem>) {
    let mut problems = Vec::new();
    let channels = open(config, ground, &mut problems);
    let sets = sets(config, &mut problems);
    texts::check(config, &mut problems);
    let plan = plan::plan(config, &channels, &mut problems);
    let good = !problems.iter().any(Problem::is_error);
    let compiled = Compiled {
        plan: Arc::new(plan),
        sets: Arc::new(sets),
        channels: Arc::new(channels),
    };
    (good.then_some(compiled), problems)
}

fn open(config: &Config, ground: &Ground, problems: &mut Vec<Problem>) -> Channels {
    let mut open = Channels::new();
    let ground = &Ground {
        language: config.desk.language.clone(),
        fields: forms::fields(config, problems),
        public: plan::links(config).map(|links| (links.base, links.kept)),
        ..ground.clone()
    };
    // Those that lean on others are opened after them.
    let (leaning, others): (Vec<_>, Vec<_>) = config
        .channels
        .iter()
        .partition(|(_, settings)| forms::leaned_on(settings).is_some());
    for (name, settings) in others.into_iter().chain(leaning) {
        let path = ["channel", name.as_str()];
        let Some(kind) = channels::ALL
            .iter()
            .find(|kind| kind.name() == settings.kind.as_str())
        else {
            let kinds: Vec<&str> = channels::ALL.iter().map(|kind| kind.name()).collect();
            let key = [path[0], path[1], "kind"];
            problems.push(unknown_word(
                config.problem(Fault::UnknownChoice, &key),
                key.join("."),
                &settings.kind,
                &kinds,
            ));
            continue;
        };
        literal_secrets(config, name, kind.settings(), problems);
        let routes = settings.routes.iter().map(|(name, route)| Route {
            name: name.to_string(),
            address: route.address.clone(),
            display: route.display.clone(),
        });
        if kind.scheme() == "mail" {
            check_addresses(config, name, settings, problems);
        }
        let mut ground = ground.of(name, routes.collect());
        let other = forms::leaned_on(settings);
        ground.leans_on = other
            .as_ref()
            .and_then(|other| forms::carrier(&open, other));
        match kind.open(&settings.settings(), &ground) {
            Ok(channel) => {
                open.insert(name.clone(), channel.into());
            }
            Err(found) => problems.extend(
                found
                    .iter()
                    .filter(|problem| {
                        !forms::is_told_there(config, &open, other.as_deref(), problem)
                    })
                    .map(|problem| {
                        setting(config, name, kind.settings(), &problem.key, &problem.flaw)
                    }),
            ),
        }
    }
    open
}

/// An address that nobody could write to sorts nothing.
fn check_addresses(
    config: &Config,
    channel: &Name,
    settings: &config::channel::Channel,
    problems: &mut Vec<Problem>,
) {
    for (name, route) in &settings.routes {
        let path = [
            "channel",
            channel.as_str(),
            "route",
            name.as_str(),
            "address",
        ];
        if !is_address(&route.address) {
            problems.push(
                config
                    .problem(Fault::ChannelSetting, &path)
                    .with("key", path.join("."))
                    .with("reason", Arg::Word("config.channel.address")),
            );
        }
    }
}

/// A secret that stands in the settings themselves works, but is told.
fn literal_secrets(
    config: &Config,
    channel: &Name,
    settings: &[Setting],
    problems: &mut Vec<Problem>,
) {
    for setting in settings {
        let path = ["channel", channel.as_str(), setting.key];
        let written = config.written().find(&path);
        let literal = written.is_some_and(|entry| entry.value.text().is_some());
        if setting.shape == Shape::Secret && literal {
            let problem = config.problem(Fault::LiteralSecret, &path);
            problems.push(problem.with("key", path.join(".")));
        }
    }
}

/// What a channel says of its own table, in the configuration's words.
fn setting(
    config: &Config,
    channel: &Name,
    settings: &[Setting],
    key: &str,
    flaw: &Flaw,
) -> Problem {
    let path = ["channel", channel.as_str(), key];
    let whole = path.join(".");
    let declared = settings.iter().find(|setting| setting.key == key);
    match flaw {
        Flaw::Unknown(near) => {
            let keys: Vec<&str> = settings.iter().map(|setting| setting.key).collect();
            let entry = config.written().find(&path).map(|entry| entry.key);
            Problem::at(
                config.sources(),
                Fault::UnknownKey,
                entry.unwrap_or_default(),
            )
            .with("key", key)
            .with("table", path[..2].join("."))
            .with("keys", keys.join(", "))
            .near(*near, None)
        }
        Flaw::Missing => {
            let example = declared.map_or("", |setting| setting.example);
            config
                .problem(Fault::Missing, &path)
                .with("key", key)
                .with("table", path[..2].join("."))
                .with("example", format!("{key} = {example}"))
        }
        Flaw::Shape(shape) => {
            let found = config.written().find(&path).map(|entry| entry.value.kind());
            config
                .problem(Fault::WrongType, &path)
                .with("key", whole)
                .with("expected", expected(*shape))
                .with("found", Arg::Word(found.unwrap_or("config.found.text")))
        }
        Flaw::Value(word) => {
            let reason = REASONS.iter().find(|(known, _)| known == word);
            let reason =
                reason.map_or_else(|| Arg::Text((*word).to_owned()), |(_, key)| Arg::Word(key));
            config
                .problem(Fault::ChannelSetting, &path)
                .with("key", whole)
                .with("reason", reason)
        }
    }
}

fn expected(shape: Shape) -> Arg {
    match shape {
        Shape::Text => Arg::Phrase("config.shape.text", vec![("max", "4096".to_owned())]),
        Shape::Flag => Arg::Word("config.shape.flag"),
        Shape::Texts => Arg::Word("config.shape.texts"),
        Shape::Choice(words) => {
            Arg::Phrase("config.shape.choice", vec![("words", words.join(", "))])
        }
        Shape::Secret => Arg::Word("config.shape.secret"),
    }
}

fn unknown_word(problem: Problem, key: String, found: &str, words: &[&str]) -> Problem {
    let near = nearest(found, words.iter().copied());
    problem
        .with("key", key)
        .with("found", found)
        .with(
            "expected",
            Arg::Phrase("config.shape.choice", vec![("words", words.join(", "))]),
        )
        .near(near, None)
}

fn sets(config: &Config, problems: &mut Vec<Problem>) -> Sets {
    let mut named = BTreeMap::new();
    for (name, written) in &config.permission_sets {
        let path = ["permission_set", name.as_str(), "actions"];
        let mut actions = ActionSet::EMPTY;
        for action in &written.actions {
            if let Ok(action) = action.parse() {
                actions.add(action);
            } else {
                let words: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
                let problem = config.problem_in(Fault::UnknownChoice, &path, action);
                problems.push(unknown_word(problem, path.join("."), action, &words));
            }
        }
        let reach = written
            .queues
            .clone()
            .map_or(SetReach::OfPerson, SetReach::Queues);
        let set = PermissionSet { actions, reach };
        let idle: Vec<&str> = set.without_effect().iter().map(Action::name).collect();
        if !idle.is_empty() {
            problems.push(
                config
                    .problem(Fault::Unbounded, &path)
                    .with("key", path.join("."))
                    .with("actions", idle.join(", ")),
            );
        }
        named.insert(name.clone(), set);
    }
    Sets {
        roles: Roles::standard(),
        named,
    }
}

/// How long a day is written: `2027-03-01`.
const DAY_BYTES: usize = 10;

/// Why a channel's setting will not do, by the channel's word for it.
const REASONS: [(&str, &str); 25] = [
    ("answer_by", "config.channel.answer_by"),
    ("field", "config.channel.field"),
    ("fields_count", "config.channel.fields_count"),
    ("not_asked", "config.channel.not_asked"),
    ("twice", "config.channel.twice"),
    ("return", "config.channel.return"),
    ("ending", "config.channel.ending"),
    ("one_way", "config.channel.one_way"),
    ("origin", "config.channel.origin"),
    ("with_url", "config.channel.with_url"),
    ("with_command", "config.channel.with_command"),
    ("variable", "config.channel.variable"),
    ("https", "config.channel.https"),
    ("url", "config.channel.url"),
    ("whsec", "config.channel.whsec"),
    ("short", "config.channel.short"),
    ("host", "config.channel.host"),
    ("ip", "config.channel.ip"),
    ("clear", "config.channel.clear"),
    ("pair", "config.channel.pair"),
    ("empty", "config.channel.empty"),
    ("address", "config.channel.address"),
    ("same", "config.channel.same"),
    ("too_long", "config.channel.too_long"),
    ("path", "config.channel.path"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::email::token::ThreadKey;
    use crate::routing::plan;
    use crate::words;

    fn outcome(text: &str) -> Outcome {
        let ground = Ground::new(ThreadKey::new(&[1; 32]));
        from_files(&[("centralita.toml".to_owned(), text.to_owned())], &ground)
    }

    fn codes(text: &str) -> Vec<(&'static str, u32)> {
        let found = outcome(text).problems;
        let codes = found
            .iter()
            .map(|p| (p.code(), p.line().unwrap_or_default()));
        codes.collect()
    }

    const CHANNEL: &str = "[queue.q]\n[channel.c]\nkind = 'maildir'\nqueue = 'q'\noutbox = '/out'\naddress = 'a@b.test'\n";

    #[test]
    fn a_good_configuration_becomes_a_plan_and_open_channels() {
        let outcome = outcome(&format!(
            "{CHANNEL}inbox = '/in'\n[queue.p]\nsize = '50%'\n"
        ));
        assert_eq!(outcome.problems, []);
        let (_, compiled) = outcome.compiled.expect("compiled");
        assert_eq!(compiled.plan.channels["c"].target.queue().as_str(), "q");
        assert_eq!(compiled.plan.queues["p"].size, plan::Size::Percent(50));
        assert!(compiled.channels.contains_key("c"));
        assert_eq!(compiled.plan.queues["q"], plan::Queue::default());
    }

    #[test]
    fn defaults_are_those_of_the_plan() {
        let (_, compiled) = outcome("").compiled.expect("compiled");
        assert_eq!(compiled.plan.desk, plan::Desk::default());
    }

    #[test]
    fn what_a_channel_refuses_points_at_its_key() {
        assert_eq!(codes(CHANNEL), [("CT-2012", 2)]);
        let more = format!("{CHANNEL}inbox = '/in'\ninobx = 1\naliases = 3\n");
        assert_eq!(codes(&more), [("CT-2004", 8), ("CT-2005", 9)]);
        let same = format!("{CHANNEL}inbox = '/out'\n");
        assert_eq!(codes(&same), [("CT-2023", 5)]);
    }

    #[test]
    fn a_kind_that_does_not_exist_is_refused_with_what_was_meant() {
        let outcome = outcome("[queue.q]\n[channel.c]\nkind = 'mialdir'\nqueue = 'q'\n");
        let remedy = outcome.problems[0].remedy(words::Lang::En);
        assert_eq!(remedy.as_deref(), Some("did you mean “maildir”?"));
        assert!(outcome.compiled.is_none());
    }

    #[test]
    fn an_act_that_does_not_exist_is_refused_where_it_stands() {
        let text = "[permission_set.p]\nactions = ['conversation.merge',\n 'outbox.retri']\n";
        assert_eq!(codes(text), [("CT-2010", 3)]);
    }

    #[test]
    fn an_act_that_no_queue_bounds_is_warned_of() {
        let text = "[queue.q]\n[permission_set.p]\nactions = ['people.add']\nqueues = ['q']\n";
        assert_eq!(codes(text), [("CT-2036", 3)]);
        assert!(outcome(text).compiled.is_some());
    }

    #[test]
    fn a_placeholder_that_nobody_fills_is_refused() {
        let text = "[template.t]\nes = 'Hola {nmae} {reference}'\n";
        assert_eq!(codes(text), [("CT-2019", 2)]);
    }

    #[test]
    fn what_a_channel_refuses_is_told_together_with_everything_else() {
        let text = format!("{CHANNEL}inbox = '/out'\n[queue.p]\nsize = 0\n");
        assert_eq!(codes(&text), [("CT-2023", 5), ("CT-2008", 9)]);
        assert!(outcome(&text).compiled.is_none());
    }

    #[test]
    fn a_secret_that_has_ended_is_a_warning_from_that_day_on() {
        let text = format!("{CHANNEL}inbox = '/in'\n[channel.c.expires]\npassword = 2027-03-01\n");
        let (config, _) = outcome(&text).compiled.expect("compiled");
        let codes = |now: &str| {
            let found = ended_secrets(&config, Moment::parse(now).expect("a moment"));
            let codes = found.iter().map(|it| (it.code(), it.line(), it.is_error()));
            codes.collect::<Vec<_>>()
        };
        assert_eq!(codes("2027-02-28T23:59:59Z"), []);
        assert_eq!(codes("2027-03-01T00:00:00Z"), [("CT-2044", Some(9), false)]);
    }

    #[test]
    fn every_reason_has_its_words() {
        assert!(REASONS.iter().all(|(_, key)| words::has(key)));
    }
}
