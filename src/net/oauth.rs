//! Renews an access token (RFC 6749, 6): one request to the token endpoint, and what its answer means.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::Value;
use zeroize::Zeroizing;

use super::http_client::{self, Patience, Posted, Target};

/// What a token is asked for with.
#[derive(Clone, Copy, Debug)]
pub struct Grant<'a> {
    /// The token endpoint.
    pub place: Target<'a>,
    /// Who the desk is there.
    pub client: &'a str,
    /// By what it proves that; none for a public client.
    pub secret: Option<&'a str>,
    /// The refresh token.
    pub refresh: &'a str,
    /// What is asked for; empty for what was granted first.
    pub scope: &'a str,
}

/// What was granted.
pub struct Granted {
    /// The access token.
    pub access: Zeroizing<String>,
    /// Another refresh token to use from now on, where one was given.
    pub refresh: Option<Zeroizing<String>>,
    /// How long the access token is good for, less a margin.
    pub valid: Duration,
    /// How long the refresh token is good for, where the endpoint says that it ends: it is no part of RFC 6749, and
    /// called `refresh_token_expires_in` by some and `refresh_expires_in` by others, where 0 is for ever.
    pub refresh_valid: Option<Duration>,
}

/// Why no token was granted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OauthError {
    /// It will not be granted again: somebody has to do something.
    #[error("the token endpoint refused: {0}")]
    Refused(String),
    /// We do not believe the endpoint's certificate.
    #[error("{0}")]
    Distrusted(String),
    /// It was not reached, or spoke in riddles.
    #[error("{0}")]
    Failed(String),
}

/// Asks for a token once.
pub async fn renew(grant: &Grant<'_>) -> Result<Granted, OauthError> {
    let mut form = Zeroizing::new(String::new());
    let secret = grant.secret.map(|secret| ("client_secret", secret));
    let scope = Some(("scope", grant.scope)).filter(|(_, scope)| !scope.is_empty());
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", grant.refresh),
        ("client_id", grant.client),
    ];
    for (name, value) in pairs.into_iter().chain(secret).chain(scope) {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(name);
        form.push('=');
        encode(value, &mut form);
    }
    let headers = [("accept", "application/json")];
    let patience = Patience::default();
    let posted = http_client::post_form(&grant.place, &headers, form.as_bytes(), &patience).await;
    match posted {
        Posted::Answered { status, body, .. } => granted(status, &Zeroizing::new(body)),
        Posted::Distrusted(why) => Err(OauthError::Distrusted(why)),
        Posted::Failed(why) | Posted::Lost(why) => Err(OauthError::Failed(why)),
    }
}

fn granted(status: u16, body: &[u8]) -> Result<Granted, OauthError> {
    let said = serde_json::from_slice::<Value>(body).unwrap_or_default();
    let word = |name: &str| said.get(name).and_then(Value::as_str);
    if !(200..300).contains(&status) {
        let told = match (word("error"), word("error_description")) {
            (Some(error), Some(more)) => format!("{error}: {more}"),
            (Some(error), None) => error.to_owned(),
            (None, _) => format!("the token endpoint answered {status}"),
        };
        let told: String = told.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = told.chars().take(TOLD_CHARS_MAX).collect();
        // Of these the next try knows no more than this one (RFC 6749, 5.2).
        let heals = word("error").is_none_or(|error| HEALING.contains(&error));
        return Err(if heals || !matches!(status, 400 | 401 | 403) {
            OauthError::Failed(told)
        } else {
            OauthError::Refused(told)
        });
    }
    let token = |name| {
        word(name)
            .filter(|token| is_token(token))
            .map(str::to_owned)
    };
    let Some(access) = token("access_token") else {
        let why = "the token endpoint answers without a token";
        return Err(OauthError::Failed(why.to_owned()));
    };
    let number = |name: &str| match said.get(name)? {
        Value::String(text) => text.parse().ok(),
        other => other.as_u64(),
    };
    let refresh = number("refresh_token_expires_in").or_else(|| number("refresh_expires_in"));
    let refresh = refresh.filter(|seconds| (1..=REFRESH_SECONDS_MAX).contains(seconds));
    let seconds = number("expires_in");
    let seconds = seconds.unwrap_or(SECONDS_UNSAID).min(SECONDS_MAX);
    Ok(Granted {
        access: Zeroizing::new(access),
        refresh: token("refresh_token").map(Zeroizing::new),
        valid: Duration::from_secs(seconds - (seconds / 2).min(SECONDS_MARGIN)),
        refresh_valid: refresh.map(Duration::from_secs),
    })
}

