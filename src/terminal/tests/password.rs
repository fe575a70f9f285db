//! One's own password: typed, never seen.

use crate::protocol::message::{EntryRequest, ToDesk};
use crate::terminal::key::Code;

use super::desk::Desk;

#[test]
fn a_password_is_changed_in_three_lines_that_nobody_sees() {
    let mut desk = Desk::spanish();
    desk.key(':');
    desk.fill("password");
    for line in ["vieja llave", " nueva llave "] {
        desk.write(line);
        let screen = desk.screen(80, 24);
        assert!(
            !screen.contains("llave") && screen.contains("***"),
            "{screen}"
        );
        desk.code(Code::Enter);
    }
    desk.write("otra");
    desk.code(Code::Enter);
    assert!(desk.screen(80, 24).contains("No son iguales"));
    for _ in 0..2 {
        desk.write(" nueva llave ");
        desk.code(Code::Enter);
    }
    let (_, (old, new)) = desk.find(|ask| match ask {
        ToDesk::Entry(EntryRequest::ChangePassword { old, new }) => {
            Some((old.0.clone(), new.0.clone()))
        }
        _ => None,
    });
    assert_eq!(
        (old.as_str(), new.as_str()),
        ("vieja llave", " nueva llave ")
    );
}
