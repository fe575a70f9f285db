//! How the desk stands, told to sessions and to the service manager as it changes.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

use crate::config::Problem;
use crate::config::fault::Fault;
use crate::protocol::view::desk::ConfigStatusView;

use super::caretaker::{problem_view, status_view};
use super::generation::{Generation, Status};
use super::systemd as unit;
use super::timekeeping::{Kept, kept};

/// Tells how the configuration stands, whether the certificate it names can be used, and whether anything
/// sets the clock.
pub(super) async fn follow(
    mut status: watch::Receiver<Arc<Status>>,
    mut certificate: watch::Receiver<Option<Problem>>,
    stands: watch::Sender<Arc<ConfigStatusView>>,
    current: watch::Receiver<Arc<Generation>>,
) {
    let mut clock = Kept::Unknown;
    loop {
        let changed = tokio::select! {
            changed = status.changed() => changed.is_ok(),
            changed = certificate.changed() => changed.is_ok(),
            () = sleep(LOOK_EVERY) => {
                if told(&mut clock) {
                    let refused = certificate.borrow().is_some();
                    unit::ready(&words(&status.borrow(), refused, clock));
                }
                continue;
            }
        };
        if !changed {
            return std::future::pending().await;
        }
        let status = Arc::clone(&status.borrow_and_update());
        let refused = certificate.borrow_and_update().clone();
        let view = status_view(&status, &current.borrow());
        stands.send_replace(Arc::new(with_certificate(view, refused.as_ref())));
        told(&mut clock);
        unit::ready(&words(&status, refused.is_some(), clock));
    }
}

/// How the settings stand, with the certificate as it is now: its files may have come, or gone, since they
/// were applied.
fn with_certificate(mut view: ConfigStatusView, refused: Option<&Problem>) -> ConfigStatusView {
    let of_it = Fault::CertificateUnusable.code();
    let others = view.problems.iter();
    let others = others.filter(|problem| !view.ok || problem.code != of_it);
    view.problems = others.cloned().chain(refused.map(problem_view)).collect();
    view
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

fn words(status: &Status, unusable: bool, clock: Kept) -> String {
    let refused = status
        .refused
        .as_ref()
        .map(|_| "the last change of the configuration was refused");
    let unusable = unusable.then_some("the certificate that was put there cannot be used");
    let unset = (clock == Kept::No).then_some("no time server sets the machine's clock");
    let parts = ["ready"]
        .into_iter()
        .chain(refused)
        .chain(unusable)
        .chain(unset);
    parts.collect::<Vec<_>>().join("; ")
}

/// How often the clock is looked at; an administrator who reads the status a minute late loses nothing.
const LOOK_EVERY: Duration = Duration::from_mins(1);
