//! A channel is written whole, checked, by itself, and over nothing that is somebody else's.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::channels::email::token::ThreadKey;
use crate::domain::Name;
use crate::protocol::List;
use crate::protocol::key::Secret;
use crate::protocol::message::setup::NewSecret;
use crate::protocol::view::conversation::Param;

use super::super::generation::first;

const MAIN: &str = "[server]\nhttp = '127.0.0.1:0'\n[queue.soporte]\n";

struct Place {
    root: tempfile::TempDir,
    site: Site,
}

impl Place {
    fn new(main: &str) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let config = root.path().join("config");
        fs::create_dir_all(&config).expect("created");
        fs::write(config.join("centralita.toml"), main).expect("written");
        let ground = Ground::new(ThreadKey::new(&[1; 32]));
        let running = Arc::new(first(&config, &ground, None).expect("good"));
        let site = Site {
            data: root.path().join("data"),
            config,
            ground,
            running,
            people: Vec::new(),
        };
        fs::create_dir_all(&site.data).expect("created");
        Self { root, site }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.site.config.join("conf.d").join(name)
    }

    fn refused(&self, asked: &Asked, seen: Option<Digest>) -> Refusal {
        write(&self.site, asked, seen, false).expect_err("refused")
    }
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn param(name: &str, value: &str) -> Param {
    Param {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

fn channel() -> NewChannel {
    NewChannel {
        name: name("correo"),
        kind: name("mail"),
        queue: Some(name("soporte")),
        new_queue: false,
        settings: [
            param("address", "ayuda@example.com"),
            param("imap", "imap.example.com"),
            param("smtp", "smtp.example.com:465"),
            param("smtp_security", "tls"),
            param("user", "ayuda@example.com"),
        ]
        .into_iter()
        .collect(),
        secrets: [NewSecret {
            key: "password".to_owned(),
            secret: Some(Secret("s3cr3t o".to_owned())),
        }]
        .into_iter()
        .collect(),
        language: String::new(),
    }
}

fn mail() -> Asked {
    Asked::Channel(channel())
}

#[test]
fn a_channel_is_shown_checked_and_nothing_is_written() {
    let place = Place::new(MAIN);
    let draft = draft(&place.site, &mail()).expect("drafted");
    assert_eq!(draft.problems.into_vec(), []);
    assert_eq!(draft.standing, "new");
    assert_eq!(draft.changes.into_vec(), ["+channel.correo"]);
    assert!(draft.text.contains("address = \"ayuda@example.com\""));
    assert!(!draft.text.contains("s3cr3t"));
    assert!(!place.file("channel-correo.toml").exists());
    assert!(!place.site.data.join("secrets").exists());
}

#[test]
fn what_is_written_is_what_was_shown_and_its_secret_is_its_owners_alone() {
    let place = Place::new(MAIN);
    let shown = draft(&place.site, &mail()).expect("drafted");
    let file = write(&place.site, &mail(), None, false).expect("written");
    assert_eq!(fs::read_to_string(&file).expect("there"), shown.text);
    assert_eq!(file, place.file("channel-correo.toml"));
    let secret = place.site.data.join("secrets/correo.password");
    assert_eq!(fs::read_to_string(&secret).expect("there"), "s3cr3t o");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&secret), 0o600);
    assert_eq!(mode(&place.site.data.join("secrets")), 0o700);
    let again = draft(&place.site, &mail()).expect("drafted");
    assert_eq!(again.standing, "ours");
    assert_eq!(again.before, Some(shown.text));
}

#[test]
fn every_problem_is_named_and_nothing_is_written() {
    let place = Place::new(MAIN);
    let mut asked = channel();
    asked.queue = Some(name("soprte"));
    asked.settings = [
        param("address", "no address"),
        param("smtp", "smtp.example.com"),
        param("lmtp", "perhaps"),
    ]
    .into_iter()
    .collect();
    let shown = draft(&place.site, &Asked::Channel(asked.clone())).expect("drafted");
    let codes: Vec<&str> = shown.problems.iter().map(|it| it.code.as_str()).collect();
    assert!(codes.len() >= 3, "{codes:?}");
    let text = &shown.problems[0].text;
    assert!(text.contains("channel-correo.toml"), "{text}");
    assert_eq!(
        place.refused(&Asked::Channel(asked.clone()), None).code,
        Code::CONFIG_REFUSED
    );
    assert!(!place.file("channel-correo.toml").exists());
    assert!(!place.site.data.join("secrets").exists());
}

#[test]
fn what_somebody_else_wrote_stays_unless_it_is_said_that_it_may_go() {
    let place = Place::new(MAIN);
    fs::create_dir_all(place.site.config.join("conf.d")).expect("created");
    let file = place.file("channel-correo.toml");
    fs::write(&file, "# mine\n[tag.envio]\n").expect("written");
    let shown = draft(&place.site, &mail()).expect("drafted");
    assert_eq!((shown.standing.as_str(), &shown.before), ("foreign", &None));
    let refused = place.refused(&mail(), shown.seen);
    assert_eq!(refused.code, Code::NOT_OURS);
    assert_eq!(refused.hint.as_deref(), Some("replace"));
    write(&place.site, &mail(), shown.seen, true).expect("written");
    let ours = fs::read_to_string(&file).expect("there");
    fs::write(&file, format!("{ours}undo_send = \"5s\"\n")).expect("written");
    let shown = draft(&place.site, &mail()).expect("drafted");
    assert_eq!(shown.standing, "edited");
    assert_eq!(place.refused(&mail(), shown.seen).code, Code::NOT_OURS);
}

