//! The key by which the same mail is known when it comes again.

use std::fmt::Write;

use ring::digest::{Context, SHA256};

use super::fields::Fields;

/// The key of a mail from `sender` with `fields` and `body`.
///
/// Its Message-ID where that is plausible. The sender stands beside it because careless programs give
/// one id to many mails and because nobody should be able to suppress a stranger's mail by sending
/// its id first. Otherwise a digest of what does not change on the way.
pub(super) fn key(fields: &Fields, sender: &str, body: &[u8]) -> String {
    match id(fields) {
        Some(id) => format!("mid:{id} {sender}"),
        None => format!("sha256:{}", digest(fields, body)),
    }
}

/// The Message-ID, if it looks like one.
pub(super) fn id(fields: &Fields) -> Option<String> {
    let id = fields.ids("message-id").into_iter().next()?;
    let (left, right) = id.rsplit_once('@')?;
    (left.len() >= LEFT_BYTES_MIN && !right.is_empty()).then_some(id)
}

fn digest(fields: &Fields, body: &[u8]) -> String {
    let mut context = Context::new(&SHA256);
    // Alarm panels write the same words every day without a date; only the way it came differs.
    let when = if fields.raw("date").is_some() {
        "date"
    } else {
        "received"
    };
    for name in ["from", "to", "cc", "subject", when] {
        for value in fields.all(name) {
            context.update(name.as_bytes());
            for word in value.split_whitespace() {
                context.update(b" ");
                context.update(word.as_bytes());
            }
            context.update(b"\n");
        }
    }
    // Mail systems change line ends and add empty lines at the end.
    for line in body.trim_ascii_end().split(|byte| *byte == b'\n') {
        context.update(line.trim_ascii_end());
        context.update(b"\n");
    }
    let sum = context.finish();
    sum.as_ref()
        .iter()
        .fold(String::with_capacity(64), |mut out, byte| {
            write!(out, "{byte:02x}").expect("writing to a string never fails");
            out
        })
}

/// Ids shorter than this are made by hand, and made twice.
const LEFT_BYTES_MIN: usize = 4;

#[cfg(test)]
mod tests {
    use super::super::fields::Keep;
    use super::*;

    fn key_of(block: &str, body: &str) -> String {
        key(
            &Fields::read(block.as_bytes(), Keep::All, None),
            "ana@a.test",
            body.as_bytes(),
        )
    }

    #[test]
    fn a_plausible_id_is_the_key() {
        assert_eq!(
            key_of("Message-ID: <abcd@b.test>", "x"),
            "mid:abcd@b.test ana@a.test"
        );
    }

    #[test]
    fn the_same_words_undated_on_another_day_are_another_mail() {
        assert_ne!(key_of("Received: x", "hola"), key_of("Received: y", "hola"));
    }

    #[test]
    fn without_an_id_the_way_it_came_does_not_matter() {
        let one = key_of(
            "Date: 1\r\nSubject: a\r\n b\r\nReceived: x",
            "hola  \r\nmundo\r\n\r\n",
        );
        assert_eq!(
            one,
            key_of("Received: y\nSubject: a b\nDate: 1", "hola\nmundo")
        );
        assert_ne!(one, key_of("Date: 1\nSubject: a b", "hola\nmundos"));
        assert!(key_of("Message-ID: <1@>", "").starts_with("sha256:"));
    }
}
