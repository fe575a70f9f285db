//! Templates of a channel: what can be sent where it takes no free answer any more.

use crate::domain::places::filled;
use crate::protocol::list::List;
use crate::protocol::view::conversation::Param;
use crate::protocol::view::template::{TemplateUse, TemplateView};
use crate::terminal::safe;

use super::App;
use super::compose::Writing;
use super::overlay::{Choice, Goal};

impl App {
    /// `template`, or `template NAME place=value place=value`: what is known fills itself.
    pub(super) fn template(&mut self, line: &str) {
        let (name, said) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let found = self
            .templates()
            .into_iter()
            .find(|one| one.name.as_str() == name);
        let Some(template) = found else {
            self.choose_template();
            return;
        };
        let mut values = template.values.clone().into_vec();
        for value in &mut values {
            if let Some(said) = said_of(said, &value.name) {
                value.value = said;
            }
        }
        let empty = values.iter().filter(|one| one.value.trim().is_empty());
        let empty: Vec<String> = empty
            .map(|one| format!("{}=…", safe::line(&one.name)))
            .collect();
        if !empty.is_empty() {
            let text = safe::line(&template.text);
            let names = empty.join(" ");
            let speech = self.setup.speech;
            self.warn(speech.say(
                "terminal.template_missing",
                &[("names", &names), ("name", &template.name), ("text", &text)],
            ));
            return;
        }
        let text = read(&template.text, &values);
        self.write(Writing::Reply);
        let now = self.now;
        if let Some(composer) = self.composer_mut() {
            composer.field.take();
            composer.field.insert(&text);
            composer.changed_at = now;
            let used = TemplateUse {
                name: template.name,
                language: Some(template.language),
                values: values.into(),
            };
            composer.template = Some((used, text));
        }
    }

    /// The templates of the channel that the answer leaves by.
    fn templates(&self) -> Vec<TemplateView> {
        let via = self.composer().and_then(|composer| composer.via.as_ref());
        let shown = self.thread.as_ref().and_then(|thread| thread.show.as_ref());
        let templates = via.map(|via| &via.templates);
        let templates = templates.or(shown.map(|show| &show.templates)).cloned();
        templates.map(List::into_vec).unwrap_or_default()
    }

    fn choose_template(&mut self) {
        let rows: Vec<Choice> = self
            .templates()
            .iter()
            .map(|one| {
                let label = format!("{}  {}", one.name, safe::line(&one.text));
                Choice::labelled(label, format!("template {}", one.name)).known_as(&one.name)
            })
            .collect();
        if rows.is_empty() {
            self.warn_word("terminal.no_templates");
        } else {
            self.pick("terminal.template_title", rows, Goal::Run);
        }
    }
}

/// What stands after `name=`, as far as the next word with an `=` in it.
fn said_of(line: &str, name: &str) -> Option<String> {
    let words = line.split_whitespace();
    let mut value: Option<Vec<&str>> = None;
    for word in words {
        match (word.split_once('='), &mut value) {
            (Some((one, first)), None) if one == name => value = Some(vec![first]),
            (Some(_), Some(_)) => break,
            (None, Some(words)) => words.push(word),
            _ => {}
        }
    }
    value.map(|words| words.join(" "))
}

/// The text as its customer reads it.
fn read(text: &str, values: &[Param]) -> String {
    filled(text, |name| {
        let value = values.iter().find(|it| it.name == name);
        value.map(|it| &it.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_reads_as_its_customer_reads_it() {
        let value = |name: &str, value: &str| Param {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        let values = [value("name", "Ana"), value("1", "{x}")];
        let text = read("Hola {name}: {1} {{y}} {", &values);
        assert_eq!(text, "Hola Ana: {x} {y} {");
    }

    #[test]
    fn a_value_goes_on_to_the_next_place() {
        let line = "day=el lunes a las 9 place=Calle Mayor, 1";
        assert_eq!(said_of(line, "day").as_deref(), Some("el lunes a las 9"));
        assert_eq!(said_of(line, "place").as_deref(), Some("Calle Mayor, 1"));
        assert_eq!(said_of(line, "lunes"), None);
    }
}
