//! `centralita setup`: the first configuration, by six questions or from a file of answers.
//!
//! It writes one commented file where nothing is configured, checks it as the desk would, and says what
//! to type next. It starts nothing and never writes over a configuration: the file of comments that a
//! package installs stays as it is, so that an upgrade can replace it without asking.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::daemon::compile;
use crate::daemon::folder::{self, MAIN_FILE, PARTS_FOLDER};
use crate::domain::Name;
use crate::net::durable::replace_file;
use crate::words::{self, Lang};

use super::args::Global;
use super::check::{config_folder, show};
use super::connect::data_folder;
use super::failure::{Failure, exit};
use super::output::{Output, complain};
use super::{owner, prompt, trouble};

/// Asks, writes, checks, and says what comes next.
pub(super) fn setup(global: &Global, answers: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let output = Output::new(global, lang);
    let folder = config_folder(global);
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let main = folder.join(MAIN_FILE);
    if !folder::is_blank(&folder) {
        let shown = folder.display().to_string();
        complain(&words::say(lang, "cli.setup_exists", &[("folder", &shown)]));
        return Err(Failure::Quiet(exit::CONFLICT));
    }
    let file = if main.exists() {
        folder.join(PARTS_FOLDER).join(OWN_FILE)
    } else {
        main
    };
    let usual = usual(global, lang);
    let given = match answers {
        Some(path) => read(path, usual, lang)?,
        None if global.no_input || !prompt::is_interactive() => {
            return Err(Failure::Usage("cli.setup_needs_answers", Vec::new()));
        }
        None => ask(lang, &usual)?,
    };
    let text = configuration(lang, &given);
    let name = file.display().to_string();
    let ground = Ground::new(ThreadKey::new(&[0; 32]));
    let outcome = compile::from_files(&[(name.clone(), text.clone())], &ground);
    if outcome.compiled.is_none() {
        show(lang, &outcome.problems, outcome.left_out);
        return Err(Failure::Config);
    }
    fs::create_dir_all(file.parent().unwrap_or(&folder))
        .and_then(|()| replace_file(&file, text.as_bytes(), FILE_MODE))
        .and_then(|()| owner::give(&file))
        .map_err(|error| trouble::io(lang, &file, &error))?;
    if output.json {
        let document = serde_json::json!({"file": name, "administrator": given["admin"]});
        return Ok(output.document("setup-write", document)?);
    }
    next(global, &output, &name, &given)
}

/// What was answered, by the question's word; every word of [`QUESTIONS`] is there.
type Answers = BTreeMap<&'static str, String>;

/// What holds for an empty answer.
fn usual(global: &Global, lang: Lang) -> Answers {
    let of = |word: &str| match word {
        "language" => lang.code().to_owned(),
        "maildir" => data_folder(global).join("mail").display().to_string(),
        "admin" => "admin".to_owned(),
        _ => String::new(),
    };
    QUESTIONS.iter().map(|word| (*word, of(word))).collect()
}

/// One question after the other; one that is answered wrongly is asked again.
fn ask(lang: Lang, usual: &Answers) -> Result<Answers, Failure> {
    let mut given = Answers::new();
    complain(&words::say(lang, "cli.setup_begin", &[]));
    for (n, word) in QUESTIONS.iter().enumerate() {
        // Without an address there is no mail to have a folder.
        if *word == "maildir" && given["address"].is_empty() {
            given.insert(word, usual[word].clone());
            continue;
        }
        let count = format!("{}/{}", n + 1, QUESTIONS.len());
        let key = format!("cli.setup_{word}");
        let answer = loop {
            let said = prompt::asked(lang, &key, &[("count", &count), ("usual", &usual[word])])?;
            let said = if said.is_empty() {
                usual[word].clone()
            } else {
                said
            };
            match wrong(word, &said) {
                None => break said,
                Some(key) => complain(&words::say(lang, key, &[("answer", &said)])),
            }
        };
        given.insert(word, answer);
    }
    Ok(given)
}

