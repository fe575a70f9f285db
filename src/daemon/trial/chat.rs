//! A round trip of a chat: a visitor of the desk's own comes in by the door of browsers, says hello, writes, and
//! is told that the message is taken. It is known for what it is there, and stands nowhere in the record.

use super::Sheet;
use super::door::{Door, unguessable};
use crate::daemon::caretaker::Care;
use crate::domain::Name;
use crate::servers::webchat::probe;

pub(super) async fn run(care: &Care, channel: &Name, sheet: &mut Sheet) {
    let Some(door) = Door::of(care) else {
        sheet.held("chat_door", false, "[server] https, http");
        return sheet.untried(&["chat_taken"], "unsent");
    };
    let talk = Talk {
        care,
        door,
        path: format!("/chat/{channel}/poll"),
    };
    let link = match talk.hello().await {
        Ok(link) => link,
        Err(why) => {
            sheet.held("chat_door", false, &why);
            return sheet.untried(&["chat_taken"], "unsent");
        }
    };
    sheet.held("chat_door", true, &door.shown());
    let id = unguessable();
    let _expected = care.probes.expect(channel.clone(), &id);
    match talk.write(&link, &id).await {
        Ok(()) => sheet.held("chat_taken", true, ""),
        Err(why) => sheet.held("chat_taken", false, &why),
    }
}

struct Talk<'a> {
    care: &'a Care,
    door: Door,
    path: String,
}

impl Talk<'_> {
    /// Says hello; the talk's link.
    async fn hello(&self) -> Result<String, String> {
        self.ask(&probe::hello(), "welcome").await
    }

    /// Writes, and waits until that is said to be taken.
    async fn write(&self, link: &str, id: &str) -> Result<(), String> {
        let said = self.ask(&probe::write(link, id), "taken").await;
        said.map(|_| ())
    }

    async fn ask(&self, body: &str, wanted: &str) -> Result<String, String> {
        let said = match self.door.post(self.care, &self.path, body).await {
            Ok((200, body)) => probe::heard(&body, wanted),
            Ok((status, _)) => Err(format!("HTTP {status}")),
            Err(why) => Err(why),
        };
        said.map_err(|why| format!("{}: {why}", self.door.shown()))
    }
}
