//! One conversation of two, two of one, and back again.

use crate::domain::agent::Role;
use crate::domain::case::CaseStatus;
use crate::domain::conversation::{Interaction, Work as State};
use crate::domain::{AgentId, ConversationId};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Work};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

/// The texts of a conversation in order of their places, which have no gap.
fn texts(desk: &Desk, id: ConversationId) -> Vec<String> {
    let mut messages: Vec<_> = desk
        .record
        .messages
        .values()
        .filter(|message| message.conversation == id)
        .collect();
    messages.sort_by_key(|message| message.seq);
    let seqs: Vec<u32> = messages.iter().map(|message| message.seq).collect();
    assert_eq!(seqs, (1..=desk.show(id).seq).collect::<Vec<_>>());
    messages
        .iter()
        .map(|message| message.text.clone())
        .collect()
}

/// Two conversations of one customer and a supervisor.
fn two(desk: &mut Desk) -> (AgentId, ConversationId, ConversationId) {
    let boss = desk.hire("berta", Role::Supervisor, &["soporte"], 9);
    let one = desk.mail("a@example.test", "uno");
    let other = desk.mail("a@example.test", "dos");
    (boss, one, other)
}

fn merge(desk: &mut Desk, who: AgentId, into: ConversationId, from: ConversationId) -> u64 {
    match desk.does(who, into, Work::Merge(from)) {
        Ok(Answer::Undoable { token, .. }) => token,
        other => panic!("they are of one customer: {other:?}"),
    }
}

#[test]
fn merged_messages_stand_in_the_one_that_stays() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    desk.answer(other, "tres");
    merge(&mut desk, boss, one, other);
    assert_eq!(texts(&desk, one), ["uno", "dos", "tres"]);
    assert_eq!(desk.show(one).unread, 3);
    assert_eq!(texts(&desk, other), [""; 0]);
    assert_eq!(desk.show(other).merged_into, Some(one));
    assert!(desk.happened(one, |what| *what
        == What::Merged {
            from: other,
            seq: 2
        }));
    assert!(desk.happened(other, |what| *what == What::MergedInto(one)));
    assert_eq!(desk.answer(other, "cuatro"), one);
    assert_eq!(texts(&desk, one).len(), 4);
}

#[test]
fn what_was_on_its_way_out_leaves_in_the_order_of_the_one_that_stays() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    desk.arrive(boss);
    let first = desk.reply(boss, other, "a dos").expect("she may answer");
    let second = desk.reply(boss, one, "a uno").expect("she may answer");
    merge(&mut desk, boss, one, other);
    assert_eq!(desk.claim_lane(), [first]);
    desk.settle(first, crate::engine::command::Verdict::Sent(Vec::new()));
    assert_eq!(desk.claim_lane(), [second]);
}

#[test]
fn a_merge_taken_back_leaves_everything_where_it_was() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    let (before_one, before_other) = (desk.show(one), desk.show(other));
    let token = merge(&mut desk, boss, one, other);
    assert_eq!(
        desk.record.cases[&before_other.case].status,
        CaseStatus::Closed
    );
    desk.by(Actor::Agent(boss), Act::Undo { token })
        .expect("nothing came between");
    assert_eq!(texts(&desk, one), ["uno"]);
    assert_eq!(texts(&desk, other), ["dos"]);
    assert_eq!(desk.state(one), before_one.work);
    assert_eq!(desk.state(other), State::Queued);
    assert_eq!(desk.show(other).merged_into, None);
    assert_eq!(desk.show(other).unread, 1);
    assert_eq!(
        desk.record.cases[&before_other.case].status,
        CaseStatus::New
    );
    assert_eq!(desk.answer(other, "tres"), other);
}

#[test]
fn a_merge_is_not_taken_back_once_the_customer_went_on() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    let token = merge(&mut desk, boss, one, other);
    desk.answer(other, "tres");
    let late = desk.by(Actor::Agent(boss), Act::Undo { token });
    assert_eq!(late, Err(Refusal::NothingToUndo));
    assert_eq!(texts(&desk, one), ["uno", "dos", "tres"]);
}

#[test]
fn nothing_is_done_to_what_became_part_of_another() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    merge(&mut desk, boss, one, other);
    desk.arrive(boss);
    for act in [
        Work::Claim {
            over_capacity: false,
        },
        Work::Reopen,
        Work::Merge(one),
        Work::Split(1),
    ] {
        assert_eq!(
            desk.does(boss, other, act),
            Err(Refusal::WrongState("merged"))
        );
    }
}

#[test]
fn an_unanswered_message_wakes_the_one_it_is_merged_into() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    desk.arrive(boss);
    desk.reply(boss, one, "hecho").expect("she may answer");
    merge(&mut desk, boss, one, other);
    assert_eq!(desk.show(one).interaction, Interaction::Open);
    assert!(matches!(desk.state(one), State::Active { agent, .. } if agent == boss));
}

/// Splits, and gives the new conversation with what takes it back.
fn split(desk: &mut Desk, who: AgentId, id: ConversationId, seq: u32) -> (ConversationId, u64) {
    match desk.does(who, id, Work::Split(seq)) {
        Ok(Answer::Conversation(new, _, Some((token, _)))) => (new, token),
        other => panic!("there is something to split off: {other:?}"),
    }
}

