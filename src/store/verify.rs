//! Whether every row that finds another says what a scan of the records says.

use std::collections::BTreeSet;

use redb::{ReadableTable, ReadableTableMetadata, TableHandle};

use crate::domain::ConversationId;
use crate::domain::agent::Agent;
use crate::domain::case::Case;
use crate::domain::contact::Contact;
use crate::domain::conversation::{Bearings, Conversation};
use crate::domain::delivery::{Delivery, Early};
use crate::domain::message::Message;
use crate::domain::stray::Stray;
use crate::engine::change::{GenerationRecord, Presence, Seen};
use crate::engine::event::Event;
use crate::engine::ledger::Counters;

use super::Store;
use super::apply::mentions;
use super::fault::StoreError;
use super::keys::{self, Part};
use super::records::{Answered, Record};
use super::rows;
use super::snapshot::is_of;
use super::tables::Reading;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many records were read.
    pub records: u64,
    /// What is wrong, a sentence each, at most [`WRONGS_MAX`].
    pub wrong: Vec<String>,
}

/// The most sentences kept about what is wrong.
pub const WRONGS_MAX: usize = 100;

impl Store {
    /// Reads every record and compares every other row with what the records say.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let rows = Reading::now(&self.inner.database)?;
        let mut check = Check {
            rows: &rows,
            counters: super::counters::read_counters(&rows.meta)?,
            verified: Verified::default(),
            message_parts: 0,
            event_parts: 0,
            alive: 0,
        };
        check.conversations()?;
        check.messages()?;
        check.events()?;
        check.contacts()?;
        check.people()?;
        check.kept_for_a_while()?;
        check.rest()?;
        Ok(check.verified)
    }
}

struct Check<'r> {
    rows: &'r Reading,
    counters: Counters,
    verified: Verified,
    /// Places of messages that conversations have.
    message_parts: u64,
    /// Places of events that conversations have.
    event_parts: u64,
    /// Conversations that are not over.
    alive: u64,
}

type Checked = Result<(), StoreError>;

