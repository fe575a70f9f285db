//! What sessions may ask of the daemon: settings, certificate, machine, and how channels do.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::channels::exchange::Answer;
use crate::channels::{Ground, Note, Own};
use crate::config::diff::changes;
use crate::config::show::show;
use crate::config::{self, Problem};
use crate::domain::attachment::Digest;
use crate::domain::health::Ailment;
use crate::domain::{Moment, Name, Seq, Span};
use crate::net::disk::Room;
use crate::outbox::Road;
use crate::protocol::message::answer::{Staged, Test};
use crate::protocol::message::desk::ConfigFile;
use crate::protocol::message::setup::{NewChannel, NewThing};
use crate::protocol::view::desk::{
    CertificateView, ConfigStatusView, ProblemView, SettingView, SimulationView,
};
use crate::protocol::view::setup::{ChannelDraft, ChannelWritten, KindView, MailServersView};
use crate::protocol::{Code, List, Refusal};
use crate::servers::byoc::trials::Trials;
use crate::servers::intake::Intake;
use crate::servers::probes::Probes;
use crate::servers::{Caretaker, Health, Later, Machine};
use crate::store::Store;
use crate::words::{self, Lang};
use crate::writer::{self, Marks, Space};

use super::clock::Clock;
use super::ends::Ends;
use super::generation::{Generation, Refused, Status};
use super::identity::Papers;
use super::setup::Asked;
use super::{folder, identity, past, reload, setup, staging, trial};

/// The daemon, as sessions see it.
pub(super) struct Care {
    pub(super) config: PathBuf,
    pub(super) data: PathBuf,
    pub(super) ground: Ground,
    pub(super) clock: Clock,
    pub(super) started_at: Moment,
    pub(super) store: Store,
    pub(super) current: watch::Receiver<Arc<Generation>>,
    pub(super) reload: reload::Handle,
    pub(super) papers: Arc<Papers>,
    pub(super) road: Road,
    pub(super) trials: Arc<Trials>,
    pub(super) probes: Probes,
    pub(super) browsers: Arc<OnceLock<Vec<trial::Door>>>,
    pub(super) intake: Intake,
    pub(super) ends: Ends,
    pub(super) only_reads: Option<String>,
}

