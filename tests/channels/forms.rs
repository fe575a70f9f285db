//! Bodies of forms: what a browser would have written is read back, and nothing that anybody makes up panics.

use centralita::channels::webform::body::{Posted, read};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert_eq, proptest};

/// Names and values as people type them, line ends and all.
fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    vec(("[a-z_\"é\r\n ]{1,12}", "[ -~áñ€日\r\n\t]{0,60}"), 0..12)
}

/// As a browser escapes it (URL Standard, 5.2).
fn urlencoded(pairs: &[(String, String)]) -> String {
    let escaped = |text: &str| -> String {
        let byte = |byte: u8| match byte {
            b' ' => "+".to_owned(),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect()
    };
    let pairs = pairs.iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}

/// As a browser lays it out (HTML, 4.10.21.8).
fn multipart(pairs: &[(String, String)]) -> String {
    let mut body = String::new();
    for (name, value) in pairs {
        let name = name
            .replace('"', "%22")
            .replace('\r', "%0D")
            .replace('\n', "%0A");
        for part in [
            "--bound\r\nContent-Disposition: form-data; name=\"",
            &name,
            "\"\r\n\r\n",
            value,
            "\r\n",
        ] {
            body += part;
        }
    }
    body + "--bound--\r\n"
}

const URLENCODED: &str = "application/x-www-form-urlencoded";

const MULTIPART: &str = "multipart/form-data; boundary=bound";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_browser_writes_is_read_back(pairs in pairs()) {
        let wanted = Posted { pairs: pairs.clone(), files: Vec::new() };
        let read_back = read(URLENCODED, urlencoded(&pairs).as_bytes());
        prop_assert_eq!(read_back.as_ref(), Ok(&wanted));
        if !pairs.is_empty() {
            let read_back = read(MULTIPART, multipart(&pairs).as_bytes());
            prop_assert_eq!(read_back.as_ref(), Ok(&wanted));
        }
    }

    #[test]
    fn a_file_comes_through_byte_for_byte(bytes in vec(any::<u8>(), 0..2_000)) {
        let mut body = b"--bound\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n\r\n".to_vec();
        body.extend_from_slice(&bytes);
        body.extend_from_slice(b"\r\n--bound--");
        let posted = read(MULTIPART, &body).expect("whole");
        prop_assert_eq!(&posted.files[0].bytes, &bytes);
    }

    #[test]
    fn nothing_that_anybody_makes_up_is_more_than_refused(
        kind in "[ -~]{0,60}",
        bytes in vec(any::<u8>(), 0..2_000),
        at in 0..400_usize,
    ) {
        let _ = read(&kind, &bytes);
        for kind in [URLENCODED, MULTIPART, "application/json"] {
            let _ = read(kind, &bytes);
        }
        // One that is whole but for a piece of noise.
        let mut torn = multipart(&[("a".into(), "x".repeat(300)), ("b".into(), "y".into())]).into_bytes();
        let end = (at + bytes.len()).min(torn.len());
        torn.splice(at.min(end)..end, bytes);
        let _ = read(MULTIPART, &torn);
    }
}
