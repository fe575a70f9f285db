//! What a configuration is refused for, and where the problem points.

mod broken;

use std::fmt::Write as _;

use crate::words::Lang;

use super::*;

const GOOD: &str = r#"
[desk]
name = "Tienda"
status_on_sign_in = "libre"

[channel.correo]
kind = "maildir"
queue = "soporte"
inbox = "/srv/mail/in"

[queue.soporte]
size = 2
first_response = "2m"
warn_before = "1m"
skills = { envios = 3 }
hours = "laboral"
acknowledge = "acuse"
max_laps = 3
overflow = "general"
drop_after = "30s"
wish.ingles = { level = 2, drop_rank = 1 }

[queue.soporte.step.1]
after = "5m"
to = "general"
skip_if_no_agent = true

[queue.general]
mode = "pull"
size = "100%"

[skill.envios]
[skill.ingles]

[status.libre]
available = true
[status.correo]
available = true
channels = ["maildir", "correo"]

[hours.laboral]
mon-fri = "09:00-14:00, 16:00-19:00"
sat = "22:00-02:00"
holidays = ["2026-12-25", 2027-01-06]

[tag.envio]
[disposition.resuelto]

[template.acuse]
es = "Hola, {name}: {reference}"
macro = false
tags = ["envio"]

[permission_set.jefes]
actions = ["conversation.merge"]
queues = ["soporte"]
"#;

fn files(texts: &[&str]) -> Vec<(String, String)> {
    let named = texts.iter().enumerate();
    named
        .map(|(n, text)| (format!("conf/{n}.toml"), (*text).to_owned()))
        .collect()
}

fn problems(texts: &[&str]) -> Vec<Problem> {
    parse(&files(texts)).problems
}

/// The codes, lines and columns of everything that is wrong with one file.
fn wrong(text: &str) -> Vec<(&'static str, u32, u32)> {
    problems(&[text])
        .iter()
        .map(|problem| {
            let place = problem.line().zip(problem.column()).unwrap_or_default();
            (problem.code(), place.0, place.1)
        })
        .collect()
}

