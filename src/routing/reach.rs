//! Where the work of a channel may come to by itself, as the settings say.

use std::collections::BTreeSet;

use super::plan::{Plan, Target};
use crate::domain::Name;

/// Where a channel's work may come to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reach<'a> {
    /// Queues: the channel's own, those of its addresses, those that rules send its work to, and those that
    /// work overflows to, or goes to as it ages, from one of these.
    pub queues: BTreeSet<&'a Name>,
    /// People whom the channel, or one of its addresses, names, by sign-in name.
    pub people: BTreeSet<&'a Name>,
}

/// Where the work of a channel may come to, whatever comes; nowhere where there is no such channel.
pub fn reach<'a>(plan: &'a Plan, channel: &Name) -> Reach<'a> {
    let mut found = Reach::default();
    let Some(of) = plan.channels.get(channel) else {
        return found;
    };
    let routes = of.routes.values().map(|route| &route.target);
    let targets: Vec<&Target> = std::iter::once(&of.target).chain(routes).collect();
    for target in &targets {
        if let Target::Person { agent, .. } = target {
            found.people.insert(agent);
        }
    }
    let sorted = plan.rules.iter().filter_map(|rule| {
        let queue = rule.queue.as_ref()?;
        rule.when.may_hold_over(channel, &of.kind).then_some(queue)
    });
    let mut next: Vec<&Name> = targets.iter().map(|target| target.queue()).collect();
    next.extend(sorted);
    while let Some(name) = next.pop() {
        let Some((name, queue)) = plan.queues.get_key_value(name) else {
            continue;
        };
        if found.queues.insert(name) {
            next.extend(&queue.overflow);
            next.extend(queue.steps.iter().map(|step| &step.to));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;
    use crate::routing::condition::Condition;
    use crate::routing::plan::{Channel, Queue, Step};
    use crate::routing::rule::Rule;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a plain word is a name")
    }

    fn rule(when: &str, queue: &str) -> Rule {
        Rule {
            name: name(queue),
            when: Condition::new(when).expect("it reads"),
            queue: Some(name(queue)),
            priority: None,
            tags: BTreeSet::new(),
            skills: [].into(),
        }
    }

    fn plan() -> Plan {
        let mut plan = Plan::default();
        for queue in ["support", "sales", "late", "aged", "bills", "mails"] {
            plan.queues.insert(name(queue), Queue::default());
        }
        let queue = |plan: &mut Plan, of: &str, change: &dyn Fn(&mut Queue)| {
            change(plan.queues.get_mut(of).expect("it is there"));
        };
        queue(&mut plan, "support", &|it| it.overflow = Some(name("late")));
        queue(&mut plan, "late", &|it| it.overflow = Some(name("support")));
        let step = Step {
            after: Span::seconds(60),
            to: name("aged"),
            skip_if_no_agent: false,
        };
        queue(&mut plan, "bills", &|it| it.steps = vec![step.clone()]);
        let chat = Channel::new(name("webchat"), Target::Queue(name("support")));
        plan.channels.insert(name("web"), chat);
        let vip = Target::Person {
            agent: name("vera"),
            required: false,
            queue: name("sales"),
        };
        plan.channels
            .insert(name("vip"), Channel::new(name("sms"), vip));
        plan.rules = vec![
            rule("'bill' in text", "bills"),
            rule("kind == 'maildir' and 'x' in subject", "mails"),
        ];
        plan
    }

    #[test]
    fn work_comes_where_a_rule_sends_it_and_on_to_where_that_overflows_or_ages() {
        let plan = plan();
        let names = ["aged", "bills", "late", "support"].map(name);
        let found = reach(&plan, &name("web"));
        assert_eq!(found.queues.into_iter().cloned().collect::<Vec<_>>(), names);
        assert_eq!(found.people, BTreeSet::new());
    }

    #[test]
    fn whom_a_channel_names_is_reached_and_so_is_their_queue() {
        let plan = plan();
        let found = reach(&plan, &name("vip"));
        assert!(found.people.contains(&name("vera")));
        assert!(found.queues.contains(&name("sales")));
        assert_eq!(reach(&plan, &name("none")), Reach::default());
    }
}
