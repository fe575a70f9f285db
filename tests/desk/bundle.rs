//! Bundles: made on one machine, carried as folders, taken in on another; and everything that is refused.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::house::House;

/// A desk's machine that trusts a key, and a folder in which deliveries are laid out.
struct Post {
    house: House,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Post {
    fn open() -> Self {
        let post = Self {
            house: House::new(),
        };
        let key = post.at("key");
        post.good(&["bundle", "key", &key]);
        fs::copy(post.path("key.pub"), post.path("etc/bundles.pub")).expect("trusted");
        post
    }

    fn path(&self, name: &str) -> PathBuf {
        self.house.path(name)
    }

    fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.house.command(arguments);
        command
            .args(["--lang", "en", "--yes"])
            .output()
            .expect("run")
    }

    fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// What is said where it comes to nothing, and the exit code.
    fn bad(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let said = text(&output.stderr) + &text(&output.stdout);
        (output.status.code().expect("it ended by itself"), said)
    }

    /// Signs a bundle of one file of settings.
    fn bundle(&self, number: u32, settings: &str) -> String {
        let folder = format!("post/office-{number}");
        fs::create_dir_all(self.path(&folder).join("conf.d")).expect("made");
        fs::write(self.path(&folder).join("conf.d/60-office.toml"), settings).expect("written");
        self.sign(&folder, number);
        folder
    }

    fn sign(&self, folder: &str, number: u32) {
        let number = number.to_string();
        let (folder, key) = (self.at(folder), self.at("key"));
        self.good(&[
            "bundle", "create", &folder, "--key", &key, "--series", "office", "--number", &number,
        ]);
    }

    fn applied(&self) -> Option<String> {
        fs::read_to_string(self.path("etc/conf.d/60-office.toml")).ok()
    }
}

#[test]
fn bundles_come_into_force_in_their_order() {
    let post = Post::open();
    let desk = post.house.start();
    post.bundle(2, "[tag.second]\n");
    post.bundle(1, "[tag.first]\n");
    let said = post.good(&["bundle", "apply", &post.at("post")]);
    assert!(said.contains("Bundle 2 of office is in force"), "{said}");
    assert_eq!(post.applied().as_deref(), Some("[tag.second]\n"));
    let shown = desk.ask_json(&["config", "show", "--json"]);
    assert!(shown.to_string().contains("tag.second"), "{shown}");
    desk.stop();
}

#[test]
fn a_missing_number_is_told_and_stops_what_comes_after_it() {
    let post = Post::open();
    post.bundle(1, "[tag.a]\n");
    post.good(&["bundle", "apply", &post.at("post")]);
    post.bundle(3, "[tag.c]\n");
    for verb in ["verify", "apply"] {
        let (code, said) = post.bad(&["bundle", verb, &post.at("post")]);
        assert_eq!(code, 6, "{said}");
        assert!(said.contains("MISSING: bundle 2 of office"), "{said}");
    }
    assert_eq!(post.applied().as_deref(), Some("[tag.a]\n"));
    post.good(&["bundle", "apply", &post.at("post"), "--skip-missing"]);
    assert_eq!(post.applied().as_deref(), Some("[tag.c]\n"));
}

#[test]
fn an_older_bundle_is_refused() {
    let post = Post::open();
    let first = post.bundle(1, "[tag.a]\n");
    let second = post.bundle(2, "[tag.b]\n");
    post.good(&["bundle", "apply", &post.at("post")]);
    for folder in [first, second] {
        let (code, said) = post.bad(&["bundle", "apply", &post.at(&folder)]);
        assert_eq!(code, 4, "{said}");
        assert!(said.contains("in force here (2)"), "{said}");
    }
    assert_eq!(post.applied().as_deref(), Some("[tag.b]\n"));
}