fn good(text: &str) -> Config {
    let parsed = parse(&files(&[text]));
    assert_eq!(parsed.problems, []);
    parsed.config.expect("no problems, so a configuration")
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

#[test]
fn a_good_configuration_is_read_whole() {
    let config = good(GOOD);
    let queue = &config.queues["soporte"];
    assert_eq!(queue.size, reader::Size::Units(2));
    assert_eq!(queue.skills[&name("envios")], 3);
    assert_eq!(queue.wishes[0].drop_rank, 1);
    assert_eq!(queue.steps[0].to, name("general"));
    assert_eq!(config.queues["general"].size, reader::Size::Percent(100));
    assert!(!config.queues["general"].push);
    let hours = &config.hours["laboral"];
    assert_eq!(hours.week[0], [(540, 840), (960, 1140)]);
    assert_eq!(hours.week[6], [(0, 120)]);
    assert_eq!(hours.zone, "Europe/Madrid");
    assert_eq!(hours.holidays.len(), 2);
    let channel = &config.channels["correo"];
    assert_eq!(channel.settings()["inbox"].as_str(), Some("/srv/mail/in"));
    assert!(!channel.settings().contains_key("queue"));
    assert_eq!(config.retention.events, crate::domain::Span::days(90));
}

#[test]
fn nothing_written_is_everything_at_its_default() {
    let config = good("");
    assert_eq!(config.limits.attachment, 25 << 20);
    assert_eq!(config.server.control_permissions, 0o660);
    assert_eq!(config.server.agents.map(|at| at.port()), Some(7443));
}

#[test]
fn a_problem_is_shown_with_its_lines_and_a_caret() {
    let main = "[queue.soporte]\n";
    let channels = "[channel.web]\nkind = \"maildir\"\nqueue = \"soprte\"\n";
    let found = problems(&[main, channels]);
    assert_eq!(
        found[0].render(Lang::Es),
        "conf/1.toml:3:9  error CT-2007: la cola «soprte» no existe\n    \
         1 │ [channel.web]\n    \
         2 │ kind = \"maildir\"\n    \
         3 │ queue = \"soprte\"\n      \
         │         ^^^^^^^^ ¿quiso decir «soporte»?  (definida en 0.toml:1)\n"
    );
}

#[test]
fn a_warning_is_one_line() {
    let found = problems(&["[queue.soporte]\nfirst_response = \"30s\"\nwarn_before = \"1m\"\n"]);
    assert_eq!(
        found[0].render(Lang::Es),
        "conf/0.toml:2:1  aviso CT-2031: queue.soporte.first_response (30s) es menor que warn_before (1m)\n"
    );
    assert!(!found[0].is_error());
}

#[test]
fn everything_wrong_is_reported_at_once() {
    let text =
        "[servr]\n[queue.a]\nsize = 0\nmodee = \"push\"\nmay_decline = 1\noffer_timeout = \"1x\"\n";
    assert_eq!(
        wrong(text),
        [
            ("CT-2003", 1, 2),
            ("CT-2008", 3, 8),
            ("CT-2004", 4, 1),
            ("CT-2005", 5, 15),
            ("CT-2009", 6, 17),
        ]
    );
}

#[test]
fn what_was_meant_is_suggested() {
    for (text, meant) in [
        ("[servr]", "server"),
        ("[server]\nagnets = \"\"", "agents"),
        ("[log]\nlevel = \"wran\"", "warn"),
        ("[desk]\nzone = \"Europe/Madird\"", "Europe/Madrid"),
        (
            "[queue.a]\nhours = \"labora\"\n[hours.laboral]\nmon = \"09:00-10:00\"",
            "laboral",
        ),
    ] {
        let remedy = problems(&[text])[0].remedy(Lang::En).expect("a remedy");
        assert!(remedy.contains(meant), "{text}: {remedy}");
    }
}

#[test]
fn a_list_of_tables_is_told_how_to_be_written() {
    let found = problems(&["[[queue]]\nname = \"a\"\n"]);
    assert_eq!(found[0].code(), "CT-2006");
    assert_eq!(
        found[0].remedy(Lang::En).as_deref(),
        Some("write [queue.…]")
    );
    assert_eq!(
        wrong("[queue.a]\n[[queue.a.step]]\nafter = \"1m\"")[0].0,
        "CT-2006"
    );
}

#[test]
fn work_may_not_go_round() {
    let text = "[queue.a]\noverflow = \"b\"\nmax_laps = 1\n[queue.b]\nstep.1 = { after = \"1m\", to = \"c\" }\n[queue.c]\nmax_laps = 1\noverflow = \"a\"\n";
    let found = problems(&[text]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].message(Lang::En),
        "work would go round for ever: a → b → c → a"
    );
    assert_eq!(
        wrong("[queue.a]\nmax_laps = 1\noverflow = \"a\"")[0].0,
        "CT-2017"
    );
}

#[test]
fn two_ways_to_one_queue_are_no_circle() {
    good(
        "[queue.a]\noverflow = \"b\"\nmax_laps = 1\nstep.1 = { after = \"1m\", to = \"c\" }\n[queue.b]\noverflow = \"c\"\nmax_laps = 1\n[queue.c]\n",
    );
}

#[test]
fn contradictions_are_refused() {
    for (text, code) in [
        ("[server]\nhttp = \"0.0.0.0:80\"", "CT-2014"),
        (
            "[tls]\nself_signed = true\ncert_file = \"a\"\nkey_file = \"b\"",
            "CT-2013",
        ),
        ("[tls]\ncert_file = \"a\"", "CT-2012"),
        ("[tls]\nself_signed = false", "CT-2012"),
        ("[tls]\nclient_certificates = \"required\"", "CT-2012"),
        (
            "[store]\nfree_low = \"1GB\"\nfree_stop = \"2GB\"",
            "CT-2022",
        ),
        (
            "[queue.a]\nauto_accept = true\nmay_decline = true",
            "CT-2013",
        ),
        (
            "[queue.a]\nstep.1 = { after = \"1m\", to = \"b\" }\nstep.2 = { after = \"60s\", to = \"b\" }\n[queue.b]",
            "CT-2018",
        ),
        (
            "[queue.a]\nmax_laps = 1\noverflow = \"b\"\n[queue.b]\nfamily = \"voz\"",
            "CT-2021",
        ),
        ("[template.t]\nmacro = true", "CT-2012"),
        ("[channel.a]\nkind = \"maildir\"", "CT-2012"),
        (
            "[queue.q]\n[channel.a]\nkind = \"maildir\"\nqueue = \"q\"\ninbox = \"/m\"\n[channel.b]\nkind = \"maildir\"\nqueue = \"q\"\ninbox = \"/m/\"",
            "CT-2020",
        ),
        ("[hours.h]\nmon = \"09:00-14:00, 13:00-15:00\"", "CT-2016"),
        ("[queue.\"a b\"]", "CT-2011"),
    ] {
        let found = problems(&[text]);
        assert_eq!(found.first().map(Problem::code), Some(code), "{text}");
        assert!(found[0].is_error());
    }
}

