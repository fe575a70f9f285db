//! Every key and what it does where: the one table that the screen, the footer, the help and the tests read.

use super::key::{Code, Key};
use super::keys::{Action, Binding, NOT_IN_FOOTER, Where};

/// The table. Letters are the same in both languages; none needs `AltGr` on a Spanish keyboard.
pub(crate) const BINDINGS: &[Binding] = &[
    bind(
        Key::char('a'),
        Action::Claim,
        WORK,
        "terminal.key_claim",
        20,
    ),
    bind(
        Key::char('e'),
        Action::Resolve,
        WORK,
        "terminal.key_resolve",
        21,
    ),
    bind(
        Key::char('t'),
        Action::Transfer,
        WORK,
        "terminal.key_transfer",
        22,
    ),
    bind(
        Key::char('p'),
        Action::Snooze,
        WORK,
        "terminal.key_snooze",
        23,
    ),
    bind(
        Key::char('r'),
        Action::Reply,
        WORK,
        "terminal.key_reply",
        10,
    ),
    bind(Key::char('n'), Action::Note, WORK, "terminal.key_note", 24),
    bind(
        Key::char('E'),
        Action::ResolveNext,
        WORK,
        "terminal.key_resolve_next",
        26,
    ),
    bind(Key::char('f'), Action::End, WORK, "terminal.key_end", 27),
    bind(
        Key::char('m'),
        Action::Macro,
        THREAD,
        "terminal.key_macro",
        25,
    ),
    bind(
        Key::char('l'),
        Action::Labels,
        WORK,
        "terminal.key_labels",
        28,
    ),
    bind(
        Key::char('.'),
        Action::NextNeeding,
        WORK,
        "terminal.key_next",
        30,
    ),
    bind(Key::char('z'), Action::Undo, ALL, "terminal.key_undo", 31),
    bind(
        Key::char('s'),
        Action::Status,
        ALL,
        "terminal.key_status",
        32,
    ),
    bind(
        Key::char('i'),
        Action::Contact,
        WORK,
        "terminal.key_contact",
        33,
    ),
    bind(
        Key::char('v'),
        Action::Files,
        THREAD,
        "terminal.key_files",
        34,
    ),
    bind(Key::char('c'), Action::More, ALL, "terminal.key_more", 18),
    bind(
        Key::char('u'),
        Action::Attach,
        THREAD,
        "terminal.key_attach",
        29,
    ),
    bind(
        Key::char('V'),
        Action::Body,
        THREAD,
        "terminal.key_body",
        39,
    ),
    bind(
        Key::char('N'),
        Action::Begin,
        BEGIN,
        "terminal.key_begin",
        43,
    ),
    grant(
        &bind(
            Key::char('W'),
            Action::Monitor,
            HELPED,
            "terminal.key_monitor",
            17,
        ),
        "supervise.monitor",
    ),
    bind(
        Key::char('o'),
        Action::PanelSort,
        PANEL,
        "terminal.key_sort",
        36,
    ),
    bind(
        Key::char('/'),
        Action::PanelFilter,
        PANEL,
        "terminal.key_filter",
        35,
    ),
    bind(
        Key::char('/'),
        Action::Search,
        NOT_PANEL,
        "terminal.key_search",
        35,
    ),
    bind(Key::char('o'), Action::Sort, LIST, "terminal.key_sort", 36),
    bind(
        Key::char('L'),
        Action::FilterTags,
        LIST,
        "terminal.key_filter",
        37,
    ),
    bind(Key::char('x'), Action::Mark, LIST, "terminal.key_mark", 38),
    bind(
        Key::char('P'),
        Action::Priority,
        WORK,
        "terminal.key_priority",
        40,
    ),
    bind(
        Key::char('M'),
        Action::Merge,
        WORK,
        "terminal.key_merge",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::char('S'),
        Action::Split,
        THREAD,
        "terminal.key_split",
        NOT_IN_FOOTER,
    ),
    bind(Key::char('h'), Action::Flag, WORK, "terminal.key_flag", 41),
    grant(
        &bind(
            Key::char('w'),
            Action::Whisper,
            HELPED,
            "terminal.key_whisper",
            12,
        ),
        "supervise.whisper",
    ),
    grant(
        &bind(
            Key::char('b'),
            Action::Join,
            HELPED,
            "terminal.key_join",
            13,
        ),
        "supervise.join",
    ),
    grant(
        &bind(
            Key::char('T'),
            Action::TakeOver,
            HELPED,
            "terminal.key_take_over",
            14,
        ),
        "supervise.take_over",
    ),
    grant(
        &bind(
            Key::char('Y'),
            Action::Explain,
            WORK,
            "terminal.key_explain",
            42,
        ),
        "explain.read",
    ),
    grant(
        &bind(Key::char('m'), Action::Move, PANEL, "terminal.key_move", 15),
        "supervise.reassign",
    ),
    grant(
        &bind(
            Key::char('S'),
            Action::AgentStatus,
            PANEL,
            "terminal.key_agent_status",
            16,
        ),
        "supervise.set_status",
    ),
    bind(
        Key::char('r'),
        Action::Retry,
        OUTBOX,
        "terminal.key_retry",
        10,
    ),
    bind(
        Key::char('d'),
        Action::Drop,
        OUTBOX,
        "terminal.key_drop",
        11,
    ),
    grant(
        &bind(
            Key::char('a'),
            Action::Approve,
            OUTBOX,
            "terminal.key_approve",
            12,
        ),
        "outbox.approve",
    ),
    grant(
        &bind(
            Key::char('e'),
            Action::ChangeAnswer,
            OUTBOX,
            "terminal.key_change_answer",
            13,
        ),
        "outbox.approve",
    ),
    grant(
        &bind(
            Key::char('b'),
            Action::GiveBack,
            OUTBOX,
            "terminal.key_give_back",
            14,
        ),
        "outbox.approve",
    ),
    bind(
        Key::char('d'),
        Action::Decline,
        WORK,
        "terminal.key_decline",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::Enter),
        Action::Open,
        LISTS,
        "terminal.key_open",
        9,
    ),
    bind(
        Key::plain(Code::Tab),
        Action::Pane,
        HELPED,
        "terminal.key_pane",
        43,
    ),
    bind(
        Key::char(' '),
        Action::Peek,
        LIST,
        "terminal.key_peek",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::char('1'),
        Action::Tab(0),
        WORK,
        "terminal.key_mine",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::char('2'),
        Action::Tab(1),
        WORK,
        "terminal.key_queued",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::char('3'),
        Action::Tab(2),
        WORK,
        "terminal.key_all",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::char('j'),
        Action::Down,
        ALL,
        "terminal.key_down",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::char('k'),
        Action::Up,
        ALL,
        "terminal.key_up",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::Down),
        Action::Down,
        ALL,
        "terminal.key_down",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::Up),
        Action::Up,
        ALL,
        "terminal.key_up",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::PageDown),
        Action::PageDown,
        ALL,
        "terminal.key_page_down",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::PageUp),
        Action::PageUp,
        ALL,
        "terminal.key_page_up",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::Home),
        Action::First,
        ALL,
        "terminal.key_first",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::End),
        Action::Last,
        ALL,
        "terminal.key_last",
        NOT_IN_FOOTER,
    ),
    bind(
        Key::plain(Code::Esc),
        Action::Back,
        ALL,
        "terminal.key_back",
        44,
    ),
    bind(
        Key::char(':'),
        Action::Command,
        ALL,
        "terminal.key_command",
        45,
    ),
    bind(Key::char('g'), Action::Go, ALL, "terminal.key_go", 46),
    bind(
        Key::char('R'),
        Action::Reload,
        ALL,
        "terminal.key_reload",
        NOT_IN_FOOTER,
    ),
    bind(Key::char('q'), Action::Quit, ALL, "terminal.key_quit", 47),
    bind(Key::char('?'), Action::Help, ALL, "terminal.key_help", 0),
];