/// Why an answer cannot be taken: a key of the catalogue.
fn wrong(word: &str, answer: &str) -> Option<&'static str> {
    let plain = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
    let good = match word {
        "language" => matches!(answer, "es" | "en"),
        "host" => {
            let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
            answer.chars().all(letter)
        }
        "address" => {
            answer.is_empty()
                || answer
                    .split_once('@')
                    .is_some_and(|(who, place)| plain(who) && plain(place) && !place.contains('@'))
        }
        "maildir" => Path::new(answer).is_absolute(),
        "admin" => Name::new(answer).is_ok(),
        _ => true,
    };
    (!good).then_some(match word {
        "language" => "cli.setup_wrong_language",
        "host" => "cli.setup_wrong_host",
        "address" => "cli.setup_wrong_address",
        "maildir" => "cli.setup_wrong_maildir",
        _ => "cli.setup_wrong_admin",
    })
}

/// Lines of `word = "answer"`; what is left out is answered as if nobody had typed anything.
fn read(path: &Path, usual: Answers, lang: Lang) -> Result<Answers, Failure> {
    let text = fs::read_to_string(path).map_err(|error| trouble::io(lang, path, &error))?;
    let mut given = usual;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let pair = line.split_once('=').map(|(word, answer)| {
            let answer = answer.trim();
            let bare = answer.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
            (word.trim(), bare.unwrap_or(answer))
        });
        let known = pair.and_then(|(word, answer)| {
            let word = QUESTIONS.iter().find(|known| **known == word)?;
            Some((*word, answer))
        });
        let place = format!("{}:{}", path.display(), at + 1);
        let Some((word, answer)) = known else {
            return Err(Failure::Usage(
                "cli.setup_bad_answer",
                vec![("place", place), ("words", QUESTIONS.join(", "))],
            ));
        };
        if let Some(key) = wrong(word, answer) {
            let why = words::say(lang, key, &[("answer", &answer)]);
            return Err(Failure::Usage(
                "cli.setup_wrong",
                vec![("place", place), ("why", why)],
            ));
        }
        given.insert(word, answer.to_owned());
    }
    Ok(given)
}

/// Says what is there now and what to type next, as it has to be typed here.
fn next(global: &Global, output: &Output, file: &str, given: &Answers) -> Result<(), Failure> {
    let host = if given["host"].is_empty() {
        "localhost"
    } else {
        &given["host"]
    };
    output.say(
        "cli.setup_done",
        &[
            ("file", &file),
            ("start", &owner::start(global)),
            ("data", &owner::data_flag(global)),
            ("admin", &given["admin"]),
            ("queue", &names(given).queue),
            ("host", &host),
        ],
    )?;
    let (key, mail) = if given["address"].is_empty() {
        ("cli.setup_no_channel", String::new())
    } else {
        ("cli.setup_channel", given["maildir"].clone())
    };
    output.say(key, &[("mail", &mail), ("address", &given["address"])])?;
    if owner::is_service(global) {
        output.say("cli.setup_backups", &[])?;
    }
    Ok(())
}

/// What the configuration calls its things, in the language of the business.
struct Names {
    queue: &'static str,
    available: &'static str,
    away: &'static str,
}

fn names(given: &Answers) -> Names {
    match Lang::parse(&given["language"]) {
        Lang::Es => Names {
            queue: "soporte",
            available: "disponible",
            away: "ausente",
        },
        Lang::En => Names {
            queue: "support",
            available: "available",
            away: "away",
        },
    }
}

