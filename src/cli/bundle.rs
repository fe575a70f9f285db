//! `centralita bundle`: configuration and packages brought to a machine without a network, signed and numbered.
//!
//! A bundle is a folder (`parcel.rs`); several of them side by side are a delivery. What is unsigned, changed, signed
//! by a stranger or older than what is here is refused, and a number that is missing in a series is told and stops
//! what would come after it. A package is verified and never installed: that is the package manager's.

mod applied;
mod parcel;
mod settings;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::domain::Name;
use crate::net::durable::replace_file;
use crate::net::minisign::{self, PublicKey, SecretKey};
use crate::words::{self, Lang};

use super::args::{Bundle, BundleApply, BundleCreate};
use super::check::config_folder;
use super::connect::{self, Session};
use super::failure::{Failure, exit};
use super::output::complain;
use super::way::pasted;
use super::{desk, trouble};
use applied::Applied;
use parcel::{Flaw, Parcel, SIGNATURE, SUMS};

pub(super) async fn run(session: &mut Session, act: Bundle) -> Result<(), Failure> {
    match act {
        Bundle::Key { file } => key(session, &file),
        Bundle::Create(asked) => create(session, &asked),
        Bundle::Verify { folder, trust } => {
            let delivery = Delivery::read(session, &folder, trust.as_deref())?;
            delivery.tell(session)?;
            delivery.end()
        }
        Bundle::Apply(asked) => apply(session, &asked).await,
    }
}

/// Makes a pair: the secret half into a file of its owner's alone, the public one beside it.
fn key(session: &Session, file: &Path) -> Result<(), Failure> {
    let lang = session.out.lang;
    let public_file = PathBuf::from(format!("{}.pub", file.display()));
    if let Some(there) = [file, &public_file].into_iter().find(|file| file.exists()) {
        let there = there.display().to_string();
        return Err(Failure::Conflict(
            "cli.bundle_key_exists",
            vec![("file", there)],
        ));
    }
    let secret = SecretKey::make().ok_or_else(|| Failure::Here("getrandom(2)".to_owned()))?;
    let public = secret.public().text();
    replace_file(file, secret.reveal().as_bytes(), 0o600)
        .map_err(|error| trouble::io(lang, file, &error))?;
    replace_file(&public_file, public.as_bytes(), 0o644)
        .map_err(|error| trouble::io(lang, &public_file, &error))?;
    if session.out.json {
        let (file, public) = (
            file.display().to_string(),
            public_file.display().to_string(),
        );
        let document = json!({"file": file, "public": public});
        return Ok(session.out.document("bundle-key", document)?);
    }
    let trust = config_folder(&session.global).join(TRUSTED);
    Ok(session.out.say(
        "cli.bundle_key_made",
        &[
            ("file", &pasted(file)),
            ("public", &pasted(&public_file)),
            ("trusted", &trust.display()),
        ],
    )?)
}

/// Lists and signs what lies in a folder.
fn create(session: &Session, asked: &BundleCreate) -> Result<(), Failure> {
    let lang = session.out.lang;
    let text =
        fs::read_to_string(&asked.key).map_err(|error| trouble::io(lang, &asked.key, &error))?;
    let secret = SecretKey::parse(&text).ok_or_else(|| {
        let file = asked.key.display().to_string();
        Failure::Usage("cli.bundle_no_key", vec![("file", file)])
    })?;
    let list = parcel::list(&asked.folder).map_err(|flaw| refused(lang, &asked.folder, &flaw))?;
    let sum = minisign::sum(&mut list.as_bytes())?;
    let signature = secret.sign(&sum, &parcel::comment(&asked.series, asked.number));
    for (name, text) in [(SUMS, &list), (SIGNATURE, &signature)] {
        let file = asked.folder.join(name);
        replace_file(&file, text.as_bytes(), 0o644)
            .map_err(|error| trouble::io(lang, &file, &error))?;
    }
    let files = list.lines().count() as u64;
    if session.out.json {
        let document = json!({"series": asked.series, "number": asked.number, "files": files});
        return Ok(session.out.document("bundle-create", document)?);
    }
    let count = words::plural(lang, "cli.files", files, &[]);
    Ok(session.out.say(
        "cli.bundle_created",
        &[
            ("series", &asked.series),
            ("number", &asked.number),
            ("files", &count),
            ("folder", &pasted(&asked.folder)),
        ],
    )?)
}