#[test]
fn what_changed_since_it_was_seen_is_not_written_over() {
    let place = Place::new(MAIN);
    write(&place.site, &mail(), None, false).expect("written");
    let refused = place.refused(&mail(), None);
    assert_eq!(refused.code, Code::CHANGED_MEANWHILE);
    let seen = draft(&place.site, &mail()).expect("drafted").seen;
    let mut other = channel();
    other.secrets = [NewSecret {
        key: "password".to_owned(),
        secret: None,
    }]
    .into_iter()
    .collect();
    write(&place.site, &Asked::Channel(other), seen, false).expect("written");
    let secret = place.site.data.join("secrets/correo.password");
    assert_eq!(fs::read_to_string(&secret).expect("there"), "s3cr3t o");
}

#[test]
fn a_channel_of_another_file_is_not_written_beside_it() {
    let place = Place::new(&format!(
        "{MAIN}[channel.correo]\nkind = 'maildir'\ninbox = '/srv/in'\noutbox = '/srv/out'\naddress = 'a@example.com'\nqueue = 'soporte'\n"
    ));
    let shown = draft(&place.site, &mail()).expect("drafted");
    assert_eq!(shown.standing, "elsewhere");
    assert_eq!(place.refused(&mail(), None).code, Code::NAME_TAKEN);
}

#[test]
fn a_queue_is_made_with_it_where_that_is_asked() {
    let place = Place::new("[server]\nhttp = '127.0.0.1:0'\n[queue.soporte]\n");
    let mut asked = channel();
    asked.queue = Some(name("chat.web"));
    asked.new_queue = true;
    let shown = draft(&place.site, &Asked::Channel(asked.clone())).expect("drafted");
    assert_eq!(shown.problems.into_vec(), []);
    assert_eq!(
        shown.changes.into_vec(),
        ["+channel.correo", "+queue.chat.web"]
    );
}

#[test]
fn whoever_shares_an_account_is_told_whose_it_is() {
    let place = Place::new(&format!(
        "{MAIN}[channel.viejo]\nkind = 'mail'\naddress = 'otra@example.com'\nsmtp = 'smtp.example.com'\nimap = 'imap.example.com'\nuser = 'ayuda@example.com'\npassword = {{ file = '/x' }}\nqueue = 'soporte'\n"
    ));
    let shown = draft(&place.site, &mail()).expect("drafted");
    let owner = shown.checks.iter().find(|it| it.claim == "owner");
    let text = &owner.expect("checked").text;
    assert!(
        text.ends_with("the other one first.") && text.contains("viejo"),
        "{text}"
    );
}

#[test]
fn keys_and_kinds_that_there_are_not_are_refused() {
    let place = Place::new(MAIN);
    let mut asked = channel();
    asked.settings = [param("address = 1\n[x]", "y")].into_iter().collect();
    let refused = draft(&place.site, &Asked::Channel(asked.clone())).expect_err("refused");
    assert_eq!(refused.param("kind"), Some("setting"));
    asked.kind = name("fax");
    let refused = draft(&place.site, &Asked::Channel(asked.clone())).expect_err("refused");
    assert_eq!(refused.param("kind"), Some("channel_kind"));
}

