//! What one connection asked and waits for, begun in the order in which it was asked.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use super::answers::Done;
use crate::domain::ConversationId;
use crate::protocol::ToDesk;
use crate::protocol::message::WorkRequest;

/// Something that is being worked on.
pub(super) type Job = Pin<Box<dyn Future<Output = Done> + Send>>;

/// The work of one connection.
#[derive(Default)]
pub(super) struct Jobs {
    running: Vec<(Option<ConversationId>, Job)>,
    waiting: VecDeque<(Turn, Job)>,
    done: VecDeque<Done>,
}

/// What decides whether a request has to wait for an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Turn {
    /// The conversation that it changes.
    about: Option<ConversationId>,
    /// It looks something up before it reaches the writer: what is asked of the same conversation
    /// after it must not overtake it.
    prepares: bool,
}

impl Turn {
    pub(super) fn of(ask: &ToDesk) -> Self {
        let ToDesk::Work(ask) = ask else {
            return Self::default();
        };
        let prepares = match ask {
            WorkRequest::Reply { reply, .. } => !reply.attachments.is_empty(),
            WorkRequest::Note { attachments, .. } => !attachments.is_empty(),
            WorkRequest::Case { .. } => true,
            _ => false,
        };
        Self {
            about: about(ask),
            prepares,
        }
    }
}

impl Jobs {
    /// Begins a job, polling it once before anything else is begun: what needs no looking up reaches
    /// the writer in the order in which it was asked.
    pub(super) fn begin(&mut self, turn: Turn, job: Job) {
        if self.is_held(turn, self.waiting.len()) {
            self.waiting.push_back((turn, job));
        } else {
            self.poll_first(turn, job);
        }
    }

    /// The next that is done; never, where there are none.
    pub(super) async fn next(&mut self) -> Done {
        std::future::poll_fn(|context| {
            if let Some(done) = self.done.pop_front() {
                return Poll::Ready(done);
            }
            for place in 0..self.running.len() {
                if let Poll::Ready(done) = self.running[place].1.as_mut().poll(context) {
                    drop(self.running.remove(place));
                    self.begin_freed();
                    return Poll::Ready(done);
                }
            }
            Poll::Pending
        })
        .await
    }

    /// Whether nothing is worked on.
    pub(super) fn are_done(&self) -> bool {
        self.running.is_empty() && self.waiting.is_empty() && self.done.is_empty()
    }

    /// Whether something that was asked before goes first; of those that wait, the first `before`.
    fn is_held(&self, turn: Turn, before: usize) -> bool {
        let Some(about) = turn.about else {
            return false;
        };
        let running = self.running.iter().any(|(held, _)| *held == Some(about));
        let mut waiting = self.waiting.iter().take(before);
        running || waiting.any(|(other, _)| other.about == Some(about))
    }

    fn poll_first(&mut self, turn: Turn, mut job: Job) {
        let mut context = Context::from_waker(Waker::noop());
        match job.as_mut().poll(&mut context) {
            Poll::Ready(done) => self.done.push_back(done),
            Poll::Pending => {
                let held = turn.about.filter(|_| turn.prepares);
                self.running.push((held, job));
            }
        }
    }

    fn begin_freed(&mut self) {
        let mut place = 0;
        while let Some((turn, _)) = self.waiting.get(place) {
            if self.is_held(*turn, place) {
                place += 1;
            } else if let Some((turn, job)) = self.waiting.remove(place) {
                self.poll_first(turn, job);
            }
        }
    }
}

/// Which conversation a request changes.
fn about(ask: &WorkRequest) -> Option<ConversationId> {
    match ask {
        WorkRequest::Claim { conversation, .. }
        | WorkRequest::Assign { conversation, .. }
        | WorkRequest::Release { conversation }
        | WorkRequest::Reply { conversation, .. }
        | WorkRequest::Note { conversation, .. }
        | WorkRequest::Resolve { conversation, .. }
        | WorkRequest::Reopen { conversation }
        | WorkRequest::End { conversation, .. }
        | WorkRequest::ExtendWrapUp { conversation }
        | WorkRequest::FinishWrapUp { conversation }
        | WorkRequest::Transfer { conversation, .. }
        | WorkRequest::Snooze { conversation, .. }
        | WorkRequest::Tag { conversation, .. }
        | WorkRequest::Prioritise { conversation, .. }
        | WorkRequest::Subject { conversation, .. }
        | WorkRequest::Case { conversation, .. }
        | WorkRequest::Split { conversation, .. }
        | WorkRequest::HandOver { conversation, .. }
        | WorkRequest::Seen { conversation, .. }
        | WorkRequest::Flag { conversation, .. }
        | WorkRequest::SaveDraft { conversation, .. }
        | WorkRequest::LoadDraft { conversation }
        | WorkRequest::DropDraft { conversation } => Some(*conversation),
        WorkRequest::Merge { into, .. } => Some(*into),
        WorkRequest::Accept { .. }
        | WorkRequest::Decline { .. }
        | WorkRequest::Undo { .. }
        | WorkRequest::Begin { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tokio::sync::oneshot;

    use super::*;

    /// A job that notes when it begins, and ends when it is let.
    fn job(begun: &Arc<Mutex<Vec<u32>>>, number: u32) -> (oneshot::Sender<()>, Job) {
        let (end, ended) = oneshot::channel();
        let begun = Arc::clone(begun);
        let job = async move {
            begun.lock().expect("whole").push(number);
            // Whoever holds the other end has let it go.
            let _ = ended.await;
            Done::quiet()
        };
        (end, Box::pin(job))
    }

    fn turn(about: u64, prepares: bool) -> Turn {
        Turn {
            about: Some(ConversationId(about)),
            prepares,
        }
    }

    #[tokio::test]
    async fn what_follows_about_the_same_conversation_waits_for_what_is_being_prepared() {
        let begun = Arc::new(Mutex::new(Vec::new()));
        let mut jobs = Jobs::default();
        let (first, job1) = job(&begun, 1);
        let (_second, job2) = job(&begun, 2);
        let (_third, job3) = job(&begun, 3);
        let (_other, job4) = job(&begun, 4);
        jobs.begin(turn(7, true), job1);
        jobs.begin(turn(7, false), job2);
        jobs.begin(turn(7, false), job3);
        jobs.begin(turn(8, false), job4);
        assert_eq!(*begun.lock().expect("whole"), [1, 4]);
        first.send(()).expect("it waits");
        jobs.next().await;
        assert_eq!(*begun.lock().expect("whole"), [1, 4, 2, 3]);
    }
}
