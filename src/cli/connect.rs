//! The way to the desk: its control socket on this machine, or a saved context over TLS.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::client::{Client, Dial, Inbox, Options, SignIn};
use crate::net::fingerprint::Fingerprint;
use crate::protocol::key::Secret;
use crate::protocol::message::{Accepted, Data, ToDesk};
use crate::words::Lang;

use super::args::Global;
use super::context::Contexts;
use super::failure::Failure;
use super::output::Output;

/// Where the control socket is unless somebody says otherwise.
pub(super) const SOCKET: &str = "/run/centralita/control.sock";

/// Where the state is unless somebody says otherwise.
const DATA: &str = "/var/lib/centralita";

/// The name of the control socket inside a data folder.
pub(super) const SOCKET_IN_DATA: &str = "control.sock";

/// A command at work: how to reach the desk and how to speak.
pub(super) struct Session {
    pub(super) global: Global,
    pub(super) out: Output,
    client: Option<(Client, Inbox)>,
}

impl Session {
    pub(super) fn new(global: Global, lang: Lang) -> Self {
        let out = Output::new(&global, lang);
        Self {
            global,
            out,
            client: None,
        }
    }

    /// The connection, made when first needed.
    pub(super) async fn client(&mut self) -> Result<&mut (Client, Inbox), Failure> {
        if self.client.is_none() {
            self.client = Some(self.connect().await?);
        }
        Ok(self.client.as_mut().expect("it was made just now"))
    }

    /// Asks for something that only reads.
    pub(super) async fn ask(&mut self, ask: ToDesk) -> Result<Data, Failure> {
        Ok(self.client().await?.0.ask(ask).await?.data)
    }

    /// Asks for something that must have one effect.
    pub(super) async fn command(&mut self, ask: ToDesk) -> Result<Accepted, Failure> {
        Ok(self.client().await?.0.command(ask).await?)
    }

    async fn connect(&self) -> Result<(Client, Inbox), Failure> {
        let (dial, sign_in) = self.way()?;
        let mut options = Options::new("centralita", sign_in);
        self.out.lang.code().clone_into(&mut options.language);
        options.answer_within = Duration::from_millis(self.global.timeout.0.max(1).unsigned_abs());
        Ok(Client::connect(dial, options).await?)
    }

    fn way(&self) -> Result<(Dial, SignIn), Failure> {
        if let Some(way) = self.remembered()? {
            return Ok(way);
        }
        let acting_for = self.global.acting_for.clone();
        let dial = Dial::unix(&socket(&self.global));
        Ok((dial, SignIn::Local { acting_for }))
    }

    /// The way that a saved context is, where these flags mean one.
    pub(super) fn remembered(&self) -> Result<Option<(Dial, SignIn)>, Failure> {
        let local = self.global.socket.is_some() || self.global.data.is_some();
        let contexts = Contexts::open()?;
        let chosen =
            match &self.global.context {
                Some(name) => Some(contexts.find(name).ok_or_else(|| {
                    Failure::Missing("cli.no_context", vec![("name", name.clone())])
                })?),
                None if local => None,
                None => contexts.current(),
            };
        let Some(context) = chosen else {
            return Ok(None);
        };
        let key: Fingerprint = context
            .fingerprint
            .parse()
            .map_err(|_| Failure::Usage("cli.bad_context", vec![("name", context.name.clone())]))?;
        let token = Secret(context.token.clone());
        Ok(Some((
            Dial::pinned(&context.address, key),
            SignIn::Token(token),
        )))
    }

    /// Whether the desk that these flags mean is on this machine.
    pub(super) fn is_local(&self) -> Result<bool, Failure> {
        Ok(self.remembered()?.is_none())
    }

    /// Asks a person to say yes, unless they said so already or nobody is there.
    pub(super) fn confirm(
        &self,
        key: &str,
        args: &[(&str, &dyn std::fmt::Display)],
    ) -> Result<(), Failure> {
        if self.global.yes {
            return Ok(());
        }
        if self.global.no_input || !super::prompt::is_interactive() {
            return Err(Failure::Usage("cli.needs_yes", Vec::new()));
        }
        if super::prompt::yes_or_no(self.out.lang, key, args)? {
            Ok(())
        } else {
            Err(Failure::Unconfirmed)
        }
    }
}

/// The data folder that these flags mean.
pub(super) fn data_folder(global: &Global) -> PathBuf {
    let data = global.data.clone().unwrap_or_else(|| DATA.into());
    std::path::absolute(&data).unwrap_or(data)
}

/// The control socket that these flags mean.
pub(super) fn socket(global: &Global) -> PathBuf {
    let in_data = || global.data.as_ref().map(|data| data.join(SOCKET_IN_DATA));
    let socket = global.socket.clone().or_else(in_data);
    let socket = socket.unwrap_or_else(|| Path::new(SOCKET).to_owned());
    // What is said of it holds wherever it is read.
    std::path::absolute(&socket).unwrap_or(socket)
}
