//! What queues, channels, statuses and reasons are called, shown beside the names that commands take.

use crate::domain::Name;
use crate::protocol::message::{Data, ListsRequest, ToDesk};
use crate::protocol::view::vocabulary::VocabularyView;
use crate::words::Lang;

use super::connect::Session;

/// What the desk calls things, in the language of whoever asks.
pub(super) struct Called(Option<VocabularyView>, Lang);

impl Called {
    /// Asks the desk. Names alone are shown where it does not say.
    pub(super) async fn ask(session: &mut Session) -> Self {
        let ask = ToDesk::Lists(ListsRequest::Vocabulary);
        let lang = session.out.lang;
        match session.ask(ask).await {
            Ok(Data::Vocabulary(vocabulary)) => Self(Some(*vocabulary), lang),
            _ => Self(None, lang),
        }
    }

    /// A name, and what it is called where that says more: `ventas (Sales)`.
    pub(super) fn shown(&self, kind: &str, name: &Name) -> String {
        let known = self.0.as_ref();
        let text = known.map_or(name.as_str(), |it| it.called(kind, name, self.1.code()));
        if text.to_lowercase() == name.to_lowercase() {
            return name.to_string();
        }
        format!("{name} ({text})")
    }
}
