//! `centralita setup`: the first configuration, by six questions or from a file of answers.
//!
//! It writes one commented file where there is none, checks it as the desk would, and says what to
//! type next. It starts nothing and never writes over a configuration.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::daemon::compile;
use crate::daemon::folder::MAIN_FILE;
use crate::net::durable::replace_file;
use crate::words::{self, Lang};

use super::args::Global;
use super::check::{config_folder, show};
use super::failure::{Failure, exit};
use super::output::{Output, complain};
use super::prompt;

/// Asks, writes, checks, and says what comes next.
pub(super) fn setup(global: &Global, answers: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let output = Output::new(global, lang);
    let folder = config_folder(global);
    let file = folder.join(MAIN_FILE);
    if file.exists() {
        let shown = file.display().to_string();
        complain(&words::say(lang, "cli.setup_exists", &[("file", &shown)]));
        return Err(Failure::Quiet(exit::CONFLICT));
    }
    let given = match answers {
        Some(path) => read(path)?,
        None if global.no_input || !prompt::is_interactive() => {
            return Err(Failure::Usage("cli.setup_needs_answers", Vec::new()));
        }
        None => ask(lang)?,
    };
    let text = configuration(lang, &given);
    let name = file.display().to_string();
    let ground = Ground {
        thread_key: ThreadKey::new(&[0; 32]),
    };
    let outcome = compile::from_files(&[(name.clone(), text.clone())], &ground);
    if outcome.compiled.is_none() {
        show(lang, &outcome.problems, outcome.left_out);
        return Err(Failure::Config);
    }
    fs::create_dir_all(&folder)?;
    replace_file(&file, text.as_bytes(), FILE_MODE)?;
    if output.json {
        let document = serde_json::json!({"file": name, "administrator": given["admin"]});
        return Ok(output.document("setup-write", document)?);
    }
    Ok(output.say(
        "cli.setup_done",
        &[("file", &name), ("admin", &given["admin"])],
    )?)
}

/// What was answered, by the question's word; every word of [`QUESTIONS`] is there.
type Answers = BTreeMap<&'static str, String>;

fn ask(lang: Lang) -> Result<Answers, Failure> {
    let mut given = Answers::new();
    for (word, default) in QUESTIONS {
        let key = format!("cli.setup_{word}");
        let said = prompt::line(lang, &key)?;
        let said = if said.is_empty() {
            default.to_owned()
        } else {
            said
        };
        given.insert(word, said);
    }
    Ok(given)
}

/// Lines of `word = "answer"`; what is left out is answered as if nobody had typed anything.
fn read(path: &Path) -> Result<Answers, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?;
    let mut given: Answers = QUESTIONS
        .iter()
        .map(|(word, default)| (*word, (*default).to_owned()))
        .collect();
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
            let (word, _) = QUESTIONS.iter().find(|(known, _)| *known == word)?;
            Some((*word, answer))
        });
        let Some((word, answer)) = known else {
            let words: Vec<&str> = QUESTIONS.iter().map(|(word, _)| *word).collect();
            return Err(Failure::Usage(
                "cli.setup_bad_answer",
                vec![
                    ("place", format!("{}:{}", path.display(), at + 1)),
                    ("words", words.join(", ")),
                ],
            ));
        };
        given.insert(word, answer.to_owned());
    }
    Ok(given)
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
    let names = if given["host"].is_empty() {
        String::new()
    } else {
        format!(
            "\n{}[tls]\nnames = [{}]\n",
            say("cli.setup_about_tls"),
            quoted("host")
        )
    };
    let listen = if given["host"].is_empty() {
        "127.0.0.1:7443"
    } else {
        "0.0.0.0:7443"
    };
    let channel = if given["address"].is_empty() {
        String::new()
    } else {
        let mail = PathBuf::from(&given["maildir"]);
        let place = |name: &str| mail.join(name).display().to_string();
        format!(
            "\n{}[channel.mail]\nkind = \"maildir\"\naddress = {}\ninbox = {:?}\noutbox = {:?}\nqueue = \"support\"\n",
            say("cli.setup_about_channel"),
            quoted("address"),
            place("in"),
            place("out"),
        )
    };
    format!(
        "#:schema file:///usr/share/centralita/centralita.schema.json\n{head}\n\
         [server]\nagents = \"{listen}\"\n{names}\n\
         [desk]\nname = {name}\nlanguage = {language}\nstatus_on_sign_in = \"available\"\n\
         {channel}\n{queue}[queue.support]\nfirst_response = \"4h\"\n\n\
         {status}[status.available]\navailable = true\n\n[status.away]\n",
        head = say("cli.setup_about"),
        name = quoted("name"),
        language = quoted("language"),
        queue = say("cli.setup_about_queue"),
        status = say("cli.setup_about_status"),
    )
}

/// What is asked, in this order, and what holds for an empty answer.
const QUESTIONS: [(&str, &str); 6] = [
    ("language", "es"),
    ("name", ""),
    ("host", ""),
    ("address", ""),
    ("maildir", "/var/lib/centralita/mail"),
    ("admin", "admin"),
];

/// The group may read it; others have no business with it.
const FILE_MODE: u32 = 0o640;

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(given: &Answers) -> compile::Outcome {
        let text = configuration(Lang::Es, given);
        let ground = Ground {
            thread_key: ThreadKey::new(&[0; 32]),
        };
        compile::from_files(&[("centralita.toml".to_owned(), text)], &ground)
    }

    fn answers(text: &str) -> Answers {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("answers");
        fs::write(&path, text).expect("written");
        read(&path).expect("read")
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
        let Err(Failure::Usage(_, values)) = read(&path) else {
            panic!("it was taken");
        };
        assert!(values[0].1.ends_with("answers:2"), "{values:?}");
    }
}
