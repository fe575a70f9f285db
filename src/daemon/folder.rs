//! The configuration's files, read from their folder, and the folders in which they can change.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::config::source::FILES_MAX;
use crate::config::{Fault, Problem, TEXT_BYTES_MAX};

/// Files by name, in the order in which they override each other.
pub type Files = Vec<(String, String)>;

/// Reads `centralita.toml`, then `conf.d/*.toml` by name, or says everything that cannot be read.
///
/// Files that begin with a dot are an editor's and are passed over.
pub fn read(folder: &Path) -> Result<Files, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut files = Files::new();
    for path in paths(folder, &mut problems) {
        match read_file(&path) {
            Ok(text) => files.push((path.display().to_string(), text)),
            Err(problem) => problems.push(*problem),
        }
    }
    if files.is_empty() && problems.is_empty() {
        let name = folder.join(MAIN_FILE).display().to_string();
        problems.push(Problem::of_file(Fault::NoFiles, Some(&name)));
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

/// What a folder holds, and who else can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The files, or everything that cannot be read.
    pub files: Result<Files, Vec<Problem>>,
    /// The names of those that everybody on the machine can read.
    pub open: BTreeSet<String>,
}

/// Reads as [`read`] does, and looks at the permissions too.
pub fn look(folder: &Path) -> Look {
    let files = read(folder);
    let names = files.iter().flatten().map(|(name, _)| name.clone());
    let open = names.filter(|name| is_open(Path::new(name))).collect();
    Look { files, open }
}

/// The files that set something and now hold nothing at all: somebody's save was cut off before its first byte, and
/// a desk without channels is not what they meant. Whoever means it leaves a comment, or removes the file.
pub(super) fn emptied(held: &Files, found: &Files) -> Vec<Problem> {
    let set = |name: &String| {
        held.iter()
            .any(|(file, text)| file == name && !sets_nothing(text))
    };
    found
        .iter()
        .filter(|(name, text)| text.trim().is_empty() && set(name))
        .map(|(name, _)| Problem::of_file(Fault::FileEmptied, Some(name)))
        .collect()
}

/// Looks at one file by itself, as if it were the whole configuration.
pub fn look_at_one(file: &Path) -> Look {
    let name = file.display().to_string();
    let files = read_file(file)
        .map(|text| vec![(name.clone(), text)])
        .map_err(|problem| vec![*problem]);
    let open = is_open(file).then_some(name);
    Look {
        files,
        open: open.into_iter().collect(),
    }
}

/// Whether somebody who is neither the owner nor of the group can read a file: it lets them, and so
/// does the folder it is in.
fn is_open(path: &Path) -> bool {
    lets_others(path, READ_BY_OTHERS)
        && path
            .parent()
            .is_none_or(|folder| lets_others(folder, ENTER_BY_OTHERS))
}

/// Whether somebody who is neither the owner nor of the group can reach a file by its way, and read it.
pub(super) fn is_open_to_all(path: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|path| {
        let mut folders = path.parent().into_iter().flat_map(Path::ancestors);
        lets_others(&path, READ_BY_OTHERS)
            && folders.all(|folder| lets_others(folder, ENTER_BY_OTHERS))
    })
}

/// Whether a file or folder gives that right to everybody on the machine.
fn lets_others(path: &Path, right: u32) -> bool {
    fs::metadata(path).is_ok_and(|found| found.permissions().mode() & right == right)
}

/// Every folder in which something can change what [`read`] finds: the two of the configuration,
/// and wherever a link leads through, so that a swapped link is seen too.
pub(super) fn watched(folder: &Path) -> BTreeSet<PathBuf> {
    let parts = folder.join(PARTS_FOLDER);
    let mut watched = BTreeSet::from([folder.to_owned(), parts.clone()]);
    let mut ways = paths(folder, &mut Vec::new());
    ways.extend([folder.to_owned(), parts]);
    let mut links = 0;
    while let Some(way) = ways.pop() {
        for part in way.ancestors() {
            let Ok(target) = fs::read_link(part) else {
                continue;
            };
            let Some(parent) = part.parent() else {
                continue;
            };
            links += 1;
            if links > LINKS_MAX {
                return watched;
            }
            watched.insert(parent.to_owned());
            let rest = way.strip_prefix(part).expect("an ancestor is a prefix");
            let leads_to = parent.join(target).join(rest);
            // The files of a linked folder of parts were listed by the names they have here.
            if let Some(parent) = leads_to.parent() {
                watched.insert(parent.to_owned());
            }
            ways.push(leads_to);
        }
    }
    watched
}

fn paths(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let main = folder.join(MAIN_FILE);
    let mut paths = Vec::new();
    // A link that leads nowhere is there, and cannot be read.
    if fs::symlink_metadata(&main).is_ok() {
        paths.push(main);
    }
    let parts = folder.join(PARTS_FOLDER);
    let entries = match fs::read_dir(&parts) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return paths,
        Err(error) => {
            problems.push(unreadable(&parts, &error));
            return paths;
        }
    };
    let mut names: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy());
            name.is_some_and(|name| {
                !name.starts_with('.') && path.extension().is_some_and(|end| end == "toml")
            })
        })
        // One more than is read, so that the configuration can say it is too many.
        .take(FILES_MAX)
        .collect();
    names.sort();
    paths.extend(names);
    paths
}

