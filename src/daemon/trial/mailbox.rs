//! A round trip of a mail channel, as far as it goes: look into the mailbox, send to oneself, see it come back.

use std::path::Path;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::Sheet;
use crate::channels::exchange::{Answer, Request};
use crate::channels::{Channel, Note, Source};
use crate::daemon::caretaker::Care;
use crate::domain::{Moment, Name};
use crate::net::maildir::Maildir;
use crate::servers::fetch;
use crate::words::{self, Lang};

pub(super) async fn run(care: &Care, channel: &Name, open: &dyn Channel, sheet: &mut Sheet) {
    let looked = match open.source() {
        Source::Imap(imap) => Some(fetch::probe(&imap, &**care.road.proofs()).await),
        Source::Maildir(folder) => Some(look(folder).await),
        Source::Nowhere => None,
    };
    match &looked {
        Some(Ok(what)) => sheet.held("inbox", true, what),
        Some(Err(why)) => sheet.held("inbox", false, why),
        None => sheet.untried(&["inbox"], "handed"),
    }
    let began = care.clock.now();
    let Some((address, answer)) = send(care, open, began).await else {
        return sheet.untried(&["submitted", "returned"], "address");
    };
    let failed = match answer {
        Answer::Done => None,
        Answer::Fault { text, .. } | Answer::Lost { text } => Some(text),
        Answer::Declined { code, text, .. } => Some(format!("{code} {text}")),
        Answer::Said { status, .. } => Some(status.to_string()),
    };
    if let Some(why) = failed {
        sheet.held("submitted", false, &why);
        return sheet.untried(&["returned"], "unsent");
    }
    sheet.held("submitted", true, &address);
    if returned(care, channel, &address, began).await {
        sheet.held("returned", true, &address);
    } else if matches!(open.source(), Source::Maildir(_)) {
        sheet.untried(&["returned"], "folder");
    } else {
        sheet.held("returned", false, &address);
    }
}

async fn look(folder: String) -> Result<String, String> {
    let looked = spawn_blocking(move || {
        let waiting = Maildir::at(Path::new(&folder)).waiting(1);
        waiting.map(|_| folder).map_err(|error| error.to_string())
    });
    looked.await.unwrap_or_else(|error| Err(error.to_string()))
}

/// Mails a code to the channel's own address, as `channel verify` does.
async fn send(care: &Care, open: &dyn Channel, at: Moment) -> Option<(String, Answer)> {
    let (address, request) = note(care, open, at)?;
    Some((address, care.road.carry(request).await))
}

fn note(care: &Care, open: &dyn Channel, at: Moment) -> Option<(String, Request)> {
    let own = open.addresses().into_iter().next()?;
    let code = open.code(&own.address, at)?;
    let config = care.current.borrow().config.clone();
    let lang = match config.desk.language.as_str() {
        "en" => Lang::En,
        _ => Lang::Es,
    };
    let of: [(&str, &dyn std::fmt::Display); 3] = [
        ("code", &code),
        ("address", &own.address),
        ("desk", &config.desk.name),
    ];
    let request = open.write_to_self(&Note {
        to: &own.address,
        subject: &words::say(lang, "mail.check_subject", &of),
        text: &words::say(lang, "mail.check_text", &of),
        at,
    })?;
    Some((own.address, request))
}

/// Whether the code came in again, so that the address is proven since `began`.
async fn returned(care: &Care, channel: &Name, address: &str, began: Moment) -> bool {
    for _ in 0..LOOKS_MAX {
        let (store, channel, address) =
            (care.store.clone(), channel.clone(), address.to_lowercase());
        let read = spawn_blocking(move || store.read(|it| it.proven(&channel, &address))).await;
        if let Ok(Ok(Some(proven))) = read
            && proven.at >= began
        {
            return true;
        }
        sleep(LOOKED_EVERY).await;
    }
    false
}

/// Half a minute in all.
const LOOKS_MAX: u32 = 60;

const LOOKED_EVERY: Duration = Duration::from_millis(500);