impl Caretaker for Care {
    fn reload(&self, within: Option<Span>) -> Later<'_, Result<ConfigStatusView, Refusal>> {
        Box::pin(async move {
            let mut applied_ms = 0;
            if let Some(within) = within {
                let within = Duration::from_millis(u64::try_from(within.0).unwrap_or(0));
                match timeout(within, self.reload.reload()).await {
                    Ok(Ok(applied)) => applied_ms = u32::try_from(applied.took.0).unwrap_or(0),
                    Ok(Err(Refused::Stopping)) => return Err(Refusal::new(Code::STOPPING)),
                    Ok(Err(_)) => {}
                    Err(_) => return Err(Refusal::new(Code::BUSY)),
                }
            } else {
                self.reload.ask();
            }
            let mut view = status_view(&self.reload.status(), &self.current.borrow());
            view.applied_ms = applied_ms;
            Ok(view)
        })
    }

    fn simulate(
        &self,
        from: Moment,
        to: Moment,
        files: Vec<ConfigFile>,
    ) -> Later<'_, Result<SimulationView, Refusal>> {
        let (store, ground) = (self.store.clone(), self.ground.clone());
        let (running, now) = (Arc::clone(&self.current.borrow()), self.clock.now());
        let files = files.into_iter().map(|file| (file.name, file.text));
        let files: folder::Files = files.collect();
        Box::pin(async move {
            let replayed = spawn_blocking(move || {
                past::compare(&store, &ground, &running, from, to, now, &files)
            });
            match replayed.await {
                Ok(Ok(view)) => Ok(view),
                Ok(Err(fault)) => {
                    tracing::error!(%fault, "the past could not be read");
                    Err(Refusal::new(Code::STORE_FAILED))
                }
                Err(_) => Err(Refusal::new(Code::STORE_FAILED)),
            }
        })
    }

    fn test_channel(&self, channel: Name, to: Option<String>) -> Later<'_, Result<Test, Refusal>> {
        Box::pin(trial::run(self, channel, to))
    }

    fn own_addresses(&self) -> Vec<(Name, Own)> {
        let current = self.current.borrow();
        let all = current.channels.iter();
        all.flat_map(|(name, channel)| {
            let own = channel.addresses().into_iter();
            own.map(|own| (name.clone(), own))
        })
        .collect()
    }

    fn mail_code(&self, channel: Name, own: Own) -> Later<'_, Result<Test, Refusal>> {
        Box::pin(async move {
            let generation = Arc::clone(&self.current.borrow());
            let at = self.clock.now();
            let lang = match generation.config.desk.language.as_str() {
                "en" => Lang::En,
                _ => Lang::Es,
            };
            let made = generation.channels.get(&channel).and_then(|open| {
                let code = open.code(&own.address, at)?;
                let of: [(&str, &dyn std::fmt::Display); 3] = [
                    ("code", &code),
                    ("address", &own.address),
                    ("desk", &generation.config.desk.name),
                ];
                open.write_to_self(&Note {
                    to: &own.address,
                    subject: &words::say(lang, "mail.check_subject", &of),
                    text: &words::say(lang, "mail.check_text", &of),
                    at,
                })
            });
            let Some(request) = made else {
                return Err(Refusal::new(Code::NO_SUCH)
                    .with("kind", "address")
                    .with("name", own.address.as_str()));
            };
            let (ok, key, why) = match self.road.carry(request).await {
                Answer::Done => (true, "cli.address_code_sent", String::new()),
                Answer::Fault { text, .. } | Answer::Lost { text } => {
                    (false, "cli.address_code_stuck", text)
                }
                Answer::Declined { code, text, .. } => {
                    (false, "cli.address_code_stuck", format!("{code} {text}"))
                }
                Answer::Said { status, .. } => {
                    (false, "cli.address_code_stuck", status.to_string())
                }
            };
            let line = |lang| {
                let of: [(&str, &dyn std::fmt::Display); 3] = [
                    ("address", &own.address),
                    ("forwarding", &own.forwarding),
                    ("why", &why),
                ];
                std::iter::once(words::say(lang, key, &of)).collect()
            };
            Ok(Test {
                ok,
                lines: line(Lang::En),
                lines_es: line(Lang::Es),
                claims: List::default(),
            })
        })
    }

    fn proves(&self, channel: &Name, address: &str, code: &str) -> bool {
        let at = self.clock.now();
        let current = self.current.borrow();
        let open = current.channels.get(channel);
        open.is_some_and(|open| open.proves(address, code, at))
    }

    fn channel_kinds(&self) -> Vec<KindView> {
        setup::kinds()
    }

    fn find_mail_servers(&self, address: String) -> Later<'_, Result<MailServersView, Refusal>> {
        Box::pin(setup::find(address))
    }

    fn draft_channel(&self, channel: NewChannel) -> Later<'_, Result<ChannelDraft, Refusal>> {
        Box::pin(setup::care::draft(self, Asked::Channel(channel)))
    }

    fn write_channel(
        &self,
        channel: NewChannel,
        seen: Option<Digest>,
        replace: bool,
    ) -> Later<'_, Result<ChannelWritten, Refusal>> {
        Box::pin(setup::care::write(
            self,
            Asked::Channel(channel),
            seen,
            replace,
        ))
    }

    fn thing_kinds(&self) -> Vec<KindView> {
        setup::things::kinds(&self.current.borrow().config)
    }

    fn draft_thing(&self, thing: NewThing) -> Later<'_, Result<ChannelDraft, Refusal>> {
        Box::pin(setup::care::draft(self, Asked::Thing(thing)))
    }

    fn write_thing(
        &self,
        thing: NewThing,
        seen: Option<Digest>,
        replace: bool,
    ) -> Later<'_, Result<ChannelWritten, Refusal>> {
        Box::pin(setup::care::write(self, Asked::Thing(thing), seen, replace))
    }

    fn settings(&self, prefix: Option<&str>) -> Vec<SettingView> {
        let config = Arc::clone(&self.current.borrow().config);
        show(&config, prefix.unwrap_or_default())
            .into_iter()
            .map(|shown| SettingView {
                key: shown.path,
                value: shown.value,
                origin: shown.origin,
            })
            .collect()
    }

    fn differences(&self) -> Later<'_, Result<Vec<String>, Refusal>> {
        let (place, running) = (self.config.clone(), Arc::clone(&self.current.borrow()));
        Box::pin(async move {
            let compared = spawn_blocking(move || {
                let files = folder::read(&place).ok()?;
                let found = config::parse(&files).config?;
                let changed = changes(&running.config, &found);
                Some(changed.iter().map(ToString::to_string).collect())
            });
            let lines = compared.await.ok().flatten();
            lines.ok_or_else(|| Refusal::new(Code::CONFIG_REFUSED))
        })
    }

    fn certificate(&self) -> Option<CertificateView> {
        let identity = Arc::clone(&self.papers.identity.borrow());
        let facts = identity.facts();
        let names = facts.dns_names.iter().cloned();
        let addresses = facts.addresses.iter().map(ToString::to_string);
        let own = self.current.borrow().config.tls.certificate.is_none();
        let issuer = identity.issuer_certificate().filter(|_| own);
        Some(CertificateView {
            fingerprint: identity.fingerprint().to_string(),
            sha256: Digest::of(identity.certificate()),
            authority_sha256: issuer.map(|issuer| Digest::of(issuer)),
            names: names.chain(addresses).collect(),
            not_after: Moment(facts.not_after.saturating_mul(1000)),
            self_made: own,
        })
    }

    fn renew_certificate(&self) -> Later<'_, Result<(), Refusal>> {
        let (papers, data, now) = (self.papers.clone(), self.data.clone(), self.clock.now());
        let config = Arc::clone(&self.current.borrow().config);
        // What is wrong with one that is given is its files; with the desk's own, where the desk writes.
        let code = match config.tls.certificate {
            Some(_) => Code::CERTIFICATE_UNUSABLE,
            None => Code::STORE_FAILED,
        };
        Box::pin(async move {
            let renewed = spawn_blocking(move || identity::renew(&papers, &config, &data, now));
            match renewed.await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(error)) => {
                    tracing::error!(%error, "the certificate could not be renewed");
                    Err(Refusal::new(code).with("why", error))
                }
                Err(_) => Err(Refusal::new(Code::STORE_FAILED)),
            }
        })
    }

    fn stage_backup(&self) -> Later<'_, Result<Staged, Refusal>> {
        let (store, now) = (self.store.clone(), self.clock.now());
        let (config, data) = (self.config.clone(), self.data.clone());
        let config_marks = &self.current.borrow().config.store;
        let marks = Marks {
            low: config_marks.low,
            stop: config_marks.stop,
            hard: config_marks.hard,
        };
        Box::pin(async move {
            let staged = spawn_blocking(move || {
                let needed = store.info().map_or(0, |info| info.database_bytes);
                let left = Room::of(&data).ok().map(|room| writer::Room {
                    free: room.free_bytes.saturating_sub(needed),
                    total: room.total_bytes,
                });
                // A copy must not be what closes the intake of the desk that it is made of.
                if left.is_some_and(|left| Space::Ample.judge(left, marks) >= Space::Stop) {
                    return Err(Refusal::new(Code::DISK_FULL));
                }
                staging::stage(&store, &config, &data, now).map_err(|fault| {
                    tracing::error!(%fault, "a backup could not be laid out");
                    Refusal::new(Code::STORE_FAILED).with("why", fault)
                })
            });
            let staged = staged.await;
            let (folder, about) = staged.map_err(|_| Refusal::new(Code::STORE_FAILED))??;
            Ok(Staged {
                folder: folder.display().to_string(),
                seq: Seq(about.seq),
            })
        })
    }

    fn drop_staged(&self, folder: String) -> Later<'_, Result<(), Refusal>> {
        let data = self.data.clone();
        Box::pin(async move {
            let name = folder.clone();
            let dropped = spawn_blocking(move || staging::drop_staged(&data, folder.as_ref()));
            let gone = || {
                Refusal::new(Code::NO_SUCH)
                    .with("kind", "staged")
                    .with("name", name)
            };
            match dropped.await {
                Ok(Ok(())) => Ok(()),
                _ => Err(gone()),
            }
        })
    }

    fn machine(&self) -> Machine {
        let info = self.store.info().ok();
        Machine {
            pid: std::process::id(),
            started_at: self.started_at,
            memory_bytes: memory_bytes(),
            store_bytes: info.as_ref().map_or(0, |info| info.database_bytes),
            free_bytes: Room::of(self.store.folder()).map_or(0, |room| room.free_bytes),
            schema: info.as_ref().map_or(0, |info| info.schema),
            files: info.as_ref().map_or(0, |info| info.files),
            file_bytes: info.as_ref().map_or(0, |info| info.files_bytes),
            astray: self.clock.astray(),
        }
    }

    fn ailing(&self) -> Option<String> {
        self.only_reads.clone()
    }

    fn health(&self, channel: &Name) -> Health {
        let inward = self.intake.figures_of(channel).unwrap_or_default();
        let outward = self.road.figures_of(channel).unwrap_or_default();
        let seen = self.trials.seen(channel);
        let current = self.current.borrow();
        let open = current.channels.get(channel);
        let comes = open.is_some_and(|it| it.keys().is_some() && it.is_fetched());
        Health {
            unheard: comes && seen.heard_at.is_none(),
            ailment: Ailment::worse(
                Ailment::worse(inward.ailment, outward.ailment),
                self.ends.ailment(&current, channel),
            ),
            endings: self.ends.of(&current, channel),
            last_in_at: inward.last_in_at,
            last_out_at: outward.last_out_at,
            import: inward.import,
            ignored: inward.passed,
            ignored_kinds: seen.kinds.into_keys().collect(),
        }
    }

    fn ailments(&self) -> BTreeMap<Name, Ailment> {
        let inward = self.intake.figures().into_iter();
        let outward = self.road.figures().into_iter();
        let mut ailments: BTreeMap<Name, Ailment> = BTreeMap::new();
        let ending = self.ends.ailments(&self.current.borrow()).into_iter();
        let all = inward
            .map(|(name, figures)| (name, figures.ailment))
            .chain(outward.map(|(name, figures)| (name, figures.ailment)))
            .chain(ending.map(|(name, ailment)| (name, Some(ailment))));
        for (name, ailment) in all {
            let known = ailments.remove(&name);
            if let Some(worse) = Ailment::worse(known, ailment) {
                ailments.insert(name, worse);
            }
        }
        ailments
    }
}