fn refused(lang: Lang, folder: &Path, flaw: &Flaw) -> Failure {
    Failure::Here(sentence(lang, folder, flaw))
}

fn sentence(lang: Lang, folder: &Path, flaw: &Flaw) -> String {
    let why = words::say(lang, flaw.key, &[("file", &flaw.file)]);
    format!("{}: {why}", folder.display())
}

/// What was brought, beside what was applied here before.
struct Delivery {
    /// By series, in order of their numbers.
    good: BTreeMap<Name, Vec<Parcel>>,
    bad: Vec<(PathBuf, Flaw)>,
    applied: Applied,
}

impl Delivery {
    /// Reads the bundle in a folder, or each of those below it.
    fn read(session: &Session, folder: &Path, trust: Option<&Path>) -> Result<Self, Failure> {
        let lang = session.out.lang;
        let trusted = trusted(session, trust)?;
        let config = config_folder(&session.global);
        let applied = Applied::read(&config)
            .map_err(|error| trouble::io(lang, &config.join(applied::FILE), &error))?;
        let mut delivery = Self {
            good: BTreeMap::new(),
            bad: Vec::new(),
            applied,
        };
        for folder in folders(folder).map_err(|error| trouble::io(lang, folder, &error))? {
            match parcel::open(&folder, &trusted) {
                Ok(parcel) => {
                    let series = delivery.good.entry(parcel.series.clone()).or_default();
                    series.push(parcel);
                }
                Err(flaw) => delivery.bad.push((folder, flaw)),
            }
        }
        for series in delivery.good.values_mut() {
            series.sort_by_key(|parcel| parcel.number);
            while let Some(at) = series
                .windows(2)
                .position(|two| two[0].number == two[1].number)
            {
                let twin = series.remove(at + 1);
                let key = "cli.bundle_twice";
                let file = series[at].folder.display().to_string();
                delivery.bad.push((twin.folder, Flaw { key, file }));
            }
        }
        if delivery.good.is_empty() && delivery.bad.is_empty() {
            let folder = folder.display().to_string();
            return Err(Failure::Missing(
                "cli.bundle_none",
                vec![("folder", folder)],
            ));
        }
        Ok(delivery)
    }

    /// Numbers that are missing between what is applied and what was brought.
    fn gaps(&self) -> Vec<(&Name, u32)> {
        let mut gaps = Vec::new();
        for (series, parcels) in &self.good {
            let brought = parcels.iter().map(|parcel| parcel.number);
            let missing = missing(self.applied.number(series), brought);
            gaps.extend(missing.into_iter().map(|number| (series, number)));
        }
        gaps
    }

    /// Those that come next, in order; of each series until the first gap unless gaps are passed over.
    fn next(&self, skip_missing: bool) -> Vec<&Parcel> {
        let mut found = Vec::new();
        for (series, parcels) in &self.good {
            let mut last = self.applied.number(series);
            let later = parcels.iter().filter(|it| self.is_later(it));
            for parcel in later {
                if !skip_missing
                    && last.is_some_and(|last| last.checked_add(1) != Some(parcel.number))
                {
                    break;
                }
                last = Some(parcel.number);
                found.push(parcel);
            }
        }
        found
    }

    fn is_later(&self, parcel: &Parcel) -> bool {
        let last = self.applied.number(&parcel.series);
        last.is_none_or(|last| parcel.number > last)
    }

