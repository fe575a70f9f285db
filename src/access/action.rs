//! Every act a person can ask of the desk, in one table: name, scope, effect, lowest role.

use std::fmt;
use std::str::FromStr;

/// What a question about an act must be asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// About one's own account; everybody who holds a role may.
    Own,
    /// About what everybody with the role shares; a role over a single queue suffices.
    Shared,
    /// About the work of one queue; asked with the queue's name. Asked without one (the work is in no
    /// queue), only a grant over every queue answers yes.
    Queue,
    /// About the whole desk; only a grant over every queue answers yes.
    Desk,
}

/// Whether an act changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing that the desk keeps is changed, but for the audit.
    Read,
    /// Something is changed, sent or carried out of the desk.
    Write,
}

/// The least of the three working roles that holds an act before configuration says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lowest {
    Agent,
    Supervisor,
    Administrator,
}

macro_rules! actions {
    ($($variant:ident $name:literal $scope:ident $effect:ident $lowest:ident $says:literal;)*) => {
        /// One act. Its name is a promise to configuration, audit and scripts; its position is not.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = $says] $variant,)*
        }

        impl Action {
            /// Every act, in the order of the table.
            pub const ALL: &'static [Action] = &[$(Action::$variant,)*];

            /// The stable name, such as `conversation.reply`.
            pub const fn name(self) -> &'static str {
                match self { $(Action::$variant => $name,)* }
            }

            /// What it is, in an English sentence.
            pub const fn says(self) -> &'static str {
                match self { $(Action::$variant => $says,)* }
            }

            /// What the question must be asked of.
            pub const fn scope(self) -> Scope {
                match self { $(Action::$variant => Scope::$scope,)* }
            }

            /// Whether it changes anything.
            pub const fn effect(self) -> Effect {
                match self { $(Action::$variant => Effect::$effect,)* }
            }

            pub(super) const fn lowest(self) -> Lowest {
                match self { $(Action::$variant => Lowest::$lowest,)* }
            }
        }
    };
}

