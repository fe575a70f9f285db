//! The kinds of channels there are, for a page that asks what each needs.

use crate::channels::settings::{Setting, Shape};
use crate::channels::{ALL, Kind};
use crate::domain::Name;
use crate::protocol::view::setup::{KindSettingView, KindView};
use crate::words::{self, Lang};

/// Every kind with its own keys.
pub(in crate::daemon) fn kinds() -> Vec<KindView> {
    ALL.iter().filter_map(|kind| view(*kind)).collect()
}

fn view(kind: &dyn Kind) -> Option<KindView> {
    Some(KindView {
        kind: Name::new(kind.name()).ok()?,
        help: words::say(Lang::En, kind.help(), &[]),
        help_es: words::say(Lang::Es, kind.help(), &[]),
        settings: kind
            .settings()
            .iter()
            .filter(|it| !super::is_by_hand(it.key))
            .map(setting)
            .collect(),
    })
}

fn setting(of: &Setting) -> KindSettingView {
    let (shape, choices): (&str, &[&str]) = match of.shape {
        Shape::Text => ("text", &[]),
        Shape::Flag => ("flag", &[]),
        Shape::Texts => ("list", &[]),
        Shape::Choice(words) => ("choice", words),
        Shape::Secret => ("secret", &[]),
    };
    KindSettingView {
        key: of.key.to_owned(),
        shape: shape.to_owned(),
        choices: choices.iter().map(|word| (*word).to_owned()).collect(),
        required: of.required,
        example: of.example.to_owned(),
        example_es: of.example.to_owned(),
        help: words::say(Lang::En, of.help, &[]),
        help_es: words::say(Lang::Es, of.help, &[]),
    }
}
