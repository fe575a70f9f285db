//! What the README tells people to write works as it stands there.

use centralita::channels::email::token::ThreadKey;
use centralita::channels::{ALL, Ground};
use centralita::config;
use centralita::words::Lang;

const README: &str = include_str!("../README.md");

fn configuration() -> String {
    let block = README
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    block.expect("the README shows a configuration").to_owned()
}

#[test]
fn the_configuration_shown_is_accepted_without_a_warning() {
    let parsed = config::parse(&[("README.md".to_owned(), configuration())]);
    let said: Vec<String> = parsed
        .problems
        .iter()
        .map(|problem| problem.render(Lang::En))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn its_channel_opens() {
    let parsed = config::parse(&[("README.md".to_owned(), configuration())]);
    let config = parsed.config.expect("the configuration is accepted");
    let ground = Ground::new(ThreadKey::new(&[7; 32]));
    for channel in config.channels.values() {
        let kind = ALL
            .iter()
            .find(|kind| kind.name() == channel.kind.as_str())
            .expect("the kind exists");
        kind.open(&channel.settings(), &ground)
            .expect("the channel opens");
    }
}
