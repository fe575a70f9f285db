//! Every way in which a file changes is noticed, and nothing bad is ever applied.

mod spoilt;

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::timeout;

use crate::channels::email::token::ThreadKey;
use crate::config::Problem;

use super::super::folder::Files;
use super::super::generation::first;
use super::*;

const LONG: Duration = Duration::from_secs(30);

/// A desk that takes every generation, or none.
struct Desk {
    root: tempfile::TempDir,
    handle: Handle,
    taken: Arc<Mutex<Vec<Generation>>>,
    follow: watch::Receiver<Arc<Status>>,
}

fn ground() -> Ground {
    Ground::new(ThreadKey::new(&[1; 32]))
}

fn queue(name: &str) -> String {
    format!("[queue.{name}]\n")
}

impl Desk {
    fn open(prepare: impl FnOnce(&Path)) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        prepare(root.path());
        let mut generation = first(root.path(), &ground(), None).expect("a good first generation");
        generation.number = Some(1);
        let clock: Clock = Arc::new(|| Moment(0));
        let (reloader, handle) = Reloader::new(
            root.path(),
            ground(),
            clock,
            Arc::new(BTreeSet::new),
            &generation,
        );
        let taken = Arc::new(Mutex::new(Vec::new()));
        let given = taken.clone();
        tokio::spawn(reloader.run(move |generation: Generation| {
            let mut taken = given.lock().expect("nobody panics with it");
            if generation.plan.queues.contains_key("refuse") {
                return std::future::ready(Err("busy".to_owned()));
            }
            taken.push(generation);
            std::future::ready(Ok(u32::try_from(taken.len()).expect("few") + 1))
        }));
        Self {
            root,
            follow: handle.follow(),
            handle,
            taken,
        }
    }

    fn simple() -> Self {
        Self::open(|root| fs::write(root.join("centralita.toml"), queue("a")).expect("written"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    async fn until(&mut self, what: impl FnMut(&Arc<Status>) -> bool) -> Arc<Status> {
        let found = timeout(LONG, self.follow.wait_for(what)).await;
        found.expect("in time").expect("still watching").clone()
    }

    async fn until_generation(&mut self, number: u32) -> Arc<Status> {
        self.until(|status| status.generation == number && status.refused.is_none())
            .await
    }

    async fn until_refused(&mut self) -> Vec<&'static str> {
        let status = self.until(|status| status.refused.is_some()).await;
        match &status.refused {
            Some(Refused::Wrong { problems, .. }) => problems.iter().map(Problem::code).collect(),
            other => panic!("refused for another reason: {other:?}"),
        }
    }

    fn queues(&self) -> Vec<String> {
        let taken = self.taken.lock().expect("nobody panics with it");
        let last = taken.last().expect("something was applied");
        last.plan.queues.keys().map(ToString::to_string).collect()
    }
}

#[tokio::test]
async fn a_file_written_in_place_is_applied() {
    let mut desk = Desk::simple();
    // Twice: the first may have been read before the watch stood.
    for (number, name) in [(2, "b"), (3, "c")] {
        desk.write("centralita.toml", &queue(name));
        desk.until_generation(number).await;
        assert_eq!(desk.queues(), [name]);
    }
}

#[tokio::test]
async fn a_file_renamed_over_the_old_is_applied() {
    let mut desk = Desk::simple();
    for (number, name) in [(2, "b"), (3, "c")] {
        desk.write(".centralita.toml.new", &queue(name));
        let new = desk.path(".centralita.toml.new");
        fs::rename(new, desk.path("centralita.toml")).expect("renamed");
        desk.until_generation(number).await;
        assert_eq!(desk.queues(), [name]);
    }
}

#[tokio::test]
async fn a_folder_of_parts_that_appears_later_is_read() {
    let mut desk = Desk::simple();
    fs::create_dir(desk.path("conf.d")).expect("created");
    desk.write("conf.d/10-b.toml", &queue("b"));
    desk.until_generation(2).await;
    assert_eq!(desk.queues(), ["a", "b"]);
    fs::remove_file(desk.path("conf.d/10-b.toml")).expect("removed");
    desk.until_generation(3).await;
    assert_eq!(desk.queues(), ["a"]);
}

#[tokio::test]
async fn a_swapped_link_is_applied() {
    let mut desk = Desk::open(|root| {
        for (folder, name) in [("1", "a"), ("2", "b")] {
            fs::create_dir_all(root.join("store").join(folder)).expect("created");
            let file = root.join("store").join(folder).join("centralita.toml");
            fs::write(file, queue(name)).expect("written");
        }
        symlink("1", root.join("store/current")).expect("linked");
        symlink(
            "store/current/centralita.toml",
            root.join("centralita.toml"),
        )
        .expect("linked");
    });
    symlink("2", desk.path("store/next")).expect("linked");
    fs::rename(desk.path("store/next"), desk.path("store/current")).expect("swapped");
    desk.until_generation(2).await;
    assert_eq!(desk.queues(), ["b"]);
    desk.write("store/2/centralita.toml", &queue("c"));
    desk.until_generation(3).await;
    assert_eq!(desk.queues(), ["c"]);
}

#[tokio::test]
async fn a_half_written_file_changes_nothing_until_it_is_whole() {
    let mut desk = Desk::simple();
    desk.write("centralita.toml", "[queue.b]\nsize = ");
    assert_eq!(desk.until_refused().await, ["CT-2001"]);
    assert!(desk.taken.lock().expect("nobody panics with it").is_empty());
    assert_eq!(desk.handle.status().generation, 1);
    desk.write("centralita.toml", "[queue.b]\nsize = 2\n");
    desk.until_generation(2).await;
    assert_eq!(desk.queues(), ["b"]);
}

#[tokio::test]
async fn a_file_whose_saving_was_cut_off_at_once_takes_no_queue_away() {
    let mut desk = Desk::simple();
    desk.write("centralita.toml", "\n");
    assert_eq!(desk.until_refused().await, ["CT-2045"]);
    assert_eq!(desk.handle.status().generation, 1);
    // Whoever means it says so.
    desk.write("centralita.toml", "# nothing yet\n");
    desk.until_generation(2).await;
    assert!(desk.queues().is_empty());
}

#[tokio::test]
async fn a_missing_file_and_a_folder_in_its_place_are_refused() {
    let mut desk = Desk::simple();
    fs::remove_file(desk.path("centralita.toml")).expect("removed");
    assert_eq!(desk.until_refused().await, ["CT-2026"]);
    fs::create_dir(desk.path("centralita.toml")).expect("created");
    desk.until(|status| {
        matches!(&status.refused, Some(Refused::Wrong { problems, .. }) if problems[0].code() == "CT-2025")
    })
    .await;
    fs::remove_dir(desk.path("centralita.toml")).expect("removed");
    desk.write("centralita.toml", &queue("b"));
    desk.until_generation(2).await;
}

#[tokio::test]
async fn a_request_is_answered_with_what_changed() {
    let desk = Desk::simple();
    desk.write(
        "centralita.toml",
        "[queue.a]\nsize = 2\n[server]\nagents = '127.0.0.1:1'\n",
    );
    let applied = desk.handle.reload().await.expect("applied");
    let diff: Vec<String> = applied.diff.iter().map(ToString::to_string).collect();
    assert_eq!(diff, ["+queue.a.size 2", "+server.agents 127.0.0.1:1"]);
    assert_eq!(
        applied.restart_needed,
        ["server.agents 127.0.0.1:7443→127.0.0.1:1"]
    );
    assert_eq!(applied.generation, 2);
}

#[tokio::test]
async fn a_request_is_told_every_problem() {
    let desk = Desk::simple();
    desk.write("centralita.toml", "[queue.a]\nsize = 0\nhours = 'none'\n");
    match desk.handle.reload().await {
        Err(Refused::Wrong { problems, .. }) => assert_eq!(problems.len(), 2),
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.handle.status().generation, 1);
}

#[tokio::test]
async fn what_the_desk_did_not_take_is_tried_again() {
    let desk = Desk::simple();
    desk.write("centralita.toml", &queue("refuse"));
    let refused = desk.handle.reload().await.expect_err("not taken");
    assert_eq!(refused, Refused::NotTaken("busy".to_owned()));
    desk.write("centralita.toml", &queue("b"));
    desk.handle.reload().await.expect("taken");
    assert_eq!(desk.queues(), ["b"]);
}

#[tokio::test]
async fn a_signal_reloads_without_waiting() {
    let mut desk = Desk::simple();
    desk.handle.ask();
    desk.until_generation(2).await;
    assert_eq!(desk.queues(), ["a"]);
}

#[test]
fn the_first_generation_is_held_against_the_one_before() {
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("centralita.toml"), queue("b")).expect("written");
    let lines = |before: Option<&Files>| {
        let generation = first(root.path(), &ground(), before).expect("good");
        let lines = generation.diff.iter().map(ToString::to_string);
        lines.collect::<Vec<_>>()
    };
    assert_eq!(lines(None), ["+queue.b"]);
    let before = vec![("old".to_owned(), queue("a"))];
    assert_eq!(lines(Some(&before)), ["-queue.a", "+queue.b"]);
    let unreadable = vec![("old".to_owned(), "[".to_owned())];
    assert_eq!(lines(Some(&unreadable)), ["+queue.b"]);
}

#[tokio::test]
async fn a_secret_that_everybody_can_read_is_refused_until_it_is_closed() {
    use std::os::unix::fs::PermissionsExt;
    let mut desk = Desk::simple();
    let allow = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("allowed");
    };
    allow(desk.root.path(), 0o755);
    let file = desk.path("centralita.toml");
    allow(&file, 0o644);
    let text = "[server]\nmetrics_token = 'hunter2'\n[queue.b]\n";
    desk.write("centralita.toml", text);
    assert_eq!(desk.until_refused().await, ["CT-2033"]);
    allow(&file, 0o640);
    let status = desk.until_generation(2).await;
    assert_eq!(status.warnings[0].code(), "CT-2032");
}
