//! The reference and the schema with the kinds of channel, as they ship.

use crate::channels;
use crate::channels::settings::Shape;
use crate::config::reference::{self, ChannelKey, ChannelKind, Described};
use crate::config::schema;
use crate::words::{self, Lang};

/// The commented reference file.
pub fn reference(lang: Lang) -> String {
    reference::reference(lang, &kinds(lang))
}

/// Every key whose path begins with `prefix`.
pub fn describe(lang: Lang, prefix: &str) -> Vec<Described> {
    reference::describe(lang, prefix, &kinds(lang))
}

/// The schema that editors check the files with.
pub fn schema(lang: Lang) -> String {
    schema::schema(lang)
}

fn kinds(lang: Lang) -> Vec<ChannelKind> {
    let say = |key: &str| words::say(lang, key, &[]);
    let kinds = channels::ALL.iter().map(|kind| ChannelKind {
        name: kind.name().to_owned(),
        sentence: say(kind.help()),
        keys: kind
            .settings()
            .iter()
            .map(|setting| ChannelKey {
                name: setting.key.to_owned(),
                example: setting.example.to_owned(),
                takes: takes(lang, setting.shape),
                required: setting.required,
                sentence: say(setting.help),
            })
            .collect(),
    });
    kinds.collect()
}

/// What a setting of that shape may hold, in words.
fn takes(lang: Lang, shape: Shape) -> String {
    match shape {
        Shape::Choice(choices) => {
            let quoted: Vec<String> = choices.iter().map(|word| format!("\"{word}\"")).collect();
            let args: [(&str, &dyn std::fmt::Display); 1] = [("words", &quoted.join(", "))];
            words::say(lang, "config.shape.choice", &args)
        }
        Shape::Flag => words::say(lang, "config.shape.flag", &[]),
        Shape::Texts => words::say(lang, "config.shape.texts", &[]),
        Shape::Secret => words::say(lang, "config.shape.secret", &[]),
        Shape::Text => words::say(lang, "config.shape.plain", &[]),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::channels::Ground;
    use crate::channels::email::token::ThreadKey;
    use crate::daemon::compile;

    fn config() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("config")
    }

    #[test]
    fn the_shipped_reference_is_current() {
        for (name, text) in [
            ("centralita.toml", reference(Lang::Es)),
            ("centralita.en.toml", reference(Lang::En)),
            ("centralita.schema.json", schema(Lang::En)),
        ] {
            let path = config().join(name);
            if std::env::var_os("BLESS").is_some() {
                fs::write(&path, &text).expect("written");
            }
            let shipped = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                shipped == text,
                "config/{name} is not what is declared: run this test with BLESS=1 and read the difference"
            );
        }
    }

    /// What was shipped, a folder for each version.
    fn kept() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/configurations")
    }

    #[test]
    fn every_shipped_file_is_kept_as_of_its_version() {
        let examples = fs::read_dir(config().join("examples")).expect("there are examples");
        let mut files: Vec<(String, PathBuf)> = examples
            .flatten()
            .map(|entry| {
                (
                    entry.file_name().to_string_lossy().into_owned(),
                    entry.path(),
                )
            })
            .collect();
        for name in ["centralita.toml", "centralita.en.toml"] {
            files.push((name.to_owned(), config().join(name)));
        }
        files.push((
            "demo.toml".to_owned(),
            config().join("demo/centralita.toml"),
        ));
        let folder = kept().join(env!("CARGO_PKG_VERSION"));
        for (name, path) in files {
            let shipped = fs::read_to_string(&path).expect("read");
            if std::env::var_os("BLESS").is_some() {
                fs::create_dir_all(&folder).expect("made");
                fs::write(folder.join(&name), &shipped).expect("written");
            }
            let same = fs::read_to_string(folder.join(&name)).is_ok_and(|text| text == shipped);
            assert!(
                same,
                "tests/configurations/{} has no {name} as it ships: run this test with BLESS=1",
                env!("CARGO_PKG_VERSION")
            );
        }
    }

    #[test]
    fn what_any_version_shipped_is_taken_for_ever() {
        let ground = Ground::new(ThreadKey::new(&[1; 32]));
        let mut tried = 0;
        for version in fs::read_dir(kept()).expect("there").flatten() {
            for file in fs::read_dir(version.path()).expect("a folder").flatten() {
                let path = file.path();
                let text = fs::read_to_string(&path).expect("read");
                let outcome = compile::from_files(&[(path.display().to_string(), text)], &ground);
                let told: Vec<String> = outcome
                    .problems
                    .iter()
                    .map(|problem| problem.render(Lang::En))
                    .collect();
                // A warning may come with a later version; what ran goes on running.
                assert!(outcome.compiled.is_some(), "{}", told.join("\n"));
                tried += 1;
            }
        }
        assert!(tried >= 7, "{tried} files");
    }

    #[test]
    fn every_shipped_file_is_a_configuration_without_a_warning() {
        let ground = Ground::new(ThreadKey::new(&[1; 32]));
        let examples = fs::read_dir(config().join("examples")).expect("there are examples");
        let mut files: Vec<PathBuf> = examples.flatten().map(|entry| entry.path()).collect();
        files.extend([
            config().join("centralita.toml"),
            config().join("centralita.en.toml"),
        ]);
        assert!(files.len() > 4);
        for path in files {
            let text = fs::read_to_string(&path).expect("read");
            let outcome = compile::from_files(&[(path.display().to_string(), text)], &ground);
            let told: Vec<String> = outcome
                .problems
                .iter()
                .map(|p| p.render(Lang::En))
                .collect();
            assert!(
                outcome.compiled.is_some() && told.is_empty(),
                "{}",
                told.join("\n")
            );
        }
    }
}
