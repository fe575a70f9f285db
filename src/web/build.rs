//! The build script: embeds the pages for browsers, and builds them first where their sources changed.
//!
//! What files hold decides, never their times: a change in Rust alone runs no npm, and pages of other sources
//! are not embedded. A release is never built without its pages; a debug build is, and says so in their place.
//! A release is also laid out for its start.

mod npm;
mod stamp;

use std::env;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use npm::Npm;

fn main() {
    let web = path("CARGO_MANIFEST_DIR").join("src/web");
    let out = path("OUT_DIR");
    say("rerun-if-env-changed", GIVEN);
    for source in stamp::SOURCES
        .iter()
        .chain(&["build.rs", "npm.rs", "stamp.rs", "absent.html"])
    {
        say("rerun-if-changed", web.join(source).display());
    }
    let pages = match env::var_os(GIVEN) {
        Some(given) => from_given(Path::new(&given), &out),
        None => from_sources(&web, &out),
    };
    if is_release() {
        lay_out();
    }
    match pages {
        Ok(()) => {}
        Err(why) if is_release() => {
            for line in format!("the pages for browsers are not built: {why}\n{REMEDY}").lines() {
                say("error", line);
            }
        }
        Err(why) => {
            for line in why.lines() {
                say("warning", format!("no pages for browsers: {line}"));
            }
            // A file that is never there: the next build looks again.
            say(
                "rerun-if-changed",
                web.join("until the pages are there").display(),
            );
            without(&web, &out, &why).expect("the folder of the build can be written");
        }
    }
}

fn is_release() -> bool {
    env::var("PROFILE").is_ok_and(|profile| profile == "release")
}

/// Puts what a start needs side by side in the program. Both linkers in use, LLVM's and GNU's, know such scripts.
fn lay_out() {
    let order = path("CARGO_MANIFEST_DIR").join("packaging/start.ld");
    say("rerun-if-changed", order.display());
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        say("rustc-link-arg-bins", format!("-Wl,-T,{}", order.display()));
    }
}

/// Whoever packages the desk, or builds it far from any network, has built the pages elsewhere.
fn from_given(given: &Path, out: &Path) -> Result<(), String> {
    say("rerun-if-changed", given.display());
    if !given.join(FIRST).is_file() {
        return Err(format!(
            "{GIVEN} is {}, where there is no {FIRST}",
            given.display()
        ));
    }
    let sum = stamp::of(given, &["."]).map_err(|error| error.to_string())?;
    embed(given, out, &sum).map_err(|error| error.to_string())
}

fn from_sources(web: &Path, out: &Path) -> Result<(), String> {
    let dist = web.join("dist");
    let wanted = stamp::of_sources(web).map_err(|error| error.to_string())?;
    // Where nothing can be written nobody else writes either: what is there may still be right.
    let lock = File::create(web.join(".lock"));
    if let Ok(lock) = &lock {
        lock.lock().map_err(|error| error.to_string())?;
    }
    if !is_current(&dist, &wanted) {
        Npm::find(web)?.build()?;
        let built = stamp::of(&dist, &ROOTS).map_err(|error| error.to_string())?;
        fs::write(dist.join(STAMP), format!("{wanted}\n{built}\n"))
            .map_err(|error| error.to_string())?;
    }
    // A dist that is taken away, or another one in its place, is looked at; it is older than this build.
    let stamp = dist.join(STAMP);
    let _ = File::options()
        .write(true)
        .open(&stamp)
        .and_then(|file| file.set_modified(std::time::UNIX_EPOCH));
    say("rerun-if-changed", stamp.display());
    embed(&dist, out, &wanted).map_err(|error| error.to_string())
}

/// Whether what is built is whole and was built from these sources.
fn is_current(dist: &Path, wanted: &str) -> bool {
    let Ok(text) = fs::read_to_string(dist.join(STAMP)) else {
        return false;
    };
    let mut lines = text.lines();
    lines.next() == Some(wanted)
        && dist.join(FIRST).is_file()
        && stamp::of(dist, &ROOTS).is_ok_and(|sum| lines.next() == Some(sum.as_str()))
}

