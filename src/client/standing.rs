//! Requests that keep news coming, so that a new connection can ask for them again.

use crate::domain::ConversationId;
use crate::protocol::ToDesk;
use crate::protocol::message::{DeskRequest, ListsRequest, RoutingRequest, SuperviseRequest};

/// What keeps coming. A new request of the same kind takes the place of the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    List(u32),
    Conversation(ConversationId),
    Panel,
    Config,
    Journal,
    Pending,
}

/// What a request does to what keeps coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Begins(Standing),
    Ends(Standing),
}

/// What `ask` does to what keeps coming, if anything.
pub(super) fn change(ask: &ToDesk) -> Option<Change> {
    let (standing, begins) = match ask {
        ToDesk::Lists(ListsRequest::Subscribe { list, .. }) => (Standing::List(*list), true),
        ToDesk::Lists(ListsRequest::Unsubscribe { list }) => (Standing::List(*list), false),
        ToDesk::Lists(ListsRequest::Open {
            conversation,
            watch: true,
            ..
        })
        | ToDesk::Supervise(SuperviseRequest::Monitor { conversation }) => {
            (Standing::Conversation(*conversation), true)
        }
        ToDesk::Lists(ListsRequest::Close { conversation }) => {
            (Standing::Conversation(*conversation), false)
        }
        ToDesk::Supervise(SuperviseRequest::Panel { watch, .. }) => (Standing::Panel, *watch),
        ToDesk::Desk(DeskRequest::ConfigStatus { watch }) => (Standing::Config, *watch),
        ToDesk::Desk(DeskRequest::Events { follow, .. }) => (Standing::Journal, *follow),
        ToDesk::Routing(RoutingRequest::Pending { watch, .. }) => (Standing::Pending, *watch),
        _ => return None,
    };
    Some(if begins {
        Change::Begins(standing)
    } else {
        Change::Ends(standing)
    })
}