#[test]
fn what_does_nothing_is_warned_of() {
    for (text, code) in [
        ("[queue.a]\nmax_laps = 3", "CT-2034"),
        ("[queue.a]\ndrop_after = \"30s\"", "CT-2034"),
        ("[queue.a]\nexternal_timeout = \"30s\"", "CT-2034"),
        ("[hours.h]\nmon = \"\"", "CT-2035"),
        ("[status.pausa]", "CT-2043"),
        ("[server]\nmetrics_token = \"abc\"", "CT-2032"),
    ] {
        let parsed = parse(&files(&[text]));
        assert_eq!(
            parsed.problems.first().map(Problem::code),
            Some(code),
            "{text}"
        );
        assert!(parsed.config.is_some());
    }
}

#[test]
fn a_later_file_overrides_key_by_key_and_says_so() {
    let parsed = parse(&files(&[
        "[queue.a]\nsize = 1\npriority = 5\n",
        "[queue.a]\nsize = 2\npriority = 5\n",
    ]));
    assert_eq!(parsed.problems.len(), 1);
    assert_eq!(
        parsed.problems[0].message(Lang::En),
        "queue.a.size also stands in 0.toml:2, with another value; this one holds"
    );
    let config = parsed.config.expect("only a warning");
    assert_eq!(config.queues["a"].size, reader::Size::Units(2));
}

#[test]
fn a_mark_at_the_beginning_and_other_line_ends_are_read() {
    good("\u{feff}[log]\r\nlevel = \"debug\"\r\n");
    assert_eq!(wrong("[log]\r\nlevel = \"loud\"\r\n"), [("CT-2010", 2, 9)]);
}

#[test]
fn a_key_without_end_is_refused_and_does_not_end_the_stack() {
    let deep = format!("{}a = 1", "a.".repeat(200_000));
    assert_eq!(wrong(&deep)[0].0, "CT-2002");
    let header = format!("[{}a]", "a.".repeat(200_000));
    assert_eq!(wrong(&header)[0].0, "CT-2002");
    let nested = format!("a = {}", "[".repeat(200_000));
    assert!(!wrong(&nested).is_empty());
}

#[test]
fn more_problems_than_anybody_reads_are_counted() {
    let mut text = String::new();
    for n in 0..500 {
        writeln!(text, "[wrong{n}]").expect("written");
    }
    let parsed = parse(&files(&[&text]));
    assert_eq!(parsed.problems.len(), problem::PROBLEMS_MAX);
    assert_eq!(parsed.left_out, 500 - problem::PROBLEMS_MAX);
    assert!(parsed.config.is_none());
}

#[test]
fn every_fault_has_its_message_in_both_languages() {
    for fault in Fault::ALL {
        assert!(crate::words::has(fault.message()), "{}", fault.code());
        assert!(
            crate::words::explain(Lang::Es, fault.code()).is_some(),
            "{}",
            fault.code()
        );
    }
}

