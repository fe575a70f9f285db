//! A text with places: `{name}` is one, `{{` and `}}` stand for the braces themselves, a lone brace is a brace.

/// The text with every place filled by what `value` says of its name; where it says nothing, the place stays to
/// be seen.
pub fn filled<V: AsRef<str>>(text: &str, mut value: impl FnMut(&str) -> Option<V>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        if tail.starts_with("{{") || tail.starts_with("}}") {
            out.push_str(&tail[..1]);
            rest = &tail[2..];
            continue;
        }
        let Some(name) = place(tail) else {
            out.push_str(&tail[..1]);
            rest = &tail[1..];
            continue;
        };
        let length = name.len() + 2;
        match value(name) {
            Some(value) => out.push_str(value.as_ref()),
            None => out.push_str(&tail[..length]),
        }
        rest = &tail[length..];
    }
    out.push_str(rest);
    out
}

/// The name of the place that a text begins with.
fn place(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    (!name.is_empty() && name.chars().all(fine)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        filled(text, |name| match name {
            "name" => Some("Ana"),
            "1" => Some("{name}"),
            _ => None,
        })
    }

    #[test]
    fn a_place_is_filled_and_braces_can_be_written() {
        assert_eq!(read("Hola {name} {{name}} }}{{ {"), "Hola Ana {name} }{ {");
    }

    #[test]
    fn what_stands_in_a_place_is_no_place_again() {
        assert_eq!(read("{1} {name}"), "{name} Ana");
    }

    #[test]
    fn what_is_not_known_or_no_place_stays_as_it_is() {
        for text in ["{order}", "{not one}", "{}", "{name", "} {ñ}"] {
            assert_eq!(read(text), text);
        }
    }
}