fn read_file(path: &Path) -> Result<String, Box<Problem>> {
    let failed = |error: &std::io::Error| Box::new(unreadable(path, error));
    // Opening a pipe that nobody writes to would wait for ever, so what it is comes first.
    if !fs::metadata(path)
        .map_err(|error| failed(&error))?
        .is_file()
    {
        let name = path.display().to_string();
        return Err(Box::new(Problem::of_file(Fault::NotAFile, Some(&name))));
    }
    let file = fs::File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    // A byte too many is kept, so that the configuration can say the file is too long.
    file.take(TEXT_BYTES_MAX as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    let too_long = bytes.len() > TEXT_BYTES_MAX;
    String::from_utf8(bytes).or_else(|error| {
        // The cut may have split a character of a file that is refused for its length anyway.
        if too_long {
            return Ok(String::from_utf8_lossy(error.as_bytes()).into_owned());
        }
        let name = path.display().to_string();
        Err(Box::new(Problem::of_file(Fault::NotText, Some(&name))))
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let name = path.display().to_string();
    Problem::of_file(Fault::FileUnreadable, Some(&name)).with("detail", error.to_string())
}

/// Whether a text sets nothing: comments, and heads of tables with nothing in them, as packages install it. A head
/// with a name in it, such as `[queue.support]`, makes what it names.
pub fn sets_nothing(text: &str) -> bool {
    let is_head = |line: &str| line.starts_with('[') && !line.contains('.');
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#') || is_head(line))
}

/// Whether nobody has configured anything in a folder yet, though a package may have put its file there.
pub fn is_blank(folder: &Path) -> bool {
    paths(folder, &mut Vec::new())
        .iter()
        .all(|path| fs::read_to_string(path).is_ok_and(|text| sets_nothing(&text)))
}

/// The first file.
pub const MAIN_FILE: &str = "centralita.toml";

/// The folder of the others.
pub const PARTS_FOLDER: &str = "conf.d";

const READ_BY_OTHERS: u32 = 0o004;

const ENTER_BY_OTHERS: u32 = 0o001;

/// How many links are followed; the kernel gives up at 40 in one path.
const LINKS_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join("conf.d")).expect("created");
        for (name, text) in files {
            fs::write(root.path().join(name), text).expect("written");
        }
        root
    }

    #[test]
    fn a_folder_is_blank_until_something_is_set_or_named_in_it() {
        let blank = |text: &str| is_blank(folder(&[("conf.d/a.toml", text)]).path());
        assert!(blank(
            "# [queue.support]\n[server]\n  #agents = ''\n\n[tls]\n"
        ));
        assert!(!blank("[server]\nagents = ''\n"));
        assert!(!blank("[queue.support]\n"));
    }

    fn codes(folder: &Path) -> Vec<&'static str> {
        let problems = read(folder).expect_err("problems");
        problems.iter().map(Problem::code).collect()
    }

    #[test]
    fn files_come_in_the_order_in_which_they_override() {
        let root = folder(&[
            ("conf.d/20-b.toml", "b"),
            ("conf.d/10-a.toml", "a"),
            ("conf.d/.10-a.toml.swp", "x"),
            ("conf.d/10-a.toml~", "x"),
            ("centralita.toml", "m"),
        ]);
        let files = read(root.path()).expect("read");
        let texts: Vec<&str> = files.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["m", "a", "b"]);
    }

    #[test]
    fn everything_that_cannot_be_read_is_told_at_once() {
        let root = folder(&[]);
        fs::create_dir(root.path().join("centralita.toml")).expect("created");
        fs::write(root.path().join("conf.d/a.toml"), b"\xff").expect("written");
        symlink("nowhere", root.path().join("conf.d/b.toml")).expect("linked");
        assert_eq!(codes(root.path()), ["CT-2025", "CT-2027", "CT-2024"]);
    }

    #[test]
    fn an_empty_folder_is_no_configuration() {
        assert_eq!(codes(folder(&[]).path()), ["CT-2026"]);
        assert_eq!(codes(Path::new("/nonexistent/folder")), ["CT-2026"]);
    }

    #[test]
    fn every_folder_on_the_way_of_a_link_is_watched() {
        let root = folder(&[]);
        let at = |name: &str| root.path().join(name);
        fs::create_dir_all(at("releases/1")).expect("created");
        fs::write(at("releases/1/centralita.toml"), "").expect("written");
        symlink("releases/1", at("current")).expect("linked");
        symlink(at("current/centralita.toml"), at("centralita.toml")).expect("linked");
        let watched = watched(root.path());
        assert!(watched.contains(&at("releases/1")), "{watched:?}");
        assert!(watched.contains(root.path()));
    }

    #[test]
    fn links_in_a_circle_end() {
        let root = folder(&[]);
        symlink("b", root.path().join("a")).expect("linked");
        symlink("a", root.path().join("b")).expect("linked");
        symlink("a/x", root.path().join("centralita.toml")).expect("linked");
        assert!(watched(root.path()).len() <= LINKS_MAX * 2);
    }

    #[test]
    fn a_secret_is_open_only_where_everybody_gets_to_it() {
        let root = folder(&[("token", "x")]);
        let set = |path: &Path, mode: u32| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("ours");
        };
        let token = root.path().join("token");
        set(&token, 0o644);
        set(root.path(), 0o700);
        assert!(!is_open_to_all(&token), "nobody gets into the folder");
        set(root.path(), 0o755);
        let above = root.path().parent().expect("a folder is in one");
        let reached = above.ancestors().all(|it| {
            fs::metadata(it).is_ok_and(|it| it.permissions().mode() & ENTER_BY_OTHERS != 0)
        });
        assert_eq!(is_open_to_all(&token), reached);
        set(&token, 0o640);
        assert!(!is_open_to_all(&token));
    }
}
