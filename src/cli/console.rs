//! `centralita console`: the console in this terminal, or line by line.

use std::io::IsTerminal as _;

use crate::client::{Client, Dial, Options, SignIn};
use crate::daemon::seed;
use crate::domain::Name;
use crate::terminal;

use super::args::Color;
use super::connect::Session;
use super::demo::Place;
use super::failure::Failure;
use super::{prompt, when};

/// What was asked for.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Console {
    #[arg(long)]
    ascii: bool,
    #[arg(long)]
    read_only: bool,
    #[arg(long)]
    demo: bool,
}

/// Runs the console until the person leaves it.
pub(super) async fn run(session: &mut Session, asked: &Console) -> Result<(), Failure> {
    let global = &session.global;
    let lang = session.out.lang;
    let plain = global.plain || !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal();
    let (dial, sign_in) = if asked.demo {
        demo(session)?
    } else {
        session.way()?
    };
    let mut options = Options::new(
        concat!("centralita-console/", env!("CARGO_PKG_VERSION")),
        sign_in,
    );
    "console".clone_into(&mut options.device);
    lang.code().clone_into(&mut options.language);
    options.reconnect = true;
    let (client, news) = Client::connect(dial, options).await?;
    let mut random = [0; 16];
    seed::fill(&mut random);
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let console = terminal::Options {
        lang,
        ascii: asked.ascii,
        color: match session.global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !unwanted,
        },
        read_only: asked.read_only,
        notify: true,
        zone: zone(),
        clock: when::now,
        seed: random,
    };
    let ended = if plain {
        terminal::run_plain(client, news, console).await
    } else {
        terminal::run(client, news, console).await
    };
    ended.map_err(|error| Failure::Here(error.to_string()))
}

/// The way to the demo of this machine, as one of its people.
fn demo(session: &Session) -> Result<(Dial, SignIn), Failure> {
    let global = &session.global;
    let place = Place::of(global.data.as_deref())?;
    let named = match &global.acting_for {
        Some(name) => name.clone(),
        None if global.no_input || !prompt::is_interactive() => person(DEMO_PERSON)?,
        None => {
            let typed = prompt::line(session.out.lang, "cli.demo_user")?;
            person(if typed.is_empty() {
                DEMO_PERSON
            } else {
                &typed
            })?
        }
    };
    let acting_for = Some(named);
    Ok((Dial::unix(&place.socket()), SignIn::Local { acting_for }))
}

fn person(text: &str) -> Result<Name, Failure> {
    Name::new(text).map_err(|error| Failure::Here(error.to_string()))
}

/// The zone that this person's clock on the wall shows; times of the desk are theirs to read.
#[expect(
    clippy::disallowed_methods,
    reason = "the zone of whoever looks at the screen, not the desk's"
)]
fn zone() -> String {
    let zone = jiff::tz::TimeZone::system();
    zone.iana_name().unwrap_or("UTC").to_owned()
}

/// Who one is in the demo unless somebody says otherwise.
const DEMO_PERSON: &str = "sofia";
