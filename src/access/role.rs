//! Which acts each role holds, and how configuration widens or narrows that.

use super::action::{Action, ActionSet, Effect, Lowest, Scope};
use crate::domain::agent::Role;

/// The acts of every role. Starts as [`Roles::standard`]; configuration may give agents more freedom
/// or less, and supervisors too. Administrators hold everything, always, so that no configuration
/// locks its own author out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    agent: ActionSet,
    supervisor: ActionSet,
    auditor: ActionSet,
}

/// Why a role cannot be changed as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// Administrators hold every act.
    Administrator,
    /// Auditors change nothing, so no act that writes can be given to them.
    AuditorWrites,
    /// Acts about one's own account cannot be taken away.
    Own,
}

impl Roles {
    /// The roles as they are when configuration says nothing.
    pub fn standard() -> Roles {
        let at_most = |most| {
            Action::ALL
                .iter()
                .copied()
                .filter(move |a| a.lowest() <= most)
        };
        let own = Action::ALL.iter().filter(|a| a.scope() == Scope::Own);
        Roles {
            agent: at_most(Lowest::Agent).collect(),
            supervisor: at_most(Lowest::Supervisor).collect(),
            auditor: own.chain(AUDITOR).copied().collect(),
        }
    }

    /// The acts a role holds.
    pub fn of(&self, role: Role) -> ActionSet {
        match role {
            Role::Agent | Role::Bot => self.agent,
            Role::Supervisor => self.supervisor,
            Role::Administrator => Action::ALL.iter().copied().collect(),
            Role::Auditor => self.auditor,
        }
    }

    /// Lets everybody in the role do one thing more.
    pub fn allow(&mut self, role: Role, action: Action) -> Result<(), Fixed> {
        if role == Role::Auditor && action.effect() == Effect::Write {
            return Err(Fixed::AuditorWrites);
        }
        self.held_by(role)?.add(action);
        Ok(())
    }

    /// Keeps one thing from everybody in the role; a permission set can give it back to some.
    pub fn withhold(&mut self, role: Role, action: Action) -> Result<(), Fixed> {
        if action.scope() == Scope::Own {
            return Err(Fixed::Own);
        }
        self.held_by(role)?.take(action);
        Ok(())
    }

    fn held_by(&mut self, role: Role) -> Result<&mut ActionSet, Fixed> {
        match role {
            Role::Agent | Role::Bot => Ok(&mut self.agent),
            Role::Supervisor => Ok(&mut self.supervisor),
            Role::Auditor => Ok(&mut self.auditor),
            Role::Administrator => Err(Fixed::Administrator),
        }
    }
}

impl Default for Roles {
    fn default() -> Roles {
        Roles::standard()
    }
}

/// What an auditor reads besides their own account. Named one by one, so that a new act is closed to
/// auditors until somebody decides otherwise; monitoring is left out because a silent reader of live
/// work is a supervisor.
const AUDITOR: &[Action] = &[
    Action::AgentRead,
    Action::ContactRead,
    Action::MacroRead,
    Action::GuidanceRead,
    Action::ArticleRead,
    Action::ConversationRead,
    Action::QueueNames,
    Action::QueueRead,
    Action::ExplainRead,
    Action::SimulateRun,
    Action::SupervisePanel,
    Action::ReportRead,
    Action::EventRead,
    Action::OutboxRead,
    Action::ChannelRead,
    Action::PeopleRead,
    Action::TokenRead,
    Action::StatusRead,
    Action::MetricsRead,
    Action::ConfigRead,
    Action::CertificateRead,
    Action::RetentionRead,
    Action::AuditRead,
    Action::StoreRead,
    Action::BackupRead,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    const ROLES: [Role; 4] = [
        Role::Agent,
        Role::Supervisor,
        Role::Administrator,
        Role::Auditor,
    ];

    /// The whole table as text, so that every change of who may do what is seen in review.
    fn table() -> String {
        let roles = Roles::standard();
        let mut text = String::from(
            "action                           scope   effect  agent  supervisor  administrator  auditor\n",
        );
        for action in Action::ALL {
            let scope = format!("{:?}", action.scope()).to_lowercase();
            let effect = format!("{:?}", action.effect()).to_lowercase();
            let held = ROLES.map(|role| {
                if roles.of(role).holds(*action) {
                    "yes"
                } else {
                    "-"
                }
            });
            let [agent, supervisor, administrator, auditor] = held;
            let name = action.name();
            writeln!(
                text,
                "{name:<32} {scope:<7} {effect:<7} {agent:<6} {supervisor:<11} {administrator:<14} {auditor}"
            )
            .expect("text grows");
        }
        text
    }

    #[test]
    fn every_action_is_held_by_the_roles_that_the_kept_table_names() {
        let found = table();
        assert!(
            found == include_str!("roles.txt"),
            "who may do what has changed; if that was meant, src/access/roles.txt must read:\n{found}"
        );
    }

    #[test]
    fn an_auditor_changes_nothing_but_their_own_account() {
        let auditor = Roles::standard().of(Role::Auditor);
        for action in auditor.iter().filter(|a| a.scope() != Scope::Own) {
            assert_eq!(action.effect(), Effect::Read, "{action}");
        }
    }

    #[test]
    fn each_working_role_holds_all_of_the_one_below() {
        let roles = Roles::standard();
        assert!(roles.of(Role::Supervisor).covers(roles.of(Role::Agent)));
        assert!(
            roles
                .of(Role::Administrator)
                .covers(roles.of(Role::Supervisor).with(roles.of(Role::Auditor)))
        );
    }

    #[test]
    fn configuration_widens_and_narrows_a_role() {
        let mut roles = Roles::standard();
        roles
            .allow(Role::Agent, Action::ClaimOverCapacity)
            .expect("agents can be given more");
        roles
            .withhold(Role::Agent, Action::ConversationTransfer)
            .expect("agents can be given less");
        assert!(roles.of(Role::Agent).holds(Action::ClaimOverCapacity));
        assert!(!roles.of(Role::Agent).holds(Action::ConversationTransfer));
        assert!(
            roles
                .of(Role::Supervisor)
                .holds(Action::ConversationTransfer)
        );
    }

    #[test]
    fn configuration_cannot_lock_administrators_out() {
        let refused = Roles::standard().withhold(Role::Administrator, Action::ConfigReload);
        assert_eq!(refused, Err(Fixed::Administrator));
    }

    #[test]
    fn configuration_cannot_make_an_auditor_write() {
        let refused = Roles::standard().allow(Role::Auditor, Action::ConversationReply);
        assert_eq!(refused, Err(Fixed::AuditorWrites));
    }

    #[test]
    fn nobody_loses_the_acts_about_their_own_account() {
        let refused = Roles::standard().withhold(Role::Agent, Action::AccountPassword);
        assert_eq!(refused, Err(Fixed::Own));
    }
}
