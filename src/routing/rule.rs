//! Rules that sort what arrives before it waits: the first whose condition holds says where it goes.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Name;

use super::condition::{Condition, Facts};

/// A rule, as `[rule.NAME]` in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it is called.
    pub name: Name,
    /// When it applies.
    pub when: Condition,
    /// The queue instead of the channel's.
    pub queue: Option<Name>,
    /// The second key of order instead of the channel's.
    pub priority: Option<u16>,
    /// Labels put on.
    pub tags: BTreeSet<Name>,
    /// Skills required besides those of the queue, with the least level.
    pub skills: BTreeMap<Name, u8>,
}

/// What the rules say of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted<'a> {
    /// The rule that applies.
    pub rule: Option<&'a Rule>,
    /// Rules that could not be asked, and why; they count as not applying.
    pub unanswered: Vec<(&'a Name, String)>,
}

/// Asks the rules in order; the first that applies ends the search.
pub fn sort<'a>(rules: &'a [Rule], facts: &Facts<'_>) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    for rule in rules.iter().take(RULES_MAX) {
        match rule.when.holds(facts) {
            Ok(true) => {
                sorted.rule = Some(rule);
                break;
            }
            Ok(false) => {}
            Err(why) => sorted.unanswered.push((&rule.name, why)),
        }
    }
    sorted
}

/// The most rules in one configuration.
pub const RULES_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a plain word is a name")
    }

    fn rule(label: &str, when: &str) -> Rule {
        Rule {
            name: name(label),
            when: Condition::new(when).expect("the condition reads"),
            queue: Some(name(label)),
            priority: None,
            tags: BTreeSet::new(),
            skills: BTreeMap::new(),
        }
    }

    fn facts<'a>(subject: &'a str, tags: &'a BTreeSet<Name>) -> Facts<'a> {
        Facts {
            channel: "correo",
            kind: "maildir",
            from: "",
            name: "",
            to: "",
            subject,
            text: "",
            language: "",
            tags,
            priority: 500,
            attachments: 0,
            auto: false,
        }
    }

    #[test]
    fn the_first_rule_that_applies_decides() {
        let rules = [
            rule("a", "'x' in subject"),
            rule("b", "'y' in subject"),
            rule("c", "true"),
        ];
        let tags = BTreeSet::new();
        let chosen = |subject| {
            sort(&rules, &facts(subject, &tags))
                .rule
                .map(|rule| rule.name.as_str())
        };
        assert_eq!(chosen("x y"), Some("a"));
        assert_eq!(chosen("y"), Some("b"));
        assert_eq!(chosen("z"), Some("c"));
        assert_eq!(sort(&rules[..2], &facts("z", &tags)).rule, None);
    }

    #[test]
    fn a_rule_that_cannot_be_asked_does_not_stop_the_others() {
        let rules = [rule("a", "'x' in priority"), rule("b", "true")];
        let tags = BTreeSet::new();
        let sorted = sort(&rules, &facts("", &tags));
        assert_eq!(sorted.rule, Some(&rules[1]));
        assert_eq!(sorted.unanswered.len(), 1);
        assert_eq!(sorted.unanswered[0].0, &rules[0].name);
    }
}