#[test]
fn the_largest_desk_is_read() {
    let mut text = String::new();
    for n in 0..500 {
        write!(
            text,
            "[queue.q{n}]\nsize = 2\noffer_timeout = \"30s\"\nhours = \"h\"\n"
        )
        .expect("written");
    }
    for n in 0..2_000 {
        write!(
            text,
            "[channel.c{n}]\nkind = \"maildir\"\nqueue = \"q{}\"\ninbox = \"/srv/{n}\"\n",
            n % 500
        )
        .expect("written");
    }
    text.push_str("[hours.h]\nmon-fri = \"09:00-18:00\"\n");
    let config = good(&text);
    assert_eq!((config.channels.len(), config.queues.len()), (2_000, 500));
}

/// Numbers that look random and are the same every time (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).expect("less than a usize")
    }

    /// The text with some bytes lost, doubled, or others put in.
    fn mutate(&mut self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => bytes.truncate(at),
                1 => {
                    bytes.drain(at..(at + 1 + self.below(12)).min(bytes.len()));
                }
                2 => {
                    let end = (at + self.below(40)).min(bytes.len());
                    let again = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, again);
                }
                3 => {
                    let piece = PIECES[self.below(PIECES.len())].bytes();
                    bytes.splice(at..at, piece);
                }
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = u8::try_from(self.below(256)).expect("a byte");
                    }
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

const PIECES: [&str; 20] = [
    "[",
    "]",
    "[[",
    "=",
    "\"",
    "'",
    "\"\"\"",
    "\n",
    ".",
    "{",
    "}",
    "#",
    ",",
    "[queue.soporte]\n",
    "9999999999999999999999",
    "-1",
    "1e999",
    "\u{1b}[2J",
    "ñ",
    "2026-13-40",
];

#[test]
fn no_mutation_of_a_good_configuration_is_a_surprise() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut refused = 0;
    for _ in 0..5_000 {
        let text = numbers.mutate(GOOD);
        let parsed = parse(&files(&[&text]));
        refused += usize::from(parsed.config.is_none());
        assert_eq!(
            parsed.config.is_none(),
            parsed.problems.iter().any(Problem::is_error),
            "{text}"
        );
        let lines: Vec<&str> = text.split('\n').collect();
        for problem in &parsed.problems {
            let line = problem.line().expect("a line") as usize;
            let column = problem.column().expect("a column") as usize;
            let told = problem.render(Lang::Es);
            assert!(line >= 1 && line <= lines.len(), "{told}\n{text}");
            let width = lines[line - 1].chars().count();
            assert!(column >= 1 && column <= width + 1, "{told}\n{text}");
            assert!(!told.contains('\u{1b}'), "{told}");
        }
    }
    assert!(refused > 1_000, "the mutations are too gentle: {refused}");
}

#[test]
fn what_a_thing_is_called_is_read_in_each_language() {
    let text = "[queue.q]\nes = 'Cola'\nen = 'Line'\nsize = 2\n[tag.t]\nes = ' '\n[status.s]\nde = 'da'\n\
                [channel.c]\nkind = 'maildir'\nes = 'Correo'\n";
    let config = parse(&[("a.toml".to_owned(), text.to_owned())]);
    let config = config.config.or(config.draft).expect("it is TOML");
    let called = |kind, thing: &str, language| {
        let name = Name::new(thing).expect("a name");
        crate::domain::called::called(&config.labels, kind, &name, &[language]).to_owned()
    };
    assert_eq!(called("queue", "q", "en"), "Line");
    assert_eq!(called("queue", "q", "es"), "Cola");
    assert_eq!(called("status", "s", "en"), "da");
    assert_eq!(called("channel", "c", "es"), "Correo");
    assert_eq!(
        called("tag", "t", "es"),
        "t",
        "nothing is called by a space"
    );
    let own = config.channels.values().next().expect("there is one");
    assert!(!own.settings().contains_key("es"));
}

#[test]
fn what_a_thing_is_called_is_a_text() {
    let parsed = parse(&[(
        "a.toml".to_owned(),
        "[tag.t]\nes = 3\nEs = 'x'\n".to_owned(),
    )]);
    let lines = parsed.problems.iter().map(|it| (it.code(), it.line()));
    let lines: Vec<_> = lines.collect();
    assert_eq!(lines, [("CT-2005", Some(2)), ("CT-2004", Some(3))]);
}
