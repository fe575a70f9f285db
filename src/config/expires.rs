//! `[channel.NAME.expires]`: when the secrets of a channel end, where no protocol tells it.
//!
//! A certificate says until when it holds, and a token server says it of its tokens. Of a client secret, a password or
//! a token that was copied from a vendor's page only that page told it, once, to whoever copied it.

use crate::domain::Moment;
use crate::domain::ending::Ending;

use super::reader::Reader;
use super::section::{Key, Pattern, Section};
use super::shape::Shape;
use super::tree::Table;

/// What ends and when, in the order of their names.
pub(super) fn read(channel: &Table) -> Vec<Ending> {
    let table = channel.get(EXPIRES).and_then(|entry| entry.value.table());
    let at = Reader::new(table, &SECTION);
    let whats = table.into_iter().flat_map(Table::iter);
    whats
        .filter_map(|(what, _)| {
            let at = at.day(what)?;
            let what = what.to_owned();
            Some(Ending { what, at })
        })
        .collect()
}

/// When a day begins, in UTC as vendors count: from then on a secret that ends that day is not to be relied on.
pub(super) fn begin(day: &str) -> Option<Moment> {
    Moment::parse(&format!("{day}T00:00:00Z"))
}

/// Whether something may be called so: a line that is not blank.
fn is_called(what: &str) -> bool {
    what.len() <= WHAT_BYTES_MAX && !what.trim().is_empty() && !what.contains(char::is_control)
}

pub(super) const SECTION: Section = Section {
    pattern: Some(Pattern {
        shown: "client_secret",
        regex: "^.{1,100}$",
        fits: is_called,
        key: Key::new(
            "client_secret",
            Shape::Day,
            "",
            "El día en que caduca uno, contado desde las 00:00 UTC, tal como lo dio quien lo emitió. El nombre es el de la clave que lo lleva (password, client_secret, token, signing_secret…) o, si lo guarda el conector, otro que se entienda (app_secret).",
            "The day on which one ends, counted from 00:00 UTC, as whoever issued it gave it. The name is that of the key that holds it (password, client_secret, token, signing_secret…) or, where the connector keeps it, another that says what it is (app_secret).",
        )
        .example("2027-03-01"),
    }),
    ..Section::new(
        &["channel", "*", EXPIRES],
        &[],
        "Cuándo caducan las contraseñas, los tokens y los secretos de un canal que nadie más puede decir. Se avisa dos semanas antes, y cuando han caducado, como de un certificado: el estado del canal, «centralita channel show», la consola y las métricas. Al renovar uno, ponga aquí el día nuevo.",
        "When the passwords, tokens and secrets of a channel end that nobody else can tell. It is said two weeks before, and once they have ended, as of a certificate: the state of the channel, “centralita channel show”, the console and the metrics. Whoever renews one writes the new day here.",
    )
};

/// The name of the table.
pub(super) const EXPIRES: &str = "expires";

/// The longest name of what ends, in bytes: as long as a connector's.
const WHAT_BYTES_MAX: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Parsed, Problem, parse};
    use crate::words::Lang;

    const CHANNEL: &str =
        "[queue.q]\n[channel.c]\nkind = 'mail'\nqueue = 'q'\n[channel.c.expires]\n";

    fn parsed(lines: &str) -> Parsed {
        parse(&[("a.toml".to_owned(), format!("{CHANNEL}{lines}"))])
    }

    #[test]
    fn a_day_is_read_with_and_without_quotes_and_begins_in_utc() {
        let config = parsed("password = 2027-03-01\n'app secret' = '2028-02-29'\n").config;
        let told = config.expect("good").channels["c"].expires.clone();
        let told: Vec<_> = told.iter().map(|it| (it.what.as_str(), it.at)).collect();
        let at = |text| Moment::parse(text).expect("a moment");
        assert_eq!(
            told,
            [
                ("app secret", at("2028-02-29T00:00:00Z")),
                ("password", at("2027-03-01T00:00:00Z")),
            ]
        );
    }

    #[test]
    fn what_is_no_day_is_refused_where_it_stands() {
        for (line, code) in [
            ("password = '2027-02-30'", "CT-2009"),
            ("password = 'in spring'", "CT-2009"),
            ("password = '2027-3-1'", "CT-2009"),
            ("password = 2027-03-01T10:00:00Z", "CT-2009"),
            ("password = 10:00:00", "CT-2009"),
            ("password = 20270301", "CT-2005"),
            ("password = { file = '/p' }", "CT-2005"),
            ("'' = 2027-03-01", "CT-2004"),
        ] {
            let found = parsed(line).problems;
            let told: Vec<_> = found.iter().map(|it| (it.code(), it.line())).collect();
            assert_eq!(told, [(code, Some(6))], "{line}");
            assert!(found.iter().all(Problem::is_error), "{line}");
        }
        let remedy = parsed("password = '2027-02-30'").problems[0].remedy(Lang::En);
        assert_eq!(
            remedy.as_deref(),
            Some("it must be a day such as 2027-03-01, without a time")
        );
    }

    #[test]
    fn what_ends_is_no_secret_that_a_change_has_to_hide() {
        let config = |lines| parsed(lines).config.expect("good");
        let (old, new) = (
            config("client_secret = 2027-03-01"),
            config("client_secret = 2028-03-01"),
        );
        let changes = crate::config::diff::changes(&old, &new);
        let told: Vec<_> = changes.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["~channel.c.expires.client_secret 2027-03-01→2028-03-01"]
        );
    }
}
