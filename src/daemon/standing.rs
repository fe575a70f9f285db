//! How the desk stands, told to sessions and to the service manager as it changes.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use crate::protocol::view::desk::ConfigStatusView;

use super::caretaker::status_view;
use super::generation::{Generation, Status};
use super::systemd as unit;
use super::timekeeping::{Kept, kept};

/// Tells how the configuration stands, and whether anything sets the clock.
pub(super) async fn follow(
    mut status: watch::Receiver<Arc<Status>>,
    stands: watch::Sender<Arc<ConfigStatusView>>,
    current: watch::Receiver<Arc<Generation>>,
) {
    let mut clock = Kept::Unknown;
    loop {
        let changed = tokio::select! {
            changed = status.changed() => changed.is_ok(),
            () = sleep(LOOK_EVERY) => {
                if told(&mut clock) {
                    unit::ready(&words(&status.borrow(), clock));
                }
                continue;
            }
        };
        if !changed {
            return std::future::pending().await;
        }
        let status = Arc::clone(&status.borrow_and_update());
        stands.send_replace(Arc::new(status_view(&status, &current.borrow())));
        told(&mut clock);
        unit::ready(&words(&status, clock));
    }
}

/// Looks at the clock again; whether that is news, which is logged.
fn told(before: &mut Kept) -> bool {
    let now = kept();
    if now == *before {
        return false;
    }
    match now {
        Kept::No => tracing::warn!("no time server sets the machine's clock"),
        Kept::Yes if *before == Kept::No => tracing::info!("a time server sets the clock again"),
        _ => {}
    }
    *before = now;
    true
}

fn words(status: &Status, clock: Kept) -> String {
    let refused = status
        .refused
        .as_ref()
        .map(|_| "the last change of the configuration was refused");
    let unset = (clock == Kept::No).then_some("no time server sets the machine's clock");
    let parts = ["ready"].into_iter().chain(refused).chain(unset);
    parts.collect::<Vec<_>>().join("; ")
}

/// How often the clock is looked at; an administrator who reads the status a minute late loses nothing.
const LOOK_EVERY: Duration = Duration::from_mins(1);
