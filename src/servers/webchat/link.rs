//! How frames go to and fro: over a WebSocket, or by requests that wait, where nothing else gets through.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use tokio::sync::mpsc::{Receiver, Sender};
use tokio::time::timeout;

use crate::channels::webchat::told::Told;

/// A connection of a visitor, whatever it is made of.
pub(super) enum Link {
    /// A WebSocket.
    Socket(Box<WebSocket>),
    /// Requests, one after the other.
    Polled {
        /// What they bring; an empty one says only that somebody is there.
        said: Receiver<String>,
        /// What they take with them.
        told: Sender<String>,
    },
}

/// What came over it.
pub(super) enum Heard {
    /// A frame.
    Said(Utf8Bytes),
    /// That somebody is there.
    Sign,
}

impl Link {
    /// What comes next; `None` once the other side is gone. Nothing is lost where this is not waited for
    /// to its end.
    pub(super) async fn hear(&mut self) -> Option<Heard> {
        match self {
            Self::Socket(socket) => match socket.recv().await?.ok()? {
                Message::Text(text) => Some(Heard::Said(text)),
                Message::Ping(_) | Message::Pong(_) => Some(Heard::Sign),
                Message::Binary(_) | Message::Close(_) => None,
            },
            Self::Polled { said, .. } => {
                let text = said.recv().await?;
                Some(if text.is_empty() {
                    Heard::Sign
                } else {
                    Heard::Said(text.into())
                })
            }
        }
    }

    /// Says something; `None` where the other side does not take it in time.
    pub(super) async fn say(&mut self, frame: &Told) -> Option<()> {
        let text = frame.to_json();
        match self {
            Self::Socket(socket) => send(socket, Message::Text(text.into())).await,
            // Whoever asks again takes it with them; who does not is gone.
            Self::Polled { told, .. } => told.try_send(text).ok(),
        }
    }

    /// Asks whether the other side is still there. Who comes with requests says so by coming.
    pub(super) async fn ask(&mut self) -> Option<()> {
        match self {
            Self::Socket(socket) => send(socket, Message::Ping(Vec::new().into())).await,
            Self::Polled { .. } => Some(()),
        }
    }

    /// Takes leave, and says why.
    pub(super) async fn close(self, code: u16, why: &'static str) {
        if let Self::Socket(mut socket) = self {
            let frame = CloseFrame {
                code,
                reason: why.into(),
            };
            // The other side may have gone already.
            let _ = send(&mut socket, Message::Close(Some(frame))).await;
        }
    }
}

async fn send(socket: &mut WebSocket, message: Message) -> Option<()> {
    timeout(SAY_WITHIN, socket.send(message)).await.ok()?.ok()
}

/// How long a visitor may take to take in one frame; whoever is slower comes back and reads on.
const SAY_WITHIN: Duration = Duration::from_secs(10);
