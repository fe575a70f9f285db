//! Who is told of guidance without asking.

use super::asker::Asker;
use crate::access::Action;
use crate::domain::guidance::Guided;
use crate::engine::event::{Event, What};
use crate::protocol::message::News;

/// What is new to read, for everybody; who has read it, for themselves elsewhere and whoever may publish it.
pub(super) fn news(asker: &Asker, entry: &Event) -> Option<News> {
    let What::Guided(name, _, how) = &entry.what else {
        return None;
    };
    let own = asker.actor == entry.by;
    let concerns = *how != Guided::Read || own || asker.may_anywhere(Action::GuidanceEdit);
    let told = concerns && asker.may(Action::GuidanceRead, None);
    told.then(|| News::Guidance { name: name.clone() })
}
