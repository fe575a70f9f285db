//! What could not be taken: kept as it came for whoever runs the desk, and read again when they say so.

use std::sync::PoisonError;

use serde_json::Value;

use super::{Byoc, Problem, events};
use crate::channels::partner::{event, json};
use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::domain::stray::{STRAY_BYTES_MAX, Stray, Unheard};
use crate::domain::text::line;
use crate::engine::answer::Answer;
use crate::engine::command::Act;
use crate::writer::{Pending, Rejected};

/// An event that was rejected for good, and what its connector was told.
pub(super) struct Refused<'a> {
    pub(super) event: &'a Value,
    pub(super) result: &'a Value,
}

impl Byoc {
    /// Keeps a body of which nothing was understood, whoever carried it.
    pub(in crate::servers) async fn keep_body(
        &self,
        channel: &Name,
        body: &[u8],
        problem: &Problem,
    ) {
        self.intake.refused(channel);
        let said = Unheard {
            key: None,
            from: None,
            whole: true,
            code: problem.code.to_owned(),
            detail: line(problem.detail(), DETAIL_BYTES_MAX),
            digest: Digest::of(body),
            size: u32::try_from(body.len()).unwrap_or(u32::MAX),
        };
        let kept = self.keep(channel, said, body.to_vec());
        self.kept(channel, kept).await;
    }

    /// Keeps events that were rejected for good.
    pub(super) async fn keep_events(&self, channel: &Name, refused: Vec<Refused<'_>>) {
        let keep = |one: &Refused<'_>| {
            let bytes = one.event.to_string().into_bytes();
            let error = &one.result["error"];
            let word = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
            let said = Unheard {
                key: one.result["key"].as_str().map(str::to_owned),
                from: event::from_of(one.event),
                whole: false,
                code: word("code"),
                detail: line(&word("detail"), DETAIL_BYTES_MAX),
                digest: Digest::of(&bytes),
                size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            };
            self.keep(channel, said, bytes)
        };
        let kept: Vec<Option<Pending>> = refused.iter().map(keep).collect();
        for kept in kept {
            self.kept(channel, kept).await;
        }
    }

    /// Hands it to the writer, unless its connector fails so fast that nobody could look at it all.
    fn keep(&self, channel: &Name, said: Unheard, bytes: Vec<u8>) -> Option<Pending> {
        let mut pace = self.strays.lock().unwrap_or_else(PoisonError::into_inner);
        let soon = pace.take((self.intake.now)().0, channel).is_err();
        if soon || bytes.len() > STRAY_BYTES_MAX {
            return None;
        }
        let act = Act::Stray(channel.clone(), Box::new(said), bytes);
        Some(self.intake.writer.submit(self.intake.command(act)))
    }

    async fn kept(&self, channel: &Name, kept: Option<Pending>) {
        let dropped = match kept {
            None => 1,
            Some(pending) => match pending.await {
                Ok(Answer::Strayed(dropped)) => u64::from(dropped),
                // Its connector was told all the same.
                Ok(_) | Err(Rejected::Stopping) => 0,
                Err(_) => 1,
            },
        };
        self.intake.dropped(channel, dropped);
    }

    /// Reads what was kept again as if it had just come. Says why where it is not taken this time either;
    /// of a body that is understood now, what is rejected is kept by itself.
    pub(in crate::servers) async fn again(
        &self,
        channel: &Name,
        stray: &Stray,
        bytes: &[u8],
    ) -> Result<(), (String, String)> {
        let told = |problem: Problem| (problem.code.to_owned(), problem.detail().to_owned());
        let mut value = json::read(bytes).map_err(|fault| told(Problem::json(fault)))?;
        if stray.said.whole {
            let listed = events::listed(&mut value).map_err(told)?;
            let said = self.said(channel, listed).await.map_err(told)?;
            self.keep_events(channel, said.refused()).await;
            return Ok(());
        }
        let said = self.said(channel, vec![value]).await;
        let said = said.map_err(told)?;
        let Some(error) = said.results.first().and_then(|it| it.get("error")) else {
            return Ok(());
        };
        let word = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
        Err((word("code"), word("detail")))
    }
}

/// How much of a reason is kept, in bytes.
const DETAIL_BYTES_MAX: usize = 300;
