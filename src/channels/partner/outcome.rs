//! What a connector says became of a delivery, as a verdict.

use serde::Deserialize;
use serde_json::Value;

use crate::channels::outgoing::{Refusal, Verdict};
use crate::domain::text::clip;
use crate::domain::{Moment, Span};

/// An outcome as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum Written {
    Accepted {
        #[serde(default)]
        vendor_ids: Option<Vec<String>>,
    },
    Deferred {
        #[serde(default)]
        retry_at: Option<Moment>,
        #[serde(default)]
        why: Option<String>,
        #[serde(default)]
        whole_channel: Option<bool>,
    },
    Rejected {
        class: Class,
        #[serde(default)]
        code: Option<String>,
        #[serde(default)]
        text: Option<String>,
    },
    Unknown {
        #[serde(default)]
        why: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Class {
    WindowClosed,
    OptedOut,
    BadRecipient,
    TooLarge,
    Unsupported,
    Auth,
    Policy,
    Blocked,
}

/// The verdict that an outcome is, or what is wrong with it.
pub fn read(value: Value, now: Moment) -> Result<Verdict, String> {
    let written: Written = serde_json::from_value(value).map_err(|error| error.to_string())?;
    Ok(match written {
        Written::Accepted { vendor_ids } => {
            let external_ids = vendor_ids.unwrap_or_default();
            if external_ids.len() > VENDOR_IDS_MAX {
                return Err(format!("at most {VENDOR_IDS_MAX} vendor_ids"));
            }
            let fits = |id: &String| (1..=VENDOR_ID_CHARS_MAX).contains(&id.chars().count());
            if !external_ids.iter().all(fits) {
                return Err(format!(
                    "a vendor_id has 1 to {VENDOR_ID_CHARS_MAX} characters"
                ));
            }
            Verdict::Sent { external_ids }
        }
        Written::Deferred {
            retry_at,
            why,
            whole_channel: Some(true),
        } => Verdict::Throttled {
            span: retry_at.map_or(REST, |at| at.since(now).max(Span::millis(1))),
            why: said(why),
        },
        Written::Deferred { retry_at, why, .. } => Verdict::RetryAfter {
            // What lies in the past is due at once.
            span: retry_at.map(|at| at.since(now).max(Span::millis(1))),
            why: said(why),
        },
        Written::Rejected { class, code, text } => Verdict::Refused {
            class: match class {
                Class::WindowClosed => Refusal::WindowClosed,
                Class::OptedOut => Refusal::OptedOut,
                Class::BadRecipient => Refusal::BadRecipient,
                Class::TooLarge => Refusal::TooLarge,
                Class::Unsupported => Refusal::Unsupported,
                Class::Auth => Refusal::Credentials,
                Class::Policy => Refusal::Policy,
                Class::Blocked => Refusal::Blocked,
            },
            code: clip(&code.unwrap_or_default(), CODE_BYTES_MAX).to_owned(),
            text: said(text),
        },
        Written::Unknown { why } => Verdict::Unknown { why: said(why) },
    })
}

fn said(text: Option<String>) -> String {
    clip(&text.unwrap_or_default(), SAID_BYTES_MAX).to_owned()
}

/// How long a whole channel rests where it is not said.
const REST: Span = Span::minutes(1);

/// The longest id of a vendor's, in characters.
const VENDOR_ID_CHARS_MAX: usize = 512;

/// How many ids a vendor may give one message.
const VENDOR_IDS_MAX: usize = 20;

/// How much of a vendor's code is kept, in bytes.
const CODE_BYTES_MAX: usize = 100;

/// How much of a vendor's words is kept, in bytes.
const SAID_BYTES_MAX: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(json: &str) -> Result<Verdict, String> {
        read(serde_json::from_str(json).expect("JSON"), Moment(10_000))
    }

    #[test]
    fn taken_with_or_without_ids_is_taken() {
        let sent = |ids: &[&str]| {
            Ok(Verdict::Sent {
                external_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            })
        };
        assert_eq!(verdict(r#"{"outcome":"accepted"}"#), sent(&[]));
        assert_eq!(
            verdict(r#"{"outcome":"accepted","vendor_ids":["a","b"],"more":1}"#),
            sent(&["a", "b"])
        );
        assert!(verdict(r#"{"outcome":"accepted","vendor_ids":[""]}"#).is_err());
    }

    #[test]
    fn later_is_as_long_as_the_vendor_says_and_never_in_the_past() {
        let later = |at: &str| verdict(&format!(r#"{{"outcome":"deferred","retry_at":"{at}"}}"#));
        let span = |span| {
            Ok(Verdict::RetryAfter {
                span: Some(span),
                why: String::new(),
            })
        };
        assert_eq!(later("1970-01-01T00:01:10Z"), span(Span::minutes(1)));
        assert_eq!(later("1960-01-01T00:00:00Z"), span(Span::millis(1)));
        assert!(later("soon").is_err());
        let whole = verdict(r#"{"outcome":"deferred","whole_channel":true,"why":"429"}"#);
        let why = "429".to_owned();
        let span = Span::minutes(1);
        assert_eq!(whole, Ok(Verdict::Throttled { span, why }));
    }

    #[test]
    fn a_no_has_its_class() {
        let refused = verdict(r#"{"outcome":"rejected","class":"blocked","code":"131047"}"#);
        assert!(matches!(
            refused,
            Ok(Verdict::Refused { class: Refusal::Blocked, code, .. }) if code == "131047"
        ));
        assert!(verdict(r#"{"outcome":"rejected","class":"tired"}"#).is_err());
        assert!(verdict(r#"{"outcome":"perhaps"}"#).is_err());
        assert!(verdict("[]").is_err());
    }
}
