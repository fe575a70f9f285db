//! What configuration and scripts may name, people can read about in both languages.

use centralita::access::Action;
use centralita::words;

use crate::settle;

#[test]
fn every_action_and_role_has_its_words() {
    let actions = Action::ALL.iter().map(|action| format!("action.{action}"));
    let roles = ["agent", "supervisor", "administrator", "auditor"]
        .iter()
        .flat_map(|role| [format!("role.{role}.title"), format!("role.{role}.text")]);
    let missing: Vec<String> = actions
        .chain(roles)
        .filter(|key| !words::has(key))
        .map(|key| format!("{key}: say it in src/words/es and src/words/en"))
        .collect();
    settle("every action and role has its words", &missing);
}
