//! Forms on web pages: shown, taken, and held back where they look like a machine's.
//!
//! Whoever is thanked with a reference has a case on disk; what looks like a machine's is on disk too, in
//! quarantine, and its sender is thanked all the same. Nothing that was taken is dropped unseen, nobody is sent
//! anywhere that the settings do not name, and no address that was typed opens anybody's record.

mod answer;
mod cors;
mod door;
mod held;
mod reading;
mod taking;

pub(super) use answer::STYLE;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;
use tokio::sync::{Semaphore, watch};

use super::byoc::Channels;
use super::desk::Desk;
use super::intake::Intake;
use super::probes::Probes;
use crate::channels::webform::Form;
use crate::domain::{Address, Name};
use crate::net::pace::{Pace, Rate};
use crate::words::Lang;

pub use taking::PROBE;

/// What the routes of forms work with.
pub struct Forms {
    desk: Arc<Desk>,
    intake: Intake,
    channels: watch::Receiver<Arc<Channels>>,
    probes: Probes,
    /// Forms from one machine.
    comings: Mutex<Pace<IpAddr>>,
    /// Forms with one address.
    senders: Mutex<Pace<Address>>,
    /// What was posted with which ticket: work counts once.
    spent: Mutex<BTreeMap<String, String>>,
    /// Bodies with files, in memory.
    places: Semaphore,
}

/// A form as it stands now.
struct Known {
    name: Name,
    form: Form,
    file_bytes_max: u64,
}

impl Forms {
    /// The forms of a desk.
    pub fn new(
        desk: Arc<Desk>,
        intake: Intake,
        channels: watch::Receiver<Arc<Channels>>,
        probes: Probes,
    ) -> Arc<Self> {
        let forms = Arc::new(Self {
            desk: Arc::clone(&desk),
            intake,
            channels,
            probes,
            comings: Mutex::new(Pace::new(COMINGS, CALLERS_MAX)),
            senders: Mutex::new(Pace::new(SENDERS, CALLERS_MAX)),
            spent: Mutex::default(),
            places: Semaphore::new(BODIES_MAX),
        });
        desk.set_forms(&forms);
        forms
    }

    /// The form of this name as its settings have it now, if there is one and it is on.
    fn known(&self, channel: &str) -> Option<Known> {
        let channels = self.channels.borrow();
        let (name, open) = channels.get_key_value(channel)?;
        let form = open.form()?.clone();
        let settings = self.desk.settings();
        let known = settings.plan.channels.get(name)?;
        let most = known.abilities.file_bytes_max;
        known.enabled.then(|| Known {
            name: name.clone(),
            form,
            file_bytes_max: most.min(crate::channels::webform::FILE_BYTES_MAX),
        })
    }

    /// The language that the desk writes in.
    fn own_language(&self) -> Lang {
        Lang::parse(&self.desk.settings().plan.desk.language)
    }
}

/// The routes of forms.
pub(super) fn routes(forms: Option<Arc<Forms>>) -> Router {
    let Some(forms) = forms else {
        return Router::new();
    };
    Router::new()
        .route(
            "/form/{channel}",
            get(door::page).post(taking::take).options(cors::allow),
        )
        .route("/form/{channel}/html", get(door::html))
        .route(
            "/form/{channel}/ticket",
            get(door::ticket).options(cors::allow),
        )
        .with_state(forms)
}

/// How often one machine may post, or one net of them (IPv6, 64 bits). More than 20,000 a day: a proxy may stand
/// for everybody.
const COMINGS: Rate = Rate {
    burst: 30,
    refill_ms: 4_000,
};

/// How often one address may be typed before what comes waits in quarantine.
const SENDERS: Rate = Rate {
    burst: 6,
    refill_ms: 60_000,
};

/// How many machines and addresses are remembered for their pace.
const CALLERS_MAX: usize = 20_000;

/// How many tickets are remembered as used; the oldest is forgotten.
const SPENT_MAX: usize = 20_000;

/// How many bodies with files are in memory at once; more wait.
const BODIES_MAX: usize = 4;