#[test]
fn a_split_moves_messages_and_says_so_at_both_ends() {
    let mut desk = Desk::new();
    let (boss, one, _) = two(&mut desk);
    desk.answer(one, "otro asunto");
    let (new, _) = split(&mut desk, boss, one, 2);
    assert_eq!(texts(&desk, one), ["uno"]);
    assert_eq!(texts(&desk, new), ["otro asunto"]);
    assert_eq!((desk.show(one).unread, desk.show(new).unread), (1, 1));
    assert!(desk.happened(one, |what| *what == What::SplitOff { into: new, seq: 2 }));
    assert!(desk.happened(new, |what| *what == What::SplitFrom(one)));
    assert_eq!(desk.answer(new, "y más"), new);
    merge(&mut desk, boss, one, new);
    assert_eq!(texts(&desk, one), ["uno", "otro asunto", "y más"]);
    assert_eq!(texts(&desk, new), [""; 0]);
}

#[test]
fn what_stays_behind_a_split_is_answered_where_it_was() {
    let mut desk = Desk::new();
    let (boss, one, _) = two(&mut desk);
    desk.arrive(boss);
    desk.reply(boss, one, "hecho").expect("she may answer");
    desk.answer(one, "otro asunto");
    assert!(matches!(desk.state(one), State::Active { .. }));
    let (new, _) = split(&mut desk, boss, one, 3);
    assert_eq!(desk.show(one).interaction, Interaction::Resolved);
    assert_eq!(desk.state(one), State::Waiting { agent: boss });
    assert_eq!(desk.show(new).interaction, Interaction::Open);
    assert_eq!(desk.show(new).first_reply_at, None);
}

#[test]
fn a_receipt_of_the_desk_answers_neither_half_of_a_split() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.acknowledge = Some(name("acuse"));
    });
    let (boss, one, other) = two(&mut desk);
    merge(&mut desk, boss, one, other);
    // Each of the two mails has its receipt, and nobody has answered either.
    let (new, _) = split(&mut desk, boss, one, 3);
    for half in [one, new] {
        assert_ne!(desk.show(half).interaction, Interaction::Resolved);
        assert_eq!(desk.state(half), State::Queued);
        assert_eq!(desk.show(half).first_reply_at, None);
    }
}

#[test]
fn nothing_is_split_that_would_leave_nothing() {
    let mut desk = Desk::new();
    let (boss, one, _) = two(&mut desk);
    let whole = desk.does(boss, one, Work::Split(1));
    assert_eq!(whole, Err(Refusal::OutOfRange("seq")));
    let beyond = desk.does(boss, one, Work::Split(9));
    assert_eq!(beyond, Err(Refusal::NoSuch("message", "9".into())));
}

#[test]
fn what_only_we_wrote_is_no_matter_of_its_own_and_said_to_be_so() {
    let mut desk = Desk::new();
    let (boss, one, _) = two(&mut desk);
    desk.arrive(boss);
    desk.reply(boss, one, "hecho").expect("she may answer");
    let ours = desk.does(boss, one, Work::Split(2));
    assert_eq!(ours, Err(Refusal::WrongState("only_ours")));
}

#[test]
fn a_split_taken_back_leaves_every_message_where_it_was() {
    let mut desk = Desk::new();
    let (boss, one, _) = two(&mut desk);
    desk.answer(one, "otro asunto");
    let before = desk.show(one);
    let (new, token) = split(&mut desk, boss, one, 2);
    desk.by(Actor::Agent(boss), Act::Undo { token })
        .expect("nothing came between");
    assert_eq!(texts(&desk, one), ["uno", "otro asunto"]);
    assert_eq!(texts(&desk, new), [""; 0]);
    let after = desk.show(one);
    assert_eq!(
        (after.unread, after.interaction, after.received_at),
        (before.unread, before.interaction, before.received_at)
    );
    assert_eq!(
        desk.show(new).merged_into,
        Some(one),
        "its number leads back"
    );
    let case = desk.show(new).case;
    assert_eq!(desk.record.cases[&case].status, CaseStatus::Closed);
    desk.restart();
    assert_eq!(texts(&desk, one), ["uno", "otro asunto"]);
}

#[test]
fn a_split_is_not_taken_back_once_the_new_one_went_on() {
    let mut desk = Desk::new();
    let (boss, one, _) = two(&mut desk);
    desk.answer(one, "otro asunto");
    let (new, token) = split(&mut desk, boss, one, 2);
    desk.answer(new, "y más");
    let late = desk.by(Actor::Agent(boss), Act::Undo { token });
    assert_eq!(late, Err(Refusal::NothingToUndo));
    assert_eq!(texts(&desk, new), ["otro asunto", "y más"]);
}

#[test]
fn a_merged_thread_can_be_split_where_the_other_began() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    merge(&mut desk, boss, one, other);
    let (new, _) = split(&mut desk, boss, one, 2);
    assert_eq!(texts(&desk, new), ["dos"]);
    assert_eq!(texts(&desk, one), ["uno"]);
}

#[test]
fn a_restart_finds_the_merged_thread_whole() {
    let mut desk = Desk::new();
    let (boss, one, other) = two(&mut desk);
    desk.arrive(boss);
    desk.reply(boss, other, "a dos").expect("she may answer");
    merge(&mut desk, boss, one, other);
    desk.restart();
    assert_eq!(texts(&desk, one), ["uno", "dos", "a dos"]);
    assert_eq!(desk.claim_lane().len(), 1);
}

#[test]
fn taking_an_end_back_takes_its_case_back() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let end = Work::End {
        base_seq: None,
        disposition: None,
        remark: String::new(),
    };
    let Ok(Answer::Undoable { token, .. }) = desk.does(sofia, id, end) else {
        panic!("an end can be taken back")
    };
    let case = desk.show(id).case;
    assert_eq!(desk.record.cases[&case].status, CaseStatus::Solved);
    desk.by(Actor::Agent(sofia), Act::Undo { token })
        .expect("it is not too late");
    assert_eq!(desk.record.cases[&case].status, CaseStatus::New);
    assert_eq!(desk.record.cases[&case].closed_at, None);
}
