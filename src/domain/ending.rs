//! What a channel needs and what ends: a certificate, a token. One rule for all of them, whoever learned of the end.

use super::Moment;
use super::health::{Ailment, Cause};

/// Something that a channel needs until it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What it is: the server whose certificate it is, or the words of a connector.
    pub what: String,
    /// When it ends.
    pub at: Moment,
}

/// What is to tell of the first of them at `now`: nothing while that is far off, that it ends soon in the last two
/// weeks, and then that it has ended.
pub fn ailment(endings: &[Ending], now: Moment) -> Option<Ailment> {
    let first = endings.iter().min_by_key(|ending| ending.at)?;
    let cause = Cause::of_end(first.at, now)?;
    let why = format!("{} {}", first.what, first.at);
    Some(Ailment::of_end(
        cause,
        why.trim_start().to_owned(),
        first.at,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;
    use crate::domain::health::Condition;

    fn ending(what: &str, days: i64) -> Ending {
        Ending {
            what: what.to_owned(),
            at: Moment(0) + Span::days(days),
        }
    }

    #[test]
    fn what_ends_first_is_what_is_told() {
        let endings = [ending("imap.test", 40), ending("smtp.test", 20)];
        assert_eq!(ailment(&endings, Moment(0)), None);
        let day = Moment(0) + Span::days(10);
        let told = ailment(&endings, day).expect("in its last two weeks");
        assert_eq!(told.condition(), Condition::Degraded);
        assert_eq!(told.why, format!("smtp.test {}", endings[1].at));
        assert_eq!(told.since, Moment(0) + Span::days(6));
        let told = ailment(&endings, endings[1].at).expect("it has ended");
        assert_eq!(told.condition(), Condition::NeedsOperator);
        assert_eq!(told.since, endings[1].at);
    }

    #[test]
    fn what_needs_nothing_that_ends_is_well() {
        assert_eq!(ailment(&[], Moment(i64::MAX)), None);
    }
}
