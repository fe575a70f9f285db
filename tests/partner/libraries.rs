//! What is pushed is verified by the public libraries of Standard Webhooks as they are.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::house::without;
use crate::push::{Post, SECRET, answered, listening, next, pushing, says};

/// Where `.ci/peers` installs them.
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/peers");

/// The body on the standard input, its headers and the secret as arguments.
const PYTHON: &str = "import sys, json; from standardwebhooks import Webhook; \
     Webhook(sys.argv[2]).verify(sys.stdin.buffer.read(), json.loads(sys.argv[1]))";

const NODE: &str = "const { Webhook } = require('standardwebhooks'); \
     new Webhook(process.argv[2]).verify(require('fs').readFileSync(0), JSON.parse(process.argv[1]))";

/// A push of a desk's.
fn pushed() -> Post {
    let (port, posts) = listening(&[&says("204 No Content", "")]);
    let house = pushing(port);
    let desk = house.start();
    answered(&desk);
    next(&posts)
}

/// Whether a library is content with a body under these headers.
fn verifies(command: &mut Command, headers: &Value, body: &[u8]) -> bool {
    let command = command.arg(headers.to_string()).arg(SECRET);
    let command = command.stdin(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("started");
    let mut input = child.stdin.take().expect("piped");
    input.write_all(body).expect("written");
    drop(input);
    child.wait().expect("ended").success()
}

fn is_verified_by(what: &str, installed: &str, library: impl Fn() -> Command) {
    if !Path::new(PEERS).join(installed).exists() {
        without(what, installed);
        return;
    }
    let post = pushed();
    let names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
    let headers: Value = names
        .iter()
        .map(|name| ((*name).to_owned(), json!(post.header(name))))
        .collect();
    assert!(verifies(&mut library(), &headers, &post.body));
    let mut bent = post.body.clone();
    bent[0] ^= 1;
    assert!(!verifies(&mut library(), &headers, &bent));
    let mut other = headers.clone();
    other["webhook-id"] = json!("d1-9");
    assert!(!verifies(&mut library(), &other, &post.body));
}

#[test]
fn the_python_library_verifies_what_is_pushed() {
    is_verified_by("Standard Webhooks for Python", "standardwebhooks", || {
        let mut python = Command::new("python3");
        python.args(["-c", PYTHON]).env("PYTHONPATH", PEERS);
        python
    });
}

#[test]
fn the_javascript_library_verifies_what_is_pushed() {
    is_verified_by(
        "Standard Webhooks for JavaScript",
        "node_modules/standardwebhooks",
        || {
            let mut node = Command::new("node");
            let modules = format!("{PEERS}/node_modules");
            node.args(["-e", NODE]).env("NODE_PATH", modules);
            node
        },
    );
}