actions! {
    AccountRead "account.read" Own Read Agent "See one's own account, roles and queues.";
    AccountPassword "account.password" Own Write Agent "Change one's own password.";
    AccountSignature "account.signature" Own Write Agent "Change what stands under what one writes.";
    AccountSecondFactor "account.second_factor" Own Write Agent "Set up or renew one's own second factor.";
    AccountSessions "account.sessions" Own Write Agent "List and end one's own sessions.";

    PresenceSet "presence.set" Shared Write Agent "Choose one's own status.";
    AgentRead "agent.read" Shared Read Agent "See colleagues, their status and load.";
    ContactRead "contact.read" Shared Read Agent "Find customers and see their record.";
    ContactEdit "contact.edit" Shared Write Agent "Add and correct customers and their addresses.";
    ContactMerge "contact.merge" Shared Write Supervisor "Make two customers one.";
    ContactExport "contact.export" Desk Write Administrator "Hand over everything kept about a customer.";
    ContactErase "contact.erase" Desk Write Administrator "Erase a customer for good.";
    MacroRead "macro.read" Shared Read Agent "See and use saved answers.";
    MacroEdit "macro.edit" Desk Write Supervisor "Write saved answers for everybody.";
    GuidanceRead "guidance.read" Shared Read Agent "Read what the team is to know and keep to.";
    GuidanceConfirm "guidance.confirm" Shared Write Agent "Say that one has read it.";
    GuidanceEdit "guidance.edit" Queue Write Supervisor "Publish and withdraw guidance, and see who has read it.";
    ArticleRead "article.read" Shared Read Agent "Read help articles, published or not.";
    ArticleEdit "article.edit" Desk Write Supervisor "Write and publish help articles.";

    ConversationRead "conversation.read" Queue Read Agent "List, find and read conversations and their files.";
    ConversationStart "conversation.start" Queue Write Agent "Write to a customer first.";
    ConversationReply "conversation.reply" Queue Write Agent "Answer the customer.";
    ConversationNote "conversation.note" Queue Write Agent "Write internal notes.";
    ConversationClaim "conversation.claim" Queue Write Agent "Take waiting work for oneself.";
    ConversationRelease "conversation.release" Queue Write Agent "Put one's work back in its queue.";
    ConversationTransfer "conversation.transfer" Queue Write Agent "Move work out of this queue into another.";
    ConversationAssign "conversation.assign" Queue Write Agent "Hand one's own or waiting work to a colleague.";
    ConversationResolve "conversation.resolve" Queue Write Agent "Set work resolved or open without an answer.";
    ConversationEnd "conversation.end" Queue Write Agent "End work with its disposition.";
    ConversationSnooze "conversation.snooze" Queue Write Agent "Postpone work.";
    ConversationTag "conversation.tag" Queue Write Agent "Put tags on and take them off.";
    ConversationPriority "conversation.priority" Queue Write Agent "Change how urgent work is.";
    ConversationEdit "conversation.edit" Queue Write Agent "Change subject, fields, case status and relations.";
    ConversationMerge "conversation.merge" Queue Write Agent "Make two conversations one.";
    ConversationSplit "conversation.split" Queue Write Agent "Make a new conversation of some messages.";
    ConversationUndo "conversation.undo" Queue Write Agent "Take back one's own last act.";
    ConversationAskHelp "conversation.ask_help" Queue Write Agent "Ask a supervisor for help.";
    ConversationExport "conversation.export" Queue Write Supervisor "Carry a conversation out of the desk.";
    OfferAccept "offer.accept" Queue Write Agent "Accept offered work.";
    OfferDecline "offer.decline" Queue Write Agent "Decline offered work.";
    ClaimOverCapacity "claim.over_capacity" Queue Write Supervisor "Take more work than one's capacity allows.";

    QueueNames "queue.names" Shared Read Agent "See which queues there are, to move work there.";
    QueueRead "queue.read" Queue Read Agent "See a queue, what waits in it and how long.";
    QueuePause "queue.pause" Queue Write Supervisor "Stop and restart a queue's distribution.";
    QueueMove "queue.move" Queue Write Supervisor "Move everything that waits into another queue.";
    RoutingExternal "routing.external" Queue Write Administrator "Distribute a queue's work from outside.";
    ExplainRead "explain.read" Queue Read Supervisor "See why work went where it went.";
    SimulateRun "simulate.run" Desk Read Supervisor "Replay a past period against another configuration.";

    SupervisePanel "supervise.panel" Queue Read Supervisor "Watch queues, people and work live.";
    SuperviseMonitor "supervise.monitor" Queue Read Supervisor "Follow a colleague's conversation unseen.";
    SuperviseWhisper "supervise.whisper" Queue Write Supervisor "Advise a colleague, unseen by the customer.";
    SuperviseJoin "supervise.join" Queue Write Supervisor "Write in a colleague's conversation.";
    SuperviseTakeOver "supervise.take_over" Queue Write Supervisor "Take a colleague's conversation.";
    SuperviseReassign "supervise.reassign" Queue Write Supervisor "Take work from one person and give it to another.";
    SuperviseSetStatus "supervise.set_status" Queue Write Supervisor "Change a colleague's status.";
    SuperviseSetSignature "supervise.set_signature" Queue Write Supervisor "Change what stands under what a colleague writes.";
    SuperviseSetSkills "supervise.set_skills" Queue Write Supervisor "Change a colleague's skills.";
    SuperviseSetQueues "supervise.set_queues" Queue Write Supervisor "Put a colleague in a queue or take them out.";
    SuperviseSetCapacity "supervise.set_capacity" Queue Write Supervisor "Change how much work a colleague carries.";
    SuperviseSignOut "supervise.sign_out" Queue Write Supervisor "End a colleague's presence and free their work.";
    ReportRead "report.read" Queue Read Supervisor "Read figures of the past.";
    EventRead "event.read" Queue Read Supervisor "Follow the stream of events.";

    OutboxRead "outbox.read" Queue Read Supervisor "See messages that have not left yet.";
    OutboxRetry "outbox.retry" Queue Write Supervisor "Try a failed message again.";
    OutboxDrop "outbox.drop" Queue Write Supervisor "Give up a message that has not left.";
    OutboxApprove "outbox.approve" Queue Write Supervisor "Approve answers that wait for it, and give them back.";
    ChannelRead "channel.read" Shared Read Agent "See channels and what they can carry.";
    ChannelTest "channel.test" Desk Write Administrator "Send a trial message through a channel.";
    ChannelRejected "channel.rejected" Desk Write Administrator "Read, replay and drop what a connector said and could not be taken.";
    ChannelPause "channel.pause" Desk Write Administrator "Stop and restart a channel.";

    PeopleRead "people.read" Desk Read Administrator "See accounts, roles and sessions.";
    PeopleAdd "people.add" Desk Write Administrator "Make an account.";
    PeopleEdit "people.edit" Desk Write Administrator "Change an account's name, skills, queues, capacity.";
    PeopleGrant "people.grant" Desk Write Administrator "Give and take roles and permission sets.";
    PeopleDisable "people.disable" Desk Write Administrator "Close and reopen an account.";
    PeopleResetPassword "people.reset_password" Desk Write Administrator "Set another's password or send a link.";
    PeopleResetSecondFactor "people.reset_second_factor" Desk Write Administrator "Clear another's second factor.";
    PeopleEndSessions "people.end_sessions" Desk Write Administrator "End another's sessions.";
    TokenRead "token.read" Desk Read Administrator "See which programs hold a token.";
    TokenCreate "token.create" Desk Write Administrator "Give a program a token.";
    TokenRevoke "token.revoke" Desk Write Administrator "Take a program's token away.";

    StatusRead "status.read" Shared Read Supervisor "See the daemon's state.";
    MetricsRead "metrics.read" Desk Read Administrator "Read the figures for monitoring.";
    ConfigRead "config.read" Desk Read Supervisor "See the configuration in force and its history.";
    ConfigReload "config.reload" Desk Write Administrator "Apply the edited configuration.";
    ConfigWrite "config.write" Desk Write Administrator "Set up channels by writing them into the configuration.";
    CertificateRead "certificate.read" Desk Read Administrator "See certificates and their dates.";
    CertificateChange "certificate.change" Desk Write Administrator "Renew and trust certificates.";
    ExportRun "export.run" Desk Write Administrator "Carry all conversations out of the desk.";
    RetentionRead "retention.read" Desk Read Administrator "See what retention would remove.";
    RetentionRun "retention.run" Desk Write Administrator "Remove what retention says, now.";
    AuditRead "audit.read" Desk Read Administrator "Read and verify the audit.";
    StoreRead "store.read" Desk Read Administrator "See the store's size and verify it.";
    StoreCompact "store.compact" Desk Write Administrator "Make the store's file smaller.";
    BackupRead "backup.read" Desk Read Administrator "List and verify backups.";
    BackupCreate "backup.create" Desk Write Administrator "Write a backup.";
    BackupRestore "backup.restore" Desk Write Administrator "Put a backup in place of the store.";
}

