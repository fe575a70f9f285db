//! The floor at one moment: what waits, who is there, what calls for somebody.

use crate::client::ClientError;
use crate::protocol::list::List;
use crate::protocol::message::{Data, SuperviseRequest, ToDesk};
use crate::protocol::view::desk::{PanelView, SkillView};

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
    session.out.say(
        "cli.now_head",
        &[
            ("waiting", &panel.waiting),
            ("oldest", &oldest),
            ("service", &service),
            ("load", &panel.load),
            ("capacity", &panel.capacity),
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

fn skill(one: &SkillView) -> Vec<String> {
    vec![
        one.skill.to_string(),
        one.waiting.to_string(),
        one.oldest_at.map_or_else(|| "—".to_owned(), when::ago),
        format!("{}/{}", one.available, one.holders),
    ]
}
