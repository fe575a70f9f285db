//! What is changed about a customer: what they are called, how they are reached, two records made one.

use crate::domain::{ContactId, Name};
use crate::protocol::List;
use crate::protocol::message::ContactsRequest;
use crate::protocol::view::conversation::{AddressView, Param};
use crate::protocol::view::people::{ContactView, LikelyView};
use crate::terminal::safe;
use crate::terminal::speech::Speech;

use super::ask::Then;
use super::overlay::{Ask, Choice, Goal, Yes};
use super::thread::Thread;
use super::verbs::Words;
use super::{App, Page};

impl App {
    /// A command about the customer at hand; `false` where it is none.
    pub(super) fn command_customer(&mut self, words: &Words<'_>) -> bool {
        if !words.verb.starts_with("contact-") {
            return false;
        }
        let Some(contact) = self.customer_at_hand() else {
            self.warn_word("terminal.none_chosen");
            return true;
        };
        let rest = words.rest.trim();
        if rest.is_empty() {
            self.ask_customer(words.verb);
            return true;
        }
        let edit = |name: Option<String>, language: Option<String>, fields: List<Param>| {
            Some(ContactsRequest::Edit {
                contact,
                name,
                language,
                fields,
            })
        };
        let ask = match words.verb {
            "contact-name" => edit(Some(rest.to_owned()), None, List::new()),
            "contact-language" => edit(None, Some(rest.to_owned()), List::new()),
            "contact-field" => rest.split_once('=').and_then(|(name, value)| {
                let field = Param {
                    name: name.trim().to_owned(),
                    value: value.trim().to_owned(),
                };
                edit(None, None, vec![field].into())
            }),
            "contact-address" => {
                let (scheme, value) = rest.split_once(' ').unwrap_or(("mail", rest));
                Name::new(scheme)
                    .ok()
                    .map(|scheme| ContactsRequest::AddAddress {
                        contact,
                        address: AddressView {
                            scheme,
                            value: value.trim().to_owned(),
                        },
                    })
            }
            "contact-merge" => {
                self.merge_customer(contact, rest);
                return true;
            }
            _ => None,
        };
        match ask {
            Some(ask) => self.act(ask, Then::ContactChanged(contact)),
            None => self.warn_word("terminal.contact_usage"),
        }
        true
    }

    /// The customer that is read about, or else the one of the conversation at hand.
    pub(super) fn customer_at_hand(&self) -> Option<ContactId> {
        match self.page {
            Page::Reading if self.reading.contact.is_some() => {
                self.reading.contact.as_ref().map(|contact| contact.id)
            }
            Page::Customers => {
                let at = self.customers.items.get(self.customers.cursor)?;
                Some(at.id)
            }
            _ => {
                let open = self.thread.as_ref().and_then(Thread::view);
                let view = open.or_else(|| self.conversation(self.target()?))?;
                Some(view.contact.id)
            }
        }
    }

    fn record_at_hand(&self) -> Option<&ContactView> {
        let id = self.customer_at_hand()?;
        let read = self.reading.contact.as_deref();
        let open = self.thread.as_ref().and_then(|one| one.contact.as_deref());
        let found = self.customers.items.iter();
        read.into_iter()
            .chain(open)
            .chain(found)
            .find(|one| one.id == id)
    }

    fn ask_customer(&mut self, verb: &str) {
        let known = self.record_at_hand();
        let held = match verb {
            "contact-name" => known.map(|one| one.name.clone()),
            "contact-language" => known.and_then(|one| one.language.clone()),
            // The record that has an address which this one gave needs only a yes.
            "contact-merge" => known
                .and_then(|one| one.likely.first())
                .map(|likely| likely.contact.to_string()),
            _ => None,
        };
        let key = match verb {
            "contact-name" => "terminal.more_contact_name",
            "contact-language" => "terminal.more_contact_language",
            "contact-field" => "terminal.contact_field_title",
            "contact-address" => "terminal.contact_address_title",
            "contact-merge" => "terminal.contact_merge_title",
            _ => {
                self.warn_word("terminal.contact_usage");
                return;
            }
        };
        let goal = Ask::Fill(verb.to_owned());
        self.prompt_with(key, &held.unwrap_or_default(), goal);
    }

    /// By its number the record goes into the one at hand; by words it is looked for first.
    fn merge_customer(&mut self, into: ContactId, text: &str) {
        let Ok(from) = text.trim_start_matches('#').parse::<u64>() else {
            let ask = ContactsRequest::Find {
                text: text.to_owned(),
                cursor: None,
                limit: FOUND_ITEMS,
            };
            self.read(ask, Then::FoundToMerge(into));
            return;
        };
        let from = ContactId(from);
        if from == into {
            self.warn_word("terminal.not_a_number");
            return;
        }
        let question = self.setup.speech.say(
            "terminal.ask_merge_contacts",
            &[("from", &from), ("into", &into)],
        );
        self.confirm(question, Yes::MergeContacts(into, from));
    }

    /// Lets the person choose which of those found is the same customer.
    pub(super) fn choose_same(&mut self, into: ContactId, found: &[ContactView]) {
        let rows: Vec<Choice> = found
            .iter()
            .filter(|one| one.id != into)
            .map(|one| {
                let address = one.addresses.first().map_or("", |first| &first.value);
                let label = format!("{}  {}", safe::line(&one.name), safe::line(address));
                Choice::labelled(label, one.id.to_string())
            })
            .collect();
        if rows.is_empty() {
            self.say_word("terminal.nothing_found");
            return;
        }
        let goal = Goal::Fill("contact-merge".to_owned());
        self.pick("terminal.contact_merge_title", rows, goal);
    }

    /// The record was changed: it is read anew where it is on the screen.
    pub(super) fn customer_changed(&mut self, contact: ContactId) {
        self.say_word("terminal.contact_changed");
        if self.page == Page::Reading {
            self.reading.lines.clear();
            self.reading.about = Some(contact);
        }
        self.read(ContactsRequest::Show { contact }, Then::Contact);
    }

    /// What the commands about a customer are for, to choose from.
    pub(super) fn customer_rows(&self) -> &'static [(&'static str, &'static str)] {
        CUSTOMER
    }
}

/// Which records may be the same customer's, a line each.
pub(crate) fn likely_lines(speech: Speech, contact: &ContactView) -> Vec<String> {
    let line = |one: &LikelyView| {
        let (address, name) = (safe::line(&one.address.value), safe::line(&one.name));
        let of: [(&str, &dyn std::fmt::Display); 3] = [
            ("address", &address),
            ("number", &one.contact),
            ("name", &name),
        ];
        speech.say("terminal.contact_likely", &of)
    };
    contact.likely.iter().map(line).collect()
}

/// How many customers are offered to be the same one.
const FOUND_ITEMS: u32 = 50;

const CUSTOMER: &[(&str, &str)] = &[
    ("terminal.more_contact_name", "contact-name"),
    ("terminal.more_contact_language", "contact-language"),
    ("terminal.more_contact_field", "contact-field"),
    ("terminal.more_contact_address", "contact-address"),
    ("terminal.more_contact_merge", "contact-merge"),
    ("terminal.more_begin", "begin"),
];