/// A name that is no act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownAction;

impl fmt::Display for UnknownAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such action")
    }
}

impl std::error::Error for UnknownAction {}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Action, UnknownAction> {
        let mut all = Action::ALL.iter().copied();
        all.find(|action| action.name() == text)
            .ok_or(UnknownAction)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of acts, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct ActionSet(u128);

// The set has one bit for each act; a table that outgrows it must not build.
const _: () = assert!(Action::ALL.len() <= ACTIONS_MAX);

impl ActionSet {
    /// No act at all.
    pub const EMPTY: ActionSet = ActionSet(0);

    /// Whether the act is in the set.
    pub const fn holds(self, action: Action) -> bool {
        self.0 & bit(action) != 0
    }

    /// Puts an act in.
    pub const fn add(&mut self, action: Action) {
        self.0 |= bit(action);
    }

    /// Takes an act out.
    pub const fn take(&mut self, action: Action) {
        self.0 &= !bit(action);
    }

    /// What is in either set.
    #[must_use]
    pub const fn with(self, other: ActionSet) -> ActionSet {
        ActionSet(self.0 | other.0)
    }

    /// Whether everything in `other` is in this set too.
    pub const fn covers(self, other: ActionSet) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The acts in it, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Action> {
        Action::ALL
            .iter()
            .copied()
            .filter(move |action| self.holds(*action))
    }

    /// The acts of this set that are asked at one of the given scopes.
    #[must_use]
    pub fn at(self, scopes: &[Scope]) -> ActionSet {
        self.iter()
            .filter(|action| scopes.contains(&action.scope()))
            .collect()
    }
}

impl FromIterator<Action> for ActionSet {
    fn from_iter<I: IntoIterator<Item = Action>>(actions: I) -> ActionSet {
        let mut set = ActionSet::EMPTY;
        for action in actions {
            set.add(action);
        }
        set
    }
}

impl fmt::Debug for ActionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(Action::name))
            .finish()
    }
}

const fn bit(action: Action) -> u128 {
    1 << (action as u32)
}

/// How many acts the table can name.
pub const ACTIONS_MAX: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_action_is_found_again_by_its_name() {
        for action in Action::ALL {
            assert_eq!(action.name().parse(), Ok(*action));
        }
    }

    #[test]
    fn no_two_actions_share_a_name() {
        let names: BTreeSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
    }

    #[test]
    fn names_are_a_noun_a_point_and_a_verb() {
        for action in Action::ALL {
            let (noun, verb) = action.name().split_once('.').expect("a point");
            for part in [noun, verb] {
                assert!(
                    part.bytes().all(|b| b == b'_' || b.is_ascii_lowercase()),
                    "{action}"
                );
                assert!(!part.is_empty(), "{action}");
            }
        }
    }

    #[test]
    fn an_unknown_name_is_no_action() {
        assert_eq!("conversation.REPLY".parse::<Action>(), Err(UnknownAction));
        assert_eq!("".parse::<Action>(), Err(UnknownAction));
    }

    #[test]
    fn a_set_holds_what_was_put_in_and_no_more() {
        let mut set: ActionSet = [Action::AuditRead, Action::AccountRead]
            .into_iter()
            .collect();
        set.take(Action::AuditRead);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Action::AccountRead]);
        assert!(ActionSet::EMPTY.is_empty() && set.covers(ActionSet::EMPTY));
    }
}