#[test]
fn nothing_that_starts_a_program_is_set_up_by_a_session() {
    let place = Place::new(MAIN);
    let mut asked = channel();
    asked.kind = name("partner");
    asked.secrets = List::new();
    for key in ["command", "environment"] {
        asked.settings = [param(key, "/bin/sh")].into_iter().collect();
        let refused = draft(&place.site, &Asked::Channel(asked.clone())).expect_err("refused");
        assert_eq!(refused.param("name"), Some(key));
        let offered = kinds().into_iter().flat_map(|it| it.settings.into_vec());
        assert!(offered.into_iter().all(|it| it.key != key));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_leaves_no_secret() {
    let place = Place::new(MAIN);
    // A file where the folder should be: no user writes into that.
    fs::write(place.site.config.join("conf.d"), "").expect("written");
    let refused = write(&place.site, &mail(), None, false).expect_err("refused");
    assert!(
        [Code::UNWRITABLE, Code::CONFIG_REFUSED].contains(&refused.code),
        "{refused:?}"
    );
    assert!(!place.root.path().join("data/secrets").exists());
}

fn macro_of(settings: &[(&str, &str)]) -> NewThing {
    NewThing {
        kind: name("template"),
        name: name("envio"),
        settings: settings
            .iter()
            .map(|(key, value)| param(key, value))
            .collect(),
        remove: false,
        language: String::new(),
    }
}

const WITH_MACRO: &str =
    "[server]\nhttp = '127.0.0.1:0'\n[tag.a]\n[template.envio]\nes = 'Hola'\nen = 'Hello'\n";

#[test]
fn a_macro_is_changed_by_a_file_that_says_only_what_is_new() {
    let place = Place::new(WITH_MACRO);
    let asked = Asked::Thing(macro_of(&[
        ("es", "Buenas"),
        ("en", "Hello"),
        ("tags", "a"),
    ]));
    let shown = draft(&place.site, &asked).expect("drafted");
    assert_eq!(
        shown.changes.into_vec(),
        ["~template.envio.es Hola→Buenas", "+template.envio.tags [a]"]
    );
    assert!(!shown.text.contains("Hello"), "{}", shown.text);
    let file = write(&place.site, &asked, shown.seen, false).expect("written");
    assert_eq!(file, place.file("template-envio.toml"));
    assert_eq!(fs::read_to_string(&file).expect("there"), shown.text);
    assert_eq!(
        draft(&place.site, &asked).expect("drafted").standing,
        "ours"
    );
}

#[test]
fn a_file_begins_in_the_language_of_whoever_has_it_written() {
    let place = Place::new(WITH_MACRO);
    let begins = |language: &str| {
        let asked = Asked::Thing(NewThing {
            language: language.to_owned(),
            ..macro_of(&[("es", "Buenas")])
        });
        let text = draft(&place.site, &asked).expect("drafted").text;
        // Its first line is the seal.
        text.lines().nth(1).map(str::to_owned).unwrap_or_default()
    };
    assert!(
        begins("en").contains("as it was written"),
        "{}",
        begins("en")
    );
    assert_eq!(begins(""), begins("es"), "the desk is Spanish");
    assert_ne!(begins("es"), begins("en"));
}

#[test]
fn what_another_file_says_of_a_thing_is_not_taken_away_and_that_is_told() {
    let place = Place::new(WITH_MACRO);
    let cleared = Asked::Thing(macro_of(&[("es", "Buenas"), ("en", "")]));
    let shown = draft(&place.site, &cleared).expect("drafted");
    let told = shown.checks.iter().find(|it| it.claim == "thing_cleared");
    assert!(told.expect("told").text.contains("centralita.toml:6"));
    let gone = Asked::Thing(NewThing {
        remove: true,
        ..macro_of(&[])
    });
    let shown = draft(&place.site, &gone).expect("drafted");
    assert_eq!(shown.standing, "elsewhere");
    assert_eq!(place.refused(&gone, None).code, Code::NAME_TAKEN);
}

#[test]
fn a_label_is_made_and_removed_unless_something_names_it() {
    let place = Place::new("[server]\nhttp = '127.0.0.1:0'\n");
    let label = |remove| {
        Asked::Thing(NewThing {
            kind: name("tag"),
            name: name("vip"),
            settings: List::new(),
            remove,
            language: String::new(),
        })
    };
    let refused = draft(&place.site, &label(true)).expect_err("refused");
    assert_eq!(refused.code, Code::NO_SUCH);
    let file = write(&place.site, &label(false), None, false).expect("written");
    assert!(
        fs::read_to_string(&file)
            .expect("there")
            .ends_with("\n[tag.vip]\n")
    );
    let macros = Asked::Thing(macro_of(&[("es", "Hola"), ("tags", "vip")]));
    let other = write(&place.site, &macros, None, false).expect("written");
    let seen = draft(&place.site, &label(true)).expect("drafted").seen;
    assert_eq!(place.refused(&label(true), seen).code, Code::CONFIG_REFUSED);
    fs::remove_file(other).expect("removed");
    assert_eq!(
        place.refused(&label(true), None).code,
        Code::CHANGED_MEANWHILE
    );
    write(&place.site, &label(true), seen, false).expect("removed");
    assert!(!file.exists());
}

#[test]
fn a_later_file_that_says_otherwise_has_the_last_word() {
    let place = Place::new(WITH_MACRO);
    fs::create_dir_all(place.site.config.join("conf.d")).expect("created");
    fs::write(place.file("zz.toml"), "[template.envio]\nes = 'Otra'\n").expect("written");
    let asked = Asked::Thing(macro_of(&[("es", "Buenas")]));
    let shown = draft(&place.site, &asked).expect("drafted");
    assert_eq!(shown.standing, "elsewhere");
    assert_eq!(place.refused(&asked, None).code, Code::NAME_TAKEN);
}

#[test]
fn only_kinds_that_are_written_one_by_one_are_written() {
    let place = Place::new(MAIN);
    for (kind, key) in [("server", "http"), ("channel", "kind"), ("tag", "color")] {
        let asked = Asked::Thing(NewThing {
            kind: name(kind),
            name: name("x"),
            settings: [param(key, "y")].into_iter().collect(),
            remove: false,
            language: String::new(),
        });
        let refused = draft(&place.site, &asked).expect_err("refused");
        assert_eq!(refused.param("kind"), Some("setting"), "{kind}");
    }
    let offered = things::kinds(&place.site.running.config);
    let queue = offered.iter().find(|it| it.kind.as_str() == "queue");
    assert!(queue.is_some_and(|it| it.settings.iter().any(|key| key.key == "first_response")));
}