const fn bind(
    key: Key,
    action: Action,
    places: &'static [Where],
    word: &'static str,
    rank: u8,
) -> Binding {
    Binding {
        key,
        action,
        places,
        word,
        rank,
        needs: None,
    }
}

const fn grant(binding: &Binding, needs: &'static str) -> Binding {
    Binding {
        needs: Some(needs),
        key: binding.key,
        action: binding.action,
        places: binding.places,
        word: binding.word,
        rank: binding.rank,
    }
}

/// Everywhere.
pub(super) const ALL: &[Where] = &[
    Where::List,
    Where::Thread,
    Where::Panel,
    Where::Rows,
    Where::Outbox,
    Where::Page,
];
const NOT_PANEL: &[Where] = &[
    Where::List,
    Where::Thread,
    Where::Rows,
    Where::Outbox,
    Where::Page,
];
const BEGIN: &[Where] = &[Where::List, Where::Thread, Where::Rows, Where::Page];
const LISTS: &[Where] = &[
    Where::List,
    Where::Panel,
    Where::Rows,
    Where::Outbox,
    Where::Page,
];
const WORK: &[Where] = &[Where::List, Where::Thread];
const LIST: &[Where] = &[Where::List];
const THREAD: &[Where] = &[Where::Thread];
const PANEL: &[Where] = &[Where::Panel];
const OUTBOX: &[Where] = &[Where::Outbox];
const HELPED: &[Where] = &[Where::List, Where::Thread, Where::Panel];
