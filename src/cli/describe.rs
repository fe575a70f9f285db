//! What every key of the configuration means, and the schema for editors: without any desk.

use serde_json::{Value, json};

use crate::config::near::nearest;
use crate::config::reference::Described;
use crate::daemon::reference;
use crate::words::{self, Lang};

use super::args::Global;
use super::failure::{Failure, exit};
use super::output::{Output, complain, write};

/// The whole commented reference, or every key that is, or is below, the one asked for.
pub(super) fn describe(global: &Global, key: Option<&str>, lang: Lang) -> Result<(), Failure> {
    let output = Output::new(global, lang);
    let asked = key.unwrap_or_default();
    if asked.is_empty() && !output.json {
        return Ok(write(&reference::reference(lang))?);
    }
    let found = reference::describe(lang, asked);
    if found.is_empty() {
        return Err(unknown(asked, lang));
    }
    if output.json {
        let items: Vec<Value> = found.iter().map(document).collect();
        return Ok(output.document("config-describe", json!({"items": items}))?);
    }
    let blocks: Vec<String> = found.iter().map(|key| block(key, lang)).collect();
    Ok(write(&format!("{}\n", blocks.join("\n\n")))?)
}

/// The schema that editors check the files with.
pub(super) fn schema(lang: Lang) -> Result<(), Failure> {
    Ok(write(&reference::schema(lang))?)
}

/// What holds for a key that nobody wrote, as TOML has it; `None` for a key that does not exist.
pub(super) fn default_of(key: &str) -> Option<String> {
    let found = reference::describe(Lang::En, key);
    let parts = key.split('.').count();
    let exact = found
        .into_iter()
        .find(|found| found.path.split('.').count() == parts);
    exact.map(|found| found.default)
}

/// A key that does not exist, with what was probably meant.
pub(super) fn unknown(asked: &str, lang: Lang) -> Failure {
    let all = reference::describe(lang, "");
    let near = nearest(asked, all.iter().map(|key| key.path.as_str()));
    let mut said = format!(
        "{}: {}",
        words::say(lang, "cli.error", &[]),
        words::say(lang, "cli.no_key", &[("key", &asked)])
    );
    if let Some(near) = near {
        said.push_str("  ");
        said.push_str(&words::say(lang, "config.did_you_mean", &[("name", &near)]));
    }
    complain(&said);
    Failure::Quiet(exit::NOT_FOUND)
}

fn document(key: &Described) -> Value {
    json!({
        "key": key.path,
        "text": key.sentence,
        "expected": key.expected,
        "default": key.default,
        "required": key.required,
        "restart": key.restart,
    })
}

fn block(key: &Described, lang: Lang) -> String {
    let mut lines = vec![key.path.clone(), format!("  {}", key.sentence)];
    lines.push(format!(
        "  {}",
        words::say(lang, "cli.expected", &[("expected", &key.expected)])
    ));
    if !key.default.is_empty() {
        lines.push(format!(
            "  {}",
            words::say(lang, "cli.default", &[("default", &key.default)])
        ));
    }
    for (is, note) in [
        (key.required, "config.reference.required"),
        (key.restart, "config.reference.restart"),
    ] {
        if is {
            lines.push(format!("  {}", words::say(lang, note, &[])));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_nobody_wrote_has_its_default() {
        assert_eq!(
            default_of("desk.zone").as_deref(),
            Some("\"Europe/Madrid\"")
        );
        assert_eq!(default_of("queue.soporte.size").as_deref(), Some("1"));
        assert_eq!(default_of("desk.zoen"), None);
        assert_eq!(default_of("desk"), None);
    }

    #[test]
    fn a_described_key_says_what_it_does_holds_and_may_be() {
        let found = reference::describe(Lang::Es, "queue.soporte.offer_timeout");
        let text = block(&found[0], Lang::Es);
        assert!(
            text.starts_with("queue.NAME.offer_timeout\n  Cuánto tiene"),
            "{text}"
        );
        assert!(text.contains("60s"), "{text}");
    }
}