/// How the configuration stands, as clients are told.
pub(super) fn status_view(status: &Status, current: &Generation) -> ConfigStatusView {
    let none = Vec::new();
    let problems = match &status.refused {
        Some(Refused::Wrong { problems, .. }) => problems,
        Some(_) => &none,
        None => &status.warnings,
    };
    let not_taken = match &status.refused {
        Some(Refused::NotTaken(why)) => Some(not_taken(why)),
        _ => None,
    };
    ConfigStatusView {
        generation: status.generation,
        applied_at: status.applied_at,
        applied_ms: 0,
        tried_at: status.tried_at,
        ok: status.refused.is_none(),
        problems: problems.iter().map(problem_view).chain(not_taken).collect(),
        changes: current.diff.iter().map(ToString::to_string).collect(),
        restart: status.restart_needed.iter().cloned().collect(),
    }
}

/// A problem as clients are told.
pub(super) fn problem_view(problem: &Problem) -> ProblemView {
    ProblemView {
        code: problem.code().to_owned(),
        error: problem.is_error(),
        file: problem.file().unwrap_or_default().to_owned(),
        line: problem.line().unwrap_or_default(),
        column: problem.column().unwrap_or_default(),
        text: problem.render(Lang::En),
        text_es: problem.render(Lang::Es),
    }
}

/// A good configuration that the desk could not take, which is tried again by itself.
fn not_taken(why: &str) -> ProblemView {
    let say = |lang| words::say(lang, "config.not_taken", &[("why", &why)]);
    ProblemView {
        code: Code::CONFIG_REFUSED.to_string(),
        error: true,
        file: String::new(),
        line: 0,
        column: 0,
        text: say(Lang::En),
        text_es: say(Lang::Es),
    }
}

/// Memory that the process holds, in bytes, as the kernel counts it.
pub(super) fn memory_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.map_or(0, |kib| kib * 1024)
}
