//! When a connector's vendor lets the desk write freely, and what it takes besides: windows and templates.

use std::collections::BTreeMap;

use crate::domain::window::{MESSAGE, Then, Window, Writer, is_language};
use crate::domain::{Name, Span};

use super::descriptor::{CLASSES_MAX, Templates, WrittenTemplate, WrittenWindow};

/// The windows as they are written, or what is wrong with them.
pub(super) fn read(
    written: Vec<WrittenWindow>,
    templates: &Templates,
) -> Result<Vec<Window>, String> {
    if written.len() > CLASSES_MAX {
        return Err(format!("at most {CLASSES_MAX} windows"));
    }
    let usual = if templates.required || !templates.items.is_empty() {
        Then::Template
    } else {
        Then::Closed
    };
    written.into_iter().map(|one| window(one, usual)).collect()
}

fn window(written: WrittenWindow, usual: Then) -> Result<Window, String> {
    if !(1..=WINDOW_SECONDS_MAX).contains(&written.seconds) {
        return Err(format!("a window has 1 to {WINDOW_SECONDS_MAX} seconds"));
    }
    let opens_on = written.opens_on.unwrap_or_default();
    if opens_on.len() > CLASSES_MAX {
        return Err(format!("opens_on has at most {CLASSES_MAX} members"));
    }
    let mut opens_on: Vec<String> = opens_on
        .into_iter()
        .map(|on| match on.trim() {
            "post" => MESSAGE.to_owned(),
            on => on.to_owned(),
        })
        .collect();
    if opens_on.is_empty() {
        opens_on.push(MESSAGE.to_owned());
    }
    Ok(Window {
        name: written.name,
        opens_on,
        length: Span::seconds(written.seconds),
        authors: written.authors.unwrap_or_default(),
        then: written.then.unwrap_or(usual),
    })
}

/// How long after a message of the customer's a person may answer freely; `None` for ever.
pub(super) fn after_a_message(windows: &[Window]) -> Option<Span> {
    let theirs = windows.iter().filter(|window| {
        window.opens_on.iter().any(|on| on == MESSAGE)
            && (window.authors.is_empty() || window.authors.contains(&Writer::Human))
    });
    let last = theirs.max_by_key(|window| window.length)?;
    (last.then != Then::Tag).then_some(last.length)
}

/// The templates as they are written, or what is wrong with them.
pub(super) fn templates(
    written: Templates,
) -> Result<BTreeMap<Name, BTreeMap<String, String>>, String> {
    if written.items.len() > TEMPLATES_MAX {
        return Err(format!(
            "templates.items has at most {TEMPLATES_MAX} members"
        ));
    }
    let mut templates: BTreeMap<Name, BTreeMap<String, String>> = BTreeMap::new();
    for one in written.items {
        let (name, texts) = template(one)?;
        // Some vendors list one item a language: the texts of a name are one template.
        templates.entry(name).or_default().extend(texts);
    }
    Ok(templates)
}

fn template(written: WrittenTemplate) -> Result<(Name, BTreeMap<String, String>), String> {
    let name = Name::new(&written.name);
    let name = name.map_err(|_| "a template's name is a name of at most 64 bytes".to_owned())?;
    if written.texts.is_empty() {
        return Err(format!(
            "template {name} has a text in one language at least"
        ));
    }
    for (language, text) in &written.texts {
        if !is_language(language) {
            return Err(format!(
                "template {name}: {language:?} is no language such as es"
            ));
        }
        if !(1..=TEMPLATE_CHARS_MAX).contains(&text.chars().count()) {
            let most = TEMPLATE_CHARS_MAX;
            return Err(format!(
                "template {name}: a text has 1 to {most} characters"
            ));
        }
    }
    Ok((name, written.texts))
}

/// A year.
const WINDOW_SECONDS_MAX: i64 = 31_536_000;

/// The most templates of one channel.
const TEMPLATES_MAX: usize = 100;

/// The longest text of a template, in characters.
const TEMPLATE_CHARS_MAX: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, language: &str, text: &str) -> WrittenTemplate {
        WrittenTemplate {
            name: name.into(),
            texts: BTreeMap::from([(language.into(), text.into())]),
        }
    }

    fn of(items: Vec<WrittenTemplate>) -> Result<usize, String> {
        let all = templates(Templates {
            items,
            ..Templates::default()
        })?;
        Ok(all.values().map(BTreeMap::len).sum())
    }

    #[test]
    fn items_of_one_name_are_one_template_in_several_languages() {
        let items = vec![written("cita", "es", "Hola"), written("cita", "en", "Hi")];
        assert_eq!(of(items), Ok(2));
    }

    #[test]
    fn a_text_is_as_long_as_the_contract_says_whatever_its_letters_weigh() {
        assert_eq!(of(vec![written("cita", "es", &"ñ".repeat(2_000))]), Ok(1));
        assert!(of(vec![written("cita", "es", &"ñ".repeat(2_001))]).is_err());
    }
}
