//! Everything, a conversation a line, in order of number: the same bytes for the same data.

use std::path::Path;

use crate::client::ClientError;
use crate::domain::{ContactId, ConversationId, Moment, Name, Span};
use crate::protocol::list::List;
use crate::protocol::message::desk::ConfigFile;
use crate::protocol::message::files::BodyForm;
use crate::protocol::message::{Data, DeskRequest, ListsRequest, ToDesk};
use crate::protocol::view::conversation::{ConversationShow, MessageView};
use crate::protocol::view::desk::{Figures, SimulatedQueue};

use super::connect::Session;
use super::failure::Failure;
use super::{messages, when};

pub(super) async fn export(
    session: &mut Session,
    queue: Option<Name>,
    contact: Option<ContactId>,
) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let request = ListsRequest::Export {
            after,
            queue: queue.clone(),
            contact,
        };
        let Data::Exported(exported) = session.ask(ToDesk::Lists(request)).await? else {
            return Err(ClientError::Unexpected.into());
        };
        let Some(shown) = exported else {
            return Ok(());
        };
        after = Some(shown.conversation.id);
        print(session, *shown).await?;
    }
}

/// One conversation with all of its messages, as a line of the export.
pub(super) async fn one(session: &mut Session, id: ConversationId) -> Result<(), Failure> {
    let request = ListsRequest::Export {
        after: id.0.checked_sub(1).map(ConversationId),
        queue: None,
        contact: None,
    };
    let Data::Exported(exported) = session.ask(ToDesk::Lists(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    match exported.filter(|shown| shown.conversation.id == id) {
        Some(shown) => print(session, *shown).await,
        None => Err(Failure::Missing(
            "cli.no_conversation",
            vec![("id", id.to_string())],
        )),
    }
}

async fn print(session: &mut Session, mut shown: ConversationShow) -> Result<(), Failure> {
    let id = shown.conversation.id;
    let mut messages = std::mem::take(&mut shown.messages).into_vec();
    let after = messages.last().map_or(0, |message| message.seq);
    messages.extend(messages::behind(session, id, after, shown.conversation.seq).await?);
    unclip(session, id, &mut messages).await?;
    // Who looks at it now is not what is kept of it.
    shown.conversation.presence = List::new();
    shown.drafts = List::new();
    shown.offer = None;
    shown.earlier = false;
    let document = messages::document(&shown, &messages);
    Ok(session.out.document("export-conv", document)?)
}

/// Fetches what the wire left out of long messages.
async fn unclip(
    session: &mut Session,
    conversation: ConversationId,
    messages: &mut [MessageView],
) -> Result<(), Failure> {
    for message in messages.iter_mut().filter(|message| message.clipped) {
        let mut forms = Vec::with_capacity(2);
        for form in [BodyForm::Text, BodyForm::HtmlSafe] {
            let client = &session.client().await?.0;
            let bytes = client.body(conversation, message.seq, form, FORM_BYTES_MAX);
            let whole = String::from_utf8_lossy(&bytes.await?).into_owned();
            forms.push(whole);
        }
        message.html = forms.pop().filter(|html| !html.is_empty());
        message.text = forms.pop().unwrap_or_default();
        message.clipped = false;
    }
    Ok(())
}

/// The longest form of a message that is written out, in bytes; no channel keeps longer ones.
const FORM_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Lives a past period again under the settings in a folder, and shows both side by side.
pub(super) async fn simulate(
    session: &mut Session,
    folder: Option<&Path>,
    from: Option<Moment>,
    to: Option<Moment>,
) -> Result<(), Failure> {
    let folder = folder.ok_or(Failure::Usage("cli.needs_config", Vec::new()))?;
    let files = read(folder, session.out.lang)?;
    let to = to.unwrap_or_else(when::now);
    let from = from.unwrap_or(to - Span::days(1));
    let request = DeskRequest::Simulate { from, to, files };
    let Data::Simulation(simulation) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("simulate-show", &*simulation)?);
    }
    for problem in simulation.problems.iter() {
        super::output::complain(&super::desk::problem_text(session.out.lang, problem));
    }
    if simulation.problems.iter().any(|problem| problem.error) {
        return Err(Failure::Config);
    }
    session
        .out
        .say("cli.simulated", &[("n", &simulation.pieces)])?;
    let side = |figures: &Figures| {
        [
            format!("{}/{}", figures.taken, figures.pieces),
            waited(figures, figures.wait_median),
            waited(figures, figures.wait_p90),
            waited(figures, figures.wait_max),
            figures.laps.to_string(),
            figures.overflows.to_string(),
        ]
    };
    let row = |one: &SimulatedQueue| {
        let (running, changed) = (side(&one.running), side(&one.changed));
        let pairs = running
            .iter()
            .zip(&changed)
            .map(|(running, changed)| format!("{running} → {changed}"));
        [one.queue.to_string()]
            .into_iter()
            .chain(pairs)
            .collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = simulation.queues.iter().map(row).collect();
    let headers = [
        "cli.queue",
        "cli.taken",
        "cli.wait_median",
        "cli.wait_p90",
        "cli.wait_max",
        "cli.laps",
        "cli.overflows",
    ];
    session.out.table(&headers, &rows)?;
    if simulation.unjudged.is_empty() {
        return Ok(());
    }
    let rules: Vec<&str> = simulation.unjudged.iter().map(Name::as_str).collect();
    let rules = rules.join(", ");
    let told: [(&str, &dyn std::fmt::Display); 2] = [("n", &simulation.unread), ("rules", &rules)];
    Ok(session.out.say("cli.simulated_unread", &told)?)
}

/// A wait, or a dash where none was counted: in a line that people pick from nobody knows when they would have.
fn waited(figures: &Figures, wait: Span) -> String {
    if figures.taken == 0 && figures.wait_max == Span::ZERO {
        return "—".to_owned();
    }
    when::span(wait)
}

/// The settings in a folder, as the desk reads them: the main file, then `conf.d` in order.
fn read(folder: &Path, lang: crate::words::Lang) -> Result<List<ConfigFile>, Failure> {
    let files = crate::daemon::folder::read(folder).map_err(|problems| {
        super::check::show(lang, &problems, 0);
        Failure::Config
    })?;
    Ok(files
        .into_iter()
        .map(|(name, text)| ConfigFile { name, text })
        .collect())
}
