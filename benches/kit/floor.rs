//! A floor where everybody has their hands full and pieces wait in many queues.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use centralita::domain::conversation::Kind;
use centralita::domain::{AgentId, ConversationId, Moment, Name};
use centralita::routing::plan::{Plan, Queue, Status};
use centralita::routing::ramp::Ramp;
use centralita::routing::{Floor, Item, Seat};

/// A floor at work.
pub(crate) struct Busy {
    floor: Floor,
    queues: Vec<Name>,
    next: u64,
}

impl Busy {
    pub(crate) fn new(waiting: u64) -> Self {
        let queues: Vec<Name> = (0..QUEUES).map(|n| name(&format!("queue{n}"))).collect();
        let queue = |name: &Name| (name.clone(), Queue::default());
        let open = Status {
            channels: None,
            available: true,
        };
        let plan = Plan {
            queues: queues.iter().map(queue).collect(),
            statuses: BTreeMap::from([(name("available"), open)]),
            ..Plan::default()
        };
        let mut floor = Floor::new();
        floor.set_plan(&Arc::new(plan), Moment(0));
        for agent in 0..AGENTS {
            floor.sit(seat(agent, &queues));
        }
        let mut busy = Self {
            floor,
            queues,
            next: 0,
        };
        (0..waiting).for_each(|_| busy.arrive());
        busy
    }

    /// Somebody finishes a piece, is given the next one, and another begins to wait; so many times.
    pub(crate) fn give_out(&mut self, times: u64) {
        for n in 0..times {
            self.floor.give_back(AgentId(n % AGENTS), Kind::Primary, 1);
            let pick = self
                .floor
                .next_match()
                .expect("somebody is free and something waits");
            let winner = pick.winner.expect("a match has somebody");
            let now = Moment(self.next.cast_signed());
            self.floor.take(winner, pick.kind, pick.units, now);
            self.floor.leave(pick.item);
            self.arrive();
        }
    }

    fn arrive(&mut self) {
        self.next += 1;
        let at = Moment(self.next.cast_signed());
        let queue = usize::try_from(self.next % QUEUES).expect("there are few");
        let item = Item {
            id: ConversationId(self.next),
            queue: self.queues[queue].clone(),
            channel: name("mail"),
            size: None,
            priority: 500,
            enqueued_at: at,
            queue_since: at,
            required: BTreeMap::new(),
            dropped: 0,
            tried: BTreeSet::new(),
            preferred: None,
        };
        self.floor.wait(&item, at);
    }
}

/// Somebody of every queue with all hands full.
fn seat(agent: u64, queues: &[Name]) -> Seat {
    Seat {
        agent: AgentId(agent),
        queues: queues.iter().cloned().collect(),
        skills: BTreeMap::new(),
        capacity: 4,
        interruptible: None,
        status: Some(name("available")),
        live: true,
        used_primary: 4,
        used_interruptible: 0,
        open_items: 4,
        last_received: Moment(0),
        ramp: Ramp::none(),
        unlimited: false,
    }
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a plain word is a name")
}

const QUEUES: u64 = 16;
const AGENTS: u64 = 20;
