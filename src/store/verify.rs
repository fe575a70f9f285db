//! Whether every row that finds another says what a scan of the records says.

use std::collections::BTreeSet;
use std::fmt::Display;

use redb::{ReadableTable, ReadableTableMetadata};

use crate::domain::ConversationId;
use crate::domain::agent::Agent;
use crate::domain::case::Case;
use crate::domain::contact::Contact;
use crate::domain::conversation::Bearings;
use crate::domain::delivery::{Delivery, Early};
use crate::domain::message::Message;
use crate::domain::stray::Stray;
use crate::engine::change::{GenerationRecord, Presence, Seen};
use crate::engine::event::Event;
use crate::engine::ledger::Counters;

use super::Store;
use super::apply::mentions;
use super::course::{Kept, Places, Runs, block_of};
use super::fault::StoreError;
use super::fresh::read_fresh;
use super::keys::{self, Part};
use super::records::{Answered, Record};
use super::rows;
use super::snapshot::is_of;
use super::tables::Reading;
use super::wrong::Wrong;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many records were read.
    pub records: u64,
    /// What is wrong, at most [`WRONGS_MAX`].
    pub wrong: Vec<Wrong>,
}

/// The most that is kept of what is wrong.
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
    fn wrong(&mut self, what: Wrong) {
        if self.verified.wrong.len() < WRONGS_MAX {
            self.verified.wrong.push(what);
        }
    }

    fn expect(&mut self, holds: bool, what: impl FnOnce() -> Wrong) {
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
                Err(damage) => self.wrong(damage.into()),
            }
        }
        Ok(())
    }

    fn same_keys(&mut self, table: &impl rows::Listing, expected: &BTreeSet<Vec<u8>>) -> Checked {
        let mut left = expected.iter();
        for row in table.iter()? {
            let (key, _) = row?;
            if left.next().map(Vec::as_slice) != Some(key.value()) {
                let name = table.name();
                let at = format!("{:?}", key.value());
                self.wrong(
                    Wrong::of("index_differs")
                        .with("table", name)
                        .with("key", at),
                );
                return Ok(());
            }
        }
        let missing = left.count();
        self.expect(missing == 0, || {
            let wrong = Wrong::of("index_lacks").with("table", table.name());
            wrong.with("count", missing)
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
                Some((id, kind, _)) if kind == Part::Places as u8 => {
                    let table = &rows.conversations;
                    let places = rows::read(table, &key.value(), value.value());
                    places.and_then(|places: Places| {
                        self.places(id, places.each(block_of(table, key.value())?))
                    })
                }
                Some((id, kind, _)) if kind == Part::Runs as u8 => {
                    let runs = rows::read(&rows.conversations, &key.value(), value.value());
                    runs.and_then(|runs: Runs| self.events_about(id, runs.from(0)))
                }
                _ => {
                    let at = format!("{:?}", key.value());
                    self.wrong(
                        Wrong::of("strange_key")
                            .with("table", "conversations")
                            .with("key", at),
                    );
                    Ok(())
                }
            };
            self.say(checked)?;
        }
        let listed = rows.bearings.len()?;
        let alive = self.alive;
        self.expect(listed == alive, || {
            let wrong = Wrong::of("alive_differ").with("alive", alive);
            wrong.with("listed", listed)
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
        let kept: Kept = rows::read(&self.rows.conversations, &id, bytes)?;
        let it = kept.conversation;
        self.places(id, kept.end.own_places())?;
        self.events_about(id, kept.end.own_events())?;
        self.expect(it.id == id, || misnamed("conversations", id, it.id));
        let given_out = id.0 <= self.counters.conversation;
        self.expect(given_out, || above("conversations", id));
        let case = self.rows.cases.get(it.case.0)?.is_some();
        self.expect(case, || {
            Wrong::of("no_case")
                .with("conversation", id)
                .with("case", it.case)
        });
        found.extend(keys::of_conversation(&it));
        let stands = it.work.is_alive().then(|| it.bearings());
        self.alive += u64::from(stands.is_some());
        let kept: Option<Bearings> = readable(rows::numbered(&self.rows.bearings, id.0))?;
        self.expect(kept == stands, || {
            Wrong::of("misplaced").with("conversation", id)
        });
        Ok(())
    }

    fn places(&mut self, id: ConversationId, places: impl Iterator<Item = (u32, u64)>) -> Checked {
        for (seq, number) in places {
            self.message_parts += 1;
            let it: Option<Message> = readable(rows::numbered(&self.rows.messages, number))?;
            let holds = it.is_some_and(|it| it.conversation == id && it.seq == seq);
            self.expect(holds, || {
                let wrong = Wrong::of("misplaced_message").with("message", number);
                wrong.with("seq", seq).with("conversation", id)
            });
        }
        Ok(())
    }

    fn events_about(&mut self, id: ConversationId, events: impl Iterator<Item = u64>) -> Checked {
        for seq in events {
            self.event_parts += 1;
            let it: Option<Event> = readable(rows::numbered(&self.rows.events, seq))?;
            let holds = it.is_some_and(|it| it.conversation == Some(id));
            self.expect(holds, || {
                let wrong = Wrong::of("misplaced_event").with("event", seq);
                wrong.with("conversation", id)
            });
        }
        Ok(())
    }

    /// Counts damage as something wrong and goes on.
    fn say(&mut self, checked: Checked) -> Checked {
        match checked {
            Err(damage @ StoreError::Damaged { .. }) => {
                self.wrong(damage.into());
                Ok(())
            }
            other => other,
        }
    }

    fn messages(&mut self) -> Checked {
        let rows = self.rows;
        let mut mentioned = BTreeSet::new();
        self.each(&rows.messages, |check, number, it: Message| {
            check.expect(it.id.0 == number, || misnamed("messages", number, it.id));
            check.expect(number <= check.counters.message, || {
                above("messages", number)
            });
            for external in it.external_id.iter().chain(it.part_ids()) {
                let known = rows::pointed(&rows.externals, &keys::external(&it.channel, external))?;
                check.expect(known.is_some(), || unfound("messages", number));
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
        self.expect(parts == count, || places("messages", count, parts));
        self.same_keys(&rows.files, &mentioned)?;
        for row in rows.externals.iter()? {
            let (hash, number) = row?;
            let named: Option<Message> = readable(rows::numbered(&rows.messages, number.value()))?;
            let holds = named.is_some_and(|it| {
                let mut ids = it.external_id.iter().chain(it.part_ids());
                ids.any(|id| keys::external(&it.channel, id) == *hash.value())
            });
            self.expect(holds, || astray("messages", number.value()));
        }
        Ok(())
    }

    fn events(&mut self) -> Checked {
        let rows = self.rows;
        let mut about_one = 0;
        self.each(&rows.events, |check, number, it: Event| {
            check.expect(it.seq.0 == number, || misnamed("events", number, it.seq));
            check.expect(number <= check.counters.seq, || above("events", number));
            about_one += u64::from(it.conversation.is_some());
            Ok(())
        })?;
        let parts = self.event_parts;
        self.expect(parts == about_one, || places("events", about_one, parts));
        Ok(())
    }

    fn contacts(&mut self) -> Checked {
        let rows = self.rows;
        self.each(&rows.contacts, |check, number, it: Contact| {
            check.expect(it.id.0 == number, || misnamed("contacts", number, it.id));
            check.expect(number <= check.counters.contact, || {
                above("contacts", number)
            });
            for address in it.addresses.iter().filter(|_| it.merged_into.is_none()) {
                let known = rows::pointed(&rows.addresses, &keys::address(address))?;
                check.expect(known.is_some(), || unfound("contacts", number));
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
            self.expect(holds, || astray("contacts", number.value()));
        }
        self.each(&rows.cases, |check, number, it: Case| {
            check.expect(it.id.0 == number && number <= check.counters.case, || {
                misnamed("cases", number, it.id)
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
                misnamed("agents", number, it.id)
            });
            let known = rows::pointed(&rows.agent_names, it.name.as_bytes())?;
            check.expect(known == Some(number), || unfound("agents", number));
            Ok(())
        })?;
        let found = ReadableTableMetadata::len(&rows.agent_names)?;
        self.expect(found == names, || places("agents", names, found));
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
                Err(damage) => self.wrong(damage.into()),
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
        for row in rows.fresh_answers.iter()? {
            let (place, value) = row?;
            self.verified.records += 1;
            let read = read_fresh(&rows.fresh_answers, place.value(), value.value());
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
                        Wrong::of("rejected_damaged").with("number", it.id)
                    });
                    known.insert(it.id.0);
                }
                Err(damage) => self.wrong(damage.into()),
            }
        }
        for row in rows.stray_bytes.iter()? {
            let number = row?.0.value();
            self.expect(known.contains(&number), || {
                Wrong::of("rejected_astray").with("number", number)
            });
        }
        Ok(())
    }

    fn rest(&mut self) -> Checked {
        let rows = self.rows;
        self.each(&rows.deliveries, |check, number, it: Delivery| {
            let there = rows.messages.get(number)?.is_some() && it.message.0 == number;
            check.expect(there, || astray("deliveries", number));
            Ok(())
        })?;
        self.each(
            &rows.credentials,
            |_, _, _: crate::domain::account::Credential| Ok(()),
        )?;
        self.each(&rows.presences, |_, _, _: Presence| Ok(()))?;
        self.each(&rows.generations, |check, number, it: GenerationRecord| {
            check.expect(u64::from(it.number) == number, || {
                misnamed("generations", number, it.number)
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

/// A record that stands under another number than it says.
fn misnamed(table: &str, number: impl Display, says: impl Display) -> Wrong {
    let wrong = Wrong::of("misnamed").with("table", table);
    wrong.with("number", number).with("says", says)
}

/// A record with a number that was never given out.
fn above(table: &str, number: impl Display) -> Wrong {
    let wrong = Wrong::of("above_counter").with("table", table);
    wrong.with("number", number)
}

/// A record that is not found by what it is looked for with.
fn unfound(table: &str, number: impl Display) -> Wrong {
    Wrong::of("unfound")
        .with("table", table)
        .with("number", number)
}

/// A way to a record that leads to another.
fn astray(table: &str, number: impl Display) -> Wrong {
    Wrong::of("astray")
        .with("table", table)
        .with("number", number)
}

/// Records of which not each stands in one place.
fn places(table: &str, records: u64, places: u64) -> Wrong {
    let wrong = Wrong::of("places_differ").with("table", table);
    wrong.with("records", records).with("places", places)
}