#[test]
fn what_is_unsigned_changed_or_a_strangers_is_refused_and_nothing_of_it_applied() {
    let post = Post::open();
    let folder = post.bundle(1, "[tag.a]\n");
    let file = post.path(&folder).join("conf.d/60-office.toml");
    let signature = post.path(&folder).join("SHA256SUMS.minisig");
    let signed = fs::read_to_string(&signature).expect("signed");
    let refused = |why: &str| {
        let (code, said) = post.bad(&["bundle", "apply", &post.at(&folder)]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(why), "{why}: {said}");
        assert_eq!(post.applied(), None);
    };
    fs::write(&file, "[tag.other]\n").expect("written");
    refused("60-office.toml is not what was signed");
    fs::write(&file, "[tag.a]\n").expect("written");
    fs::write(post.path(&folder).join("conf.d/more.toml"), "").expect("written");
    refused("more.toml lies in it and is not signed");
    fs::remove_file(post.path(&folder).join("conf.d/more.toml")).expect("removed");
    fs::write(&signature, signed.replace("number=1", "number=9")).expect("written");
    refused("SHA256SUMS is not what was signed");
    fs::remove_file(&signature).expect("removed");
    refused("SHA256SUMS is not signed");
    post.good(&["bundle", "key", &post.at("stranger")]);
    fs::write(&signature, &signed).expect("written");
    fs::copy(post.path("stranger.pub"), post.path("etc/bundles.pub")).expect("trusted");
    refused("a key that is not trusted");
    fs::remove_file(post.path("etc/bundles.pub")).expect("removed");
    let (code, said) = post.bad(&["bundle", "apply", &post.at(&folder)]);
    assert_eq!(code, 3, "{said}");
}

#[test]
fn a_bundle_that_the_desk_would_refuse_or_that_meets_an_edited_file_changes_nothing() {
    let post = Post::open();
    post.bundle(1, "[tag.a]\n");
    post.good(&["bundle", "apply", &post.at("post")]);
    let wrong = post.bundle(2, "[queue.soporte]\nsise = 1\n");
    let (code, said) = post.bad(&["bundle", "apply", &post.at(&wrong)]);
    assert_eq!(code, 78, "{said}");
    assert_eq!(post.applied().as_deref(), Some("[tag.a]\n"));
    let good = post.bundle(2, "[tag.b]\n");
    fs::write(post.path("etc/conf.d/60-office.toml"), "[tag.by_hand]\n").expect("written");
    let (code, said) = post.bad(&["bundle", "apply", &post.at(&good)]);
    assert_eq!(code, 4, "{said}");
    assert_eq!(post.applied().as_deref(), Some("[tag.by_hand]\n"));
    post.good(&["bundle", "apply", &post.at(&good), "--overwrite"]);
    assert_eq!(post.applied().as_deref(), Some("[tag.b]\n"));
}

#[test]
fn a_file_that_the_series_no_longer_brings_goes_and_a_package_alone_takes_none_away() {
    let post = Post::open();
    post.bundle(1, "[tag.a]\n");
    post.good(&["bundle", "apply", &post.at("post")]);
    let update = "post/office-2";
    fs::create_dir_all(post.path(update).join("packages")).expect("made");
    fs::write(
        post.path(update).join("packages/centralita_9_amd64.deb"),
        "a package",
    )
    .expect("written");
    post.sign(update, 2);
    let said = post.good(&["bundle", "apply", &post.at("post")]);
    assert!(said.contains("not installed yet: apt install"), "{said}");
    assert_eq!(post.applied().as_deref(), Some("[tag.a]\n"));
    let next = "post/office-3";
    fs::create_dir_all(post.path(next).join("conf.d")).expect("made");
    fs::write(post.path(next).join("conf.d/70-other.toml"), "[tag.z]\n").expect("written");
    post.sign(next, 3);
    post.good(&["bundle", "apply", &post.at("post")]);
    assert_eq!(post.applied(), None);
    assert!(post.path("etc/conf.d/70-other.toml").exists());
}

#[test]
fn stock_tools_verify_a_bundle() {
    let post = Post::open();
    let folder = post.path(&post.bundle(1, "[tag.a]\n"));
    let sums = Command::new("sha256sum")
        .args(["-c", "--strict", "SHA256SUMS"])
        .current_dir(&folder)
        .output();
    assert!(sums.expect("coreutils").status.success());
    let Ok(seen) = Command::new("minisign")
        .args(["-V", "-m", "SHA256SUMS", "-p"])
        .arg(post.path("key.pub"))
        .current_dir(&folder)
        .output()
    else {
        // Not on every machine; the format's own test has what it wrote.
        return;
    };
    let said = text(&seen.stdout);
    assert!(
        seen.status.success() && said.contains("series=office number=1"),
        "{said}"
    );
}
