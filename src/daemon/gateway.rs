//! What the HTTP routes answer from: how everything does, and the desk behind partner channels.

use std::sync::Arc;

use crate::domain::Span;
use crate::net::disk::Room;
use crate::servers::Desk;
use crate::servers::byoc::Byoc;
use crate::servers::gateway::Gateway;
use crate::servers::health::{Around, Lane, Mailbox, Vitals};
use crate::servers::survey::Surveys;
use crate::servers::webchat::WebChat;
use crate::servers::webform::Forms;

use super::caretaker::memory_bytes;
use super::keeper::Keeper;
use super::secrets;
use super::shelf::Laid;
use super::tasks::Stop;
use super::timekeeping::kept;

impl Keeper {
    pub(super) fn gateway(&self, desk: &Arc<Desk>, stop: &Stop) -> Gateway {
        let (road, intake, clock) = (self.road.clone(), self.intake.clone(), self.clock.clone());
        let (closed, data) = (self.closed.subscribe(), self.data.clone());
        let (started_at, papers) = (self.started_at, Arc::clone(&self.papers));
        let around = move || Around {
            closed: closed.borrow().clone(),
            lanes: road.figures().into_iter().map(lane).collect(),
            mailboxes: intake.figures().into_iter().map(mailbox).collect(),
            memory_bytes: memory_bytes(),
            free_bytes: Room::of(&data).map_or(0, |room| room.free_bytes),
            started_at,
            astray: clock.astray().unwrap_or(Span::ZERO),
            clock_set: kept().number(),
            certificate_refused: papers.refused.borrow().is_some(),
        };
        let current = self.current.subscribe();
        let token = move || {
            let config = Arc::clone(&current.borrow().config);
            let token = config.server.metrics_token.as_ref()?;
            match secrets::reveal(token) {
                Ok(token) => Some(token.to_string()),
                Err(error) => {
                    tracing::warn!(%error, "metrics_token cannot be read");
                    None
                }
            }
        };
        Gateway {
            vitals: Vitals::new(desk.clone(), self.writer.clone(), Box::new(around)),
            metrics_token: Arc::new(token),
            desk: Arc::clone(desk),
            byoc: self.only_reads.is_none().then(|| {
                Byoc::new(
                    desk.clone(),
                    self.intake.clone(),
                    self.channels.subscribe(),
                    Box::new(Laid(self.road.clone())),
                    (Arc::new(secrets::reveal), &self.data),
                    stop.clone(),
                    Arc::clone(&self.trials),
                )
            }),
            shop: self.demo,
            chat: self.only_reads.is_none().then(|| {
                WebChat::new(
                    desk.clone(),
                    self.intake.clone(),
                    self.channels.subscribe(),
                    Arc::new(secrets::reveal),
                    self.probes.clone(),
                )
            }),
            forms: self.only_reads.is_none().then(|| {
                let intake = self.intake.clone();
                Forms::new(
                    desk.clone(),
                    intake,
                    self.channels.subscribe(),
                    self.probes.clone(),
                )
            }),
            surveys: self
                .only_reads
                .is_none()
                .then(|| Surveys::new(desk.clone(), self.intake.clone())),
        }
    }
}

fn lane((channel, figures): (crate::domain::Name, crate::outbox::Figures)) -> Lane {
    Lane {
        channel,
        attempts: [figures.sent, figures.refused, figures.later, figures.unsure],
        under_way: figures.under_way,
        resting: figures.resting,
    }
}

fn mailbox((channel, figures): (crate::domain::Name, crate::servers::intake::Figures)) -> Mailbox {
    Mailbox {
        channel,
        mails: [
            figures.taken,
            figures.repeated,
            figures.odd,
            figures.passed,
            figures.refused,
        ],
        dropped: figures.dropped,
        aside: figures.aside,
    }
}
