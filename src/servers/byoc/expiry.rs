//! What a connector needs and what ends: a token, a certificate. Told while there is time to renew it.

use serde::Deserialize;

use super::Byoc;
use crate::domain::ending::Ending;
use crate::domain::text::line;
use crate::domain::{Moment, Name};

/// Something that ends, as its connector writes it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Written {
    what: String,
    at: String,
}

impl Byoc {
    /// Takes note of what a connector says that ends; whatever it said before is forgotten.
    pub(super) fn ends(&self, channel: &Name, written: Vec<Written>) -> Result<(), String> {
        let endings = written.into_iter().map(|one| {
            let at = Moment::parse(&one.at);
            let at = at.ok_or_else(|| "expires: at is not an RFC 3339 time".to_owned())?;
            let what = line(&one.what, WHAT_BYTES_MAX);
            Ok(Ending { what, at })
        });
        let endings = endings.collect::<Result<Vec<_>, String>>()?;
        self.intake
            .note(channel, |figures| figures.endings = endings);
        self.intake.stir();
        Ok(())
    }
}

/// How much of what a connector calls it is shown, in bytes.
const WHAT_BYTES_MAX: usize = 100;