    fn tell(&self, session: &Session) -> Result<(), Failure> {
        let lang = session.out.lang;
        let next = self.next(false);
        let state = |parcel: &Parcel| match () {
            () if !self.is_later(parcel) => "applied",
            () if next.iter().any(|it| it.folder == parcel.folder) => "next",
            () => "waits",
        };
        let parcels: Vec<&Parcel> = self.good.values().flatten().collect();
        if session.out.json {
            let items: Vec<Value> = parcels.iter().map(|it| document(it, state(it))).collect();
            let missing: Vec<Value> = self
                .gaps()
                .iter()
                .map(|(series, number)| json!({"series": series, "number": number}))
                .collect();
            let refused: Vec<Value> = self
                .bad
                .iter()
                .map(|(folder, flaw)| {
                    let why = words::say(lang, flaw.key, &[("file", &flaw.file)]);
                    json!({"folder": folder.display().to_string(), "why": why})
                })
                .collect();
            let document = json!({"items": items, "missing": missing, "refused": refused});
            return Ok(session.out.document("bundle-verify", document)?);
        }
        if !parcels.is_empty() {
            let rows: Vec<Vec<String>> = parcels
                .iter()
                .map(|it| {
                    let settings = it.settings.keys().cloned();
                    let packages = it.packages.iter().filter_map(|it| it.file_name());
                    let packages = packages.map(|it| it.to_string_lossy().into_owned());
                    let holds: Vec<String> = settings.chain(packages).collect();
                    let state = words::say(lang, &format!("cli.bundle_is_{}", state(it)), &[]);
                    vec![
                        it.series.to_string(),
                        it.number.to_string(),
                        state,
                        holds.join(", "),
                    ]
                })
                .collect();
            session.out.table(
                &[
                    "cli.bundle_series",
                    "cli.bundle_number",
                    "cli.state",
                    "cli.bundle_holds",
                ],
                &rows,
            )?;
        }
        for (folder, flaw) in &self.bad {
            complain(&sentence(lang, folder, flaw));
        }
        for (series, number) in self.gaps() {
            let args: [(&str, &dyn std::fmt::Display); 2] =
                [("series", series), ("number", &number)];
            complain(&words::say(lang, "cli.bundle_missing", &args));
        }
        Ok(())
    }

    fn end(&self) -> Result<(), Failure> {
        if !self.bad.is_empty() {
            return Err(Failure::Quiet(exit::FAILED));
        }
        if !self.gaps().is_empty() {
            return Err(Failure::Partly);
        }
        Ok(())
    }
}

/// The numbers between the last that was applied and those that were brought, in order; of a wide gap the first
/// [`GAPS_MAX`]. A number may be the largest there is: nothing comes after it.
fn missing(applied: Option<u32>, brought: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut missing = Vec::new();
    let mut last = applied;
    for number in brought {
        if let Some(next) = last.map(|last| last.saturating_add(1)) {
            missing.extend((next..number).take(GAPS_MAX));
        }
        last = last.max(Some(number));
    }
    missing
}

fn document(parcel: &Parcel, state: &str) -> Value {
    let packages = parcel.packages.iter().map(|it| it.display().to_string());
    json!({
        "folder": parcel.folder.display().to_string(),
        "series": parcel.series,
        "number": parcel.number,
        "state": state,
        "configuration": parcel.settings.keys().collect::<Vec<_>>(),
        "packages": packages.collect::<Vec<_>>(),
    })
}

