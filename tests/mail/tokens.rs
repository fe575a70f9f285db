//! Accounts that are entered with tokens, which the desk has renewed by itself.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::front::{Authority, Manner, front};
use crate::house::House;
use crate::office::{channel, house, mail, subjects, text, until, until_answer_is};
use crate::script::{Mood, script};
use crate::site::{Site, hand_over, token};

/// A token endpoint under TLS: what it says to each request, and what it was asked.
#[derive(Clone)]
struct Endpoint {
    state: Arc<Mutex<State>>,
    settings: String,
}

struct State {
    says: (u16, String),
    asked: Vec<String>,
}

impl Endpoint {
    fn open(root: &std::path::Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let behind = listener.local_addr().expect("bound").port();
        let authority = Authority::new();
        let file = authority.file(root.join("oauth-ca.pem"));
        let secret = root.join("client-secret");
        std::fs::write(&secret, "s3 cret&\n").expect("written");
        let port = front(authority.issue("127.0.0.1", 2999), Manner::AtOnce, behind);
        let state = State {
            says: (503, String::new()),
            asked: Vec::new(),
        };
        let endpoint = Self {
            state: Arc::new(Mutex::new(state)),
            settings: format!(
                "token_url = 'https://127.0.0.1:{port}/token'\nclient_id = 'desk-1'\n\
                 client_secret = {{ file = '{}' }}\nauthorities = '{file}'\n",
                secret.display()
            ),
        };
        let serving = endpoint.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A desk that hangs up is its own test's matter.
                let _ = serving.serve(stream);
            }
        });
        endpoint
    }

    fn says(&self, status: u16, body: String) {
        self.lock().says = (status, body);
    }

    fn grants(&self, token: &str, refresh: Option<&str>) {
        let refresh = refresh.map(|next| format!(r#","refresh_token":"{next}""#));
        let refresh = refresh.unwrap_or_default();
        self.says(
            200,
            format!(
                r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":3600{refresh}}}"#
            ),
        );
    }

    fn asked(&self) -> Vec<String> {
        self.lock().asked.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut heard = String::new();
        let mut piece = [0; 4_096];
        loop {
            let read = stream.read(&mut piece)?;
            if read == 0 && heard.is_empty() {
                // Somebody only looked.
                return Ok(());
            }
            heard.push_str(&String::from_utf8_lossy(&piece[..read]));
            let Some((head, body)) = heard.split_once("\r\n\r\n") else {
                continue;
            };
            let head = head.to_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.and_then(|length| length.parse().ok()).unwrap_or(0);
            if read == 0 || body.len() >= length {
                break;
            }
        }
        let mut state = self.lock();
        let body = heard
            .split_once("\r\n\r\n")
            .map(|(_, body)| body.to_owned());
        state.asked.push(body.unwrap_or_default());
        let (status, body) = &state.says;
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\nconnection: close\r\n\r\n{body}"
        )
    }
}

fn house_with(site: &Site, root: &std::path::Path) -> (House, Endpoint) {
    let endpoint = Endpoint::open(root);
    let more = format!("existing = 'all'\n{}", endpoint.settings);
    (house(Some(site.imap), site.submission, &more), endpoint)
}

#[test]
fn one_token_that_the_desk_has_renewed_signs_in_both_ways() {
    let Some(site) = Site::start_with_tokens() else {
        return;
    };
    let root = tempfile::tempdir().expect("a folder");
    let (house, endpoint) = house_with(&site, root.path());
    endpoint.grants(&token("help@desk.test"), Some("next/1"));
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    let desk = house.start();
    until("it is there", || subjects(&desk) == ["One"]);
    let answered = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(answered.status.success(), "{answered:?}");
    until_answer_is(&desk, "1", "sent");
    let form = "grant_type=refresh_token&refresh_token=secret&client_id=desk-1\
                &client_secret=s3+cret%26";
    assert_eq!(endpoint.asked(), [form]);
    // What was given in its place outlives the desk.
    desk.stop();
    let desk = house.start();
    until("it is open", || channel(&desk)["state"] == "ok");
    until("it was asked again", || endpoint.asked().len() == 2);
    let asked = endpoint.asked().pop().expect("two");
    assert!(asked.contains("refresh_token=next%2F1"), "{asked}");
}

