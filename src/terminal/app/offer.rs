//! Work that is offered: shown until it is taken, refused or over.

use crate::domain::{Moment, Name, OfferId, Span};
use crate::protocol::message::WorkRequest;
use crate::protocol::message::news::OfferEnd;
use crate::protocol::view::conversation::OfferView;
use crate::terminal::safe;

use super::ask::Then;
use super::overlay::{Goal, Overlay, Picker};
use super::{App, Wish};

/// An offer on the screen.
#[derive(Debug)]
pub(crate) struct Offered {
    /// The offer.
    pub(crate) view: OfferView,
    /// Since when it is on the screen.
    pub(crate) shown_at: Moment,
    /// Whether it was answered from here already.
    pub(crate) answered: bool,
}

impl App {
    /// The offer that Enter takes, once it has been there long enough to be seen.
    pub(crate) fn offer(&self) -> Option<&Offered> {
        self.offers
            .iter()
            .find(|offer| !offer.answered && offer.view.deadline > self.now)
    }

    /// Whether Enter takes the offer: whoever pressed it as the card appeared meant something else.
    pub(super) fn offer_is_seen(&self) -> bool {
        self.offer()
            .is_some_and(|offer| self.now.since(offer.shown_at) >= SEEN_AFTER)
    }

    /// Work is offered.
    pub(super) fn offered(&mut self, view: OfferView) {
        if self
            .offers
            .iter()
            .any(|one| one.view.offer_id == view.offer_id)
        {
            return;
        }
        let brief = &view.conversation;
        let speech = self.setup.speech;
        self.wishes.push(Wish::Notify {
            title: speech.say(
                "terminal.offer_title",
                &[("queue", &self.called("queue", &brief.queue))],
            ),
            body: format!(
                "{}: {}",
                safe::line(&brief.contact.name),
                safe::line(&brief.subject)
            ),
        });
        if self.offers.len() >= OFFERS_MAX {
            self.offers.remove(0);
        }
        self.offers.push(Offered {
            view,
            shown_at: self.now,
            answered: false,
        });
    }

    /// An offer is over.
    pub(super) fn offer_gone(&mut self, offer: OfferId, how: OfferEnd) {
        let Some(at) = self
            .offers
            .iter()
            .position(|one| one.view.offer_id == offer)
        else {
            return;
        };
        self.offers.remove(at);
        match how {
            OfferEnd::TimedOut => self.warn_word("terminal.offer_timed_out"),
            OfferEnd::Revoked => self.say_word("terminal.offer_revoked"),
            OfferEnd::Accepted | OfferEnd::Declined => {}
        }
    }

    /// Takes the offer.
    pub(super) fn accept(&mut self) {
        let Some(offer) = self.offer() else {
            self.warn_word("terminal.no_offer");
            return;
        };
        let (id, conversation) = (offer.view.offer_id, offer.view.conversation.id);
        self.mark_answered(id);
        self.act(
            WorkRequest::Accept { offer: id },
            Then::Accepted(conversation),
        );
    }

    /// Says no to the offer, asking why where a reason has to be given.
    pub(super) fn decline(&mut self, reason: Option<Name>) {
        let Some(offer) = self.offer() else {
            self.warn_word("terminal.no_offer");
            return;
        };
        let view = &offer.view;
        if !view.can_decline {
            self.warn_word("terminal.may_not_decline");
            return;
        }
        let id = view.offer_id;
        if reason.is_none() && !view.reasons.is_empty() {
            let rows = view.reasons.iter();
            let rows = rows.map(|it| self.choice("decline_reason", it)).collect();
            let title = self.setup.speech.word("terminal.decline_title");
            self.overlay = Some(Overlay::Pick(Picker::new(title, rows, Goal::Decline)));
            return;
        }
        self.mark_answered(id);
        self.act(
            WorkRequest::Decline { offer: id, reason },
            Then::Say("terminal.declined"),
        );
    }

    fn mark_answered(&mut self, id: OfferId) {
        for offer in &mut self.offers {
            offer.answered |= offer.view.offer_id == id;
        }
    }

    /// Shows the offers again that were answered from here in vain.
    pub(super) fn offers_back(&mut self) {
        for offer in &mut self.offers {
            offer.answered = false;
        }
    }
}

/// How long an offer has to be on the screen before Enter takes it.
const SEEN_AFTER: Span = Span::millis(800);

/// The most offers shown at once.
const OFFERS_MAX: usize = 20;
