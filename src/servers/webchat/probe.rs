//! What a visitor of the desk's own says to try a chat: hello, and a message.

use serde_json::{Value, json};

use crate::domain::text::clip;

/// What begins a talk by requests.
pub fn hello() -> String {
    json!({"said": [{"type": "hello"}], "wait": true}).to_string()
}

/// What writes a message in the talk of a link.
pub fn write(link: &str, id: &str) -> String {
    let said = json!({"type": "send", "id": id, "text": "channel test"});
    json!({"link": link, "said": [said], "wait": true}).to_string()
}

/// The link of a talk in which a frame of this type was told; else the beginning of what was said instead.
pub fn heard(answer: &[u8], wanted: &str) -> Result<String, String> {
    let said = || clip(&String::from_utf8_lossy(answer), SHOWN_BYTES_MAX).to_owned();
    let read: Value = serde_json::from_slice(answer).map_err(|_| said())?;
    let all = read["told"].as_array().map_or(&[][..], Vec::as_slice);
    let told = all.iter().any(|frame| frame["type"] == wanted);
    let link = read["link"].as_str().filter(|_| told);
    link.map(str::to_owned).ok_or_else(said)
}

/// How much of an answer that was not understood is shown, in bytes.
const SHOWN_BYTES_MAX: usize = 300;
