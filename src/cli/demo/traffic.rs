//! Five scripted customers who write, wait for answers and write again. Pure: the same seed and the same
//! answers at the same times give the same mail.

use super::letter::{Answer, encoded};
use super::script::{CUSTOMERS, Script, Topic};

/// The customers as they stand.
#[derive(Debug)]
pub(super) struct Traffic {
    /// Tells the mails of one run from those of another: ids are never used twice.
    run: i64,
    dice: Dice,
    customers: Vec<Customer>,
    coming: Vec<Coming>,
    written: u64,
}

/// A mail that a customer writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// Names it.
    pub(super) key: String,
    /// All of it but the date.
    pub(super) bytes: Vec<u8>,
}

#[derive(Debug)]
struct Customer {
    script: &'static Script,
    /// When they think of something new, in milliseconds since the start.
    next_at: u64,
    next_topic: usize,
    open: Vec<Thread>,
}

/// A topic that is not settled.
#[derive(Debug)]
struct Thread {
    topic: &'static Topic,
    replied: usize,
}

/// A reply on its way.
#[derive(Debug)]
struct Coming {
    at: u64,
    letter: Letter,
}

impl Traffic {
    /// Everybody, before they wrote anything.
    pub(super) fn new(seed: u64, run: i64) -> Self {
        let customer = |(script, first): (&'static Script, u64)| Customer {
            script,
            next_at: FIRST_MS + first * BETWEEN_FIRST_MS,
            next_topic: 0,
            open: Vec::new(),
        };
        Self {
            run,
            dice: Dice(seed),
            customers: CUSTOMERS.iter().zip(0..).map(customer).collect(),
            coming: Vec::new(),
            written: 0,
        }
    }

    /// What is written by now, so many milliseconds after the start.
    pub(super) fn due(&mut self, now: u64) -> Vec<Letter> {
        let mut due = Vec::new();
        let mut at = 0;
        while at < self.coming.len() {
            if self.coming[at].at <= now {
                due.push(self.coming.remove(at).letter);
            } else {
                at += 1;
            }
        }
        for at in 0..self.customers.len() {
            if self.customers[at].next_at <= now {
                self.customers[at].next_at = now + self.dice.between(TOPIC_MS);
                due.extend(self.begin(at));
            }
        }
        due
    }

    /// The desk wrote. Whoever it wrote to answers after a while, unless they are content.
    pub(super) fn answered(&mut self, answer: &Answer, now: u64) {
        if answer.automatic {
            return;
        }
        let Some(customer) = self
            .customers
            .iter_mut()
            .find(|customer| customer.script.address.eq_ignore_ascii_case(&answer.to))
        else {
            return;
        };
        // The subject may be spelt in encoded words; the oldest is answered first anyway.
        let Some(thread) = customer.open.first_mut() else {
            return;
        };
        let said = thread.topic.replies.get(thread.replied);
        thread.replied += 1;
        let script = customer.script;
        if thread.replied >= thread.topic.replies.len() {
            customer.open.remove(0);
        }
        if let Some(said) = said {
            let again = if answer.subject.to_ascii_lowercase().starts_with("re:") {
                ""
            } else {
                "Re: "
            };
            let extra = format!(
                "In-Reply-To: {}\nReferences: {} {}\n",
                answer.id, answer.references, answer.id
            );
            let subject = format!("{again}{}", answer.subject);
            let letter = self.letter(script, &subject, &extra, said);
            let at = now + self.dice.between(REPLY_MS);
            self.coming.push(Coming { at, letter });
        }
    }

    fn begin(&mut self, at: usize) -> Option<Letter> {
        let customer = &mut self.customers[at];
        if customer.open.len() >= OPEN_MAX {
            return None;
        }
        let script = customer.script;
        let topic = &script.topics[customer.next_topic % script.topics.len()];
        customer.next_topic += 1;
        customer.open.push(Thread { topic, replied: 0 });
        Some(self.letter(script, &encoded(topic.subject), "", topic.text))
    }

    fn letter(&mut self, from: &Script, subject: &str, extra: &str, text: &str) -> Letter {
        self.written += 1;
        let key = format!("demo-{}-{}", self.run, self.written);
        let name = encoded(from.name);
        let address = from.address;
        let mail = format!(
            "From: {name} <{address}>\nTo: soporte@example.test\nSubject: {subject}\nMessage-ID: <{key}@clientes.test>\n{extra}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n"
        );
        Letter {
            key,
            bytes: mail.into_bytes(),
        }
    }
}

/// Draws lots, always the same ones for the same seed (`SplitMix64`).
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn between(&mut self, (least, most): (u64, u64)) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        least + (drawn ^ (drawn >> 31)) % (most - least)
    }
}

/// When the first customer writes, and how much later each of the others.
const FIRST_MS: u64 = 2_000;
const BETWEEN_FIRST_MS: u64 = 4_000;

/// How long until a customer thinks of something else.
const TOPIC_MS: (u64, u64) = (15_000, 45_000);

/// How long until a customer answers.
const REPLY_MS: (u64, u64) = (4_000, 12_000);

/// How many things one customer waits for at once: nobody answering does not flood the desk.
const OPEN_MAX: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(seed: u64) -> Vec<Letter> {
        let mut traffic = Traffic::new(seed, 7);
        let mut all = Vec::new();
        for now in (0..600_000).step_by(500) {
            all.extend(traffic.due(now));
        }
        all
    }

    #[test]
    fn the_same_seed_gives_the_same_mail() {
        assert_eq!(day(1), day(1));
    }

    #[test]
    fn customers_whom_nobody_answers_stop_writing() {
        assert_eq!(day(3).len(), CUSTOMERS.len() * OPEN_MAX);
    }

    #[test]
    fn an_answer_is_answered_in_its_thread() {
        let mut traffic = Traffic::new(1, 7);
        traffic.due(FIRST_MS);
        let answer = Answer {
            to: CUSTOMERS[0].address.to_owned(),
            id: "<answer@desk>".to_owned(),
            references: "<demo-7-1@clientes.test>".to_owned(),
            subject: "Re: pedido [C-3-X]".to_owned(),
            automatic: false,
        };
        traffic.answered(&answer, 3_000);
        let due = traffic.due(3_000 + REPLY_MS.1);
        let texts: Vec<String> = due
            .iter()
            .map(|letter| String::from_utf8_lossy(&letter.bytes).into_owned())
            .collect();
        let reply = texts
            .iter()
            .find(|text| text.contains("In-Reply-To: <answer@desk>"))
            .expect("a reply");
        assert!(reply.contains("References: <demo-7-1@clientes.test> <answer@desk>"));
        assert!(reply.contains("Subject: Re: pedido [C-3-X]"));
    }

    #[test]
    fn acknowledgements_are_not_answered() {
        let mut traffic = Traffic::new(1, 7);
        traffic.due(FIRST_MS);
        let answer = Answer {
            to: CUSTOMERS[0].address.to_owned(),
            automatic: true,
            ..Answer::default()
        };
        traffic.answered(&answer, 3_000);
        assert!(traffic.coming.is_empty());
    }
}
