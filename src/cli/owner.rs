//! Whose files are that root writes for the desk, and how a desk is started here.

use std::fs;
use std::io;
use std::os::unix::fs::chown;
use std::path::Path;

use super::args::Global;
use super::check::config_folder;
use super::connect::{data_folder, socket};
use super::way::pasted;

/// Gives a file of settings to the desk's group, where root wrote it and there is that group: the desk
/// does not run as root, and must be able to read it.
pub(super) fn give(path: &Path) -> io::Result<()> {
    if rustix::process::geteuid().as_raw() != 0 {
        return Ok(());
    }
    match group() {
        Some(id) => chown(path, None, Some(id)),
        None => Ok(()),
    }
}

/// Whether these flags mean the desk that the packages install.
pub(super) fn is_service(global: &Global) -> bool {
    global.config.is_none() && global.data.is_none()
}

/// What starts the desk that these flags mean, or starts it again where it runs.
pub(super) fn start(global: &Global) -> String {
    if is_service(global) {
        let does = if socket(global).exists() {
            "restart"
        } else {
            "enable --now"
        };
        return format!("systemctl {does} centralita");
    }
    let config = config_folder(global);
    let config = std::path::absolute(&config).unwrap_or(config);
    format!(
        "centralita serve --config {}{}",
        pasted(&config),
        data_flag(global)
    )
}

/// What has to stand behind `centralita` so that a command reaches the desk that these flags mean.
pub(super) fn data_flag(global: &Global) -> String {
    if is_service(global) {
        return String::new();
    }
    format!(" --data {}", pasted(&data_folder(global)))
}

/// The number of the desk's group, as the machine lists it.
fn group() -> Option<u32> {
    let text = fs::read_to_string("/etc/group").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(GROUP))?;
    line.split(':').nth(1)?.parse().ok()
}

/// How the line of the group begins that the packages make.
const GROUP: &str = "centralita:";
