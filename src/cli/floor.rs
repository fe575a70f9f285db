//! The floor at one moment: what waits, who is there, what calls for somebody.

use crate::client::ClientError;
use crate::protocol::list::List;
use crate::protocol::message::{Data, SuperviseRequest, ToDesk};
use crate::protocol::view::desk::{PanelView, SkillView};
use crate::words::{self, Lang};

use super::connect::Session;
use super::failure::Failure;
use super::{agent, conv, queue, when};

/// Shows what the supervisors' panel shows.
pub(super) async fn now(session: &mut Session) -> Result<(), Failure> {
    let request = SuperviseRequest::Panel {
        watch: false,
        queues: List::new(),
    };
    let Data::Panel(panel) = session.ask(ToDesk::Supervise(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("report-now", &*panel)?);
    }
    print(session, &panel).await
}

async fn print(session: &mut Session, panel: &PanelView) -> Result<(), Failure> {
    let oldest = panel.oldest_at.map_or_else(|| "—".to_owned(), when::ago);
    let service = panel.service_percent;
    let service = service.map_or_else(|| "—".to_owned(), |percent| format!("{percent} %"));
    let load = load(
        session.out.lang,
        panel.load,
        panel.capacity,
        panel.interruptible_load,
    );
    session.out.say(
        "cli.now_head",
        &[
            ("waiting", &panel.waiting),
            ("oldest", &oldest),
            ("service", &service),
            ("load", &load),
        ],
    )?;
    session.out.say("cli.now_queues", &[])?;
    queue::table(session, &panel.queues).await?;
    session.out.say("cli.now_agents", &[])?;
    agent::table(session, &panel.agents)?;
    if !panel.skills.is_empty() {
        session.out.say("cli.now_skills", &[])?;
        let rows: Vec<Vec<String>> = panel.skills.iter().map(skill).collect();
        let headers = ["cli.skill", "cli.waiting", "cli.oldest", "cli.people"];
        session.out.table(&headers, &rows)?;
    }
    if !panel.alarms.is_empty() {
        session.out.say("cli.now_alarms", &[])?;
        conv::table(session, &panel.alarms)?;
    }
    Ok(())
}

/// What is carried of what can be; interruptible work has a capacity of its own, and is told beside.
pub(super) fn load(lang: Lang, load: u32, capacity: u32, interruptible: u32) -> String {
    if interruptible == 0 {
        return format!("{load}/{capacity}");
    }
    let beside = words::plural(lang, "cli.beside", u64::from(interruptible), &[]);
    format!("{load}/{capacity} ({beside})")
}

fn skill(one: &SkillView) -> Vec<String> {
    vec![
        one.skill.to_string(),
        one.waiting.to_string(),
        one.oldest_at.map_or_else(|| "—".to_owned(), when::ago),
        format!("{}/{}", one.available, one.holders),
    ]
}
