//! The answers of `may`, against the kept table and against a small model.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::agent::{Agent, Role, Signature};
use crate::domain::{AgentId, Moment};

const ROLES: [Role; 4] = [
    Role::Agent,
    Role::Supervisor,
    Role::Administrator,
    Role::Auditor,
];

fn name(text: &str) -> Name {
    Name::new(text).expect("a test's name is a name")
}

fn person(role: Role, queues: &[&str], sets: &[&str]) -> Agent {
    Agent {
        id: AgentId(1),
        name: name("ana"),
        display: "Ana".to_owned(),
        role,
        sets: sets.iter().copied().map(name).collect(),
        queues: queues.iter().copied().map(name).collect(),
        skills: BTreeMap::new(),
        capacity: 10,
        interruptible: None,
        enabled: true,
        created_at: Moment(0),
        signature: Signature::default(),
    }
}

fn set(reach: SetReach, actions: &[Action]) -> PermissionSet {
    let actions = actions.iter().copied().collect();
    PermissionSet { actions, reach }
}

fn named<const N: usize>(sets: [(&str, PermissionSet); N]) -> Sets {
    Sets {
        roles: Roles::standard(),
        named: sets.map(|(label, set)| (name(label), set)).into(),
    }
}

#[test]
fn every_action_for_every_role_holds_in_own_queues_and_nowhere_else() {
    let roles = Roles::standard();
    let (own, other) = (name("ventas"), name("soporte"));
    for role in ROLES {
        let grants = Grants::of(&person(role, &["ventas"], &[]), &Sets::default());
        for action in Action::ALL {
            let held = roles.of(role).holds(*action);
            let wide = role == Role::Administrator;
            let (here, beyond) = match action.scope() {
                Scope::Own | Scope::Shared => (held, held),
                Scope::Queue => (held, held && wide),
                Scope::Desk => (held && wide, held && wide),
            };
            assert_eq!(may(&grants, *action, Some(&own)), here, "{role:?} {action}");
            assert_eq!(
                may(&grants, *action, Some(&other)),
                beyond,
                "{role:?} {action}"
            );
            assert_eq!(may(&grants, *action, None), beyond, "{role:?} {action}");
        }
    }
}

#[test]
fn nobody_signed_in_may_do_nothing() {
    for action in Action::ALL {
        assert!(!may(&Grants::none(), *action, None), "{action}");
        assert!(
            !may(&Grants::none(), *action, Some(&name("ventas"))),
            "{action}"
        );
    }
}

#[test]
fn a_closed_account_may_do_nothing() {
    let mut closed = person(Role::Administrator, &[], &[]);
    closed.enabled = false;
    assert_eq!(Grants::of(&closed, &Sets::default()), Grants::none());
}

#[test]
fn a_supervisor_without_queues_watches_all_and_an_agent_without_queues_none() {
    let none = Sets::default();
    let queue = name("ventas");
    let supervisor = Grants::of(&person(Role::Supervisor, &[], &[]), &none);
    let agent = Grants::of(&person(Role::Agent, &[], &[]), &none);
    assert!(may(&supervisor, Action::SuperviseMonitor, Some(&queue)));
    assert!(may(&supervisor, Action::ConversationRead, None));
    assert!(!may(&agent, Action::ConversationRead, Some(&queue)));
}

#[test]
fn a_set_without_queues_holds_in_the_queues_of_its_holder() {
    let senior = set(
        SetReach::OfPerson,
        &[Action::ClaimOverCapacity, Action::MacroEdit],
    );
    let sets = named([("senior", senior)]);
    let ana = Grants::of(&person(Role::Agent, &["ventas"], &["senior"]), &sets);
    assert!(may(&ana, Action::ClaimOverCapacity, Some(&name("ventas"))));
    assert!(!may(
        &ana,
        Action::ClaimOverCapacity,
        Some(&name("soporte"))
    ));
    assert!(may(&ana, Action::MacroEdit, None));
}

#[test]
fn a_set_bound_to_queues_reaches_those_only_and_never_the_desk() {
    let queues = BTreeSet::from([name("soporte")]);
    let coach = set(
        SetReach::Queues(queues),
        &[Action::SuperviseWhisper, Action::ConfigReload],
    );
    assert!(coach.without_effect().holds(Action::ConfigReload));
    let sets = named([("coach", coach)]);
    let ana = Grants::of(&person(Role::Agent, &["ventas"], &["coach"]), &sets);
    assert!(may(&ana, Action::SuperviseWhisper, Some(&name("soporte"))));
    assert!(!may(&ana, Action::SuperviseWhisper, Some(&name("ventas"))));
    assert!(!may(&ana, Action::ConfigReload, Some(&name("soporte"))));
}

#[test]
fn a_set_that_configuration_no_longer_defines_grants_nothing() {
    let with = Grants::of(
        &person(Role::Agent, &["ventas"], &["gone"]),
        &Sets::default(),
    );
    let without = Grants::of(&person(Role::Agent, &["ventas"], &[]), &Sets::default());
    assert_eq!(with, without);
}