/// The file: what was answered, with comments, and where everything else is explained.
fn configuration(lang: Lang, given: &Answers) -> String {
    let quoted = |word: &str| {
        let text: String = given[word].chars().filter(|c| !c.is_control()).collect();
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let say = |key: &str| {
        let text = words::say(lang, key, &[]);
        let lines: Vec<&str> = text.lines().collect();
        format!("# {}\n", lines.join("\n# "))
    };
    let called = names(given);
    let names = if given["host"].is_empty() {
        String::new()
    } else {
        format!(
            "\n{}[tls]\nnames = [{}]\n",
            say("cli.setup_about_tls"),
            quoted("host")
        )
    };
    let from = if given["host"].is_empty() {
        "127.0.0.1"
    } else {
        "0.0.0.0"
    };
    let channel = if given["address"].is_empty() {
        String::new()
    } else {
        let mail = PathBuf::from(&given["maildir"]);
        let place = |name: &str| mail.join(name).display().to_string();
        format!(
            "\n{}[channel.mail]\nkind = \"maildir\"\naddress = {}\ninbox = {:?}\noutbox = {:?}\nqueue = \"{}\"\n",
            say("cli.setup_about_channel"),
            quoted("address"),
            place("in"),
            place("out"),
            called.queue,
        )
    };
    format!(
        "#:schema file:///usr/share/centralita/centralita.schema.json\n{head}\n\
         [server]\nagents = \"{from}:7443\"\nhttps = \"{from}:8443\"\n{names}\n\
         [desk]\nname = {name}\nlanguage = {language}\nstatus_on_sign_in = \"{available}\"\n\
         {channel}\n{queue}[queue.{line}]\n{queue_called}first_response = \"4h\"\n\n\
         {status}[status.{available}]\n{available_called}available = true\n\n\
         [status.{away}]\n{away_called}",
        line = called.queue,
        available = called.available,
        away = called.away,
        queue_called = reads("cli.setup_queue"),
        available_called = reads("cli.setup_available"),
        away_called = reads("cli.setup_away"),
        head = say("cli.setup_about"),
        name = quoted("name"),
        language = quoted("language"),
        queue = say("cli.setup_about_queue"),
        status = say("cli.setup_about_status"),
    )
}

/// What a thing is called in each language, as its table says it.
fn reads(key: &str) -> String {
    let line = |lang: Lang| format!("{} = {:?}\n", lang.code(), words::say(lang, key, &[]));
    [Lang::Es, Lang::En].map(line).concat()
}

/// What is asked, in this order.
const QUESTIONS: [&str; 6] = ["language", "name", "host", "address", "maildir", "admin"];

/// What is written beside a file of a package's: read first, so that what is set later, in the browser too,
/// counts.
const OWN_FILE: &str = "00-setup.toml";

/// The group may read it; others have no business with it.
const FILE_MODE: u32 = 0o640;

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(given: &Answers) -> compile::Outcome {
        let text = configuration(Lang::Es, given);
        let ground = Ground::new(ThreadKey::new(&[0; 32]));
        compile::from_files(&[("centralita.toml".to_owned(), text)], &ground)
    }

    fn answers(text: &str) -> Answers {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("answers");
        fs::write(&path, text).expect("written");
        read(&path, usual(&Global::default(), Lang::Es), Lang::En).expect("read")
    }

    #[test]
    fn what_it_writes_is_a_good_configuration_whatever_was_answered() {
        for text in [
            "",
            "language = \"en\"\nname = \"Ana \\ 'Co'\"\nhost = \"desk.example.com\"",
            "address = \"help@example.com\"\nmaildir = \"/srv/mail\"\n# a remark",
        ] {
            let outcome = outcome(&answers(text));
            assert!(outcome.compiled.is_some(), "{text}: {:?}", outcome.problems);
            assert_eq!(outcome.problems, [], "{text}");
        }
    }

    #[test]
    fn an_answer_that_nobody_asked_for_is_refused_where_it_stands() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("answers");
        fs::write(&path, "name = \"x\"\nnmae = \"y\"\n").expect("written");
        let read = |path| read(path, usual(&Global::default(), Lang::En), Lang::En);
        let Err(Failure::Usage(_, values)) = read(&path) else {
            panic!("it was taken");
        };
        assert!(values[0].1.ends_with("answers:2"), "{values:?}");
        fs::write(&path, "name = \"x\"\n\naddress = \"nobody\"\n").expect("written");
        let Err(Failure::Usage(_, values)) = read(&path) else {
            panic!("it was taken");
        };
        assert!(values[0].1.ends_with("answers:3"), "{values:?}");
    }

    #[test]
    fn answers_that_nothing_could_be_made_of_are_asked_for_again() {
        let cases = [
            ("language", "fr", "es"),
            ("host", "desk example", "desk.example.com"),
            ("address", "help", "help@example.com"),
            ("maildir", "mail", "/srv/mail"),
            ("admin", "Ana Ruiz", "ana"),
        ];
        for (word, bad, good) in cases {
            assert!(wrong(word, bad).is_some(), "{word} {bad}");
            assert!(wrong(word, good).is_none(), "{word} {good}");
        }
    }
}