/// Copies the pages beside the list of them: what is embedded does not change while it is compiled.
fn embed(dist: &Path, out: &Path, sum: &str) -> io::Result<()> {
    let mut files = Vec::new();
    for root in ROOTS {
        stamp::collect(&dist.join(root), &mut files)?;
    }
    files.sort();
    let copies = out.join("pages");
    if copies.exists() {
        fs::remove_dir_all(&copies)?;
    }
    let mut list = format!(
        "/// What the pages were built from.\npub const BUILT_FROM: Option<&str> = Some({sum:?});\n\nstatic FILES: &[File] = &[\n"
    );
    for file in &files {
        let name = file
            .strip_prefix(dist)
            .unwrap_or(file)
            .to_string_lossy()
            .into_owned();
        let copy = copies.join(&name);
        fs::create_dir_all(copy.parent().unwrap_or(&copies))?;
        fs::copy(file, &copy)?;
        let is_squeezed = file
            .extension()
            .is_some_and(|end| end == "br" || end == "gz");
        if !is_squeezed {
            let tag = stamp::of(dist, &[&name])?;
            let squeezed = |ending: &str| {
                let other = format!("{name}{ending}");
                if dist.join(&other).is_file() {
                    format!("Some({})", included(&other))
                } else {
                    "None".to_owned()
                }
            };
            entry(
                &mut list,
                &name,
                &tag,
                [included(&name), squeezed(".br"), squeezed(".gz")],
            );
        }
    }
    list.push_str("];\n");
    fs::write(out.join("pages.rs"), list)
}

/// A page that says what is missing, where the pages would be.
fn without(web: &Path, out: &Path, why: &str) -> io::Result<()> {
    let why = why.replace('&', "&amp;").replace('<', "&lt;");
    let page = fs::read_to_string(web.join("absent.html"))?.replace("{why}", &why);
    fs::create_dir_all(out.join("pages/console"))?;
    fs::write(out.join("pages").join(FIRST), page)?;
    let mut list = "/// What the pages were built from: nothing, there are none.\npub const BUILT_FROM: Option<&str> = None;\n\nstatic FILES: &[File] = &[\n".to_owned();
    entry(
        &mut list,
        FIRST,
        "absent",
        [included(FIRST), "None".to_owned(), "None".to_owned()],
    );
    list.push_str("];\n");
    fs::write(out.join("pages.rs"), list)
}

fn entry(list: &mut String, name: &str, tag: &str, [plain, brotli, gzip]: [String; 3]) {
    writeln!(list, "    File {{ path: {name:?}, tag: {tag:?}, plain: {plain}, brotli: {brotli}, gzip: {gzip} }},")
        .expect("writing into memory does not fail");
}

fn included(name: &str) -> String {
    format!(
        "include_bytes!(concat!(env!(\"OUT_DIR\"), {:?}))",
        format!("/pages/{name}")
    )
}

fn path(variable: &str) -> PathBuf {
    env::var_os(variable)
        .map(PathBuf::from)
        .expect("cargo sets it for build scripts")
}

fn say(what: &str, of: impl std::fmt::Display) {
    println!("cargo::{what}={of}");
}

/// A folder with pages that were built elsewhere.
const GIVEN: &str = "CENTRALITA_WEB_DIST";

/// The page without which there are none.
const FIRST: &str = "console/index.html";

/// The pages of agents, and those of visitors.
const ROOTS: [&str; 2] = ["chat", "console"];

/// Beside the pages: what they were built from, and what they were then.
const STAMP: &str = ".stamp";

const REMEDY: &str = "Do one of these:
  install Node.js 20.19 or later with npm (`.ci/needs` does), and build again;
  set CENTRALITA_WEB_DIST to a folder with pages built elsewhere (`npm ci && npm run build` in src/web makes src/web/dist);
  build from a source archive that has src/web/dist.";