#[test]
fn carried_work_of_another_queue_can_be_answered_but_not_exported() {
    let ana = Grants::of(&person(Role::Agent, &["ventas"], &[]), &Sets::default());
    assert!(may_on_own(&ana, Action::ConversationReply));
    let of_none = Grants::of(&person(Role::Agent, &[], &[]), &Sets::default());
    assert!(may_on_own(&of_none, Action::ConversationReply));
    assert!(!may_on_own(&Grants::none(), Action::ConversationReply));
    let boss = Grants::of(
        &person(Role::Supervisor, &["ventas"], &[]),
        &Sets::default(),
    );
    assert!(!may_on_own(&boss, Action::ConversationExport));
    let auditor = Grants::of(&person(Role::Auditor, &[], &[]), &Sets::default());
    assert!(!may_on_own(&auditor, Action::ConversationReply));
}

#[test]
fn nobody_can_hand_out_more_than_they_hold() {
    let none = Sets::default();
    let administrator = Grants::of(&person(Role::Administrator, &[], &[]), &none);
    let supervisor = Grants::of(&person(Role::Supervisor, &["ventas"], &[]), &none);
    let here = Grants::of(&person(Role::Agent, &["ventas"], &[]), &none);
    let there = Grants::of(&person(Role::Agent, &["soporte"], &[]), &none);
    assert!(administrator.covers(&supervisor) && Grants::all().covers(&administrator));
    assert!(supervisor.covers(&here));
    assert!(!supervisor.covers(&there));
    assert!(!supervisor.covers(&administrator));
}

#[test]
fn ten_thousand_random_grants_agree_with_the_model() {
    let mut dice = Dice(0x5eed);
    let queues = ["ventas", "soporte", "correo", "envíos"].map(name);
    for round in 0..10_000 {
        let (agent, sets) = random(&mut dice, &queues);
        let grants = Grants::of(&agent, &sets);
        for _ in 0..20 {
            let action = Action::ALL[dice.roll(Action::ALL.len())];
            let queue = queues.get(dice.roll(queues.len() + 1));
            let expected = model(&agent, &sets, action, queue);
            let found = may(&grants, action, queue);
            assert_eq!(
                found, expected,
                "round {round}: {action} {queue:?} {agent:?} {sets:?}"
            );
            let listed = grants.reach(action).contains(queue);
            if action.scope() == Scope::Queue || queue.is_none() {
                assert_eq!(
                    listed, expected,
                    "round {round}: lists differ from single answers"
                );
            }
        }
    }
}

/// What `may` must answer, told from the person's record without compiling anything.
fn model(agent: &Agent, sets: &Sets, action: Action, queue: Option<&Name>) -> bool {
    let wide = match agent.role {
        Role::Administrator => true,
        Role::Agent | Role::Bot => false,
        Role::Supervisor | Role::Auditor => agent.queues.is_empty(),
    };
    let among = |queues: &BTreeSet<Name>| queue.is_some_and(|queue| queues.contains(queue));
    let on_work = action.scope() == Scope::Queue;
    let by_role = sets.roles.of(agent.role).holds(action)
        && match action.scope() {
            Scope::Own | Scope::Shared => true,
            Scope::Queue => wide || among(&agent.queues),
            Scope::Desk => wide,
        };
    let by_set = |name: &Name| {
        sets.named.get(name).is_some_and(|set| {
            set.actions.holds(action)
                && match &set.reach {
                    SetReach::Everywhere => true,
                    SetReach::Queues(queues) => on_work && among(queues),
                    SetReach::OfPerson => !on_work || wide || among(&agent.queues),
                }
        })
    };
    agent.enabled && (by_role || agent.sets.iter().any(by_set))
}

fn random(dice: &mut Dice, queues: &[Name]) -> (Agent, Sets) {
    let mut some_queues = || {
        let kept = queues.iter().filter(|_| dice.roll(3) == 0);
        kept.cloned().collect::<BTreeSet<_>>()
    };
    let own = some_queues();
    let bound = some_queues();
    let mut sets = Sets::default();
    for label in ["uno", "dos", "tres"] {
        let reach = match dice.roll(3) {
            0 => SetReach::OfPerson,
            1 => SetReach::Queues(bound.clone()),
            _ => SetReach::Everywhere,
        };
        let few = Action::ALL.iter().copied().filter(|_| dice.roll(8) == 0);
        let actions = few.collect();
        sets.named
            .insert(name(label), PermissionSet { actions, reach });
    }
    for _ in 0..dice.roll(4) {
        let (role, action) = (
            ROLES[dice.roll(4)],
            Action::ALL[dice.roll(Action::ALL.len())],
        );
        // A refused change leaves the roles as they were, which is all that this needs.
        let _ = if dice.roll(2) == 0 {
            sets.roles.allow(role, action)
        } else {
            sets.roles.withhold(role, action)
        };
    }
    let mut agent = person(ROLES[dice.roll(4)], &[], &[]);
    agent.queues = own;
    let given = ["uno", "dos", "tres", "cuatro"]
        .into_iter()
        .filter(|_| dice.roll(3) == 0);
    agent.sets = given.map(name).collect();
    agent.enabled = dice.roll(20) != 0;
    (agent, sets)
}

/// Xorshift: the same throws in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("less than the sides")
    }
}
