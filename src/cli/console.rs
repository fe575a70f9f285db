//! `centralita console`: signs a person in and hands the terminal over.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use crate::client::{Client, ClientError, Dial, Inbox, Options, SignIn};
use crate::daemon::seed;
use crate::protocol::Code;
use crate::protocol::key::Secret;
use crate::terminal;

use super::connect::{Session, socket};
use super::demo::{PASSWORD, Place, USER};
use super::failure::Failure;
use super::{prompt, when};

/// What was asked for.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Console {
    #[arg(long)]
    ascii: bool,
    #[arg(long)]
    read_only: bool,
    #[arg(long)]
    demo: bool,
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    #[arg(long, value_name = "PATH")]
    password_file: Option<PathBuf>,
}

/// Runs the console until the person leaves it; line by line where there is no terminal, or on request.
pub(super) async fn run(session: &mut Session, asked: &Console) -> Result<(), Failure> {
    let (client, inbox) = enter(session, asked).await?;
    let mut seed = [0; 16];
    seed::fill(&mut seed);
    let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let options = terminal::Options {
        lang: session.out.lang,
        ascii: asked.ascii,
        color: session.out.has_color(),
        read_only: asked.read_only,
        notify: is_terminal,
        zone: when::zone_name(),
        clock: when::now,
        seed,
    };
    let outcome = if session.global.plain || !is_terminal {
        terminal::run_plain(client, inbox, options).await
    } else {
        terminal::run(client, inbox, options).await
    };
    outcome.map_err(|error| Failure::Here(error.to_string()))
}

/// Signs in as a person: being offered work needs somebody who is there.
async fn enter(session: &Session, asked: &Console) -> Result<(Client, Inbox), Failure> {
    let place = if asked.demo {
        Place::of(session.global.data.as_deref())?.socket()
    } else {
        match session.remembered()? {
            Some((dial, sign_in)) => return Ok(connect(session, dial, sign_in).await?),
            None => socket(&session.global),
        }
    };
    let user = user(session, asked)?;
    let sign_in = |password: &str, code: Option<String>| SignIn::Password {
        name: user.clone(),
        password: Secret(password.to_owned()),
        code: code.map(Secret),
    };
    if asked.demo && asked.password_file.is_none() {
        // Its passwords are printed for everybody to read, unless others can reach it.
        match connect(session, Dial::unix(&place), sign_in(PASSWORD, None)).await {
            Err(error) if error.code() == Some(Code::WRONG_PASSWORD) => {}
            outcome => return Ok(outcome?),
        }
    }
    let lang = session.out.lang;
    let file = asked.password_file.as_deref();
    let password = prompt::password(lang, "cli.password", file, session.global.no_input)?;
    match connect(session, Dial::unix(&place), sign_in(&password, None)).await {
        Err(error) if error.code() == Some(Code::CODE_NEEDED) && prompt::is_interactive() => {
            let code = prompt::line(lang, "cli.code")?;
            let sign_in = sign_in(&password, Some(code));
            Ok(connect(session, Dial::unix(&place), sign_in).await?)
        }
        outcome => Ok(outcome?),
    }
}

/// Who signs in: as said, as asked, or the demo's agent where nobody says anything.
fn user(session: &Session, asked: &Console) -> Result<String, Failure> {
    let acting_for = session.global.acting_for.as_ref().map(ToString::to_string);
    if let Some(user) = asked.user.clone().or(acting_for) {
        return Ok(user);
    }
    let is_asked = prompt::is_interactive() && !session.global.no_input;
    match (is_asked, asked.demo) {
        (true, demo) => {
            let key = if demo { "demo.user" } else { "cli.user" };
            let typed = prompt::line(session.out.lang, key)?;
            Ok(if demo && typed.is_empty() {
                USER.to_owned()
            } else {
                typed
            })
        }
        (false, true) => Ok(USER.to_owned()),
        (false, false) => Err(Failure::Usage("cli.needs_user", Vec::new())),
    }
}

async fn connect(
    session: &Session,
    dial: Dial,
    sign_in: SignIn,
) -> Result<(Client, Inbox), ClientError> {
    let options = Options {
        language: session.out.lang.code().to_owned(),
        device: "console".to_owned(),
        reconnect: true,
        ..Options::new("centralita console", sign_in)
    };
    Client::connect(dial, options).await
}
