//! Saved answers as the configuration's files have them: taking them out, putting them in, editing.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::config::template::Template;
use crate::config::{Config, Parsed, TEXT_BYTES_MAX};
use crate::daemon::compile;
use crate::daemon::folder::{self, Files};
use crate::domain::Name;
use crate::net::durable::replace_file;

use super::check::{settings_folder, show};
use super::connect::Session;
use super::failure::Failure;
use super::output::write;
use super::{owner, prompt};

type Templates = BTreeMap<Name, Template>;

/// Writes saved answers on standard output, as TOML that `import` takes.
pub(super) fn export(session: &Session, only: Option<&Name>) -> Result<(), Failure> {
    let config = configured(session)?;
    let known = config.templates.iter();
    let chosen: Vec<(&Name, &Template)> = match only {
        Some(only) => known.filter(|(name, _)| *name == only).collect(),
        None => known.filter(|(_, template)| template.offered).collect(),
    };
    if let (Some(only), true) = (only, chosen.is_empty()) {
        return Err(missing(only));
    }
    if session.out.json {
        let item = |(name, template): &(&Name, &Template)| {
            serde_json::json!({
                "name": name,
                "texts": template.texts,
                "html": template.html,
                "subject": template.subjects,
                "title": template.titles,
                "tags": template.tags,
                "resolve": template.resolve,
                "macro": template.offered,
            })
        };
        let items: Vec<serde_json::Value> = chosen.iter().map(item).collect();
        let document = serde_json::json!({"items": items});
        return Ok(session.out.document("macro-export", document)?);
    }
    let texts: Vec<String> = chosen
        .into_iter()
        .map(|(name, template)| template.to_toml(name))
        .collect();
    Ok(write(&texts.join("\n"))?)
}

/// Takes saved answers from a file into one of the configuration's, where all of it is good then.
pub(super) fn import(session: &Session, file: &Path) -> Result<(), Failure> {
    let (lang, given) = (session.out.lang, file.display().to_string());
    let parsed = crate::config::parse(&[(given.clone(), text_of(file)?)]);
    let Some(read) = either(&parsed) else {
        show(lang, &parsed.problems, parsed.left_out);
        return Err(Failure::Config);
    };
    let other = read.written().iter().find(|(key, _)| *key != "template");
    if let Some((key, _)) = other {
        let key = key.to_owned();
        return Err(Failure::Usage("cli.macro_only", vec![("key", key)]));
    }
    if read.templates.is_empty() {
        return Err(Failure::Usage("cli.macro_none", vec![("file", given)]));
    }
    let folder = settings_folder(&session.global);
    let path = folder.join(IMPORTED_FILE);
    let mut kept = imported(&path);
    kept.extend(read.templates.clone());
    let texts: Vec<String> = kept.iter().map(|(name, it)| it.to_toml(name)).collect();
    let text = format!("{IMPORTED_HEAD}\n{}", texts.join("\n"));
    good_with(session, &folder, &path, &text)?;
    let failed = |error: std::io::Error| Failure::Here(format!("{}: {error}", path.display()));
    fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(failed)?;
    replace_file(&path, text.as_bytes(), FILE_MODE).map_err(failed)?;
    owner::give(&path).map_err(failed)?;
    let (n, place) = (read.templates.len(), path.display().to_string());
    if session.out.json {
        let names: Vec<&Name> = read.templates.keys().collect();
        let document = serde_json::json!({"file": place, "names": names});
        return Ok(session.out.document("macro-import", document)?);
    }
    Ok(session
        .out
        .say("cli.macros_imported", &[("n", &n), ("file", &place)])?)
}

/// Opens the file that says a saved answer in the person's editor, and looks at what became of it.
pub(super) fn edit(session: &Session, name: &Name) -> Result<(), Failure> {
    if session.global.no_input || !prompt::is_interactive() {
        return Err(Failure::Usage("cli.macro_edit_asks", Vec::new()));
    }
    let config = configured(session)?;
    if !config.templates.contains_key(name) {
        return Err(missing(name));
    }
    let place = config.place(&["template", name.as_str()]);
    let (file, line) = config.sources().spelt(place);
    let editor = ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    // The editor may have arguments of its own, which a shell takes apart.
    let status = Command::new("sh")
        .args(["-c", "$0 \"$@\""])
        .args([
            editor.as_deref().unwrap_or("vi"),
            &format!("+{line}"),
            &file,
        ])
        .status()?;
    if !status.success() {
        return Err(Failure::Unconfirmed);
    }
    let folder = settings_folder(&session.global);
    let files = folder::read(&folder).map_err(|problems| refused(session, &problems, 0))?;
    good(session, &files)?;
    Ok(session
        .out
        .done("macro-edit", "cli.macro_edited", &[("file", &file)])?)
}

/// The configuration in the folder, errors in it or not.
fn configured(session: &Session) -> Result<Config, Failure> {
    let folder = settings_folder(&session.global);
    let files = folder::read(&folder).map_err(|problems| refused(session, &problems, 0))?;
    let parsed = crate::config::parse(&files);
    match either(&parsed) {
        Some(config) => Ok(config.clone()),
        None => Err(refused(session, &parsed.problems, parsed.left_out)),
    }
}

fn either(parsed: &Parsed) -> Option<&Config> {
    parsed.config.as_ref().or(parsed.draft.as_ref())
}

/// What was imported before.
fn imported(path: &Path) -> Templates {
    let Ok(text) = fs::read_to_string(path) else {
        return Templates::new();
    };
    let parsed = crate::config::parse(&[(path.display().to_string(), text)]);
    either(&parsed).map_or_else(Templates::new, |config| config.templates.clone())
}

/// Whether the configuration is good with a file as it would be.
fn good_with(session: &Session, folder: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    let mut files = folder::read(folder).map_err(|problems| refused(session, &problems, 0))?;
    let name = path.display().to_string();
    files.retain(|(known, _)| *known != name);
    // The main file comes first, then the others by name.
    let at = files
        .iter()
        .skip(1)
        .filter(|(known, _)| *known < name)
        .count()
        + 1;
    files.insert(at.min(files.len()), (name, text.to_owned()));
    good(session, &files)
}

fn good(session: &Session, files: &Files) -> Result<(), Failure> {
    let ground = Ground::new(ThreadKey::new(&[0; 32]));
    let outcome = compile::from_files(files, &ground);
    if outcome.compiled.is_none() {
        return Err(refused(session, &outcome.problems, outcome.left_out));
    }
    show(session.out.lang, &outcome.problems, outcome.left_out);
    Ok(())
}

fn refused(session: &Session, problems: &[crate::config::Problem], left_out: usize) -> Failure {
    show(session.out.lang, problems, left_out);
    Failure::Config
}

fn missing(name: &Name) -> Failure {
    Failure::Missing("cli.no_macro", vec![("name", name.to_string())])
}

/// What stands in a file, or comes on standard input (`-`).
fn text_of(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let most = TEXT_BYTES_MAX as u64 + 1;
    if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(most)
            .read_to_string(&mut text)?;
        return Ok(text);
    }
    let failed = |error: std::io::Error| Failure::Here(format!("{}: {error}", file.display()));
    let open = fs::File::open(PathBuf::from(file)).map_err(failed)?;
    open.take(most).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

/// The file that imported answers are in: behind what people write, so that it overrides.
const IMPORTED_FILE: &str = "conf.d/90-macros.toml";

/// What stands at its top.
const IMPORTED_HEAD: &str = "# centralita macro import";

/// The group may read it; others have no business with it.
const FILE_MODE: u32 = 0o640;