/// A bundle's folder, or the folders below one, by name.
fn folders(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    if parcel::is_one(folder) {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Whose signatures count: the keys of a file, or else those beside the configuration.
fn trusted(session: &Session, trust: Option<&Path>) -> Result<Vec<PublicKey>, Failure> {
    let usual = config_folder(&session.global).join(TRUSTED);
    let file = trust.unwrap_or(&usual);
    let place = || vec![("file", file.display().to_string())];
    let text = fs::read_to_string(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::Missing("cli.bundle_no_trust", place()),
        _ => trouble::io(session.out.lang, file, &error),
    })?;
    let keys = PublicKey::all(&text).filter(|keys| !keys.is_empty());
    keys.ok_or_else(|| Failure::Usage("cli.bundle_no_key", place()))
}

async fn apply(session: &mut Session, asked: &BundleApply) -> Result<(), Failure> {
    let lang = session.out.lang;
    let mut delivery = Delivery::read(session, &asked.folder, asked.trust.as_deref())?;
    if !session.out.json {
        delivery.tell(session)?;
    }
    if let Some((folder, flaw)) = delivery.bad.first() {
        // Said in the table above, but a program reads one sentence.
        let told = session.out.json.then(|| refused(lang, folder, flaw));
        return Err(told.unwrap_or(Failure::Quiet(exit::FAILED)));
    }
    let next: Vec<Parcel> = delivery
        .next(asked.skip_missing)
        .into_iter()
        .cloned()
        .collect();
    if next.is_empty() {
        return Err(nothing(&delivery));
    }
    for parcel in &next {
        let args: [(&str, &dyn std::fmt::Display); 2] =
            [("series", &parcel.series), ("number", &parcel.number)];
        if asked.dry_run {
            settings::plan(session, &delivery.applied, parcel, asked.overwrite)?;
            continue;
        }
        let plan = settings::plan(session, &delivery.applied, parcel, asked.overwrite)?;
        session.confirm("cli.bundle_confirm", &args)?;
        settings::carry_out(session, &mut delivery.applied, parcel, &plan)?;
        if !session.out.json {
            session.out.say("cli.bundle_applied", &args)?;
        }
        for package in &parcel.packages {
            install(session, package)?;
        }
    }
    if session.out.json {
        let items: Vec<Value> = next.iter().map(|it| document(it, "applied")).collect();
        let document = json!({"items": items, "done": !asked.dry_run});
        session.out.document("bundle-apply", document)?;
    } else if asked.dry_run {
        session.out.say("cli.restore_nothing_done", &[])?;
    }
    let has_settings = next.iter().any(|it| !it.settings.is_empty());
    if !asked.dry_run && has_settings && connect::socket(&session.global).exists() {
        // The document was given; what the desk says of it is for people.
        session.out.json = false;
        desk::reload(session, Some(RELOAD_WITHIN)).await?;
    }
    if delivery.gaps().is_empty() || asked.skip_missing {
        Ok(())
    } else {
        Err(Failure::Partly)
    }
}

/// Why nothing is next: what was brought is here already, or something before it is missing.
fn nothing(delivery: &Delivery) -> Failure {
    if !delivery.gaps().is_empty() {
        return Failure::Partly;
    }
    let last = delivery.good.values().flatten().next_back();
    let series = last.map(|it| it.series.clone());
    let number = series.as_ref().and_then(|it| delivery.applied.number(it));
    let values = vec![
        (
            "series",
            series.map_or_else(String::new, |it| it.to_string()),
        ),
        ("number", number.unwrap_or(0).to_string()),
        ("brought", last.map_or(0, |it| it.number).to_string()),
    ];
    Failure::Conflict("cli.bundle_older", values)
}

/// Says how a package that was verified is installed.
fn install(session: &Session, package: &Path) -> Result<(), Failure> {
    if session.out.json {
        return Ok(());
    }
    let place = std::path::absolute(package).unwrap_or_else(|_| package.to_owned());
    let by = match package.extension().and_then(|end| end.to_str()) {
        Some("rpm") => "dnf install",
        _ => "apt install",
    };
    Ok(session.out.say(
        "cli.bundle_package",
        &[("by", &by), ("file", &pasted(&place))],
    )?)
}

/// Public halves whose signatures count, in the folder of the configuration.
const TRUSTED: &str = "bundles.pub";

/// How many missing numbers are told one by one.
const GAPS_MAX: usize = 100;

/// How long a desk is waited for that reads its configuration anew.
const RELOAD_WITHIN: crate::domain::Span = crate::domain::Span::seconds(30);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_lies_between_the_last_applied_and_those_brought() {
        let missing = |applied, brought: &[u32]| missing(applied, brought.iter().copied());
        assert_eq!(missing(None, &[4, 6]), [5], "a series may begin anywhere");
        assert_eq!(missing(Some(2), &[1, 2, 4, 5, 8]), [3, 6, 7]);
        assert_eq!(missing(Some(1), &[2, 3]), [0_u32; 0]);
        assert_eq!(missing(Some(1), &[u32::MAX]).len(), GAPS_MAX);
    }

    #[test]
    fn nothing_is_missing_after_the_largest_number_there_is() {
        let missing = |applied, brought: &[u32]| missing(applied, brought.iter().copied());
        assert_eq!(missing(Some(u32::MAX), &[1, u32::MAX]), [0_u32; 0]);
        assert_eq!(missing(Some(u32::MAX - 1), &[u32::MAX]), [0_u32; 0]);
        assert_eq!(missing(None, &[u32::MAX]), [0_u32; 0]);
    }
}
