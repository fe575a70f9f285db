//! Committed effects to listeners; the slow one is cut off, never waited for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tokio::sync::mpsc;
use tokio::sync::mpsc::error::{TryRecvError, TrySendError};

use crate::engine::effect::Effect;

/// What a listener hears.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// The effects of one commit, in order.
    Happened(Arc<[Effect]>),
    /// The listener was too slow and missed what followed; it hears nothing more and has to read
    /// the journal from where it stands.
    CutOff,
}

/// One who hears what was committed, from when it began to listen.
#[derive(Debug)]
pub struct Listener {
    news: mpsc::Receiver<Arc<[Effect]>>,
    cut: Arc<AtomicBool>,
}

/// Everybody who listens.
#[derive(Debug, Default)]
pub(super) struct Fanout {
    listeners: Mutex<Vec<Slot>>,
}

#[derive(Debug)]
struct Slot {
    news: mpsc::Sender<Arc<[Effect]>>,
    cut: Arc<AtomicBool>,
}

impl Listener {
    /// The next news; `None` once the writer has ended.
    pub async fn next(&mut self) -> Option<News> {
        match self.news.recv().await {
            Some(effects) => Some(News::Happened(effects)),
            None => self.end(),
        }
    }

    /// News that is there already; `None` while there is none, or once the writer has ended.
    pub fn try_next(&mut self) -> Option<News> {
        match self.news.try_recv() {
            Ok(effects) => Some(News::Happened(effects)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => self.end(),
        }
    }

    fn end(&self) -> Option<News> {
        // Said once: a listener that asks on after that would otherwise never come to an end.
        self.cut
            .swap(false, Ordering::AcqRel)
            .then_some(News::CutOff)
    }
}

impl Fanout {
    pub(super) fn listen(&self, buffer: usize) -> Listener {
        let (sender, news) = mpsc::channel(buffer.clamp(1, BUFFER_MAX));
        let cut = Arc::new(AtomicBool::new(false));
        let slot = Slot {
            news: sender,
            cut: Arc::clone(&cut),
        };
        self.slots().push(slot);
        Listener { news, cut }
    }

    pub(super) fn publish(&self, effects: Vec<Effect>) {
        if effects.is_empty() {
            return;
        }
        let effects: Arc<[Effect]> = effects.into();
        self.slots()
            .retain(|slot| match slot.news.try_send(Arc::clone(&effects)) {
                Ok(()) => true,
                Err(TrySendError::Full(_)) => {
                    slot.cut.store(true, Ordering::Release);
                    false
                }
                Err(TrySendError::Closed(_)) => false,
            });
    }

    /// Nothing more will happen.
    pub(super) fn end(&self) {
        self.slots().clear();
    }

    fn slots(&self) -> std::sync::MutexGuard<'_, Vec<Slot>> {
        self.listeners
            .lock()
            .expect("nothing panics while the list of listeners is held")
    }
}

/// The most batches a listener may be behind.
pub const BUFFER_MAX: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Name;

    fn effects(lane: &str) -> Vec<Effect> {
        vec![Effect::WakeLane(Name::new(lane).expect("a name"))]
    }

    #[test]
    fn a_slow_listener_is_cut_off_with_a_marker_and_the_others_hear_all() {
        let fanout = Fanout::default();
        let mut slow = fanout.listen(1);
        let mut quick = fanout.listen(2);
        fanout.publish(effects("a"));
        fanout.publish(effects("b"));
        assert!(matches!(slow.try_next(), Some(News::Happened(_))));
        assert_eq!(slow.try_next(), Some(News::CutOff));
        assert_eq!(slow.try_next(), None);
        assert!(matches!(quick.try_next(), Some(News::Happened(_))));
        assert!(matches!(quick.try_next(), Some(News::Happened(_))));
        assert_eq!(quick.try_next(), None);
    }

    #[test]
    fn a_listener_that_went_away_is_forgotten() {
        let fanout = Fanout::default();
        drop(fanout.listen(1));
        fanout.publish(effects("a"));
        assert!(fanout.slots().is_empty());
    }
}
