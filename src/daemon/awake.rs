//! Everything alive takes its place, before anything runs: read once, through little room.

use crate::domain::Moment;
use crate::engine::answer::Answer;
use crate::engine::command::{self, Act, Command};
use crate::engine::effect::Effect;
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;
use crate::engine::{Engine, Outcome};
use crate::servers::Board;
use crate::store::{Options, Store, StoreError};

use super::failure::Failure;
use super::generation::Generation;
use super::seed;

/// What is awake.
pub(super) struct Awake {
    /// The record, with room for daily work.
    pub(super) store: Store,
    /// With the settings in force.
    pub(super) engine: Engine,
    /// What lies on the table; where the record is only read, it is read when somebody asks.
    pub(super) board: Option<Board>,
    /// What is to be told of putting the settings in force.
    pub(super) before: Vec<Effect>,
    /// The number of the settings.
    pub(super) number: u32,
}

/// Rebuilds what is alive and puts the first generation in force. Nobody else may hold the record.
pub(super) fn wake(
    store: Store,
    generation: &Generation,
    now: Moment,
    only_reads: bool,
) -> Result<Awake, Failure> {
    let mut board = Board::default();
    let (engine, outcome) = rouse(&store, in_force(generation), now, &mut board)?;
    let outcome = outcome.map_err(|no| not_taken(&no))?;
    let Answer::Generation(number) = outcome.answer else {
        return Err(not_taken(&outcome.answer));
    };
    let (store, board) = if only_reads {
        (store, None)
    } else {
        store.read(|snapshot| board.read_back(snapshot))?;
        let cache = usize::try_from(generation.config.store.cache);
        let options = Options {
            cache_bytes: cache.unwrap_or(usize::MAX),
            ..Options::default()
        };
        (store.reopened(&options)?, Some(board))
    };
    Ok(Awake {
        store,
        engine,
        board,
        before: outcome.effects,
        number,
    })
}

/// Rebuilds and decides the first command in one reading of what is alive; all of it is laid on
/// the board too.
fn rouse(
    store: &Store,
    first: Command,
    now: Moment,
    board: &mut Board,
) -> Result<(Engine, Result<Outcome, Refusal>), StoreError> {
    let batch = store.begin()?;
    let mut ledger = batch.ledger()?;
    ledger.show_alive_to(|conversation| board.put(conversation));
    let mut engine = Engine::rebuild(&ledger);
    let outcome = engine.decide(&mut ledger, now, first);
    ledger.keep_counters(engine.counters());
    // Whatever could not be read was answered with nothing; this tells.
    if ledger.finish()? {
        batch.commit()?;
    }
    Ok((engine, outcome))
}

/// The command that puts a generation in force.
pub(super) fn in_force(generation: &Generation) -> Command {
    let act = Act::Reconfigure(Box::new(command::Generation {
        plan: generation.plan.clone(),
        sets: generation.sets.clone(),
        diff: generation.diff.iter().map(ToString::to_string).collect(),
        files: generation.files.clone(),
    }));
    Command {
        by: Actor::Desk,
        key: None,
        nonce: seed::number(),
        act,
    }
}

fn not_taken(what: &impl std::fmt::Debug) -> Failure {
    Failure::Broken(format!("the settings were not taken: {what:?}"))
}
