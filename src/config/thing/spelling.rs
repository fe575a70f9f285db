//! What somebody typed as a value of TOML, and whether another says the same.

use super::super::fragment::quoted;
use super::super::shape::Shape;
use super::super::tree::Entry;

/// Whether what stands says the same as what would be written.
pub(super) fn says(entry: &Entry, written: &str) -> bool {
    let text = format!("x = {written}\n");
    let Ok(table) = text.parse::<toml::Table>() else {
        return false;
    };
    table.get("x") == Some(&entry.value.to_toml())
}

/// A table of levels as it would be written; nothing where it is something else.
pub(super) fn levels(written: &str) -> Option<toml::Table> {
    let mut read: toml::Table = format!("x = {written}\n").parse().ok()?;
    match read.remove("x") {
        Some(toml::Value::Table(table)) => Some(table),
        _ => None,
    }
}

/// A value as TOML. What does not fit its shape is written as a text, for the check to say what is wrong.
pub(super) fn spelled(shape: Shape, value: &str) -> String {
    let value = value.replace("\r\n", "\n");
    let trimmed = value.trim();
    let items = || {
        trimmed
            .lines()
            .map(str::trim)
            .filter(|item| !item.is_empty())
    };
    match shape {
        Shape::Flag if ["true", "false"].contains(&trimmed) => trimmed.to_owned(),
        Shape::Integer(..) | Shape::Size if trimmed.parse::<i64>().is_ok() => trimmed.to_owned(),
        Shape::Names | Shape::Texts | Shape::Refers(_) | Shape::Dates => list(items()),
        Shape::Levels if items().any(|item| item.contains('=')) => {
            let levels = items().map(|item| {
                let (skill, level) = item.split_once('=').unwrap_or((item, "0"));
                let level = level.trim();
                let level = match level.parse::<i64>() {
                    Ok(level) => level.to_string(),
                    Err(_) => quoted(level),
                };
                format!("{} = {level}", quoted(skill.trim()))
            });
            format!("{{ {} }}", levels.collect::<Vec<_>>().join(", "))
        }
        Shape::Levels => list(items()),
        Shape::Text(_) => long(&value),
        _ => quoted(trimmed),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(quoted).collect::<Vec<_>>().join(", "))
}

/// A text of several lines as people read it, which is how a difference shows what changed.
fn long(text: &str) -> String {
    if text.contains('\n') {
        format!("\"\"\"\n{}\"\"\"", super::super::template::escaped(text))
    } else {
        quoted(text)
    }
}
