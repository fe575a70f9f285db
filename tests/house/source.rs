//! Reads the source as the house rules need it: without comments, strings and tests, and with its functions.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One Rust file.
pub(crate) struct Source {
    /// From the top of the repository, with forward slashes.
    pub(crate) path: String,
    /// As it stands.
    pub(crate) text: String,
    /// The same bytes, with comments and the insides of strings blanked.
    pub(crate) code: String,
    /// As `code`, with whatever is compiled for tests only blanked too.
    pub(crate) shipped: String,
    /// The insides of its string literals, each with the place where it starts.
    pub(crate) literals: Vec<(usize, String)>,
}

/// A function's name and the lines it takes.
pub(crate) struct Function {
    /// As written.
    pub(crate) name: String,
    /// First line, counted from one.
    pub(crate) line: usize,
    /// Lines from `fn` to the closing brace.
    pub(crate) lines: usize,
}

impl Source {
    /// Takes a file apart.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (code, literals) = blanked(text);
        let whole =
            path.ends_with("/tests.rs") || path.contains("/tests/") || !path.starts_with("src/");
        let shipped = if whole {
            blank_all(&code)
        } else {
            without_tests(&code)
        };
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            shipped,
            literals,
        }
    }

    /// The room it stands in, if it stands in one.
    pub(crate) fn room(&self) -> Option<&str> {
        self.path
            .strip_prefix("src/")?
            .split_once('/')
            .map(|(room, _)| room)
    }

    /// The line of a place, counted from one.
    pub(crate) fn line(&self, at: usize) -> usize {
        line_of(&self.text, at)
    }

    /// Its lines before the first test module.
    pub(crate) fn lines_before_tests(&self) -> usize {
        let first_test = test_items(&self.code)
            .into_iter()
            .find(|item| words_of(&self.code[item.clone()]).any(|(_, word)| word == "mod"));
        first_test.map_or(self.text.lines().count(), |item| self.line(item.start) - 1)
    }

    /// Every place in shipped code where this word stands alone.
    pub(crate) fn places<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        words_of(&self.shipped)
            .filter(move |(_, found)| *found == word)
            .map(|(at, _)| at)
    }

    /// The functions of shipped code.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let code = &self.shipped;
        let mut found = Vec::new();
        for at in self.places("fn") {
            let rest = &code[at + 2..];
            let Some((_, name)) = words_of(rest)
                .next()
                .filter(|(gap, _)| rest[..*gap].trim().is_empty())
            else {
                continue;
            };
            let end = item_end(code, at);
            found.push(Function {
                name: name.to_owned(),
                line: self.line(at),
                lines: line_of(code, end.saturating_sub(1)) - self.line(at) + 1,
            });
        }
        found
    }
}

/// The words (identifiers, keywords, numbers) of code, each with its place.
pub(crate) fn words_of(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + code[from..].find(is_word)?;
        let end = code[start..]
            .find(|c| !is_word(c))
            .map_or(code.len(), |length| start + length);
        from = end;
        Some((start, &code[start..end]))
    })
}

