//! What of an account is another than it was, in words for the journal.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::domain::agent::Agent;

/// Of a new account: what it may do, and where.
pub(super) fn made(now: &Agent) -> Vec<String> {
    let none = BTreeSet::new();
    let more = [
        moved("sets", &none, &now.sets),
        moved("queues", &none, &now.queues),
        moved("skills", &BTreeSet::new(), &levels(now)),
    ];
    let role = format!("role={}", now.role.name());
    let told = ["added".to_owned(), role].into_iter();
    told.chain(more.into_iter().flatten()).collect()
}

/// Each thing that is another, as `capacity=5→7`; of what people read or write under their mails only that it is.
pub(super) fn differences(before: &Agent, now: &Agent) -> Vec<String> {
    let bare = |what: &str, is: bool| is.then(|| what.to_owned());
    [
        turned("role", before.role.name(), now.role.name()),
        moved("sets", &before.sets, &now.sets),
        moved("queues", &before.queues, &now.queues),
        moved("skills", &levels(before), &levels(now)),
        turned("capacity", &before.capacity, &now.capacity),
        turned("interruptible", &units(before), &units(now)),
        turned("enabled", &before.enabled, &now.enabled),
        bare("display", before.display != now.display),
        bare("signature", before.signature != now.signature),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn turned<T: PartialEq + Display + ?Sized>(what: &str, before: &T, now: &T) -> Option<String> {
    (before != now).then(|| format!("{what}={before}→{now}"))
}

fn moved<T: Ord + Display>(what: &str, before: &BTreeSet<T>, now: &BTreeSet<T>) -> Option<String> {
    let more = now.difference(before).map(|it| format!("+{it}"));
    let less = before.difference(now).map(|it| format!("-{it}"));
    let all: Vec<String> = more.chain(less).collect();
    (!all.is_empty()).then(|| format!("{what}={}", all.join(",")))
}

fn levels(agent: &Agent) -> BTreeSet<String> {
    let skills = agent.skills.iter();
    skills
        .map(|(skill, level)| format!("{skill}:{level}"))
        .collect()
}

fn units(agent: &Agent) -> String {
    let units = agent.interruptible;
    units.map_or_else(|| "-".to_owned(), |units| units.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agent::{Role, Signature};
    use crate::domain::{AgentId, Moment, Name};

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    #[test]
    fn each_thing_that_is_another_is_told_and_no_text_of_theirs() {
        let before = Agent {
            id: AgentId(1),
            name: name("sofia"),
            display: "Sofía".to_owned(),
            role: Role::Agent,
            sets: BTreeSet::new(),
            queues: [name("soporte"), name("chat")].into(),
            skills: [(name("ingles"), 3)].into(),
            capacity: 5,
            interruptible: None,
            enabled: true,
            created_at: Moment(0),
            signature: Signature::default(),
        };
        let now = Agent {
            display: "Sofía Marín".to_owned(),
            role: Role::Supervisor,
            queues: [name("soporte"), name("ventas")].into(),
            skills: [(name("ingles"), 4)].into(),
            capacity: 7,
            interruptible: Some(9),
            enabled: false,
            ..before.clone()
        };
        assert_eq!(differences(&before, &before), [""; 0]);
        assert_eq!(
            differences(&before, &now).join(" "),
            "role=agent→supervisor queues=+ventas,-chat skills=+ingles:4,-ingles:3 capacity=5→7 \
             interruptible=-→9 enabled=true→false display"
        );
        assert_eq!(
            made(&before).join(" "),
            "added role=agent queues=+chat,+soporte skills=+ingles:3"
        );
    }
}