#[test]
fn a_revoked_refresh_token_needs_somebody_at_once_and_another_is_taken() {
    let Some(site) = Site::start_with_tokens() else {
        return;
    };
    let root = tempfile::tempdir().expect("a folder");
    let (house, endpoint) = house_with(&site, root.path());
    let desk = house.start();
    // An endpoint that is down for a while is nobody's work.
    until("it is told", || channel(&desk)["cause"] == "unreachable");
    endpoint.says(
        400,
        r#"{"error":"invalid_grant","error_description":"Token has been revoked."}"#.to_owned(),
    );
    until("it is told", || channel(&desk)["state"] == "needs_operator");
    let told = channel(&desk);
    assert_eq!(told["cause"], "auth");
    let why = text(&told["last_error"]);
    assert!(
        why.contains("invalid_grant: Token has been revoked."),
        "{why}"
    );
    endpoint.grants(&token("help@desk.test"), None);
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    std::fs::write(house.path("password"), "another\n").expect("written");
    until("it is there", || subjects(&desk) == ["One"]);
    until("it is well", || channel(&desk)["state"] == "ok");
    let asked = endpoint.asked().pop().expect("it was asked");
    assert!(asked.contains("refresh_token=another&"), "{asked}");
}

#[test]
fn a_token_that_is_not_taken_any_more_is_renewed_before_its_time() {
    let root = tempfile::tempdir().expect("a folder");
    let endpoint = Endpoint::open(root.path());
    endpoint.grants("first", None);
    let script = script(vec![
        Mood::Well,
        Mood::Says("AUTH", "535 5.7.8 expired\r\n"),
    ]);
    let more = format!("lmtp = true\n{}", endpoint.settings);
    let house = house(None, script.port, &more);
    let desk = house.start();
    for number in ["1", "2"] {
        let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
        let mail = mail(number, number, "");
        hand_over(stream, "LHLO", "ana@shop.test", &["help@desk.test"], &mail);
        until("it is there", || {
            subjects(&desk).contains(&number.to_owned())
        });
        let said = desk.ask(&["conv", "reply", number, "It leaves today."]);
        assert!(said.status.success(), "{said:?}");
        until_answer_is(&desk, number, "sent");
    }
    assert_eq!(endpoint.asked().len(), 2);
    assert_eq!(script.mails.try_iter().count(), 2);
}

#[test]
fn a_refresh_token_that_ends_and_is_not_replaced_is_told_before() {
    let Some(site) = Site::start_with_tokens() else {
        return;
    };
    let root = tempfile::tempdir().expect("a folder");
    let (house, endpoint) = house_with(&site, root.path());
    let granted = |more: &str| {
        let token = token("help@desk.test");
        format!(
            r#"{{"access_token":"{token}","expires_in":3600,"refresh_token_expires_in":432000{more}}}"#
        )
    };
    endpoint.says(200, granted(""));
    let desk = house.start();
    until("it is told", || channel(&desk)["cause"] == "expiring");
    let told = channel(&desk);
    let why = text(&told["last_error"]);
    assert!(why.starts_with("OAuth help@desk.test 20"), "{why}");
    assert_eq!(told["state"], "degraded");
    desk.stop();
    // One that is replaced with every answer never comes to its end.
    endpoint.says(200, granted(r#","refresh_token":"next""#));
    let desk = house.start();
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    until("it is there", || subjects(&desk) == ["One"]);
    assert_eq!(endpoint.asked().len(), 2);
    assert_eq!(channel(&desk)["state"], "ok");
}