/// The names at the top of what follows a `path::`: one name, or each first name of a `{group}`.
pub(crate) fn names_after(code: &str, at: usize) -> Vec<&str> {
    let rest = code[at..].trim_start();
    let Some(group) = rest.strip_prefix('{') else {
        return words_of(rest)
            .next()
            .map(|(_, name)| name)
            .into_iter()
            .collect();
    };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (place, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.extend(words_of(&group[start..place]).next().map(|(_, name)| name));
                start = place + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

/// Every file of the repository that is ours, from the top, in order.
pub(crate) fn files() -> Vec<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(top.join(&folder)).expect("the repository can be listed");
        for entry in entries.map(|entry| entry.expect("an entry can be read")) {
            let name = entry.file_name();
            let path = folder.join(&name);
            if NOT_OURS.iter().any(|other| name == **other) {
                continue;
            }
            if entry.file_type().expect("an entry has a type").is_dir() {
                folders.push(path);
            } else {
                found.push(path.to_str().expect("our names are plain").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Reads a file by its place from the top; one that is not text is empty.
pub(crate) fn read(path: &str) -> String {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|problem| panic!("{path} cannot be read: {problem}"));
    String::from_utf8(bytes).unwrap_or_default()
}

/// Whether a file is Rust, going by its name.
pub(crate) fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "rs")
}

/// Every Rust file whose place starts so.
pub(crate) fn sources(under: &str) -> Vec<Source> {
    files()
        .iter()
        .filter(|path| path.starts_with(under) && is_rust(path))
        .map(|path| Source::new(path, &read(path)))
        .collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Blanks comments and the insides of strings, and collects the latter.
fn blanked(text: &str) -> (String, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = if bytes[at..].starts_with(b"//") {
            find(bytes, at, b"\n").unwrap_or(bytes.len())
        } else if bytes[at..].starts_with(b"/*") {
            comment_end(bytes, at)
        } else if let Some((inside, end)) = string_at(bytes, at) {
            literals.push((
                inside.start,
                String::from_utf8_lossy(&bytes[inside.clone()]).into_owned(),
            ));
            blank(&mut code, inside);
            at = end;
            continue;
        } else if bytes[at] == b'\'' {
            let end = char_end(text, at);
            blank(&mut code, at + 1..end.max(at + 2) - 1);
            at = end;
            continue;
        } else {
            at += 1;
            continue;
        };
        blank(&mut code, at..end);
        at = end;
    }
    // Blanking replaces whole characters by spaces, so what is left is text; names in code are plain anyway.
    (String::from_utf8_lossy(&code).into_owned(), literals)
}

fn blank(code: &mut [u8], range: Range<usize>) {
    for byte in &mut code[range] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn blank_all(code: &str) -> String {
    code.chars()
        .map(|c| if c == '\n' { '\n' } else { ' ' })
        .collect()
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes[from..]
        .windows(what.len())
        .position(|window| window == what)
        .map(|at| from + at)
}

fn comment_end(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start + 2, 1);
    while at < bytes.len() && depth > 0 {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
        } else {
            at += 1;
        }
    }
    at.min(bytes.len())
}

/// If a string literal starts here: its inside, and where it ends.
fn string_at(bytes: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    if bytes[at] == b'"' {
        let mut end = at + 1;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        let end = end.min(bytes.len());
        return Some((at + 1..end, (end + 1).min(bytes.len())));
    }
    let after_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    let raw = match &bytes[at..] {
        [b'r', ..] if !after_word => at + 1,
        [b'b' | b'c', b'r', ..] if !after_word => at + 2,
        _ => return None,
    };
    let hashes = bytes[raw..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    if bytes.get(raw + hashes) != Some(&b'"') {
        return None;
    }
    let mut closing = vec![b'"'];
    closing.resize(hashes + 1, b'#');
    let inside = raw + hashes + 1;
    let end = find(bytes, inside, &closing).unwrap_or(bytes.len());
    Some((inside..end, (end + closing.len()).min(bytes.len())))
}

/// Where a character literal ends, or one past the quote of a lifetime.
fn char_end(text: &str, at: usize) -> usize {
    let mut chars = text[at + 1..].char_indices();
    match chars.next() {
        Some((_, '\\')) => {
            let from = at + 3;
            text.get(from..)
                .and_then(|rest| rest.find('\''))
                .map_or(text.len(), |length| from + length + 1)
        }
        Some(_) => match chars.next() {
            Some((length, '\'')) => at + 1 + length + 1,
            _ => at + 1,
        },
        None => text.len(),
    }
}

/// Where the item that starts here ends: after its block, or after its semicolon.
fn item_end(code: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    let mut in_block = false;
    for (place, byte) in code.bytes().enumerate().skip(at) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'{' => {
                in_block |= depth == 0;
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                if in_block && depth == 0 {
                    return place + 1;
                }
            }
            b';' if depth == 0 => return place + 1,
            _ => {}
        }
    }
    code.len()
}

/// The items that only tests compile, attribute included.
fn test_items(code: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, attribute) in ["#[cfg(test)]", "#[test]"]
        .into_iter()
        .flat_map(|a| code.match_indices(a))
    {
        let mut at = start + attribute.len();
        // Further attributes have brackets, not blocks, and would end the item too early.
        while code[at..].trim_start().starts_with("#[") {
            at = code[at..]
                .find(']')
                .map_or(code.len(), |length| at + length + 1);
        }
        found.push(start..item_end(code, at));
    }
    found.sort_by_key(|item| item.start);
    found
}

fn without_tests(code: &str) -> String {
    let mut shipped = code.as_bytes().to_vec();
    for item in test_items(code) {
        blank(&mut shipped, item);
    }
    String::from_utf8_lossy(&shipped).into_owned()
}

const NOT_OURS: [&str; 4] = [".git", "target", "node_modules", "proptest-regressions"];

#[test]
fn comments_and_strings_are_not_code() {
    let source = Source::new(
        "src/a/b.rs",
        "let a = \"one \\\" two\"; // three\n/* four /* five */ six */ let b = r#\"seven \" eight\"#;\nlet c = 'd'; let e = '\\''; fn f<'g>() {}",
    );
    let words: Vec<&str> = words_of(&source.shipped).map(|(_, word)| word).collect();
    assert_eq!(
        words,
        [
            "let", "a", "let", "b", "r", "let", "c", "let", "e", "fn", "f", "g"
        ]
    );
    let literals: Vec<&str> = source
        .literals
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(literals, ["one \\\" two", "seven \" eight"]);
}

#[test]
fn tests_are_not_shipped() {
    let text = "fn a() {}\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n fn b() { c() }\n}\n#[cfg(test)]\nmod d;\nfn e() {}\n";
    let source = Source::new("src/a/b.rs", text);
    let names: Vec<String> = source
        .functions()
        .into_iter()
        .map(|function| function.name)
        .collect();
    assert_eq!(names, ["a", "e"]);
    assert_eq!(source.lines_before_tests(), 1);
}

#[test]
fn a_function_is_measured_from_its_name_to_its_brace() {
    let source = Source::new(
        "src/a/b.rs",
        "fn a(\n b: [u8; 4],\n) -> fn(u8) {\n {}\n}\ntrait T { fn c(&self); }\n",
    );
    let sizes: Vec<(usize, usize)> = source
        .functions()
        .iter()
        .map(|f| (f.line, f.lines))
        .collect();
    assert_eq!(sizes, [(1, 5), (6, 1)]);
}

#[test]
fn a_group_gives_its_first_names() {
    assert_eq!(names_after("{a::{b, c}, d, self}", 0), ["a", "d", "self"]);
    assert_eq!(names_after("a::b", 0), ["a"]);
}
