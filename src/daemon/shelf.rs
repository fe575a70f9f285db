//! Lays out what connectors fetch: the ways in ask, the way out answers, and neither knows the other.

use std::time::Duration;

use crate::channels::outgoing::Verdict;
use crate::channels::partner::delivery::DeliveryId;
use crate::domain::Name;
use crate::outbox::{self, Road};
use crate::servers::byoc::{Later, Settled, Shelf};
use crate::writer::Rejected;

/// The way out, for those who fetch.
pub(super) struct Laid(pub(super) Road);

impl Shelf for Laid {
    fn fetch<'a>(
        &'a self,
        channel: &'a Name,
        most: u32,
        within: Duration,
        lease: Duration,
    ) -> Later<'a, Result<Vec<Vec<u8>>, Rejected>> {
        Box::pin(async move {
            let handed = self.0.fetch(channel, most, within, lease).await?;
            Ok(handed.into_iter().map(|one| one.bytes).collect())
        })
    }

    fn settle<'a>(
        &'a self,
        channel: &'a Name,
        delivery: DeliveryId,
        verdict: Verdict,
    ) -> Later<'a, Result<Settled, Rejected>> {
        Box::pin(async move {
            let DeliveryId { message, earlier } = delivery;
            let settled = self.0.settle(channel, message, earlier, verdict).await?;
            Ok(match settled {
                outbox::Settled::Now => Settled::Now,
                outbox::Settled::Before => Settled::Before,
                outbox::Settled::Otherwise => Settled::Otherwise,
                outbox::Settled::Superseded => Settled::Superseded,
                outbox::Settled::Nothing => Settled::Nothing,
            })
        })
    }
}