/// Whether it can be said in one line to a mail server.
fn is_token(text: &str) -> bool {
    (1..=TOKEN_BYTES_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// As forms have it (WHATWG URL, `application/x-www-form-urlencoded`).
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            byte => write!(out, "%{byte:02X}").expect("a string takes it"),
        }
    }
}

/// Errors that go away by themselves, whatever the status beside them.
const HEALING: [&str; 3] = ["temporarily_unavailable", "server_error", "slow_down"];

/// How much of what an endpoint says is told, in characters.
const TOLD_CHARS_MAX: usize = 300;

/// The longest token that is taken, in bytes.
const TOKEN_BYTES_MAX: usize = 16 * 1024;

/// How long a token is used where nobody says how long it is good for, in seconds.
const SECONDS_UNSAID: u64 = 300;

/// The longest that a token is believed to be good for, in seconds.
const SECONDS_MAX: u64 = 24 * 60 * 60;

/// A refresh token that is said to be good for longer, in seconds, is held for good for ever: a hundred years.
const REFRESH_SECONDS_MAX: u64 = 100 * 366 * 24 * 60 * 60;

/// So long before its end it is not used any more, in seconds; half of its time at most.
const SECONDS_MARGIN: u64 = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_refresh_token_is_read_where_it_is_said() {
        let of = |more: &str| {
            let body = format!(r#"{{"access_token":"a"{more}}}"#);
            let granted = granted(200, body.as_bytes());
            granted.expect("granted").refresh_valid
        };
        let days = Some(Duration::from_secs(432_000));
        assert_eq!(of(r#","refresh_token_expires_in":432000"#), days);
        assert_eq!(of(r#","refresh_expires_in":"432000""#), days);
        for never in [
            "",
            r#","refresh_expires_in":0"#,
            r#","refresh_expires_in":18446744073709551615"#,
            r#","refresh_expires_in":-1"#,
        ] {
            assert_eq!(of(never), None, "{never}");
        }
    }

    #[test]
    fn what_an_endpoint_says_is_for_ever_or_passes() {
        let of = |status, body: &str| granted(status, body.as_bytes()).map(|granted| granted.valid);
        let refused = of(
            400,
            r#"{"error":"invalid_grant","error_description":"gone"}"#,
        );
        let said = "invalid_grant: gone".to_owned();
        assert_eq!(refused, Err(OauthError::Refused(said)));
        for (status, body) in [
            (503, r#"{"error":"invalid_grant"}"#),
            (400, r#"{"error":"temporarily_unavailable"}"#),
            (403, "<html>"),
            (200, "{}"),
            (200, r#"{"access_token":"a b"}"#),
            (200, r#"{"access_token":"a\u0001b"}"#),
        ] {
            let got = of(status, body);
            assert!(matches!(got, Err(OauthError::Failed(_))), "{got:?}");
        }
    }

    #[test]
    fn a_token_is_given_back_before_its_end() {
        let of = |more: &str| {
            let body = format!(r#"{{"access_token":"x"{more}}}"#);
            granted(200, body.as_bytes()).map(|granted| granted.valid.as_secs())
        };
        assert_eq!(of(r#","expires_in":3599"#), Ok(3599 - 120));
        assert_eq!(of(r#","expires_in":"60""#), Ok(30));
        assert_eq!(of(""), Ok(180));
        assert_eq!(
            of(r#","expires_in":18446744073709551615"#),
            Ok(86_400 - 120)
        );
    }

    #[test]
    fn forms_hide_what_would_end_a_value() {
        let mut out = String::new();
        encode("a b&c=ñ+", &mut out);
        assert_eq!(out, "a+b%26c%3D%C3%B1%2B");
    }
}