impl Check<'_> {
    fn wrong(&mut self, what: String) {
        if self.verified.wrong.len() < WRONGS_MAX {
            self.verified.wrong.push(what);
        }
    }

    fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.wrong(what());
        }
    }

    /// Every record of a table; a damaged one is said and passed over.
    fn each<T: Record>(
        &mut self,
        table: &impl rows::Numbered,
        mut visit: impl FnMut(&mut Self, u64, T) -> Checked,
    ) -> Checked {
        for row in table.iter()? {
            let (number, value) = row?;
            self.verified.records += 1;
            match rows::read(table, &number.value(), value.value()) {
                Ok(it) => visit(self, number.value(), it)?,
                Err(damage) => self.wrong(damage.to_string()),
            }
        }
        Ok(())
    }

    fn same_keys(
        &mut self,
        table: &(impl ReadableTable<&'static [u8], ()> + TableHandle),
        expected: &BTreeSet<Vec<u8>>,
    ) -> Checked {
        let mut left = expected.iter();
        for row in table.iter()? {
            let (key, _) = row?;
            if left.next().map(Vec::as_slice) != Some(key.value()) {
                let name = table.name();
                self.wrong(format!(
                    "{name} differs from its records at {:?}",
                    key.value()
                ));
                return Ok(());
            }
        }
        let missing = left.count();
        self.expect(missing == 0, || {
            format!("{} lacks {missing} rows", table.name())
        });
        Ok(())
    }

    fn conversations(&mut self) -> Checked {
        let rows = self.rows;
        let mut found = BTreeSet::new();
        for row in rows.conversations.iter()? {
            let (key, value) = row?;
            let checked = match keys::part_of(key.value()) {
                Some((id, kind, n)) if kind == Part::Record as u8 && n == 0 => {
                    self.conversation(id, value.value(), &mut found)
                }
                Some((id, kind, seq)) if kind == Part::Message as u8 => {
                    rows::pointer(&rows.conversations, key.value(), value.value())
                        .and_then(|number| self.message_part(id, seq, number))
                }
                Some((id, kind, first)) if kind == Part::Events as u8 => {
                    rows::pointer(&rows.conversations, key.value(), value.value())
                        .and_then(|count| self.events_part(id, first..first + count))
                }
                _ => {
                    self.wrong(format!("conversations has the key {:?}", key.value()));
                    Ok(())
                }
            };
            self.say(checked)?;
        }
        let listed = rows.bearings.len()?;
        let alive = self.alive;
        self.expect(listed == alive, || {
            format!("{alive} conversations are alive and {listed} are read at a start")
        });
        self.same_keys(&rows.found, &found)
    }

    fn conversation(
        &mut self,
        id: ConversationId,
        bytes: &[u8],
        found: &mut BTreeSet<Vec<u8>>,
    ) -> Checked {
        self.verified.records += 1;
        let it: Conversation = rows::read(&self.rows.conversations, &id, bytes)?;
        self.expect(it.id == id, || {
            format!("conversation {id} says it is {}", it.id)
        });
        let given_out = id.0 <= self.counters.conversation;
        self.expect(given_out, || {
            format!("conversation {id} is above its counter")
        });
        let case = self.rows.cases.get(it.case.0)?.is_some();
        self.expect(case, || {
            format!(
                "conversation {id} names case {}, which is not there",
                it.case
            )
        });
        found.extend(keys::of_conversation(&it));
        let stands = it.work.is_alive().then(|| it.bearings());
        self.alive += u64::from(stands.is_some());
        let kept: Option<Bearings> = readable(rows::numbered(&self.rows.bearings, id.0))?;
        self.expect(kept == stands, || {
            format!("conversation {id} does not stand where a start would put it")
        });
        Ok(())
    }

    fn message_part(&mut self, id: ConversationId, seq: u64, number: u64) -> Checked {
        self.message_parts += 1;
        let it: Option<Message> = readable(rows::numbered(&self.rows.messages, number))?;
        let holds = it.is_some_and(|it| it.conversation == id && u64::from(it.seq) == seq);
        self.expect(holds, || {
            format!("message {number} is not the one of place {seq} in conversation {id}")
        });
        Ok(())
    }

    fn events_part(&mut self, id: ConversationId, run: std::ops::Range<u64>) -> Checked {
        for seq in run {
            self.event_parts += 1;
            let it: Option<Event> = readable(rows::numbered(&self.rows.events, seq))?;
            let holds = it.is_some_and(|it| it.conversation == Some(id));
            self.expect(holds, || {
                format!("event {seq} is not about conversation {id}")
            });
        }
        Ok(())
    }

    /// Counts damage as something wrong and goes on.
    fn say(&mut self, checked: Checked) -> Checked {
        match checked {
            Err(damage @ StoreError::Damaged { .. }) => {
                self.wrong(damage.to_string());
                Ok(())
            }
            other => other,
        }
    }

    fn messages(&mut self) -> Checked {
        let rows = self.rows;
        let mut mentioned = BTreeSet::new();
        self.each(&rows.messages, |check, number, it: Message| {
            check.expect(it.id.0 == number, || {
                format!("message {number} says it is {}", it.id)
            });
            check.expect(number <= check.counters.message, || {
                format!("message {number} is above its counter")
            });
            for external in it.external_id.iter().chain(it.part_ids()) {
                let known = rows::pointed(&rows.externals, &keys::external(&it.channel, external))?;
                check.expect(known.is_some(), || {
                    format!("message {number} is not found by its external id")
                });
            }
            mentioned.extend(
                mentions(&it)
                    .iter()
                    .map(|file| keys::file(file, it.id).to_vec()),
            );
            Ok(())
        })?;
        let count = ReadableTableMetadata::len(&rows.messages)?;
        let parts = self.message_parts;
        self.expect(parts == count, || {
            format!("{count} messages have {parts} places in conversations")
        });
        self.same_keys(&rows.files, &mentioned)?;
        for row in rows.externals.iter()? {
            let (hash, number) = row?;
            let named: Option<Message> = readable(rows::numbered(&rows.messages, number.value()))?;
            let holds = named.is_some_and(|it| {
                let mut ids = it.external_id.iter().chain(it.part_ids());
                ids.any(|id| keys::external(&it.channel, id) == *hash.value())
            });
            self.expect(holds, || {
                format!(
                    "an external id leads to message {}, which has another",
                    number.value()
                )
            });
        }
        Ok(())
    }

    fn events(&mut self) -> Checked {
        let rows = self.rows;
        let mut about_one = 0;
        self.each(&rows.events, |check, number, it: Event| {
            check.expect(it.seq.0 == number, || {
                format!("event {number} says it is {}", it.seq)
            });
            check.expect(number <= check.counters.seq, || {
                format!("event {number} is above its counter")
            });
            about_one += u64::from(it.conversation.is_some());
            Ok(())
        })?;
        let parts = self.event_parts;
        self.expect(parts == about_one, || {
            format!("{about_one} events have {parts} places in conversations")
        });
        Ok(())
    }

    fn contacts(&mut self) -> Checked {
        let rows = self.rows;
        self.each(&rows.contacts, |check, number, it: Contact| {
            check.expect(it.id.0 == number, || {
                format!("contact {number} says it is {}", it.id)
            });
            check.expect(number <= check.counters.contact, || {
                format!("contact {number} is above its counter")
            });
            for address in it.addresses.iter().filter(|_| it.merged_into.is_none()) {
                let known = rows::pointed(&rows.addresses, &keys::address(address))?;
                check.expect(known.is_some(), || {
                    format!("contact {number} is not found by one of its addresses")
                });
            }
            Ok(())
        })?;
        for row in rows.addresses.iter()? {
            let (key, number) = row?;
            let named: Option<Contact> = readable(rows::numbered(&rows.contacts, number.value()))?;
            let holds = named.is_some_and(|contact| {
                contact.merged_into.is_none()
                    && contact
                        .addresses
                        .iter()
                        .any(|it| keys::address(it) == key.value())
            });
            self.expect(holds, || {
                format!(
                    "an address leads to contact {}, who has it not",
                    number.value()
                )
            });
        }
        self.each(&rows.cases, |check, number, it: Case| {
            check.expect(it.id.0 == number && number <= check.counters.case, || {
                format!("case {number} says it is {}", it.id)
            });
            Ok(())
        })
    }

    fn people(&mut self) -> Checked {
        let rows = self.rows;
        let mut names = 0;
        self.each(&rows.agents, |check, number, it: Agent| {
            names += 1;
            check.expect(it.id.0 == number && number <= check.counters.agent, || {
                format!("person {number} says they are {}", it.id)
            });
            let known = rows::pointed(&rows.agent_names, it.name.as_bytes())?;
            check.expect(known == Some(number), || {
                format!("person {number} is not found by their name")
            });
            Ok(())
        })?;
        let found = ReadableTableMetadata::len(&rows.agent_names)?;
        self.expect(found == names, || {
            format!("{names} people have {found} names")
        });
        let mut sessions = BTreeSet::new();
        for row in rows.sessions.iter()? {
            let (digest, value) = row?;
            self.verified.records += 1;
            match rows::read::<crate::domain::account::Session>(
                &rows.sessions,
                &digest.value(),
                value.value(),
            ) {
                Ok(it) => {
                    sessions.insert(keys::agent_session(it.agent, &it.digest).to_vec());
                }
                Err(damage) => self.wrong(damage.to_string()),
            }
        }
        self.same_keys(&rows.agent_sessions, &sessions)
    }

    fn kept_for_a_while(&mut self) -> Checked {
        let rows = self.rows;
        for row in rows.keys.iter()? {
            let (hash, value) = row?;
            self.verified.records += 1;
            let read = rows::read::<Seen>(&rows.keys, &hash.value(), value.value());
            self.say(read.map(drop))?;
        }
        for row in rows.answers.iter()? {
            let (key, value) = row?;
            self.verified.records += 1;
            let read = rows::read::<Answered>(&rows.answers, &key.value(), value.value());
            self.say(read.map(drop))?;
        }
        for row in rows.early.iter()? {
            let (key, value) = row?;
            self.verified.records += 1;
            let read = rows::read::<Early>(&rows.early, &key.value(), value.value());
            self.say(read.map(drop))?;
        }
        self.strays()
    }

    fn strays(&mut self) -> Checked {
        let rows = self.rows;
        let mut known = BTreeSet::new();
        for row in rows.strays.iter()? {
            let (key, value) = row?;
            self.verified.records += 1;
            match rows::read::<Stray>(&rows.strays, &key.value(), value.value()) {
                Ok(it) => {
                    let bytes = rows.stray_bytes.get(it.id.0)?;
                    let whole = bytes.is_some_and(|bytes| is_of(&it, bytes.value()));
                    self.expect(whole, || {
                        format!("what was rejected as {} is damaged", it.id)
                    });
                    known.insert(it.id.0);
                }
                Err(damage) => self.wrong(damage.to_string()),
            }
        }
        for row in rows.stray_bytes.iter()? {
            let number = row?.0.value();
            self.expect(known.contains(&number), || {
                format!("bytes that were rejected as {number} belong to nothing")
            });
        }
        Ok(())
    }

    fn rest(&mut self) -> Checked {
        let rows = self.rows;
        self.each(&rows.deliveries, |check, number, it: Delivery| {
            let there = rows.messages.get(number)?.is_some() && it.message.0 == number;
            check.expect(there, || format!("delivery {number} is of no message"));
            Ok(())
        })?;
        self.each(
            &rows.credentials,
            |_, _, _: crate::domain::account::Credential| Ok(()),
        )?;
        self.each(&rows.presences, |_, _, _: Presence| Ok(()))?;
        self.each(&rows.generations, |check, number, it: GenerationRecord| {
            check.expect(u64::from(it.number) == number, || {
                format!("generation {number} says it is {}", it.number)
            });
            Ok(())
        })
    }
}

/// A damaged record, which is said elsewhere, as none.
fn readable<T>(read: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match read {
        Err(StoreError::Damaged { .. }) => Ok(None),
        other => other,
    }
}
