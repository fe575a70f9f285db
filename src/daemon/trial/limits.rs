//! The limits that a connector declared, tried where they are and one beyond: texts, and files by number and size.

use tokio::task::spawn_blocking;

use super::Sheet;
use super::message::{message, taken, text, what};
use super::post::{Answered, Connector};
use crate::channels::partner::descriptor;
use crate::channels::partner::json::{Value, json};
use crate::domain::attachment::Digest;
use crate::domain::channel::Abilities;

pub(super) async fn run(connector: &Connector<'_>, to: &str, page: &Value, sheet: &mut Sheet) {
    let tried = Tried {
        connector,
        to,
        page,
    };
    tried.texts(sheet).await;
    let read = descriptor::read(page.clone());
    if let Ok(read) = read {
        tried.files(&read.abilities, sheet).await;
    } else {
        sheet.untried(&["files", "more_files", "larger"], "described");
    }
    connector.care.trials.lend(connector.channel, Vec::new());
}

struct Tried<'a> {
    connector: &'a Connector<'a>,
    to: &'a str,
    page: &'a Value,
}

impl Tried<'_> {
    async fn sent(&self, parts: Value) -> Answered {
        let delivery = message(self.connector, self.to, self.page, parts);
        self.connector.deliver(delivery).await
    }

    /// A text as long as the descriptor allows, and one longer. Letters of one unit, however they are counted.
    async fn texts(&self, sheet: &mut Sheet) {
        let limit = self.page["text"]["limit"].as_u64();
        let limit = limit.and_then(|it| usize::try_from(it).ok());
        let Some(limit) = limit.filter(|limit| *limit <= TEXT_TRIED_MAX) else {
            return sheet.untried(&["longest", "longer"], "long");
        };
        let letters = "Centralita ".chars().cycle();
        let longest: String = letters.clone().take(limit).collect();
        let answered = self.sent(json!([text(&longest)])).await;
        match taken(&answered) {
            Some(_) => sheet.held("longest", true, &limit.to_string()),
            None => sheet.held("longest", false, &what(&answered)),
        }
        if self.page["text"]["split"] == "adapter" {
            return sheet.untried(&["longer"], "split");
        }
        let longer: String = letters.take(limit + 1).collect();
        refused("longer", &self.sent(json!([text(&longer)])).await, sheet);
    }

    /// As many files as the descriptor allows, one more, and one that is a byte too large.
    async fn files(&self, can: &Abilities, sheet: &mut Sheet) {
        let carries_none = can.files_max == 0 || can.file_bytes_max == 0;
        let limits = &self.page["files"]["max_bytes"];
        // What is sent are texts.
        let own = limits["text"].as_u64().or_else(|| limits["*"].as_u64());
        let file_bytes_max = own.unwrap_or(0).min(can.file_bytes_max);
        if carries_none {
            sheet.untried(&["files", "larger"], "no_files");
        } else if self.page["files"]["needs_public_url"] == true {
            // Only what stands in a message has a link by which a vendor could fetch it.
            return sheet.untried(&["files", "more_files", "larger"], "public");
        } else if file_bytes_max == 0 {
            return sheet.untried(&["files", "more_files", "larger"], "class");
        }
        let (most, bytes) = match carries_none {
            true => (0, SMALL_BYTES),
            false => (can.files_max, SMALL_BYTES.min(file_bytes_max)),
        };
        let Some(small) = self.lent(most + 1, bytes).await else {
            return sheet.untried(&["files", "more_files", "larger"], "unkept");
        };
        let (last, allowed) = small.split_last().expect("there is one more than none");
        if !carries_none {
            let answered = self.sent(with_text(allowed)).await;
            let took = taken(&answered).is_some();
            let told = if took {
                most.to_string()
            } else {
                what(&answered)
            };
            sheet.held("files", took, &told);
        }
        let more: Vec<Value> = allowed.iter().chain([last]).cloned().collect();
        refused("more_files", &self.sent(with_text(&more)).await, sheet);
        if carries_none {
            return;
        }
        if file_bytes_max > FILE_TRIED_BYTES_MAX {
            return sheet.untried(&["larger"], "large");
        }
        match self.lent(1, file_bytes_max + 1).await {
            Some(large) => refused("larger", &self.sent(with_text(&large)).await, sheet),
            None => sheet.untried(&["larger"], "unkept"),
        }
    }

    /// So many files of that size, as parts; they are swept away in time, as nothing names them.
    async fn lent(&self, count: u32, size: u64) -> Option<Vec<Value>> {
        let (store, now) = (
            self.connector.care.store.clone(),
            self.connector.care.clock.now(),
        );
        let kept = spawn_blocking(move || {
            let keep = |number: u32| {
                let mut bytes = format!("Centralita: prueba / test {number}\n").into_bytes();
                bytes.resize(usize::try_from(size).ok()?, b'\n');
                store.blobs().keep(&bytes, now).ok()
            };
            (1..=count).map(keep).collect::<Option<Vec<Digest>>>()
        });
        let digests = kept.await.ok()??;
        let parts = digests
            .iter()
            .zip(1..)
            .map(|(digest, number)| part(digest, number, size));
        let parts = parts.collect();
        self.connector
            .care
            .trials
            .lend(self.connector.channel, digests);
        Some(parts)
    }
}

fn part(digest: &Digest, number: u32, size: u64) -> Value {
    json!({
        "type": "file",
        "media": format!("m_{digest}"),
        "name": format!("centralita-{number}.txt"),
        "mime": "text/plain",
        "size": size,
        "sha256": digest.to_string(),
    })
}

fn with_text(files: &[Value]) -> Value {
    let first = text("Centralita: prueba de ficheros / files test.");
    std::iter::once(first)
        .chain(files.iter().cloned())
        .collect()
}

/// Notes whether something that goes beyond what was declared was rejected for that.
fn refused(claim: &str, answered: &Answered, sheet: &mut Sheet) {
    let holds = match answered {
        Answered::Outcome(outcome, _) => {
            let class = outcome["class"].as_str().unwrap_or_default();
            outcome["outcome"] == "rejected" && BEYOND.contains(&class)
        }
        _ => false,
    };
    sheet.held(claim, holds, &what(answered));
}

/// Why something that goes beyond a limit is rejected.
const BEYOND: [&str; 3] = ["too_large", "unsupported", "policy"];

/// The longest text that is sent to try a limit.
const TEXT_TRIED_MAX: usize = 10_000;

/// The largest limit of files that is tried, in bytes.
const FILE_TRIED_BYTES_MAX: u64 = 32 << 20;

/// How large files are that are only counted, in bytes.
const SMALL_BYTES: u64 = 100;
